"""What the cells of one row say: texts in Unicode, dates and years in every shape lists use."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.dates import PartialDate, parse_date
from app.domain.legacy_text import Encoding, is_doubtful, mended
from app.domain.vietnamese import clean_lines, clean_text, search_key
from app.exchange.sheets.grid import ERROR_WORD, Cell, CellError, shown

_EPOCH: Final = dt.date(1899, 12, 30)
_EPOCH_1904: Final = dt.date(1904, 1, 1)
_FIRST_SERIAL, _LAST_SERIAL = 5000, 73050  # 1913 to 2099
_WITH_CAPITALS: Final = "ăâđêôơư"  # TCVN3 has codes for their capitals: who wanted one typed it
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(am|pm|sa|ch))?$", re.IGNORECASE)
_SAID_BEFORE: Final = re.compile(r"^(sinh|sn|s/n|ns)\b[ .:]*(ngày|năm|tháng)?[ .:]*", re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(r"(?P<rest>\d{1,2} ?[-/.] ?(\d{1,2} ?[-/.] ?)?)(?P<year>\d\d)", re.ASCII)
_EIGHT_DIGITS: Final = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)", re.ASCII)
_DAY_MONTH: Final = re.compile(r"(?:ngày )?(\d{1,2}) ?[-/.] ?(\d{1,2})", re.IGNORECASE)
_MONTH_ONLY: Final = re.compile(r"tháng (\d{1,2})", re.IGNORECASE)
_QUARTER: Final = re.compile(r"quý (\d|i{1,3}|iv)\b.*", re.IGNORECASE)
_SPAN: Final = re.compile(
    r"(?:quý (?:\d|i{1,3}|iv)\b|(?:sáu|chín|\d{1,2}) tháng\b|(?:cả|trong|đầu|cuối) năm\b).*", re.IGNORECASE
)
_SHORT_MONTH: Final = re.compile(r"t ?(\d{1,2}) ?[-/.] ?((?:19|20)\d\d)", re.IGNORECASE)
_OWN_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Told(NamedTuple):
    """A cell and what it says; ``text`` is cleaned Unicode in one line, ``is_error`` a formula without a value.

    ``is_doubtful`` says that it may as well be of an old encoding as of Unicode.
    """

    cell: Cell
    text: str
    lines: tuple[str, ...] = ()
    is_error: bool = False
    is_doubtful: bool = False


_NOTHING: Final = Told(None, "")


def told(cell: Cell, encoding: Encoding | None, is_mixed: bool = False) -> Told:
    """The cell read in the encoding of its column, which may be mixed with Unicode."""
    if isinstance(cell, str):
        return _told_text(cell, encoding, is_mixed)
    if cell is None:
        return _NOTHING
    return Told(cell, shown(cell), is_error=isinstance(cell, CellError))


@lru_cache(maxsize=20_000)
def _told_text(text: str, encoding: Encoding | None, is_mixed: bool) -> Told:
    """Lists say the same things again and again."""
    whole = mended(text, encoding, is_mixed=is_mixed)
    if encoding == "tcvn3" and whole[:1] != text[:1] and whole[:1].islower() and whole[0] not in _WITH_CAPITALS:
        whole = whole[0].upper() + whole[1:]  # TCVN3 has no capital with a tone, though a cell begins with one
    several = "\n" in whole or "\r" in whole
    tidy = clean_text(whole)
    lines = tuple(filter(None, clean_lines(whole).split("\n"))) if several else ()
    in_doubt = is_mixed and encoding is not None and is_doubtful(text, encoding)
    return Told(text, tidy, lines, ERROR_WORD.fullmatch(tidy) is not None, in_doubt)


def date_of(said: Told, *, epoch_1904: bool = False, year: int | None = None) -> PartialDate | None:
    """The date of a cell, None when it says nothing; ValueError with a Vietnamese sentence.

    ``year`` completes a date that says none: 15/3, tháng 3.
    """
    cell = said.cell
    if isinstance(cell, dt.date):
        return PartialDate(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(float(cell), said.text, epoch_1904)
    return _of_text(said.text, year)


@lru_cache(maxsize=10_000)
def _of_text(said: str, year: int | None) -> PartialDate | None:
    text = _SAID_BEFORE.sub("", _TIME.sub("", said)).strip()
    if not text:
        return None
    if (span := _year_of_span(text)) or (year and (span := _without_year(text, year))):
        return span
    if month := _SHORT_MONTH.fullmatch(text):
        return PartialDate(int(month[2]), int(month[1]))
    if eight := _EIGHT_DIGITS.fullmatch(text):
        return PartialDate(int(eight[3]), int(eight[2]), int(eight[1]))
    return parse_date(text)


def birth_of(said: Told, *, epoch_1904: bool = False) -> PartialDate | None:
    """As :func:`date_of`, for the birth of somebody who works: a year of two digits has only one meaning then.

    ’26 to ’99 are 1926 to 1999, ’00 to ’10 are 2000 to 2010; others are asked for in full.
    """
    return _birth_of_text(said.text) if isinstance(said.cell, str) else date_of(said, epoch_1904=epoch_1904)


@lru_cache(maxsize=10_000)
def _birth_of_text(said: str) -> PartialDate | None:
    if found := _SHORT_YEAR.fullmatch(_SAID_BEFORE.sub("", said)):
        short = int(found["year"])
        if short >= 26 or short <= 10:
            whole = f"{found['rest']}{'19' if short >= 26 else '20'}{short:02d}"
            return parse_date(whole)
    return _of_text(said, None)


def _of_number(number: float, text: str, epoch_1904: bool) -> PartialDate:
    """A year, a day as Excel counts it, or 02091985 that lost its zero."""
    if number == int(number) and 1900 <= number <= 2100:
        return PartialDate(int(number))
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        start = _EPOCH_1904 if epoch_1904 else _EPOCH
        return PartialDate.of(start + dt.timedelta(days=int(number)))
    if number == int(number) and (eight := _EIGHT_DIGITS.fullmatch(f"{int(number):08d}")):
        return PartialDate(int(eight[3]), int(eight[2]), int(eight[1]))
    return parse_date(text)


def _year_of_span(text: str) -> PartialDate | None:
    """The year that a quarter, some months or a whole year say themselves."""
    years = set(_OWN_YEAR.findall(text)) if _SPAN.fullmatch(text) else set[str]()
    return PartialDate(int(years.pop())) if len(years) == 1 else None


def _without_year(text: str, year: int) -> PartialDate | None:
    if found := _DAY_MONTH.fullmatch(text):
        return PartialDate(year, int(found[2]), int(found[1]))
    if found := _MONTH_ONLY.fullmatch(text):
        return PartialDate(year, int(found[1]))
    if _QUARTER.fullmatch(text) and not _OWN_YEAR.search(text):
        return PartialDate(year)
    if search_key(text) in ("ca nam", "trong nam"):
        return PartialDate(year)
    return None
