"""Who of a register may be one and the same, however the two were spelt: said, never decided.

False alarms cost more than a pair that is missed: two short names that differ in one letter are two people unless
something else speaks for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from app.domain.body_names import expanded
from app.domain.dates import PartialDate
from app.domain.nominee import Nominee
from app.domain.vietnamese import same_name_key, search_key

Likeness = Literal["same", "same_unknown_birth", "accents", "letter", "initials", "abbreviated"]

_BREAK: Final = re.compile(r"[\s.]+")
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiou]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""A Vietnamese syllable as it is compared: without accents, y as i."""


@dataclass(frozen=True, kw_only=True)
class Double:
    """Two entries that may be one and the same; ``why`` is what they have in common."""

    one: Nominee
    other: Nominee
    why: Likeness


def doubles_among(nominees: Sequence[Nominee]) -> tuple[Double, ...]:
    """All pairs that may be the same; only those with a part of the name in common are compared with each other."""
    found: dict[tuple[str, str], Double] = {}
    for one, other in _candidates([_Named.of(each) for each in nominees]):
        ids = (one.nominee.id, other.nominee.id)
        if ids not in found and (why := _likeness(one, other)):
            found[ids] = Double(one=one.nominee, other=other.nominee, why=why)
    return tuple(found.values())


def doubles_of(nominee: Nominee, others: Iterable[Nominee]) -> tuple[Double, ...]:
    """Those of ``others`` that may be the same as this one, it being ``one``."""
    mine = _Named.of(nominee)
    those = (_Named.of(each) for each in others if each.kind == nominee.kind and each.id != nominee.id)
    return tuple(Double(one=nominee, other=each.nominee, why=why) for each in those if (why := _likeness(mine, each)))


@dataclass(frozen=True, slots=True)
class _Named:
    """A nominee with its name as names are compared.

    ``words`` have their accents, however they are typed, and a body's abbreviations spelt out; ``loose`` are the same
    without accents, ``key`` these without spaces.
    """

    nominee: Nominee
    words: tuple[str, ...]
    loose: tuple[str, ...]
    key: str
    since: PartialDate | None

    @classmethod
    def of(cls, nominee: Nominee) -> _Named:
        """What comparing it many times needs once."""
        person = nominee.kind in ("individual", "household")
        name = nominee.name if person else expanded(nominee.name)
        words = _split(_one_i(same_name_key(name)))
        loose = tuple(search_key(word) for word in words)
        since = nominee.birth if nominee.is_person else nominee.founded
        return cls(nominee, words, loose, "".join(loose), since)


def _candidates(named: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Pairs worth a look, the earlier one first; some of them more than once."""
    by_key: dict[tuple[str, str], list[_Named]] = {}
    by_year: dict[int, list[_Named]] = {}
    by_last: dict[str, list[_Named]] = {}
    for each in named:
        if not each.key:
            continue
        by_key.setdefault((each.nominee.kind, each.key), []).append(each)
        if each.nominee.is_person:
            by_last.setdefault(each.loose[-1], []).append(each)
            if each.since:
                by_year.setdefault(each.since.year, []).append(each)
    for group in by_key.values():
        yield from combinations(group, 2)
    for group in by_year.values():
        yield from _one_letter_apart(group)
    for group in by_last.values():
        yield from ((one, other) for one, other in _with_initials(group))


def _one_letter_apart(people: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Those with all words but one in common, and that one, too, but for a letter."""
    groups: dict[tuple[int, tuple[str, ...], str], list[_Named]] = {}
    for each in people:
        for place, word in enumerate(each.loose):
            rest = each.words[:place] + each.words[place + 1 :]
            for cut in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                groups.setdefault((place, rest, cut), []).append(each)
    for group in groups.values():
        yield from combinations(group, 2)


def _with_initials(people: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    short = [place for place, each in enumerate(people) if any(len(word) == 1 for word in each.words)]
    for here in short:
        for there in range(len(people)):
            if there != here and len(people[there].words) == len(people[here].words):
                yield people[min(here, there)], people[max(here, there)]


def _likeness(one: _Named, other: _Named) -> Likeness | None:
    """Of two of one kind."""
    if not one.key or not other.key or _contradict(one.since, other.since):
        return None
    if one.words == other.words:
        return _same(one, other)
    if one.key == other.key:
        return "accents" if _one_but_for_accents(one, other) else None
    if not one.nominee.is_person:
        return None
    if _is_one_letter_off(one, other):
        return "letter"
    return "initials" if _abbreviates(one, other) else None


def _same(one: _Named, other: _Named) -> Likeness:
    if one.nominee.kind in ("collective", "organisation"):
        spelt = [_split(_one_i(same_name_key(each.nominee.name))) for each in (one, other)]
        return "same" if spelt[0] == spelt[1] else "abbreviated"
    return "same" if (one.since and other.since) or not one.nominee.is_person else "same_unknown_birth"


def _one_but_for_accents(one: _Named, other: _Named) -> bool:
    """Hoa and Hòa are two, unless the birth says otherwise; whoever writes no accents at all may mean either.

    Bodies are few, and hardly two of them differ in nothing but an accent.
    """
    if (one.since and other.since) or one.nominee.kind in ("collective", "organisation"):
        return True
    return one.words[-1] == other.words[-1] or "".join(one.words) == one.key or "".join(other.words) == other.key


def _is_one_letter_off(one: _Named, other: _Named) -> bool:
    """Of people born in one year: a word that is none, or a letter off and the same day of birth or workplace."""
    if not (one.since and other.since) or len(one.words) != len(other.words):
        return False
    odd = [place for place, pair in enumerate(zip(one.words, other.words, strict=True)) if pair[0] != pair[1]]
    if len(odd) != 1:
        return False
    mine, theirs = one.loose[odd[0]], other.loose[odd[0]]
    if min(len(mine), len(theirs)) < 2 or not _one_edit(mine, theirs):
        return False
    return not (_SYLLABLE.fullmatch(mine) and _SYLLABLE.fullmatch(theirs)) or _more_in_common(one, other)


def _more_in_common(one: _Named, other: _Named) -> bool:
    work = [same_name_key(each.nominee.workplace) for each in (one, other)]
    whole = one.since is not None and one.since.day is not None and one.since == other.since
    return whole or (work[0] == work[1] != "")


def _one_edit(one: str, other: str) -> bool:
    """Whether a letter was left out, put in, mistaken, or two of them exchanged."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) != len(short):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )


def _abbreviates(one: _Named, other: _Named) -> bool:
    """Nguyễn T. Lan is Nguyễn Thị Lan if the other words agree: two of them, or one and the year of birth."""
    if len(one.words) != len(other.words) or one.words[-1] != other.words[-1]:
        return False
    whole = 0
    for mine, theirs, loose, loose_too in zip(one.words, other.words, one.loose, other.loose, strict=True):
        if mine == theirs:
            whole += 1
        elif min(len(mine), len(theirs)) > 1 or loose[0] != loose_too[0]:
            return False
    return whole > 1 or (one.since is not None and other.since is not None)


def _contradict(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether both are known and cannot be the same day."""
    if not one or not other:
        return False
    days = ((one.month, other.month), (one.day, other.day))
    return one.year != other.year or any(None not in pair and pair[0] != pair[1] for pair in days)


def _split(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BREAK.split(name) if word)


def _one_i(name: str) -> str:
    """Lý and Lí are one name."""
    return name.translate(_I_FOR_Y)


_I_FOR_Y: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
