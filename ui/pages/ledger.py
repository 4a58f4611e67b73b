"""Sổ thành tích: everything achieved, found again, filled in, proved, cited for the criteria of dossiers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.services import ledger as service
from app.services import sheet_export
from app.services.ledger_choices import LedgerChoices
from ui import navigation
from ui.desk import Desk
from ui.ledger_undo import LedgerUndo
from ui.models.ledger_model import LedgerModel
from ui.page import Page
from ui.text import ledger as words
from ui.text import sheets as sheet_words
from ui.widgets.empty import EmptyState
from ui.widgets.excel_button import ExcelButton
from ui.widgets.labels import button, label
from ui.widgets.ledger_filter import LedgerFilterBar
from ui.widgets.ledger_head import LedgerHead
from ui.widgets.ledger_side import LedgerSide
from ui.widgets.ledger_table import LedgerTable
from ui.widgets.notice import Notice

_TABLE_SHARE, _SIDE_SHARE = 58, 42


class LedgerPage(Page):
    """The table with its filter; beside it what is known of the chosen achievement."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        ledger = desk.app.ledger
        self.editing = service.LedgerEditing(desk.app)
        self.model = LedgerModel(ledger.rows, ledger.ids)
        self.table = LedgerTable(self.model)
        self.filter = LedgerFilterBar()
        write = sheet_export.export_achievements
        self.excel = ExcelButton(desk, ("achievements",), sheet_words.LEDGER_FILE, write)
        self.head = LedgerHead(self.excel)
        self.choices = LedgerChoices(desk.app)
        self.side = LedgerSide(desk, self.editing, self.choices)
        self.notice = Notice()
        self._is_shown = False
        self._undo = LedgerUndo(desk, self.editing, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the ledger as it is now; nothing is asked again where nothing was written. Raises AppError."""
        if self._is_shown and self.choices.still_hold():
            return
        self._is_shown = False
        self.choices = self.side.form.choices = LedgerChoices(self._desk.app)
        self.filter.offer(self.choices, self._desk.say_error)
        self.side.cite.refresh()
        self.show_rows()
        self._is_shown = True

    def aim(self, target: str) -> None:
        """Show an achievement, whatever the filter was, and its evidence "achievement/evidence"; or all of a nominee's.

        The target of the latter is "nominee:" and the id.
        """
        kind, _, nominee = target.rpartition("nominee:")
        if nominee != target and not kind:
            self.filter.only_nominee(nominee)
            return
        target, _, evidence = target.partition("/")
        self._aim_at(target)
        if evidence:
            self.side.setCurrentWidget(self.side.evidence)
            self.side.evidence.choose_evidence(evidence)

    def _aim_at(self, target: str) -> None:
        if self.model.place_of(self._desk.app.ledger.number_of(target)) is None:
            self.filter.clear_all()
        self.choose(target)

    def rest(self) -> None:
        """Save what was typed last."""
        self.side.form.commit()

    def choose(self, achievement_id: str) -> None:
        """Choose the row of that achievement, if it is shown."""
        place = self.model.place_of(self._desk.app.ledger.number_of(achievement_id))
        if place is not None:
            self.table.show_place(place)

    def show_rows(self) -> None:
        """Ask for the rows the filter lets in; what was chosen stays chosen. Raises AppError."""
        chosen = self.side.shown
        wanted, (order, descending) = self.filter.wanted(), self.table.order()
        numbers = self._desk.app.ledger.numbers(wanted, order, descending=descending)
        self.model.show_numbers(numbers, self.choices.area_titles)
        filtered = not self.filter.is_empty()
        self._none_found.setVisible(not numbers and filtered)
        self._body.setCurrentIndex(bool(numbers) or filtered)
        self.filter.setVisible(bool(numbers) or filtered)
        if chosen:
            with QSignalBlocker(self.table):  # what is chosen is shown once, below
                self.choose(chosen)
        self._show_chosen()

    def add(self) -> None:
        """Begin a new achievement and put the keyboard into its first field."""
        with self._desk.saying_errors():
            self.side.form.commit()
            made = self.editing.begin()
            if not self.filter.is_empty():
                self.filter.clear_all()
            self.show_rows()
            self.choose(made)
            self.side.setCurrentWidget(self.side.form)
            self.side.form.view.focus_place(self.side.form.view.places()[0])

    def undo(self) -> None:
        """Take the last change of the ledger back."""
        self._turn(self._undo.undo)

    def redo(self) -> None:
        """Do it again."""
        self._turn(self._undo.redo)

    def remove(self) -> None:
        """Move the chosen achievements to the trash; a button takes them out again."""
        with self._desk.saying_errors():
            if ids := self.chosen_ids():
                self.side.form.commit()
                self.editing.remove(ids)
                self.side.form.show_achievement("")
                self.show_rows()
                self.notice.say(words.REMOVED.format(count=len(ids)), words.TAKE_BACK, self.undo)

    def edit_many(self) -> None:
        """Ask what the chosen achievements should all say."""
        from ui.dialogs.bulk_edit import BulkEditDialog

        if ids := self.chosen_ids():
            tags = self._desk.app.ledger.tags()
            dialog = BulkEditDialog(self, len(ids), self.choices.areas, self.choices.people, tags)
            dialog.applied.connect(lambda field, value: self.bulk(ids, field, value))
            dialog.open()

    def bulk(self, ids: tuple[str, ...], field: service.BulkField, value: str) -> None:
        """Give all of them the same answer."""
        with self._desk.saying_errors():
            self.side.form.commit()
            count = self.editing.bulk(ids, field, value)
            self.refresh()
            said = words.BULK_DONE.format(count=count) if count else words.BULK_NOTHING
            self.notice.say(said, words.UNDO if count else "", self.undo)

    def cite_for(self, ids: tuple[str, ...], dossier: str, nomination: str, criterion: str) -> None:
        """Cite these achievements, or the chosen ones, and say so."""
        wanted, go = ids or self.chosen_ids(), self._desk.go
        if not wanted:
            self.notice.say(words.CHOOSE_ONE)
            return
        with self._desk.saying_errors():
            self.side.form.commit()
            changed = service.cite(self._desk.app, wanted, dossier, nomination, criterion)
            cited = words.CITED.format(count=len(wanted), nominee=self.side.cite.case.currentText())
            said = cited if changed else words.ALREADY_CITED
            self.notice.say(said, words.OPEN_DOSSIER, lambda: go(navigation.DOSSIER, dossier))
            self.model.renew()
            self.side.renew()

    def cite(self) -> None:
        """Cite the chosen achievements for the criterion chosen beside; ask for one where none is in sight."""
        if self.chosen_ids():
            self.side.cite_or_ask()
        else:
            self.notice.say(words.CHOOSE_ONE)

    def chosen_ids(self) -> tuple[str, ...]:
        """The achievements that are chosen in the table."""
        return self.model.ids_at(self.table.places())

    def _turn(self, turn: Callable[[], None]) -> None:
        with self._desk.saying_errors():
            self.side.form.commit()
            turn()

    def _show_turned(self, ids: tuple[str, ...]) -> None:
        with self._desk.saying_errors():
            self.side.form.show_achievement("")
            self.show_rows()
            if ids:
                self.aim(ids[0])
                self._show_chosen(afresh=True)
            else:
                self.excel.notice.hide()  # an import was taken back

    def _show_chosen(self, *, afresh: bool = False) -> None:
        """Show what is known of the chosen row beside the table."""
        with self._desk.saying_errors():
            places = self.table.places()
            chosen = self.model.ids_at(places)[0] if len(places) == 1 else ""
            self.side.show_achievement(chosen, len(places), afresh=afresh)
            self._count()

    def _count(self) -> None:
        total, chosen = self.model.rowCount(), len(self.table.places())
        said = words.CHOSEN.format(count=total, chosen=chosen) if chosen > 1 else words.COUNT.format(count=total)
        self._total.setText(said)
        self.head.tell(chosen, self.editing.undo_title)

    def _stored(self) -> None:
        self.model.renew()
        self._count()

    def _imported(self) -> None:
        """The keyboard goes to the rows, where it can take them back once the dialog has gone."""
        with self._desk.saying_errors():
            self.refresh()
            self.table.setFocus()

    def _taken_back(self) -> None:
        with self._desk.saying_errors():
            self.refresh()

    def _see_alike(self) -> None:
        with self._desk.saying_errors():
            title = self._desk.app.achievements.get(self.side.shown).title
            self.filter.clear_all()
            self.filter.text.setText(title)

    def _filtered(self) -> None:
        with self._desk.saying_errors():
            self.side.form.commit()
            self.show_rows()

    def _connect(self) -> None:
        self.head.add_asked.connect(self.add)
        self.head.bulk_asked.connect(self.edit_many)
        self.head.undo_asked.connect(self.undo)
        self.head.redo_asked.connect(self.redo)
        self.head.remove_asked.connect(self.remove)
        self.head.order_asked.connect(self.table.order_by)
        self.head.cite_asked.connect(self.cite)
        self.addAction(self.head.cite)
        self.table.addActions([self.head.undo, self.head.redo])
        self._undo.turned.connect(self._show_turned)
        self.excel.imported.connect(self._imported)
        self.excel.taken_back.connect(self._taken_back)
        self.filter.changed.connect(self._filtered)
        self.filter.rows_asked.connect(self.table.enter)
        self.table.ordered.connect(self._filtered)
        self.table.picked.connect(self._show_chosen)
        self.side.stored.connect(self._stored)
        self.side.form.undo_asked.connect(self.undo)
        self.side.form.redo_asked.connect(self.redo)
        self.side.form.alike_asked.connect(self._see_alike)
        self.side.evidence.told.connect(self.notice.say)
        self.side.uses.dossier_asked.connect(lambda dossier: self._desk.go(navigation.DOSSIER, dossier))
        self.side.cite.wanted.connect(self.cite_for)

    def _lay_out(self) -> None:
        self._total = label("", "small", wrap=False)
        self._none_found = label(words.NOTHING_FOUND, "muted")
        first = button(words.ADD.replace("&", ""), "file-plus", primary=True)
        first.clicked.connect(self.add)
        self._body = QStackedWidget()
        self._body.addWidget(EmptyState("award", words.EMPTY, words.EMPTY_WORDS, (first,)))
        self._body.addWidget(_beside(self._none_found, self.table, self._total, self.side))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        for each in (self.head, self.notice, self.excel.notice, self.filter):
            column.addWidget(each)
        column.addWidget(self._body, 1)


def _beside(none_found: QWidget, table: QWidget, total: QWidget, side: QWidget) -> QSplitter:
    """The table with what is said of it, and what is known of the chosen row at its right."""
    left = QWidget()
    rows = QVBoxLayout(left)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(6)
    rows.addWidget(none_found)
    rows.addWidget(table, 1)
    rows.addWidget(total)
    split = QSplitter()
    split.setChildrenCollapsible(False)
    split.addWidget(left)
    split.addWidget(side)
    split.setStretchFactor(0, _TABLE_SHARE)
    split.setStretchFactor(1, _SIDE_SHARE)
    split.setSizes([_TABLE_SHARE * 10, _SIDE_SHARE * 10])
    return split
