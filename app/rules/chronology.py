"""Whether the days a dossier names follow each other as they must, and the law it cites was in force then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.achievement import Achievement
from app.domain.dates import as_slashes
from app.domain.dossier import Snapshot
from app.domain.finding import Finding, Place, Severity, Topic
from app.domain.plan import Phase
from app.rules.deadlines import event_date

_SIGNED = Place(part="submission", field="date")
_MET = Place(part="minutes", field="date")


def chronology_findings(snapshot: Snapshot, today: dt.date) -> Iterator[Finding]:
    """Plan, meeting and submission out of order, days still to come, achievements outside the movement."""
    yield from _meeting(snapshot, today)
    yield from _submission(snapshot, today)
    yield from _events(snapshot)
    yield from _achievements(snapshot)
    yield from _legal_bases(snapshot, today)


def _meeting(snapshot: Snapshot, today: dt.date) -> Iterator[Finding]:
    minutes, plan = snapshot.dossier.minutes, snapshot.plan.identity
    if minutes.date is None:
        if minutes.number.strip():
            message = "Biên bản họp xét có số nhưng chưa có ngày."
            yield _finding("dates-meeting", "warning", "submission", message, _MET, "Ghi ngày họp xét.")
        return
    if minutes.date < plan.date:
        message = f"Ngày họp xét {as_slashes(minutes.date)} trước ngày ban hành Kế hoạch {as_slashes(plan.date)}."
        yield _finding("dates-meeting", "error", "submission", message, _MET, "Kiểm tra lại ngày họp xét.")
    if minutes.date > today:
        message = f"Ngày họp xét {as_slashes(minutes.date)} sau hôm nay."
        yield _finding("dates-future", "warning", "submission", message, _MET, "Kiểm tra lại ngày họp xét.")


def _submission(snapshot: Snapshot, today: dt.date) -> Iterator[Finding]:
    dossier, plan = snapshot.dossier, snapshot.plan.identity
    signed, met = dossier.submission.date, dossier.minutes.date
    if bool(dossier.submission.number.strip()) != (signed is not None):
        told, missing = ("ngày", "số") if signed else ("số", "ngày")
        message = f"Tờ trình đã ghi {told} nhưng chưa có {missing}; hai thứ do văn thư ghi cùng lúc."
        mend = f"Ghi thêm {missing}, hoặc để trống cả hai."
        yield _finding("dates-number", "warning", "submission", message, _SIGNED, mend)
    if signed is None:
        return
    if met is not None and met > signed:
        message = f"Ngày họp xét {as_slashes(met)} sau ngày tờ trình {as_slashes(signed)}."
        yield _finding("dates-minutes", "error", "submission", message, _SIGNED, "Sửa một trong hai ngày.")
    if signed < plan.date:
        message = f"Tờ trình ghi ngày {as_slashes(signed)}, trước ngày ban hành Kế hoạch {as_slashes(plan.date)}."
        yield _finding("dates-plan", "error", "submission", message, _SIGNED, "Kiểm tra lại ngày tờ trình.")
    if signed > today:
        message = f"Tờ trình ghi ngày {as_slashes(signed)}, sau hôm nay."
        yield _finding("dates-future", "warning", "submission", message, _SIGNED, "Kiểm tra lại ngày tờ trình.")
    decided = dossier.decision_date
    if decided is not None and decided < signed:
        place = Place(part="dossier", id=dossier.id, field="decision_date")
        message = f"Ngày quyết định khen thưởng {as_slashes(decided)} trước ngày tờ trình {as_slashes(signed)}."
        yield _finding("dates-decision", "error", "submission", message, place, "Kiểm tra lại hai ngày.")


def _events(snapshot: Snapshot) -> Iterator[Finding]:
    """A day told for an event or a deadline can hardly lie before the plan itself."""
    titles = {each.id: each.title for each in (*snapshot.plan.deadlines, *snapshot.plan.events)}
    for name, told in snapshot.dossier.events.items():
        if name in titles and told.date < snapshot.plan.identity.date:
            message = f"“{titles[name]}”: ngày {as_slashes(told.date)} trước ngày ban hành Kế hoạch."
            place = Place(part="events", id=name)
            yield _finding("dates-event", "warning", "deadline", message, place, "Kiểm tra lại ngày đã nhập.")


def _achievements(snapshot: Snapshot) -> Iterator[Finding]:
    """Achievements from before the movement began or after its whole run are pointed out."""
    whole = next((phase for phase in snapshot.plan.phases if phase.kind == "whole"), None)
    if whole is None:
        return
    end = _end(snapshot, whole)
    for achievement in snapshot.dossier.achievements:
        when = _outside(achievement, whole.start, end)
        if when:
            message = f"Thành tích “{achievement.title}” có ngày {when} phong trào."
            place = Place(part="achievement", id=achievement.id, field="date")
            mend = "Kiểm tra ngày; nếu đúng, cân nhắc có đưa vào hồ sơ này không."
            yield _finding("dates-achievement", "warning", "achievements", message, place, mend, whole.clause)


def _end(snapshot: Snapshot, whole: Phase) -> dt.date | None:
    """The movement's last day, None while it is open or only planned with."""
    closing = event_date(snapshot, whole.event) if whole.event else None
    return whole.end or (closing.date if closing and closing.fixed else None)


def _outside(achievement: Achievement, start: dt.date | None, end: dt.date | None) -> str:
    if achievement.date is None:
        return ""
    if start is not None and achievement.date.latest() < start:
        return "trước khi phát động"
    return "sau khi kết thúc" if end is not None and achievement.date.earliest() > end else ""


def _legal_bases(snapshot: Snapshot, today: dt.date) -> Iterator[Finding]:
    day = _likely_day(snapshot, today)
    for basis in snapshot.plan.legal_bases:
        early = basis.valid_from is not None and day < basis.valid_from
        late = basis.valid_to is not None and day > basis.valid_to
        if basis.cite and (early or late):
            force = "chưa có hiệu lực" if early else "không còn hiệu lực"
            message = f"Căn cứ “{basis.citation}” {force} vào ngày {as_slashes(day)}."
            place = Place(part="submission", field="legal_bases")
            mend = "Hỏi cơ quan ban hành Kế hoạch về căn cứ thay thế."
            yield _finding("basis", "warning", "submission", message, place, mend)


def _likely_day(snapshot: Snapshot, today: dt.date) -> dt.date:
    """The submission's day; undated, the last day fixed so far, as papers follow it; else today."""
    dossier = snapshot.dossier
    if dossier.submission.date is not None:
        return dossier.submission.date
    days = [each.date for each in dossier.events.values() if each.fixed]
    days += [dossier.minutes.date] if dossier.minutes.date else []
    return max(days, default=today)


def _finding(
    code: str, severity: Severity, topic: Topic, message: str, place: Place, mend: str, clause: str = ""
) -> Finding:
    return Finding(code=code, severity=severity, topic=topic, message=message, place=place, clause=clause, mend=mend)
