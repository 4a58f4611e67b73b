"""A dossier (hồ sơ): one unit's proposals under one version of one plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Literal

from app.domain.achievement import Achievement, Evidence, Figure
from app.domain.nominee import Nominee
from app.domain.plan import Plan, Route
from app.domain.unit import Signer, Unit

Outcome = Literal["", "returned", "refused", "awarded"]
Mode = Literal["draft", "paper", "electronic"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the official says of one criterion for one nominee; ``met`` None = not said yet.

    ``applies`` False says, with a ``reason``, that the criterion is none of this nominee's business. ``reason`` is
    otherwise the written judgement, or what carries a soft criterion that failed; ``evidence`` and ``achievements``,
    what is cited for it, are ids.
    """

    met: bool | None = None
    applies: bool = True
    reason: str = ""
    evidence: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Nomination:
    """One case of the dossier (*một trường hợp đề nghị*).

    ``figures`` by field id, ``answers`` by criterion id. Summaries tell ``achievements`` by their dates, or in this
    order when they were ``arranged`` by hand. ``summary_text`` is the official's own text of the summary ("" = composed
    by the program) and ``summary_base`` the draft it began as; ``certificate_text`` is what the certificate will say.
    ``votes`` are those in favour at the meeting, None = not recorded.
    """

    id: str
    nominee: str
    award: str
    quota: str = ""
    roles: tuple[str, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict[str, Figure])
    answers: dict[str, Answer] = field(default_factory=dict[str, Answer])
    achievements: tuple[str, ...] = ()
    arranged: bool = False
    summary_text: str = ""
    summary_base: str = ""
    certificate_text: str = ""
    note: str = ""
    votes: int | None = None
    outcome: Outcome = ""
    outcome_note: str = ""


@dataclass(frozen=True, kw_only=True)
class EventDate:
    """A day somebody announced (``fixed``) or that is only planned with."""

    date: dt.date
    fixed: bool = False


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The meeting that reviewed the proposals; empty dates mean that none is recorded.

    ``started`` and ``ended`` are hours in words ("14 giờ 00"). ``attendees`` and ``invited`` are persons with their
    offices, one each; ``present`` of the ``summoned`` members came, and their votes are what shares are shares of.
    """

    date: dt.date | None = None
    number: str = ""
    place: str = ""
    started: str = ""
    ended: str = ""
    chair: str = ""
    chair_position: str = ""
    secretary: str = ""
    secretary_position: str = ""
    attendees: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    present: int | None = None
    summoned: int | None = None


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What the Tờ trình needs beyond the nominations: number and date come from the clerk, after signing."""

    number: str = ""
    date: dt.date | None = None
    signer: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    opening: str = ""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A whole dossier with everything it stands on, as it is at one moment.

    ``nominees``, ``achievements`` and ``evidence`` are those it uses. ``figures`` are the dossier's own answers
    by field id; ``told_quotas`` the numbers told by the level above, by limit id; ``events`` days by event id and
    told deadlines by deadline id. ``submitted_date`` is the official's own note of the day the dossier was handed in,
    ``decision_date`` and ``decision_number`` name the decision that came of it. ``sample`` marks fictional data.
    """

    id: str
    title: str
    plan: str
    plan_version: str
    unit: Unit
    nominees: tuple[Nominee, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict[str, Figure])
    told_quotas: dict[str, int] = field(default_factory=dict[str, int])
    events: dict[str, EventDate] = field(default_factory=dict[str, EventDate])
    minutes: Minutes = field(default_factory=Minutes)
    submission: Submission = field(default_factory=Submission)
    submitted_date: dt.date | None = None
    decision_date: dt.date | None = None
    decision_number: str = ""
    sample: bool = False

    def nominee(self, nominee_id: str) -> Nominee:
        """The nominee with that id; KeyError if the dossier has none."""
        return self._nominees_by_id[nominee_id]

    def find_nominee(self, nominee_id: str) -> Nominee | None:
        """The nominee with that id, if the dossier has one."""
        return self._nominees_by_id.get(nominee_id)

    def cited_by(self, nomination: Nomination) -> tuple[Achievement, ...]:
        """The achievements the nomination names, in the dossier's order; an id without one is passed over."""
        known = self._achievements_by_id
        found = sorted((known[each] for each in {*nomination.achievements} if each in known), key=itemgetter(0))
        return tuple(achievement for _, achievement in found)

    def nominee_of(self, nomination: Nomination) -> Nominee:
        """Whom the nomination is for; KeyError if the nominee is not in the dossier."""
        return self.nominee(nomination.nominee)

    @property
    def signer(self) -> Signer | None:
        """Who signs the submission, once chosen."""
        return self.unit.signer(self.submission.signer)

    # Everything a paper says of somebody begins with a look at these: among hundreds of nominees a search through
    # the tuples would take longer than the rest.

    @cached_property
    def _nominees_by_id(self) -> dict[str, Nominee]:
        return {each.id: each for each in self.nominees}

    @cached_property
    def _achievements_by_id(self) -> dict[str, tuple[int, Achievement]]:
        return {each.id: (place, each) for place, each in enumerate(self.achievements)}


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A nomination of one of this dossier's nominees in another dossier of the office.

    ``award`` is the id in that dossier's ``plan``, ``award_name`` what it is called there; ``date`` is the day of the
    award decision, ``dossier`` the other dossier's title.
    """

    dossier: str
    plan: str
    nominee: str
    award: str
    award_name: str
    outcome: Outcome = ""
    date: dt.date | None = None
    achievements: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """A dossier frozen together with its plan, and what the office's other dossiers say of the same nominees.

    That is all that rules and papers may look at.
    """

    plan: Plan
    dossier: Dossier
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def route(self) -> Route | None:
        """The way the dossier goes, by its unit's type and its day; None when the plan does not state one."""
        day = self.dossier.submission.date or self.plan.identity.date
        return self.plan.route_for(self.dossier.unit.type, day)

    def nominations_of(self, *kinds: str) -> tuple[Nomination, ...]:
        """The nominations whose nominee is of one of ``kinds``, in the dossier's order."""
        known = {each.id: each.kind for each in self.dossier.nominees}
        return tuple(each for each in self.dossier.nominations if known.get(each.nominee) in kinds)
