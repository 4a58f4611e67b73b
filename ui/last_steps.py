"""At which step each dossier was left, so that it opens there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from app.forms.steps import STEP_TITLES
from app.services import settings

if TYPE_CHECKING:
    from app.forms.spec import StepId
    from app.wiring import App

_MOST: Final = 200
"""Of so many dossiers, the ones left last, it is known."""


def last_step(app: App, dossier_id: str) -> StepId:
    """The step to open the dossier at. StorageError."""
    kept = settings.read(app, settings.LAST_STEPS).get(dossier_id)
    return cast("StepId", kept) if kept in STEP_TITLES else "general"


def leave_at(app: App, dossier_id: str, step: StepId) -> None:
    """Remember where the dossier was left. StorageError."""
    kept = settings.read(app, settings.LAST_STEPS)
    if kept.get(dossier_id) != step:
        others = [(id_, each) for id_, each in kept.items() if id_ != dossier_id]
        settings.write(app, settings.LAST_STEPS, dict([*others[1 - _MOST :], (dossier_id, step)]))
