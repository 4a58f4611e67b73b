"""Reads a file of evidence: its text, its pages, and whether a scan would be accepted as a copy."""

from __future__ import annotations

import logging
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.documents.evidence_kinds import EvidenceKind
from app.documents.evidence_scans import is_coarse, pages_told, scanned
from app.errors import AppError, Cancelled

MOST_LETTERS: Final = 400_000
MOST_PAGES: Final = 300
SECONDS_OF_MEASURING: Final = 20.0
"""Only a file of many large pages comes to that; how far it was measured is said."""

LEAST_DPI: Final = 200
_TOLERANCE: Final = 0.97  # scanners round: 1650 pixels over 8.27 inches are meant to be 200
_LETTERS_OF_A_TEXT_PAGE: Final = 40
_A4_INCHES: Final = (8.27, 11.69)
_CLAUSE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II"
_MOST_RUNS: Final = 5
_ONLY_BEGINNING: Final = "Tệp dài: tìm kiếm chỉ thấy chữ của"

# pypdf meets every kind of broken file and lets most errors of Python through.
_BROKEN: Final = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, ArithmeticError, AssertionError),
    *(NotImplementedError, OSError, EOFError, zlib.error, zipfile.BadZipFile, StopIteration),
)


@dataclass(frozen=True, kw_only=True)
class EvidenceContent:
    """What a file holds: ``words`` for the search, ``pages`` None = unknown, ``warnings`` as sentences."""

    kind: EvidenceKind
    words: str = ""
    pages: int | None = None
    warnings: tuple[str, ...] = ()


def _never() -> bool:
    return False


def read_evidence(path: Path, kind: EvidenceKind, cancelled: Callable[[], bool] = _never) -> EvidenceContent:
    """Read the file, within bounds; what cannot be read is said in a warning. May run in any thread. Cancelled."""
    try:
        match kind:
            case "pdf":
                return _read_pdf(path, cancelled)
            case "image":
                return _read_image(path)
            case "docx":
                return _read_docx(path)
            case "xlsx":
                return EvidenceContent(kind="xlsx")
    except Cancelled:
        raise
    except (*_BROKEN, AppError):
        return EvidenceContent(kind=kind, warnings=("Không đọc được nội dung tệp; hãy mở thử và thay nếu tệp hỏng.",))


def _read_pdf(path: Path, cancelled: Callable[[], bool]) -> EvidenceContent:
    import pypdf
    from pypdf.errors import PyPdfError

    # What it finds odd in other people's files is no fault of ours.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                return EvidenceContent(kind="pdf", warnings=("Tệp PDF có mật khẩu nên không đọc được nội dung.",))
            return _pdf_content(reader, cancelled)
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _pdf_content(reader: Any, cancelled: Callable[[], bool]) -> EvidenceContent:
    texts: list[str] = []
    problems: dict[str, list[int]] = {}
    letters = read = measured = 0
    spent = 0.0
    for number, page in enumerate(reader.pages[:MOST_PAGES], start=1):
        if cancelled():
            raise Cancelled("")
        if letters < MOST_LETTERS:
            texts.append(_page_text(page))
            letters += len(texts[-1])
            read = number
        if spent < SECONDS_OF_MEASURING:
            began = time.monotonic()
            for problem in _scan_problems(page):
                problems.setdefault(problem, []).append(number)
            spent += time.monotonic() - began
            measured = number
    pages = len(reader.pages)
    warnings = (
        *_of_whole_pdf(reader, is_scan=letters < _LETTERS_OF_A_TEXT_PAGE),
        *(_told(problem, numbers) for problem, numbers in problems.items()),
        *_not_looked_at(pages, read, measured),
    )
    return EvidenceContent(kind="pdf", words="\n".join(texts)[:MOST_LETTERS], pages=pages, warnings=warnings)


def _not_looked_at(pages: int, read: int, measured: int) -> Iterator[str]:
    if measured < pages:
        yield f"Mới đo {measured} trang đầu trong {pages} trang; hãy tự xem độ nét của các trang sau."
    if read < pages:
        yield f"{_ONLY_BEGINNING} {read} trang đầu trong {pages} trang."


def _page_text(page: Any) -> str:
    try:
        return str(page.extract_text())
    except _BROKEN:
        return ""


def _of_whole_pdf(reader: Any, *, is_scan: bool) -> Iterator[str]:
    if is_scan and reader.pdf_header < "%PDF-1.4" and len(reader.pdf_header) == len("%PDF-1.4"):
        yield f"Tệp PDF theo phiên bản {reader.pdf_header[5:]}; bản số hóa cần từ 1.4 trở lên ({_CLAUSE})."
    root = reader.trailer["/Root"]
    names = root.get("/Names", {})
    if "/JavaScript" in names or "/JS" in root.get("/OpenAction", {}) or "/EmbeddedFiles" in names:
        yield "Tệp PDF có mã lệnh hoặc tệp đính bên trong; hãy in lại ra PDF mới nếu không cần những thứ đó."


def _told(problem: str, pages: list[int]) -> str:
    runs = list(pages_told(pages))
    return f"Trang {', '.join(runs[:_MOST_RUNS])}{'…' if len(runs) > _MOST_RUNS else ''}: {problem}"


def _scan_problems(page: Any) -> Iterator[str]:
    """What is wrong with the pictures that fill a page; a page nobody can make sense of is passed over."""
    try:
        scan = scanned(page)
    except _BROKEN:
        return
    if scan is None:
        return
    if scan.dpi < LEAST_DPI * _TOLERANCE:
        yield f"ảnh quét khoảng {scan.dpi:.0f} dpi, cần tối thiểu {LEAST_DPI} dpi ({_CLAUSE})."
    if scan.grey:
        yield f"ảnh quét đen trắng, bản số hóa cần ảnh màu ({_CLAUSE})."
    if scan.coarse:
        yield "ảnh nén quá mạnh, chữ nhòe; hãy quét lại với chất lượng cao hơn."


def _read_image(path: Path) -> EvidenceContent:
    from PIL import Image

    try:
        with Image.open(path) as image:
            pages = int(getattr(image, "n_frames", 1))
            warnings = tuple(_image_warnings(image))
    except (SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(str(error)) from error
    return EvidenceContent(kind="image", pages=pages, warnings=warnings)


def _image_warnings(image: Any) -> Iterator[str]:
    """A picture may also show an event: so it is said under a condition."""
    pixels, sides = sorted(image.size), sorted(_A4_INCHES)
    dpi = min(pixel / side for pixel, side in zip(pixels, sides, strict=True))
    if dpi < LEAST_DPI * _TOLERANCE:
        told = f"ảnh chỉ khoảng {dpi:.0f} dpi trên khổ A4, cần tối thiểu {LEAST_DPI} dpi"
        yield f"Nếu là bản chụp văn bản: {told} ({_CLAUSE})."
    if image.mode in ("1", "L", "LA"):
        yield f"Nếu là bản chụp văn bản: ảnh đen trắng, bản số hóa cần ảnh màu ({_CLAUSE})."
    if is_coarse(image):
        yield "Ảnh nén quá mạnh (thường do gửi qua Zalo ở chế độ thường); hãy xin lại bản gốc nếu chữ nhòe."


def _read_docx(path: Path) -> EvidenceContent:
    from app.documents.measuring.docx_archive import open_archive

    archive = open_archive(path.read_bytes(), path.name)
    texts = (
        "".join(str(each.text or "") for each in paragraph.iter("{*}t")) for paragraph in archive.main.iter("{*}p")
    )
    words = "\n".join(texts)
    warnings = (f"{_ONLY_BEGINNING} phần đầu.",) if len(words) > MOST_LETTERS else ()
    return EvidenceContent(kind="docx", words=words[:MOST_LETTERS], pages=_pages_told(path), warnings=warnings)


def _pages_told(path: Path) -> int | None:
    """The number of pages Word wrote into the file when it was last saved."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        if "docProps/app.xml" not in archive.namelist() or archive.getinfo("docProps/app.xml").file_size > 1 << 20:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        found = etree.fromstring(archive.read("docProps/app.xml"), parser).find("{*}Pages")
    told = found.text if found is not None else None
    return int(told) if told and told.isdigit() and 0 < int(told) < 100_000 else None
