"""The register of nominees: finding, adding, and noticing who may be in it twice."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from app.domain import alike
from app.domain.alike import Double
from app.domain.nominee import Nominee
from app.domain.plan import NomineeKind, Option, Plan
from app.domain.vietnamese import search_key
from app.errors import InputError, PlanError
from app.services.app import App
from app.services.sample_data import is_fictional
from app.services.settings import KEPT_APART, read, write
from app.storage.registers import new_id

_LISTS = ("earlier_awards", "discipline")


def find(everybody: Sequence[Nominee], words: str = "", kind: str = "") -> tuple[Nominee, ...]:
    """Those of ``kind`` ("" = all) in which every word stands somewhere, with or without accents."""
    wanted = search_key(words).split()
    return tuple(each for each in everybody if kind in ("", each.kind) and _says(each, wanted))


def add(app: App, kind: NomineeKind, name: str = "") -> Nominee:
    """A new entry of the register. StorageError."""
    made = Nominee(id=new_id(), kind=kind, name=name)
    app.nominees.save(made)
    return made


def own(app: App) -> tuple[Nominee, ...]:
    """Everybody in the register but the people and collectives of sample dossiers. StorageError."""
    return tuple(each for each in app.nominees.list() if not is_fictional(app, each))


def used_in(app: App, nominee_id: str) -> tuple[str, ...]:
    """The titles of the dossiers that have the nominee. StorageError."""
    return app.nominees.users(nominee_id)


def throw_away_unused(app: App, nominee_id: str) -> bool:
    """Move to the trash whom no dossier and no achievement needs; whether it was so. UnknownId, StorageError."""
    if app.nominees.users(nominee_id) or app.achievements.of(nominee_id):
        return False
    app.nominees.delete(nominee_id)
    return True


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
    return tuple(each for each in alike.doubles_among(everybody) if _pair(each.one.id, each.other.id) not in apart)


def doubles_of(app: App, nominee: Nominee) -> tuple[Double, ...]:
    """Those of the office's own that may be the same as this one, it being ``one``. StorageError."""
    apart = kept_apart(app)
    found = alike.doubles_of(nominee, own(app))
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


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
