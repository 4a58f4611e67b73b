"""What kind of file somebody attaches, told by its content; what could do harm is refused."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePath
from typing import Final, Literal

from app.documents.evidence_dangers import (
    MACRO_PARTS,
    PROGRAM_NAMES,
    PROGRAM_STARTS,
    acts_in_office,
    acts_in_pdf,
)
from app.errors import InputError

EvidenceKind = Literal["pdf", "image", "docx", "xlsx"]

_SAFE: Final = "Tệp của bạn và dữ liệu trong chương trình không bị thay đổi."
_ACCEPTED: Final = "Minh chứng là tệp PDF, ảnh (JPG, PNG, TIFF, BMP, WEBP), Word (.docx) hoặc Excel (.xlsx)."
_HEAD: Final = 4096
_PDF_WITHIN: Final = 1024  # the standard lets the mark stand anywhere in the first kilobyte

_MACRO_NAMES: Final = frozenset((".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".ppsm"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_IMAGE_STARTS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_MAIN_PARTS: Final[dict[str, EvidenceKind]] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def kind_of(path: Path, name: str = "") -> EvidenceKind:
    """The kind of the file at ``path`` that people call ``name``; InputError for any other kind, told why."""
    called = name or path.name
    suffix = PurePath(called).suffix.lower()
    if suffix in PROGRAM_NAMES:
        raise _dangerous(called)
    if suffix in _MACRO_NAMES:
        raise _with_macros(called)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise InputError(
            f"Không đọc được tệp “{called}” nên chưa thêm làm minh chứng. {_SAFE}",
            "Hãy kiểm tra tệp còn ở đó không (USB còn cắm không), rồi chọn lại.",
        ) from error
    return _kind(head, path, called)


def _kind(head: bytes, path: Path, name: str) -> EvidenceKind:
    if not head:
        raise _refused(name, "rỗng", "Hãy chép lại tệp từ nơi gửi.")
    if head.startswith(PROGRAM_STARTS):
        raise _dangerous(name)
    if head.startswith(_OLE):
        raise _old_office(path, name)
    if head.startswith(b"PK"):
        return _office_kind(path, name)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        if acts_in_pdf(path):
            raise _acting(name)
        return "pdf"
    if head.startswith(_IMAGE_STARTS) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    raise _refused(name, "không thuộc loại chương trình nhận", _ACCEPTED)


def _office_kind(path: Path, name: str) -> EvidenceKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [each.lower() for each in archive.namelist()]
            types = archive.getinfo("[Content_Types].xml") if "[content_types].xml" in names else None
            told = archive.read(types) if types and types.file_size < 1 << 20 else b""
            acts = acts_in_office(archive)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise _refused(name, "bị hỏng", "Hãy chép lại tệp từ nơi gửi.") from error
    if any(part in each for each in names for part in MACRO_PARTS) or b"macroEnabled" in told:
        raise _with_macros(name)
    if acts:
        raise _acting(name)
    found: list[EvidenceKind] = [kind for part, kind in _MAIN_PARTS.items() if part in names]
    if not found:
        raise _refused(name, "là tệp nén hoặc loại khác", f"{_ACCEPTED} Tệp nén thì giải nén rồi thêm từng tệp.")
    return found[0]


def _old_office(path: Path, name: str) -> InputError:
    try:
        content = path.read_bytes() if path.stat().st_size < 64 << 20 else b""
    except OSError:
        content = b""
    if _ENCRYPTED_STREAM in content:
        return _refused(name, "có mật khẩu", "Hãy mở tệp, bỏ mật khẩu, lưu lại rồi thêm.")
    hint = "Tệp .doc, .xls đời cũ có thể giấu macro. Hãy mở và lưu thành .docx, .xlsx hoặc PDF rồi thêm."
    return _refused(name, "là tệp Word, Excel đời cũ", hint)


def _dangerous(name: str) -> InputError:
    return InputError(
        f"“{name}” là chương trình chạy được nên không nhận làm minh chứng. {_SAFE}",
        f"{_ACCEPTED} Nếu tệp này được gửi như một văn bản, đừng mở nó và hãy báo người phụ trách máy tính.",
    )


def _acting(name: str) -> InputError:
    return InputError(
        f"“{name}” giấu chương trình hoặc lệnh tự chạy bên trong nên không nhận làm minh chứng. {_SAFE}",
        "Nếu cần nội dung tệp này, hãy nhờ người phụ trách máy tính xem trước, rồi in ra PDF mới và thêm bản ấy.",
    )


def _with_macros(name: str) -> InputError:
    return InputError(
        f"“{name}” có chứa macro nên không nhận làm minh chứng. {_SAFE}",
        "Hãy mở tệp, lưu thành .docx, .xlsx (không macro) hoặc in ra PDF rồi thêm.",
    )


def _refused(name: str, why: str, hint: str) -> InputError:
    return InputError(f"Tệp “{name}” {why} nên chưa thêm làm minh chứng. {_SAFE}", hint)
