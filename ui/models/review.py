"""What the rules said of a dossier, as rows, words and tones for the page; it judges nothing itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.dossier import Snapshot
from app.domain.finding import (
    VERDICT_WORDS,
    Assessment,
    CriterionResult,
    DeadlineResult,
    QuotaUse,
    Severity,
    Verdict,
)
from app.domain.plan import Criterion
from app.domain.vietnamese import format_number
from ui import text
from ui.models.rows import Row
from ui.text import dossier as dossier_words
from ui.text import sentences
from ui.theme import Tone

SEVERITY_LOOK: dict[Severity, tuple[str, Tone]] = {
    "error": ("circle-x", "bad"),
    "warning": ("triangle-alert", "warn"),
    "note": ("info", "note"),
}
VERDICT_LOOK: dict[Verdict, tuple[str, Tone]] = {
    "met": ("circle-check", "good"),
    "not_met": ("circle-x", "bad"),
    "missing": ("circle-dashed", "warn"),
    "needs_judgement": ("circle-question-mark", "warn"),
    "not_applicable": ("circle-minus", "note"),
}
WorkdaysLeft = dict[dt.date, int]
"""From today to each deadline."""

_GRAVEST: tuple[Verdict, ...] = ("not_met", "missing", "needs_judgement", "met")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of words with a shape and a tone."""

    icon: str
    tone: Tone
    words: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MeterLine:
    """A quota in words, and its bar: ``limit`` None = nothing to measure by."""

    title: str
    used: int
    limit: int | None
    words: str
    tone: Tone
    note: str


def verdict_line(assessment: Assessment) -> Line:
    """Whether the dossier can be handed in, in one sentence."""
    errors, warnings = count(assessment, "error"), count(assessment, "warning")
    if errors:
        return Line(
            icon="circle-x", tone="bad", words=sentences.not_ready(errors), note=sentences.warnings_too(warnings)
        )
    if warnings:
        return Line(
            icon="triangle-alert", tone="warn", words=dossier_words.READY_BUT, note=sentences.warnings_left(warnings)
        )
    return Line(icon="circle-check", tone="good", words=dossier_words.READY)


def count(assessment: Assessment, severity: Severity) -> int:
    """How many findings are of that severity."""
    return sum(finding.severity == severity for finding in assessment.findings)


def verdict_rows(snapshot: Snapshot, assessment: Assessment) -> tuple[Row, ...]:
    """One row for each nomination with its whole verdict, its criteria under it."""
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    criteria = {each.id: each for each in snapshot.plan.criteria}
    awards = {each.id: each.name for each in snapshot.plan.awards}
    return tuple(
        _nomination_row(
            names.get(nomination.nominee, text.NO_NAME),
            awards.get(nomination.award, ""),
            results_of(assessment, nomination.id),
            criteria,
        )
        for nomination in snapshot.dossier.nominations
    )


def results_of(assessment: Assessment, nomination: str) -> tuple[CriterionResult, ...]:
    """The results that concern that nomination."""
    return _concerning(tuple(each for each in assessment.results if each.nomination == nomination))


def whole_verdict(results: tuple[CriterionResult, ...]) -> Verdict:
    """The gravest of the verdicts."""
    found = {result.verdict for result in results}
    for verdict in _GRAVEST:
        if verdict in found:
            return verdict
    return "not_applicable"


def meter_lines(quotas: Iterable[QuotaUse]) -> tuple[MeterLine, ...]:
    """Every limit of the quotas in words."""
    return tuple(_meter_line(use) for use in quotas)


def deadline_line(deadline: DeadlineResult, today: dt.date, workdays: WorkdaysLeft) -> Line:
    """The day by which to hand in, with how long that is."""
    if deadline.date is None:
        return Line(icon="calendar-days", tone="warn", words=dossier_words.NO_DEADLINE, note=_sentence(deadline.why))
    words = sentences.deadline_on(deadline.date, deadline.hour)
    left = sentences.days_left((deadline.date - today).days, workdays.get(deadline.date))
    tone: Tone = "warn" if deadline.provisional else "bad" if deadline.date < today else "good"
    return Line(icon="calendar-days", tone=tone, words=f"{words}: {left}", note=_sentence(deadline.why))


def bonus_line(assessment: Assessment) -> Line | None:
    """The money of all awards together; None when the plan promises none."""
    known = [line for line in assessment.bonuses if line.amount is not None]
    if not known:
        return None
    total = format_number(sum(line.amount or 0 for line in known))
    why = next((line.why for line in known if line.why), "")
    return Line(icon="award", tone="note", words=sentences.bonus_total(total, len(known)), note=why)


def _concerning(results: tuple[CriterionResult, ...]) -> tuple[CriterionResult, ...]:
    """Without the standards for others; a single group of standards is left out for its parts."""
    own = tuple(each for each in results if each.verdict != "not_applicable") or results
    return own[0].children if len(own) == 1 and own[0].children else own


def _nomination_row(name: str, award: str, results: tuple[CriterionResult, ...], criteria: dict[str, Criterion]) -> Row:
    verdict = whole_verdict(results)
    icon, tone = VERDICT_LOOK[verdict]
    return Row(
        title=name,
        icon=icon,
        tone=tone,
        word=VERDICT_WORDS[verdict],
        details=(award,) if award else (),
        heading=True,
        children=tuple(_result_row(result, criteria) for result in results),
        opened=verdict not in ("met", "not_applicable"),
    )


def _result_row(result: CriterionResult, criteria: dict[str, Criterion]) -> Row:
    icon, tone = VERDICT_LOOK[result.verdict]
    criterion = criteria[result.criterion]
    return Row(
        title=criterion.title,
        icon=icon,
        tone=tone,
        word=VERDICT_WORDS[result.verdict],
        details=tuple(_sentence(reason) for reason in result.reasons),
        aside=sentences.clause(criterion.clause),
        place=result.missing[0] if result.missing else None,
        children=tuple(_result_row(child, criteria) for child in result.children),
        opened=result.verdict not in ("met", "not_applicable"),
    )


def _meter_line(use: QuotaUse) -> MeterLine:
    note = " ".join(part for part in (_quota_note(use), sentences.clause(use.clause)) if part)
    short = use.minimum is not None and use.used < use.minimum
    tone: Tone = "bad" if use.over or short else "warn" if not use.known else "good"
    return MeterLine(title=use.title, used=use.used, limit=use.limit, words=_quota_words(use), tone=tone, note=note)


def _quota_words(use: QuotaUse) -> str:
    if use.limit is None:
        return sentences.quota_open(use.used) if use.known else sentences.quota_unknown(use.used)
    return sentences.quota_used(use.used, use.limit)


def _quota_note(use: QuotaUse) -> str:
    if use.over:
        return sentences.quota_over(use.over)
    if not use.known:
        return sentences.quota_untold(use.told_by)
    return sentences.quota_from(use.told_by) if use.told_by else ""


def _sentence(words: str) -> str:
    words = words.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")
