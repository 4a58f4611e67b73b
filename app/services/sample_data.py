"""Telling the fictional unit, people and achievements of the sample dossiers from the office's own."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from app.domain.achievement import Achievement, Evidence
from app.domain.dossier import Dossier
from app.domain.nominee import Nominee
from app.domain.unit import Unit
from app.services.app import App
from app.storage.registers import Register

SAMPLE_FILE: Final = "dossier.json"
_LISTS: Final = ("nominees", "achievements", "evidence")

Fictional = Unit | Nominee | Achievement | Evidence


def is_fictional(app: App, thing: Fictional) -> bool:
    """Whether it came with a sample dossier and goes by its name there still; renamed, it is the office's own."""
    return (thing.id, _name(thing)) in _marks(app.paths.resources / "samples")


def throw_away_with(app: App, sample: Dossier) -> None:
    """Move what came with the sample dossier and is used nowhere else to the trash; the dossier must be there already.

    Taking the dossier out of the trash brings it all back. StorageError.
    """
    _throw_away(app, app.achievements, sample.achievements)
    _throw_away(app, app.evidence, sample.evidence)
    _throw_away(app, app.nominees, tuple(each for each in sample.nominees if not app.achievements.of(each.id)))
    _throw_away(app, app.units, (sample.unit,))


def _throw_away(app: App, register: Register[Any], things: tuple[Fictional, ...]) -> None:
    for each in things:
        if is_fictional(app, each) and not register.users(each.id):
            register.delete(each.id)


def _name(thing: Fictional) -> str:
    return thing.name if isinstance(thing, Unit | Nominee) else thing.title


@lru_cache(maxsize=4)
def _marks(folder: Path) -> frozenset[tuple[str, str]]:
    """Id and name of everything in the sample files; read without their classes, which a start of the window spares."""
    found: set[tuple[str, str]] = set()
    for file in folder.glob(f"*/{SAMPLE_FILE}"):
        dossier = json.loads(file.read_text(encoding="utf-8"))["dossier"]
        things = [dossier["unit"], *(each for name in _LISTS for each in dossier[name])]
        found |= {(each["id"], each.get("name") or each.get("title", "")) for each in things}
    return frozenset(found)
