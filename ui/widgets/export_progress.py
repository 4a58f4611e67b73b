"""How far an export is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.text import export as export_words
from ui.widgets.labels import button, label
from ui.widgets.sheets import button_row


class ExportProgress(QWidget):
    """``stopped`` asks to stop."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(export_words.EXPORTING)
        self._now = label("", "muted")
        self._stop = button(export_words.STOP)
        self._stop.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.addStretch()
        column.addWidget(label(export_words.EXPORTING, "heading"))
        column.addWidget(self._bar)
        column.addWidget(self._now)
        column.addStretch()
        column.addLayout(button_row(self._stop))

    def begin(self) -> None:
        """Nothing is done yet; Enter stops."""
        self._bar.setRange(0, 0)
        self._now.setText("")
        self._stop.setText(export_words.STOP)
        self._stop.setEnabled(True)
        self._stop.setFocus()

    def advance(self, done: int, total: int, what: str) -> None:
        """So much is done, and this is being done now."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._now.setText(what)

    def _ask(self) -> None:
        self._stop.setText(export_words.STOPPING)
        self._stop.setEnabled(False)
        self.stopped.emit()
