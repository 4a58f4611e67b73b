"""Files of evidence for tests, good and bad; every content is made here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def text_pdf(*pages: str, version: tuple[int, int] = (1, 4)) -> bytes:
    """A PDF with a line of Latin text on each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pdfVersion=version)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scan_pdf(
    dpi: int = 300, mode: str = "RGB", pages: int = 1, quality: int = 80, version: tuple[int, int] = (1, 4)
) -> bytes:
    """A PDF whose pages are pictures of paper, as scanners make them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pdfVersion=version)
    canvas.setPageCompression(0)
    for number in range(pages):
        picture = io.BytesIO()
        paper(dpi, mode, number).save(picture, "JPEG", quality=quality)
        canvas.drawImage(ImageReader(io.BytesIO(picture.getvalue())), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def paper(dpi: int, mode: str = "RGB", shade: int = 0) -> Image.Image:
    """A sheet of A4 in one light colour."""
    size = (round(8.27 * dpi), round(11.69 * dpi))
    return Image.new(mode, size, (250, 250 - shade, 240) if mode == "RGB" else 250 - shade)


def image(kind: str = "PNG", dpi: int = 300, mode: str = "RGB") -> bytes:
    """A picture file."""
    buffer = io.BytesIO()
    paper(dpi, mode).save(buffer, kind)
    return buffer.getvalue()


def docx(text: str = "Bao cao") -> bytes:
    """A Word file with one paragraph."""
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(*names: str, types: str = "<Types/>") -> bytes:
    """A zip archive with empty entries of those names, shaped like an Office file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content)
    return path
