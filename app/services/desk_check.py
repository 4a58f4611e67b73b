"""What the desk says of a dossier: what the rules found, how long there is time, and which step comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Place, QuotaUse, StepDate
from app.services.app import App
from app.services.checking import assess


@dataclass(frozen=True, kw_only=True)
class StepLeft:
    """A step on the way to the deadline with the working days to it; None = it should be done already."""

    step: StepDate
    working: int | None


@dataclass(frozen=True, kw_only=True)
class DeskCheck:
    """What a card shows of an assessment; the whole of it, dossier by dossier, would fill the memory.

    ``missing`` is the place of the first error, ``doubtful`` of the first warning. ``due`` is the next deadline to come
    (the first of all where none is), ``title`` what it is for, ``working`` the working days to it and ``steps`` what is
    to be done until then, by day; ``past`` is the last deadline missed before it. None = not known, or nothing lies
    ahead. ``due_at`` and ``quota_at`` are where a deadline and a number of the superior are written that nobody has
    told yet. ``numbered`` is the day of a submission that has its number: then nothing presses any more.
    """

    today: dt.date
    errors: int = 0
    warnings: int = 0
    missing: Place | None = None
    doubtful: Place | None = None
    quotas: tuple[QuotaUse, ...] = ()
    due: dt.date | None = None
    title: str = ""
    working: int | None = None
    past: dt.date | None = None
    steps: tuple[StepLeft, ...] = ()
    due_at: Place | None = None
    quota_at: Place | None = None
    numbered: dt.date | None = None

    @property
    def step(self) -> StepLeft | None:
        """The next step on the way to the deadline; None when none lies ahead."""
        return next((each for each in self.steps if each.step.date >= self.today), None)


def look(app: App, snapshot: Snapshot, today: dt.date) -> DeskCheck:
    """Check the dossier and reckon from today. May run in any thread; PlanError."""
    assessment = assess(app, snapshot, today)
    graver, lesser = (
        [each for each in assessment.findings if each.severity == severity] for severity in ("error", "warning")
    )
    check = DeskCheck(
        today=today,
        errors=len(graver),
        warnings=len(lesser),
        missing=graver[0].place if graver else None,
        doubtful=lesser[0].place if lesser else None,
        quotas=assessment.quotas,
        quota_at=_place_of(assessment, "quota-unknown"),
        numbered=snapshot.dossier.submission.date if snapshot.dossier.submission.number else None,
    )
    known = sorted(
        ((each.date, each.title, each.steps) for each in assessment.deadlines if each.date),
        key=lambda each: each[:2],
    )
    if not known:
        return replace(check, due_at=_place_of(assessment, "deadline-open"))
    return _with_time(app, check, known)


def _with_time(app: App, check: DeskCheck, known: list[tuple[dt.date, str, tuple[StepDate, ...]]]) -> DeskCheck:
    today = check.today
    missed = [date for date, *_ in known if date < today]
    ahead = None if check.numbered else next((each for each in known if each[0] >= today), None)
    due, title, steps = ahead or known[0]
    return replace(
        check,
        due=due,
        title=title,
        working=_working_days(app, today, due),
        past=missed[-1] if ahead and missed else None,
        steps=tuple(
            StepLeft(step=each, working=_working_days(app, today, each.date))
            for each in sorted(steps, key=lambda step: step.date)
        ),
    )


def _place_of(assessment: Assessment, code: str) -> Place | None:
    return next((each.place for each in assessment.findings if each.code == code), None)


def _working_days(app: App, today: dt.date, day: dt.date) -> int | None:
    return app.calendar(today.year, day.year).working_days_between(today, day) if day >= today else None
