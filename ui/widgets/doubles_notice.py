"""The line at the head of the register that says how many pairs of it may be one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QTimer, Signal

from app.domain.alike import Double
from app.domain.nominee import Nominee
from app.services import nominees
from ui.desk import Desk
from ui.tasks import Job
from ui.text import registers as words
from ui.widgets.notice import Notice

_PAUSE = 250


class DoublesNotice(Notice):
    """``asked`` wants to see the pairs in :attr:`found`."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("warn")
        self._desk = desk
        self.found: tuple[Double, ...] = ()
        self._looking: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look_anew)

    def look_later(self) -> None:
        """Somebody is being changed: look when the typing pauses."""
        self._later.start()

    def look(self, everybody: Sequence[Nominee]) -> None:
        """In the background: among thousands of entries it takes a while."""
        if self._looking:
            self._looking.abandon()
        with self._desk.saying_errors():
            apart = nominees.kept_apart(self._desk.app)
            self._looking = self._desk.runner.start(
                lambda job: nominees.doubles(everybody, apart), done=self._tell, failed=self._desk.say_error
            )

    def _look_anew(self) -> None:
        with self._desk.saying_errors():
            self.look(self._desk.app.nominees.list())

    def _tell(self, found: object) -> None:
        self.found = cast("tuple[Double, ...]", found)
        if self.found:
            self.say(words.DOUBLES_FOUND.format(count=len(self.found)), words.SEE_DOUBLES, self.asked.emit)
        else:
            self.hide()
