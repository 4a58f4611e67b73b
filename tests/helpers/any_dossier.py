"""Hypothesis strategies for dossiers that hold together, full of texts nobody would expect."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args, get_type_hints

from hypothesis import strategies as st

from app.domain.achievement import Achievement, Evidence, Figure, NamedFigure, Participation, TableRow
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, EventDate, Minutes, Nomination, Submission
from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.unit import Signer, Unit
from tests.helpers.made_up import NASTY_TEXTS

T = TypeVar("T")

TEXTS = st.one_of(
    st.sampled_from(NASTY_TEXTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
DATES = st.dates()
PARTIAL_DATES = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    DATES.map(PartialDate.of),
)
CONTENTS = st.binary(max_size=64)

_CELLS = st.one_of(TEXTS, st.integers(), st.booleans(), st.none())
_ROWS: st.SearchStrategy[TableRow] = st.dictionaries(TEXTS, _CELLS, max_size=3)
VALUES = st.one_of(_CELLS, st.lists(TEXTS, max_size=3).map(tuple), st.lists(_ROWS, min_size=1, max_size=3).map(tuple))


def things(kind: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Any instance of a dataclass; ``given`` are the fields that have to fit with something else."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]  # pyright: ignore[reportArgumentType]
    return st.builds(kind, **{name: given[name] if name in given else _of_type(hints[name]) for name in names})


def _of_type(hint: Any) -> st.SearchStrategy[Any]:
    simple = {
        str: TEXTS,
        int: NUMBERS,
        bool: st.booleans(),
        type(None): st.none(),
        dt.date: DATES,
        PartialDate: PARTIAL_DATES,
        tuple[str, ...]: st.lists(TEXTS, max_size=3).map(tuple),
    }
    if hint in simple:
        return simple[hint]
    alternatives = get_args(hint)
    if all(isinstance(each, str) for each in alternatives):
        return st.sampled_from(alternatives)
    return st.one_of([_of_type(each) for each in alternatives])


FIGURES = things(Figure, value=VALUES)
SIGNERS = things(Signer, id=IDS)


def many(strategy: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """A short tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


def distinct(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A short tuple of things with different ids."""
    return st.lists(strategy, max_size=most, unique_by=lambda thing: thing.id).map(tuple)


def some_of(known: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the known ids, none twice."""
    return st.lists(st.sampled_from(known), max_size=3, unique=True).map(tuple) if known else st.just(())


NOMINEES = things(Nominee, id=IDS, earlier_awards=many(things(EarlierAward)), discipline=many(things(Discipline)))
UNITS = things(Unit, id=IDS, signers=distinct(SIGNERS))


@st.composite
def evidence_with_content(draw: st.DrawFn) -> tuple[tuple[Evidence, bytes], ...]:
    """A few pieces of evidence and the contents of their files."""
    found = draw(distinct(things(Evidence, id=IDS, sha256=st.just(""), size=st.just(0))))
    contents = [draw(CONTENTS) for _ in found]
    return tuple(
        (replace(each, sha256=hashlib.sha256(content).hexdigest(), size=len(content)), content)
        for each, content in zip(found, contents, strict=True)
    )


@st.composite
def dossiers_with_files(draw: st.DrawFn) -> tuple[Dossier, dict[str, bytes]]:
    """A dossier whose parts know each other, and the files of its evidence by hash."""
    pairs = draw(evidence_with_content())
    proofs = some_of([each.id for each, _ in pairs])
    nominees = draw(distinct(NOMINEES))
    achievements = draw(
        distinct(
            things(
                Achievement,
                id=IDS,
                figures=many(things(NamedFigure)),
                participants=many(things(Participation)),
                evidence=proofs,
            )
        )
    )
    nominations: tuple[Nomination, ...] = ()
    done = some_of([each.id for each in achievements])
    if nominees:
        nomination = things(
            Nomination,
            id=IDS,
            nominee=st.sampled_from([each.id for each in nominees]),
            figures=st.dictionaries(IDS, FIGURES, max_size=3),
            answers=st.dictionaries(IDS, things(Answer, evidence=proofs, achievements=done), max_size=3),
            achievements=done,
        )
        nominations = draw(distinct(nomination))
    dossier = things(
        Dossier,
        id=IDS,
        unit=UNITS,
        nominees=st.just(nominees),
        nominations=st.just(nominations),
        achievements=st.just(achievements),
        evidence=st.just(tuple(each for each, _ in pairs)),
        figures=st.dictionaries(IDS, FIGURES, max_size=3),
        told_quotas=st.dictionaries(IDS, NUMBERS, max_size=2),
        events=st.dictionaries(IDS, things(EventDate), max_size=2),
        minutes=things(Minutes),
        submission=things(Submission),
    )
    return draw(dossier), {each.sha256: content for each, content in pairs}


def dossiers() -> st.SearchStrategy[Dossier]:
    """A dossier whose parts know each other."""
    return dossiers_with_files().map(lambda pair: pair[0])
