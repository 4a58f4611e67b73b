"""What the rules say of a dossier today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from app.domain.dossier import Snapshot
from app.domain.finding import VERDICT_WORDS, Assessment, CriterionResult, Finding, Place
from app.rules.assessment import assess as judge
from app.rules.paper_gaps import gap_findings
from app.rules.text_quality import typed_texts
from app.services import summary_draft
from app.services.app import App
from app.services.unread import Typed
from app.services.unread_findings import unread_findings, without_stale

# Latin letters with every Vietnamese mark, and the signs of office papers: all of these are in the fonts.
_SURELY_PRINTABLE: Final = re.compile(
    r"[\s\x20-\x7e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u0300-\u0309\u0323\u1ea0-\u1ef9–—‘’“”…]*"
)
_SHOWN: Final = 5


def assess(
    app: App,
    snapshot: Snapshot,
    today: dt.date | None = None,
    unread: Mapping[Place, Typed] | None = None,
    written: Collection[str] = (),
) -> Assessment:
    """All verdicts, quota use, deadlines, bonuses and findings; PlanError when the law's tables are broken.

    ``unread`` is what was typed and could not be read, ``written`` the papers that were exported last.
    """
    today = today or dt.date.today()
    year = _year(snapshot, today)
    assessment = judge(snapshot, app.law, app.calendar(year, year), today)
    typed = tuple(unread_findings(snapshot, unread or {}))
    judged = without_stale(assessment.findings, unread or {}) if typed else assessment.findings
    more = (*_summaries(snapshot), *_boxes(snapshot, app.fonts), *gap_findings(snapshot, written))
    return replace(assessment, findings=(*typed, *judged, *more))


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


def _boxes(snapshot: Snapshot, fonts: Path) -> Iterator[Finding]:
    """What somebody typed that the fonts of the papers do not have; said before it is printed as a box."""
    for typed in typed_texts(snapshot.dossier):
        if _SURELY_PRINTABLE.fullmatch(typed.text):
            continue
        from app.documents.pdf_fonts import unprintable_characters  # reads the fonts: only where there is doubt

        missing = unprintable_characters(typed.text, fonts)
        if missing:
            yield Finding(
                code="text-unprintable",
                severity="warning",
                topic=typed.topic,
                message=f"Có ký tự không in được, trên giấy sẽ thành ô vuông: {' '.join(missing[:_SHOWN])}",
                place=typed.place,
                mend="Bỏ hoặc thay các ký tự đó.",
            )


def _summaries(snapshot: Snapshot) -> Iterator[Finding]:
    """Where an official's own text and the facts of today no longer say the same, or the text is too long."""
    for nomination in snapshot.dossier.nominations:
        if not nomination.summary_text:
            continue
        place = Place(part="nomination", id=nomination.id, field="summary_text")
        if changed := len(summary_draft.changes(snapshot, nomination)):
            yield Finding(
                code="summary-outdated",
                severity="warning",
                topic="summary",
                message=f"{changed} câu của bản tóm tắt không còn theo đúng thành tích, số liệu hiện nay.",
                place=place,
                mend="Ở bước Thành tích, xem từng câu mới cạnh câu cũ rồi lấy hoặc giữ.",
            )
        length = summary_draft.length(snapshot, nomination.summary_text)
        if length.stated and length.over:
            yield Finding(
                code="summary-long",
                severity="warning",
                topic="summary",
                message=f"Bản tóm tắt có {length.words} chữ, nhiều hơn {length.limit} chữ Kế hoạch cho phép.",
                place=place,
                mend="Rút gọn lời văn.",
            )


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
