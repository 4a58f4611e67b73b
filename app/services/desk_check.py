"""What the desk says of a dossier: what the rules found, how long there is time, and which step comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, StepDate
from app.services.app import App
from app.services.checking import assess


@dataclass(frozen=True, kw_only=True)
class DeskCheck:
    """``due`` is the first deadline and ``working`` the working days to it; ``step`` the next step on the way there.

    ``step_working`` are the working days to that step. None = not known, or nothing lies ahead.
    """

    assessment: Assessment
    today: dt.date
    due: dt.date | None = None
    working: int | None = None
    step: StepDate | None = None
    step_working: int | None = None


def look(app: App, snapshot: Snapshot, today: dt.date) -> DeskCheck:
    """Check the dossier and reckon from today. May run in any thread; PlanError."""
    assessment = assess(app, snapshot, today)
    first = min((each for each in assessment.deadlines if each.date), key=lambda each: each.date or today, default=None)
    if first is None or first.date is None:
        return DeskCheck(assessment=assessment, today=today)
    ahead = sorted((step for step in first.steps if step.date >= today), key=lambda step: step.date)
    step = ahead[0] if ahead else None
    return DeskCheck(
        assessment=assessment,
        today=today,
        due=first.date,
        working=_working_days(app, today, first.date),
        step=step,
        step_working=_working_days(app, today, step.date) if step else None,
    )


def _working_days(app: App, today: dt.date, day: dt.date) -> int | None:
    return app.calendar(day.year).working_days_between(today, day) if day >= today else None
