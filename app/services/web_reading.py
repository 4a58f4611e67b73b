"""Reading the form of the province's web system back into a dossier: whom it proposes, and for which award."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.nominee import Nominee
from app.domain.plan import NomineeKind
from app.domain.vietnamese import same_name_key, search_key
from app.exchange.sheets.nominee_rows import kind_of_words
from app.exchange.sheets.web_list import WebRow, is_web_list, read_lists, read_web_list
from app.services.app import App
from app.services.nominations import propose
from app.services.sheet_export import web_award_name, web_guide, web_template
from app.storage.registers import new_id

__all__ = ["Origin", "WebCase", "WebRow", "is_web_list", "read_cases", "with_cases"]

Origin = Literal["dossier", "register", "new", "unclear", "kind"]
"""Where the nominee of a row comes from; "unclear" = several have the name, "kind" = the plan proposes none such."""

_TOLD: Final = ("honorific", "position", "workplace")


@dataclass(frozen=True, kw_only=True)
class WebCase:
    """A row of the form as it would be taken in: ``award`` is the plan's id, "" where the plan has none such.

    ``nominee`` is None where the row stays out. ``changed`` are the fields in which the row says something else of
    somebody who is known. The form's group and field of activity stand in ``row`` alone: a dossier has no place for
    them.
    """

    row: WebRow
    origin: Origin
    nominee: Nominee | None = None
    award: str = ""
    changed: tuple[str, ...] = ()


def read_cases(app: App, snapshot: Snapshot, path: Path) -> tuple[WebCase, ...]:
    """The rows of the file, each with whom it means; NotASpreadsheet, StorageError. Nothing is changed."""
    rows = read_web_list(path)
    mine = [snapshot.dossier.nominee_of(each) for each in snapshot.dossier.nominations]
    people = _People(mine, app.nominees.list())
    awards = _awards(app, snapshot)
    return tuple(_case(row, snapshot, people, awards) for row in rows)


def with_cases(snapshot: Snapshot, cases: Iterable[WebCase]) -> Dossier:
    """The dossier with a case for everybody, the awards as the form says; others stay as they are."""
    told = {each.nominee.id: each for each in cases if each.nominee is not None}
    nominees = [each.nominee for each in told.values() if each.nominee is not None]
    dossier = propose(snapshot, nominees)
    latest = {each.id: each for each in nominees}
    return replace(
        dossier,
        nominees=tuple(latest.get(each.id, each) for each in dossier.nominees),
        nominations=tuple(_awarded(each, told) for each in dossier.nominations),
    )


def _awarded(nomination: Nomination, told: Mapping[str, WebCase]) -> Nomination:
    case = told.get(nomination.nominee)
    return replace(nomination, award=case.award) if case and case.award else nomination


class _People:
    """Who is meant by a row: somebody of the dossier, of the register, or somebody new."""

    def __init__(self, mine: Sequence[Nominee], register: Sequence[Nominee]) -> None:
        self._mine = mine
        self._register = register

    def meant(self, row: WebRow, kind: NomineeKind) -> tuple[Origin, Nominee]:
        """The one the row means, and where that one comes from."""
        places: tuple[tuple[Origin, Sequence[Nominee]], ...] = (("dossier", self._mine), ("register", self._register))
        for origin, known in places:
            if alike := [each for each in known if _is_called(each, row, kind)]:
                fitting = [each for each in alike if _stands_as(each, row)] if len(alike) > 1 else alike
                return (origin, fitting[0]) if len(fitting) == 1 else ("unclear", alike[0])
        return "new", Nominee(id=new_id(), kind=kind, name=row.name)


def _case(row: WebRow, snapshot: Snapshot, people: _People, awards: Mapping[str, Sequence[str]]) -> WebCase:
    kind = kind_of_words(row.kind) or "individual"
    origin, nominee = people.meant(row, kind)
    if origin == "unclear":
        return WebCase(row=row, origin=origin)
    if nominee.kind not in snapshot.plan.nominee_kinds:
        return WebCase(row=row, origin="kind")
    told = {name: text for name in _told_of(nominee) if (text := getattr(row, name))}
    changed = tuple(name for name, text in told.items() if getattr(nominee, name) != text)
    fields: dict[str, Any] = {name: told[name] for name in changed}
    return WebCase(
        row=row,
        origin=origin,
        nominee=replace(nominee, **fields),
        award=_award(snapshot, nominee, awards.get(search_key(row.award), ())),
        changed=() if origin == "new" else changed,
    )


def _told_of(nominee: Nominee) -> tuple[str, ...]:
    """What the form says of somebody; a body has neither honorific nor position."""
    return _TOLD if nominee.is_person else ()


def _award(snapshot: Snapshot, nominee: Nominee, awards: Sequence[str]) -> str:
    """The award the form means: the one proposed already where several go by that name."""
    proposed = {each.award for each in snapshot.dossier.nominations if each.nominee == nominee.id}
    return next((each for each in awards if each in proposed), awards[0] if awards else "")


def _awards(app: App, snapshot: Snapshot) -> dict[str, list[str]]:
    """The plan's awards by the names the form has for them."""
    lists, guide = read_lists(web_template(app)), web_guide(app)
    found: dict[str, list[str]] = {}
    for award in snapshot.plan.awards:
        for name in {search_key(web_award_name(award, lists, guide)), search_key(award.name)} - {""}:
            found.setdefault(name, []).append(award.id)
    return found


def _is_called(nominee: Nominee, row: WebRow, kind: NomineeKind) -> bool:
    same_kind = nominee.is_person == (kind == "individual")
    return same_kind and same_name_key(nominee.name) == same_name_key(row.name)


def _stands_as(nominee: Nominee, row: WebRow) -> bool:
    pairs = ((nominee.position, row.position), (nominee.workplace, row.workplace))
    return all(same_name_key(mine) == same_name_key(told) for mine, told in pairs)
