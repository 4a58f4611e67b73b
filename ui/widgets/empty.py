"""What a page shows when it has nothing yet: what this place is for and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import Colour
from ui.widgets.labels import label, picture

_WIDTH = 520


class EmptyState(QWidget):
    """An icon, a heading, a sentence or two and the buttons that lead on, in the middle of the page."""

    def __init__(self, icon: str, heading: str, words: str, buttons: tuple[QPushButton, ...] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(picture(icon, Colour.FAINT, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_centred(label(heading, "heading", wrap=False)))
        self._words = label(words, "muted")
        column.addLayout(_narrow(self._words))
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        for each in buttons:
            row.addWidget(each)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)

    def say(self, words: str) -> None:
        """Say something else under the heading."""
        self._words.setText(words)


def _centred(words: QWidget) -> QWidget:
    words.setProperty("alignment", Qt.AlignmentFlag.AlignCenter)
    return words


def _narrow(words: QWidget) -> QHBoxLayout:
    """Long lines are hard to read: keep them to a column."""
    _centred(words)
    words.setMaximumWidth(_WIDTH)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words, 20)
    row.addStretch(1)
    return row
