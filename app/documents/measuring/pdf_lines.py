"""Letters of a PDF page gathered into lines, and its rulings into the cells of tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.documents.measuring.form import Line, Piece, Zone
from app.documents.measuring.pdf_content import Glyphs, PageContent, Ruling

_SAME_BASELINE = 0.35  # mm
_TOUCHING = 0.4  # mm by which a ruling may miss another and still meet it


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of letters with its faces; ``row`` and ``cell`` tell where in a table it stands (-1 = in none)."""

    line: Line
    pieces: tuple[Piece, ...]
    zone: Zone
    row: int = -1
    cell: int = -1

    @property
    def centre(self) -> float:
        """Its middle in mm."""
        return (self.line.x0 + self.line.x1) / 2


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a ruled table: its upper and lower edge, and the upright edges from left to right."""

    top: float
    bottom: float
    edges: tuple[float, ...]


def rows_of(content: PageContent) -> list[CellRow]:
    """The rows of all ruled tables of a page, from the top down."""
    flat = [each for each in content.rulings if each.is_flat]
    upright = [each for each in content.rulings if not each.is_flat]
    if len(upright) < 2:
        return []
    heights = _distinct(each.y0 for each in flat)
    rows: list[CellRow] = []
    for top, bottom in pairwise(heights):
        middle = (top + bottom) / 2
        edges = _distinct(each.x0 for each in upright if each.y0 - _TOUCHING <= middle <= each.y1 + _TOUCHING)
        if len(edges) >= 2:
            rows.append(CellRow(top, bottom, tuple(edges)))
    return rows


def free_rulings(content: PageContent, rows: Sequence[CellRow]) -> list[Ruling]:
    """The lying lines that belong to no table."""
    flat = (each for each in content.rulings if each.is_flat)
    return [each for each in flat if not any(row.top - 1 <= each.y0 <= row.bottom + 1 for row in rows)]


def lines_of(content: PageContent, page: int, middle: float, rows: Sequence[CellRow]) -> list[SetLine]:
    """The lines from the top down and from left to right; ``middle`` is the middle of the text in mm."""
    bands: list[list[Glyphs]] = []
    for glyphs in sorted(content.glyphs, key=lambda each: (each.baseline, each.x0)):
        if bands and abs(bands[-1][0].baseline - glyphs.baseline) <= _SAME_BASELINE:
            bands[-1].append(glyphs)
        else:
            bands.append([glyphs])
    lines = [_line(group, page, middle, rows) for band in bands for group in _groups(band, rows)]
    return [line for line in lines if line.line.text]


def _groups(band: Iterable[Glyphs], rows: Sequence[CellRow]) -> list[list[Glyphs]]:
    """Letters of one height that stand close together and in one cell."""
    groups: list[list[Glyphs]] = []
    for glyphs in sorted(band, key=lambda each: each.x0):
        near = bool(groups) and glyphs.x0 - groups[-1][-1].x1 <= 2.5 * glyphs.space + 0.2
        if near and _place(glyphs, rows) == _place(groups[-1][-1], rows):
            groups[-1].append(glyphs)
        else:
            groups.append([glyphs])
    return groups


def _line(group: Sequence[Glyphs], page: int, middle: float, rows: Sequence[CellRow]) -> SetLine:
    seen = [glyphs for glyphs in group if glyphs.text.strip()] or list(group)
    x0, x1 = seen[0].x0, max(glyphs.x1 for glyphs in seen)
    text = "".join(glyphs.text for glyphs in group).strip()
    size = max(glyphs.face.size for glyphs in seen)
    row, cell = _place(seen[0], rows)
    return SetLine(
        line=Line(text=text, x0=x0, x1=x1, baseline=group[0].baseline, page=page, size=size),
        pieces=tuple(Piece(glyphs.text, glyphs.face) for glyphs in group),
        zone=_zone(x0, x1, middle),
        row=row,
        cell=cell,
    )


def _zone(x0: float, x1: float, middle: float) -> Zone:
    """Which half of the page a line keeps to."""
    centre = (x0 + x1) / 2
    if x1 < middle + 3 and centre < middle - 12:
        return "left"
    return "right" if x0 > middle - 25 and centre > middle + 12 else "full"


def _place(glyphs: Glyphs, rows: Sequence[CellRow]) -> tuple[int, int]:
    """The row and the cell letters stand in, (-1, -1) outside of tables."""
    for number, row in enumerate(rows):
        if row.top <= glyphs.baseline - 0.5 <= row.bottom:
            inside = [place for place, (a, b) in enumerate(pairwise(row.edges)) if a - 0.5 <= glyphs.x0 <= b + 0.5]
            if inside:
                return number, inside[-1]
    return -1, -1


def _distinct(figures: Iterable[float]) -> list[float]:
    """Figures in order, those that are nearly the same once."""
    found: list[float] = []
    for figure in sorted(figures):
        if not found or figure - found[-1] > _TOUCHING:
            found.append(figure)
    return found
