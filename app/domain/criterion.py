"""Criteria (tiêu chuẩn) of a plan as data: what is asked, how it is compared, for whom it holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

NomineeKind = Literal["collective", "individual", "household", "organisation"]
FieldKind = Literal[
    "text", "long_text", "integer", "number", "percent", "money", "date", "yes_no", "choice", "choices", "table", "rows"
]
FieldScope = Literal["dossier", "nominee"]
CriterionKind = Literal["group", "yes_no", "test", "tier", "assessment"]
Combine = Literal["all", "any", "at_least", "score"]
WhenFailed = Literal["block", "reason", "judge", "hint"]
EvidenceNeed = Literal["required", "wanted", "none"]
Operator = Literal[">=", ">", "<=", "<", "==", "!=", "between"]


@dataclass(frozen=True, kw_only=True)
class Applies:
    """For whom a thing holds; an empty tuple does not restrict."""

    kinds: tuple[NomineeKind, ...] = ()
    unit_types: tuple[str, ...] = ()
    unit_groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sexes: tuple[Literal["male", "female"], ...] = ()
    proposer_types: tuple[str, ...] = ()
    from_date: dt.date | None = None
    to_date: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice of a pick list."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table field; ``group`` heads neighbouring columns (one ballot, say)."""

    id: str
    title: str
    kind: Literal["text", "integer", "number", "percent", "money", "date", "yes_no"] = "text"
    group: str = ""
    required: bool = True
    at_most: str = ""
    minimum: int | None = None


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing the plan needs to be told: a figure, a date, a text, or a table of figures.

    ``scope`` says whether it is told once for the dossier or for each nominee. A ``rows`` field lets a
    nominee take its own rows of the dossier's table named in ``table``; the formulas of that nominee then
    see those rows only. ``minimum``/``maximum`` bound what can be true at all (a slip of typing), not the standard.
    """

    id: str
    title: str
    kind: FieldKind = "text"
    scope: FieldScope = "dossier"
    unit: str = ""
    clause: str = ""
    help: str = ""
    required: bool = False
    sourced: bool = False
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    table: str = ""
    minimum: int | None = None
    maximum: int | None = None
    applies: Applies = field(default_factory=Applies)
    asked_when: str = ""


@dataclass(frozen=True, kw_only=True)
class Test:
    """One comparison: ``value`` (a formula) ``op`` ``than`` (a literal such as ``98 %`` or a formula).

    ``upto`` closes a ``between`` (both ends included). ``base`` names, for people, what a share is a share of.
    """

    __test__ = False  # not a test case of pytest's

    title: str
    value: str
    op: Operator
    than: str
    upto: str = ""
    unit: str = ""
    base: str = ""


@dataclass(frozen=True, kw_only=True)
class Tier:
    """A step of a graded criterion: who passes all ``tests`` may be given ``award``. Best tier first."""

    id: str
    title: str
    tests: tuple[Test, ...]
    award: str = ""


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A standard (*tiêu chuẩn*) or a group of them; ``parent`` makes the tree, any depth.

    ``only_if`` is a formula giving yes or no: where it says no, the criterion does not apply ("nếu có").
    ``fields`` are asked beside the criterion. ``when_failed``: *block* a hard fail, *reason* may be carried by a
    written reason, *judge* is for a person to decide, *hint* never fails. Groups combine their children.
    """

    id: str
    title: str
    kind: CriterionKind = "yes_no"
    parent: str = ""
    clause: str = ""
    question: str = ""
    guidance: str = ""
    combine: Combine = "all"
    at_least: int = 0
    pass_mark: int = 0
    weight: int = 1
    tests: tuple[Test, ...] = ()
    tiers: tuple[Tier, ...] = ()
    fields: tuple[str, ...] = ()
    only_if: str = ""
    when_failed: WhenFailed = "block"
    evidence: EvidenceNeed = "wanted"
    applies: Applies = field(default_factory=Applies)


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Who may not be proposed although the criteria are met.

    ``awarded``: has ``award`` (any when empty) within ``within_months`` (0 = ever); ``discipline``,
    ``investigation``, ``conviction``: an open record of that kind; ``formula``: ``formula`` says yes;
    ``name``: the nominee's name begins with one of ``names``. ``instead`` says what to do then.
    """

    id: str
    title: str
    kind: Literal["awarded", "discipline", "investigation", "conviction", "formula", "name"]
    clause: str = ""
    names: tuple[str, ...] = ()
    instead: str = ""
    award: str = ""
    within_months: int = 0
    formula: str = ""
    severity: Literal["error", "warning"] = "error"
    applies: Applies = field(default_factory=Applies)
