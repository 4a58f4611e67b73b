"""Everything the rules say of a dossier, put together."""

from __future__ import annotations

import datetime as dt

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Severity
from app.domain.law import Law
from app.domain.workdays import WorkCalendar
from app.rules.bonus import bonus_lines
from app.rules.chronology import chronology_findings
from app.rules.completeness import completeness_findings
from app.rules.consistency import consistency_findings
from app.rules.criteria import judge_nomination
from app.rules.criteria_findings import criteria_findings
from app.rules.deadlines import deadline_findings, deadlines_for
from app.rules.elsewhere import reuse_findings
from app.rules.exclusions import exclusion_findings
from app.rules.figures import figure_findings
from app.rules.meeting import meeting_findings
from app.rules.quotas import quota_findings, quota_use
from app.rules.text_quality import text_quality_findings
from app.rules.whereabouts import whereabouts_findings

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def assess(snapshot: Snapshot, law: Law, calendar: WorkCalendar, today: dt.date) -> Assessment:
    """All verdicts and findings of the dossier as it stands; errors first, then warnings, then notes."""
    results = tuple(
        result for nomination in snapshot.dossier.nominations for result in judge_nomination(snapshot, nomination)
    )
    findings = [
        *completeness_findings(snapshot),
        *figure_findings(snapshot),
        *criteria_findings(snapshot, results),
        *exclusion_findings(snapshot, today),
        *reuse_findings(snapshot),
        *quota_findings(snapshot),
        *consistency_findings(snapshot),
        *meeting_findings(snapshot),
        *chronology_findings(snapshot, today),
        *deadline_findings(snapshot, calendar, today),
        *whereabouts_findings(snapshot),
        *text_quality_findings(snapshot),
    ]
    return Assessment(
        results=results,
        quotas=quota_use(snapshot),
        deadlines=deadlines_for(snapshot, calendar, today),
        bonuses=bonus_lines(snapshot, law, today),
        findings=tuple(sorted(dict.fromkeys(findings), key=lambda finding: _ORDER[finding.severity])),
    )
