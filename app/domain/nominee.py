"""Whom a dossier can propose: collectives, individuals, households, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.dates import PartialDate
from app.domain.plan import NomineeKind

Sex = Literal["male", "female", ""]


@dataclass(frozen=True, kw_only=True)
class EarlierAward:
    """An award or title a nominee already has."""

    name: str
    award: str = ""
    date: PartialDate | None = None
    decision_number: str = ""
    issuer: str = ""


@dataclass(frozen=True, kw_only=True)
class Discipline:
    """A discipline, an investigation or a conviction; open as long as ``until`` is None or ahead."""

    kind: Literal["discipline", "investigation", "conviction"]
    what: str
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A collective, person, household or organisation; ``name`` in full, as the certificate will print it.

    For an individual ``position`` and ``workplace`` are what the list prints; ``unit_type`` is a unit type id
    of the plan for a collective. ``honorific`` is "Ông" or "Bà". The report forms ask of a person also the offices
    in the Party and in mass organisations, the level of political theory, the academic rank or degree and the State's
    titles and prizes (``honours``); of a collective its ``functions`` and how many people it has (``staff``).
    """

    id: str
    kind: NomineeKind
    name: str
    unit_type: str = ""
    honorific: str = ""
    sex: Sex = ""
    birth: PartialDate | None = None
    position: str = ""
    workplace: str = ""
    address: str = ""
    hometown: str = ""
    ethnicity: str = ""
    religion: str = ""
    education: str = ""
    alias: str = ""
    occupation: str = ""
    party_position: str = ""
    union_position: str = ""
    political_theory: str = ""
    degree: str = ""
    honours: str = ""
    phone: str = ""
    functions: str = ""
    staff: int | None = None
    founded: PartialDate | None = None
    description: str = ""
    earlier_awards: tuple[EarlierAward, ...] = ()
    discipline: tuple[Discipline, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether the papers treat it as one person."""
        return self.kind == "individual"
