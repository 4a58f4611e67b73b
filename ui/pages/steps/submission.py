"""Step 5: the meeting that reviewed the proposals, and the Tờ trình."""

from __future__ import annotations

from ui.pages.steps.form_step import FormStepPage


class SubmissionStep(FormStepPage):
    """The form of the plan's questions on the submission."""

    step = "submission"
