"""Dates as officials know them (a day, a month or only a year) and as their papers write them.

Decree 30/2020 (PL I) gives a leading zero to days below 10 and to the months 1 and 2 only.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Final

from app.domain.vietnamese_text import clean_text

BLANK: Final = " \u00a0\u00a0\u00a0\u00a0 "
"""Room for a figure written by hand: no-break spaces, which neither DOCX nor PDF folds or breaks at."""

_FIRST_FULL_MONTH: Final = 3
_SHORTEST_MONTH: Final = 28
_LONGEST_QUOTE: Final = 40
_EXAMPLES: Final = "hãy viết như 2/9/1985, 9/1985 hoặc 1985"
_PATTERNS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})(?:(?P<mark> ?[-/.] ?)(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?)?",
        r"(?:ngày )?(?P<day>\d{1,2})(?P<mark> ?[-/.] ?)(?P<month>\d{1,2})(?P=mark)(?P<year>\d+)",
        r"(?:tháng )?(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d+)",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}),? năm (?P<year>\d+)",
        r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d+)",
        r"tháng (?P<month>\d{1,2}),? năm (?P<year>\d+)",
        r"năm (?P<year>\d+)",
        r"(?P<year>\d{1,3})",
    )
)
_ISO: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is known; ``day`` only with ``month``.

    Raises ValueError with a Vietnamese sentence when there is no such date. In order, what is less known
    comes first: 1985, 9/1985, 02/9/1985.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse dates that no calendar has."""
        if not dt.MINYEAR <= self.year <= dt.MAXYEAR:
            raise ValueError(f"Không có năm {self.year}.")
        if self.month is None and self.day is not None:
            raise ValueError("Có ngày thì phải có tháng.")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"Không có tháng {self.month}; ngày viết trước, tháng viết sau, ví dụ 2/9/1985.")
        if self.month is not None and self.day is not None:
            _refuse_impossible_day(self.year, self.month, self.day)

    @classmethod
    def of(cls, date: dt.date) -> PartialDate:
        """The same day, fully known."""
        return cls(date.year, date.month, date.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The date of ``1985-09-02``, ``1985-09`` or ``1985``; ValueError for anything else."""
        found = _ISO.fullmatch(text)
        if not found:
            raise ValueError(f"“{text}” không phải là ngày dạng năm-tháng-ngày.")
        return _from_groups(found)

    def iso(self) -> str:
        """``1985-09-02``, ``1985-09`` or ``1985``; :meth:`from_iso` reads it back."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def is_full(self) -> bool:
        """Whether the very day is known."""
        return self.day is not None

    def earliest(self) -> dt.date:
        """The first day it can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> dt.date:
        """The last day it can be."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def as_written(self) -> str:
        """As lists write it: ``02/9/1985``, ``02/01/1985``, ``9/1985``, ``1985``."""
        parts = [f"{self.day:02d}"] if self.day is not None else []
        parts += [_month(self.month)] if self.month is not None else []
        return "/".join([*parts, str(self.year)])

    def in_words(self) -> str:
        """As sentences write it: ``ngày 02 tháng 9 năm 1985``, ``tháng 9 năm 1985``, ``năm 1985``."""
        parts = [f"ngày {self.day:02d}"] if self.day is not None else []
        parts += [f"tháng {_month(self.month)}"] if self.month is not None else []
        return " ".join([*parts, f"năm {self.year}"])

    def __lt__(self, other: PartialDate) -> bool:
        """By year, month, day; the less known first."""
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)


def _refuse_impossible_day(year: int, month: int, day: int) -> None:
    if 1 <= day <= _SHORTEST_MONTH:
        return
    last = calendar.monthrange(year, month)[1]
    if day < 1:
        raise ValueError(f"Không có ngày {day}.")
    if day > last:
        raise ValueError(f"Không có ngày {day}/{month}/{year}: tháng {month} năm {year} chỉ có {last} ngày.")


def _month(month: int) -> str:
    return str(month) if month >= _FIRST_FULL_MONTH else f"{month:02d}"


def parse_date(text: str) -> PartialDate:
    """The date an official typed: 2/9/1985, 02-09-1985, 9/1985, 1985, "ngày 2 tháng 9 năm 1985", ISO.

    The day comes before the month. Raises ValueError with a Vietnamese sentence for a date that does not
    exist, a year without its four digits, or a text that is no date.
    """
    typed = clean_text(text).casefold().rstrip(" .,;")
    if not typed:
        raise ValueError("Chưa nhập ngày.")
    found = next(filter(None, (pattern.fullmatch(typed) for pattern in _PATTERNS)), None)
    if not found:
        raise ValueError(f"“{_shortened(clean_text(text))}” không phải là ngày; {_EXAMPLES}.")
    if len(found["year"]) != 4:
        raise ValueError(f"Năm “{_shortened(found['year'])}” phải viết đủ bốn chữ số; {_EXAMPLES}.")
    return _from_groups(found)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"


def _from_groups(found: re.Match[str]) -> PartialDate:
    parts = found.groupdict()
    year, month, day = (int(parts[name]) if parts.get(name) else None for name in ("year", "month", "day"))
    return PartialDate(year or 0, month, day)


def long_date(date: dt.date) -> str:
    """``ngày 05 tháng 01 năm 2026``, ``ngày 27 tháng 5 năm 2026``."""
    return PartialDate.of(date).in_words()


def as_slashes(date: dt.date) -> str:
    """``05/01/2026``, ``27/5/2026``."""
    return PartialDate.of(date).as_written()


def date_line(place: str, date: dt.date) -> str:
    """The line under the national motto: ``Minh Tâm, ngày 05 tháng 01 năm 2026``."""
    return f"{place}, {long_date(date)}"


def blank_date_line(place: str, year: int) -> str:
    """The same line with room for day and month, which the clerk fills after signing (Decree 30, Điều 15)."""
    return f"{place}, ngày{BLANK}tháng{BLANK}năm {year}"
