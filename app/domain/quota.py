"""How many nominees a plan lets a unit propose (số lượng), as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.domain.criterion import Applies, NomineeKind


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One count of a quota: how many nominees of ``kinds`` together.

    ``told_by`` names who tells the official the number when the plan does not; ``share_of`` is a field
    whose value is multiplied by ``share`` and rounded by ``rounding``. ``weights`` says what one nominee of a
    kind counts (1 when absent); ``within`` is a limit whose nominees these must be chosen from.
    """

    id: str
    title: str
    kinds: tuple[NomineeKind, ...]
    rule: Literal["at_most", "exactly", "range", "share", "unlimited", "told"] = "at_most"
    number: int | None = None
    minimum: int | None = None
    told_by: str = ""
    share: str = ""
    share_of: str = ""
    rounding: Literal["down", "up", "nearest"] = "down"
    only: Applies = field(default_factory=Applies)
    awards: tuple[str, ...] = ()
    weights: dict[NomineeKind, int] = field(default_factory=dict[NomineeKind, int])
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class Quota:
    """A line of the plan's numbers (*số lượng*) and the proposers it is for.

    ``counted_with`` says over what the counting runs; ``not_elsewhere`` forbids nominees somebody else
    proposes; ``when_over`` says what an excess means.
    """

    id: str
    title: str
    limits: tuple[Limit, ...]
    proposer_types: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    counted_with: Literal["unit", "unit_type", "office", "cluster", "plan"] = "unit"
    clause: str = ""
    not_elsewhere: bool = False
    when_over: Literal["block", "warn", "rank"] = "block"
    note: str = ""
