"""A paper as plain data: what it says and which part each line plays, not how it looks or is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
RuleLine = Literal["none", "full", "part"]
RowKind = Literal["data", "group"]


class StyleName(StrEnum):
    """The parts a paragraph can play in a paper; ``layout.STYLES`` says how each one looks."""

    __hash__ = str.__hash__  # Enum's own is written in Python, and a long paper looks styles up 100,000 times.

    NATIONAL_TITLE = "national_title"
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    PLACE_DATE_SMALL = "place_date_small"
    DOCUMENT_TYPE = "document_type"
    SUBJECT = "subject"
    ADDRESSEE_ONLY = "addressee_only"
    ADDRESSEE_LEAD = "addressee_lead"
    ADDRESSEE = "addressee"
    LEGAL_BASIS = "legal_basis"
    BODY = "body"
    CHAPTER = "chapter"
    CHAPTER_TITLE = "chapter_title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    REFERENCE = "reference"
    CAPTION = "caption"
    CENTRED_NOTE = "centred_note"
    AUTHORITY = "authority"
    SIGNING_NOTE = "signing_note"
    SIGNER_OFFICE = "signer_office"
    SIGNER_NAME = "signer_name"
    SIGNER_NAME_BELOW = "signer_name_below"
    RECIPIENTS_TITLE = "recipients_title"
    RECIPIENTS_TITLE_BELOW = "recipients_title_below"
    RECIPIENT = "recipient"
    TABLE_HEADER = "table_header"
    TABLE_GROUP = "table_group"
    TABLE_LEFT = "table_left"
    TABLE_CENTER = "table_center"
    TABLE_RIGHT = "table_right"
    TABLE_JUSTIFY = "table_justify"
    DENSE_HEADER = "dense_header"
    DENSE_GROUP = "dense_group"
    DENSE_LEFT = "dense_left"
    DENSE_CENTER = "dense_center"
    DENSE_RIGHT = "dense_right"
    DENSE_JUSTIFY = "dense_justify"
    PAGE_NUMBER = "page_number"


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of user or program text, never markup; None for a face means "as the style says"."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One paragraph. ``rule`` draws a line below: as long as its text, or a part of it (1/3 to 1/2)."""

    style: StyleName
    runs: tuple[Run, ...]
    rule: RuleLine = "none"

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The head of page 1: the bodies on the left, Quốc hiệu and Tiêu ngữ on the right.

    The first two are printed lines in capitals. ``number`` ("Số: 05/TTr-UBND") and ``place_date``
    ("Minh Tâm, ngày 05 tháng 01 năm 2026") may both be empty: minutes and summaries have none.
    """

    issuer: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number: str = ""
    place_date: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipients:
    """Nơi nhận: the entries as printed, with their dashes and end marks."""

    entries: tuple[str, ...]
    title: str = "Nơi nhận:"


@dataclass(frozen=True, kw_only=True)
class SignatureColumn:
    """One who signs: ``authority`` lines in capitals, space to sign, then the name.

    ``note`` stands right under the authority ("(Ký, ghi rõ họ tên)"); ``office`` is printed above the name for
    another office the signer holds (ô 7b).
    """

    authority: tuple[str, ...]
    name: str
    note: str = ""
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class SignatureBlock:
    """Who signs on the right and, level with it, the recipients or a second signer on the left."""

    right: SignatureColumn
    left: Recipients | SignatureColumn | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A table column: ``width_mm`` fixed, or 0 for a ``share`` of what the fixed ones leave."""

    header: str
    width_mm: float = 0.0
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A table cell: each of ``lines`` is a paragraph of its own. ``align`` None = as the column says."""

    lines: tuple[str, ...]
    align: Align | None = None
    bold: bool | None = None
    italic: bool | None = None
    span: int = 1


@dataclass(frozen=True, kw_only=True)
class Row:
    """A table row. The spans of its cells add up to the number of columns; a group row is one whole cell."""

    cells: tuple[Cell, ...]
    kind: RowKind = "data"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A ruled table as wide as the text. ``dense`` takes 12 instead of 13 point, for seven columns or more.

    The header row repeats on every page; it is left out when no column has a header.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    dense: bool = False

    def __post_init__(self) -> None:
        """Refuse a row which does not fill the columns: that is a mistake of the builder."""
        for number, row in enumerate(self.rows, start=1):
            spanned = sum(cell.span for cell in row.cells)
            if spanned != len(self.columns):
                raise ValueError(f"row {number} spans {spanned} of {len(self.columns)} columns")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture in the middle of the page: ``content`` is a PNG without transparency, ``words`` say what it shows.

    For the user guide, which is a PDF; a DOCX shows the words instead.
    """

    content: bytes
    words: str
    width_mm: float = 160.0


Block = Paragraph | Letterhead | Table | SignatureBlock | Recipients | Picture


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part which begins on a new page and counts its own pages from 1.

    ``outline_title`` is its entry in the reader's outline ("" = the document's title). ``appendix`` tells whoever
    checks the paper that this part is attached to the one before; it looks like any other.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    outline_title: str = ""
    appendix: bool = False


@dataclass(frozen=True, kw_only=True)
class Document:
    """One paper, or several sections in one file, with what its file says about itself.

    ``made`` goes into the file as its date, Vietnam's time where it has no zone; None leaves it out, so that equal
    documents give equal bytes.
    """

    title: str
    sections: tuple[Section, ...]
    subject: str = ""
    author: str = ""
    keywords: str = ""
    language: str = "vi-VN"
    made: dt.datetime | None = None


def paragraph(style: StyleName, *parts: str | Run, rule: RuleLine = "none") -> Paragraph:
    """A paragraph of plain strings and runs."""
    runs = tuple(part if isinstance(part, Run) else Run(text=part) for part in parts)
    return Paragraph(style=style, runs=runs, rule=rule)


def row(*cells: str | Cell) -> Row:
    """A data row; a bare string is a one-line cell."""
    return Row(cells=tuple(each if isinstance(each, Cell) else Cell(lines=(each,)) for each in cells))


def group_row(text: str, columns: int) -> Row:
    """A row of one cell over all columns, such as "I. TẬP THỂ"."""
    return Row(cells=(Cell(lines=(text,), span=columns),), kind="group")
