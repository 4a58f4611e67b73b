"""What the rules say: verdicts on criteria and findings on the dossier."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["met", "not_met", "missing", "not_applicable", "needs_judgement"]
Severity = Literal["error", "warning", "note"]
Topic = Literal[
    "general",
    "nominees",
    "criteria",
    "achievements",
    "submission",
    "nominee_list",
    "summary",
    "quota",
    "deadline",
    "plan",
]

VERDICT_WORDS: dict[Verdict, str] = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "missing": "Còn thiếu",
    "not_applicable": "Không áp dụng",
    "needs_judgement": "Cần xem xét",
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """The field a finding is about: which part of the dossier, whose nomination, which criterion or field.

    ``row``/``column`` point into a table field (row counted from 0).
    """

    part: Literal[
        "dossier",
        "unit",
        "nominee",
        "nomination",
        "submission",
        "minutes",
        "achievement",
        "evidence",
        "events",
        "quota",
    ]
    id: str = ""
    field: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something to mend or to know: what, where, by which clause, and how to mend it."""

    code: str
    severity: Severity
    topic: Topic
    message: str
    place: Place
    clause: str = ""
    mend: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionResult:
    """The verdict on one criterion for one nomination, with the reason in words.

    ``reasons`` are short sentences ("99,87 % ≥ 98 %"); ``missing`` the places still to be filled.
    ``children`` are the results of a group's parts. ``award`` is the award a tier leads to.
    """

    criterion: str
    nomination: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    missing: tuple[Place, ...] = ()
    children: tuple[CriterionResult, ...] = ()
    score: int | None = None
    award: str = ""


@dataclass(frozen=True, kw_only=True)
class QuotaUse:
    """How much of one limit is used; ``limit`` None = unknown or without limit."""

    quota: str
    limit_id: str
    title: str
    used: int
    limit: int | None
    minimum: int | None = None
    known: bool = True
    told_by: str = ""
    clause: str = ""
    nominations: tuple[str, ...] = ()

    @property
    def over(self) -> int:
        """By how many the use exceeds the limit; 0 when it does not or the limit is unknown."""
        return max(0, self.used - self.limit) if self.limit is not None else 0


@dataclass(frozen=True, kw_only=True)
class StepDate:
    """The day by which a step on the way to the deadline must be done."""

    id: str
    title: str
    date: dt.date


@dataclass(frozen=True, kw_only=True)
class DeadlineResult:
    """A deadline as far as it is known; ``date`` None = nothing to count from yet, ``why`` says what is missing.

    ``stricter`` is the cautious reading, one working day earlier. ``provisional`` = it rests on a day that is not
    fixed, or on a year whose working calendar is not announced.
    """

    deadline: str
    title: str
    date: dt.date | None
    hour: str = ""
    stricter: dt.date | None = None
    provisional: bool = True
    why: str = ""
    clause: str = ""
    steps: tuple[StepDate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BonusLine:
    """The bonus of one nomination in đồng, or None with ``why`` when it cannot be known yet."""

    nomination: str
    amount: int | None
    base_salary: int | None = None
    multiple: str = ""
    why: str = ""
    provisional: bool = False
    clause: str = ""


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Everything the rules say of a dossier at one moment."""

    results: tuple[CriterionResult, ...]
    quotas: tuple[QuotaUse, ...]
    deadlines: tuple[DeadlineResult, ...]
    bonuses: tuple[BonusLine, ...]
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of handing the dossier in."""
        return not any(finding.severity == "error" for finding in self.findings)
