"""Reads the files of evidence in the background, one after the other, so that the search finds their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from ui.desk import Desk
from ui.tasks import Job

if TYPE_CHECKING:
    from app.services.evidence import ReadFile


class EvidenceReader(QObject):
    """``read`` comes after each file."""

    read = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    def start(self) -> None:
        """Read what nobody has read yet; more may be added while it is at work. Raises AppError."""
        from app.services import evidence

        waiting = evidence.unread(self._desk.app)
        if self._job is not None or not waiting:
            return
        files, (sha256, name) = self._desk.app.evidence.files, waiting[0]
        self._job = self._desk.runner.start(
            lambda job: evidence.read_file(files, sha256, name, job.cancelled),
            done=self._remember,
            failed=self._desk.say_error,
        )

    def _remember(self, read: object) -> None:
        from app.services import evidence

        self._job = None
        try:  # not "saying_errors": nobody asked for this, and an error in sight stays
            evidence.remember(self._desk.app, cast("ReadFile", read))
            self.read.emit()
            self.start()
        except AppError as error:
            self._desk.say_error(error)
