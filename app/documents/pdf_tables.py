"""Grids and tables set into strips: one for each row, or one for each line of a row no page can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from app.documents import layout
from app.documents.flow import CellItems, GridItem, TableItem, TableRow, TextItem
from app.documents.pdf_strips import (
    BORDER,
    LineMark,
    Mark,
    Setting,
    Strip,
    paragraph_strips,
    rule_strip,
    stacked,
)

_PADDING = layout.CELL_PADDING_SIDE.twips
# Measured in LibreOffice: a cell is half a twip wider than it is, and columns stand at whole ten-thousandths of
# a table's width.
_CELL_EXCESS = 0.5
_COLUMN_STEPS = 10_000
_FIRST_TOP = BORDER + layout.CELL_PADDING_TOP.twips
_LAST_BOTTOM = layout.CELL_PADDING_BOTTOM.twips


class _SetCell(NamedTuple):
    """A cell's place, and the lines in it."""

    left: int
    right: int
    strips: tuple[Strip, ...]

    @property
    def height(self) -> int:
        return sum(strip.gap + strip.height for strip in self.strips)


def grid_strips(item: GridItem, setting: Setting) -> Iterator[Strip]:
    """The rows of a borderless grid."""
    edges = list(accumulate(item.widths, initial=0))
    for number, row in enumerate(item.rows, start=1):
        cells = [
            _SetCell(left, left + width, tuple(_cell_strips(cell, left, width, setting)))
            for cell, left, width in zip(row, edges, item.widths, strict=False)
        ]
        top = item.before if number == 1 else 0
        keep = item.keep_next and number == len(item.rows)
        height = top + max(cell.height for cell in cells)
        if height <= setting.height:
            yield Strip(height=height, marks=_in_cells(cells, top), keep_next=keep)
        else:
            yield from (Strip(height=part, marks=marks) for part, marks in _sliced(cells, top, 0))


def table_strips(item: TableItem, setting: Setting, number: int) -> Iterator[Strip]:
    """The header, then every row; ``number`` tells one table from another.

    A header that takes half a page is set like a row and not repeated.
    """
    header = None
    if item.header:
        header = _row_strip(item.header, item.widths, setting, number, centred=True)
        if header.height <= setting.height // 2:
            yield header
        else:
            yield from _cut_row(item.header, item.widths, setting, header)
            header = None
    for row in item.rows:
        strip = replace(_row_strip(row, item.widths, setting, number), header=header)
        if strip.height + strip.foot_height <= setting.height - (header.height if header else 0):
            yield strip
        else:
            yield from _cut_row(row, item.widths, setting, strip)


def _cell_strips(items: CellItems, left: int, width: float, setting: Setting) -> Iterator[Strip]:
    """The lines of a cell."""
    for item in items:
        if isinstance(item, TextItem):
            yield from paragraph_strips(item, left, width, setting)
        else:
            yield rule_strip(item, left, width)


def _set_cells(row: TableRow, widths: tuple[int, ...], setting: Setting) -> Iterator[_SetCell]:
    """The cells of a row, set within their padding."""
    edges = _column_edges(widths)
    place = 0
    for cell in row.cells:
        left, right = edges[place], edges[place + cell.span]
        inner = left + _PADDING + BORDER // 2
        room = max(1.0, right - left - 2 * _PADDING + _CELL_EXCESS)
        yield _SetCell(left, right, tuple(_cell_strips(cell.items, inner, room, setting)))
        place += cell.span


def _column_edges(widths: tuple[int, ...]) -> list[int]:
    """Where the columns begin and the last one ends."""
    total = sum(widths)
    steps = [round(edge * _COLUMN_STEPS / total) for edge in accumulate(widths, initial=0)]
    return [step * total // _COLUMN_STEPS for step in steps]


def _in_cells(cells: Sequence[_SetCell], top: int) -> tuple[Mark, ...]:
    """What stands in the cells, each from ``top`` down."""
    return tuple(mark for cell in cells for mark in stacked(cell.strips, top)[0])


def _row_strip(
    row: TableRow, widths: tuple[int, ...], setting: Setting, number: int, *, centred: bool = False
) -> Strip:
    """A row with its borders; ``centred`` sets the cells in the middle of its height."""
    cells = list(_set_cells(row, widths, setting))
    tallest = max(cell.height for cell in cells)
    marks: list[Mark] = []
    for cell in cells:
        marks.extend(stacked(cell.strips, _FIRST_TOP + (tallest - cell.height) // 2 * centred)[0])
    height = _FIRST_TOP + tallest + _LAST_BOTTOM
    border = _across(sum(widths))
    return Strip(
        height=height,
        marks=(*marks, border, *_uprights(cells, height)),
        keep_next=row.keep_next,
        table=number,
        foot=(border,),
    )


def _cut_row(row: TableRow, widths: tuple[int, ...], setting: Setting, whole: Strip) -> Iterator[Strip]:
    """A row that no page can hold, as one strip for each of its lines."""
    cells = list(_set_cells(row, widths, setting))
    slices = list(_sliced(cells, _FIRST_TOP, _LAST_BOTTOM))
    for place, (height, marks) in enumerate(slices, start=1):
        border = (_across(sum(widths)),) if place == 1 else ()
        keep = whole.keep_next and place == len(slices)
        yield replace(whole, height=height, marks=(*marks, *border, *_uprights(cells, height)), keep_next=keep)


def _sliced(cells: Sequence[_SetCell], top: int, bottom: int) -> Iterator[tuple[int, tuple[Mark, ...]]]:
    """Height and marks of the first lines of all cells, of the second lines, and so on."""
    count = max(len(cell.strips) for cell in cells)
    for place in range(count):
        start = top if place == 0 else 0
        slices = [stacked(cell.strips[place : place + 1], start) for cell in cells]
        end = bottom if place == count - 1 else 0
        yield max(below for _, below in slices) + end, tuple(mark for marks, _ in slices for mark in marks)


def _across(width: int) -> LineMark:
    """The border along the top of a row."""
    return LineMark(-BORDER / 2, BORDER / 2, width + BORDER / 2, BORDER / 2, BORDER)


def _uprights(cells: Iterable[_SetCell], height: int) -> Iterator[LineMark]:
    """The borders at the sides of the cells."""
    edges = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    return (LineMark(edge, BORDER / 2, edge, height + BORDER / 2, BORDER) for edge in edges)
