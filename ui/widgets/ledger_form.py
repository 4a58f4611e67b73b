"""One achievement of the ledger: its questions, when it was saved, and whether it is written down twice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.domain.finding import Place
from app.forms.spec import FormField
from ui.desk import Desk
from ui.forms.form_view import FormView
from ui.text import ledger as words
from ui.widgets.labels import button, label

if TYPE_CHECKING:
    from app.services.ledger import LedgerEditing
    from app.services.ledger_choices import LedgerChoices

_NOTHING = 0


class LedgerForm(QWidget):
    """``stored`` comes when an answer was saved, ``undo_asked`` and ``redo_asked`` when a key asked for that.

    ``alike_asked`` asks to see those that are alike.
    """

    stored = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    alike_asked = Signal()

    def __init__(self, desk: Desk, editing: LedgerEditing, choices: LedgerChoices) -> None:
        super().__init__()
        self._desk = desk
        self._editing = editing
        self._id = ""
        self.choices = choices
        self.view = FormView()
        self.view.answered.connect(self._store)
        self.view.undo_asked.connect(self.undo_asked)
        self.view.redo_asked.connect(self.redo_asked)
        self.saved = label("", "small", wrap=False)
        self.said = label(words.CHOOSE_ONE, "muted")
        self._alike_words = label()
        self.alike = self._alike_frame()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.saved)
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.alike)
        inside.addWidget(self.view, 1)
        inside.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._said_sheet())
        self._stack.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 0, 0)
        column.addWidget(self._stack)

    @property
    def shown(self) -> str:
        """The achievement that is shown; "" = none."""
        return self._id

    def show_achievement(self, achievement_id: str, *, afresh: bool = False) -> None:
        """Show that achievement, or nothing. Raises AppError."""
        if achievement_id != self._id:
            self.commit()
            self.saved.setText("")
        self._id = achievement_id
        self._stack.setCurrentIndex(bool(achievement_id))
        if achievement_id:
            self._ask(afresh=afresh)
            self._notice_alike()

    def say_nothing(self, said: str) -> None:
        """Show nothing, and say why."""
        self.show_achievement("")
        self.said.setText(said)

    def commit(self) -> bool:
        """Read at once what was typed last."""
        return self.view.commit()

    def _ask(self, *, afresh: bool) -> None:
        achievement = self._desk.app.achievements.get(self._id)
        sections = self._editing.sections(achievement, self.choices.areas, self.choices.people)
        self.view.show_sections(sections, self._value_of, afresh=afresh)

    def _value_of(self, place: Place) -> Value:
        return self._editing.value_of(place.id, place)

    def _store(self, field: FormField, value: Value) -> None:
        with self._desk.saying_errors():
            self._editing.put(field, value)
            if field.place.field == "participants" and field.place.id == self._id:
                self._ask(afresh=False)  # each one's role is asked for
            self.saved.setText(words.SAVED.format(time=f"{dt.datetime.now():%H:%M}"))
            self._notice_alike()
            self.stored.emit(field.place.id)

    def _notice_alike(self) -> None:
        alike = self._desk.app.ledger.alike(self._id) if self._id else ()
        titles = "; ".join(f"{row.title} ({row.date.as_written()})" if row.date else row.title for row in alike[:3])
        self._alike_words.setText(words.ALIKE.format(titles=titles))
        self.alike.setVisible(bool(alike))

    def _alike_frame(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "warn")
        show = button(words.SHOW_ALIKE)
        show.clicked.connect(self.alike_asked)
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(self._alike_words, 1)
        row.addWidget(show)
        frame.hide()
        return frame

    def _said_sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.addWidget(self.said)
        column.addStretch(1)
        return sheet
