"""Vietnamese text as people type and paste it: cleaning it, and keys for finding the same words again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_EMOJI: Final = "\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_SPACES: Final = "\t\x1f \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_BREAK: Final = re.compile("\r\n|[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
_SPACE_RUN: Final = re.compile(f"[{_SPACES}\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
_ZERO_WIDTH_JOINER: Final = "\u200d"
_JUNK: Final = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls; XML 1.0 cannot hold most of them
    "\ud800-\udfff"  # halves of surrogate pairs
    "\xad\u200b\u200c\u2060-\u206f\ufeff"  # soft hyphen, zero-width spaces and joins, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e"  # writing direction marks
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0"  # letters and marks without a shape
    "\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"  # no characters at all, and the place of a pasted picture
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "\U000e0000-\U000e0fff"  # language tags
    "]+"
)
# Ordinary words with one space between them: nothing to drop, nothing to compose.
_LETTERS: Final = "[!-~\xa1-\xac\xae-\u02ff\u1ea0-\u1eff]+"
_TIDY: Final = re.compile(f"(?:{_LETTERS}(?: {_LETTERS})*)?")
_STRAY_JOINER: Final = re.compile(f"(?<![{_EMOJI}\ufe0f]){_ZERO_WIDTH_JOINER}|{_ZERO_WIDTH_JOINER}(?![{_EMOJI}])")

_TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
_TONED: Final = {
    letter: [unicodedata.normalize("NFC", letter + mark) for mark in _TONE_MARKS] for letter in "aeouyAEOUY"
}
_NEW_TO_OLD: Final = {
    first + new: old + second
    for glide, endings in (("o", "ae"), ("u", "y"))
    for first in (glide, glide.upper())
    for second in endings + endings.upper()
    for new, old in zip(_TONED[second], _TONED[first], strict=True)
}
_TONED_AFTER_GLIDE: Final = re.compile(f"[ouOU][{''.join(letter for second in 'aeyAEY' for letter in _TONED[second])}]")
# An open syllable: first consonants that do not end in q, glide and toned vowel, and no letter after.
_NEW_STYLE_SYLLABLE: Final = re.compile(
    r"(?<![^\W\d_])((?:[bcdđghklmnpqrstvx]{0,2}[bcdđghklmnprstvx])?)"
    f"({'|'.join(_NEW_TO_OLD)})(?![^\\W\\d_]|[\u0300-\u036f])",
    re.IGNORECASE,
)


def nfc(text: str) -> str:
    """The text with every accented letter as one character, however it was typed."""
    return unicodedata.normalize("NFC", text)


# The rules clean the same titles and names again for every nominee of a long list.
@lru_cache(maxsize=4096)
def clean_text(text: str) -> str:
    """One tidy line: NFC, nothing invisible, one space between words, none around.

    Tabs, line breaks and all kinds of spaces become one space. Controls, direction marks, zero-width
    characters, lone surrogates and everything XML 1.0 cannot hold are dropped; the joiner inside an emoji
    stays.
    """
    if _TIDY.fullmatch(text):
        return text
    visible = _STRAY_JOINER.sub("", _JUNK.sub("", text))
    return _SPACE_RUN.sub(" ", nfc(visible)).strip(" ")


def clean_lines(text: str) -> str:
    r"""Several tidy lines joined by ``\n``: each as :func:`clean_text` makes it.

    Every kind of line break counts, Word's ``\x0b`` and U+2028 too. Blank lines at both ends are dropped
    and at most one stays between two paragraphs.
    """
    lines = "\n".join(clean_text(line) for line in _LINE_BREAK.split(text))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def search_key(text: str) -> str:
    """What a search compares: no accents, no case, đ = d, compatibility forms (ﬁ, Ａ) as plain letters."""
    plain = unicodedata.normalize("NFKD", clean_text(text)).casefold()
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return clean_text("".join(letters).replace("đ", "d"))


@lru_cache(maxsize=4096)
def same_name_key(text: str) -> str:
    """Equal for the spelling variants of one name: case, spaces, NFD, Hòa/Hoà. Accents and i/y count."""
    return clean_text(to_old_tone_style(clean_text(text)).casefold())


def to_old_tone_style(text: str) -> str:
    """The text with hoà, khoẻ, uỷ written hòa, khỏe, ủy, as State papers write them; case is kept.

    Only open syllables in oa, oe, uy have two styles: hoàn, ngoài, khuỷu and quý stay as they are.
    """
    whole = nfc(text)
    if not _TONED_AFTER_GLIDE.search(whole):
        return whole
    return _NEW_STYLE_SYLLABLE.sub(lambda found: found[1] + _NEW_TO_OLD[found[2]], whole)
