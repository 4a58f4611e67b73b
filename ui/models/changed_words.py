"""Two wordings of a sentence side by side: which words differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Stretch:
    """Words that follow each other; ``differs`` = the other side has not got them there."""

    words: str
    differs: bool


def stretches(text: str, other: str) -> tuple[Stretch, ...]:
    """``text`` in stretches, beside ``other``; joined by spaces they are its words again."""
    return tuple(_stretches(text.split(), other.split()))


def _stretches(words: list[str], other: list[str]) -> Iterator[Stretch]:
    for kind, start, end, _, _ in SequenceMatcher(None, words, other, autojunk=False).get_opcodes():
        if end > start:
            yield Stretch(" ".join(words[start:end]), kind != "equal")
