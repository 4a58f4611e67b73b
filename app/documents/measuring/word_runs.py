"""The letters, fields, drawn lines and text boxes of one DOCX paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.measuring.docx_archive import Element
from app.documents.measuring.form import Face, Piece
from app.documents.measuring.word_styles import Properties, W, WordStyles, number

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_MM = 36_000
_MM_PER_POINT = 25.4 / 72
_PLAIN_SIGNS = {"noBreakHyphen": "-", "softHyphen": "", "cr": "\n", "tab": "\t", "ptab": "\t"}
_LINE_SHAPES = ("line", "straightConnector1")
_SKIPPED = ("del", "moveFrom", "pPr", "rPr", "txbxContent")
_HALF_RAISED = 0.65  # Word draws superscript letters at about two thirds of their size.


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line or box drawn at a paragraph: its width in mm, and where it begins from ``frame`` (None = unknown)."""

    length: float
    offset: float | None = None
    frame: str = ""


@dataclass
class ParagraphContent:
    """What a paragraph holds, in order: letters with tabs and breaks, and what floats at it."""

    pieces: list[Piece] = field(default_factory=list[Piece])
    lines: list[DrawnLine] = field(default_factory=list[DrawnLine])
    boxes: list[tuple[Element, DrawnLine]] = field(default_factory=list[tuple[Element, DrawnLine]])
    page_field: Face | None = None
    before_field: str = ""
    page_breaks: int = 0
    rendered_breaks: int = 0

    @property
    def text(self) -> str:
        """All letters."""
        return "".join(piece.text for piece in self.pieces)


def content_of(paragraph: Element, inherited: Properties, styles: WordStyles) -> ParagraphContent:
    """The content of a ``w:p`` whose runs inherit those values."""
    content = ParagraphContent()
    _Walk(content, inherited, styles).children(paragraph)
    return content


class _Walk:
    """One paragraph's elements in order, with the state of its fields."""

    def __init__(self, content: ParagraphContent, inherited: Properties, styles: WordStyles) -> None:
        self._content = content
        self._inherited = inherited
        self._styles = styles
        self._in_instruction = False
        self._instruction = ""

    def children(self, parent: Element) -> None:
        """Runs, and whatever may wrap them; deleted text is left out."""
        for child in parent:
            tag = _local(child)
            if tag == "r":
                self._run(child)
            elif tag == "fldSimple":
                if "PAGE" in str(child.get(f"{W}instr", "")).split():
                    self._page_field(child.find(f"{W}r"))
                self.children(child)
            elif tag == "AlternateContent":
                self._alternative(child)
            elif tag and tag not in _SKIPPED:
                self.children(child)

    def _run(self, run: Element) -> None:
        values = self._styles.run(self._inherited, run.find(f"{W}rPr"))
        if values.get("vanish"):
            return
        for child in run:
            self._part(child, run, values)

    def _part(self, child: Element, run: Element, values: Properties) -> None:
        tag = _local(child)
        if tag == "t":
            self._text(str(child.text or ""), values)
        elif tag in _PLAIN_SIGNS:
            self._text(_PLAIN_SIGNS[tag], values)
        elif tag == "br":
            self._break(child, values)
        elif tag == "lastRenderedPageBreak":
            self._content.rendered_breaks += 1
        elif tag == "fldChar":
            self._field(str(child.get(f"{W}fldCharType")), run)
        elif tag == "instrText":
            self._instruction += str(child.text or "")
        elif tag in ("drawing", "pict"):
            self._drawing(child)
        elif tag == "AlternateContent":
            self._alternative(child)

    def _text(self, text: str, values: Properties) -> None:
        if self._in_instruction or not text:
            return
        face = self._styles.face(values)
        if values.get("vertAlign") == "superscript":
            face = Face(
                font=face.font,
                size=face.size * _HALF_RAISED,
                bold=face.bold,
                italic=face.italic,
                underline=face.underline,
                colour=face.colour,
            )
        self._content.pieces.append(Piece(text.upper() if values.get("caps") else text, face))

    def _break(self, child: Element, values: Properties) -> None:
        if child.get(f"{W}type") == "page":
            self._content.page_breaks += 1
        else:
            self._text("\n", values)

    def _field(self, kind: str, run: Element) -> None:
        """A field's instruction is no text; what it shows is."""
        if kind == "begin":
            self._in_instruction, self._instruction = True, ""
        else:
            if self._in_instruction and "PAGE" in self._instruction.split():
                self._page_field(run)
            self._in_instruction = False

    def _page_field(self, run: Element | None) -> None:
        element = None if run is None else run.find(f"{W}rPr")
        self._content.page_field = self._styles.face(self._styles.run(self._inherited, element))
        self._content.before_field = self._content.text

    def _alternative(self, element: Element) -> None:
        """The newer of two ways to say the same."""
        choice = element.find(f"{_MC}Choice")
        chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
        for child in () if chosen is None else chosen:
            if _local(child) in ("drawing", "pict"):
                self._drawing(child)
            elif _local(child) == "r":
                self._run(child)

    def _drawing(self, drawing: Element) -> None:
        self._content.lines.extend(_drawn_lines(drawing))
        frame = next(_anchors(drawing), DrawnLine(0.0))
        for box in drawing.iter(f"{W}txbxContent"):
            self._content.boxes.append((box, frame))


def _drawn_lines(drawing: Element) -> Iterator[DrawnLine]:
    """Straight lines, as DrawingML and as VML write them."""
    shapes = {str(each.get("prst")) for each in drawing.iter(f"{_A}prstGeom")}
    if shapes & set(_LINE_SHAPES):
        yield from _anchors(drawing)
    for line in drawing.iter(f"{_V}line"):
        yield _vml_line(line)
    for shape in drawing.iter(f"{_V}shape"):
        if str(shape.get("type", "")).endswith("_x0000_t32"):
            yield _vml_shape(shape)


def _anchors(drawing: Element) -> Iterator[DrawnLine]:
    """The frames of a drawing: how wide, and where they begin."""
    for anchor in drawing:
        extent = anchor.find(f"{_WP}extent")
        if extent is None:
            continue
        position = anchor.find(f"{_WP}positionH")
        offset, frame = None, ""
        if position is not None:
            frame = str(position.get("relativeFrom", ""))
            moved = position.find(f"{_WP}posOffset")
            offset = None if moved is None else number(moved.text) / _EMU_PER_MM
        yield DrawnLine(number(extent.get("cx")) / _EMU_PER_MM, offset, frame)


def _vml_line(line: Element) -> DrawnLine:
    start, end = (_points(str(line.get(name, "0,0")).split(",")[0]) for name in ("from", "to"))
    return DrawnLine(abs(end - start) * _MM_PER_POINT, min(start, end) * _MM_PER_POINT, "column")


def _vml_shape(shape: Element) -> DrawnLine:
    style = dict(part.split(":", 1) for part in str(shape.get("style", "")).split(";") if ":" in part)
    width = _points(style.get("width", "0"))
    left = style.get("margin-left")
    return DrawnLine(width * _MM_PER_POINT, None if left is None else _points(left) * _MM_PER_POINT, "column")


def _points(text: str) -> float:
    """A VML length in points; bare figures are points too."""
    found = re.match(r"\s*(-?\d*\.?\d+)\s*(pt|in|cm|mm|px)?", text)
    factors = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, None: 1.0}
    return float(found[1]) * factors[found[2]] if found else 0.0


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
