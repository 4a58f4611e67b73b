"""The exports of a dossier so far; the disk is looked at in the background, for a folder may lie on a slow drive."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import export_history
from app.services.export_history import FileState, PastExport
from ui.desk import Desk
from ui.models.past_exports import past_rows
from ui.tasks import Job
from ui.text import export as export_words
from ui.widgets.export_report import open_path
from ui.widgets.labels import label
from ui.widgets.listing import Listing

_Looked = tuple[tuple[PastExport, ...], tuple[tuple[FileState, ...], ...]]


class ExportHistory(QWidget):
    """``counted`` tells how many exports there are."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self.listing = Listing(
            export_words.HISTORY, "history", export_words.NEVER_EXPORTED, export_words.NEVER_EXPORTED_WORDS
        )
        self.listing.rows.acted.connect(open_path)
        self._tip = label(export_words.HISTORY_TIP, "small")
        self._tip.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tip)
        column.addWidget(self.listing, 1)

    def show_dossier(self, dossier_id: str) -> None:
        """Show what was exported of it. StorageError."""
        pasts = export_history.past_exports(self._desk.app, dossier_id)
        if self._job:
            self._job.abandon()
        self.counted.emit(len(pasts))
        self._job = self._desk.runner.start(
            lambda job: (pasts, export_history.states_of(pasts)),
            done=self._show,
            failed=self._desk.say_error,
        )

    def _show(self, looked: object) -> None:
        pasts, states = cast(_Looked, looked)
        self._tip.setVisible(bool(pasts))
        self.listing.show_rows(past_rows(pasts, states))
