"""Text as sentences: taking it apart and putting it together again with its lines as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.vietnamese_text import clean_text

# A sentence ends before a space behind which something new begins: a capital, a number, a quotation, a dash.
_END: Final = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(\d–-]|[^\W\d_])")
_SHORT_FORMS: Final = re.compile(r"(?:^|[\s(])(?:TP|Tp|ThS|TS|GS|PGS|BS|KS|CN|Nxb|NXB|TX|TT|P|Q|H|X|T|[A-ZĐ])\.$")


@dataclass(frozen=True)
class Sentence:
    """One sentence. ``breaks`` are the line breaks before it: 0 = it goes on behind the one before, 2 = a blank line.

    Sentences are equal by their words alone, wherever on the page they stand.
    """

    words: str
    breaks: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, each tidied to one line; a heading or an item of a list is a sentence as well."""
    found: list[Sentence] = []
    last = 0
    for start, end in sentence_spans(text):
        breaks = min(text.count("\n", last, start), 2) if found else 0
        found.append(Sentence(clean_text(text[start:end]), breaks))
        last = end
    return tuple(found)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    offset = 0
    for line in text.split("\n"):
        for start, end in _of_line(line):
            if clean_text(line[start:end]):
                yield offset + start, offset + end
        offset += len(line) + 1


def join_sentences(sentences: Iterable[Sentence]) -> str:
    """The text again."""
    text = ""
    for each in sentences:
        text += (("\n" * each.breaks or " ") if text else "") + each.words
    return text


def count_words(text: str) -> int:
    """How many words (*chữ*) a text has, as officials and Word count them: what spaces part; a lone mark is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _of_line(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(line):
        stop = end.end() - len(end[0]) + len(end[0].rstrip())
        if _SHORT_FORMS.search(line[start:stop]) or line[end.end() : end.end() + 1].islower():
            continue
        yield start, stop
        start = end.end()
    yield start, len(line)
