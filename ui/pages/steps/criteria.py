"""Step 3: what the plan's criteria ask of each nominee."""

from __future__ import annotations

from ui.pages.steps.form_step import FormStepPage


class CriteriaStep(FormStepPage):
    """The questions of all criteria."""

    step = "criteria"
    paper = "achievement_summary"
