"""How long a text is beside what it may be, in words and as a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from app.services.summary_draft import Length
from ui.text import achievements as words
from ui.widgets.labels import label, restyle

_BAR = 90


class LengthMeter(QWidget):
    """Green while the text fits, amber where it is longer than usual, red where longer than the plan allows."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "small", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bar)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_length(self, length: Length) -> None:
        """Show how long it is."""
        tone = ("bad" if length.stated else "warn") if length.over else "good"
        said = words.LENGTH_OF.format(words=length.words, limit=length.limit)
        if length.over:
            said = f"{said} · {words.LENGTH_OVER.format(over=length.over)}"
        self._words.setText(said)
        limit = words.LENGTH_STATED if length.stated else words.LENGTH_USUAL
        self.setToolTip(limit.format(limit=length.limit))
        self._bar.setAccessibleName(f"{said}. {self.toolTip()}")
        self._bar.setRange(0, max(length.limit, 1))
        self._bar.setValue(min(length.words, length.limit))
        self._words.setProperty("role", "" if length.over else "small")
        for each in (self._words, self._bar):
            each.setProperty("tone", tone if length.over or each is self._bar else "")
            restyle(each)
