"""How far each step of a dossier is, by what the rules found."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.finding import Finding
from app.forms.spec import StepId
from app.forms.steps import STEP_TITLES
from ui.dossier_session import Judged
from ui.text import steps as words
from ui.widgets.step_rail import StepState


def step_states(judged: Judged) -> Mapping[StepId, StepState]:
    """The state of every step; checking sums up the others, exporting waits for no errors."""
    states: dict[StepId, StepState] = {step: _state(judged.findings_of(step)) for step in STEP_TITLES}
    if not judged.snapshot.dossier.nominations:
        # Nothing is fine yet where there is nobody to ask about.
        nobody = StepState(icon="circle-dashed", tone="note", words=words.STEP_NOBODY)
        states |= {"criteria": nobody, "achievements": nobody}
        if states["submission"].tone == "good":
            states["submission"] = nobody
    states["check"] = _state(judged.assessment.findings)
    errors = sum(each.severity == "error" for each in judged.assessment.findings)
    states["export"] = StepState(
        icon="circle-dashed" if errors else "circle-check",
        tone="note" if errors else "good",
        words="" if errors else words.STEP_READY,
    )
    return states


def _state(findings: tuple[Finding, ...]) -> StepState:
    errors = sum(each.severity == "error" for each in findings)
    warnings = sum(each.severity == "warning" for each in findings)
    if errors:
        both = words.STEP_BOTH.format(errors=errors, warnings=warnings)
        said = both if warnings else words.STEP_ERRORS.format(count=errors)
        return StepState(icon="circle-x", tone="bad", words=said)
    if warnings:
        return StepState(icon="triangle-alert", tone="warn", words=words.STEP_WARNINGS.format(count=warnings))
    return StepState(icon="circle-check", tone="good", words=words.STEP_FINE)
