"""The units of the register: whose papers are made here, and what can be told from a unit's name."""

from __future__ import annotations

from dataclasses import fields, replace

from app.domain.letterheads import LetterheadDraft, suggest_letterhead
from app.domain.place_names import territory_of
from app.domain.plan import Option
from app.domain.unit import Signer, Unit
from app.domain.vietnamese import same_name_key
from app.services.app import App
from app.services.nominees import unit_types
from app.services.sample_data import is_fictional
from app.services.settings import DEFAULT_UNIT, read
from app.storage.registers import new_id

__all__ = [
    "add_unit",
    "default_unit",
    "guess_type",
    "new_signer",
    "own_units",
    "renamed",
    "unit_types",
    "with_suggestions",
]


def own_units(app: App) -> tuple[Unit, ...]:
    """The units of the register without those of sample dossiers. StorageError."""
    return tuple(each for each in app.units.list() if not is_fictional(app, each))


def default_unit(app: App) -> Unit | None:
    """The office's own unit new dossiers are made for: the one that was set, else the only one. StorageError."""
    units = own_units(app)
    chosen = read(app, DEFAULT_UNIT)
    wanted = next((each for each in units if each.id == chosen), None)
    return wanted or (units[0] if len(units) == 1 else None)


def add_unit(app: App, name: str = "", type_: str = "") -> Unit:
    """A new unit with what its name tells. StorageError."""
    unit = with_suggestions(Unit(id=new_id(), name=name, type=type_, letterhead=(), place="", symbol=""))
    app.units.save(unit)
    return unit


def with_suggestions(unit: Unit) -> Unit:
    """The unit with what can be told from its name where nothing was said yet."""
    draft = suggest_letterhead(unit.name)
    return replace(
        unit,
        letterhead=unit.letterhead or draft.letterhead,
        superior_letterhead=unit.superior_letterhead or draft.superior_letterhead,
        body_name=unit.body_name or draft.body_name,
        symbol=unit.symbol or draft.symbol,
        place=unit.place or draft.place,
    )


def renamed(unit: Unit, former: str, types: tuple[Option, ...]) -> Unit:
    """The unit with what its name tells wherever there still stands just what its ``former`` name told."""
    old, new = suggest_letterhead(former), suggest_letterhead(unit.name)
    told = {each.name: (getattr(old, each.name), getattr(new, each.name)) for each in fields(LetterheadDraft)}
    told["type"] = (guess_type(former, types), guess_type(unit.name, types))
    changes = {name: now for name, (before, now) in told.items() if getattr(unit, name) == before}
    return replace(unit, **changes)


def new_signer(unit: Unit, name: str = "", position: str = "") -> Unit:
    """The unit with one more signer, who signs as its head unless the office says otherwise."""
    deputy = same_name_key(position).startswith("phó ")
    signer = Signer(
        id=new_id(),
        name=name,
        position=position,
        authority="deputy" if deputy else "head",
        head_position=position[4:].strip() if deputy else "",
        collective=bool(unit.body_name),
    )
    return replace(unit, signers=(*unit.signers, signer))


def guess_type(name: str, types: tuple[Option, ...]) -> str:
    """The type that is called like the territory the name ends in; "" where none is."""
    found = territory_of(name)
    return next((each.id for each in types if found and same_name_key(each.title) == found.kind), "")
