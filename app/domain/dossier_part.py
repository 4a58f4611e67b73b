"""What one change did to a dossier: the parts it touched, as they stood before it and after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, TypeVar

from app.domain.achievement import Achievement, Evidence, Figure
from app.domain.dossier import Dossier, EventDate, Minutes, Nomination, Submission
from app.domain.nominee import Nominee
from app.domain.unit import Unit


class _Thing(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Thing)


@dataclass(frozen=True, kw_only=True)
class DossierPart:
    """One side of a change; None (or no thing) = not touched.

    A list of things holds those that came, went or differ; its ``..._order`` holds all ids where membership or
    order changed. ``decision_date`` and ``submitted_date`` are empty for "no day".
    """

    title: str | None = None
    unit: Unit | None = None
    nominees: tuple[Nominee, ...] = ()
    nominees_order: tuple[str, ...] | None = None
    nominations: tuple[Nomination, ...] = ()
    nominations_order: tuple[str, ...] | None = None
    achievements: tuple[Achievement, ...] = ()
    achievements_order: tuple[str, ...] | None = None
    evidence: tuple[Evidence, ...] = ()
    evidence_order: tuple[str, ...] | None = None
    figures: dict[str, Figure] | None = None
    told_quotas: dict[str, int] | None = None
    events: dict[str, EventDate] | None = None
    minutes: Minutes | None = None
    submission: Submission | None = None
    submitted_date: tuple[dt.date, ...] | None = None
    decision_date: tuple[dt.date, ...] | None = None
    decision_number: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was touched."""
        return self == _NOTHING


LISTS: Final = ("nominees", "nominations", "achievements", "evidence")
PLAIN: Final = ("title", "unit", "figures", "told_quotas", "events", "minutes", "submission", "decision_number")
DAYS: Final = ("submitted_date", "decision_date")
UNTOUCHED: Final = ("id", "plan", "plan_version", "sample")
"""What no edit changes: which dossier it is, and the plan it is pinned to."""

_NOTHING: Final = DossierPart()


def difference(before: Dossier, after: Dossier) -> tuple[DossierPart, DossierPart]:
    """The touched parts as they were, and as they are; ValueError when the change is none an edit may make."""
    if any(getattr(before, name) != getattr(after, name) for name in UNTOUCHED):
        raise ValueError("an edit keeps the dossier's id, plan and sample mark")
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    for name in PLAIN:
        if getattr(before, name) != getattr(after, name):
            old[name], new[name] = getattr(before, name), getattr(after, name)
    for name in DAYS:
        if getattr(before, name) != getattr(after, name):
            old[name], new[name] = _days(before, name), _days(after, name)
    for name in LISTS:
        former, latter = getattr(before, name), getattr(after, name)
        if former is not latter:
            old |= _touched(name, former, latter)
            new |= _touched(name, latter, former)
    return DossierPart(**old), DossierPart(**new)


def with_part(dossier: Dossier, part: DossierPart) -> Dossier:
    """The dossier with the touched parts in it."""
    values: dict[str, Any] = {name: getattr(part, name) for name in PLAIN if getattr(part, name) is not None}
    for name in DAYS:
        if getattr(part, name) is not None:
            values[name] = next(iter(getattr(part, name)), None)
    for name in LISTS:
        things, order = getattr(part, name), getattr(part, f"{name}_order")
        if things or order is not None:
            values[name] = _put(getattr(dossier, name), things, order)
    return replace(dossier, **values)


def holds(dossier: Dossier, part: DossierPart) -> bool:
    """Whether the touched parts stand in the dossier just so."""
    return with_part(dossier, part) == dossier


def _days(dossier: Dossier, name: str) -> tuple[dt.date, ...]:
    day: dt.date | None = getattr(dossier, name)
    return () if day is None else (day,)


def _touched(name: str, things: Sequence[_Thing], others: Sequence[_Thing]) -> dict[str, object]:
    """One side of a list: its things that the other side lacks or has otherwise."""
    known = {each.id: each for each in others}
    changed = tuple(each for each in things if known.get(each.id) is not each and known.get(each.id) != each)
    touched: dict[str, object] = {name: changed}
    if [each.id for each in things] != [each.id for each in others]:
        touched[f"{name}_order"] = tuple(each.id for each in things)
    return touched


def _put(things: Sequence[T], changed: Sequence[T], order: Sequence[str] | None) -> tuple[T, ...]:
    known = {each.id: each for each in (*things, *changed)}
    ids = [each.id for each in things] if order is None else order
    return tuple(known[each] for each in ids if each in known)
