"""A PDF read into the measured form: glyph boxes as lines and paragraphs, drawn lines, fonts, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from app.documents.measuring.form import MM_PER_POINT, FontUse, MeasuredPaper, SignatureBox
from app.documents.measuring.pdf_content import Interpreter, PageContent, PdfFont
from app.documents.measuring.pdf_lines import CellRow, SetLine, free_rulings, lines_of, rows_of
from app.documents.measuring.pdf_operations import operations_of
from app.documents.measuring.pdf_sections import PageForm, SectionReading, read_section
from app.errors import ExportError

_LEAST_LEFT, _LEAST_RIGHT = 30.0, 15.0


def measure_pdf(content: bytes) -> MeasuredPaper:
    """The whole file. ExportError if it cannot be read back at all."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader: Any = PdfReader(io.BytesIO(content))
        fonts: dict[int, PdfFont] = {}
        pages = [_page(page, number, fonts) for number, page in enumerate(reader.pages, start=1)]
        starts = _starts(reader, pages)
    except (PyPdfError, KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise ExportError(
            "Không đọc lại được tệp PDF vừa xuất để kiểm tra. Dữ liệu của bạn vẫn an toàn.",
            "Hãy xuất lại; nếu vẫn vậy, gửi tệp nhật ký cho người hỗ trợ.",
            f"{type(error).__name__}: {error}",
        ) from error
    return _assembled(pages, starts, reader, content, fonts)


def _assembled(
    pages: Sequence[PageForm], starts: Sequence[int], reader: Any, content: bytes, fonts: dict[int, PdfFont]
) -> MeasuredPaper:
    reading = SectionReading()
    ends = [*starts[1:], len(pages)]
    sections = tuple(
        read_section(pages[start:end], number, reading)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    metadata: Any = reader.metadata or {}
    root: Any = reader.trailer["/Root"]
    return MeasuredPaper(
        source="pdf",
        sections=sections,
        blocks=tuple(reading.blocks),
        strokes=tuple(reading.strokes),
        tables=tuple(reading.tables),
        fonts=tuple(
            dict.fromkeys(FontUse(name=f.base, embedded=f.embedded, has_unicode=f.has_unicode) for f in fonts.values())
        ),
        page_count=len(pages),
        empty_pages=tuple(f"Trang {page.number}" for page in pages if not page.lines),
        outside=tuple(reading.outside),
        signature_boxes=tuple(box for page in pages for box in page.signatures),
        title=str(metadata.get("/Title", "") or ""),
        language=str(root.get("/Lang", "") or ""),
        version=content[5:8].decode("latin-1"),
    )


def _page(page: Any, number: int, known: dict[int, PdfFont]) -> PageForm:
    """One page: its size, its lines and its rulings."""
    box: Any = page.mediabox
    width, height = float(box.width), float(box.height)
    contents = page.get_contents()
    drawn = PageContent()
    if contents is not None:
        drawn = Interpreter(_fonts(page, known), height).run(operations_of(contents))
    rows: list[CellRow] = rows_of(drawn)
    middle = (_LEAST_LEFT + width * MM_PER_POINT - _LEAST_RIGHT) / 2
    lines: list[SetLine] = lines_of(drawn, number, middle, rows)
    return PageForm(
        number=number,
        width=width * MM_PER_POINT,
        height=height * MM_PER_POINT,
        lines=tuple(lines),
        rows=tuple(rows),
        rulings=tuple(free_rulings(drawn, rows)),
        signatures=tuple(_signature_boxes(page, number, height)),
    )


def _signature_boxes(page: Any, number: int, height: float) -> Iterator[SignatureBox]:
    """The fields of digital signatures; their middles."""
    for reference in page.get("/Annots") or ():
        field = reference.get_object()
        if field.get("/FT") == "/Sig" and "/Rect" in field:
            x0, y0, x1, y1 = (float(each) * MM_PER_POINT for each in field["/Rect"])
            if x1 > x0 and y1 > y0:
                yield SignatureBox(page=number, x=(x0 + x1) / 2, y=height * MM_PER_POINT - (y0 + y1) / 2)


def _fonts(page: Any, known: dict[int, PdfFont]) -> dict[str, PdfFont]:
    """The page's fonts by name; each is read once for the whole file."""
    resources: Any = page.get("/Resources", {})
    table: Any = resources.get_object().get("/Font") if resources else None
    named: dict[str, Any] = dict(table.get_object()) if table else {}
    found: dict[str, PdfFont] = {}
    for name, reference in named.items():
        key = reference.idnum if hasattr(reference, "idnum") else id(reference)
        if key not in known:
            known[key] = PdfFont(reference.get_object())
        found[str(name)] = known[key]
    return found


def _starts(reader: Any, pages: Sequence[PageForm]) -> list[int]:
    """The pages parts begin on: those of the outline, else those without a number in the top margin."""
    found = {0}
    for entry in _flat(reader.outline):
        place = reader.get_destination_page_number(entry)
        if place is not None and 0 <= place < len(pages):
            found.add(int(place))
    if len(found) == 1:
        found |= {place for place, page in enumerate(pages) if not page.top_lines}
    return sorted(found)


def _flat(outline: Any) -> list[Any]:
    flat: list[Any] = []
    for entry in outline:
        flat.extend(_flat(entry) if isinstance(entry, list) else [entry])
    return flat
