"""What the law fixes apart from any plan: base salaries, bonus rates, document codes, days off.

Nothing here is known by heart: the values come from ``resources/law`` and carry their source. ``verified``
says whether a public source of the very text was read; what is not verified is never used silently.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from app.domain.plan import NomineeKind
from app.domain.vietnamese import same_name_key

_SATURDAY: Final = 5

Rounding = Literal["none", "up", "nearest", "down"]
"""How an amount becomes a round one; "nearest" sends halves up."""


@dataclass(frozen=True, kw_only=True)
class BaseSalary:
    """A base salary (*mức lương cơ sở*) in đồng a month, in force from a day until the next one."""

    since: dt.date
    amount: int
    decree: str
    verified: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BonusRate:
    """How many base salaries go with an award for an individual, as ``"1.0"``; "" = not stated.

    ``collective_factor`` multiplies it for a collective; "" = the regime's own.
    """

    award: str
    title: str
    individual: str
    verified: bool
    collective_factor: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BonusRegime:
    """The bonus rules of one decree, in force from ``since`` to ``until`` (None = until now)."""

    id: str
    title: str
    decree: str
    clause: str
    since: dt.date
    rounding: Rounding
    round_to: int
    rounding_verified: bool
    collective_factor: str
    collective_verified: bool
    rates: tuple[BonusRate, ...]
    until: dt.date | None = None
    note: str = ""

    def multiple(self, award: str, kind: NomineeKind) -> str:
        """How many base salaries a nominee of that kind gets, as ``"2.0"``; "" = not stated."""
        rate = next((each for each in self.rates if each.award == award), None)
        if rate is None or not rate.individual or kind not in ("individual", "collective"):
            return ""
        factor = rate.collective_factor or self.collective_factor if kind == "collective" else "1"
        return str(Decimal(rate.individual) * Decimal(factor))

    def in_force_on(self, day: dt.date) -> bool:
        """Whether an award decided on that day follows this regime."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, kw_only=True)
class DocumentType:
    """A type of document (Decree 30/2020, Điều 7) or copy and its abbreviation (PL III); "" = none."""

    name: str
    code: str
    kind: Literal["document", "copy"] = "document"


@dataclass(frozen=True, kw_only=True)
class Swap:
    """A working day taken off and the day at a weekend worked for it."""

    off: dt.date
    worked: dt.date


@dataclass(frozen=True, kw_only=True)
class WorkYear:
    """Every Monday to Friday off in one year. ``projected`` = no authority has announced it yet."""

    year: int
    status: Literal["announced", "projected"]
    verified: bool
    source: str
    days_off: tuple[dt.date, ...]
    swaps: tuple[Swap, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SwitchableDay:
    """A yearly day off whose law is not confirmed: ``default`` says how it counts until somebody decides."""

    id: str
    title: str
    month: int
    day: int
    from_year: int
    default: bool
    verified: bool
    source: str

    def date_in(self, year: int) -> dt.date:
        """The day off in that year, on a weekend the Monday in lieu (Bộ luật Lao động 2019, Điều 111)."""
        day = dt.date(year, self.month, self.day)
        days_to_monday = 7 - day.weekday() if day.weekday() >= _SATURDAY else 0
        return day + dt.timedelta(days=days_to_monday)


@dataclass(frozen=True, kw_only=True)
class Law:
    """All tables together."""

    base_salaries: tuple[BaseSalary, ...]
    bonus_regimes: tuple[BonusRegime, ...]
    document_types: tuple[DocumentType, ...]
    work_years: tuple[WorkYear, ...]
    switchable_days: tuple[SwitchableDay, ...] = ()

    def base_salary_on(self, day: dt.date, *, unverified: bool = False) -> BaseSalary | None:
        """The base salary in force on that day, None before the first one known.

        ``unverified`` lets amounts count that are only announced.
        """
        known = (each for each in self.base_salaries if each.since <= day and (each.verified or unverified))
        return max(known, key=lambda each: each.since, default=None)

    def base_salary_is_provisional(self, day: dt.date) -> bool:
        """Whether a newer amount, announced but not verified, may be in force on that day."""
        return self.base_salary_on(day, unverified=True) != self.base_salary_on(day)

    def bonus_regime(self, regime_id: str) -> BonusRegime | None:
        """The regime with that id, None when there is none."""
        return next((each for each in self.bonus_regimes if each.id == regime_id), None)

    def bonus_regime_on(self, day: dt.date) -> BonusRegime | None:
        """The regime an award decided on that day follows, None when no decree is known for it."""
        return next((each for each in self.bonus_regimes if each.in_force_on(day)), None)

    def document_code(self, name: str) -> str:
        """The abbreviation of a document type, "TTr" of "Tờ trình", "" of "Công văn"; KeyError if unknown."""
        wanted = same_name_key(name)
        for each in self.document_types:
            if same_name_key(each.name) == wanted:
                return each.code
        raise KeyError(name)
