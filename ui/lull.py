"""Waits until somebody stops typing, but not for ever: what is typed without a pause is stored within a second too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LONGEST: Final = 800
"""Milliseconds after the first key at which ``came`` is told even if no pause was made."""


class Lull(QObject):
    """``came`` follows ``pause`` milliseconds without a key, and at the latest ``LONGEST`` after the first one."""

    came = Signal()

    def __init__(self, parent: QObject, pause: int) -> None:
        super().__init__(parent)
        self._timers = (QTimer(self), QTimer(self))
        for timer, wait in zip(self._timers, (pause, max(pause, LONGEST)), strict=True):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self._come)

    def key(self) -> None:
        """Something was typed."""
        pause, longest = self._timers
        pause.start()
        if not longest.isActive():
            longest.start()

    def end(self) -> None:
        """Nothing waits any longer."""
        for timer in self._timers:
            timer.stop()

    def _come(self) -> None:
        self.end()
        self.came.emit()
