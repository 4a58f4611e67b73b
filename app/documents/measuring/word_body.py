"""The body of a DOCX, read from top to bottom into blocks, drawn lines and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.documents.lines import Span, break_lines, line_width, table_measure
from app.documents.measuring.docx_archive import Element, WordArchive
from app.documents.measuring.form import MM_PER_POINT, Block, Face, Piece, SectionForm, Stroke, TableForm, Zone
from app.documents.measuring.word_halves import Area, lines_of
from app.documents.measuring.word_numbering import WordNumbering
from app.documents.measuring.word_runs import DrawnLine, ParagraphContent, content_of
from app.documents.measuring.word_sections import MM_PER_TWIP, section_elements
from app.documents.measuring.word_styles import Properties, W, WordStyles, paragraph_properties
from app.documents.measuring.word_tables import is_grid, table_frame, table_style_of, visible_sides

_LONG = 220  # Letters from which on a paragraph surely has several lines.
_SINGLE_LINE = 1.15  # A single line of Times New Roman, of its letter size.


class WordBody:
    """Reads a body once; afterwards its lists hold everything that was found, in order."""

    def __init__(self, archive: WordArchive, styles: WordStyles, sections: Sequence[SectionForm]) -> None:
        self.blocks: list[Block] = []
        self.strokes: list[Stroke] = []
        self.tables: list[TableForm] = []
        self.empty_pages: list[str] = []
        self.rendered_breaks = 0
        self._main = archive.main
        self._styles = styles
        self._sections = sections
        self._numbering = WordNumbering(archive)
        self._enders = {id(each): place for place, each in enumerate(section_elements(archive.main))}
        self._section = 0
        self._grids = 0
        self._former: tuple[Properties, Area] | None = None
        self._pending_break = 0

    def read(self) -> None:
        """Everything under ``w:body``."""
        body = self._main.find(f"{W}body")
        if body is not None:
            self._children(body, self._page_area())

    def _page_area(self) -> Area:
        form = self._sections[min(self._section, len(self._sections) - 1)]
        return Area(form.left or 0.0, form.width - (form.right or 0.0))

    def _children(self, parent: Element, area: Area) -> None:
        for child in parent:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            here = area if area.grid or area.table or area.floating else self._page_area()
            if tag == "p":
                self._paragraph(child, here)
            elif tag == "tbl":
                self._table(child, here)
            elif tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                self._children(child, here)

    # Paragraphs

    def _paragraph(self, element: Element, area: Area) -> None:
        direct = element.find(f"{W}pPr")
        values, letters = self._styles.paragraph(direct, area.table_style)
        own = {key: v for key, v in paragraph_properties(direct).items() if key in ("left", "right", "first")}
        values = {**values, **self._numbering.indents(values), **own}
        content = content_of(element, letters, self._styles)
        label = self._numbering.label(values)
        pieces = self._labelled(label, content, self._styles.face(letters)) if content.text.strip() else []
        self._note_breaks(content, values, area)
        first = len(self.blocks) + 1
        for line, line_area, line_values in lines_of(pieces, values, area):
            self._add(line, line_values, line_area)
        if not pieces:
            self._add([Piece("", self._styles.face(letters))], values, area)
        self._former = (values, area)
        self._note_lines(content, values, area, first)
        for box, frame in content.boxes:
            self._children(box, self._box_area(area, frame))
        self._end_section(direct)

    def _labelled(self, label: str, content: ParagraphContent, face: Face) -> list[Piece]:
        own = content.pieces[0].face if content.pieces else face
        return [Piece(label, own), *content.pieces] if label else list(content.pieces)

    def _box_area(self, area: Area, frame: DrawnLine) -> Area:
        """A text box: in the half of the page its middle lies in."""
        page = self._page_area()
        start = self._line_start(frame, area)
        x0 = page.x0 if start is None else start
        x1 = x0 + (frame.length or page.x1 - x0)
        zone: Zone = "left" if (x0 + x1) / 2 < (page.x0 + page.x1) / 2 else "right"
        return Area(x0, x1, zone=zone, grid=area.grid, floating=True)

    def _end_section(self, direct: Element | None) -> None:
        ender = None if direct is None else direct.find(f"{W}sectPr")
        if ender is not None:
            self._section = self._enders.get(id(ender), self._section) + 1
            self._former = None

    def _add(self, pieces: Sequence[Piece], values: Properties, area: Area) -> None:
        """One block, set in its area."""
        text = "".join(piece.text for piece in pieces)
        size = max((piece.face.size for piece in pieces if piece.text.strip()), default=pieces[0].face.size)
        widths = _widths(pieces, values, area)
        x0, x1 = _extent(values, area, max(widths, default=0.0))
        self.blocks.append(
            Block(
                text=text.strip(),
                pieces=tuple(pieces),
                place=len(self.blocks) + 1,
                section=self._section,
                zone=area.zone,
                table=area.table,
                grid=area.grid,
                row=area.row,
                cell=area.cell,
                align=str(values.get("jc", "left")),
                x0=x0,
                x1=x1,
                first_indent=_first_indent(values, text),
                left_indent=float(values.get("left", 0)) * MM_PER_TWIP,
                gap=self._gap(values, area),
                pitch=_pitch(values, size),
                justified=values.get("jc") == "both",
                widths=widths,
                keeps_next=bool(values.get("keep_next")),
                widow_control=values.get("widow", True) is not False,
                floating=area.floating,
                room=area.x1 - area.x0,
            )
        )
        self._former = (values, area)

    def _gap(self, values: Properties, area: Area) -> float:
        """The larger of the former's space below and its own above, in points; none within one style if so set."""
        before = float(values.get("before", 0)) / 20
        if self._former is None or self._former[1] != area:
            return before
        former = self._former[0]
        same = former.get("style") == values.get("style")
        if same and former is not values and (values.get("contextual") or former.get("contextual")):
            return 0.0
        return max(before, float(former.get("after", 0)) / 20) if former is not values else 0.0

    # Drawn lines

    def _note_lines(self, content: ParagraphContent, values: Properties, area: Area, first: int) -> None:
        """Lines drawn at this paragraph, as borders, shapes, underscores or underlined letters."""
        last = len(self.blocks)
        left = area.x0 + float(values.get("left", 0)) * MM_PER_TWIP
        right = area.x1 - float(values.get("right", 0)) * MM_PER_TWIP
        if values.get("border_bottom") or (values.get("border_top") and not content.text.strip()):
            self._stroke(right - left, left, last, area)
        elif values.get("border_top"):
            self._stroke(right - left, left, first - 1, area)
        for line in content.lines:
            self._stroke(line.length, self._line_start(line, area), last, area)
        for block in self.blocks[first - 1 : last]:
            if _is_underscores(block.text) or (block.faces and all(face.underline for face in block.faces)):
                self._stroke(max(block.widths, default=0.0), block.x0, block.place, area)

    def _line_start(self, line: DrawnLine, area: Area) -> float | None:
        if line.offset is None:
            return None
        starts = {"page": 0.0, "margin": self._page_area().x0}
        return starts.get(line.frame, area.x0) + line.offset

    def _stroke(self, length: float, x0: float | None, after: int, area: Area) -> None:
        zone = area.zone
        if zone == "full" and x0 is not None:
            page = self._page_area()
            off = x0 + length / 2 - (page.x0 + page.x1) / 2
            zone = "full" if abs(off) < 12 else ("left" if off < 0 else "right")
        self.strokes.append(Stroke(length=length, x0=x0, after=after, zone=zone, section=self._section))

    # Page breaks

    def _note_breaks(self, content: ParagraphContent, values: Properties, area: Area) -> None:
        """Two page breaks with nothing between them leave a page empty."""
        self.rendered_breaks += content.rendered_breaks
        if area.grid or area.table:
            self._pending_break = 0
            return
        breaks = content.page_breaks + (1 if values.get("page_break") else 0)
        if breaks and self._pending_break + breaks > 1 and not content.text.strip():
            self.empty_pages.append(f"Sau đoạn {len(self.blocks)}")
        if content.text.strip():
            self._pending_break = 1 if content.page_breaks else 0
        else:
            self._pending_break += breaks

    # Tables

    def _table(self, element: Element, area: Area) -> None:
        grid = is_grid(element, self._styles)
        self._grids += 1
        self._pending_break = 0
        number = self._grids
        style = table_style_of(element)
        edges = table_frame(element, area.x0, area.x1)
        rows: list[tuple[str, ...]] = []
        for row_number, row in enumerate(element.iterfind(f"{W}tr"), start=1):
            start = len(self.blocks)
            for cell_number, (cell, x0, x1) in enumerate(_cells(row, edges), start=1):
                inner = _cell_area(area, number, x0, x1, (row_number, cell_number), grid=grid, middle=_middle(edges))
                self._former = None
                before = len(self.blocks)
                self._children(cell, replace(inner, table_style=style))
                self._note_cell_lines(cell, inner, before, grid=grid)
            rows.append(_row_texts(self.blocks[start:]))
        self._former = None
        if not grid:
            self.tables.append(_table_form(element, number, self._section, rows, edges))

    def _note_cell_lines(self, cell: Element, area: Area, before: int, *, grid: bool) -> None:
        """A border of one cell of a letterhead serves as its line."""
        if not grid:
            return
        top, bottom = visible_sides(cell)
        if bottom or (top and not any(block.text for block in self.blocks[before:])):
            self._stroke(area.x1 - area.x0, area.x0, len(self.blocks), area)


def _is_underscores(text: str) -> bool:
    """Whether a line of text is meant as a drawn line."""
    return bool(text) and set(text) <= set("_-–—")


def _cells(row: Element, edges: Sequence[float]) -> Iterator[tuple[Element, float, float]]:
    """The cells of a row with their left and right edges."""
    place = 0
    for cell in row.iter(f"{W}tc"):
        if cell.getparent() is not row and cell.getparent().tag != f"{W}sdtContent":
            continue
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        wide = int(span.get(f"{W}val", "1")) if span is not None and str(span.get(f"{W}val")).isdigit() else 1
        last = min(place + wide, len(edges) - 1)
        yield cell, edges[min(place, len(edges) - 1)], edges[last]
        place += wide


def _cell_area(
    area: Area, number: int, x0: float, x1: float, place: tuple[int, int], *, grid: bool, middle: float | None
) -> Area:
    """The area of a cell; a letterhead's cells are halves of the page, a ruled table's are not."""
    if not grid:
        return Area(x0, x1, zone=area.zone, table=number, grid=0, row=place[0], cell=place[1])
    alone = middle is None
    middle = x1 if middle is None else middle
    whole = x0 < middle - 20 and x1 > middle + 40 and area.zone == "full"
    zone: Zone = "full" if whole else ("left" if (x0 + x1) / 2 < middle else "right")
    if area.zone != "full" or alone:
        zone = area.zone
    return Area(x0, x1, zone=zone, table=0, grid=area.grid or number, row=place[0], cell=place[1])


def _middle(edges: Sequence[float]) -> float | None:
    """Where the left half ends: the middle of the table, or its one inner edge; None if it has no halves."""
    if len(edges) < 3:
        return None
    return edges[1] if len(edges) == 3 else (edges[0] + edges[-1]) / 2


def _row_texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    cells: dict[int, list[str]] = {}
    for block in blocks:
        cells.setdefault(block.cell, []).append(block.text)
    return tuple(" ".join(text for text in cells[cell] if text) for cell in sorted(cells))


def _table_form(
    element: Element, number: int, section: int, rows: Sequence[tuple[str, ...]], edges: Sequence[float]
) -> TableForm:
    trs = list(element.iterfind(f"{W}tr"))
    return TableForm(
        number=number,
        section=section,
        rows=tuple(rows),
        x0=edges[0],
        x1=edges[-1],
        repeats_header=bool(trs) and trs[0].find(f"{W}trPr/{W}tblHeader") is not None,
        keeps_rows=all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in trs),
        where=f"Bảng có {len(trs)} hàng, hàng đầu “{' | '.join(rows[0])[:50] if rows else ''}”",
    )


def _widths(pieces: Sequence[Piece], values: Properties, area: Area) -> tuple[float, ...]:
    """The lengths of its lines in mm; of a long text only that it has several as long as they can be."""
    room = area.x1 - area.x0 - (float(values.get("left", 0)) + float(values.get("right", 0))) * MM_PER_TWIP
    room = max(room, 5.0)
    if sum(len(piece.text) for piece in pieces) > _LONG:
        return (room, room)
    size = max((piece.face.size for piece in pieces), default=14.0) or 14.0
    text = [Span(piece.text, piece.face.bold, piece.face.italic) for piece in pieces]
    text = [span for span in text if span.text]
    if not text or not any(span.text.strip() for span in text):
        return ()
    text[0] = text[0]._replace(text=text[0].text.lstrip())
    measure = table_measure(size)
    points = room / MM_PER_POINT
    first = points - float(values.get("first", 0)) / 20
    whole = line_width(text, measure)
    if whole < min(first, points):
        return (whole * MM_PER_POINT,)
    return tuple(line_width(line, measure) * MM_PER_POINT for line in break_lines(text, first, points, measure))


def _extent(values: Properties, area: Area, width: float) -> tuple[float, float]:
    """From where to where its letters reach, in mm."""
    left = area.x0 + float(values.get("left", 0)) * MM_PER_TWIP
    right = area.x1 - float(values.get("right", 0)) * MM_PER_TWIP
    match values.get("jc"):
        case "center":
            middle = (left + right + float(values.get("first", 0)) * MM_PER_TWIP) / 2
            return middle - width / 2, middle + width / 2
        case "right":
            return right - width, right
        case _:
            start = left + float(values.get("first", 0)) * MM_PER_TWIP
            return start, start + width


def _first_indent(values: Properties, text: str) -> float:
    """How far the first line begins right of the text's edge, in mm; a tab in front counts as one."""
    indent = (float(values.get("left", 0)) + float(values.get("first", 0))) * MM_PER_TWIP
    if text.startswith("\t") and indent < 1:
        stops = values.get("tabs") or [(720.0, "left")]
        return float(stops[0][0]) * MM_PER_TWIP
    return indent


def _pitch(values: Properties, size: float) -> float:
    """The line spacing as a multiple of single lines of those letters."""
    line = float(values.get("line", 240))
    if values.get("rule", "auto") == "auto":
        return line / 240
    pitch = line / 20 / (_SINGLE_LINE * (size or 14.0))
    return pitch if values.get("rule") == "exact" else max(pitch, 1.0)
