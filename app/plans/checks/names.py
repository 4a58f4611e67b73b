"""Ids that are missing, malformed or given twice; titles left blank; ranges that run backwards."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as DataclassField
from typing import Any, cast

from app.domain.dossier import Nomination
from app.domain.formula import FUNCTIONS
from app.domain.plan import Column, Field, Plan
from app.plans.checks.known import Known
from app.plans.problems import Problem, child_path, entry_path, shorten

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FORMULA_WORDS = (*FUNCTIONS, "true", "false")
# A nomination keeps its figures by field id beside these parts of its own; one name must mean one thing.
_TAKEN = frozenset(each.name for each in fields(Nomination))
_TITLES = ("title", "name", "citation")
_RANGES = (("valid_from", "valid_to"), ("from_date", "to_date"), ("start", "end"), ("minimum", "maximum"))


def name_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What is wrong with the names and ranges of one part of the plan."""
    if not is_dataclass(thing) or isinstance(thing, type):
        return
    yield from _id_problems(path, thing)
    yield from _range_problems(path, thing)
    for spec in fields(thing):
        here = child_path(path, spec.name)
        value: object = getattr(thing, spec.name)
        if spec.name in _TITLES and _is_required(spec) and isinstance(value, str) and not value.strip():
            yield Problem(here, "không được để trống")
        if isinstance(value, tuple):
            yield from _repeated(here, cast(tuple[object, ...], value))
    if isinstance(thing, Plan):
        yield from _shared_names(thing)


def _is_required(spec: DataclassField[Any]) -> bool:
    return spec.default is MISSING and spec.default_factory is MISSING


def _id_problems(path: str, thing: object) -> Iterator[Problem]:
    given: object = getattr(thing, "id", None)
    if not isinstance(given, str):
        return
    here = child_path(path, "id")
    if isinstance(thing, Field | Column):
        if not _NAME.fullmatch(given) or keyword.iskeyword(given) or given in _FORMULA_WORDS:
            rule = "bắt đầu bằng chữ, chỉ gồm chữ thường không dấu, chữ số, dấu _, không phải từ của công thức"
            yield Problem(here, f"mã “{shorten(given)}” không dùng được trong công thức: {rule}")
        elif isinstance(thing, Field) and given in _TAKEN:
            yield Problem(here, f"mã “{shorten(given)}” đã có nghĩa khác trong hồ sơ, hãy đặt mã khác")
    elif not _ID.fullmatch(given):
        yield Problem(here, f"mã “{shorten(given)}” chỉ được gồm chữ thường không dấu, chữ số, dấu - và _")


def _range_problems(path: str, thing: object) -> Iterator[Problem]:
    for low, high in _RANGES:
        first, last = getattr(thing, low, None), getattr(thing, high, None)
        if first is not None and last is not None and first > last:
            yield Problem(path, f"{low} ({first}) lớn hơn {high} ({last})")


def _repeated(path: str, entries: tuple[object, ...]) -> Iterator[Problem]:
    """Entries of one list with the same id, or the same word given twice."""
    names = [entry if isinstance(entry, str) else getattr(entry, "id", None) for entry in entries]
    for name, count in Counter(name for name in names if isinstance(name, str) and name.strip()).items():
        if count > 1:
            words = any(isinstance(entry, str) for entry in entries)
            here = path if words else entry_path(path, 0, name)
            yield Problem(here, f"“{shorten(name)}” ghi {count} lần" if words else f"mã dùng {count} lần")


def _shared_names(plan: Plan) -> Iterator[Problem]:
    """Numbers told are kept by limit id over the whole plan; told days by event and deadline id together."""
    limits = Counter(limit.id for quota in plan.quotas for limit in {each.id: each for each in quota.limits}.values())
    for quota in plan.quotas:
        for index, limit in enumerate(quota.limits):
            if limits[limit.id] > 1:
                here = entry_path(f"{entry_path('quotas', 0, quota.id)}.limits", index, limit.id)
                yield Problem(here, "mã đã dùng ở dòng số lượng khác")
    events = {event.id for event in plan.events}
    for deadline in plan.deadlines:
        if deadline.id in events:
            yield Problem(entry_path("deadlines", 0, deadline.id), "mã trùng với một mã trong events")
