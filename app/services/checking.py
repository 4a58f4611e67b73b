"""What the rules say of a dossier today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.domain.dossier import Snapshot
from app.domain.finding import VERDICT_WORDS, Assessment, CriterionResult
from app.rules.assessment import assess as judge
from app.services.app import App


def assess(app: App, snapshot: Snapshot, today: dt.date | None = None) -> Assessment:
    """All verdicts, quota use, deadlines, bonuses and findings; PlanError when the law's tables are broken."""
    today = today or dt.date.today()
    return judge(snapshot, app.law, app.calendar(_year(snapshot, today)), today)


def assessment_data(snapshot: Snapshot, assessment: Assessment) -> Mapping[str, Any]:
    """The assessment as plain data for scripts: the object ``check --json`` prints."""
    return {
        "dossier": snapshot.dossier.id,
        "plan": snapshot.plan.id,
        "plan_version": snapshot.plan.version,
        "ready": assessment.ready,
        "findings": assessment.findings,
        "verdicts": [_result(snapshot, result) for result in assessment.results],
        "quotas": assessment.quotas,
        "deadlines": assessment.deadlines,
        "bonuses": assessment.bonuses,
    }


def _result(snapshot: Snapshot, result: CriterionResult) -> Mapping[str, Any]:
    criterion = snapshot.plan.criterion(result.criterion)
    return {
        "criterion": result.criterion,
        "title": criterion.title,
        "clause": criterion.clause,
        "nomination": result.nomination,
        "verdict": result.verdict,
        "verdict_text": VERDICT_WORDS[result.verdict],
        "reasons": result.reasons,
        "missing": result.missing,
        "parts": [_result(snapshot, child) for child in result.children],
    }


def _year(snapshot: Snapshot, today: dt.date) -> int:
    """The year the dossier's deadlines fall in: that of its latest event, else of its plan, else today's."""
    days = [each.date for each in snapshot.dossier.events.values()]
    days += [event.date for event in snapshot.plan.events if event.date]
    return max(days, default=today).year
