"""Checks the dossiers of the home page one after another in the background, so that the page comes up at once."""

from __future__ import annotations

import datetime as dt
from collections import deque
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError
from app.services import dossiers
from app.services.dossiers import DossierCard
from ui.desk import Desk

if TYPE_CHECKING:
    from app.services.desk_check import DeskCheck

_Key = tuple[str, dt.datetime, dt.date]


_AFTER_PAINTING = 60
"""Milliseconds: the cards come into sight first, what the rules say of them a moment later."""


class HomeChecks(QObject):
    """``checked`` tells a dossier's id and what the rules said; an unchanged dossier is checked once a day."""

    checked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: dict[_Key, DeskCheck] = {}
        self._waiting: deque[_Key] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._check_next)

    def check(self, cards: tuple[DossierCard, ...]) -> None:
        """Tell what is known of these at once and find out the rest, in this order."""
        self._waiting.clear()
        for card in cards:
            key = (card.id, card.changed_at, dt.date.today())
            if key in self._known:
                self.checked.emit(card.id, self._known[key])
            else:
                self._waiting.append(key)
        self._next.start(_AFTER_PAINTING)

    def waiting(self) -> bool:
        """Whether something is still to be checked."""
        return bool(self._waiting) or self._next.isActive()

    def stop(self) -> None:
        """Check nothing more: another page is in sight, or the data are about to be closed."""
        self._waiting.clear()
        self._next.stop()

    def _check_next(self) -> None:
        if not self._waiting:
            return
        key = self._waiting.popleft()
        try:
            snapshot = dossiers.open_snapshot(self._desk.app, key[0])
        except AppError:
            # The card says "not checked"; opening the dossier says why.
            self._next.start(0)
            return
        from app.services import desk_check

        self._desk.runner.start(
            lambda job: (key, desk_check.look(self._desk.app, snapshot, key[2])),
            done=self._tell,
            failed=lambda error: None,
            ended=self._go_on,
        )

    def _go_on(self) -> None:
        if self._waiting:
            self._next.start(0)

    def _tell(self, result: object) -> None:
        key, found = cast("tuple[_Key, DeskCheck]", result)
        self._known[key] = found
        self.checked.emit(key[0], found)
