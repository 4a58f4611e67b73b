"""The text of a pack read into a Plan, or refused with everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import json

import msgspec

from app.domain.plan import Plan
from app.plans.checking import problems_in
from app.plans.decoding import Data, decode
from app.plans.inheritance import Find, inherit, no_parents
from app.plans.problems import Problem, plan_error
from app.plans.shape import shape_problems


def read_plan(text: str, source: str, find: Find = no_parents, *, check: bool = True) -> Plan:
    """The plan that a pack's text says; ``source`` names the pack in errors.

    The text is TOML, or JSON as a pack is pinned to a dossier; ``find`` gives the text of the pack that this one
    extends. ``check`` False passes over contradictions (not over wrong keys and types): for a pack that was
    checked when it was pinned. Raises PlanError with one line for each problem.
    """
    data, problems = _merged(text, source, find)
    found = [*problems, *shape_problems(data)]
    try:
        plan = msgspec.convert(data, Plan)
    except msgspec.ValidationError as error:
        raise plan_error(source, found or [Problem("", f"dữ liệu sai kiểu ({error})")]) from error
    if check:
        found.extend(problems_in(plan))
    if found:
        raise plan_error(source, found)
    return plan


def self_contained(text: str, source: str, find: Find = no_parents) -> str:
    """The pack's text as a dossier keeps it: as it is, or as JSON with its parents merged in.

    ``read_plan`` reads the same plan from it without finding any other pack. Raises PlanError.
    """
    decoded = decode(text, source)
    if decoded.pinned or not decoded.data.get("extends"):
        return text
    data, problems = inherit(decoded.data, find)
    if problems:
        raise plan_error(source, problems)
    return json.dumps(data, ensure_ascii=False, indent=1, default=_iso)


def _merged(text: str, source: str, find: Find) -> tuple[Data, tuple[Problem, ...]]:
    decoded = decode(text, source)
    return (decoded.data, ()) if decoded.pinned else inherit(decoded.data, find)


def _iso(day: object) -> str:
    """Days as JSON has them; nothing else in a pack needs it."""
    return day.isoformat() if isinstance(day, dt.date) else str(day)
