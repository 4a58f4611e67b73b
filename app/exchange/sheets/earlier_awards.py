"""The awards somebody already has, as one cell of a list tells them: each with its date and its decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.domain.dates import parse_date
from app.domain.nominee import EarlierAward
from app.domain.vietnamese import search_key
from app.exchange.sheets.record_words import award_of_words
from app.exchange.sheets.row_reader import several

_NONE: Final = frozenset(
    ("", "0", "x", "khong", "khong co", "khong co gi", "chua", "chua co", "chua duoc", "chua nhan", "chua khen")
)
_NONE_WORDS: Final = re.compile(
    r"(khong|chua)( co| duoc| nhan)?( duoc)? (khen|khen thuong|hinh thuc khen thuong)( nao)?"
)
_YEAR: Final = r"(?:19|20)\d\d"
_AWARD: Final = r"giấy|bằng|chiến sĩ|chiến sỹ|lao động|huân|huy|kỷ niệm|cờ|danh hiệu|cstđ|lđtt|tập thể|gia đình|đơn vị"
_NEXT_AWARD: Final = re.compile(
    rf"(?:(?<={_YEAR})|(?<={_YEAR}\)))\s*(?:,|\+|\bvà\b)\s*(?=(?:{_AWARD})\b)", re.IGNORECASE
)
_DAY: Final = (
    rf"\d{{1,2}} ?[-/.] ?\d{{1,2}} ?[-/.] ?{_YEAR}|\d{{1,2}} ?[-/.] ?{_YEAR}"
    rf"|(?:\d{{1,2}} )?tháng \d{{1,2}},? năm {_YEAR}|{_YEAR}"
)
_DATE_AT_END: Final = re.compile(
    rf"(?:^|[\s,(–-]+)(?:(?:ngày|tháng|các năm|năm) )?(?<![\w/.-])(?P<date>{_DAY})"
    rf"(?P<more>(?:\s*(?:,|và)\s*(?:năm )?{_YEAR})*)\)?$",
    re.IGNORECASE,
)
_YEAR_AT_HEAD: Final = re.compile(rf"(?:năm )?(?P<date>{_YEAR})\s*[:–-]\s*(?P<name>\D.*)", re.IGNORECASE)
_YEAR_WITHIN: Final = re.compile(rf"\s*[,(]?\s*năm (?P<date>{_YEAR})\)?,?(?=\s)", re.IGNORECASE)
_DAY_WITHIN: Final = re.compile(rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}")
_DECISION: Final = re.compile(
    r"[\s,(–-]*(?:theo |tại |kèm |số )?(?:quyết định|qđ)(?: khen thưởng)?\s*(?:số)?\s*:?\s*(?P<number>\d[\w./-]*)$",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(_YEAR)


@lru_cache(maxsize=5_000)
def earlier_awards(text: str, lines: tuple[str, ...]) -> tuple[EarlierAward, ...]:
    """Each award the cell tells; ``lines`` where it has several. None where it says that there are none."""
    awards: list[EarlierAward] = []
    for part in several(text, lines, cut_at_commas=False):
        if written := award_of_words(part):
            awards.append(written)
            continue
        for told in _NEXT_AWARD.split(part):
            awards.extend(_awards_of(told, awards[-1] if awards else None))
    return tuple(awards)


def _awards_of(told: str, former: EarlierAward | None) -> Iterator[EarlierAward]:
    """The award of the words; several where they give it several years, the former one where they are years only."""
    if _says_none(told):
        return
    found = _DATE_AT_END.search(told)
    if found is None:
        yield _with_date_within(told)
        return
    award = _named(told[: found.start()].rstrip(" ,(–-"))
    if not award.name:
        award = EarlierAward(name=former.name) if former else EarlierAward(name=told)
    for date in (found["date"], *_YEARS.findall(found["more"])):
        yield _dated(award, date)


def _says_none(told: str) -> bool:
    key = search_key(told).strip(" .-–")
    return key in _NONE or _NONE_WORDS.fullmatch(key) is not None


def _named(words: str) -> EarlierAward:
    """The award of words without their date; what they say of the decision stands in its own place."""
    decision = _DECISION.search(words)
    if decision is None or not words[: decision.start()]:
        return EarlierAward(name=words)
    return EarlierAward(name=words[: decision.start()], decision_number=decision["number"])


def _with_date_within(told: str) -> EarlierAward:
    """The award of words that do not end with a date, but may begin with a year or have one within."""
    if head := _YEAR_AT_HEAD.fullmatch(told):
        return _dated(_named(head["name"]), head["date"])
    if len(days := _DAY_WITHIN.findall(told)) == 1:
        return _dated(EarlierAward(name=told), days[0])
    if len(_YEARS.findall(told)) == 1 and (year := _YEAR_WITHIN.search(told)):
        return _dated(EarlierAward(name=told[: year.start()] + told[year.end() :]), year["date"])
    return _named(told)


def _dated(award: EarlierAward, date: str) -> EarlierAward:
    """The award with its date; without it where no calendar has such a day, which the words then keep."""
    with suppress(ValueError):
        return replace(award, date=parse_date(date))
    return replace(award, name=f"{award.name} ngày {date}")
