"""The calm panel over a page: what happened, that the data is safe, what to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from app.errors import AppError, Cancelled
from ui import text
from ui.theme import Colour
from ui.widgets.labels import button, label, picture, tool_button

_MOST_LINES = 3
_AROUND_LINES = 20


class ErrorPanel(QFrame):
    """Shows one error at a time until it is closed or replaced."""

    def __init__(self, *, safe: str = text.DATA_SAFE, closable: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "bad")
        self.setAccessibleName(text.ERROR_PANEL)
        self._message = label("", "strong")
        self._hint = label()
        self._safe = label(safe, tone="good")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(text.DETAILS)
        self._more = button(text.SHOW_DETAILS)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        self._copy = button(text.COPY_DETAILS)
        self._copy.clicked.connect(self._copy_details)
        self._build(closable)
        self._safe.setVisible(bool(safe))
        self.hide()

    def show_error(self, error: AppError) -> None:
        """Say what happened; a second error takes the first one's place, and nobody speaks of a Cancelled."""
        if isinstance(error, Cancelled):
            return
        self._message.setText(error.message)
        self._hint.setText(error.hint)
        self._hint.setVisible(bool(error.hint))
        self._details.setPlainText(error.details)
        lines = min(error.details.count("\n") + 1, _MOST_LINES)
        self._details.setFixedHeight(lines * self._details.fontMetrics().lineSpacing() + _AROUND_LINES)
        self._more.setVisible(bool(error.details))
        self._more.setChecked(False)
        self._unfold(False)
        self.show()

    def close_panel(self) -> None:
        """Take the error away."""
        self.hide()

    def _build(self, closable: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(picture("circle-x", Colour.BAD, 22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self._message, self._hint, self._safe):
            words.addWidget(each)
        buttons = QHBoxLayout()
        buttons.addWidget(self._more)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        words.addLayout(buttons)
        words.addWidget(self._details)
        row.addLayout(words, 1)
        if closable:
            shut = tool_button("x", text.CLOSE, self.close_panel)
            row.addWidget(shut, 0, Qt.AlignmentFlag.AlignTop)

    def _unfold(self, open_: bool) -> None:
        self._details.setVisible(open_)
        self._copy.setVisible(open_)
        self._more.setText(text.HIDE_DETAILS if open_ else text.SHOW_DETAILS)

    def _copy_details(self) -> None:
        lines = (self._message.text(), self._hint.text(), self._details.toPlainText())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))
