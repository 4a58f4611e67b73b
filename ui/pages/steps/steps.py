"""Makes the page of each step; a step is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from app.forms.spec import StepId
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.pages.steps.step import StepPage

_CLASSES: dict[StepId, str] = {
    "general": "GeneralStep",
    "nominees": "NomineesStep",
    "criteria": "CriteriaStep",
    "achievements": "AchievementsStep",
    "submission": "SubmissionStep",
    "check": "CheckStep",
    "export": "ExportStep",
}


def make_step(step: StepId, desk: Desk, session: DossierSession) -> StepPage:
    """The page of that step, which stands in the module of its name."""
    module = import_module(f"ui.pages.steps.{step}")
    return cast(type[StepPage], getattr(module, _CLASSES[step]))(desk, session)
