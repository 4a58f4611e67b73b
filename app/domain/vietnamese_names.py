"""Names as a certificate prints them: in full, each syllable with a capital."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.domain.vietnamese_text import clean_text, search_key

_LETTERS: Final = r"[^\W\d_]"
_WORD: Final = re.compile(rf"({_LETTERS}+)(\.?)(?=(.?))")
_NAME_PART: Final = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_ROMAN_NUMBER: Final = re.compile(r"[IVX]+")
_VOWELS: Final = frozenset("aeiouy")
_LONGEST_SHORT_FORM: Final = 3
_HONORIFIC: Final = re.compile(r"(?i)(ông|bà|đồng chí|đ/c|anh|chị)[.:]?\s+(?=\S)")
_FAMILY_NAMES_WRITTEN: Final = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh đoàn lâm mai trịnh trương hà tô
    cao chu châu lương lưu tạ tống thái vương phùng quách nghiêm nông lò giàng hứa la lại kiều khổng doãn diệp đàm
    bạch cù triệu từ tăng thân tôn trang ninh mạc mã đồng khúc lã phí giang nhữ cung đậu hàn vi ma sùng thào
"""
_FAMILY_NAMES: Final = frozenset(_FAMILY_NAMES_WRITTEN.split())
"""Common ones: before them "Ông" is an honorific, elsewhere it may be the family name (Ông Ích Khiêm)."""


def abbreviations_in(name: str) -> tuple[str, ...]:
    """The parts of ``name`` that look abbreviated, in their order, each once: "UBND", "MTTQ", "V.", "Tp.".

    Abbreviated is what has no vowel, what stands in capitals amid ordinary words (but Roman numbers), and
    what is cut by a full stop. In a name all in capitals only words that no Vietnamese syllable can be are
    told apart.
    """
    text = clean_text(name)
    amid_ordinary_words = text != text.upper()
    found = (_abbreviation(word, amid_ordinary_words) for word in _WORD.finditer(text))
    return tuple(dict.fromkeys(each for each in found if each))


def without_honorific(name: str) -> str:
    """A person's name without "Ông", "Bà" or the like before it; the same text where that may be the family name."""
    found = _HONORIFIC.match(name)
    if found is None:
        return name
    rest = name[found.end() :]
    family = clean_text(rest).casefold().split()[:1]
    is_before_family = bool(family) and family[0] in _FAMILY_NAMES and len(clean_text(rest).split()) > 1
    return rest if is_before_family else name


def _abbreviation(found: re.Match[str], amid_ordinary_words: bool) -> str:
    """The word as it is abbreviated, "" when it is not.

    A full stop that ends the whole name shortens only a single letter.
    """
    word, stop, after = found[1], found[2], found[3]
    if stop and len(word) <= (_LONGEST_SHORT_FORM if after else 1):
        return word + stop
    if len(word) == 1 or _ROMAN_NUMBER.fullmatch(word) or not _is_latin(word):
        return ""
    in_capitals = amid_ordinary_words and word == word.upper()
    return word if in_capitals or not _could_be_a_syllable(word) else ""


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in word)


def _could_be_a_syllable(word: str) -> bool:
    """Whether it has a vowel and does not end in three consonants, as UBND does."""
    plain = search_key(word)
    return any(letter in _VOWELS for letter in plain[-3:])


def capitalise_name(name: str) -> str:
    """A person's name with a capital at the head of every syllable, the rest small (Decree 30, PL II)."""
    return _NAME_PART.sub(lambda part: _as_capital(part[0][0]) + part[0][1:].lower(), clean_text(name))


def _as_capital(letter: str) -> str:
    """The capital of a letter; the letter itself where only several letters could stand for it (ß)."""
    return letter.upper() if len(letter.upper()) == 1 else letter
