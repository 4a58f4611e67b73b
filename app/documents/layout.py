"""Every figure of Decree 30/2020/NĐ-CP, Phụ lục I, that a paper of ours is drawn with.

Where the decree leaves a range, the figure chosen is the usual one in the middle of practice. Both writers
take their figures from here and from nowhere else. "Mục II.7" and the like are parts of Phụ lục I, Phần I.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from app.documents.metrics import text_width
from app.documents.model import Align, Column, StyleName


@dataclass(frozen=True)
class Pt:
    """A length in points (1/72 inch)."""

    value: float

    @property
    def points(self) -> float:
        """The length in points."""
        return self.value

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, as Word keeps lengths."""
        return round(self.value * 20)

    @property
    def half_points(self) -> int:
        """The length in half points, as Word keeps letter sizes."""
        return round(self.value * 2)

    @property
    def eighths(self) -> int:
        """The length in eighths of a point, as Word keeps the width of lines."""
        return round(self.value * 8)


@dataclass(frozen=True)
class Mm:
    """A length in millimetres."""

    value: float

    @property
    def points(self) -> float:
        """The length in points."""
        return self.value * 72 / 25.4

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, as Word keeps lengths."""
        return round(self.points * 20)


Length = Mm | Pt

FONT_NAME = "Times New Roman"  # Mục I.4; the PDF embeds Tinos, which has the same widths.

PAPER_WIDTH, PAPER_HEIGHT = Mm(210), Mm(297)  # Mục I.1: A4 for every kind of document.
MARGIN_TOP, MARGIN_BOTTOM = Mm(20), Mm(20)  # Mục I.3: 20 to 25 mm.
MARGIN_LEFT, MARGIN_RIGHT = Mm(30), Mm(15)  # Mục I.3: 30 to 35 mm, 15 to 20 mm.
PAGE_NUMBER_DISTANCE = Mm(10)  # Mục I.7: inside the top margin; 10 mm from the edge as in the templates.

SIZE_BODY = Pt(14)  # Mục II.6: 13 to 14.
SIZE_SMALL = Pt(13)  # The lower legal size of everything that may be 13 or 14.
SIZE_DENSE = Pt(12)  # Tables of many columns: the decree gives no size.

FIRST_LINE_INDENT = Mm(12.7)  # Mục II.6: 1 cm or 1.27 cm.
PARAGRAPH_GAP = Pt(6)  # Mục II.6: at least 6 pt.
LINE_SPACING = 1.0  # Mục II.6: single to one and a half.
TITLE_GAP = Pt(18)  # Between the head of the page and the document's type; free.
SECTION_GAP = Pt(12)  # Before Kính gửi and before the signature block; free.
SIGNATURE_SPACE = Mm(30)  # Between position and name (ô 7c): none given; a seal and a signature image fit.

RULE_WIDTH = Pt(0.75)  # Lines under Tiêu ngữ, issuer and subject (Mục II.1, II.2, II.5).
RULE_GAP = Pt(3)  # From the text to its line.
RULE_FOOT = Pt(2)  # Height of the line's own paragraph below the line.
RULE_PART_LEAST, RULE_PART_MOST = 1 / 3, 1 / 2  # Of the text line above (Mục II.2, II.5).

# The head of page 1: two columns (Mục IV, sơ đồ bố trí); Quốc hiệu of 13 pt is 95.7 mm long.
ISSUER_COLUMN, ISSUER_COLUMN_WIDEST = Mm(62), Mm(68)
SIGNATURE_LEFT_SHARE = 0.45  # ô 9b beside ô 7: the signer stands in the right half.

ADDRESSEE_INDENT = Mm(25)  # "Kính gửi" of several addressees (ô 9a).
SUBJECT_INDENT = Mm(12)  # Keeps the subject (trích yếu) off both margins.

# Tables: the decree gives no figures.
CELL_PADDING_SIDE = Mm(1.5)
CELL_PADDING_TOP = CELL_PADDING_BOTTOM = Pt(2)
TABLE_BORDER = Pt(0.5)
TABLE_GAP = Pt(6)
MINIMUM_COLUMN = Mm(10)
TAIL_HEIGHT = Pt(1)  # The paragraph DOCX wants behind a table.

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # Quốc hiệu, Mục II.1.
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # Tiêu ngữ, Mục II.1: hyphens with a space on either side.
ADDRESSEE_WORD = "Kính gửi"

ZERO = Pt(0)
DASH_WIDTH = Pt(text_width("- ", SIZE_BODY.points))
# The dashes of several addressees stand under the colon of "Kính gửi:" (Mục II.9).
ADDRESSEE_LIST_LEFT = Pt(ADDRESSEE_INDENT.points + text_width(ADDRESSEE_WORD, SIZE_BODY.points) + DASH_WIDTH.points)


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one part of a paper looks.

    ``name`` is what Word shows in its list of styles; it takes no comma. ``hanging`` moves the first line left
    of ``left``. Gaps stand only before a paragraph: Word and other programs differ in how they join two gaps.
    ``balanced`` narrows a text of several lines so that they are about equally long. ``outline`` is the level in
    Word's navigation pane, 0 at the top.
    """

    name: str
    size: Pt = SIZE_BODY
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first_line: Length = ZERO
    left: Length = ZERO
    right: Length = ZERO
    hanging: Length = ZERO
    before: Length = ZERO
    keep_next: bool = False
    balanced: bool = False
    outline: int | None = None


def _table_styles(prefix: str, suffix: str, size: Pt) -> dict[StyleName, Style]:
    """The styles inside a table (the decree gives none): header, name of a group, four alignments."""
    aligned: dict[Align, str] = {
        "left": "chữ trong bảng",
        "center": "chữ giữa ô",
        "right": "số trong bảng",
        "justify": "chữ đều hai bên",
    }
    styles = {
        StyleName(f"{prefix}_{align}"): Style(name=f"{name.capitalize()}{suffix}", size=size, align=align)
        for align, name in aligned.items()
    }
    header = Style(name=f"Tiêu đề cột{suffix}", size=size, bold=True, align="center", keep_next=True)
    group = Style(name=f"Tên nhóm{suffix}", size=size, bold=True, keep_next=True)
    return {**styles, StyleName(f"{prefix}_header"): header, StyleName(f"{prefix}_group"): group}


STYLES: Mapping[StyleName, Style] = MappingProxyType(
    {
        # Mục II.1: Quốc hiệu 12 to 13 bold, Tiêu ngữ 13 to 14 bold, single lines.
        StyleName.NATIONAL_TITLE: Style(name="Quốc hiệu", size=SIZE_SMALL, bold=True, align="center"),
        StyleName.MOTTO: Style(name="Tiêu ngữ", bold=True, align="center"),
        # Mục II.2: 12 to 13 capitals, the body above not bold, the issuer bold.
        StyleName.SUPERIOR: Style(name="Cơ quan chủ quản", size=SIZE_SMALL, align="center", balanced=True),
        StyleName.ISSUER: Style(name="Cơ quan ban hành", size=SIZE_SMALL, bold=True, align="center", balanced=True),
        # Mục II.3: 13 upright. Mục II.4: 13 to 14 italic; the small one is for long names of places.
        StyleName.NUMBER: Style(name="Số và ký hiệu", size=SIZE_SMALL, align="center", before=PARAGRAPH_GAP),
        StyleName.PLACE_DATE: Style(name="Địa danh và ngày tháng", italic=True, align="center", before=PARAGRAPH_GAP),
        StyleName.PLACE_DATE_SMALL: Style(
            name="Địa danh và ngày tháng (nhỏ)",
            size=SIZE_SMALL,
            italic=True,
            align="center",
            before=PARAGRAPH_GAP,
            balanced=True,
        ),
        # Mục II.5: 13 to 14 bold, centred.
        StyleName.DOCUMENT_TYPE: Style(
            name="Tên loại văn bản", bold=True, align="center", before=TITLE_GAP, keep_next=True, outline=0
        ),
        StyleName.SUBJECT: Style(
            name="Trích yếu",
            bold=True,
            align="center",
            left=SUBJECT_INDENT,
            right=SUBJECT_INDENT,
            keep_next=True,
            balanced=True,
        ),
        # Mục II.9: 13 to 14 upright; several addressees one a line, dashes in line under the colon.
        StyleName.ADDRESSEE_ONLY: Style(name="Kính gửi", align="center", before=SECTION_GAP, balanced=True),
        StyleName.ADDRESSEE_LEAD: Style(
            name="Kính gửi (nhiều nơi)", left=ADDRESSEE_INDENT, before=SECTION_GAP, keep_next=True
        ),
        StyleName.ADDRESSEE: Style(
            name="Nơi kính gửi", left=ADDRESSEE_LIST_LEFT, hanging=DASH_WIDTH, before=PARAGRAPH_GAP
        ),
        # Mục II.6.
        StyleName.LEGAL_BASIS: Style(
            name="Căn cứ", italic=True, align="justify", first_line=FIRST_LINE_INDENT, before=PARAGRAPH_GAP
        ),
        StyleName.BODY: Style(name="Nội dung", align="justify", first_line=FIRST_LINE_INDENT, before=PARAGRAPH_GAP),
        StyleName.CHAPTER: Style(
            name="Phần và chương", bold=True, align="center", before=PARAGRAPH_GAP, keep_next=True, outline=1
        ),
        StyleName.CHAPTER_TITLE: Style(
            name="Tiêu đề phần và chương", bold=True, align="center", keep_next=True, balanced=True
        ),
        StyleName.HEADING: Style(
            name="Mục I",
            bold=True,
            align="justify",
            first_line=FIRST_LINE_INDENT,
            before=PARAGRAPH_GAP,
            keep_next=True,
            outline=1,
        ),
        StyleName.SUBHEADING: Style(
            name="Khoản có tiêu đề",
            bold=True,
            align="justify",
            first_line=FIRST_LINE_INDENT,
            before=PARAGRAPH_GAP,
            keep_next=True,
            outline=2,
        ),
        # Mục III.1: "Phụ lục" 14 bold, its title 13 to 14 bold capitals, the reference 13 to 14 italic.
        StyleName.APPENDIX: Style(name="Phụ lục", bold=True, align="center", keep_next=True, outline=0),
        StyleName.APPENDIX_TITLE: Style(
            name="Tiêu đề phụ lục", bold=True, align="center", keep_next=True, balanced=True
        ),
        StyleName.REFERENCE: Style(
            name="Kèm theo", size=SIZE_SMALL, italic=True, align="center", keep_next=True, balanced=True
        ),
        StyleName.CAPTION: Style(
            name="Tên bảng", bold=True, align="center", before=PARAGRAPH_GAP, keep_next=True, balanced=True
        ),
        StyleName.CENTRED_NOTE: Style(
            name="Ghi chú giữa dòng", size=SIZE_SMALL, italic=True, align="center", before=PARAGRAPH_GAP
        ),
        # Mục II.7: 13 to 14 bold, the authority in capitals.
        StyleName.AUTHORITY: Style(name="Quyền hạn và chức vụ", bold=True, align="center", balanced=True),
        StyleName.SIGNING_NOTE: Style(name="Chỉ dẫn ký", size=SIZE_SMALL, italic=True, align="center"),
        StyleName.SIGNER_OFFICE: Style(
            name="Chức vụ khác",
            bold=True,
            align="center",
            before=SIGNATURE_SPACE,
            balanced=True,
        ),
        StyleName.SIGNER_NAME: Style(name="Họ tên người ký", bold=True, align="center", before=SIGNATURE_SPACE),
        StyleName.SIGNER_NAME_BELOW: Style(name="Họ tên dưới chức vụ khác", bold=True, align="center"),
        # Mục II.9: "Nơi nhận" 12 bold italic, its entries 11 upright.
        StyleName.RECIPIENTS_TITLE: Style(name="Nơi nhận", size=Pt(12), bold=True, italic=True, keep_next=True),
        StyleName.RECIPIENTS_TITLE_BELOW: Style(
            name="Nơi nhận (dưới chữ ký)", size=Pt(12), bold=True, italic=True, before=SECTION_GAP, keep_next=True
        ),
        StyleName.RECIPIENT: Style(name="Mục nơi nhận", size=Pt(11)),
        # Mục I.7: 13 to 14 upright, centred.
        StyleName.PAGE_NUMBER: Style(name="Số trang", align="center"),
        **_table_styles("table", "", SIZE_SMALL),
        **_table_styles("dense", " (nhỏ)", SIZE_DENSE),
    }
)


@dataclass(frozen=True, kw_only=True)
class PageGeometry:
    """A page and its margins, in twips."""

    width: int
    height: int
    top: int = MARGIN_TOP.twips
    bottom: int = MARGIN_BOTTOM.twips
    left: int = MARGIN_LEFT.twips
    right: int = MARGIN_RIGHT.twips

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT = PageGeometry(width=PAPER_WIDTH.twips, height=PAPER_HEIGHT.twips)
LANDSCAPE = PageGeometry(width=PAPER_HEIGHT.twips, height=PAPER_WIDTH.twips)


def page_geometry(*, landscape: bool) -> PageGeometry:
    """The page of a section: the same margins on the sides of the same name, lying or standing."""
    return LANDSCAPE if landscape else PORTRAIT


def column_widths(columns: tuple[Column, ...], text_width: int) -> tuple[int, ...]:
    """The widths of a table's columns in twips: together exactly the text width.

    Fixed columns take what they ask for, the others share the rest; if there are only fixed ones, or they ask
    for too much, all are scaled to fit.
    """
    fixed = [Mm(column.width_mm).twips for column in columns]
    rest = text_width - sum(fixed)
    shares = [0.0 if column.width_mm else column.share for column in columns]
    if sum(shares) > 0 and rest > 0:
        wanted = [width + rest * share / sum(shares) for width, share in zip(fixed, shares, strict=True)]
    else:
        wanted = [float(width or MINIMUM_COLUMN.twips) for width in fixed]
    return _rounded(wanted, text_width)


def _rounded(wanted: list[float], total: int) -> tuple[int, ...]:
    """Whole twips in the proportions ``wanted`` whose sum is ``total``."""
    scale = total / sum(wanted)
    edges = [0]
    for width in wanted:
        edges.append(edges[-1] + round(width * scale))
    edges[-1] = total
    return tuple(right - left for left, right in pairwise(edges))
