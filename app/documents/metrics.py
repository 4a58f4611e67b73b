"""How wide a text is in Times New Roman: advance widths kept here, so that no font file is needed.

The widths are those of Times New Roman, Liberation Serif and Tinos alike, in 1/2048 of the letter size.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNITS = 2048
_RISE, _FALL, _LEADING = 1825, 443, 87  # Above and below the baseline, and between lines.
OTHER_WIDTH = 1024  # Half the letter size, for letters not listed.

# From the space to the tilde, in the order of ASCII; then letters as wide as no base letter.
_REGULAR = (
    "512 682 836 1024 1024 1706 1593 369 682 682 1024 1155 512 682 512 569 1024 1024 1024 1024 1024 "
    "1024 1024 1024 1024 1024 569 569 1155 1155 1155 909 1886 1479 1366 1366 1479 1251 1139 1479 1479 "
    "682 797 1479 1251 1821 1479 1479 1139 1479 1366 1139 1251 1479 1479 1933 1479 1479 1251 682 569 "
    "682 961 1024 682 909 1024 909 1024 909 682 1024 1024 569 569 1024 569 1593 1024 1024 1024 1024 682 "
    "797 569 1024 1024 1479 1024 1024 909 983 410 983 1108"
)
_BOLD = (
    "512 682 1137 1024 1024 2048 1706 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 "
    "1024 1024 1024 1024 1024 682 682 1167 1167 1167 1024 1905 1479 1366 1479 1479 1366 1251 1593 1593 "
    "797 1024 1593 1366 1933 1479 1593 1251 1593 1479 1139 1366 1479 1479 2048 1479 1479 1366 682 569 "
    "682 1190 1024 682 1024 1139 909 1139 909 682 1024 1139 569 682 1139 569 1706 1139 1024 1139 1139 "
    "909 797 682 1139 1024 1479 1024 1024 909 807 451 807 1065"
)
_ITALIC = (
    "512 682 860 1024 1024 1706 1593 438 682 682 1024 1382 512 682 512 569 1024 1024 1024 1024 1024 "
    "1024 1024 1024 1024 1024 682 682 1382 1382 1382 1024 1884 1251 1251 1366 1479 1251 1251 1479 1479 "
    "682 909 1366 1139 1706 1366 1479 1251 1479 1251 1024 1139 1479 1251 1706 1251 1139 1139 797 569 "
    "797 864 1024 682 1024 1024 909 1024 909 569 1024 1024 569 569 909 569 1479 1024 1024 1024 1024 797 "
    "797 569 1024 909 1366 909 909 797 819 563 819 1108"
)
_BOLD_ITALIC = (
    "512 797 1137 1024 1024 1706 1593 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 "
    "1024 1024 1024 1024 1024 682 682 1167 1167 1167 1024 1704 1366 1366 1366 1479 1366 1366 1479 1593 "
    "797 1024 1366 1251 1821 1479 1479 1251 1479 1366 1139 1251 1479 1366 1821 1366 1251 1251 682 569 "
    "682 1167 1024 682 1024 1024 909 1024 909 682 1024 1139 569 569 1024 569 1593 1139 1024 1024 1024 "
    "797 797 569 1139 909 1366 1024 909 797 713 451 713 1167"
)
_OWN_LETTERS = "đĐơưƠƯ–—‘’“”…"
_OWN_WIDTHS = {
    (False, False): (1024, 1479, 1083, 1110, 1479, 1589, 1024, 2048, 682, 682, 909, 909, 2048),
    (True, False): (1139, 1479, 1134, 1229, 1593, 1630, 1024, 2048, 682, 682, 1024, 1024, 2048),
    (False, True): (1024, 1479, 1093, 1117, 1479, 1544, 1024, 1821, 682, 682, 1139, 1139, 1821),
    (True, True): (1024, 1479, 1099, 1227, 1479, 1587, 1024, 2048, 682, 682, 1024, 1024, 2048),
}
_ASCII_WIDTHS = {
    (False, False): _REGULAR,
    (True, False): _BOLD,
    (False, True): _ITALIC,
    (True, True): _BOLD_ITALIC,
}
_HORN = "\u031b"


_MOST_LETTERS = 4096


class _Widths(dict[str, int]):
    """The widths of one face; a letter that is not listed is worked out when it is first asked for."""

    def __missing__(self, letter: str) -> int:
        base, *marks = unicodedata.normalize("NFKD", letter)
        if _HORN in marks:  # ớ is as wide as ơ, not as o.
            base = unicodedata.normalize("NFC", base + _HORN)
        width = 0 if unicodedata.combining(letter) else self.get(base, OTHER_WIDTH)
        if len(self) < _MOST_LETTERS:
            self[letter] = width
        return width


@lru_cache(maxsize=4)
def _widths(bold: bool, italic: bool) -> _Widths:
    ascii_widths = [int(width) for width in _ASCII_WIDTHS[bold, italic].split()]
    widths = _Widths((chr(32 + place), width) for place, width in enumerate(ascii_widths))
    widths.update(zip(_OWN_LETTERS, _OWN_WIDTHS[bold, italic], strict=True))
    return widths


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of ``text`` on one line, in the unit of ``size`` (points in, points out)."""
    return sum(map(_widths(bold, italic).__getitem__, text)) * size / UNITS


def line_height(size: int) -> int:
    """The height of a single-spaced line of letters of that size, both in twips (1.149 times the size)."""
    return round(size * (_RISE + _FALL + _LEADING) / UNITS)


def baseline(size: int) -> int:
    """How far below the top of its line the baseline lies, in twips."""
    return round(size * (_RISE + _LEADING) / UNITS)
