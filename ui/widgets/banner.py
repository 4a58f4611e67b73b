"""A verdict in one sentence, with a shape and on a ground of its tone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui import icons
from ui.models.review import Line
from ui.theme import TONES
from ui.widgets.labels import label, picture, restyle


class Banner(QFrame):
    """Shows one line at a time, with its note under it."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = picture("info", size=24)
        self._words = label("", "heading")
        self._note = label()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._words)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(words, 1)

    def say(self, line: Line) -> None:
        """Show ``line``."""
        self._picture.setPixmap(icons.pixmap(line.icon, TONES[line.tone][0], 24))
        self._words.setText(line.words)
        self._note.setText(line.note)
        self._note.setVisible(bool(line.note))
        self.setProperty("role", line.tone)
        for each in (self, self._words, self._note):
            restyle(each)
