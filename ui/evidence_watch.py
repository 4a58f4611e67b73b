"""Looks at the files of evidence while nothing else is done: reads the unread, sees whether the others are whole."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.services import evidence_watch as service
from ui.desk import Desk
from ui.evidence_reader import EvidenceReader

_PAUSE = 200
"""Milliseconds between two files, and until it is asked again whether the program is at rest."""


class EvidenceWatch(QObject):
    """Once after each start; what it finds it remembers. ``spoilt`` comes when a file is missing or was altered."""

    spoilt = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = EvidenceReader(desk, self)
        self._round: service.Round | None = None
        self._waiting: deque[str] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_PAUSE)
        self._next.timeout.connect(self._look)

    def begin(self) -> None:
        """Look at what has not been looked at lately, a file at a time; so much and no more. Nobody waits for it."""
        try:
            self._reader.start()
            self._round = service.round_of_all(self._desk.app)
        except AppError:
            return  # whoever asks for the evidence is told what hinders
        self._waiting.extend(self._round.hashes)
        self._next.start()

    def waiting(self) -> bool:
        """Whether there is still something to look at."""
        return bool(self._waiting) or self._next.isActive()

    def stop(self) -> None:
        """Look at nothing more: the data are about to be closed."""
        self._waiting.clear()
        self._next.stop()

    def _look(self) -> None:
        if self._desk.runner.busy():
            self._next.start()
        elif self._waiting and self._round:
            one = replace(self._round, hashes=(self._waiting.popleft(),))
            self._desk.runner.start(
                lambda job: service.walk(one, job.cancelled),
                done=self._keep,
                failed=lambda error: None,
                ended=self._next.start,
            )

    def _keep(self, seen: object) -> None:
        found = cast(service.Seen, seen)
        try:
            service.keep(self._desk.app, found)
        except AppError:
            return
        if any(found.problems.values()):
            self.spoilt.emit()
