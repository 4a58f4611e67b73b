"""A Document as a DOCX file: named styles, real page number fields, one section for each part.

Line breaks are left to the program that shows the file. LibreOffice breaks lines as our PDF does; Word may set
a justified line a little tighter than both and so take one word more on it.
"""

from __future__ import annotations

from functools import lru_cache

from app.documents import docx_xml as xml
from app.documents import layout
from app.documents.docx_package import package
from app.documents.docx_styles import font_table_part, settings_part, styles_part
from app.documents.docx_xml import w
from app.documents.flow import (
    Arranged,
    CellItems,
    GridItem,
    Item,
    PictureItem,
    RuleItem,
    TableItem,
    TableRow,
    TailItem,
    TextItem,
    arranged,
)
from app.documents.layout import PageGeometry, page_geometry
from app.documents.lines import Span
from app.documents.model import Document, StyleName

_ROW = w("trPr", w("cantSplit"))
_HEADER_ROW = w("trPr", w("cantSplit"), w("tblHeader"))
_PAGE_HEADER, _FIRST_HEADER = "rId1", "rId2"


def docx_bytes(document: Document, parts: Arranged | None = None) -> bytes:
    """The whole file. Equal documents give equal bytes. ``parts`` spares arranging the document once more."""
    beside = {
        "header1.xml": _header(_page_field()),
        "header2.xml": _header(""),
        "styles.xml": styles_part(document.language),
        "settings.xml": settings_part(document.language),
        "fontTable.xml": font_table_part(),
    }
    return package(document, _main_part(document, parts or arranged(document)), beside)


def _main_part(document: Document, parts: Arranged) -> bytes:
    """word/document.xml: the sections one after another; all but the last end in a paragraph's properties."""
    body: list[str] = []
    last = len(document.sections)
    for number, (section, arranged_items) in enumerate(zip(document.sections, parts, strict=True), start=1):
        items = arranged_items or (TailItem(),)
        properties = _section_properties(page_geometry(landscape=section.landscape))
        body.extend([_item(item) for item in items[:-1]])
        body.append(_item(items[-1], "" if number == last else properties))
        if number == last:
            body.append(properties)
    return xml.root("document", w("body", *body))


def _item(item: Item, section: str = "") -> str:
    """One item of the flow; only a paragraph can carry the end of a section."""
    match item:
        case TextItem():
            return xml.paragraph(item, section)
        case RuleItem():
            return xml.rule(item, section)
        case TailItem():
            return xml.tail(item, section)
        case GridItem():
            return _grid(item)
        case TableItem():
            return _table(item)
        case PictureItem():
            return xml.paragraph(TextItem(style=StyleName.CENTRED_NOTE, spans=(Span(f"[{item.words}]"),)), section)


@lru_cache(maxsize=16)
def _grid(item: GridItem) -> str:
    """A borderless table whose rows stay whole; the first row carries the free space above it."""
    rows: list[str] = []
    gap = w("tcMar", w("top", w=item.before, type="dxa")) if item.before else ""
    for number, row in enumerate(item.rows, start=1):
        keep = item.keep_next and number == len(item.rows)
        cells = (xml.cell(_kept(items, keep=keep), width, gap) for items, width in zip(row, item.widths, strict=True))
        rows.append(w("tr", w("trPr", w("cantSplit")), *cells))
        gap = ""
    return w("tbl", _table_properties(xml.GRID_STYLE, item.widths), _grid_columns(item.widths), *rows)


def _table(item: TableItem) -> str:
    """A ruled table of fixed column widths whose header row is repeated."""
    header = [_row(item.header, item.widths, header=True)] if item.header else []
    rows = [_row(row, item.widths) for row in item.rows]
    return w("tbl", _table_properties(xml.TABLE_STYLE, item.widths), _grid_columns(item.widths), *header, *rows)


def _row(row: TableRow, widths: tuple[int, ...], *, header: bool = False) -> str:
    """A row that does not break over pages."""
    cells: list[str] = []
    start = 0
    for cell in row.cells:
        properties = (w("gridSpan", val=cell.span),) if cell.span > 1 else ()
        if header:
            properties = (*properties, w("vAlign", val="center"))
        width = sum(widths[start : start + cell.span])
        cells.append(xml.cell(_kept(cell.items, keep=row.keep_next), width, *properties))
        start += cell.span
    return f"<w:tr>{_HEADER_ROW if header else _ROW}{''.join(cells)}</w:tr>"


def _kept(items: CellItems, *, keep: bool) -> CellItems:
    """The paragraphs of a cell, held on the page of what follows the row if ``keep``."""
    return tuple([item._replace(keep_next=True) for item in items]) if keep else items


def _table_properties(style: str, widths: tuple[int, ...]) -> str:
    return w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0000"),
    )


def _grid_columns(widths: tuple[int, ...]) -> str:
    return w("tblGrid", *(w("gridCol", w=width) for width in widths))


@lru_cache(maxsize=4)
def _section_properties(page: PageGeometry) -> str:
    """A section on its own page: A4, legal margins, numbers from 1, none on its first page (Mục I.7)."""
    size = {"w": page.width, "h": page.height}
    orientation = {"orient": "landscape"} if page.width > page.height else {}
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return w(
        "sectPr",
        _header_reference("default", _PAGE_HEADER),
        _header_reference("first", _FIRST_HEADER),
        w("type", val="nextPage"),
        w("pgSz", **size, **orientation),
        w("pgMar", **margins, header=layout.PAGE_NUMBER_DISTANCE.twips, footer=page.bottom // 2, gutter=0),
        w("pgNumType", fmt="decimal", start=1),
        w("cols", space=720),
        w("titlePg"),
    )


def _header_reference(kind: str, relation: str) -> str:
    return f'<w:headerReference w:type="{kind}" r:id="{relation}"/>'


def _header(content: str) -> bytes:
    """A header of one centred paragraph."""
    style = w("pPr", w("pStyle", val=xml.style_id(StyleName.PAGE_NUMBER)))
    return xml.root("hdr", w("p", style, content))


def _page_field() -> str:
    """The number of the page, as a field that Word keeps up to date."""
    instruction = '<w:instrText xml:space="preserve"> PAGE </w:instrText>'
    begin, separate, end = (w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return "".join(w("r", content) for content in (begin, instruction, separate, w("t", "2"), end))
