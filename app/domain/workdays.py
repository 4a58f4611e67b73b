"""Counting working days back and forth over a calendar of days off that it is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ONE_DAY: Final = dt.timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True, kw_only=True)
class WorkCalendar:
    """Which days State offices work: Monday to Friday without ``holidays``, and some Saturdays.

    ``holidays`` are days off in any form, paid holidays, days in lieu and swapped days;
    ``working_saturdays`` the days at a weekend worked instead. ``known_years`` are those whose calendar was
    announced; ``uncertain`` days nobody has confirmed as on or off. What touches an unknown year or an
    uncertain day is provisional. Raises ValueError when a day is both off and worked, or a worked one is no
    Saturday or Sunday.
    """

    holidays: frozenset[dt.date]
    working_saturdays: frozenset[dt.date] = frozenset()
    known_years: frozenset[int] = frozenset()
    uncertain: frozenset[dt.date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a calendar that contradicts itself."""
        if both := self.holidays & self.working_saturdays:
            raise ValueError(f"Ngày {min(both):%d/%m/%Y} vừa là ngày nghỉ vừa là ngày làm bù.")
        if ordinary := {day for day in self.working_saturdays if day.weekday() < _SATURDAY}:
            raise ValueError(f"Ngày làm bù {min(ordinary):%d/%m/%Y} không phải là ngày cuối tuần.")

    def is_working(self, day: dt.date) -> bool:
        """Whether offices work on that day."""
        return day in self.working_saturdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def working_days_before(self, event: dt.date, number: int, *, count_event_day: bool = False) -> dt.date:
        """The ``number``-th working day before ``event``; 0 gives the event's own day.

        The event's day does not count unless ``count_event_day`` makes it day one (if it is worked). No
        statute says how to count back: this is the reading of the limits of Bộ luật Dân sự 2015, Điều 147,
        mirrored.
        """
        return self._step(event, number, -_ONE_DAY, count_event_day)

    def working_days_after(self, event: dt.date, number: int, *, count_event_day: bool = False) -> dt.date:
        """The ``number``-th working day after ``event``, counted as by :meth:`working_days_before`."""
        return self._step(event, number, _ONE_DAY, count_event_day)

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """The number of working days after ``start`` up to and with ``end``; negative when it is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(day) for day in _days(start + _ONE_DAY, end))

    def stricter(self, day: dt.date) -> dt.date:
        """The cautious reading of a limit: the working day before it."""
        return self.working_days_before(day, 1)

    def is_provisional(self, start: dt.date, end: dt.date) -> bool:
        """Whether a count between two days, in any order, both included, rests on what is not announced."""
        first, last = min(start, end), max(start, end)
        years_known = all(year in self.known_years for year in range(first.year, last.year + 1))
        return not years_known or any(first <= day <= last for day in self.uncertain)

    def _step(self, event: dt.date, number: int, step: dt.timedelta, count_event_day: bool) -> dt.date:
        if number < 0:
            raise ValueError("Số ngày làm việc không thể là số âm.")
        day, left = event, number
        if count_event_day and number and self.is_working(event):
            left -= 1
        try:
            while left:
                day += step
                left -= self.is_working(day)
        except OverflowError as exc:
            raise ValueError("Số ngày làm việc quá lớn.") from exc
        return day


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from ``first`` to ``last``, both included."""
    return (dt.date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
