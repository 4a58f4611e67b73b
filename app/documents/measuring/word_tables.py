"""Tables of a DOCX: which are ruled and which only set things side by side, and where their columns lie."""

from __future__ import annotations

import re
from itertools import accumulate

from app.documents.measuring.docx_archive import Element
from app.documents.measuring.word_sections import MM_PER_TWIP
from app.documents.measuring.word_styles import W, WordStyles, number
from app.documents.measuring.words import NATIONAL_TITLE, plain

_NOTHING = ("none", "nil")
_GRID_WORDS = re.compile(r"nơi nhận:|độc lập\W*tự do\W*hạnh phúc")


def is_grid(table: Element, styles: WordStyles) -> bool:
    """Whether it only sets things side by side: it holds a letterhead or the recipients, or shows no lines."""
    text = plain("".join(str(each.text or "") for each in _first_texts(table)))
    if plain(NATIONAL_TITLE) in text or _GRID_WORDS.search(text):
        return True
    own = table.find(f"{W}tblPr/{W}tblBorders")
    borders = own if own is not None else styles.table(table_style_of(table))
    if borders is not None and any(str(side.get(f"{W}val")) not in _NOTHING for side in borders):
        return False
    return not any(
        str(side.get(f"{W}val")) not in _NOTHING
        for sides in table.iter(f"{W}tcBorders")
        for side in sides
        if side.tag in (f"{W}left", f"{W}right", f"{W}start", f"{W}end")
    )


def _first_texts(table: Element) -> list[Element]:
    """The texts of its first rows; a letterhead and recipients never stand far down."""
    rows = [row for number_, row in enumerate(table.iterfind(f"{W}tr")) if number_ < 4]
    return [text for row in rows for text in row.iter(f"{W}t")]


def table_style_of(table: Element) -> str:
    """The id of its style, "" if it has none."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def table_frame(table: Element, x0: float, x1: float) -> tuple[float, ...]:
    """The edges of its columns in mm, in an area from ``x0`` to ``x1``."""
    widths = [number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not widths or sum(widths) <= 0:
        row = table.find(f"{W}tr")
        cells = [] if row is None else list(row.iterfind(f"{W}tc"))
        even = (x1 - x0) / MM_PER_TWIP / max(1, len(cells))
        widths = [even] * max(1, len(cells))
    total = sum(widths) * MM_PER_TWIP
    alignment = table.find(f"{W}tblPr/{W}jc")
    indent = table.find(f"{W}tblPr/{W}tblInd")
    start = x0 + (number(indent.get(f"{W}w")) * MM_PER_TWIP if indent is not None else 0.0)
    if alignment is not None and alignment.get(f"{W}val") == "center":
        start = (x0 + x1 - total) / 2
    elif alignment is not None and alignment.get(f"{W}val") in ("right", "end"):
        start = x1 - total
    return tuple(start + width * MM_PER_TWIP for width in accumulate(widths, initial=0.0))


def visible_sides(cell: Element) -> tuple[bool, bool]:
    """Whether a cell's own borders show above and below."""
    found: list[bool] = []
    for side in ("top", "bottom"):
        border = cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")
        found.append(border is not None and str(border.get(f"{W}val")) not in _NOTHING)
    return found[0], found[1]
