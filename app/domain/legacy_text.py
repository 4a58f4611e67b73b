"""Texts in TCVN3 (ABC), VNI-Windows or VISCII: recognising them with a confidence, and turning them into Unicode.

Convert before cleaning: in TCVN3 the letter ư is the soft hyphen, which :func:`clean_text` drops as invisible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from app.domain.family_names import begins_with_family
from app.domain.legacy_tables import TCVN3, VISCII, VNI
from app.domain.vietnamese_syllables import is_syllable
from app.domain.vietnamese_text import nfc

Encoding = Literal["tcvn3", "tcvn3_capitals", "vni", "viscii"]
"""``tcvn3_capitals`` is TCVN3 under a font that draws capitals, such as .VnTimeH."""

ENCODINGS: Final[tuple[Encoding, ...]] = get_args(Encoding)
SURE: Final = 0.6
"""From this confidence on a text may be converted without asking."""

_GUESSED: Final[tuple[Encoding, ...]] = ("tcvn3", "vni", "viscii")
_ENOUGH: Final = 400
_DOUBT: Final = 1.0
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SURELY_UNICODE: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f]")
_TOKEN: Final = re.compile(r"[^\s\d.,;:/()\[\]\"“”‘’?!…–—+=*-]+|-")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITAL: Final = f"[{''.join(letter for letter in map(chr, range(0x1F00)) if letter.isupper())}]"
_MAYBE_IN_CAPITALS: Final = re.compile(f"{_CAPITAL}[^\\W\\d_a-z]*{_CAPITAL}")
_CAPITAL_WITHIN: Final = re.compile("[a-zß-ÿ][A-ZÀ-Þ]")
_WOMENS_MIDDLE: Final = " thị "
_WORD_HYPHEN: Final = "\x1f"
"""What Word puts on the clipboard for a soft hyphen."""


def _by_code(table: Mapping[str, str]) -> dict[str, str]:
    return {code: letter for letter, code in table.items()}


def _viscii_codes() -> dict[str, str]:
    """VISCII's codes as bytes, and as what Windows shows in the place of bytes 80 to 9F."""
    codes = _by_code(VISCII)
    for byte in range(0x80, 0xA0):
        shown = bytes([byte]).decode("cp1252", errors="replace")
        if shown != "\ufffd" and chr(byte) in codes:
            codes[shown] = codes[chr(byte)]
    return codes


def _vni_codes() -> dict[str, str]:
    """VNI's codes; a mark of the other case than its letter is understood."""
    codes = _by_code(VNI)
    for code, letter in _by_code(VNI).items():
        if len(code) == 2:
            codes.setdefault(code[0] + code[1].swapcase(), letter)
    return codes


_TCVN3_CODES: Final = str.maketrans(_by_code(TCVN3) | {_WORD_HYPHEN: "ư"})
_VISCII_CODES: Final = str.maketrans(_viscii_codes())
_VNI_CODES: Final = _vni_codes()
_VNI_PATTERN: Final = re.compile("|".join(sorted(map(re.escape, _VNI_CODES), key=len, reverse=True)))


@dataclass(frozen=True, kw_only=True)
class Guess:
    """What texts seem to be written in; ``encoding`` None = Unicode. ``confidence`` goes from 0 to 1.

    ``is_mixed`` says that others of the same texts are Unicode beyond doubt.
    """

    encoding: Encoding | None = None
    confidence: float = 1.0
    is_mixed: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether there is something to convert and hardly a doubt."""
        return self.encoding is not None and self.confidence >= SURE


def to_unicode(text: str, encoding: Encoding) -> str:
    """The text in Unicode NFC, every code converted whatever it may mean otherwise."""
    if encoding == "vni":
        return nfc(_VNI_PATTERN.sub(lambda found: _VNI_CODES[found[0]], text))
    if encoding == "viscii":
        return nfc(text.translate(_VISCII_CODES))
    converted = text.translate(_TCVN3_CODES)
    return nfc(converted.upper() if encoding == "tcvn3_capitals" else _capitals_mended(text, converted))


def to_legacy(text: str, encoding: Encoding) -> str:
    """The text as an old program would hold it; TCVN3 keeps no capitals with tones."""
    table = VNI if encoding == "vni" else VISCII if encoding == "viscii" else TCVN3
    whole = nfc(text).lower() if encoding == "tcvn3_capitals" else nfc(text)
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in whole)


def mended(text: str, encoding: Encoding | None, *, is_mixed: bool = False) -> str:
    """A cell of a column in ``encoding``, in Unicode NFC; what is Unicode already is left as it is.

    In a cell that mixes both only those words are converted that are no Vietnamese as they stand. A cell that could be
    both is converted, unless it is rather a name as it stands or the column ``is_mixed`` (see :class:`Guess`).
    """
    if encoding is None or _needs_none(text, encoding):
        return nfc(text)
    if _SURELY_UNICODE.search(text):
        return nfc(_TOKEN.sub(lambda found: _word_mended(found[0], encoding), nfc(text)))
    converted = to_unicode(text, encoding)
    leaning = _leaning(text, converted)
    return nfc(text) if leaning < 0 or (is_mixed and leaning == 0) else converted


def is_doubtful(text: str, encoding: Encoding) -> bool:
    """Whether nothing in the text tells Unicode from ``encoding``, though it reads differently in each."""
    if _needs_none(text, encoding) or _SURELY_UNICODE.search(text):
        return False
    converted = to_unicode(text, encoding)
    return converted != nfc(text) and bool(_score(text)) and _leaning(text, converted) == 0


def holds_unicode(texts: Iterable[str]) -> bool:
    """Whether some of the texts are Vietnamese in Unicode beyond doubt."""
    return _SURELY_UNICODE.search("\n".join(texts)) is not None


def guess_encoding(texts: Iterable[str]) -> Guess:
    """What the texts of a column are written in, by how many of their words become Vietnamese.

    Of many texts some hundreds from all over the column are looked at. Unicode wins where it explains as many words.
    """
    foreign = list(filter(_is_foreign, texts))
    looked_at = foreign[:: len(foreign) // _ENOUGH + 1]
    tokens = [token for text in looked_at for token in _TOKEN.findall(text) if len(token) > 1 and not _is_plain(token)]
    as_is = sum(map(is_syllable, tokens))
    best, found = max(_votes(tokens), key=lambda vote: vote[1])
    if found <= as_is:
        return Guess()
    return Guess(encoding=best, confidence=found / (len(tokens) + _DOUBT))


def unicode_text(text: str) -> tuple[str, Guess]:
    """A pasted text in Unicode, and what it was taken for; converted only when that is sure."""
    guess = guess_encoding(text.splitlines())
    return (mended(text, guess.encoding), guess) if guess.is_sure else (nfc(text), guess)


@lru_cache(maxsize=1024)
def _is_foreign(text: str) -> bool:
    """Whether it may be of an old encoding; columns say the same things again and again."""
    return not _is_plain(text) and not _SURELY_UNICODE.search(text)


def _is_plain(text: str) -> bool:
    """ASCII without control characters."""
    return text.isascii() and (text.isprintable() or not _CONTROLS.search(text))


def _votes(tokens: Sequence[str]) -> list[tuple[Encoding, int]]:
    """How many of the tokens are syllables after conversion from each encoding."""
    return [(each, sum(is_syllable(to_unicode(token, each)) for token in tokens)) for each in _GUESSED]


def _needs_none(text: str, encoding: Encoding) -> bool:
    """Whether all of the text means the same in the encoding as in Unicode."""
    return text.isascii() and encoding not in ("tcvn3_capitals", "viscii")


def _leaning(text: str, converted: str) -> int:
    """Above 0 where more speaks for the converted text, below 0 where more speaks for it as it stands.

    What counts is how many words are Vietnamese; where that says nothing, whether it is a person's name.
    """
    score = _score(text)
    if not score:
        return 1
    return _score(converted) - score or _name_signs(converted) - _name_signs(text)


def _name_signs(text: str) -> int:
    """What makes a person's name likely; a capital amid small letters makes it unlikely."""
    has_capital_within = _CAPITAL_WITHIN.search(text) is not None
    return begins_with_family(text) + (_WOMENS_MIDDLE in text.casefold()) - has_capital_within


def _word_mended(token: str, encoding: Encoding) -> str:
    if _is_plain(token) or _SURELY_UNICODE.search(token) or is_syllable(token):
        return token
    converted = to_unicode(token, encoding)
    return converted if is_syllable(converted) else token


def _score(text: str) -> int:
    """How many words with more than ASCII letters are Vietnamese."""
    return sum(map(_score_between_spaces, text.split()))


@lru_cache(maxsize=20_000)
def _score_between_spaces(text: str) -> int:
    return sum(is_syllable(token) for token in _TOKEN.findall(text) if not token.isascii())


def _capitals_mended(before: str, converted: str) -> str:
    """TCVN3 typed in capitals: its toned letters have small codes only, so they follow their neighbours' case.

    Both texts have the same length. A word with one letter besides (HÀ) follows the other words of the text.
    """
    if not _MAYBE_IN_CAPITALS.search(converted):
        return converted
    words = [found.span() for found in _WORD.finditer(converted)]
    sizes = [_case_of(before[start:end], converted[start:end]) for start, end in words]
    if "capital" not in sizes:
        return converted
    letters = list(converted)
    for size, (start, end) in zip(sizes, words, strict=True):
        if size == "capital" or (size == "unsaid" and "small" not in sizes):
            letters[start:end] = converted[start:end].upper()
    return "".join(letters)


@lru_cache(maxsize=20_000)
def _case_of(before: str, converted: str) -> Literal["capital", "small", "unsaid"]:
    """What the letters of a word say that have a case in TCVN3."""
    said = [now for code, now in zip(before, converted, strict=True) if code.isascii() or now.isupper()]
    if any(letter.islower() for letter in said):
        return "small"
    return "capital" if len(said) > 1 else "unsaid"
