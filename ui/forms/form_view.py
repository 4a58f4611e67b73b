"""Draws forms as data and says what was answered; it decides nothing and stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.domain.finding import Place
from app.forms.spec import FormField, FormSection
from ui.forms.choices import ChoicesEditor
from ui.forms.editors import Typed, widget_of
from ui.forms.form_row import Entry, ValueOf
from ui.forms.form_rows import FormRows, plain
from ui.forms.reading import Reading
from ui.forms.table_editor import TableEditor
from ui.text import forms as words
from ui.widgets.fields import is_redo, is_undo
from ui.widgets.labels import label

ExtraActions = Callable[[FormField], Iterable[QAction]]


class FormView(QWidget):
    """The sections of a form, one under the other, in an area that scrolls.

    ``answered(FormField, Value)`` says what a person changed, once it reads well; ``unreadable(FormField, str)`` that
    it does not, and why; ``entered(Place)`` where the keyboard is. ``undo_asked`` and ``redo_asked`` come when the
    field itself has nothing to take back.
    """

    answered = Signal(object, object)
    unreadable = Signal(object, str)
    entered = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, extra_actions: ExtraActions = lambda _: ()) -> None:
        """``extra_actions`` gives what a table or a list to tick has of its own, by its question: "Nhập từ Excel…"."""
        super().__init__()
        self._extra_actions = extra_actions
        self._wanted: tuple[tuple[FormSection, ...], ValueOf, bool] | None = None
        self._showing = False
        column = self._lay_out()
        self._rows = FormRows(self._scroll, column, self)
        self._rows.arrange(self.width())
        column.addStretch(1)
        self._reading = Reading(self)
        self._rows.edited.connect(self._reading.edited)
        self._rows.unread.connect(lambda entry: self._reading.read(entry, left=True))
        self._rows.left_cell.connect(self._reading.leave_cell)
        self._rows.built.connect(self._add_actions)
        self._reading.settled.connect(lambda entry: entry.row.settle())
        self._reading.due.connect(self.commit)
        self._reading.answered.connect(lambda entry: self.answered.emit(entry.asked, entry.value))
        self._reading.unreadable.connect(lambda entry, problem: self.unreadable.emit(entry.asked, problem))
        QApplication.instance().focusChanged.connect(self._focus_moved)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]

    def show_sections(self, sections: Iterable[FormSection], value_of: ValueOf, *, afresh: bool = False) -> None:
        """Show these questions with the values stored now, changing only what is different.

        The field somebody is in keeps its text, unless ``afresh``: after an undo the stored value counts everywhere.
        Called while it is at work already (from ``answered``), it does the last that was wanted when it is done.
        """
        self._wanted = (tuple(sections), value_of, afresh)
        if self._showing:
            return
        self._showing = True
        try:
            while self._wanted:
                wanted, self._wanted = self._wanted, None
                self._show(*wanted)
        finally:
            self._showing = False

    def commit(self) -> bool:
        """Read at once what was typed last; whether all of it could be read."""
        self._reading.commit(self._rows.entries())
        return not any(each.unread for each in self._rows.entries())

    def focus_place(self, place: Place) -> bool:
        """Scroll to the field and put the keyboard in it, in a table into the cell; False where it is not asked."""
        entry = self._rows.entry(plain(place))
        if entry is None:
            return False
        self._focus(entry)
        if place.row is not None:
            entry.focus_cell(place.row, place.column)
        return True

    def stay_in_sight(self) -> None:
        """Scroll to the field somebody is in: something else took room from the form."""
        here = self._rows.entry_at(QApplication.focusWidget())
        if here is not None:
            widget = widget_of(here.editor)
            QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, 40))

    def tell(self, place: Place, problem: str) -> None:
        """Say under the field, or in the cell, what others found wrong; "" takes it back, as an edit does."""
        self.tell_all(self._rows.told() | {place: problem})

    def tell_all(self, problems: Mapping[Place, str]) -> None:
        """Say all that others found wrong, and take back what was said before."""
        self._rows.tell(problems)

    def take_rows(self, place: Place, rows: Sequence[Mapping[str, str]], *, replace: bool) -> None:
        """Put rows from elsewhere (a spreadsheet) into a table as if typed, behind its own or in place of them."""
        entry = self._rows.entry(place)
        if entry and isinstance(entry.editor, TableEditor):
            entry.editor.take_rows(rows, replace=replace)
            self.commit()

    def typed_of(self, place: Place) -> Typed | None:
        """What stands in the field now as it was typed; None where the field is not asked."""
        entry = self._rows.entry(place)
        return entry.editor.typed() if entry else None

    def restore_typed(self, place: Place, typed: Typed) -> None:
        """Show again what was typed earlier and could not be read."""
        if entry := self._rows.entry(place):
            entry.editor.show_typed(typed)
            self._reading.read(entry, left=True)

    def places(self) -> tuple[Place, ...]:
        """The fields from top to bottom."""
        return self._rows.places()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field takes: Enter to the next field, undo and redo."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._focus_next()
        elif is_undo(event) or is_redo(event):
            self.commit()
            (self.undo_asked if is_undo(event) else self.redo_asked).emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The letters of the labels are none that the page around the form has."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._rows.mark_anew)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed waits where nobody sees it."""
        self.commit()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels stand above their fields where it is narrow."""
        super().resizeEvent(event)
        self._rows.arrange(self.width())
        self._rows.look()

    def _lay_out(self) -> QVBoxLayout:
        self._sheet = QWidget()
        self._sheet.setProperty("role", "sheet")
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 0, 12, 12)
        column.setSpacing(12)
        self._empty = label(words.EMPTY_FORM, "muted")
        column.addWidget(self._empty)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Sideways there is nothing to see, and no field that is entered may push the others out of sight.
        across = self._scroll.horizontalScrollBar()
        across.valueChanged.connect(lambda: across.setValue(0))
        self._scroll.setWidget(self._sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        return column

    def _show(self, sections: tuple[FormSection, ...], value_of: ValueOf, afresh: bool) -> None:
        asked = {field.place for section in sections for field in section.fields}
        self._reading.commit((each for each in self._rows.entries() if each.place not in asked), left=True)
        self.setUpdatesEnabled(False)
        try:
            self._empty.setVisible(not asked)
            self._rows.show(sections, value_of, afresh=afresh)
        finally:
            self.setUpdatesEnabled(True)

    def _add_actions(self, entry: Entry) -> None:
        if isinstance(entry.editor, TableEditor | ChoicesEditor):
            entry.editor.add_actions(self._extra_actions(entry.asked))

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            self.commit()
            return
        leaving, arriving = self._rows.entry_at(old), self._rows.entry_at(now)
        if leaving is arriving:
            return
        if leaving:
            self._reading.leave(leaving)
        if arriving:
            self._scroll.ensureWidgetVisible(now, 0, 40)
            self.entered.emit(arriving.place)

    def _focus(self, entry: Entry) -> None:
        widget = widget_of(entry.editor)
        # New rows get their places before anything is measured.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._scroll.ensureWidgetVisible(widget, 0, 40)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_next(self) -> None:
        here = self._rows.entry_at(QApplication.focusWidget())
        if following := self._rows.following(here) if here else self._rows.first():
            self._focus(following)
        else:
            self.focusNextChild()
