"""Asks once whether an export may write over the files of an earlier one, or goes into a folder beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import export_history
from app.services.export_history import PastExport
from ui.models.past_exports import when_of
from ui.text import export as export_words
from ui.widgets.labels import button, label
from ui.widgets.sheets import button_row


class OverwriteQuestion(QWidget):
    """``answered`` tells the folder to write into; ``left`` that nothing is to be written."""

    answered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = self._beside = Path()
        self.question = label("", "heading")
        self._words = label()
        self.beside = button(export_words.EXPORT_BESIDE, "folder-open", primary=True)
        self.beside.clicked.connect(lambda: self.answered.emit(self._beside))
        self.over = button(export_words.DO_OVERWRITE)
        self.over.clicked.connect(lambda: self.answered.emit(self._folder))
        leave = button(export_words.NOT_NOW)
        leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.addStretch()
        column.addWidget(self.question)
        column.addWidget(self._words)
        column.addStretch()
        column.addLayout(button_row(leave, self.over, self.beside))

    def ask(self, folder: Path, files: int, past: PastExport | None) -> None:
        """Ask about that many files in the folder, which ``past`` wrote if they are of this dossier."""
        self._folder, self._beside = folder, export_history.folder_beside(folder)
        if past:
            self.question.setText(export_words.OVERWRITE.format(count=files, when=when_of(past.made_at)))
        else:
            self.question.setText(export_words.OVERWRITE_UNKNOWN.format(count=files))
        self._words.setText(export_words.OVERWRITE_WORDS.format(folder=folder))
        self.beside.setToolTip(export_words.EXPORT_BESIDE_TIP.format(folder=self._beside))
        self.beside.setFocus()
