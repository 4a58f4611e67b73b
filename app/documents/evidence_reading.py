"""Reads a file of evidence: its text, its pages, and whether a scan would be accepted as a copy."""

from __future__ import annotations

import io
import logging
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from app.documents.evidence_kinds import EvidenceKind
from app.errors import AppError, Cancelled

MOST_LETTERS: Final = 400_000
MOST_PAGES: Final = 300
PAGES_MEASURED: Final = 30
LEAST_DPI: Final = 200
_TOLERANCE: Final = 0.97  # scanners round: 1650 pixels over 8.27 inches are meant to be 200
_LETTERS_OF_A_TEXT_PAGE: Final = 40
_POINTS_PER_INCH: Final = 72
_A4_INCHES: Final = (8.27, 11.69)
_CLAUSE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II"

# Luminance of the usual JPEG table at quality 50; coarser tables lose more.
_USUAL_TABLE_SUM: Final = 3689
_COARSE: Final = 1.7

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
    letters = 0
    for number, page in enumerate(reader.pages[:MOST_PAGES], start=1):
        if cancelled():
            raise Cancelled("")
        text = _page_text(page) if letters < MOST_LETTERS else ""
        texts.append(text)
        letters += len(text)
        if number <= PAGES_MEASURED and len(text.strip()) < _LETTERS_OF_A_TEXT_PAGE:
            for problem in _scan_problems(page):
                problems.setdefault(problem, []).append(number)
    warnings = [
        *_of_whole_pdf(reader, is_scan=letters < _LETTERS_OF_A_TEXT_PAGE),
        *(_told(problem, pages) for problem, pages in problems.items()),
    ]
    words = "\n".join(texts)[:MOST_LETTERS]
    return EvidenceContent(kind="pdf", words=words, pages=len(reader.pages), warnings=tuple(warnings))


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
    shown = ", ".join(str(page) for page in pages[:5]) + ("…" if len(pages) > 5 else "")
    return f"Trang {shown}: {problem}"


def _scan_problems(page: Any) -> Iterator[str]:
    """What is wrong with the picture that fills a page without text."""
    picture = max(_pictures(page), key=lambda each: each["/Width"] * each["/Height"], default=None)
    if picture is None:
        return
    sides = sorted(float(side) / _POINTS_PER_INCH * float(page.user_unit) for side in page.mediabox[2:])
    pixels = sorted((int(picture["/Width"]), int(picture["/Height"])))
    dpi = min(pixel / side for pixel, side in zip(pixels, sides, strict=True) if side > 0)
    if dpi < LEAST_DPI * _TOLERANCE:
        yield f"ảnh quét khoảng {dpi:.0f} dpi, cần tối thiểu {LEAST_DPI} dpi ({_CLAUSE})."
    if _is_grey(picture):
        yield f"ảnh quét đen trắng, bản số hóa cần ảnh màu ({_CLAUSE})."
    if _filter_of(picture) == "/DCTDecode" and _is_coarse(picture.get_data() if len(picture._data) < 64 << 20 else b""):  # noqa: SLF001
        yield "ảnh nén quá mạnh, chữ nhòe; hãy quét lại với chất lượng cao hơn."


def _pictures(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources", {}).get("/XObject", {})
    for name in resources.get_object() if resources else ():
        each = resources[name].get_object()
        if each.get("/Subtype") == "/Image" and not each.get("/ImageMask"):
            yield each


def _is_grey(picture: Any) -> bool:
    space = picture.get("/ColorSpace")
    space = space.get_object() if space is not None else None
    if picture.get("/BitsPerComponent") == 1 or space == "/DeviceGray":
        return True
    named: list[Any] = list(cast("list[Any]", space)) if isinstance(space, list) else [None]
    if named[0] == "/ICCBased":
        return bool(named[1].get_object().get("/N") == 1)
    return bool(named[0] == "/CalGray")


def _filter_of(picture: Any) -> object:
    used = picture.get("/Filter")
    return next(reversed(cast("list[Any]", used)), None) if isinstance(used, list) else used


def _is_coarse(jpeg: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg)) as image:
            tables = getattr(image, "quantization", None)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return bool(tables) and sum(tables[0]) > _USUAL_TABLE_SUM * _COARSE


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
    tables = getattr(image, "quantization", None)
    if tables and sum(tables[0]) > _USUAL_TABLE_SUM * _COARSE:
        yield "Ảnh nén quá mạnh (thường do gửi qua Zalo ở chế độ thường); hãy xin lại bản gốc nếu chữ nhòe."


def _read_docx(path: Path) -> EvidenceContent:
    from app.documents.measuring.docx_archive import open_archive

    archive = open_archive(path.read_bytes(), path.name)
    texts = (
        "".join(str(each.text or "") for each in paragraph.iter("{*}t")) for paragraph in archive.main.iter("{*}p")
    )
    return EvidenceContent(kind="docx", words="\n".join(texts)[:MOST_LETTERS], pages=_pages_told(path))


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
