"""The order of Vietnamese words and of people's names, the same on every machine.

Syllables are compared one after another as Vietnamese dictionaries do: first by their letters (a ă â b c d
đ e ê g ... ), then by tone (ngang, huyền, hỏi, ngã, sắc, nặng), and only then the next syllable. CLDR's
Vietnamese order (ICU, QCollator) has the same letters and tones but looks at the tones only after the
letters of the *whole* text: it puts "bà a" before "ba ba", we the other way round. Here the mark may stand
on either vowel (hoà, hòa) without changing the order. Capitals never matter but between texts that are the
same otherwise.

Keys are texts that compare by code points, so they may be stored in a database column and sorted there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.domain.vietnamese_text import clean_text

_END, _PART, _WORD, _TONES = "\x01", "\x02", "\x03", "\x04"
_FIRST_TONE: Final = 0x10
_OTHER_SIGN, _NUMBER, _FIRST_LETTER, _OTHER_LETTER = " ", "!", 0x30, "~"
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {letter: chr(_FIRST_LETTER + rank) for rank, letter in enumerate(_ALPHABET)}
_TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
_TONE_CODES: Final = {mark: chr(_FIRST_TONE + rank) for rank, mark in enumerate(_TONE_MARKS)}
_SHAPE_MARKS: Final = "\u0302\u0306\u031b"
_ELEMENT: Final = re.compile(r"\d+|\D", re.DOTALL)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")


def sort_key(name: str) -> str:
    """The key that orders people: given name (the last syllable), then the middle, then the family name.

    What stands in brackets, an alias say, only decides between people of one name.
    """
    cleaned = clean_text(name)
    words = _IN_BRACKETS.sub(" ", cleaned).split() or cleaned.split()
    parts = (words[-1:], words[1:-1], words[:1]) if len(words) > 1 else (words,)
    return _PART.join(_words_key(part) for part in parts) + _tie_break(cleaned)


def text_sort_key(text: str) -> str:
    """The key that orders ordinary texts, syllable by syllable; numbers go by size (Tổ 2 before Tổ 10)."""
    cleaned = clean_text(text)
    return _words_key(cleaned.split()) + _tie_break(cleaned)


def _tie_break(cleaned: str) -> str:
    """What decides between texts of the same letters and tones: small before capitals, then spelling."""
    return _END + cleaned.swapcase() + _END + cleaned


def _words_key(words: list[str]) -> str:
    return _WORD.join(_word_key(word) for word in words)


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> str:
    """Letters, then the tones met on the way; a tone counts for its syllable, whatever vowel it is on."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(_TONE_CODES.get(letter, "") for letter in decomposed)
    toneless = "".join(letter for letter in decomposed if letter not in _TONE_CODES)
    letters = unicodedata.normalize("NFC", toneless)
    return "".join(_element_key(element) for element in _ELEMENT.findall(letters)) + _TONES + tones


def _element_key(element: str) -> str:
    """One letter, sign or whole number, so that signs come before numbers and numbers before letters."""
    if element[0].isdecimal():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in element).lstrip("0")
        return f"{_NUMBER}{len(digits):08d}{digits}"
    if unicodedata.combining(element):
        return ""
    if element in _RANKS:
        return _RANKS[element]
    base = unicodedata.normalize("NFD", element)[0]
    if base in _RANKS:
        return _RANKS[base]
    return (_OTHER_LETTER if element.isalpha() else _OTHER_SIGN) + element
