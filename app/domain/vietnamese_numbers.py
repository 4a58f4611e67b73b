"""Numbers as Vietnamese papers write them: in words, grouped by points, as shares in percent."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from app.domain.vietnamese_text import clean_text

PERCENT_SIGN: Final = "%"
"""What follows the figure of a share; papers set no space before it."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9
_LIMIT: Final = 10**18
_LONGEST_NUMBER: Final = 40

_SHAPES: Final = (
    # The first shape that fits decides: grouped by spaces, by points, by commas (two ways), not grouped.
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?: \d{3})+)(?:[.,](?P<decimals>\d+))?", re.ASCII),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<decimals>\d+))?", re.ASCII),
    re.compile(r"(?P<whole>[1-9]\d{0,2}(?:,\d{3}){2,})(?:\.(?P<decimals>\d+))?", re.ASCII),
    re.compile(r"(?P<whole>[1-9]\d{0,2},\d{3})\.(?P<decimals>\d+)", re.ASCII),
    re.compile(r"(?P<whole>\d+)(?:[.,](?P<decimals>\d+))?", re.ASCII),
)


def number_in_words(number: int) -> str:
    """The northern reading used in papers: 24 "hai mươi tư", 104 "một trăm linh bốn".

    Empty hundreds behind a larger group are said: 1005 is "một nghìn không trăm linh năm". Four is "tư"
    after "mươi" and "bốn" elsewhere; one is "mốt" and five "lăm" after tens. Raises ValueError from 10^18
    on, either sign.
    """
    if abs(number) >= _LIMIT:
        raise ValueError("Số quá lớn để đọc thành chữ.")
    if number == 0:
        return _DIGITS[0]
    words = _read_positive(abs(number))
    return " ".join(["âm", *words] if number < 0 else words)


def _read_positive(number: int) -> list[str]:
    """The words of 1 .. 10^18-1: so many times "tỷ", then what is left with its silent hundreds said."""
    billions, rest = divmod(number, _BILLION)
    words = [*_read_below_billion(billions, led=False), "tỷ"] if billions else []
    return words + _read_below_billion(rest, led=bool(words))


def _read_below_billion(number: int, *, led: bool) -> list[str]:
    """The words of 0 .. 10^9-1, nothing for 0; ``led`` = something stands before it."""
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _read_group(group, led=led or bool(words))
            words += [_SCALES[power]] if power else []
    return words


def _read_group(group: int, *, led: bool) -> list[str]:
    """The words of 1 .. 999; behind other groups empty hundreds are said too ("không trăm")."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens == 0:
        between = ["linh"] if words and units else []
        return words + between + ([_DIGITS[units]] if units else [])
    if tens == 1:
        last = {0: [], 5: ["lăm"]}.get(units, [_DIGITS[units]])
        return [*words, "mười", *last]
    last = [_AFTER_TENS.get(units, _DIGITS[units])] if units else []
    return [*words, _DIGITS[tens], "mươi", *last]


def count_with_words(number: int) -> str:
    """A count as papers state it: ``03 (ba)``, ``12 (mười hai)``. ValueError for a negative count."""
    if number < 0:
        raise ValueError("Số lượng không thể là số âm.")
    figures = f"{number:02d}" if number < 10 else format_number(number)
    return f"{figures} ({number_in_words(number)})"


def format_number(value: int | Fraction | Decimal, decimals: int | None = None) -> str:
    """``1.234,5``: points between thousands, a comma before decimals.

    With ``decimals`` exactly so many are shown, the last one rounded half away from zero. Without, an exact
    value keeps its own decimals and one without an end (1/3) is rounded to two. Raises ValueError for no
    number (NaN).
    """
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("Không phải là một số.")
    exact = Fraction(value)
    places = _own_decimals(exact) if decimals is None else decimals
    return _write_scaled(_scaled(exact, places), places)


def _own_decimals(value: Fraction) -> int:
    """How many decimals write the value exactly; 2 if none do."""
    rest, places = value.denominator, {2: 0, 5: 0}
    for factor in places:
        while rest % factor == 0:
            rest //= factor
            places[factor] += 1
    return max(places.values()) if rest == 1 else 2


def _scaled(value: Fraction, places: int) -> int:
    """The value in units of the last decimal place, halves away from zero."""
    size = int(abs(value) * 10**places + Fraction(1, 2))
    return -size if value < 0 else size


def _write_scaled(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    whole, tail = digits[: len(digits) - places], digits[len(digits) - places :]
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if scaled < 0 else "") + grouped + (f",{tail}" if tail else "")


def parse_number(text: str) -> Fraction:
    """The exact value of a number as people type it: "1.234,5", "1234.5", "1 234", "98%" (= 0.98).

    A comma alone is the decimal comma. One point followed by exactly three digits groups ("1.234" = 1234),
    unless nothing but a zero or more than three digits stand before it ("0.125", "1234.567"); any other
    single point is decimal. Where both signs occur the last one is decimal. Raises ValueError with a
    Vietnamese sentence.
    """
    typed = clean_text(text).replace("\N{MINUS SIGN}", "-")
    if not typed:
        raise ValueError("Chưa nhập số.")
    if len(typed) > _LONGEST_NUMBER:
        raise ValueError(f"Số quá dài: chỉ nhận tối đa {_LONGEST_NUMBER} ký tự.")
    parts = re.fullmatch(r"([+-]?) ?([^%]*?) ?(%?)", typed)
    size = _read_figure(parts[2]) if parts else None
    if parts is None or size is None:
        raise ValueError(f"“{typed}” không phải là một số; hãy viết như 1.234,5 hoặc 98%.")
    signed = -size if parts[1] == "-" else size
    return signed / 100 if parts[3] else signed


def _read_figure(figure: str) -> Fraction | None:
    """The value of digits with their separators, None when they fit no known shape."""
    for shape in _SHAPES:
        if found := shape.fullmatch(figure):
            return Fraction(f"{re.sub('[., ]', '', found['whole'])}.{found['decimals'] or 0}")
    return None


def format_percent(value: Fraction, threshold: Fraction | None = None, max_decimals: int = 2) -> str:
    """A share (0.98 = 98 %) as ``99,87%``, rounded, yet never to something it is not.

    It takes more decimals than ``max_decimals`` when rounding would reach a whole percent that the share
    does not have (99,997% stays so) or would stand otherwise to ``threshold``, a share too, than the exact
    value does.
    """
    percent = value * 100
    limit = None if threshold is None or threshold == value else threshold * 100
    places = max_decimals
    while not _tells_the_truth(percent, Fraction(_scaled(percent, places), 10**places), limit):
        places += 1
    return _drop_idle_zeros(_write_scaled(_scaled(percent, places), places)) + PERCENT_SIGN


def _tells_the_truth(exact: Fraction, shown: Fraction, limit: Fraction | None) -> bool:
    if exact != shown and shown.denominator == 1:
        return False
    return limit is None or ((shown > limit) == (exact > limit) and (shown < limit) == (exact < limit))


def _drop_idle_zeros(written: str) -> str:
    return written.rstrip("0").rstrip(",") if "," in written else written
