"""A section laid out as both writers draw it: paragraphs, lines, borderless grids and ruled tables in order.

What is decided here is decided once: which paragraphs stay together, how long the lines under titles are,
how wide the columns are. The writers only translate. All lengths are twips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.documents import layout
from app.documents.layout import STYLES, Mm, Style
from app.documents.lines import Line, Span, break_lines, line_width, printable, slant, table_measure
from app.documents.metrics import text_width
from app.documents.model import (
    Block,
    Cell,
    Document,
    Letterhead,
    Paragraph,
    Picture,
    Recipients,
    RuleLine,
    Run,
    Section,
    SignatureBlock,
    SignatureColumn,
    StyleName,
    Table,
    paragraph,
)

_TABULAR = (Table, Letterhead, SignatureBlock)
_SHORT = 12  # Lines of a paragraph that may move to the next page as a whole.
_BALANCE_SLACK = 40  # Two points, so that another program's rounding does not make one line more.


class TextItem(NamedTuple):
    """A paragraph. ``inset`` narrows it on both sides beyond its style; ``after`` is a gap before a table.

    ``keep_next`` holds all of it on the page of the next item, ``keep_end`` only its last two lines.
    """

    style: StyleName
    spans: tuple[Span, ...]
    inset: int = 0
    after: int = 0
    keep_next: bool = False
    keep_end: bool = False


class RuleItem(NamedTuple):
    """A drawn line in the middle of its area, ``inset`` from either side of it."""

    inset: int
    after: int = 0
    keep_next: bool = False


CellItems = tuple[TextItem | RuleItem, ...]


@dataclass(frozen=True, kw_only=True)
class GridItem:
    """Columns without borders or padding; no row breaks over pages. ``before`` is free space at its top.

    ``keep_next`` holds the last row on the page of the small paragraph that follows.
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[CellItems, ...], ...]
    before: int = 0
    keep_next: bool = False


class TableCell(NamedTuple):
    """What stands in a table cell, and how many columns it covers."""

    items: tuple[TextItem, ...]
    span: int = 1


class TableRow(NamedTuple):
    """A table row; ``keep_next`` holds it on the page of the row that follows."""

    cells: tuple[TableCell, ...]
    keep_next: bool = False


@dataclass(frozen=True, kw_only=True)
class TableItem:
    """A ruled table; ``header`` (if any) is repeated on every page. Rows do not break over pages."""

    widths: tuple[int, ...]
    header: TableRow | None
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, kw_only=True)
class TailItem:
    """The almost invisible paragraph that DOCX wants between two tables and after the last one."""

    keep_next: bool = False


@dataclass(frozen=True, kw_only=True)
class PictureItem:
    """A picture of that size in the middle of the text area."""

    content: bytes
    words: str
    width: int
    height: int


Item = TextItem | RuleItem | GridItem | TableItem | TailItem | PictureItem


Arranged = tuple[tuple[Item, ...], ...]
"""The items of each section of a paper: worked out once for both formats."""


def arranged(document: Document) -> Arranged:
    """All sections of a paper, arranged."""
    return tuple([arrange(section) for section in document.sections])


def arrange(section: Section) -> tuple[Item, ...]:
    """The items of a section from top to bottom."""
    width = layout.page_geometry(landscape=section.landscape).text_width
    items: list[Item] = []
    for block, following in pairwise((*section.blocks, None)):
        if block is not None:
            items.extend(_items(block, following, width))
            if isinstance(block, _TABULAR) and _needs_tail(following):
                items.append(TailItem(keep_next=isinstance(following, SignatureBlock)))
    return tuple(items)


def _needs_tail(following: Block | None) -> bool:
    """Whether a small paragraph must stand between a table and what follows it."""
    return following is None or isinstance(following, _TABULAR)


def _items(block: Block, following: Block | None, width: int) -> Iterator[Item]:
    """One block as items; ``following`` is what stands under it."""
    match block:
        case Paragraph():
            yield from _paragraph_items(block, following, width)
        case Letterhead():
            yield _letterhead_grid(block, width)
        case Recipients():
            yield from _recipient_items(block, StyleName.RECIPIENTS_TITLE_BELOW)
        case SignatureBlock():
            yield _signature_grid(block, width, keep_next=_needs_tail(following))
        case Table():
            yield _table_item(block, following, width)
        case Picture():
            yield _picture_item(block, width)


def _picture_item(block: Picture, width: int) -> PictureItem:
    """As wide as asked for, at most as the text; its height follows from the pixels that a PNG tells in its head."""
    across, down = (int.from_bytes(block.content[at : at + 4], "big") for at in (16, 20))
    wide = min(width, Mm(block.width_mm).twips)
    return PictureItem(content=block.content, words=block.words, width=wide, height=round(wide * down / across))


# Paragraphs


def _paragraph_items(block: Paragraph, following: Block | None, width: int) -> Iterator[TextItem | RuleItem]:
    """A paragraph and the line under it; it stays with a signature block that follows.

    A long one would leave half a page free if all of it stayed, so that only its last lines do. That is
    possible in the PDF alone: Word and LibreOffice know no such thing.
    """
    text = _text_item(block, width)
    keep = text.keep_next
    if isinstance(following, SignatureBlock):
        keep = keep or _is_short(text, _room(text, width))
        text = text._replace(keep_next=keep, keep_end=not keep)
    after = layout.TABLE_GAP.twips if isinstance(following, Table) else 0
    if block.rule == "none":
        yield text._replace(after=after) if after else text
    else:
        yield text._replace(keep_next=True)
        yield RuleItem(inset=_rule_inset(block.rule, [text], width), after=after, keep_next=keep)


def _text_item(block: Paragraph, width: int) -> TextItem:
    """A paragraph of the model in an area of that width."""
    style = STYLES[block.style]
    spans = tuple([_span(run, style) for run in block.runs if run.text])
    item = TextItem(block.style, spans, keep_next=style.keep_next)
    return item._replace(inset=_balancing_inset(item, width)) if style.balanced else item


def _span(run: Run, style: Style) -> Span:
    bold = style.bold if run.bold is None else run.bold
    return Span(printable(run.text), bold, style.italic if run.italic is None else run.italic)


def _room(item: TextItem, width: int) -> int:
    """The width the lines of a centred item have."""
    style = STYLES[item.style]
    return width - style.left.twips - style.right.twips - 2 * item.inset


def _lines(item: TextItem, room: float) -> list[Line]:
    """The lines of an item in ``room`` twips, by the built-in letter widths."""
    size = STYLES[item.style].size.twips
    return break_lines(item.spans, room, room, table_measure(size), overhang=slant(size))


def _is_short(item: TextItem, room: int) -> bool:
    """Whether an item has few lines; most are known for that without being broken.

    All lines but the last are full up to one more word, and no letter is wider than the letters are high.
    """
    size = STYLES[item.style].size.twips
    longest = max(map(len, "".join([span.text for span in item.spans]).split(" ")))
    full = room - longest * size - slant(size)
    return line_width(item.spans, table_measure(size)) < full * (_SHORT - 1) or len(_lines(item, room)) <= _SHORT


@lru_cache(maxsize=1024)
def _balancing_inset(item: TextItem, width: int) -> int:
    """How far to narrow an item on both sides so that its lines become about equally long."""
    room = _room(item, width)
    count = len(_lines(item, room))
    if count == 1:
        return 0
    narrow, wide = 0, room
    while wide - narrow > 10:
        middle = (narrow + wide) // 2
        if len(_lines(item, middle)) > count:
            narrow = middle
        else:
            wide = middle
    return max(0, (room - wide - _BALANCE_SLACK) // 2)


def _rule_inset(rule: RuleLine, items: Sequence[TextItem], width: int) -> int:
    """How far from either side of the area the line under ``items`` begins."""
    lengths = [
        line_width(line, table_measure(STYLES[item.style].size.twips))
        for item in items
        for line in _lines(item, _room(item, width))
    ]
    length = max(lengths) if rule == "full" else _part(last=lengths[-1], longest=max(lengths))
    return max(0, round((width - length) / 2))


def _part(*, last: float, longest: float) -> float:
    """A length of 1/3 to 1/2 of the last line and, where that is possible, of the longest line too."""
    least, most = longest * layout.RULE_PART_LEAST, last * layout.RULE_PART_MOST
    if least <= most:
        return (least + most) / 2
    return last * (layout.RULE_PART_LEAST + layout.RULE_PART_MOST) / 2


# Head of page 1, signatures


@lru_cache(maxsize=16)
def _letterhead_grid(head: Letterhead, width: int) -> GridItem:
    """The two columns at the head of page 1, with the number and the date level under them."""
    left = _issuer_column(head, width)
    right = width - left
    motto = _text_item(paragraph(StyleName.MOTTO, layout.MOTTO), right)
    country = (
        _text_item(paragraph(StyleName.NATIONAL_TITLE, layout.NATIONAL_TITLE), right),
        motto,
        RuleItem(inset=_rule_inset("full", [motto], right)),
    )
    rows: list[tuple[CellItems, ...]] = [(_bodies(head, left), country)]
    if head.number or head.place_date:
        number = _text_item(paragraph(StyleName.NUMBER, head.number), left)
        date = _text_item(paragraph(_date_style(head.place_date, right), head.place_date), right)
        rows.append(((number,), (date,)))
    return GridItem(widths=(left, right), rows=tuple(rows))


def _bodies(head: Letterhead, width: int) -> CellItems:
    """The body above, the issuing body, and the short line under it."""
    superior = [_text_item(paragraph(StyleName.SUPERIOR, line), width) for line in head.superior]
    issuer = [_text_item(paragraph(StyleName.ISSUER, line), width) for line in head.issuer]
    if not issuer:
        return tuple(superior)
    return (*superior, *issuer, RuleItem(inset=_rule_inset("part", issuer, width)))


def _issuer_column(head: Letterhead, width: int) -> int:
    """The left column: 62 mm of a portrait page, up to 68 mm if that saves a line from being broken.

    A line that would be broken even there does not count: the others still want their room.
    """
    usual = round(width * layout.ISSUER_COLUMN.twips / layout.PORTRAIT.text_width)
    widest = round(width * layout.ISSUER_COLUMN_WIDEST.twips / layout.PORTRAIT.text_width)
    lines = [(line, STYLES[StyleName.SUPERIOR]) for line in head.superior]
    lines += [(line, STYLES[StyleName.ISSUER]) for line in head.issuer]
    lengths = (text_width(printable(line), style.size.twips, bold=style.bold) for line, style in lines)
    needed = (round(length) + _BALANCE_SLACK for length in lengths)
    return max((usual, *(each for each in needed if each <= widest)))


def _date_style(place_date: str, width: int) -> StyleName:
    """14 point if the date fits on one line, else 13; both are legal."""
    item = _text_item(paragraph(StyleName.PLACE_DATE, place_date), width)
    fits = len(_lines(item, width - _BALANCE_SLACK)) == 1
    return StyleName.PLACE_DATE if fits else StyleName.PLACE_DATE_SMALL


@lru_cache(maxsize=16)
def _signature_grid(block: SignatureBlock, width: int, *, keep_next: bool) -> GridItem:
    """One row: recipients or a second signer on the left, level with the signer on the right."""
    left = round(width * (0.5 if isinstance(block.left, SignatureColumn) else layout.SIGNATURE_LEFT_SHARE))
    right = width - left
    match block.left:
        case SignatureColumn():
            left_items = _signer_items(block.left, left)
        case Recipients():
            left_items = tuple(_recipient_items(block.left, StyleName.RECIPIENTS_TITLE))
        case None:
            left_items: CellItems = ()
    rows = ((left_items, _signer_items(block.right, right)),)
    return GridItem(widths=(left, right), rows=rows, before=layout.SECTION_GAP.twips, keep_next=keep_next)


def _signer_items(column: SignatureColumn, width: int) -> CellItems:
    """The lines of one signer from the authority to the name; an unknown name leaves its line free."""
    lines = [paragraph(StyleName.AUTHORITY, line) for line in column.authority]
    if column.note:
        lines.append(paragraph(StyleName.SIGNING_NOTE, column.note))
    if column.office:
        lines.append(paragraph(StyleName.SIGNER_OFFICE, column.office))
    name = StyleName.SIGNER_NAME_BELOW if column.office else StyleName.SIGNER_NAME
    lines.append(paragraph(name, column.name))
    return tuple(_text_item(line, width) for line in lines)


def _recipient_items(block: Recipients, title: StyleName) -> Iterator[TextItem]:
    """Nơi nhận and its entries: level with the signer, or below the signatures with a gap of its own."""
    yield _text_item(paragraph(title, block.title), 0)
    for entry in block.entries:
        yield _text_item(paragraph(StyleName.RECIPIENT, entry), 0)


# Tables


def _table_item(table: Table, following: Block | None, width: int) -> TableItem:
    """A table; its last row stays with a signature block or the small paragraph that ends the section."""
    widths = layout.column_widths(table.columns, width)
    header = None
    if any(column.header for column in table.columns):
        cells = tuple(Cell(lines=(column.header,)) for column in table.columns)
        header = _balanced_row(_table_row(cells, table, kind="header"), widths)
    rows = [_table_row(row.cells, table, kind=row.kind) for row in table.rows]
    if rows and _needs_tail(following):
        rows[-1] = rows[-1]._replace(keep_next=True)
    return TableItem(widths=widths, header=header, rows=tuple(rows))


def _balanced_row(row: TableRow, widths: tuple[int, ...]) -> TableRow:
    """The header with the lines of each cell about equally long."""
    padding = 2 * layout.CELL_PADDING_SIDE.twips
    cells: list[TableCell] = []
    for cell, width in zip(row.cells, widths, strict=True):
        items = (item._replace(inset=_balancing_inset(item, width - padding)) for item in cell.items)
        cells.append(cell._replace(items=tuple(items)))
    return row._replace(cells=tuple(cells))


def _table_row(cells: Iterable[Cell], table: Table, *, kind: str) -> TableRow:
    """A row in the styles of its kind."""
    placed: list[TableCell] = []
    place = 0
    for cell in cells:
        align = cell.align or table.columns[place].align
        placed.append(_table_cell(cell, _cell_style(table.dense, align if kind == "data" else kind)))
        place += cell.span
    return TableRow(tuple(placed), keep_next=kind != "data")


@lru_cache(maxsize=32)
def _cell_style(dense: bool, part: str) -> StyleName:
    """The table style for a kind of row, or for the alignment within a data row."""
    return StyleName(f"{'dense' if dense else 'table'}_{part}")


def _table_cell(cell: Cell, name: StyleName) -> TableCell:
    """A cell's lines as paragraphs; an empty cell has one empty paragraph."""
    style = STYLES[name]
    bold = style.bold if cell.bold is None else cell.bold
    italic = style.italic if cell.italic is None else cell.italic
    texts = [printable(line) for line in cell.lines] or [""]
    return TableCell(tuple([TextItem(name, (Span(text, bold, italic),) if text else ()) for text in texts]), cell.span)
