"""A paragraph of a DOCX as the lines it shows: cut at breaks, and in two where tabs set halves side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.documents.measuring.form import Piece, Zone
from app.documents.measuring.word_sections import MM_PER_TWIP
from app.documents.measuring.word_styles import Properties
from app.documents.measuring.words import is_motto, is_national_title, looks_like_authority

_DATE_START = re.compile(r"\S[^,\t]{0,60}, ngày\b")
_DATE_END = re.compile(r"(?i)\bnăm\s*(?:20\d\d)?\s*$")
_WIDE_GAP = re.compile(r" {6,}")


@dataclass(frozen=True, slots=True)
class Area:
    """Where paragraphs are set: from ``x0`` to ``x1`` in mm, and in which cell of what."""

    x0: float
    x1: float
    zone: Zone = "full"
    table: int = 0
    grid: int = 0
    row: int = 0
    cell: int = 0
    table_style: str = ""
    floating: bool = False


ShownLine = tuple[list[Piece], Area, Properties]


def lines_of(pieces: Sequence[Piece], values: Properties, area: Area) -> Iterator[ShownLine]:
    """The blocks a paragraph makes, each with its area and its values."""
    if not pieces:
        return
    text = "".join(piece.text for piece in pieces)
    apart = area.grid or values.get("jc") == "center" or is_national_title(text.split("\n")[0])
    for line in _split(pieces) if apart and "\n" in text else [list(pieces)]:
        halves = _halves(line, values, area) if not area.grid and not area.table else None
        if halves is None:
            yield [_on_one_line(piece) for piece in line], area, values
        else:
            yield from halves


def _on_one_line(piece: Piece) -> Piece:
    """Breaks and tabs as spaces."""
    if "\n" in piece.text or "\t" in piece.text:
        return Piece(piece.text.replace("\n", " ").replace("\t", " "), piece.face)
    return piece


def _split(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces cut at every line break."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.face))
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def _halves(line: Sequence[Piece], values: Properties, area: Area) -> list[ShownLine] | None:
    """The left and right half of a letterhead or signature line, None for a line that is whole."""
    text = "".join(piece.text for piece in line)
    cut = _cut_place(text)
    if cut is None:
        return None
    middle = (area.x0 + area.x1) / 2
    halves: list[ShownLine] = []
    if text[:cut].strip():
        start = len(text) - len(text.lstrip())
        own_area, own = _stopped(text[:start], values, replace(area, x1=middle, zone="left"))
        halves.append((_slice(line, 0, cut), own_area, own))
    own_area, own = _stopped(text[:cut], values, replace(area, x0=middle, zone="right"))
    halves.append((_slice(line, cut, len(text)), own_area, own))
    return halves


def _cut_place(text: str) -> int | None:
    """Where the right half begins: behind the tab or the wide gap before words that belong there."""
    if "\t" in text:
        parts = [part for part in text.split("\t") if part.strip()]
        right = parts[-1] if parts else ""
        begins = text.rindex(right) if right else 0
        fits = len(parts) < 4 and bool(text[:begins]) and _belongs_right(right.strip())
        return begins if fits else None
    if not _WIDE_GAP.search(text):
        return None
    gaps = [found.end() for found in _WIDE_GAP.finditer(text)]
    return next((gap for gap in gaps if _belongs_right(text[gap:].strip())), None)


def _belongs_right(words: str) -> bool:
    if is_national_title(words) or is_motto(words) or looks_like_authority(words):
        return True
    return bool(_DATE_START.match(words) and _DATE_END.search(words))


def _stopped(before: str, values: Properties, area: Area) -> tuple[Area, Properties]:
    """Where letters behind those tabs are set: around a centre stop, from a left one on."""
    stops = list(values.get("tabs", []))
    count = before.count("\t")
    if not stops or not count:
        return area, values
    place, kind = stops[min(count, len(stops)) - 1]
    page_start = area.x0 if area.zone == "left" else 2 * area.x0 - area.x1
    at = page_start + place * MM_PER_TWIP
    indents = {"left": 0.0, "right": 0.0, "first": 0.0}
    if kind == "center":
        return replace(area, x0=at - 60, x1=at + 60), {**values, **indents, "jc": "center"}
    return replace(area, x0=at), {**values, **indents, "jc": "left"}


def _slice(line: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """The letters from one place to another, without tabs."""
    cut: list[Piece] = []
    place = 0
    for piece in line:
        part = piece.text[max(0, start - place) : max(0, end - place)].replace("\t", " ")
        if part:
            cut.append(Piece(part, piece.face))
        place += len(piece.text)
    return cut
