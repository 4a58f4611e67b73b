"""How a plan wants its papers to look and to read: the list's columns, the summary's parts, the phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.domain.criterion import Applies, NomineeKind


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """A column of the nominee list: what it shows and its share of the table's width."""

    id: Literal[
        "number",
        "honorific",
        "name",
        "birth",
        "sex",
        "position",
        "workplace",
        "address",
        "roles",
        "summary",
        "award",
        "note",
    ]
    title: str
    width: int


@dataclass(frozen=True, kw_only=True)
class ListForm:
    """How the nominee list looks."""

    landscape: bool = True
    order: tuple[NomineeKind, ...] = ("collective", "individual", "household", "organisation")
    heading: str = "Phụ lục"
    collective_columns: tuple[ListColumn, ...] = ()
    individual_columns: tuple[ListColumn, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """A part of the achievement summary or report, shown when ``when`` (a formula, "" = always) says yes.

    ``source`` says what fills it: the phrase itself, who the nominee is, the achievements of the content areas, the
    criteria's results, the earlier awards, or the official's own text.
    """

    id: str
    title: str = ""
    source: Literal["phrase", "identity", "achievements", "criteria", "earlier_awards", "own_text"] = "phrase"
    phrase: str = ""
    when: str = ""
    areas: tuple[str, ...] = ()
    applies: Applies = field(default_factory=Applies)


@dataclass(frozen=True, kw_only=True)
class CriterionPhrase:
    """The sentence with which a met criterion enters a summary; figures stand as ``{field}``."""

    criterion: str
    phrase: str
    applies: Applies = field(default_factory=Applies)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The plan's words on the papers; ``{...}`` are placeholders that ``plans check`` knows.

    ``summary_words`` and ``certificate_words`` are the most words (*chữ*) a summary and the text of a certificate may
    have; 0 = not stated.
    """

    submission_subject: str = ""
    submission_opening: tuple[str, ...] = ()
    submission_request: str = ""
    submission_closing: tuple[str, ...] = ()
    list_title: str = ""
    summary_title: str = ""
    combined_title: str = ""
    merit: str = ""
    summary_words: int = 0
    certificate_words: int = 0
    summary_parts: tuple[SummaryPart, ...] = ()
    report_title: str = ""
    report_parts: tuple[SummaryPart, ...] = ()
    criterion_phrases: tuple[CriterionPhrase, ...] = ()
    recipients: tuple[str, ...] = ()
