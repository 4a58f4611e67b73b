"""What a form is made of, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.finding import Place
from app.domain.plan import Column, FieldKind, Option

StepId = Literal["general", "nominees", "criteria", "achievements", "submission", "check", "export"]


@dataclass(frozen=True, kw_only=True)
class FormField:
    """One question: what is asked, how it is answered, and the place in the dossier the answer goes to.

    ``columns`` are those of a table; ``options`` the choices, of which a ``choices`` or ``rows`` field takes
    several. ``sourced`` says that the next two fields ask for the source and the day of this one. A date may be a
    month or a year alone, unless ``exact_date`` needs the very day.
    """

    place: Place
    label: str
    kind: FieldKind = "text"
    help: str = ""
    clause: str = ""
    unit: str = ""
    required: bool = False
    sourced: bool = False
    exact_date: bool = False
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """Fields under one heading; ``nomination`` is set where they belong to one case."""

    title: str
    fields: tuple[FormField, ...]
    clause: str = ""
    guidance: str = ""
    nomination: str = ""


@dataclass(frozen=True, kw_only=True)
class FormStep:
    """One of the seven steps of the way; the last two have no fields."""

    id: StepId
    title: str
    sections: tuple[FormSection, ...] = ()
