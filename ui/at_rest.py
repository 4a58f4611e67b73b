"""What the program does once it is open and at rest: look at the files of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk

if TYPE_CHECKING:
    from ui.evidence_watch import EvidenceWatch

_AFTER_OPENING = 20_000
"""Milliseconds: the official has long begun to work, the disk is quiet."""


class AtRest(QObject):
    """``spoilt`` comes when a file of evidence was found missing or altered."""

    spoilt = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._watch: EvidenceWatch | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_OPENING)
        self._timer.timeout.connect(self.look)

    def begin(self, desk: Desk) -> None:
        """Look at the evidence of these data a while from now."""
        self._desk = desk
        self._timer.start()

    def look(self) -> None:
        """Look at it now; what it takes is loaded only here."""
        from ui.evidence_watch import EvidenceWatch

        if self._desk is not None:
            self.stop()
            self._watch = EvidenceWatch(self._desk, self)
            self._watch.spoilt.connect(self.spoilt)
            self._watch.begin()

    def looking(self) -> bool:
        """Whether there is still something to look at."""
        return self._watch is not None and self._watch.waiting()

    def stop(self) -> None:
        """Look at nothing more: the data are about to be closed."""
        self._timer.stop()
        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None
