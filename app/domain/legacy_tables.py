"""The letters of TCVN3 (ABC), VNI-Windows and VISCII: what stands in such a text for each letter of Vietnamese.

Texts of these encodings reach us as characters below U+0100, because the programs that held them knew only bytes.
TCVN3 has no capitals with tones: a capital font (".VnTimeH") draws the small letters' codes as capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_BASES: Final = "aăâeêioôơuưy"

# Each row: the vowel without tone, then with grave, hook, tilde, acute, dot.
_TCVN3_ROWS: Final = (
    "aµ¶·¸¹", "¨»¼½¾Æ", "©ÇÈÉÊË", "eÌÎÏÐÑ", "ªÒÓÔÕÖ", "i×ØÜÝÞ",
    "oßáâãä", "«åæçèé", "¬êëìíî", "uïñòóô", "\xadõö÷øù", "yúûüýþ",
)  # fmt: skip
_TCVN3_OTHERS: Final = {"đ": "®", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}

_VISCII_SMALL: Final = (
    "aàäãáÕ", "å¢ÆÇ¡£", "â¥¦ç¤§", "eèë¨é©", "ê«¬\xadª®", "iìïîí¸",
    "oòöõó÷", "ô°±²¯µ", "½¶·Þ¾þ", "uùüûúø", "ß×ØæÑñ", "yÏÖÛýÜ",
)  # fmt: skip
_VISCII_CAPITAL: Final = (
    "AÀÄÃÁ\x80", "Å\x82\x02\x05\x81\x83", "Â\x85\x86\x06\x84\x87", "EÈË\x88É\x89", "Ê\x8b\x8c\x8d\x8a\x8e",
    "IÌ\x9bÎÍ\x98", "OÒ\x99\xa0Ó\x9a", "Ô\x90\x91\x92\x8f\x93", "´\x96\x97³\x95\x94", "UÙ\x9c\x9dÚ\x9e",
    "¿»¼ÿº¹", "Y\x9f\x14\x19Ý\x1e",
)  # fmt: skip
_VISCII_OTHERS: Final = {"đ": "ð", "Đ": "Ð"}

# VNI sets the tone behind the vowel; where the vowel has a circumflex or a breve, both marks are one.
_VNI_PLAIN: Final = ("", "ø", "û", "õ", "ù", "ï")
_VNI_CIRCUMFLEX: Final = ("â", "à", "å", "ã", "á", "ä")
_VNI_BREVE: Final = ("ê", "è", "ú", "ü", "é", "ë")
_VNI_ROWS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "a": ("a", _VNI_PLAIN),
    "ă": ("a", _VNI_BREVE),
    "â": ("a", _VNI_CIRCUMFLEX),
    "e": ("e", _VNI_PLAIN),
    "ê": ("e", _VNI_CIRCUMFLEX),
    "i": ("", ("i", "ì", "æ", "ó", "í", "ò")),
    "o": ("o", _VNI_PLAIN),
    "ô": ("o", _VNI_CIRCUMFLEX),
    "ơ": ("ô", _VNI_PLAIN),
    "u": ("u", _VNI_PLAIN),
    "ư": ("ö", _VNI_PLAIN),
    "y": ("", ("y", "yø", "yû", "yõ", "yù", "î")),
}


def _letters(base: str) -> Iterator[str]:
    """The six letters of a vowel, in the order of the tones."""
    return (unicodedata.normalize("NFC", base + tone) for tone in _TONES)


def _rows(rows: tuple[str, ...], capital: bool) -> Iterator[tuple[str, str]]:
    for base, row in zip(_BASES, rows, strict=True):
        yield from zip(_letters(base.upper() if capital else base), row, strict=True)


def _vni() -> Iterator[tuple[str, str]]:
    for base, (stem, marks) in _VNI_ROWS.items():
        for letter, mark in zip(_letters(base), marks, strict=True):
            yield letter, stem + mark
            yield letter.upper(), (stem + mark).upper()
    yield from (("đ", "ñ"), ("Đ", "Ñ"))


def _accented(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    return {letter: code for letter, code in pairs if not letter.isascii()}


TCVN3: Final[Mapping[str, str]] = _accented(_rows(_TCVN3_ROWS, capital=False)) | _TCVN3_OTHERS
"""By letter; 74 letters: all small ones, and the seven capitals without tones."""

VISCII: Final[Mapping[str, str]] = (
    _accented(_rows(_VISCII_SMALL, capital=False)) | _accented(_rows(_VISCII_CAPITAL, capital=True)) | _VISCII_OTHERS
)
"""By letter; all 134, some of them control characters."""

VNI: Final[Mapping[str, str]] = _accented(_vni())
"""By letter; all 134, most of them two characters."""

ACCENTED_LETTERS: Final = tuple(sorted(VISCII))
"""The 134 letters of Vietnamese that ASCII does not have."""
