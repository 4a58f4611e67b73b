"""A form whose answers go into the open dossier as they are typed; what cannot be read yet is kept as well."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from app.domain.achievement import TableRow, Value
from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.errors import AppError, InputError
from app.forms.answers import show_table
from app.forms.places import stored_answer
from app.forms.spec import FormField, FormSection
from app.services import sheet_export
from ui import icons
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.forms.form_view import FormView
from ui.text import criteria as criteria_words
from ui.text import sheets as sheet_words


class StoringForm(FormView):
    """Shows the questions it is given with what stands in the dossier; ``attaching`` asks for a file as evidence."""

    attaching = Signal()

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(self._extra_actions_of)
        self._desk = desk
        self._session = session
        self._shown: frozenset[Place] = frozenset()
        self.answered.connect(self.put)
        self.unreadable.connect(self._keep_typed)
        self.entered.connect(session.entered)
        self.undo_asked.connect(session.undo)
        self.redo_asked.connect(session.redo)

    def show_questions(self, sections: Iterable[FormSection], snapshot: Snapshot) -> None:
        """Draw these questions; where somebody left what cannot be read, it stands there again."""
        sections = tuple(sections)
        self.show_sections(sections, lambda place: stored_answer(snapshot.dossier, place), afresh=self._session.turning)
        asked = frozenset(field.place for section in sections for field in section.fields)
        for place in asked - self._shown:
            self._restore(place)
        self._shown = asked

    def put(self, field: FormField, value: Value) -> None:
        """Put an answer in its place; what is wrong with it is said under the field."""
        try:
            self._session.put(field, value)
            self._session.forget_unread(field.place)
        except InputError as error:
            self.tell(field.place, str(error))
        except AppError as error:
            self._desk.say_error(error)

    def take_list(self, field: FormField) -> None:
        """Take rows of a spreadsheet into the table of that question, seen and agreed to first."""
        from ui.dialogs.sheet_import import SheetImportDialog

        with self._desk.saying_errors():
            dialog = SheetImportDialog(self._desk, field.columns, self)
            dialog.imported.connect(lambda rows: self._take(field, rows))
            dialog.open()

    def write_table(self, field: FormField) -> None:
        """Write the table of that question as an Excel file; one with cells nobody can read is mended first."""
        from ui.dialogs.list_export import save_list

        self.commit()
        with self._desk.saying_errors():
            if self._session.unread.typed(field.place) is not None:
                raise InputError(sheet_words.TABLE_UNREAD, sheet_words.TABLE_UNREAD_HINT)
            rows = sheet_export.rows_of(stored_answer(self._session.snapshot.dossier, field.place))
            save_list(
                self._desk,
                self,
                sheet_export.table_name(field.label),
                lambda _, path: sheet_export.export_table(path, field.label, field.columns, rows),
            )

    def _take(self, field: FormField, rows: tuple[TableRow, ...]) -> None:
        self.take_rows(field.place, show_table(field.columns, rows), replace=False)

    def _extra_actions_of(self, field: FormField) -> tuple[QAction, ...]:
        if field.kind == "choices" and field.place.part == "nomination" and field.place.field.endswith(".evidence"):
            attach = QAction(icons.icon("plus"), criteria_words.ATTACH, self)
            attach.setToolTip(criteria_words.ATTACH_TIP)
            attach.triggered.connect(self.attaching)
            return (attach,)
        return self._table_actions(field) if field.kind == "table" else ()

    def _table_actions(self, field: FormField) -> tuple[QAction, ...]:
        take = QAction(sheet_words.IMPORT_FROM_LIST, self)
        take.setToolTip(sheet_words.IMPORT_FROM_LIST_TIP)
        take.triggered.connect(lambda: self.take_list(field))
        write = QAction(sheet_words.EXPORT_TABLE, self)
        write.setToolTip(sheet_words.EXPORT_TABLE_TIP)
        write.triggered.connect(lambda: self.write_table(field))
        return take, write

    def _restore(self, place: Place) -> None:
        typed = self._session.unread.typed(place)
        if typed is not None:
            self.restore_typed(place, typed)

    def _keep_typed(self, field: FormField, _: str) -> None:
        typed = self.typed_of(field.place)
        if typed is not None:
            with self._desk.saying_errors():
                self._session.keep_unread(field.place, typed)
