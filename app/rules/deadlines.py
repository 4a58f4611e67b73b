"""By when the dossier must be handed in, and by when each step before that must be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.dates import as_slashes
from app.domain.dossier import EventDate, Snapshot
from app.domain.finding import DeadlineResult, Finding, Place, Severity, StepDate
from app.domain.plan import Deadline
from app.domain.workdays import WorkCalendar

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class _Reckoned:
    """A day as far as it follows: ``firm`` = nothing can change it, ``since`` = the day it was counted from.

    ``latest`` = whatever else is told, it cannot be later than this day.
    """

    date: dt.date | None
    firm: bool = False
    why: str = ""
    since: dt.date | None = None
    latest: bool = False


def deadlines_for(
    snapshot: Snapshot, calendar: WorkCalendar, today: dt.date | None = None
) -> tuple[DeadlineResult, ...]:
    """The deadlines of the dossier's unit and awards, as far as they can be known now.

    ``today`` tells which year's day a yearly deadline means as long as the submission is not dated.
    """
    return tuple(_result(snapshot, deadline, calendar, today) for deadline in binding_deadlines(snapshot))


def binding_deadlines(snapshot: Snapshot) -> tuple[Deadline, ...]:
    """The deadlines of the plan that are meant for the dossier's unit and awards."""
    unit_type = snapshot.dossier.unit.type
    awards = {nomination.award for nomination in snapshot.dossier.nominations}
    return tuple(
        deadline
        for deadline in snapshot.plan.deadlines
        if (not deadline.proposer_types or unit_type in deadline.proposer_types)
        and (not deadline.awards or awards & set(deadline.awards))
    )


def deadline_findings(snapshot: Snapshot, calendar: WorkCalendar, today: dt.date) -> Iterator[Finding]:
    """Unknown, provisional and missed deadlines; a submission dated after a deadline that stands is an error."""
    for deadline in binding_deadlines(snapshot):
        reckoned = _date(snapshot, deadline, calendar, today)
        result = _result(snapshot, deadline, calendar, today)
        yield from _open(snapshot, deadline, result)
        yield from _missed(snapshot, deadline, result, reckoned, today)
        yield from _told_too_late(snapshot, deadline, calendar, result)


def event_date(snapshot: Snapshot, event_id: str) -> EventDate | None:
    """The event's day: told in the dossier, else the plan's own, else the plan's provisional one."""
    told = snapshot.dossier.events.get(event_id)
    if told is not None:
        return told
    event = next((each for each in snapshot.plan.events if each.id == event_id), None)
    if event is None:
        return None
    if event.date is not None:
        return EventDate(date=event.date, fixed=True)
    return EventDate(date=event.provisional) if event.provisional is not None else None


def _result(snapshot: Snapshot, deadline: Deadline, calendar: WorkCalendar, today: dt.date | None) -> DeadlineResult:
    reckoned = _date(snapshot, deadline, calendar, today)
    empty = DeadlineResult(
        deadline=deadline.id, title=deadline.title, date=None, why=reckoned.why, clause=deadline.clause
    )
    if reckoned.date is None:
        return empty
    try:
        return _dated(empty, deadline, reckoned, reckoned.date, calendar)
    except (ValueError, OverflowError):
        return replace(empty, why=f"Không tính được lịch quanh ngày {as_slashes(reckoned.date)}.")


def _dated(
    empty: DeadlineResult, deadline: Deadline, reckoned: _Reckoned, date: dt.date, calendar: WorkCalendar
) -> DeadlineResult:
    steps = tuple(
        StepDate(id=step.id, title=step.title, date=calendar.working_days_before(date, step.days_before))
        for step in deadline.steps
    )
    days = [date, *(step.date for step in steps), *((reckoned.since,) if reckoned.since else ())]
    unsure = calendar.is_provisional(min(days), max(days))
    doubt = f"Lịch nghỉ năm {max(days).year} có ngày chưa được xác nhận." if unsure else ""
    return replace(
        empty,
        date=date,
        hour=deadline.hour,
        stricter=calendar.stricter(date),
        provisional=unsure or not reckoned.firm,
        why=" ".join(part for part in (reckoned.why, doubt) if part),
        steps=steps,
    )


def _date(snapshot: Snapshot, deadline: Deadline, calendar: WorkCalendar, today: dt.date | None) -> _Reckoned:
    told = snapshot.dossier.events.get(deadline.id)
    if told is not None:
        return _Reckoned(date=told.date, firm=told.fixed, why="" if told.fixed else "Mới là ngày dự kiến.")
    match deadline.kind:
        case "relative":
            return _relative(snapshot, deadline, calendar)
        case "told":
            return _ceiling(snapshot, deadline, calendar)
        case "fixed" | "yearly":
            return _by_plan(snapshot, deadline, today)
        case "weekly" | "at_once":
            return _Reckoned(date=None, why=_rule_of(deadline))


def _by_plan(snapshot: Snapshot, deadline: Deadline, today: dt.date | None) -> _Reckoned:
    """The day the plan itself names, once or for every year."""
    if deadline.kind == "fixed" and deadline.date is not None:
        return _Reckoned(date=deadline.date, firm=True)
    if deadline.kind == "yearly" and deadline.month is not None and deadline.day is not None:
        return _yearly(snapshot, deadline.month, deadline.day, today)
    return _Reckoned(date=None, why="Kế hoạch chưa ghi ngày.")


def _relative(snapshot: Snapshot, deadline: Deadline, calendar: WorkCalendar) -> _Reckoned:
    event = event_date(snapshot, deadline.event)
    title = next((each.title for each in snapshot.plan.events if each.id == deadline.event), deadline.event)
    if event is None:
        return _Reckoned(date=None, why=f"Chưa có ngày “{title}”; nhập ngày dự kiến để tính thử.")
    why = "" if event.fixed else f"Tính theo ngày dự kiến {as_slashes(event.date)} của “{title}”, chưa chốt."
    try:
        date = _count(deadline, event.date, calendar)
    except (ValueError, OverflowError):
        return _Reckoned(date=None, why=f"Không đếm ngày được từ {as_slashes(event.date)} của “{title}”.")
    return _Reckoned(date=date, firm=event.fixed, why=why, since=event.date, latest=event.fixed)


def _ceiling(snapshot: Snapshot, deadline: Deadline, calendar: WorkCalendar) -> _Reckoned:
    """A told deadline nobody told yet: the plan's own limit is the latest it can be."""
    untold = f"{deadline.told_by or 'Cơ quan nhận hồ sơ'} chưa báo hạn nộp"
    if not deadline.event:
        return _Reckoned(date=None, why=f"{untold}.")
    ceiling = _relative(snapshot, deadline, calendar)
    known = "; đây là hạn muộn nhất theo Kế hoạch." if ceiling.date else "."
    return replace(ceiling, firm=False, why=f"{untold}{known} {ceiling.why}".strip())


def _yearly(snapshot: Snapshot, month: int, day: int, today: dt.date | None) -> _Reckoned:
    """The day nearest to the date of the submission; undated, the next one from today, or from the plan's day."""
    first = snapshot.plan.identity.date
    signed = snapshot.dossier.submission.date
    about = max(signed or today or first, first)
    years = range(max(about.year - 1, dt.MINYEAR), min(about.year + 1, dt.MAXYEAR) + 1)
    possible = [each for year in years if (each := dt.date(year, month, day)) >= (first if signed else about)]
    date = min(possible, key=lambda each: (abs(each - about), -each.toordinal()), default=None)
    return _Reckoned(date=date, firm=True, why="" if date else "Không có ngày nào như vậy nữa.")


def _rule_of(deadline: Deadline) -> str:
    if deadline.kind == "at_once":
        return "Nộp ngay sau khi lập được thành tích."
    day = f", {_WEEKDAYS[deadline.weekday - 1]}" if deadline.weekday else ""
    hour = f" trước {deadline.hour}" if deadline.hour else ""
    return f"Nộp hằng tuần{day}{hour}."


def _count(deadline: Deadline, event: dt.date, calendar: WorkCalendar) -> dt.date:
    if deadline.day_kind == "calendar":
        return _calendar_days(deadline, event, calendar)
    count = calendar.working_days_before if deadline.direction == "before" else calendar.working_days_after
    return count(event, deadline.days, count_event_day=deadline.count_event_day)


def _calendar_days(deadline: Deadline, event: dt.date, calendar: WorkCalendar) -> dt.date:
    """Days of the calendar, moved off days when no office works.

    A limit that ends on a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 148); one counted back
    ends on the working day before, as nobody receives papers later.
    """
    days = max(deadline.days - 1, 0) if deadline.count_event_day else deadline.days
    step = -_ONE_DAY if deadline.direction == "before" else _ONE_DAY
    day = event + days * step
    while not calendar.is_working(day):
        day += step
    return day


def _open(snapshot: Snapshot, deadline: Deadline, result: DeadlineResult) -> Iterator[Finding]:
    if result.date is None and deadline.kind in ("weekly", "at_once"):
        message = f"{result.title}: {result.why}"
        yield _finding("deadline-rule", "note", message, snapshot, deadline, "Sắp xếp để nộp đúng lịch.")
    elif result.date is None or result.provisional:
        mend = "Khi có thông báo, nhập ngày; có ngày rồi thì chọn “đã chốt” ở ô hiện ra ngay dưới."
        if result.date is not None:
            mend = "Khi có thông báo, nhập đúng ngày và chọn “đã chốt”."
        yield _finding("deadline-open", "warning", f"{result.title}: {result.why}", snapshot, deadline, mend)


def _missed(
    snapshot: Snapshot, deadline: Deadline, result: DeadlineResult, reckoned: _Reckoned, today: dt.date
) -> Iterator[Finding]:
    """Papers dated after the deadline; where the day is only provisional, that is a warning."""
    if result.date is None:
        return
    stands = not result.provisional or reckoned.latest
    signed = snapshot.dossier.submission.date
    if signed is not None and signed > result.date:
        severity: Severity = "error" if stands else "warning"
        message = f"Tờ trình ghi ngày {as_slashes(signed)}, sau hạn {as_slashes(result.date)}: {result.title}."
        mend = "Kiểm tra ngày tờ trình; nếu đúng là chậm, liên hệ ngay cơ quan nhận hồ sơ."
        yield replace(
            _finding("deadline-missed", severity, message, snapshot, deadline, mend),
            place=Place(part="submission", field="date"),
        )
    elif signed is None and today > result.date and stands:
        message = f"Đã qua hạn {as_slashes(result.date)}: {result.title}."
        yield _finding("deadline-passed", "warning", message, snapshot, deadline, "Liên hệ ngay cơ quan nhận hồ sơ.")


def _told_too_late(
    snapshot: Snapshot, deadline: Deadline, calendar: WorkCalendar, result: DeadlineResult
) -> Iterator[Finding]:
    """A day told by the level below the plan cannot be later than the plan's own limit."""
    if deadline.id not in snapshot.dossier.events or not deadline.event or result.date is None:
        return
    own = _relative(snapshot, deadline, calendar)
    if own.date is not None and own.latest and result.date > own.date:
        message = (
            f"{result.title}: hạn đã nhập {as_slashes(result.date)} muộn hơn hạn của Kế hoạch {as_slashes(own.date)}."
        )
        yield _finding("deadline-told", "warning", message, snapshot, deadline, "Kiểm tra lại ngày được thông báo.")


def _finding(code: str, severity: Severity, message: str, snapshot: Snapshot, deadline: Deadline, mend: str) -> Finding:
    """The place is the event whose day is still to be announced, else the day told for the deadline itself."""
    awaited = {event.id for event in snapshot.plan.events if event.date is None}
    from_event = deadline.kind != "told" and deadline.event in awaited
    return Finding(
        code=code,
        severity=severity,
        topic="deadline",
        message=message,
        place=Place(part="events", id=deadline.event if from_event else deadline.id),
        clause=deadline.clause,
        mend=mend,
    )
