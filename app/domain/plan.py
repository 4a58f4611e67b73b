"""An emulation plan (kế hoạch) as data: who may be proposed, by what, how many, with which papers, by when.

A :class:`Plan` is what a pack under ``resources/plans`` says. Every list may be empty and every
optional value may be absent: "not stated" is a legal answer of a plan to any question. Formulas are
texts in the small language of :mod:`app.domain.formula`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from app.domain.criterion import (
    Applies,
    Column,
    Combine,
    Criterion,
    CriterionKind,
    EvidenceNeed,
    Exclusion,
    Field,
    FieldKind,
    FieldScope,
    NomineeKind,
    Operator,
    Option,
    Test,
    Tier,
    WhenFailed,
)
from app.domain.deadline import Deadline, Step
from app.domain.quota import Limit, Quota
from app.domain.wording import CriterionPhrase, ListColumn, ListForm, SummaryPart, Wording

__all__ = [
    "Applies",
    "Award",
    "Body",
    "Bonus",
    "Column",
    "Combine",
    "ContentArea",
    "Criterion",
    "CriterionKind",
    "CriterionPhrase",
    "Deadline",
    "DossierItem",
    "Event",
    "EvidenceNeed",
    "Exclusion",
    "Field",
    "FieldKind",
    "FieldScope",
    "Identity",
    "LegalBasis",
    "Limit",
    "ListColumn",
    "ListForm",
    "Necessity",
    "NomineeKind",
    "Operator",
    "Option",
    "PaperKind",
    "Phase",
    "Plan",
    "Quota",
    "Role",
    "Route",
    "Step",
    "SummaryPart",
    "Test",
    "Tier",
    "UnitType",
    "WhenFailed",
    "Wording",
]

Necessity = Literal["required", "conditional", "optional"]
PaperKind = Literal[
    "submission",
    "nominee_list",
    "achievement_summary",
    "combined_summary",
    "achievement_report",
    "minutes",
    "criteria_table",
    "contents",
    "evidence_index",
    "attachment",
]


@dataclass(frozen=True, kw_only=True)
class LegalBasis:
    """One *căn cứ*: its citation as printed, without the word "Căn cứ" and without end punctuation.

    ``valid_from``/``valid_to`` bound its force (both days included, None = not stated);
    ``cite`` says whether a submission made under the plan cites it.
    """

    id: str
    citation: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    cite: bool = True
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What stands at the head of the plan document."""

    number: str
    date: dt.date
    issuer: str
    title: str
    slogan: str = ""
    signer: str = ""
    level: Literal["commune", "district", "province", "ministry", "state", ""] = ""
    territory: str = ""
    occasion: str = ""
    source: str = ""
    language: str = "vi"


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stage of the movement: a launch, an interim review, a final review, a peak period."""

    id: str
    title: str
    clause: str = ""
    kind: Literal["launch", "interim", "final", "peak", "whole"] = "whole"
    start: dt.date | None = None
    end: dt.date | None = None
    event: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A day that deadlines count from; ``date`` is None until somebody announces it.

    ``provisional`` is a date to plan with until then; it never counts as fixed.
    """

    id: str
    title: str
    clause: str = ""
    date: dt.date | None = None
    provisional: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Body:
    """An office with a part in the plan: it receives, reviews, appraises, decides or answers questions.

    Bodies stand in the order in which the dossier passes them. ``processing_days`` are the working days the
    office has, ``supplements`` how often a dossier may be completed there (None = not stated).
    """

    id: str
    name: str
    addressee: str = ""
    duties: tuple[Literal["receives", "reviews", "appraises", "decides", "advises", "pays"], ...] = ()
    clause: str = ""
    processing_days: int | None = None
    supplements: int | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class ContentArea:
    """One content of the movement; it becomes a category of achievements."""

    id: str
    title: str
    clause: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitType:
    """A type of unit or collective (sở, huyện, xã, thôn ...), as proposer, as nominee, or both.

    ``parent`` is the type directly above it; ``replaced_by`` are the types in its place after ``valid_to``.
    """

    id: str
    title: str
    group: str = ""
    level: Literal["hamlet", "commune", "district", "province", "state", ""] = ""
    may_be_nominee: bool = True
    may_propose: bool = False
    clause: str = ""
    parent: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    replaced_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Role:
    """A part a person played, by which the plan knows whom it means; a person may have several."""

    id: str
    title: str
    clause: str = ""
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Route:
    """Which unit types send their dossier to whom, and who holds their quota.

    ``addressees`` are printed after "Kính gửi"; a placeholder such as ``{superior}`` stands for the
    unit's own superior. ``via`` names the body that forwards it, if any; ``quota_holder`` the body whose
    quota the unit's proposals use up. ``request`` replaces the wording's request sentence on this way.
    """

    id: str
    unit_types: tuple[str, ...]
    addressees: tuple[str, ...]
    to: str = ""
    via: str = ""
    clause: str = ""
    quota_holder: str = ""
    recipients: tuple[str, ...] = ()
    request: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the way is open on that day; a bound the plan does not state does not close it."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, kw_only=True)
class DossierItem:
    """One paper of the dossier (*thành phần hồ sơ*).

    ``per`` says how many there are; ``made_by`` who draws it up; ``alternatives`` names items of which
    one is enough; ``needed_when`` is a formula for conditional items. ``copies_by_award`` wins over
    ``copies`` for the awards it names. ``vote_share`` is the smallest share of votes minutes must show ("80 %").
    """

    id: str
    kind: PaperKind
    title: str
    necessity: Necessity = "required"
    per: Literal["dossier", "nominee"] = "dossier"
    clause: str = ""
    form: str = ""
    copies: int = 1
    copies_by_award: dict[str, int] = field(default_factory=dict[str, int])
    original: bool = True
    formats: tuple[Literal["paper", "electronic"], ...] = ("paper",)
    made_by: str = ""
    signed_by: str = ""
    confirmed_by: str = ""
    sealed: bool = False
    vote_share: str = ""
    recipients: tuple[str, ...] = ()
    attached_to: str = ""
    alternatives: tuple[str, ...] = ()
    needed_when: str = ""
    secret_exempt: bool = False
    applies: Applies = field(default_factory=Applies)


@dataclass(frozen=True, kw_only=True)
class Bonus:
    """Money that goes with an award: multiples of the base salary by kind of nominee, as ``"1.0"``.

    ``regime`` names an entry of ``resources/law/bonus.toml``; the plan's own multiples and rounding win over it.
    """

    regime: str = ""
    multiples: dict[NomineeKind, str] = field(default_factory=dict[NomineeKind, str])
    rounding: Literal["none", "up", "nearest", "down", ""] = ""
    round_to: int = 0
    budget: str = ""
    clause: str = ""
    in_kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Award:
    """A form of award or a title, ``name`` exactly as printed.

    ``giver`` is who gives it, ``phrase`` the words that follow "đề nghị" in a submission.
    """

    id: str
    name: str
    short_name: str = ""
    giver: str = ""
    phrase: str = ""
    category: Literal["award", "title"] = "award"
    level: Literal["commune", "district", "province", "ministry", "state", ""] = ""
    clause: str = ""
    bonus: Bonus = field(default_factory=Bonus)
    applies: Applies = field(default_factory=Applies)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A whole plan pack. ``format`` is the pack format's version, ``version`` the pack's own.

    ``unit_types_help`` tells an official who looks for the type of a collective and finds none what the plan says.
    """

    format: int
    id: str
    version: str
    status: Literal["complete", "partial"]
    identity: Identity
    extends: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()
    phases: tuple[Phase, ...] = ()
    events: tuple[Event, ...] = ()
    bodies: tuple[Body, ...] = ()
    content_areas: tuple[ContentArea, ...] = ()
    nominee_kinds: tuple[NomineeKind, ...] = ()
    unit_types: tuple[UnitType, ...] = ()
    unit_types_help: str = ""
    roles: tuple[Role, ...] = ()
    routes: tuple[Route, ...] = ()
    fields: tuple[Field, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    quotas: tuple[Quota, ...] = ()
    dossier_items: tuple[DossierItem, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    awards: tuple[Award, ...] = ()
    list_form: ListForm = field(default_factory=ListForm)
    wording: Wording = field(default_factory=Wording)
    procedure: str = ""
    refusal_reasons: tuple[Option, ...] = ()
    notes: tuple[str, ...] = ()

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with that id; KeyError if the plan has none."""
        return _by_id(self.criteria, criterion_id)

    def children(self, parent: str) -> tuple[Criterion, ...]:
        """The criteria directly under ``parent``, in the plan's order; ``""`` gives the roots."""
        return tuple(each for each in self.criteria if each.parent == parent)

    def field_spec(self, field_id: str) -> Field:
        """The field with that id; KeyError if the plan has none."""
        return _by_id(self.fields, field_id)

    def award(self, award_id: str) -> Award:
        """The award with that id; KeyError if the plan has none."""
        return _by_id(self.awards, award_id)

    def unit_type(self, type_id: str) -> UnitType:
        """The unit type with that id; KeyError if the plan has none."""
        return _by_id(self.unit_types, type_id)

    def route_for(self, unit_type: str, day: dt.date) -> Route | None:
        """The way a unit of that type sends its dossier on that day; None when the plan does not state one."""
        return next((route for route in self.routes if unit_type in route.unit_types and route.holds_on(day)), None)


_T = TypeVar("_T", Criterion, Field, Award, UnitType)


def _by_id(things: tuple[_T, ...], wanted: str) -> _T:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
