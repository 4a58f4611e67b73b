"""The page that says calmly that the program itself failed."""

from __future__ import annotations

import traceback

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import text
from ui.text import crash as crash_words
from ui.theme import Colour
from ui.widgets.labels import button, label, picture

_WIDTH = 720


class CrashPage(QWidget):
    """``left`` asks to go on working, ``quit`` to close the program."""

    left = Signal()
    quit = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(text.DETAILS)
        go_on = button(crash_words.CRASH_CONTINUE, primary=True)
        go_on.clicked.connect(self.left)
        leave = button(crash_words.CRASH_QUIT)
        leave.clicked.connect(self.quit)
        copy = button(text.COPY_DETAILS, "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(leave)
        buttons.addWidget(go_on)
        self._build(buttons)

    def show_crash(self, error: BaseException) -> None:
        """Show where it went wrong; several failures are kept one under another."""
        lines = "".join(traceback.format_exception(error)).strip()
        former = self._details.toPlainText()
        self._details.setPlainText(f"{former}\n\n{lines}".strip())

    def _build(self, buttons: QHBoxLayout) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(picture("triangle-alert", Colour.WARN, 28))
        head.addWidget(label(crash_words.CRASH_TITLE, "title"), 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(label(text.DATA_SAFE, "strong", tone="good"))
        column.addWidget(label(crash_words.CRASH_WORDS))
        column.addWidget(label(text.DETAILS, "small"))
        column.addWidget(self._details, 1)
        column.addLayout(buttons)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 28, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)
