"""A line at the head of a page that says what was just done, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import text
from ui.theme import TONES, Tone
from ui.widgets.labels import button, label, picture, tool_button


class Notice(QFrame):
    """Shows one message at a time until it is closed or replaced."""

    def __init__(self, tone: Tone = "good") -> None:
        super().__init__()
        self.setProperty("role", tone)
        self._words = label()
        self._action = button("")
        self._act: Callable[[], object] | None = None
        self._action.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(picture("circle-check" if tone == "good" else "triangle-alert", TONES[tone][0]))
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(tool_button("x", text.CLOSE, self.hide))
        self.hide()

    def say(self, words: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show ``words``; ``action`` is the text of a button that does ``act`` and takes the line away."""
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._act = act
        self.show()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act:
            act()
