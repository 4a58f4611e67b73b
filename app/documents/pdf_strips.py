"""Paragraphs set into strips: the lines a page is filled with, each with what is drawn in it.

The heights are LibreOffice's, so that our pages end where its pages of the DOCX end: a line is 1.149 times its
letter size, rounded to a twip. All lengths are twips; places count right from the left margin and down from the
strip's top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.documents import layout
from app.documents.flow import PictureItem, RuleItem, TextItem
from app.documents.layout import STYLES
from app.documents.lines import Line, Measure, Span, break_lines, line_width, slant
from app.documents.metrics import baseline, line_height

BORDER = layout.TABLE_BORDER.twips
_USABLE = 0.9999  # Measured: LibreOffice takes a line for a ten-thousandth less wide than it is.


class TextMark(NamedTuple):
    """Words at a place on their baseline; ``stretch`` is added to each space."""

    x: float
    y: float
    spans: Line
    size: float
    stretch: float = 0.0


class LineMark(NamedTuple):
    """A straight line of ``width`` from one place to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class PictureMark(NamedTuple):
    """A PNG whose upper left corner stands at a place."""

    x: float
    y: float
    width: int
    height: int
    content: bytes


Mark = TextMark | LineMark | PictureMark


@dataclass(frozen=True, kw_only=True)
class Strip:
    """What no page break may cut.

    ``gap`` is free space above it, left out at the top of a page. ``keep_next`` holds it on the page of the next
    strip. A strip of a table has a ``header`` to repeat on a new page and a ``foot``, its bottom border, drawn
    where the table or the page ends.
    """

    height: int
    marks: tuple[Mark, ...] = ()
    gap: int = 0
    keep_next: bool = False
    table: int = 0
    header: Strip | None = None
    foot: tuple[Mark, ...] = ()

    @property
    def foot_height(self) -> int:
        """The height of the bottom border."""
        return BORDER if self.foot else 0


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What strips are set with: the area, how to measure, and what to draw for letters the font lacks."""

    width: int
    height: int
    measure: Callable[[float], Measure]
    drawable: Callable[[Span], Span]


def paragraph_strips(item: TextItem, left: int, width: float, setting: Setting) -> Iterator[Strip]:
    """The lines of a paragraph: never one line alone on a page, and all together if kept with the next."""
    style = STYLES[item.style]
    marks = _set_lines(item, left, width, setting)
    last = len(marks) - 1
    for place, mark in enumerate(marks):
        together = place in (0, last - 1) and place != last
        yield Strip(
            height=line_height(style.size.twips),
            marks=(mark,) if mark.spans else (),
            gap=style.before.twips if place == 0 else 0,
            keep_next=item.keep_next or together or (item.keep_end and place == last),
        )


def _set_lines(item: TextItem, left: int, width: float, setting: Setting) -> list[TextMark]:
    """Each line at its place in an area of ``width`` that begins at ``left``."""
    style = STYLES[item.style]
    measure = setting.measure(style.size.twips)
    start = left + style.left.twips + item.inset
    room = width - style.left.twips - style.right.twips - 2 * item.inset
    indent = style.first_line.twips - style.hanging.twips
    spans = [setting.drawable(span) for span in item.spans]
    usable = room * _USABLE
    lines = break_lines(spans, usable - indent, usable, measure, overhang=slant(style.size.twips))
    marks: list[TextMark] = []
    for place, line in enumerate(lines):
        shift = indent if place == 0 else 0
        free = room - shift - line_width(line, measure)
        offset, stretch = _placed(item, line, free, last=place == len(lines) - 1)
        marks.append(TextMark(start + shift + offset, baseline(style.size.twips), line, style.size.points, stretch))
    return marks


def _placed(item: TextItem, line: Line, free: float, *, last: bool) -> tuple[float, float]:
    """How far a line with ``free`` room moves right, and what each of its spaces gains."""
    match STYLES[item.style].align:
        case "left":
            return 0, 0
        case "center":
            return free / 2, 0
        case "right":
            return free, 0
        case "justify":
            spaces = sum(span.text.count(" ") + span.text.count("\u00a0") for span in line)
            return 0, (max(0, free) / spaces if spaces and not last else 0)


def rule_strip(item: RuleItem, left: int, width: float) -> Strip:
    """A drawn line in the middle of its area."""
    thickness = layout.RULE_WIDTH.twips
    y = thickness / 2
    mark = LineMark(left + item.inset, y, left + width - item.inset, y, thickness)
    return Strip(
        height=thickness + layout.RULE_FOOT.twips,
        marks=(mark,),
        gap=layout.RULE_GAP.twips,
        keep_next=item.keep_next,
    )


def picture_strip(item: PictureItem, width: float) -> Strip:
    """A picture in the middle, with the space of a paragraph above it."""
    mark = PictureMark((width - item.width) / 2, 0, item.width, item.height, item.content)
    return Strip(height=item.height, marks=(mark,), gap=layout.PARAGRAPH_GAP.twips)


def moved(mark: Mark, y: float) -> Mark:
    """The mark further down by ``y``."""
    if isinstance(mark, TextMark | PictureMark):
        return mark._replace(y=mark.y + y)
    return mark._replace(y1=mark.y1 + y, y2=mark.y2 + y)


def stacked(strips: Iterable[Strip], top: int) -> tuple[tuple[Mark, ...], int]:
    """Strips under one another as marks, from ``top`` on, and where they end; the first keeps its gap."""
    marks: list[Mark] = []
    y = top
    for strip in strips:
        y += strip.gap
        marks.extend(moved(mark, y) for mark in strip.marks)
        y += strip.height
    return tuple(marks), y
