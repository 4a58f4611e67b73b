"""Three versions of a text, sentence by sentence: what it began as, what a person made of it, what it would be today.

Nothing is changed by itself: every sentence that would be another today is a :class:`Change` to be taken or left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from app.domain.sentences import Sentence, join_sentences, split_sentences

Sentences = tuple[Sentence, ...]
_ALIKE: Final = 0.5
"""From this share of common words on, a sentence is the other one changed; below, it is another."""


@dataclass(frozen=True, kw_only=True)
class Versions:
    """``base`` is the draft a person began with, ``own`` that person's text, ``today`` what the draft would be now."""

    base: str
    own: str
    today: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """Sentences that would be others today: in the first draft, in the person's text, in today's draft.

    ``touched`` says that the person changed them too. An empty text: there is nothing in that version.
    ``number`` finds the change in the versions it was found in.
    """

    number: int
    base: str
    own: str
    today: str
    touched: bool


@dataclass(frozen=True)
class _Piece:
    """The same stretch of the three versions."""

    base: Sentences
    own: Sentences
    today: Sentences

    @property
    def is_open(self) -> bool:
        """Whether today's draft has something new to say here that the person's text does not say yet."""
        return self.today not in (self.base, self.own)


def changes(versions: Versions) -> tuple[Change, ...]:
    """What would be written otherwise today and was neither taken nor left, in the order of the text."""
    return tuple(
        Change(
            number=number,
            base=join_sentences(piece.base),
            own=join_sentences(piece.own),
            today=join_sentences(piece.today),
            touched=piece.own != piece.base,
        )
        for number, piece in enumerate(_pieces(versions))
        if piece.is_open
    )


def take(versions: Versions, *chosen: Change) -> Versions:
    """The versions with today's sentences in the person's text; they count as known from then on."""
    return _settled(versions, {each.number for each in chosen}, taken=True)


def leave(versions: Versions, *chosen: Change) -> Versions:
    """The versions with the person's text as it is; today's sentences count as known from then on."""
    return _settled(versions, {each.number for each in chosen}, taken=False)


def counterparts(text: str, other: str) -> tuple[tuple[Sentence, Sentence | None], ...]:
    """Each sentence of ``text`` with the one of ``other`` that says the same or nearly the same."""
    ours, theirs = split_sentences(text), split_sentences(other)
    found = dict(_matches(ours, theirs))
    return tuple((each, theirs[found[place]] if place in found else None) for place, each in enumerate(ours))


def _settled(versions: Versions, numbers: set[int], *, taken: bool) -> Versions:
    base: list[Sentence] = []
    own: list[Sentence] = []
    left = False
    for number, piece in enumerate(_pieces(versions)):
        chosen = number in numbers
        left = left or (piece.is_open and not chosen)
        base += piece.today if chosen else piece.base
        own += _in_place(piece) if chosen and taken else piece.own
    # Sentences much alike could match otherwise next time; where nothing is left open, all of today's are known.
    return replace(versions, base=join_sentences(base) if left else versions.today, own=join_sentences(own))


def _in_place(piece: _Piece) -> Sentences:
    """Today's sentences; the first stands on the line where the person's stood."""
    if not piece.today or not piece.own:
        return piece.today
    return (replace(piece.today[0], breaks=piece.own[0].breaks), *piece.today[1:])


def _pieces(versions: Versions) -> Iterator[_Piece]:
    """The texts cut at every sentence that all three have in some form: each of those alone, and what lies between."""
    base, own, today = (split_sentences(each) for each in (versions.base, versions.own, versions.today))
    in_own, in_today = dict(_matches(base, own)), dict(_matches(base, today))
    done = (0, 0, 0)
    for place in range(len(base)):
        if place not in in_own or place not in in_today:
            continue
        here = (place, in_own[place], in_today[place])
        yield from _between(base, own, today, done, here)
        yield _Piece(base[place : place + 1], own[here[1] : here[1] + 1], today[here[2] : here[2] + 1])
        done = (here[0] + 1, here[1] + 1, here[2] + 1)
    yield from _between(base, own, today, done, (len(base), len(own), len(today)))


def _between(
    base: Sentences, own: Sentences, today: Sentences, start: tuple[int, int, int], end: tuple[int, int, int]
) -> Iterator[_Piece]:
    piece = _Piece(base[start[0] : end[0]], own[start[1] : end[1]], today[start[2] : end[2]])
    if piece != _Piece((), (), ()):
        yield piece


def _matches(first: Sentences, second: Sentences) -> Iterator[tuple[int, int]]:
    """Pairs of places, both growing: equal sentences, and between them such as are alike."""
    for kind, start, end, other_start, other_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(other_start, other_end), strict=True)
        elif kind == "replace":
            for place, other in _alike(first[start:end], second[other_start:other_end]):
                yield start + place, other_start + other


def _alike(first: Sentences, second: Sentences) -> list[tuple[int, int]]:
    """The pairs of sentences that are alike, as many and as much as can be without crossing."""
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(second) + 1)]
    for place, one in enumerate(first):
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for other, two in enumerate(second):
            options = [best[place][other + 1], row[other]]
            likeness = _likeness(one, two)
            if likeness >= _ALIKE:
                score, pairs = best[place][other]
                options.append((score + likeness, [*pairs, (place, other)]))
            row.append(max(options, key=lambda option: option[0]))
        best.append(row)
    return best[-1][-1][1]


def _likeness(one: Sentence, two: Sentence) -> float:
    return _share(one.words.split(), two.words.split())


def _share(one: Sequence[str], two: Sequence[str]) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
