"""First values for a unit's fields, guessed from its name as the papers of Decree 30/2020 write it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.letterheads import suggest_letterhead
from app.domain.place_names import territory_of
from app.domain.plan import UnitType
from app.domain.vietnamese import same_name_key

PEOPLES_COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True, kw_only=True)
class UnitDraft:
    """What can be guessed; an empty text where nothing can. ``level`` is a people's committee's ("xã")."""

    letterhead: tuple[str, ...] = ()
    superior_letterhead: tuple[str, ...] = ()
    place: str = ""
    symbol: str = ""
    body_name: str = ""
    level: str = ""


def draft_unit(name: str) -> UnitDraft:
    """The guesses for a unit called ``name``, e.g. "Ủy ban nhân dân xã Minh Tâm"."""
    draft = suggest_letterhead(name)
    found = territory_of(name) if draft.body_name == PEOPLES_COMMITTEE else None
    return UnitDraft(
        letterhead=draft.letterhead,
        superior_letterhead=draft.superior_letterhead,
        place=draft.place,
        symbol=draft.symbol,
        body_name=draft.body_name,
        level=found.kind if found else "",
    )


def guess_type(level: str, types: tuple[UnitType, ...]) -> str:
    """The id of the unit type that is called like that level, or an empty text."""
    return next((each.id for each in types if level and same_name_key(each.title) == level), "")
