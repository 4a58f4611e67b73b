"""The register of nominees: finding, adding, and noticing who may be in it twice."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any, Literal

from app.domain.dates import PartialDate
from app.domain.nominee import Nominee
from app.domain.plan import NomineeKind, Option, Plan
from app.domain.vietnamese import same_name_key, search_key
from app.errors import InputError, PlanError
from app.services.app import App
from app.services.settings import KEPT_APART, read, write
from app.storage.registers import new_id

Likeness = Literal["same", "same_unknown_birth", "accents"]
_LISTS = ("earlier_awards", "discipline")


@dataclass(frozen=True, kw_only=True)
class Double:
    """Two entries that may be one and the same; ``why`` is what they have in common."""

    one: Nominee
    other: Nominee
    why: Likeness


def find(everybody: Sequence[Nominee], words: str = "", kind: str = "") -> tuple[Nominee, ...]:
    """Those of ``kind`` ("" = all) in which every word stands somewhere, with or without accents."""
    wanted = search_key(words).split()
    return tuple(each for each in everybody if kind in ("", each.kind) and _says(each, wanted))


def add(app: App, kind: NomineeKind, name: str = "") -> Nominee:
    """A new entry of the register. StorageError."""
    made = Nominee(id=new_id(), kind=kind, name=name)
    app.nominees.save(made)
    return made


def used_in(app: App, nominee_id: str) -> tuple[str, ...]:
    """The titles of the dossiers that have the nominee. StorageError."""
    return app.nominees.users(nominee_id)


def throw_away(app: App, nominee_id: str) -> None:
    """Move to the trash; InputError naming the dossiers that still need the nominee, UnknownId."""
    app.nominees.delete(nominee_id)


def collective_types(app: App) -> tuple[Option, ...]:
    """The kinds of collectives that any readable plan knows, each once."""
    return _types(app, "may_be_nominee")


def collective_hints(app: App) -> tuple[str, ...]:
    """What the readable plans say of collectives that may not be proposed, each once."""
    return tuple(dict.fromkeys(plan.unit_types_help for plan in _plans(app) if plan.unit_types_help))


def unit_types(app: App) -> tuple[Option, ...]:
    """The kinds of units that may propose under any readable plan, each once."""
    return _types(app, "may_propose")


def kept_apart(app: App) -> frozenset[tuple[str, str]]:
    """The pairs of ids that were said to be two. StorageError."""
    return frozenset((one, other) for one, other in read(app, KEPT_APART))


def doubles(everybody: Sequence[Nominee], apart: Collection[tuple[str, str]]) -> tuple[Double, ...]:
    """All pairs that may be the same and are not among those kept ``apart``. May run in any thread."""
    return tuple(each for each in _pairs(everybody) if _pair(each.one.id, each.other.id) not in apart)


def doubles_of(app: App, nominee: Nominee) -> tuple[Double, ...]:
    """Those that may be the same as this one, it being ``one``. StorageError."""
    apart = kept_apart(app)
    mine = _Named.of(nominee)
    others = (_Named.of(each) for each in app.nominees.list() if each.id != nominee.id and each.kind == nominee.kind)
    alike = (each for each in others if each.loose == mine.loose)
    found = (Double(one=nominee, other=each.nominee, why=why) for each in alike if (why := _likeness(mine, each)))
    return tuple(each for each in found if _pair(each.one.id, each.other.id) not in apart)


def keep_apart(app: App, one: str, other: str) -> None:
    """Remember that the two are two. StorageError."""
    write(app, KEPT_APART, [*read(app, KEPT_APART), list(_pair(one, other))])


def merged(kept: Nominee, gone: Nominee) -> Nominee:
    """``kept`` with what only ``gone`` knows; lists hold the entries of both, each once."""
    changes: dict[str, Any] = {}
    for each in fields(Nominee):
        mine, theirs = getattr(kept, each.name), getattr(gone, each.name)
        if each.name in _LISTS:
            changes[each.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine in ("", None) and each.name not in ("id", "kind"):
            changes[each.name] = theirs
    return replace(kept, **changes)


def merge(app: App, kept: Nominee, gone: Nominee) -> Nominee:
    """Make one entry of the two: dossiers and achievements name ``kept`` from now on, ``gone`` goes to the trash.

    InputError when one dossier proposes both, UnknownId, StorageError; then nothing is changed.
    """
    shared = app.nominees.proposed_together(kept.id, gone.id)
    if shared:
        raise InputError(
            f"Chưa gộp được vì cả hai cùng nằm trong hồ sơ: {'; '.join(shared)}. Dữ liệu không bị thay đổi.",
            "Hãy bỏ một trong hai ra khỏi hồ sơ đó rồi gộp lại.",
        )
    result = merged(kept, gone)
    app.nominees.merge(result, gone.id)
    return result


def _says(nominee: Nominee, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    texts = (nominee.name, nominee.alias, nominee.position, nominee.workplace, nominee.address)
    born = nominee.birth.as_written() if nominee.birth else ""
    key = search_key(" ".join((*texts, born)))
    return all(word in key for word in wanted)


def _plans(app: App) -> Iterator[Plan]:
    """The plans that can be read."""
    for pack in app.library.packs():
        if not pack.problem:
            with contextlib.suppress(PlanError):
                yield app.library.load(pack.id)


def _types(app: App, allowed: str) -> tuple[Option, ...]:
    found: dict[str, str] = {}
    for plan in _plans(app):
        for each in plan.unit_types:
            if getattr(each, allowed):
                found.setdefault(each.id, each.title)
    return tuple(Option(id=id_, title=title) for id_, title in found.items())


@dataclass(frozen=True, slots=True)
class _Named:
    """A nominee with its name as names are compared: without accents, and with them however they are typed."""

    nominee: Nominee
    loose: str
    strict: str

    @classmethod
    def of(cls, nominee: Nominee) -> _Named:
        """What comparing it many times needs once."""
        return cls(nominee, _loose(nominee.name), _strict(nominee.name))


def _pairs(nominees: Sequence[Nominee]) -> Iterator[Double]:
    """Only those of one accent-free name are compared with each other."""
    groups: dict[tuple[str, str], list[_Named]] = {}
    for each in map(_Named.of, nominees):
        groups.setdefault((each.nominee.kind, each.loose), []).append(each)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if why := _likeness(one, other):
                yield Double(one=one.nominee, other=other.nominee, why=why)


def _likeness(one: _Named, other: _Named) -> Likeness | None:
    """Of two of one kind and one accent-free name."""
    if not one.loose:
        return None
    person = one.nominee.is_person
    mine, theirs = (each.nominee.birth if person else each.nominee.founded for each in (one, other))
    if mine and theirs and not _agree(mine, theirs):
        return None
    if one.strict == other.strict:
        return "same" if (mine and theirs) or not person else "same_unknown_birth"
    return "accents" if mine and theirs else None


def _agree(one: PartialDate, other: PartialDate) -> bool:
    """Whether both can be the same day, as far as they are known."""
    return (
        one.year == other.year
        and (one.month is None or other.month is None or one.month == other.month)
        and (one.day is None or other.day is None or one.day == other.day)
    )


def _strict(name: str) -> str:
    """Lý and Lí are one name; Hoa and Hòa are two."""
    return same_name_key(name).replace("y", "i").replace("ý", "í").replace("ỳ", "ì").replace("ỷ", "ỉ").replace("ỹ", "ĩ")


def _loose(name: str) -> str:
    return search_key(name).replace("y", "i")


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
