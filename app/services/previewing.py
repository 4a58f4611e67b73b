"""The pages of a dossier's papers for the screen and the printer, and where on them an answer stands.

Nothing here needs the database, so any thread may ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.documents.model import Document
from app.documents.papers import papers_of
from app.documents.pdf_places import Spot, first_difference
from app.documents.pdf_writer import page_counts, pdf_file
from app.domain.achievement import TableRow, Value
from app.domain.dossier import Dossier, Mode, Snapshot
from app.domain.finding import Place
from app.domain.plan import PaperKind
from app.errors import AppError
from app.forms.places import put_answer, stored_answer
from app.forms.spec import FormField

_WHOLE_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})((?:-\d\d){0,2})", re.ASCII)
_FIRST_ANSWERS: tuple[Value, ...] = ("x", 1, "2021-06-01", True)


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Papers as one PDF. ``chosen`` are the ids that were asked for, ``section_pages`` the pages of each part."""

    snapshot: Snapshot
    chosen: Sequence[str] | None
    mode: Mode
    documents: tuple[Document, ...]
    pdf: bytes
    section_pages: tuple[int, ...]


def draw_papers(
    fonts: Path,
    snapshot: Snapshot,
    chosen: Sequence[str] | None = None,
    mode: Mode = "draft",
    former: Drawing | None = None,
) -> Drawing:
    """The chosen papers one after the other; None gives those written when nobody chooses.

    Where the words are those of the ``former`` drawing, its PDF is taken over. UnknownId, FontMissing.
    """
    documents = _documents(fonts, snapshot, chosen, mode)
    if former is not None and former.documents == documents:
        return replace(former, snapshot=snapshot, chosen=chosen, mode=mode)
    file = pdf_file(documents, fonts)
    return Drawing(
        snapshot=snapshot,
        chosen=chosen,
        mode=mode,
        documents=documents,
        pdf=file.content,
        section_pages=file.section_pages,
    )


def spot_of_change(fonts: Path, drawing: Drawing, former: Drawing) -> Spot | None:
    """Where the drawing first reads otherwise than the ``former`` one of the same papers."""
    if drawing.chosen != former.chosen or drawing.documents == former.documents:
        return None
    return first_difference(drawing.documents, former.documents, drawing.section_pages, fonts)


def spot_of_place(fonts: Path, drawing: Drawing, place: Place) -> Spot | None:
    """Where the answer in that place is first read; None when these papers do not tell it.

    It is found by trying: the papers are composed once more with another answer, and the first line that comes out
    otherwise is the one. So it needs no map that could be wrong, and finds what is derived from an answer too.
    """
    for other in _otherwise(drawing.snapshot.dossier, place):
        try:
            tried = _documents(fonts, replace(drawing.snapshot, dossier=other), drawing.chosen, drawing.mode)
        except (AppError, LookupError, ValueError, TypeError):
            continue  # An answer nobody would give need not make papers.
        spot = first_difference(drawing.documents, tried, drawing.section_pages, fonts)
        if spot is not None:
            return spot
    return None


def paper_of_kind(snapshot: Snapshot, kind: PaperKind) -> str:
    """The id of the plan's first paper of that kind; "" when it asks for none."""
    return next((item.id for item in snapshot.plan.dossier_items if item.kind == kind), "")


def _documents(fonts: Path, snapshot: Snapshot, chosen: Sequence[str] | None, mode: Mode) -> tuple[Document, ...]:
    papers = papers_of(snapshot, mode, chosen, lambda document: page_counts(document, fonts))
    return tuple(paper.build() for paper in papers)


def _otherwise(dossier: Dossier, place: Place) -> Iterator[Dossier]:
    """The dossier with something else in the place, in one or several ways."""
    try:
        now = stored_answer(dossier, replace(place, row=None, column=""))
    except (AttributeError, LookupError):
        return  # A place about the thing as a whole, such as "achievements" of a dossier, has no answer of its own.
    field = FormField(place=place, label="")
    for value in _other_values(now, place):
        try:
            yield put_answer(dossier, field, value)
        except (AppError, LookupError, TypeError, AttributeError):
            continue


def _other_values(now: Value, place: Place) -> Iterator[Value]:
    if now is None or now == "":
        yield from _FIRST_ANSWERS
    elif isinstance(now, tuple):
        yield _other_rows(now, place)
    else:
        yield _other(now)


def _other_rows(rows: tuple[str | TableRow, ...], place: Place) -> Value:
    """The table with one cell changed, or without its last row when no cell is meant."""
    if place.row is None or place.row >= len(rows):
        return rows[:-1]
    row = rows[place.row]
    if isinstance(row, str):
        changed: str | TableRow = f"{row}x"
    else:
        column = place.column or next(iter(row))
        now = row.get(column)
        changed = {**row, column: "x" if now is None else _other(now)}
    return (*rows[: place.row], changed, *rows[place.row + 1 :])


def _other(now: str | int | bool) -> str | int | bool:
    """Another answer of the same sort."""
    if isinstance(now, bool):
        return not now
    if isinstance(now, int):
        return now + 1
    date = _ISO_DATE.fullmatch(now)
    if date:
        return f"{int(date[1]) % 9000 + 1:04d}{date[2]}"
    if _WHOLE_NUMBER.fullmatch(now):
        return str(int(now) + 1)
    first, space, rest = now.partition(" ")
    return f"{first}x{space}{rest}"
