"""The tables of ``resources/law`` read into a :class:`Law`, and the working calendar made from them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

import msgspec

from app.domain.law import BaseSalary, BonusRegime, DocumentType, Law, SwitchableDay, WorkYear
from app.domain.workdays import WorkCalendar
from app.errors import PlanError

_FORMAT: Final = 1
_NO_CHOICES: Final[Mapping[str, bool]] = MappingProxyType({})
_FILES: Final = ("base-salary.toml", "bonus.toml", "document-types.toml", "workdays.toml")
_HINT: Final = "Hồ sơ vẫn còn nguyên; hãy cài lại chương trình hoặc sửa các bảng trong thư mục law."
_FRIDAY: Final = 4
_ORDINARY_YEAR: Final = 2001
_FACTOR: Final = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, kw_only=True)
class _Tables:
    """All files as one document."""

    base_salaries: tuple[BaseSalary, ...]
    bonus_regimes: tuple[BonusRegime, ...]
    document_types: tuple[DocumentType, ...]
    years: tuple[WorkYear, ...]
    switchable_days: tuple[SwitchableDay, ...]


def load_law(law_dir: Path) -> Law:
    """Everything the folder says, in the order of time.

    Raises PlanError when a file is missing, is no TOML, holds something unexpected, or contradicts itself.
    """
    content: dict[str, object] = {}
    for name in _FILES:
        content |= _read(law_dir / name)
    tables = _decode(content)
    law = Law(
        base_salaries=tuple(sorted(tables.base_salaries, key=lambda each: each.since)),
        bonus_regimes=tuple(sorted(tables.bonus_regimes, key=lambda each: each.since)),
        document_types=tables.document_types,
        work_years=tuple(sorted(tables.years, key=lambda each: each.year)),
        switchable_days=tables.switchable_days,
    )
    if problems := tuple(_problems(law)):
        raise PlanError("Các bảng quy định của chương trình mâu thuẫn với nhau.", _HINT, problems)
    return law


def _read(path: Path) -> dict[str, object]:
    """One file without its ``format`` mark."""
    try:
        content: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise PlanError(f"Không đọc được bảng quy định {path.name}.", _HINT, [str(path)]) from exc
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise PlanError(f"Bảng quy định {path.name} sai cú pháp TOML.", _HINT, [str(exc)]) from exc
    if content.pop("format", None) != _FORMAT:
        raise PlanError(f"Bảng quy định {path.name} không đúng dạng chương trình này đọc được.", _HINT)
    return content


def _decode(content: dict[str, object]) -> _Tables:
    try:
        tables = msgspec.convert(content, _Tables)
    except msgspec.ValidationError as exc:
        raise PlanError("Các bảng quy định có mục sai kiểu hoặc thiếu.", _HINT, [str(exc)]) from exc
    if unknown := tuple(_unknown_keys(content, msgspec.to_builtins(tables), "")):
        raise PlanError("Các bảng quy định có mục chương trình không biết.", _HINT, unknown)
    return tables


def _unknown_keys(given: object, understood: object, path: str) -> Iterator[str]:
    """Where the files say something that no table has a place for, a misspelt key say."""
    if isinstance(given, dict) and isinstance(understood, dict):
        known = cast(dict[str, object], understood)
        for key, value in cast(dict[str, object], given).items():
            if key in known:
                yield from _unknown_keys(value, known[key], f"{path}.{key}")
            else:
                yield f"{path}.{key}".lstrip(".")
    elif isinstance(given, list) and isinstance(understood, list | tuple):
        pairs = zip(cast(list[object], given), cast(Sequence[object], understood), strict=True)
        for row, (one, other) in enumerate(pairs, 1):
            yield from _unknown_keys(one, other, f"{path}[{row}]")


def _problems(law: Law) -> Iterator[str]:
    yield from _repeated("mức lương cơ sở", [each.since.isoformat() for each in law.base_salaries])
    yield from _repeated("quy định tiền thưởng", [each.id for each in law.bonus_regimes])
    yield from _repeated("loại văn bản", [each.name for each in law.document_types])
    yield from _repeated("năm", [str(each.year) for each in law.work_years])
    yield from _repeated("ngày nghỉ tùy chọn", [each.id for each in law.switchable_days])
    for year in law.work_years:
        yield from _year_problems(year)
    for regime in law.bonus_regimes:
        yield from _factor_problems(regime)
    for each in law.switchable_days:
        if not 1 <= each.month <= 12 or not 1 <= each.day <= monthrange(_ORDINARY_YEAR, each.month)[1]:
            yield f"Không có ngày {each.day}/{each.month}: {each.id}"
    for earlier, later in pairwise(law.bonus_regimes):
        if earlier.until is None or earlier.until >= later.since:
            yield f"Tiền thưởng {earlier.id} và {later.id} cùng có hiệu lực ngày {later.since:%d/%m/%Y}"


def _repeated(what: str, names: list[str]) -> Iterator[str]:
    return (f"Trùng {what}: {name}" for name, times in Counter(names).items() if times > 1)


def _factor_problems(regime: BonusRegime) -> Iterator[str]:
    factors = [regime.collective_factor]
    factors += [text for rate in regime.rates for text in (rate.individual, rate.collective_factor) if text]
    return (f"{regime.id}: “{text}” không phải là số lần" for text in factors if not _FACTOR.fullmatch(text))


def _year_problems(year: WorkYear) -> Iterator[str]:
    off = _days_off(year)
    for day in sorted({*off, *(swap.worked for swap in year.swaps)}):
        if day.year != year.year:
            yield f"Ngày {day:%d/%m/%Y} nằm trong bảng của năm {year.year}"
    for day in sorted(off):
        if day.weekday() > _FRIDAY:
            yield f"Ngày nghỉ {day:%d/%m/%Y} là cuối tuần, không cần ghi"
    for swap in year.swaps:
        if swap.worked.weekday() <= _FRIDAY:
            yield f"Ngày làm bù {swap.worked:%d/%m/%Y} không phải là cuối tuần"


def _days_off(year: WorkYear) -> frozenset[dt.date]:
    return frozenset((*year.days_off, *(swap.off for swap in year.swaps)))


def work_calendar(law_dir: Path, years: Iterable[int], options: Mapping[str, bool] = _NO_CHOICES) -> WorkCalendar:
    """The working calendar of ``years`` and of their neighbours, as a count may cross New Year.

    A year of ``workdays.toml`` is taken wholly from there: the table wins over the library ``holidays``,
    which adds and removes nothing. Other years are the library's and stay out of ``known_years``, as do
    projected ones. ``options`` decides switchable days by id; an undecided one follows its default and is
    uncertain. Raises PlanError as :func:`load_law`, and for an id no switchable day has.
    """
    law = load_law(law_dir)
    _refuse_unknown(options, law)
    wanted = sorted({near for year in years for near in (year - 1, year, year + 1) if _has_days(near)})
    parts = [_one_year(year, law, options) for year in wanted]
    return WorkCalendar(
        holidays=frozenset[dt.date]().union(*(part.holidays for part in parts)),
        working_saturdays=frozenset[dt.date]().union(*(part.working_saturdays for part in parts)),
        known_years=frozenset(each.year for each in law.work_years if each.status == "announced") & {*wanted},
        uncertain=frozenset[dt.date]().union(*(part.uncertain for part in parts)),
    )


def _has_days(year: int) -> bool:
    return dt.MINYEAR <= year <= dt.MAXYEAR


def _refuse_unknown(options: Mapping[str, bool], law: Law) -> None:
    known = [each.id for each in law.switchable_days]
    if unknown := sorted(set(options) - set(known)):
        problems = [f"Các lựa chọn có: {', '.join(known)}"]
        raise PlanError(f"Lịch làm việc không có lựa chọn “{unknown[0]}”.", _HINT, problems)


def _one_year(year: int, law: Law, options: Mapping[str, bool]) -> WorkCalendar:
    """The days of one year: the table's, else the library's; then the switchable ones."""
    table = next((each for each in law.work_years if each.year == year), None)
    if table is not None:
        off, worked = _days_off(table), frozenset(swap.worked for swap in table.swaps)
    else:
        off, worked = _from_library(year)
    uncertain: set[dt.date] = set()
    for each in law.switchable_days:
        if year >= each.from_year:
            day = each.date_in(year)
            off = off | {day} if options.get(each.id, each.default) else off - {day}
            uncertain |= {day} if each.id not in options and not each.verified else set()
    return WorkCalendar(holidays=off, working_saturdays=worked, uncertain=frozenset(uncertain))


def _from_library(year: int) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """The weekdays off and the days at weekends worked instead, as the library knows them."""
    import holidays  # costs a third of a second; most counts stay within the table

    known = holidays.country_holidays("VN", years=year, expand=False)
    off = frozenset(day for day in known if day.year == year and day.weekday() <= _FRIDAY)
    return off, frozenset(day for day in known.weekend_workdays if day.year == year)
