"""Sentences the facts would word otherwise today, one after the other, both wordings side by side."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.sentence_merge import Change
from ui.models.changed_words import Stretch, stretches
from ui.text import achievements as words
from ui.theme import Colour
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button, label, picture, tool_button


class ChangeReview(QFrame):
    """``taken`` and ``left`` tell the changes (a tuple) the official decided on."""

    taken = Signal(object)
    left = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "warn")
        self._changes: tuple[Change, ...] = ()
        self._here = 0
        self._lead = label("", "strong")
        self._number = label("", "small", wrap=False)
        self._back = tool_button("chevron-left", words.PREVIOUS_CHANGE, lambda: self._go(-1))
        self._on = tool_button("chevron-right", words.NEXT_CHANGE, lambda: self._go(1))
        self._own = _Wording(words.CHANGE_OWN)
        self._today = _Wording(words.CHANGE_TODAY)
        self._touched = label(words.CHANGE_TOUCHED, "small")
        self.take = button(words.TAKE, primary=True)
        self.leave = button(words.LEAVE)
        self.take_rest = button(words.TAKE_REST, tip=words.TAKE_REST_TIP)
        self.take.clicked.connect(lambda: self.taken.emit((self._changes[self._here],)))
        self.leave.clicked.connect(lambda: self.left.emit((self._changes[self._here],)))
        self.take_rest.clicked.connect(lambda: self.taken.emit(self._untouched()))
        self._lay_out()
        self.hide()

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Offer these; nothing is shown where there are none."""
        self._changes = changes
        self._here = min(self._here, max(len(changes) - 1, 0))
        self.setVisible(bool(changes))
        if changes:
            self._show()

    def current(self) -> Change | None:
        """The change in sight."""
        return self._changes[self._here] if self._changes else None

    def _go(self, by: int) -> None:
        self._here = (self._here + by) % len(self._changes)
        self._show()

    def _show(self) -> None:
        change, count = self._changes[self._here], len(self._changes)
        self._lead.setText(words.CHANGED.format(count=count))
        self._number.setText(words.CHANGE_OF.format(number=self._here + 1, count=count))
        for each in (self._number, self._back, self._on):
            each.setVisible(count > 1)
        self._own.show_words(stretches(change.own, change.today), words.CHANGE_NOTHING_OWN)
        self._today.show_words(stretches(change.today, change.own), words.CHANGE_NOTHING_TODAY)
        self._touched.setVisible(change.touched)
        rest = self._untouched()
        self.take_rest.setVisible(len(rest) > 1)
        self.take_rest.setText(words.TAKE_REST.format(count=len(rest)))

    def _untouched(self) -> tuple[Change, ...]:
        return tuple(each for each in self._changes if not each.touched)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(picture("refresh-cw", Colour.WARN))
        head.addWidget(self._lead, 1)
        for each in (self._back, self._number, self._on):
            head.addWidget(each)
        sides = QHBoxLayout()
        sides.setSpacing(10)
        sides.addWidget(self._own, 1)
        sides.addWidget(self._today, 1)
        foot = FlowLayout(10, 6)
        for each in (self.take, self.leave, self.take_rest):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(sides)
        column.addWidget(self._touched)
        column.addLayout(foot)


class _Wording(QFrame):
    """One of the two sides; the words the other has not got stand out."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title = title
        self._words: QLabel = label("")
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        column.addWidget(label(title, "small", wrap=False))
        column.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)

    def show_words(self, told: tuple[Stretch, ...], nothing: str) -> None:
        """Show the sentence; ``nothing`` where this side has none."""
        shown = " ".join(_marked(each) for each in told)
        self._words.setText(shown or f'<span style="color:{Colour.MUTED}">{escape(nothing)}</span>')
        plain = " ".join(each.words for each in told) or nothing
        self._words.setAccessibleName(words.CHANGE_SPOKEN.format(side=self._title, words=plain))


def _marked(stretch: Stretch) -> str:
    plain = escape(stretch.words)
    if not stretch.differs:
        return plain
    return f'<b style="background-color:{Colour.WARN_SOFT}; color:{Colour.WARN}">{plain}</b>'
