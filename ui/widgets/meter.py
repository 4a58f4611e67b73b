"""How much of a quota is used, in words and as a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.labels import label


class Meter(QWidget):
    """A title, "3 trên 5" beside it, a bar under it and a note; no bar where there is no limit to measure by."""

    def __init__(self, title: str, used: int, limit: int | None, words: str, *, tone: Tone, note: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(label(title), 1)
        row.addWidget(label(words, "strong", wrap=False, tone=tone))
        column.addLayout(row)
        if limit is not None:
            column.addWidget(_bar(used, limit, f"{title}: {words}", tone))
        if note:
            column.addWidget(label(note, "small"))


def _bar(used: int, limit: int, name: str, tone: Tone) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, max(limit, used, 1))
    bar.setValue(used)
    bar.setProperty("tone", tone)
    bar.setAccessibleName(name)
    return bar
