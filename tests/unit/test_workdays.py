"""Counting working days over a small calendar of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.workdays import WorkCalendar

MAY_HOLIDAY = dt.date(2021, 5, 3)  # a Monday
CALENDAR = WorkCalendar(
    holidays=frozenset({dt.date(2021, 4, 30), MAY_HOLIDAY}),
    working_saturdays=frozenset({dt.date(2021, 5, 8)}),
    known_years=frozenset({2021}),
    uncertain=frozenset({dt.date(2021, 11, 24)}),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (dt.date(2021, 5, 4), True),
        (MAY_HOLIDAY, False),
        (dt.date(2021, 5, 1), False),
        (dt.date(2021, 5, 2), False),
        (dt.date(2021, 5, 8), True),
    ],
)
def test_offices_work_on_weekdays_without_holidays_and_on_swapped_saturdays(day: dt.date, works: bool) -> None:
    assert CALENDAR.is_working(day) is works


def test_counting_back_leaves_the_event_day_out_and_passes_days_off() -> None:
    assert CALENDAR.working_days_before(dt.date(2021, 5, 4), 1) == dt.date(2021, 4, 29)
    assert CALENDAR.working_days_before(dt.date(2021, 5, 10), 2) == dt.date(2021, 5, 7)


def test_counting_on_leaves_the_event_day_out_and_passes_days_off() -> None:
    assert CALENDAR.working_days_after(dt.date(2021, 4, 29), 1) == dt.date(2021, 5, 4)
    assert CALENDAR.working_days_after(dt.date(2021, 5, 7), 1) == dt.date(2021, 5, 8)


def test_the_event_day_can_be_day_one() -> None:
    event = dt.date(2021, 5, 6)
    assert CALENDAR.working_days_before(event, 1, count_event_day=True) == event
    assert CALENDAR.working_days_before(event, 3, count_event_day=True) == dt.date(2021, 5, 4)
    assert CALENDAR.working_days_after(event, 3, count_event_day=True) == dt.date(2021, 5, 8)


def test_an_event_on_a_day_off_is_never_day_one() -> None:
    assert CALENDAR.working_days_before(MAY_HOLIDAY, 1, count_event_day=True) == dt.date(2021, 4, 29)


def test_no_days_before_an_event_is_the_event_itself() -> None:
    assert CALENDAR.working_days_before(MAY_HOLIDAY, 0) == MAY_HOLIDAY
    assert CALENDAR.working_days_after(MAY_HOLIDAY, 0, count_event_day=True) == MAY_HOLIDAY


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="số âm"):
        CALENDAR.working_days_before(MAY_HOLIDAY, -1)


def test_counting_beyond_all_calendars_is_refused() -> None:
    with pytest.raises(ValueError, match="quá lớn"):
        CALENDAR.working_days_before(dt.date(1, 1, 10), 30)


def test_days_between_count_the_end_and_not_the_start() -> None:
    assert CALENDAR.working_days_between(dt.date(2021, 4, 29), dt.date(2021, 5, 4)) == 1
    assert CALENDAR.working_days_between(dt.date(2021, 5, 3), dt.date(2021, 5, 9)) == 5
    assert CALENDAR.working_days_between(MAY_HOLIDAY, MAY_HOLIDAY) == 0


def test_days_between_are_negative_once_the_end_has_passed() -> None:
    assert CALENDAR.working_days_between(dt.date(2021, 5, 7), dt.date(2021, 5, 3)) == -4


def test_the_stricter_reading_is_one_working_day_earlier() -> None:
    assert CALENDAR.stricter(dt.date(2021, 5, 4)) == dt.date(2021, 4, 29)


@pytest.mark.parametrize(
    ("start", "end", "provisional"),
    [
        (dt.date(2021, 5, 1), dt.date(2021, 6, 1), False),
        (dt.date(2021, 6, 1), dt.date(2021, 5, 1), False),
        (dt.date(2021, 12, 20), dt.date(2022, 1, 5), True),
        (dt.date(2020, 12, 31), dt.date(2021, 1, 5), True),
        (dt.date(2021, 11, 24), dt.date(2021, 11, 30), True),
        (dt.date(2021, 12, 3), dt.date(2021, 11, 20), True),
        (dt.date(2021, 11, 25), dt.date(2021, 11, 30), False),
    ],
)
def test_a_count_is_provisional_where_the_calendar_is_not_announced(
    start: dt.date, end: dt.date, provisional: bool
) -> None:
    assert CALENDAR.is_provisional(start, end) is provisional


def test_a_day_cannot_be_off_and_worked() -> None:
    saturday = dt.date(2021, 5, 8)
    with pytest.raises(ValueError, match="08/05/2021 vừa là ngày nghỉ"):
        WorkCalendar(holidays=frozenset({saturday}), working_saturdays=frozenset({saturday}))


def test_a_day_worked_for_another_lies_at_a_weekend() -> None:
    with pytest.raises(ValueError, match="không phải là ngày cuối tuần"):
        WorkCalendar(holidays=frozenset(), working_saturdays=frozenset({MAY_HOLIDAY}))
