"""The items of a section filled into pages by the rules Word and LibreOffice share.

Lines that belong together stay so, rows stay whole, the header of a table is repeated on every page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.documents import layout
from app.documents.flow import GridItem, Item, PictureItem, RuleItem, TableItem, TailItem, TextItem
from app.documents.pdf_strips import Mark, Setting, Strip, moved, paragraph_strips, picture_strip, rule_strip
from app.documents.pdf_tables import grid_strips, table_strips

Page = list[Mark]


def pages_of(items: Sequence[Item], setting: Setting) -> list[Page]:
    """The pages of a section, each as marks placed from the top of the text area; at least one page."""
    filling = _Filling(setting.height)
    for group in _groups(strips_of(items, setting)):
        if not filling.has_room(group):
            filling.turn()
        for strip in group:
            if not filling.has_room([strip]):
                filling.turn()
            filling.place(strip)
    return filling.finish()


def strips_of(items: Sequence[Item], setting: Setting) -> Iterator[Strip]:
    """The strips of a section from top to bottom.

    The small paragraph behind the last table takes no room: it must not make a page of its own.
    """
    drawn = items[:-1] if items and isinstance(items[-1], TailItem) else items
    after = 0
    for number, item in enumerate(drawn, start=1):
        for strip in _strips(item, setting, number):
            yield replace(strip, gap=strip.gap + after) if after else strip
            after = 0
        after = item.after if isinstance(item, TextItem | RuleItem) else 0


def _strips(item: Item, setting: Setting, number: int) -> Iterator[Strip]:
    """The strips of one item."""
    match item:
        case TextItem():
            yield from paragraph_strips(item, 0, setting.width, setting)
        case RuleItem():
            yield rule_strip(item, 0, setting.width)
        case TailItem():
            yield Strip(height=layout.TAIL_HEIGHT.twips, keep_next=item.keep_next)
        case GridItem():
            yield from grid_strips(item, setting)
        case TableItem():
            yield from table_strips(item, setting, number)
        case PictureItem():
            yield picture_strip(item, setting.width)


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips that must stand on one page, if a page can hold them."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep_next:
            yield group
            group = []
    if group:
        yield group


class _Filling:
    """The pages filled so far, and what stands last on the newest."""

    def __init__(self, height: int) -> None:
        self._height = height
        self._pages: list[Page] = [[]]
        self._used = 0
        self._last: Strip | None = None

    def has_room(self, group: Sequence[Strip]) -> bool:
        """Whether all of ``group`` fits under what stands on the page."""
        used, last = self._used, self._last
        for strip in group:
            used += self._above(strip, last) + strip.height
            last = strip
        return used + group[-1].foot_height <= self._height

    def place(self, strip: Strip) -> None:
        """Put the strip under the others; first on its page, under the repeated header of its table."""
        if self._last is None and strip.header is not None:
            self._draw(strip.header.marks, 0)
        elif self._last is not None and self._last.table != strip.table:
            self._draw(self._last.foot, self._used)
        self._used += self._above(strip, self._last)
        self._draw(strip.marks, self._used)
        self._used += strip.height
        self._last = strip

    def turn(self) -> None:
        """Close the page and begin the next; an empty page is not left behind."""
        if self._last is not None:
            self._draw(self._last.foot, self._used)
            self._pages.append([])
            self._used, self._last = 0, None

    def finish(self) -> list[Page]:
        """All pages, the last one closed."""
        if self._last is not None:
            self._draw(self._last.foot, self._used)
        return self._pages

    def _draw(self, marks: Iterable[Mark], y: int) -> None:
        self._pages[-1].extend(moved(mark, y) for mark in marks)

    def _above(self, strip: Strip, last: Strip | None) -> int:
        """What stands between a strip and the ``last``: its gap, a table's bottom border, a repeated header.

        A gap is left out at the top of a page, but not at the top of the section.
        """
        if last is not None:
            return strip.gap + (last.foot_height if last.table != strip.table else 0)
        if strip.header is not None:
            return strip.header.height
        return strip.gap if len(self._pages) == 1 else 0
