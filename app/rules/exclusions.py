"""Whom the plan does not let be proposed although the criteria are met."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, Severity
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.plan import Exclusion
from app.domain.vietnamese import same_name_key
from app.rules.applicability import applies_to
from app.rules.comparison import gaps_of
from app.rules.elsewhere import awards_elsewhere
from app.rules.scope import FigureScope, place_of

_COLLECTIVE = "tập thể "
_MEND = "Kiểm tra lại thông tin; nếu đúng thì chưa đề nghị khen thưởng trường hợp này."


@dataclass(frozen=True, kw_only=True)
class _Case:
    """One nomination under one exclusion, on the day that counts."""

    snapshot: Snapshot
    nomination: Nomination
    nominee: Nominee
    exclusion: Exclusion
    day: dt.date


def exclusion_findings(snapshot: Snapshot, today: dt.date) -> Iterator[Finding]:
    """One finding for each exclusion of the plan that catches a nomination, or cannot be decided yet.

    What counts is the day of the submission, or ``today`` while it has none.
    """
    day = snapshot.dossier.submission.date or today
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        for exclusion in snapshot.plan.exclusions:
            if nominee is not None and applies_to(exclusion.applies, snapshot, nomination):
                case = _Case(snapshot=snapshot, nomination=nomination, nominee=nominee, exclusion=exclusion, day=day)
                yield from _judge(case)


def _judge(case: _Case) -> Iterator[Finding]:
    match case.exclusion.kind:
        case "awarded":
            yield from _awarded(case)
        case "formula":
            yield from _by_formula(case)
        case "name":
            yield from _by_name(case)
        case "discipline" | "investigation" | "conviction":
            yield from _on_record(case)


def _awarded(case: _Case) -> Iterator[Finding]:
    known = (*case.nominee.earlier_awards, *awards_elsewhere(case.snapshot, case.nominee.id))
    earlier = next((each for each in known if _still_counts(case, each)), None)
    if earlier is None:
        return
    when = f" ({earlier.date.in_words()})" if earlier.date else " (chưa ghi ngày)"
    mend = "" if earlier.date else "Ghi ngày của quyết định khen thưởng trước đó để xét lại."
    place = Place(part="nominee", id=case.nominee.id, field="earlier_awards")
    yield _finding(case, f"đã được khen thưởng: {earlier.name}{when}", place, mend)


def _on_record(case: _Case) -> Iterator[Finding]:
    record = next((each for each in case.nominee.discipline if _is_open(case, each)), None)
    if record is not None:
        place = Place(part="nominee", id=case.nominee.id, field=record.kind)
        yield _finding(case, f"đang có: {record.what}", place)


def _by_name(case: _Case) -> Iterator[Finding]:
    """A name may carry a word such as "Tập thể" before what it is the name of."""
    words = same_name_key(case.nominee.name).removeprefix(_COLLECTIVE).split()
    for name in case.exclusion.names:
        meant = same_name_key(name).split()
        if meant and words[: len(meant)] == meant:
            place = Place(part="nominee", id=case.nominee.id, field="name")
            yield _finding(case, f"tên bắt đầu bằng “{name}”", place)
            return


def _by_formula(case: _Case) -> Iterator[Finding]:
    scope = FigureScope(case.snapshot, case.nomination)
    try:
        caught = evaluate(case.exclusion.formula, scope) is True
    except (NotTold, NotComputable):
        yield from _undecided(case, scope)
        return
    if caught:
        yield _finding(case, "thuộc trường hợp này theo số liệu đã ghi", _first_place(case, scope))


def _undecided(case: _Case, scope: FigureScope) -> Iterator[Finding]:
    message = f"{case.nominee.name}: chưa đủ số liệu để xét điều kiện loại trừ “{case.exclusion.title}”."
    yield Finding(
        code="exclusion-open",
        severity="warning",
        topic="nominees",
        message=message,
        place=_first_place(case, scope),
        clause=case.exclusion.clause,
        mend="Nhập số liệu còn thiếu.",
    )


def _first_place(case: _Case, scope: FigureScope) -> Place:
    gaps = gaps_of(case.exclusion.formula, scope)
    if not gaps:
        return Place(part="nomination", id=case.nomination.id, field="nominee")
    return place_of(gaps[0].field, case.nomination, gaps[0].row, gaps[0].column)


def _still_counts(case: _Case, earlier: EarlierAward) -> bool:
    """Whether the earlier award is one that is meant, recent enough; one without a date counts."""
    if case.exclusion.award and not _is_same_award(case, earlier):
        return False
    if not case.exclusion.within_months or earlier.date is None:
        return True
    return case.day <= _months_after(earlier.date.latest(), case.exclusion.within_months)


def _is_same_award(case: _Case, earlier: EarlierAward) -> bool:
    """By the plan's id, or by the award's name where the record has none."""
    if earlier.award:
        return earlier.award == case.exclusion.award
    meant = (each for each in case.snapshot.plan.awards if each.id == case.exclusion.award)
    return any(same_name_key(each.name) == same_name_key(earlier.name) for each in meant)


def _months_after(day: dt.date, months: int) -> dt.date:
    """The last day of a limit of so many months that begins with ``day`` (Bộ luật Dân sự 2015, Điều 148)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _is_open(case: _Case, record: Discipline) -> bool:
    if record.kind != case.exclusion.kind:
        return False
    begun = record.since is None or record.since.earliest() <= case.day
    return begun and (record.until is None or record.until.latest() >= case.day)


def _finding(case: _Case, reason: str, place: Place, mend: str = "") -> Finding:
    severity: Severity = case.exclusion.severity
    return Finding(
        code=f"exclusion-{case.exclusion.kind}",
        severity=severity,
        topic="nominees",
        message=f"{case.nominee.name}: {reason}. {case.exclusion.title}.",
        place=place,
        clause=case.exclusion.clause,
        mend=mend or case.exclusion.instead or _MEND,
    )
