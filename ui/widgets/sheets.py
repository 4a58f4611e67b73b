"""The parts dialogs of several sheets are laid out with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import text
from ui.widgets.labels import button, label


def empty_sheet() -> tuple[QWidget, QVBoxLayout]:
    """An empty sheet and the column its content goes into."""
    empty = QWidget()
    column = QVBoxLayout(empty)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return empty, column


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """The buttons at the right end of a row."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    for each in buttons:
        row.addWidget(each)
    return row


class WaitingSheet(QWidget):
    """What is shown while something long is done: what it is, that it goes on, and a way to ``stop`` it."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._what = label("", "heading")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.stop = button(text.CANCEL)
        self.stop.clicked.connect(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addStretch()
        column.addLayout(button_row(self.stop))

    def say(self, what: str, *, can_stop: bool = True) -> None:
        """Tell what is done now."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self.stop.setVisible(can_stop)
