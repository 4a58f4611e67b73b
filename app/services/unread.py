"""What was typed into a dossier and could not be read yet: kept as it was typed, after a restart too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from app.domain.finding import Place
from app.services.app import App

Typed = str | Sequence[str] | Sequence[Mapping[str, str]]


class UnreadAnswers:
    """Those of one dossier. It belongs to the thread of the program's database; StorageError when it cannot be kept."""

    def __init__(self, app: App, dossier_id: str) -> None:
        self._settings = app.settings
        self._key = f"unread:{dossier_id}"
        kept: list[dict[str, Any]] = self._settings.get(self._key, [])
        self._typed: dict[Place, Typed] = {Place(**each["place"]): each["typed"] for each in kept}

    def typed(self, place: Place) -> Typed | None:
        """What was typed there; None when all that was typed could be read."""
        return self._typed.get(place)

    def all(self) -> dict[Place, Typed]:
        """Everything that could not be read, by its place."""
        return dict(self._typed)

    def keep(self, place: Place, typed: Typed) -> None:
        """Keep what was typed until it can be read, or something else is typed."""
        self._typed[place] = typed
        self._store()

    def forget(self, place: Place) -> None:
        """What stands there now could be read."""
        if self._typed.pop(place, None) is not None:
            self._store()

    def _store(self) -> None:
        kept = [{"place": asdict(place), "typed": typed} for place, typed in self._typed.items()]
        self._settings.set(self._key, kept)
