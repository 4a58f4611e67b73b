"""Documents as one PDF: real text in embedded fonts, an outline, page numbers by the rules of the DOCX.

Pages end where LibreOffice ends them when it shows the DOCX. Some differences are by nature: letters that Times
New Roman lacks (emoji, Chinese) have other widths and heights there and are boxes here; LibreOffice does not hold
the last row of a table, or the end of a very long paragraph, on the page of a signature, and we do; Word may squeeze
the spaces of a justified line to take one more word, and gives an italic word no room for its slant.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.documents import layout
from app.documents.about import About, about, short_property
from app.documents.flow import Arranged, Item, arrange
from app.documents.layout import STYLES, PageGeometry, page_geometry
from app.documents.lines import Span
from app.documents.metrics import baseline
from app.documents.model import Document, Section, StyleName
from app.documents.pdf_fonts import Fonts, load_fonts
from app.documents.pdf_pages import Page, pages_of
from app.documents.pdf_strips import LineMark, PictureMark, Setting, TextMark
from app.documents.pdf_text import TextPen

Canvas = Any  # reportlab's canvas; its published types are incomplete.

_PDF_VERSION = (1, 7)


@dataclass(frozen=True, kw_only=True)
class PdfFile:
    """A finished file; ``section_pages`` are the pages of each section of each paper, in order."""

    content: bytes
    section_pages: tuple[int, ...]

    @property
    def pages(self) -> int:
        """All pages together."""
        return sum(self.section_pages)


def pdf_file(
    documents: Document | Sequence[Document], fonts_dir: Path, arranged_parts: Arranged | None = None
) -> PdfFile:
    """One PDF/A-2b file with all papers in order, and how long they are; equal documents give equal bytes.

    What the file says about itself comes from the first document. ``arranged_parts``, the sections of all papers in
    order, spare arranging them once more. FontMissing if the fonts are not there.
    """
    papers = [documents] if isinstance(documents, Document) else list(documents)
    fonts = load_fonts(fonts_dir)
    buffer = io.BytesIO()
    canvas = _canvas(buffer, about(papers[0]), fonts)
    pen = TextPen(canvas, fonts)
    counts: list[int] = []
    for number, (paper, section) in enumerate([(each, section) for each in papers for section in each.sections]):
        items = arranged_parts[number] if arranged_parts else arrange(section)
        _mark_in_outline(canvas, section.outline_title or paper.title, f"part{number}")
        counts.append(_draw_section(canvas, pen, laid_out(section, fonts, items), section, fonts))
    canvas.save()
    return PdfFile(content=buffer.getvalue(), section_pages=tuple(counts))


def pdf_bytes(documents: Document | Sequence[Document], fonts_dir: Path) -> bytes:
    """The content of :func:`pdf_file` alone."""
    return pdf_file(documents, fonts_dir).content


def page_counts(document: Document, fonts_dir: Path) -> tuple[int, ...]:
    """How many pages each section takes, without drawing them."""
    fonts = load_fonts(fonts_dir)
    return tuple(len(laid_out(section, fonts)) for section in document.sections)


def laid_out(section: Section, fonts: Fonts, items: Sequence[Item] | None = None) -> list[Page]:
    """The pages of a section as marks, placed from the upper left corner of the text area.

    ``items`` are those of the section, if it was arranged before.
    """
    geometry = page_geometry(landscape=section.landscape)
    setting = Setting(
        width=geometry.text_width,
        height=geometry.text_height,
        measure=fonts.measure,
        drawable=fonts.drawable,
    )
    return pages_of(arrange(section) if items is None else items, setting)


def _canvas(buffer: io.BytesIO, what: About, fonts: Fonts) -> Canvas:
    """An empty file that says what it is."""
    from reportlab.pdfgen import canvas as reportlab_canvas

    from app.documents.pdf_archive import make_lasting

    make: Any = reportlab_canvas.Canvas
    canvas = make(
        buffer,
        pageCompression=0,
        invariant=1,
        pdfVersion=_PDF_VERSION,
        initialFontName=fonts.name(Span("")),
        lang=what.language,
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    make_lasting(canvas, what)
    return canvas


def _draw_section(canvas: Canvas, pen: TextPen, pages: Sequence[Page], section: Section, fonts: Fonts) -> int:
    """All pages of a section; how many they are."""
    geometry = page_geometry(landscape=section.landscape)
    canvas.setPageSize((geometry.width / 20, geometry.height / 20))
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, pen, page, geometry, fonts, number)
    return len(pages)


def _mark_in_outline(canvas: Canvas, title: str, key: str) -> None:
    """An entry in the reader's outline for the page that begins now."""
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(short_property(title), key)


def _draw_page(canvas: Canvas, pen: TextPen, page: Page, geometry: PageGeometry, fonts: Fonts, number: int) -> None:
    """One page with its number, which the first page of a section does not show (Mục I.7)."""
    if number > 1:
        page = [*page, _page_number(geometry, fonts, number)]
    _draw_texts(pen, [mark for mark in page if isinstance(mark, TextMark)], geometry)
    _draw_lines(canvas, [mark for mark in page if isinstance(mark, LineMark)], geometry)
    _draw_pictures(canvas, [mark for mark in page if isinstance(mark, PictureMark)], geometry)
    canvas.showPage()


def _draw_texts(pen: TextPen, marks: Sequence[TextMark], geometry: PageGeometry) -> None:
    """All words of a page as one text object."""
    pen.begin()
    for mark in marks:
        pen.move(*_point(geometry, mark.x, mark.y), mark.stretch / 20)
        for span in mark.spans:
            pen.write(span, mark.size)
    pen.end()


def _draw_lines(canvas: Canvas, marks: Sequence[LineMark], geometry: PageGeometry) -> None:
    """The lines of a page, those of one width in one go."""
    canvas.setLineCap(0)
    for width in dict.fromkeys(mark.width for mark in marks):
        canvas.setLineWidth(width / 20)
        canvas.lines(
            [
                (*_point(geometry, mark.x1, mark.y1), *_point(geometry, mark.x2, mark.y2))
                for mark in marks
                if mark.width == width
            ]
        )


def _draw_pictures(canvas: Canvas, marks: Sequence[PictureMark], geometry: PageGeometry) -> None:
    """The pictures of a page; one that comes again is kept in the file once."""
    from reportlab.lib.utils import ImageReader

    for mark in marks:
        left, top = _point(geometry, mark.x, mark.y)
        picture: Any = ImageReader(io.BytesIO(mark.content))
        canvas.drawImage(picture, left, top - mark.height / 20, mark.width / 20, mark.height / 20)


def _page_number(geometry: PageGeometry, fonts: Fonts, number: int) -> TextMark:
    """The number in the middle of the top margin; above the text area, so its place is negative."""
    style = STYLES[StyleName.PAGE_NUMBER]
    span = Span(str(number), style.bold, style.italic)
    width = fonts.measure(style.size.twips)(span)
    y = layout.PAGE_NUMBER_DISTANCE.twips + baseline(style.size.twips) - geometry.top
    return TextMark((geometry.text_width - width) / 2, y, (span,), style.size.points)


def _point(geometry: PageGeometry, x: float, y: float) -> tuple[float, float]:
    """A place in the text area as reportlab counts: points from the lower left corner of the paper."""
    return (geometry.left + x) / 20, (geometry.height - geometry.top - y) / 20
