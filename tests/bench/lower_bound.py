"""The least that any program must do for the same files: zip the same parts, draw the same words on a bare canvas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.documents.layout import PageGeometry, page_geometry
from app.documents.model import Document
from app.documents.pdf_fonts import Fonts, load_fonts
from app.documents.pdf_pages import Page
from app.documents.pdf_strips import TextMark
from app.documents.pdf_writer import laid_out

Words = tuple[float, float, str, float, str]


@dataclass(frozen=True, kw_only=True)
class BarePage:
    """One page's stretches of words: where each begins in points, its font, its size, its text."""

    size: tuple[float, float]
    words: list[Words] = field(default_factory=list[Words])


def parts_of(docx: bytes) -> dict[str, bytes]:
    """The parts inside a DOCX, unpacked."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_parts(files: Iterable[Mapping[str, bytes]]) -> None:
    """Pack each file's parts again."""
    for parts in files:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def bare_pages(document: Document, fonts_dir: Path) -> tuple[BarePage, ...]:
    """The pages of the document's PDF as nothing but words at places; the few page numbers are left out."""
    fonts = load_fonts(fonts_dir)
    return tuple(
        _bare_page(page, page_geometry(landscape=section.landscape), fonts)
        for section in document.sections
        for page in laid_out(section, fonts)
    )


def _bare_page(page: Page, geometry: PageGeometry, fonts: Fonts) -> BarePage:
    bare = BarePage(size=(geometry.width / 20, geometry.height / 20))
    for mark in page:
        if isinstance(mark, TextMark):
            x, y = (geometry.left + mark.x) / 20, (geometry.height - geometry.top - mark.y) / 20
            for span in mark.spans:
                bare.words.append((x, y, fonts.name(span), mark.size, span.text))
                x += fonts.measure(mark.size)(span) + span.text.count(" ") * mark.stretch / 20
    return bare


def draw_words(files: Iterable[Sequence[BarePage]]) -> None:
    """Draw each file's words on a canvas of its own, one text object a page, and close it with its fonts in it."""
    from reportlab.pdfgen import canvas as reportlab_canvas

    make: Any = reportlab_canvas.Canvas
    for pages in files:
        canvas = make(io.BytesIO(), pageCompression=1)
        for page in pages:
            canvas.setPageSize(page.size)
            text = canvas.beginText()
            for x, y, font, size, words in page.words:
                text.setTextOrigin(x, y)
                text.setFont(font, size)
                text.textOut(words)
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()
