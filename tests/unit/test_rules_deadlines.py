"""By when: fixed, counted, yearly, told; firm, provisional, missed; and the steps before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import EventDate, Snapshot, Submission
from app.domain.finding import DeadlineResult, Finding, Place
from app.domain.plan import Deadline, Event, Step
from app.domain.workdays import WorkCalendar
from app.rules.deadlines import deadline_findings, deadlines_for, event_date
from tests.helpers import dossier_builder as make

REVIEW = Event(id="tong-ket", title="Hội nghị tổng kết")
TEN_BEFORE = Deadline(id="nop", title="Nộp hồ sơ", kind="relative", event="tong-ket", days=10, clause="V.4")
WEEKDAYS = WorkCalendar(holidays=frozenset(), known_years=frozenset(range(2000, 2100)))
TODAY = dt.date(2021, 6, 10)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told(text: str, *, fixed: bool = True) -> EventDate:
    return EventDate(date=day(text), fixed=fixed)


def under(deadline: Deadline, event: Event = REVIEW, **changes: Any) -> Snapshot:
    return make.snapshot(make.plan(deadlines=(deadline,), events=(event,)), **changes)


def result(made: Snapshot, calendar: WorkCalendar = WEEKDAYS, today: dt.date | None = TODAY) -> DeadlineResult:
    (only,) = deadlines_for(made, calendar, today)
    return only


def findings(made: Snapshot, today: dt.date = TODAY, calendar: WorkCalendar = WEEKDAYS) -> list[Finding]:
    return list(deadline_findings(made, calendar, today))


def codes(made: Snapshot, today: dt.date = TODAY) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in findings(made, today)]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("2021-06-30", "2021-06-16"),
        ("2021-06-15", "2021-06-01"),
        ("2021-05-10", "2021-04-22"),
        ("2024-05-10", "2024-04-24"),
        ("2025-05-08", "2025-04-22"),
        ("2026-01-16", "2026-01-05"),
        ("2026-03-02", "2026-02-09"),
        ("2026-09-07", "2026-08-20"),
        ("2026-12-04", "2026-11-20"),
    ],
)
def test_ten_working_days_before_over_holidays_and_swapped_saturdays(event: str, expected: str) -> None:
    calendar = make.calendar(day(event).year)
    reckoned = result(under(TEN_BEFORE, events={"tong-ket": told(event)}), calendar)
    assert reckoned.date == day(expected)
    assert reckoned.provisional is (event == "2026-12-04")  # 24/11/2026 is not confirmed as a day off


def test_a_day_off_nobody_confirmed_makes_the_deadline_provisional() -> None:
    reckoned = result(under(TEN_BEFORE, events={"tong-ket": told("2026-12-04")}), make.calendar(2026))
    assert reckoned.why == "Lịch nghỉ năm 2026 có ngày chưa được xác nhận."


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"days": 0}, "2021-06-30"),
        ({"count_event_day": True}, "2021-06-17"),
        ({"direction": "after"}, "2021-07-14"),
        ({"direction": "after", "count_event_day": True}, "2021-07-13"),
        ({"day_kind": "calendar", "days": 9}, "2021-06-21"),
        ({"day_kind": "calendar", "days": 9, "count_event_day": True}, "2021-06-22"),
        ({"day_kind": "calendar", "days": 10}, "2021-06-18"),
        ({"day_kind": "calendar", "days": 10, "direction": "after"}, "2021-07-12"),
        ({"day_kind": "calendar", "days": 9, "direction": "after"}, "2021-07-09"),
        ({"day_kind": "calendar", "days": 0}, "2021-06-30"),
    ],
)
def test_days_count_as_the_plan_says(changes: dict[str, Any], expected: str) -> None:
    made = under(replace(TEN_BEFORE, **changes), events={"tong-ket": told("2021-06-30")})
    assert result(made).date == day(expected)


def test_an_event_without_a_day_leaves_the_deadline_open_and_says_so() -> None:
    made = under(TEN_BEFORE)
    assert (result(made).date, result(made).steps) == (None, ())
    (open_,) = findings(made)
    assert open_.message == "Nộp hồ sơ: Chưa có ngày “Hội nghị tổng kết”; nhập ngày dự kiến để tính thử."
    assert (open_.severity, open_.clause, open_.place) == ("warning", "V.4", Place(part="events", id="tong-ket"))


def test_an_unknown_event_is_named_by_its_id() -> None:
    assert "khong-co" in result(under(replace(TEN_BEFORE, event="khong-co"))).why


def test_a_planned_day_gives_a_provisional_deadline_that_is_reckoned_again_when_fixed() -> None:
    planned = under(TEN_BEFORE, events={"tong-ket": told("2021-06-30", fixed=False)})
    assert (result(planned).date, result(planned).provisional) == (day("2021-06-16"), True)
    assert codes(planned) == [("deadline-open", "warning")]
    fixed = under(TEN_BEFORE, events={"tong-ket": told("2021-07-30")})
    assert (result(fixed).date, result(fixed).provisional, result(fixed).why) == (day("2021-07-16"), False, "")
    assert codes(fixed) == []


def test_the_day_of_the_dossier_wins_over_the_plans_and_that_over_the_provisional_one() -> None:
    planned = replace(REVIEW, provisional=day("2021-07-30"))
    assert event_date(under(TEN_BEFORE, planned), "tong-ket") == EventDate(date=day("2021-07-30"), fixed=False)
    stated = replace(planned, date=day("2021-07-29"))
    assert event_date(under(TEN_BEFORE, stated), "tong-ket") == EventDate(date=day("2021-07-29"), fixed=True)
    heard = under(TEN_BEFORE, stated, events={"tong-ket": told("2021-06-30", fixed=False)})
    assert event_date(heard, "tong-ket") == EventDate(date=day("2021-06-30"), fixed=False)
    assert event_date(heard, "khác") is None


def test_the_stricter_reading_is_one_working_day_earlier() -> None:
    reckoned = result(under(TEN_BEFORE, events={"tong-ket": told("2021-07-05")}))
    assert (reckoned.date, reckoned.stricter) == (day("2021-06-21"), day("2021-06-18"))


def test_steps_are_counted_back_from_the_deadline() -> None:
    steps = (Step(id="hop", title="Họp", days_before=5), Step(id="gui", title="Gửi", days_before=0))
    reckoned = result(under(replace(TEN_BEFORE, steps=steps), events={"tong-ket": told("2021-06-30")}))
    assert [(each.id, each.date) for each in reckoned.steps] == [("hop", day("2021-06-09")), ("gui", day("2021-06-16"))]


def test_a_fixed_day_is_firm_with_its_hour() -> None:
    reckoned = result(under(Deadline(id="nop", title="Nộp", kind="fixed", date=day("2021-06-15"), hour="17:00")))
    assert (reckoned.date, reckoned.hour, reckoned.provisional) == (day("2021-06-15"), "17:00", False)


def test_a_fixed_deadline_without_a_day_is_open() -> None:
    assert result(under(Deadline(id="nop", title="Nộp", kind="fixed"))).why == "Kế hoạch chưa ghi ngày."


def test_a_later_notice_overrides_any_deadline() -> None:
    fixed = Deadline(id="nop", title="Nộp", kind="fixed", date=day("2021-06-15"))
    assert result(under(fixed, events={"nop": told("2021-06-20")})).date == day("2021-06-20")


def test_an_announced_day_does_not_hang_on_the_event() -> None:
    made = under(TEN_BEFORE, events={"nop": told("2021-06-14"), "tong-ket": told("2031-06-30", fixed=False)})
    assert result(made, make.calendar()).provisional is False


YEARLY = Deadline(id="nop", title="Nộp", kind="yearly", month=11, day=30)


@pytest.mark.parametrize(
    ("signed", "today", "expected"),
    [
        (None, "2021-06-10", "2021-11-30"),
        (None, "2021-11-30", "2021-11-30"),
        (None, "2021-12-01", "2022-11-30"),
        (None, "2020-01-01", "2021-11-30"),
        ("2021-11-20", "2021-11-20", "2021-11-30"),
        ("2021-12-05", "2021-12-05", "2021-11-30"),
        ("2022-10-05", "2022-10-05", "2022-11-30"),
        ("2021-02-08", "2021-02-08", "2021-11-30"),
        ("9999-12-31", "2021-02-08", "9999-11-30"),
    ],
)
def test_a_yearly_day_is_the_next_one_or_the_one_nearest_to_the_submission(
    signed: str | None, today: str, expected: str
) -> None:
    made = under(YEARLY, submission=Submission(date=day(signed) if signed else None))
    reckoned = result(made, WorkCalendar(holidays=frozenset(), known_years=frozenset(range(1, 10000))), day(today))
    assert (reckoned.date, reckoned.provisional) == (day(expected), False)


def test_a_submission_after_the_yearly_day_is_late() -> None:
    made = under(YEARLY, submission=Submission(date=day("2021-12-05"), number="5"))
    assert codes(made, day("2021-12-05")) == [("deadline-missed", "error")]


@pytest.mark.parametrize(
    ("deadline", "why"),
    [
        (
            Deadline(id="nop", title="Nộp", kind="weekly", weekday=4, hour="16:00"),
            "Nộp hằng tuần, thứ Năm trước 16:00.",
        ),
        (Deadline(id="nop", title="Nộp", kind="weekly"), "Nộp hằng tuần."),
        (Deadline(id="nop", title="Nộp", kind="at_once"), "Nộp ngay sau khi lập được thành tích."),
    ],
)
def test_a_standing_rule_has_no_day_and_needs_none(deadline: Deadline, why: str) -> None:
    made = under(deadline)
    assert (result(made).date, result(made).why) == (None, why)
    assert codes(made) == [("deadline-rule", "note")]


TOLD = replace(TEN_BEFORE, kind="told", told_by="Ủy ban nhân dân huyện")


def test_a_deadline_to_be_told_has_the_plans_own_as_its_ceiling() -> None:
    made = under(TOLD, events={"tong-ket": told("2021-06-30")})
    assert (result(made).date, result(made).provisional) == (day("2021-06-16"), True)
    assert result(made).why == "Ủy ban nhân dân huyện chưa báo hạn nộp; đây là hạn muộn nhất theo Kế hoạch."
    assert findings(made)[0].place == Place(part="events", id="nop")


def test_a_deadline_to_be_told_without_any_event_is_open() -> None:
    made = under(replace(TOLD, event=""))
    assert (result(made).date, result(made).why) == (None, "Ủy ban nhân dân huyện chưa báo hạn nộp.")


def test_a_told_deadline_is_taken_as_told() -> None:
    made = under(TOLD, events={"nop": told("2021-06-14"), "tong-ket": told("2021-06-30")})
    assert (result(made).date, result(made).provisional, result(made).why) == (day("2021-06-14"), False, "")
    assert codes(made) == []


def test_a_told_deadline_after_the_plans_own_is_doubted() -> None:
    made = under(TOLD, events={"nop": told("2021-06-17"), "tong-ket": told("2021-06-30")})
    assert codes(made) == [("deadline-told", "warning")]


def test_a_submission_dated_after_a_firm_deadline_is_an_error_at_its_date() -> None:
    made = under(TEN_BEFORE, events={"tong-ket": told("2021-06-30")}, submission=Submission(date=day("2021-06-17")))
    (missed,) = findings(made)
    assert (missed.code, missed.severity, missed.place) == (
        "deadline-missed", "error", Place(part="submission", field="date"),
    )  # fmt: skip


def test_the_last_day_is_not_late() -> None:
    made = under(TEN_BEFORE, events={"tong-ket": told("2021-06-30")}, submission=Submission(date=day("2021-06-16")))
    assert codes(made) == []


def test_after_a_day_that_is_only_planned_with_it_is_a_warning() -> None:
    made = under(
        TEN_BEFORE, events={"tong-ket": told("2021-06-30", fixed=False)}, submission=Submission(date=day("2021-06-17"))
    )
    assert codes(made) == [("deadline-open", "warning"), ("deadline-missed", "warning")]


def test_after_the_ceiling_of_a_fixed_event_it_is_late_whatever_will_be_told() -> None:
    made = under(TOLD, events={"tong-ket": told("2021-06-30")}, submission=Submission(date=day("2021-06-17")))
    assert ("deadline-missed", "error") in codes(made)


def test_a_deadline_that_passed_without_a_submission_warns() -> None:
    made = under(TEN_BEFORE, events={"tong-ket": told("2021-06-30")})
    assert codes(made, day("2021-06-16")) == []
    assert codes(made, day("2021-06-17")) == [("deadline-passed", "warning")]


def test_deadlines_are_for_types_of_units_and_for_awards() -> None:
    others = (
        replace(TEN_BEFORE, id="a", proposer_types=("huyen",)),
        replace(TEN_BEFORE, id="b", proposer_types=("xa",)),
        replace(TEN_BEFORE, id="c", awards=("khac",)),
        replace(TEN_BEFORE, id="d", awards=("bang-khen",)),
    )
    made = make.snapshot(make.plan(deadlines=others, events=(REVIEW,)))
    assert [each.deadline for each in deadlines_for(made, WEEKDAYS)] == ["b", "d"]


@pytest.mark.parametrize("event", ["0001-01-03", "9999-12-30"])
@pytest.mark.parametrize("direction", ["before", "after"])
@pytest.mark.parametrize("day_kind", ["working", "calendar"])
def test_a_day_at_the_end_of_the_calendar_is_no_mishap(event: str, direction: Any, day_kind: Any) -> None:
    deadline = replace(
        TEN_BEFORE, direction=direction, day_kind=day_kind, steps=(Step(id="hop", title="Họp", days_before=5),)
    )
    made = under(deadline, events={"tong-ket": told(event)})
    reckoned = result(made, WorkCalendar(holidays=frozenset()))
    assert reckoned.why
    assert all(each.mend for each in findings(made))
