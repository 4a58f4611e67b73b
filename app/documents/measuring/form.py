"""A paper as it was measured: the same neutral form for a DOCX and for a PDF.

Places count in millimetres from the left edge of the paper, gaps and letter sizes in points. None means that
this format does not tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Source = Literal["docx", "pdf"]
Zone = Literal["left", "right", "full"]

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How letters look. ``colour`` is six hex digits, "" for black."""

    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of letters on a PDF page; ``baseline`` in mm from the top edge."""

    text: str
    x0: float
    x1: float
    baseline: float
    page: int
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or one line of a letterhead or signature.

    ``place`` is its place in the file's order. ``table`` is the number of the ruled table it stands in, ``grid``
    that of the borderless one (0 = none). ``gap`` is the free space above it, ``pitch`` its line spacing as a
    multiple of single. ``widths`` are the lengths of its lines, set without stretching; ``room`` is the width of
    the cell or text it is set in.
    """

    text: str
    pieces: tuple[Piece, ...]
    place: int
    section: int = 0
    page: int | None = None
    zone: Zone = "full"
    table: int = 0
    grid: int = 0
    row: int = 0
    cell: int = 0
    align: str = ""
    x0: float | None = None
    x1: float | None = None
    first_indent: float | None = None
    left_indent: float | None = None
    gap: float | None = None
    pitch: float | None = None
    justified: bool | None = None
    widths: tuple[float, ...] = ()
    lines: tuple[Line, ...] = ()
    keeps_next: bool | None = None
    widow_control: bool | None = None
    floating: bool = False
    room: float | None = None

    @property
    def centre(self) -> float | None:
        """The middle between its ends."""
        return None if self.x0 is None or self.x1 is None else (self.x0 + self.x1) / 2

    @property
    def where(self) -> str:
        """Where it stands, in the words an official finds it by."""
        place = f"Trang {self.page}" if self.page is not None else f"Đoạn {self.place}"
        words = self.text if len(self.text) <= 60 else f"{self.text[:57].rstrip()}…"
        return f"{place}: “{words}”"

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces of its visible letters."""
        return tuple(piece.face for piece in self.pieces if piece.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A horizontal line under the block at ``after``; ``x0`` None = only its length is known."""

    length: float
    x0: float | None = None
    after: int = 0
    zone: Zone = "full"
    section: int = 0

    @property
    def centre(self) -> float | None:
        """Its middle, if its place is known."""
        return None if self.x0 is None else self.x0 + self.length / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The page number as it is shown; ``off_centre`` is how far its middle lies from the text's, in mm."""

    face: Face
    off_centre: float | None = None
    inside_margin: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionForm:
    """A section's paper and margins in mm, and its page numbers.

    ``first_text`` is what stands in the top margin of its first page; ``shown`` are the numbers of a PDF's
    pages in order, "" where none is shown. ``margins_by_letters`` says that margins were taken from letters.
    """

    width: float
    height: float
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    numbering: Numbering | None = None
    hides_first: bool | None = None
    first_text: str = ""
    start: int | None = None
    number_format: str = "decimal"
    shown: tuple[str, ...] = ()
    first_page: int | None = None
    page_count: int | None = None
    margins_by_letters: bool = False
    breaks_page: bool = True

    @property
    def landscape(self) -> bool:
        """Whether the paper lies."""
        return self.width > self.height

    @property
    def text_centre(self) -> float:
        """The middle of the text, with legal margins where they are not known."""
        left = 30.0 if self.left is None else self.left
        right = 15.0 if self.right is None else self.right
        return (left + self.width - right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """A ruled table: the texts of its rows and how far it reaches."""

    number: int
    section: int
    rows: tuple[tuple[str, ...], ...]
    x0: float | None = None
    x1: float | None = None
    repeats_header: bool | None = None
    keeps_rows: bool | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A font of a PDF and what its file says of it."""

    name: str
    embedded: bool
    has_unicode: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBox:
    """The field of a digital signature on a page, in mm from the upper left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPaper:
    """A whole file. ``empty_pages`` are the places of pages without letters.

    ``outside`` are letters beside the flow of paragraphs: page headers, and a PDF's tables.
    """

    source: Source
    sections: tuple[SectionForm, ...]
    blocks: tuple[Block, ...]
    strokes: tuple[Stroke, ...] = ()
    tables: tuple[TableForm, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    page_count: int | None = None
    empty_pages: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    version: str = ""
    outside: tuple[Block, ...] = ()
    signature_boxes: tuple[SignatureBox, ...] = ()
    properties: dict[str, str] = field(default_factory=dict[str, str])
