"""The packs the tests read, and a way to spoil one by the paths with which problems are told."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from pathlib import Path
from typing import Any

PACKS = Path(__file__).parents[1] / "unit" / "data" / "packs"
FULL = "mau-day-du"
_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")


class Dropped:
    """Stands for a key or an entry that is taken away."""


def full_text() -> str:
    """The text of the pack that uses every part of the format."""
    return (PACKS / FULL / "plan.toml").read_text(encoding="utf-8")


def full_data() -> dict[str, Any]:
    """The data of that pack, free to be changed."""
    return tomllib.loads(full_text())


def as_json(data: object) -> str:
    """Data as the text of a pinned pack."""
    return json.dumps(data, ensure_ascii=False, default=dt.date.isoformat)


def spoil(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The data with ``value`` put at ``path``, ``criteria[ty-le].tests[#1].op`` say.

    ``[+]`` at the end adds an entry to a list; Dropped takes away what is there.
    """
    *way, last = [found[1] or found[2] for found in _STEP.finditer(path)]
    place: Any = data
    for step in way:
        place = place[_key(place, step)] if isinstance(place, list) else place.setdefault(step, {})
    if last == "+":
        place.append(value)
    elif value is Dropped:
        del place[_key(place, last)]
    else:
        place[_key(place, last)] = value
    return data


def _key(place: Any, step: str) -> Any:
    if not isinstance(place, list):
        return step
    if step.startswith("#"):
        return int(step[1:]) - 1
    return next(index for index, entry in enumerate(place) if entry["id"] == step)
