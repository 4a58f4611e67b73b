"""Files of evidence for tests, good and bad; every content is made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

OLE_START = b"\xd0\xcf\x11\xe0"


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


def scan_with_text(text: str, dpi: int = 100, *, visible: bool = True, lines: int = 1) -> bytes:
    """A scanned page with text over it: a stamp, or what a reader of scans recognised."""

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(_jpeg(dpi), 0, 0, *A4)
        written = canvas.beginText(40, 800)
        written.setTextRenderMode(0 if visible else 3)
        written.textLines("\n".join([text] * lines))
        canvas.drawText(written)

    return drawn_pdf(draw)


def scan_in_strips(dpi: int, strips: int = 10) -> bytes:
    """A scanned page as old scanners wrote it, in strips across."""
    whole = paper(dpi)
    high = whole.height // strips

    def draw(canvas: Canvas) -> None:
        for each in range(strips):
            part = io.BytesIO()
            whole.crop((0, each * high, whole.width, (each + 1) * high)).save(part, "JPEG")
            room = A4[1] / strips
            canvas.drawImage(ImageReader(part), 0, A4[1] - (each + 1) * room, A4[0], room)

    return drawn_pdf(draw)


def scan_in_form(dpi: int) -> bytes:
    """A scanned page inside a form, as programs put pages into other pages."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("trang")
        canvas.drawImage(_jpeg(dpi), 0, 0, *A4)
        canvas.endForm()
        canvas.doForm("trang")

    return drawn_pdf(draw)


def drawn_pdf(*pages: Callable[[Canvas], object]) -> bytes:
    """A PDF with the pages as they are drawn."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pdfVersion=(1, 4))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def mask_pdf(dpi: int) -> bytes:
    """A page of black and white that is a stencil for ink."""
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.4"
    page = writer.add_blank_page(*A4)
    mask = StreamObject()
    mask.set_data(b"\x55" * ((width + 7) // 8 * height))
    facts = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Image"), "/ImageMask": BooleanObject(True)}
    sizes = {"/Width": width, "/Height": height, "/BitsPerComponent": 1}
    mask.update({NameObject(key): value for key, value in facts.items()})
    mask.update({NameObject(key): NumberObject(value) for key, value in sizes.items()})
    objects = DictionaryObject({NameObject("/Anh"): writer._add_object(mask)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    drawing = StreamObject()
    drawing.set_data(b"q 595.28 0 0 841.89 0 0 cm /Anh Do Q")
    page[NameObject("/Contents")] = writer._add_object(drawing)
    return _written(writer)


def acting_pdf(action: str, *, attached: tuple[str, bytes] | None = None, by_click: bool = False) -> bytes:
    """A PDF that acts: an action when it is opened or clicked on, or a file inside."""
    writer = PdfWriter()
    page = writer.add_blank_page(*A4)
    done = DictionaryObject({NameObject("/S"): NameObject(f"/{action}"), NameObject("/F"): TextStringObject("cmd.exe")})
    if attached:
        writer.add_attachment(*attached)
    elif by_click:
        box = ArrayObject([NumberObject(each) for each in (0, 0, 9, 9)])
        link = DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Link"), NameObject("/Rect"): box, NameObject("/A"): done}
        )
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(link)])
    else:
        writer._root_object[NameObject("/OpenAction")] = writer._add_object(done)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _jpeg(dpi: int) -> ImageReader:
    picture = io.BytesIO()
    paper(dpi).save(picture, "JPEG")
    return ImageReader(picture)


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


def zipped(*names: str, types: str = "<Types/>", parts: dict[str, bytes] | None = None) -> bytes:
    """A zip archive with empty entries of those names, and with ``parts``, shaped like an Office file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        for name in names:
            archive.writestr(name, "x")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content)
    return path
