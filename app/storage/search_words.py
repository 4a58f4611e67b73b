"""The words of a text as the search index keeps them: as written (đồng) and folded (dong)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from app.domain.vietnamese import nfc, search_key, to_old_tone_style

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_ASKED: Final = 12
_LONGEST_WORD: Final = 40


def words_of(text: str) -> list[str]:
    """The words in their order: in small letters, hoà written hòa, without signs; very long ones cut."""
    return list(chain.from_iterable(map(_words_in, text.split())))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The word without its marks; a scientific or foreign sign may leave nothing."""
    return "".join(_WORD.findall(word.lower() if word.isascii() else search_key(word)))


def indexed_words(text: str) -> dict[str, None]:
    """Every word of the text once, as written and folded."""
    words = dict.fromkeys(chain.from_iterable(map(_words_in, dict.fromkeys(text.split()))))
    words |= dict.fromkeys(map(folded, words))
    words.pop("", None)
    return words


def asked_words(query: str) -> list[str]:
    """The words of a query, as written, each once."""
    return list(dict.fromkeys(words_of(query)))[:_MOST_ASKED]


def folded_name(title: str) -> str:
    """A title as names are compared: its words, folded."""
    return " ".join(map(folded, words_of(title)))


@lru_cache(maxsize=50_000)
def _words_in(token: str) -> tuple[str, ...]:
    """The words of what stands between two spaces: mostly one."""
    return tuple(to_old_tone_style(word)[:_LONGEST_WORD] for word in _WORD.findall(nfc(token).casefold()))
