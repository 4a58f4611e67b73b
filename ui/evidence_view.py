"""Looks at a file of evidence in the background, then shows it large or hands it to another program."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.domain.achievement import Evidence
from app.errors import AppError
from app.services import evidence as service
from ui.desk import Desk
from ui.tasks import Job


class EvidenceView(QObject):
    """One file at a time. ``spoilt`` comes when a file was found missing or altered, and that is remembered."""

    spoilt = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._evidence: Evidence | None = None
        self._note = ""
        self._job: Job | None = None

    def show_large(self, evidence: Evidence, note: str = "") -> None:
        """Show it as large as there is room, with ``note`` above it."""
        if self._begin(evidence):
            self._note = note
            files = self._desk.app.evidence.files
            self._job = self._desk.runner.start(
                lambda job: service.whole_file(files, evidence, job.cancelled),
                done=self._show,
                failed=self._refuse,
                ended=self._end,
            )

    def open_elsewhere(self, evidence: Evidence) -> None:
        """Open a copy with the program the computer has for such files."""
        if self._begin(evidence):
            files = self._desk.app.evidence.files
            folder = Path(tempfile.gettempdir()) / "hoso-thidua" / evidence.sha256[:8]
            self._job = self._desk.runner.start(
                lambda job: service.copy_for_reading(files, evidence, folder, job.cancelled),
                done=self._hand_over,
                failed=self._refuse,
                ended=self._end,
            )

    def _begin(self, evidence: Evidence) -> bool:
        if self._job is not None:
            return False
        self._desk.panel.close_panel()
        self._evidence = evidence
        return True

    def _show(self, path: object) -> None:
        from ui.dialogs.evidence_preview import EvidencePreview

        evidence = self._evidence
        if evidence is None:
            return
        with self._desk.saying_errors():
            kind = service.state_of(self._desk.app, evidence).kind
            dialog = EvidencePreview(self._window, evidence, kind, cast("Path", path), self._note)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.elsewhere.connect(lambda: self.open_elsewhere(evidence))
            dialog.open()

    def _hand_over(self, copy: object) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))

    def _refuse(self, error: AppError) -> None:
        with self._desk.saying_errors():
            service.note_not_whole(self._desk.app, error)
            self.spoilt.emit()
        self._desk.say_error(error)

    def _end(self) -> None:
        self._job = None
