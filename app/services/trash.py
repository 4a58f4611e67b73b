"""What lies in the trash, and taking it out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.services.app import App

TrashKind = Literal["dossier", "nominee", "achievement", "evidence", "unit", "plan_file"]


@dataclass(frozen=True, kw_only=True)
class Trashed:
    """One thing in the trash, by the name it goes under."""

    kind: TrashKind
    id: str
    title: str


def trashed(app: App) -> tuple[Trashed, ...]:
    """Everything in the trash, dossiers first. StorageError."""
    return (
        *(Trashed(kind="dossier", id=each.id, title=each.title) for each in app.dossiers.trashed()),
        *(Trashed(kind="nominee", id=each.id, title=each.name) for each in app.nominees.trashed()),
        *(Trashed(kind="achievement", id=each.id, title=each.title) for each in app.achievements.trashed()),
        *(Trashed(kind="evidence", id=each.id, title=each.title) for each in app.evidence.trashed()),
        *(Trashed(kind="unit", id=each.id, title=each.name) for each in app.units.trashed()),
        *(Trashed(kind="plan_file", id=each.id, title=each.title) for each in app.plan_files.trashed()),
    )


def take_out(app: App, thing: Trashed) -> None:
    """Put the thing back where it was; UnknownId when it is not in the trash any more."""
    restore: dict[TrashKind, Callable[[str], None]] = {
        "dossier": app.dossiers.restore,
        "nominee": app.nominees.restore,
        "achievement": app.achievements.restore,
        "evidence": app.evidence.restore,
        "unit": app.units.restore,
        "plan_file": app.plan_files.restore,
    }
    restore[thing.kind](thing.id)
