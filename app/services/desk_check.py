"""What the desk says of a dossier: what the rules found, how long there is time, and which step comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.domain.dossier import Snapshot
from app.domain.finding import Place, QuotaUse, StepDate
from app.services.app import App
from app.services.checking import assess


@dataclass(frozen=True, kw_only=True)
class DeskCheck:
    """What a card shows of an assessment; the whole of it, dossier by dossier, would fill the memory.

    ``missing`` is the place of the first error. ``due`` is the first deadline and ``working`` the working days to it;
    ``step`` is the next step on the way there and ``step_working`` the working days to that. None = not known, or
    nothing lies ahead. ``numbered`` is the day of a submission that has its number: then nothing presses any more.
    """

    today: dt.date
    errors: int = 0
    warnings: int = 0
    missing: Place | None = None
    quotas: tuple[QuotaUse, ...] = ()
    due: dt.date | None = None
    working: int | None = None
    step: StepDate | None = None
    step_working: int | None = None
    numbered: dt.date | None = None


def look(app: App, snapshot: Snapshot, today: dt.date) -> DeskCheck:
    """Check the dossier and reckon from today. May run in any thread; PlanError."""
    assessment = assess(app, snapshot, today)
    graver = [each for each in assessment.findings if each.severity == "error"]
    check = DeskCheck(
        today=today,
        errors=len(graver),
        warnings=sum(each.severity == "warning" for each in assessment.findings),
        missing=graver[0].place if graver else None,
        quotas=assessment.quotas,
        numbered=snapshot.dossier.submission.date if snapshot.dossier.submission.number else None,
    )
    first = min((each for each in assessment.deadlines if each.date), key=lambda each: each.date or today, default=None)
    if first is None or first.date is None:
        return check
    ahead = sorted((step for step in first.steps if step.date >= today), key=lambda step: step.date)
    step = ahead[0] if ahead else None
    return replace(
        check,
        due=first.date,
        working=_working_days(app, today, first.date),
        step=step,
        step_working=_working_days(app, today, step.date) if step else None,
    )


def _working_days(app: App, today: dt.date, day: dt.date) -> int | None:
    return app.calendar(today.year, day.year).working_days_between(today, day) if day >= today else None
