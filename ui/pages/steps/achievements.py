"""Step 4: what was achieved, and what of it each summary tells."""

from __future__ import annotations

from ui.pages.steps.form_step import FormStepPage


class AchievementsStep(FormStepPage):
    """The questions on the achievements and the summaries."""

    step = "achievements"
    paper = "achievement_summary"
