"""The least that any program must do for the same files: zip the same parts, draw the same words on a bare canvas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.documents.model import Document
from app.documents.pdf_writer import pdf_bytes

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
    """The pages of the document's PDF as nothing but words at places, heard from reportlab while it draws them."""
    from reportlab.pdfgen.textobject import PDFTextObject

    pages: dict[int, BarePage] = {}
    draw: Any = PDFTextObject.textOut

    def remember(text: Any, words: str) -> None:
        canvas = text._canvas
        page = pages.setdefault(canvas.getPageNumber(), BarePage(size=canvas._pagesize))
        page.words.append((text.getX(), text.getY(), text._fontname, text._fontsize, words))
        draw(text, words)

    with patch.object(PDFTextObject, "textOut", remember):
        pdf_bytes(document, fonts_dir)
    return tuple(pages.values())


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
