"""The parts of a DOCX, opened with every care a file from anywhere needs."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.errors import NotAWordFile

MAX_FILE: Final = 100 * 1024**2
MAX_ENTRIES: Final = 5_000
MAX_PART: Final = 64 * 1024**2
MAX_TOTAL: Final = 160 * 1024**2
MAX_RATIO: Final = 400
RATIO_COUNTS_FROM: Final = 4 * 1024**2

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_MAIN_TYPE: Final = "wordprocessingml.document.main"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
_UNTOUCHED: Final = "Tệp của bạn không bị thay đổi."

Element = Any  # lxml's elements; its stubs do not know the names we look for.


@dataclass(frozen=True)
class WordArchive:
    """The parsed parts by name ("word/document.xml"), and which part each relation of the main part leads to."""

    main: Element
    parts: Mapping[str, Element]
    relations: Mapping[str, str]

    def part_of_kind(self, kind: str) -> Element | None:
        """The part whose name ends in ``kind`` ("styles.xml"), if there is one."""
        return next((part for name, part in self.parts.items() if name.endswith(f"/{kind}")), None)


def open_archive(content: bytes, name: str = "tệp") -> WordArchive:
    """Every XML part that measuring needs. NotAWordFile with a hint for whatever is no plain DOCX."""
    _refuse_other_formats(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_absurd(archive, name)
            return _parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, RuntimeError) as error:
        raise _damaged(name, f"{type(error).__name__}: {error}") from error


def _refuse_other_formats(content: bytes, name: str) -> None:
    """What the first bytes tell."""
    if len(content) > MAX_FILE:
        raise _refused(name, "lớn hơn 100 MB nên không kiểm tra được", "Hãy nén ảnh trong tệp rồi thử lại.")
    if content.startswith(_OLE):
        if _ENCRYPTED_STREAM in content:
            raise _refused(name, "có mật khẩu nên không đọc được", "Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thử.")
        hint = "Hãy mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) kiểu .docx rồi thử lại."
        raise _refused(name, "là tệp Word đời cũ (.doc)", hint)
    if content.startswith(b"%PDF"):
        raise _refused(name, "là tệp PDF, không phải tệp Word", "Hãy chọn tệp .docx của văn bản.")
    if content.startswith(b"{\\rtf"):
        raise _refused(name, "là tệp RTF", "Hãy mở bằng Word và lưu thành kiểu .docx rồi thử lại.")
    if not content.startswith(b"PK"):
        raise _refused(name, "không phải là tệp Word (.docx) hoặc đã hỏng", "Hãy chọn tệp khác hoặc xin lại tệp.")


def _refuse_absurd(archive: zipfile.ZipFile, name: str) -> None:
    """Bombs and locked entries, seen before anything is unpacked."""
    entries = archive.infolist()
    total = sum(info.file_size for info in entries)
    swollen = any(
        info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        for info in entries
    )
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL * 4 or swollen:
        raise _refused(name, "bung ra lớn bất thường nên không mở, để bảo vệ máy", "Đừng mở tệp này; hãy hỏi nơi gửi.")
    if any(info.flag_bits & 0x1 for info in entries):
        raise _refused(name, "có mật khẩu nên không đọc được", "Hãy bỏ mật khẩu, lưu lại rồi thử.")


def _parts(archive: zipfile.ZipFile, name: str) -> WordArchive:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        raise _damaged(name, "thiếu [Content_Types].xml")
    types = _read(archive, "[Content_Types].xml", name)
    if any("macroEnabled" in str(each.get("ContentType")) for each in types) or _has_macros(names):
        hint = "Hãy mở bằng Word, lưu thành kiểu .docx (không có macro) rồi thử lại."
        raise _refused(name, "có macro (.docm)", hint)
    main_name = _main_part(types, names, name)
    folder = posixpath.dirname(main_name)
    relations = _relations(archive, main_name, names, name)
    wanted = [*relations.values(), "docProps/core.xml", "docProps/custom.xml", "docProps/app.xml"]
    parts = {each: _read(archive, each, name) for each in dict.fromkeys(wanted) if each in names and _is_needed(each)}
    main = _read(archive, main_name, name)
    if main.tag.rpartition("}")[2] != "document" or not folder:
        raise _damaged(name, f"{main_name} không phải là văn bản Word")
    return WordArchive(main, parts, relations)


def _has_macros(names: set[str]) -> bool:
    return any(posixpath.basename(each).lower() == "vbaproject.bin" for each in names)


def _main_part(types: Element, names: set[str], name: str) -> str:
    """The part the content types call the main document."""
    for each in types:
        if _MAIN_TYPE in str(each.get("ContentType")):
            part = str(each.get("PartName", "")).lstrip("/")
            if part in names:
                return part
    if "word/document.xml" in names:
        return "word/document.xml"
    kind = next((str(each.get("ContentType")) for each in types if "spreadsheetml" in str(each.get("ContentType"))), "")
    if kind:
        raise _refused(name, "là tệp Excel, không phải tệp Word", "Hãy chọn tệp .docx của văn bản.")
    raise _damaged(name, "thiếu phần word/document.xml")


def _is_needed(part: str) -> bool:
    stem = posixpath.basename(part)
    return stem.endswith(".xml") and stem.startswith(
        ("styles", "numbering", "theme", "header", "footer", "settings", "core", "custom", "app")
    )


def _relations(archive: zipfile.ZipFile, main: str, names: set[str], name: str) -> dict[str, str]:
    """Relation ids of the main part and the parts they lead to; those outside the file are left out."""
    folder, base = posixpath.split(main)
    path = f"{folder}/_rels/{base}.rels"
    if path not in names:
        return {}
    found: dict[str, str] = {}
    for each in _read(archive, path, name):
        target = str(each.get("Target", ""))
        if each.get("TargetMode") != "External":
            absolute = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[str(each.get("Id"))] = absolute
    return found


def _read(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """A part as a tree, without entities, doctypes or anything fetched."""
    from lxml import etree

    with archive.open(part) as source:
        data = source.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise _refused(name, "dài quá mức kiểm tra được", "Hãy tách văn bản thành nhiều tệp.")
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
        raise _refused(name, "có khai báo lạ không bao giờ có trong tệp Word", "Đừng mở tệp này; hãy hỏi nơi gửi.")
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, f"{part}: {error}") from error


def _damaged(name: str, details: str) -> NotAWordFile:
    return NotAWordFile(
        f"Không đọc được “{name}” vì tệp đã hỏng hoặc không phải tệp Word (.docx). {_UNTOUCHED}",
        "Hãy mở thử bằng Word; nếu mở được, lưu lại thành .docx rồi kiểm tra.",
        details,
    )


def _refused(name: str, why: str, hint: str) -> NotAWordFile:
    return NotAWordFile(f"Không kiểm tra được “{name}”: tệp {why}. {_UNTOUCHED}", hint)
