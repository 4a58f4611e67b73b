"""The pages of one part of a PDF as a section of the measured form: margins, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.documents.measuring.form import (
    MM_PER_POINT,
    Block,
    Face,
    Line,
    Numbering,
    SectionForm,
    SignatureBox,
    Stroke,
    TableForm,
)
from app.documents.measuring.pdf_content import Ruling
from app.documents.measuring.pdf_ending import head_end_of, is_bold, tail_start_of
from app.documents.measuring.pdf_lines import CellRow, SetLine
from app.documents.measuring.words import (
    document_type,
    is_recipients_title,
    is_stamp,
    plain,
)

_ASCENT = 0.891  # Of the letter size, as Times New Roman has it.
_SINGLE = 1.15
_TOP_BAND = 19.4  # mm from the edge; letters of the body never reach so high.
_LEGAL_INDENTS = (10.0, 12.7)  # mm
_INDENT_SLACK = 0.15  # mm
_BLANK_SPACES = 3  # A PDF does not tell spaces that keep words together from others.
_LIST_HANG = (2.5, 6.0)  # mm by which the second line of an entry stands right of its dash


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """A page as it was drawn."""

    number: int
    width: float
    height: float
    lines: tuple[SetLine, ...]
    rows: tuple[CellRow, ...]
    rulings: tuple[Ruling, ...]
    signatures: tuple[SignatureBox, ...] = ()

    @property
    def top_lines(self) -> tuple[SetLine, ...]:
        """What stands in the top margin."""
        return tuple(each for each in self.lines if each.line.baseline < _TOP_BAND and not is_stamp(each.line.text))

    @property
    def body_lines(self) -> tuple[SetLine, ...]:
        """What stands below the top margin."""
        return tuple(each for each in self.lines if each.line.baseline >= _TOP_BAND)


@dataclass
class SectionReading:
    """What has been read of a file so far."""

    blocks: list[Block] = field(default_factory=list[Block])
    strokes: list[Stroke] = field(default_factory=list[Stroke])
    tables: list[TableForm] = field(default_factory=list[TableForm])
    outside: list[Block] = field(default_factory=list[Block])
    grids: int = 0


@dataclass(frozen=True, slots=True)
class _Edges:
    """The measured left and right edge of the text, None where no line tells."""

    left: float | None
    right: float | None


def read_section(pages: Sequence[PageForm], number: int, reading: SectionReading) -> SectionForm:
    """Read the pages of a part; its blocks, strokes and tables are added to ``reading``."""
    groups = list(_paragraphs(pages))
    edges = _edges(groups, pages)
    first = len(reading.blocks)
    _add_blocks(groups, edges, number, reading)
    _add_tables(pages, number, reading)
    _add_strokes(pages, number, reading, first)
    _add_outside(pages, number, reading)
    return _form(pages, edges)


# Margins and numbers


def _form(pages: Sequence[PageForm], edges: _Edges) -> SectionForm:
    page = pages[0]
    numbered = next((each for each in pages[1:] if each.top_lines), None)
    return SectionForm(
        width=page.width,
        height=page.height,
        top=_top(pages),
        bottom=_bottom(pages),
        left=edges.left,
        right=None if edges.right is None else page.width - edges.right,
        hides_first=not page.top_lines,
        first_text=" ".join(each.line.text for each in page.top_lines),
        start=1,
        shown=tuple(" ".join(line.line.text for line in each.top_lines) for each in pages),
        first_page=page.number,
        page_count=len(pages),
        margins_by_letters=True,
        numbering=None if numbered is None else _numbering(numbered, edges),
    )


def _numbering(page: PageForm, edges: _Edges) -> Numbering:
    shown = page.top_lines[0]
    left = 30.0 if edges.left is None else edges.left
    right = page.width - 15.0 if edges.right is None else edges.right
    below = min((each.line.baseline for each in page.body_lines), default=page.height)
    face: Face = shown.pieces[0].face
    return Numbering(face=face, off_centre=shown.centre - (left + right) / 2, inside_margin=shown.line.baseline < below)


def _top(pages: Sequence[PageForm]) -> float | None:
    """The highest letter or table edge of the pages behind the first; a full first page tells nothing more."""
    tops: list[float] = []
    for page in pages[1:]:
        letters = [each.line.baseline - _ASCENT * each.line.size * MM_PER_POINT for each in page.body_lines]
        tops.extend([min([*letters, *(row.top for row in page.rows)])] if letters else [])
    return min(tops, default=None)


def _bottom(pages: Sequence[PageForm]) -> float | None:
    lowest = [max(each.line.baseline for each in page.body_lines) for page in pages if page.body_lines]
    return pages[0].height - max(lowest) if lowest else None


def _edges(groups: Sequence[_Paragraph], pages: Sequence[PageForm]) -> _Edges:
    """The edges of the text: of paragraphs of several lines, else of tables, else of the recipients."""
    body = [group for group in groups if group.grid == 0 and len(group.lines) > 1 and not group.centred]
    left = [line.line.x0 for group in body for line in group.lines[1:]]
    right = [line.line.x1 for group in body for line in group.lines[:-1] if _can_stretch(line)]
    table = [row for page in pages for row in page.rows]
    left = left or [row.edges[0] for row in table]
    right = right or [row.edges[-1] for row in table]
    left = left or [group.lines[0].line.x0 for group in groups if is_recipients_title(group.text)]
    return _Edges(min(left, default=None), max(right, default=None))


# Paragraphs


@dataclass
class _Paragraph:
    """Lines that belong together."""

    lines: list[SetLine]
    grid: int = 0
    above: SetLine | None = None
    centred: bool = False

    @property
    def text(self) -> str:
        """Its words; a line that ends in a hyphen goes on without a space."""
        text = ""
        for each in self.lines:
            joined = text.endswith("-") and len(text) > 1 and text[-2].isalnum()
            text += each.line.text if joined or not text else f" {each.line.text}"
        return text


def _paragraphs(pages: Sequence[PageForm]) -> Iterator[_Paragraph]:
    """Head and tail line by line, the body by paragraphs; what stands in tables is left out."""
    lines = [line for page in pages for line in page.body_lines if line.row < 0]
    head_end = head_end_of(lines)
    tail = tail_start_of(lines, head_end)
    above: SetLine | None = None
    for line in lines[:head_end]:
        yield _Paragraph([line], grid=1, above=_above(line, lines[:head_end]))
    group: _Paragraph | None = None
    for line in lines[head_end:tail]:
        if group is not None and _continues(group, line, pages[0]):
            group.lines.append(line)
        else:
            if group is not None:
                yield group
            group = _Paragraph([line], above=above, centred=_is_centred(line, pages[0]))
        above = line
    if group is not None:
        yield group
    for line in lines[tail:]:
        yield _Paragraph([line], grid=2, above=_above(line, lines[tail:]))


def _above(line: SetLine, lines: Sequence[SetLine]) -> SetLine | None:
    """The next line higher up in the same half of the same page."""
    higher = [
        each
        for each in lines
        if each.zone == line.zone and each.line.page == line.line.page and each.line.baseline < line.line.baseline - 0.5
    ]
    return max(higher, key=lambda each: each.line.baseline, default=None)


def _is_centred(line: SetLine, page: PageForm) -> bool:
    middle = (30.0 + page.width - 15.0) / 2
    return abs(line.centre - middle) < 3.5 and line.line.x0 > 36 and not _is_indented_text(line)


def _is_indented_text(line: SetLine) -> bool:
    """Whether it begins like a paragraph of the body, though it may end as far from the other edge."""
    indented = any(abs(line.line.x0 - 30.0 - legal) <= _INDENT_SLACK for legal in _LEGAL_INDENTS)
    set_apart = line.line.text.startswith("(") or plain(line.line.text).startswith("kính gửi")
    return indented and not set_apart and not is_bold(line)


def _continues(group: _Paragraph, line: SetLine, page: PageForm) -> bool:
    """Whether a line goes on with the paragraph."""
    last = group.lines[-1]
    indent = line.line.x0 - 30.0
    hang = line.line.x0 - group.lines[0].line.x0
    if group.centred and _is_centred(line, page):
        return plain(group.text).startswith("kính gửi") and _close(last, line)
    if group.text.startswith("-") and _LIST_HANG[0] < hang < _LIST_HANG[1] and group.lines[0].line.x0 > 36:
        return True
    if indent > 6.5 or document_type(line.line.text) or group.centred:
        return False
    return _same_hand(last, line)


def _close(last: SetLine, line: SetLine) -> bool:
    return 0 < line.line.baseline - last.line.baseline < 1.3 * _SINGLE * last.line.size * MM_PER_POINT


def _same_hand(last: SetLine, line: SetLine) -> bool:
    """Whether the letters at the end of one line look like those at the beginning of the next."""
    one, other = last.pieces[-1].face, line.pieces[0].face
    return (one.size, one.italic) == (other.size, other.italic)


def _add_blocks(groups: Sequence[_Paragraph], edges: _Edges, section: int, reading: SectionReading) -> None:
    grids = reading.grids
    for group in groups:
        grid = grids + group.grid if group.grid else 0
        reading.grids = max(reading.grids, grid)
        reading.blocks.append(_block(group, edges, section, grid, len(reading.blocks) + 1))


def _block(group: _Paragraph, edges: _Edges, section: int, grid: int, place: int) -> Block:
    first = group.lines[0]
    lines = tuple(each.line for each in group.lines)
    left = 30.0 if edges.left is None else edges.left
    return Block(
        text=group.text,
        pieces=tuple(piece for each in group.lines for piece in each.pieces),
        place=place,
        section=section,
        page=first.line.page,
        zone=first.zone if grid else "full",
        grid=grid,
        align="center" if group.centred else "",
        x0=min(line.x0 for line in lines) if len(lines) > 1 else first.line.x0,
        x1=max(line.x1 for line in lines),
        first_indent=first.line.x0 - left,
        gap=_gap(group),
        pitch=_pitch(group),
        justified=_justified(group, edges),
        widths=tuple(line.x1 - line.x0 for line in lines),
        lines=lines,
    )


def _gap(group: _Paragraph) -> float | None:
    """The free space above in points, None at the top of a page."""
    above, first = group.above, group.lines[0].line
    if above is None or above.line.page != first.page:
        return None
    return (first.baseline - above.line.baseline) / MM_PER_POINT - _SINGLE * first.size


def _pitch(group: _Paragraph) -> float | None:
    steps = [
        (low.line.baseline - high.line.baseline) / MM_PER_POINT / (_SINGLE * low.line.size)
        for high, low in pairwise(group.lines)
        if high.line.page == low.line.page
    ]
    return max(steps, default=None)


def _justified(group: _Paragraph, edges: _Edges) -> bool | None:
    if group.grid or group.centred or len(group.lines) < 2 or edges.right is None:
        return None
    stretched = [each for each in group.lines[:-1] if _can_stretch(each) and not _ends_blank(each)]
    return all(abs(each.line.x1 - edges.right) <= 1.0 for each in stretched) if stretched else None


def _can_stretch(line: SetLine) -> bool:
    """Whether it has a space that can grow."""
    return " " in line.line.text or "\u00a0" in line.line.text


def _ends_blank(line: SetLine) -> bool:
    """Whether it ends in room left for handwriting, which reaches to the edge without a letter."""
    text = "".join(piece.text for piece in line.pieces)
    return len(text) - len(text.rstrip()) >= _BLANK_SPACES


# Tables and drawn lines


def _add_tables(pages: Sequence[PageForm], section: int, reading: SectionReading) -> None:
    """Ruled tables; one that goes on over pages is one, its repeated header counted once."""
    runs = [run for page in pages for run in _table_runs(page)]
    current: list[tuple[PageForm, list[int]]] = []
    for page, rows in runs:
        goes_on = current and current[-1][0].number + 1 == page.number and _same_columns(current[-1], (page, rows))
        if current and not goes_on:
            _add_table(current, section, reading)
            current = []
        current.append((page, rows))
    if current:
        _add_table(current, section, reading)


def _table_runs(page: PageForm) -> Iterator[tuple[PageForm, list[int]]]:
    """The rows of a page by table: rows that touch belong together."""
    run: list[int] = []
    for number, row in enumerate(page.rows):
        if run and row.top - page.rows[run[-1]].bottom > 0.5:
            yield page, run
            run = []
        run.append(number)
    if run:
        yield page, run


def _same_columns(one: tuple[PageForm, list[int]], other: tuple[PageForm, list[int]]) -> bool:
    """Whether a table at the top of a page goes on with one at the foot of the page before."""
    columns = [[page.rows[row].edges for row in rows] for page, rows in (one, other)]
    widest = [max(each, key=len) for each in columns]
    same = len(widest[0]) == len(widest[1])
    return same and all(abs(a - b) < 0.6 for a, b in zip(*widest, strict=True))


def _add_table(runs: Sequence[tuple[PageForm, list[int]]], section: int, reading: SectionReading) -> None:
    rows: list[tuple[str, ...]] = []
    repeats: bool | None = None
    for number, (page, numbers) in enumerate(runs):
        texts = [_row_texts(page, row) for row in numbers]
        if number and rows:
            repeats = repeats is not False and bool(texts) and texts[0] == rows[0]
            texts = texts[1:] if texts and texts[0] == rows[0] else texts
        rows.extend(texts)
    edges = [page.rows[row].edges for page, numbers in runs for row in numbers]
    reading.tables.append(
        TableForm(
            number=len(reading.tables) + 1,
            section=section,
            rows=tuple(rows),
            x0=min(each[0] for each in edges),
            x1=max(each[-1] for each in edges),
            repeats_header=repeats,
            where=f"Trang {runs[0][0].number}: bảng “{' | '.join(rows[0])[:50] if rows else ''}”",
        )
    )


def _row_texts(page: PageForm, row: int) -> tuple[str, ...]:
    cells: list[list[SetLine]] = [[] for _ in page.rows[row].edges[1:]]
    for line in page.body_lines:
        if line.row == row:
            cells[line.cell].append(line)
    return tuple(_Paragraph(lines).text for lines in cells)


def _add_outside(pages: Sequence[PageForm], section: int, reading: SectionReading) -> None:
    """The lines in tables and in the top margin, each by itself."""
    for page in pages:
        for each in page.lines:
            if each.row >= 0 or each.line.baseline < _TOP_BAND:
                line = each.line
                block = Block(
                    text=line.text,
                    pieces=each.pieces,
                    place=0,
                    section=section,
                    page=line.page,
                    zone=each.zone,
                    table=max(0, each.row + 1),
                    x0=line.x0,
                    x1=line.x1,
                    lines=(line,),
                )
                reading.outside.append(block)


def _add_strokes(pages: Sequence[PageForm], section: int, reading: SectionReading, first: int) -> None:
    """Each free line goes under the block right above it."""
    for page in pages:
        on_page = [
            (line, block) for block in reading.blocks[first:] for line in block.lines if line.page == page.number
        ]
        for ruling in page.rulings:
            owner = _block_above(ruling, on_page)
            if owner is not None:
                length = ruling.x1 - ruling.x0
                reading.strokes.append(
                    Stroke(length=length, x0=ruling.x0, after=owner.place, zone=owner.zone, section=section)
                )


def _block_above(ruling: Ruling, lines: Sequence[tuple[Line, Block]]) -> Block | None:
    """The block with the line of letters that stands right above the middle of a ruling."""
    middle = (ruling.x0 + ruling.x1) / 2
    above = [
        (line.baseline, block)
        for line, block in lines
        if line.x0 - 5 <= middle <= line.x1 + 5 and 0 <= ruling.y0 - line.baseline < 6
    ]
    return max(above, key=lambda each: each[0], default=(0.0, None))[1]
