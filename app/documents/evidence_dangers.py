"""Finds what a paper could do to the computer that opens it: programs inside, commands that start by themselves.

Only what acts is looked for. A form with fields, a file put inside a paper, a link are no danger by themselves.
"""

from __future__ import annotations

import io
import logging
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Final, cast

from app.documents.pdf_objects import list_at, resolved, table_at

OLE: Final = b"\xd0\xcf\x11\xe0"
PROGRAM_NAMES: Final = frozenset(
    (
        *(".exe", ".com", ".scr", ".pif", ".msi", ".msix", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse"),
        *(".wsf", ".wsh", ".hta", ".cpl", ".dll", ".sys", ".jar", ".lnk", ".reg", ".sh", ".app", ".apk", ".iso"),
        *(".img", ".url", ".chm"),
    )
)
PROGRAM_STARTS: Final = (
    *(b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa"),
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
MACRO_PARTS: Final = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")

_EMBEDDED: Final = ("/embeddings/",)
_LARGEST_PART: Final = 64 << 20
_PACKAGE: Final = "\x01ole10native"
_MACRO_STORAGES: Final = frozenset({"vba", "macros", "_vba_project_cur"})
_ACTS: Final = frozenset({"/Launch", "/JavaScript"})
_ON_CLICK: Final = frozenset({"/Launch"})
_MOST_PAGES: Final = 300
_LONGEST_CHAIN: Final = 20

# pypdf and olefile meet every kind of broken file and let most errors of Python through.
_BROKEN: Final = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, ArithmeticError, AssertionError),
    *(NotImplementedError, OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, struct.error),
)


def is_program(name: str, content: bytes) -> bool:
    """Whether a file of that name with that beginning is one that Windows, or another system, would run."""
    return PurePath(name).suffix.lower() in PROGRAM_NAMES or content.startswith(PROGRAM_STARTS)


def acts_in_office(archive: zipfile.ZipFile) -> bool:
    """Whether an object put inside a Word or Excel file holds a program or macros. Errors of a broken archive."""
    return any(_acts_inside(each.filename, archive.read(each)) for each in _embedded(archive))


def _embedded(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for each in archive.infolist():
        if any(folder in f"/{each.filename.lower()}" for folder in _EMBEDDED) and each.file_size <= _LARGEST_PART:
            yield each


def _acts_inside(name: str, content: bytes) -> bool:
    if is_program(name, content):
        return True
    if content.startswith(OLE):
        return _acts_in_ole(content)
    if content.startswith(b"PK"):
        return _acts_in_package(content)
    return False


def _acts_in_package(content: bytes) -> bool:
    """A Word or Excel file inside another one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(part in each.lower() for each in archive.namelist() for part in MACRO_PARTS)
    except _BROKEN:
        return False


def _acts_in_ole(content: bytes) -> bool:
    """An object that cannot be taken apart is trusted only if nothing in it looks like a program."""
    import olefile

    try:
        with cast("Any", olefile).OleFileIO(io.BytesIO(content)) as ole:
            return any(_acts_in_entry(ole, entry) for entry in ole.listdir())
    except _BROKEN:
        return b"MZ" in content


def _acts_in_entry(ole: Any, entry: list[str]) -> bool:
    if _MACRO_STORAGES & {each.lower() for each in entry[:-1]}:
        return True
    content = bytes(ole.openstream(entry).read(_LARGEST_PART))
    if entry[-1].lower() == _PACKAGE:
        return any(is_program(name, inside) for name, inside in _packaged(content))
    return content.startswith(PROGRAM_STARTS)


def _packaged(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The names a file was packaged under, with its content: size, 2, label, path, 3 more, path, size, content."""
    label, path, rest = content[6:].split(b"\0", 2)
    place = 4 + 4 + struct.unpack_from("<I", rest, 4)[0]
    size = struct.unpack_from("<I", rest, place)[0]
    inside = rest[place + 4 : place + 4 + size]
    for name in (label, path):
        yield name.decode("latin-1").replace("\\", "/"), inside


def acts_in_pdf(path: Path) -> bool:
    """Whether a PDF starts something when it is opened or clicked on, or has a program inside.

    A file that cannot be read is not said to: reading it says what is wrong.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                return False
            return _acts_in_reader(reader)
    except (*_BROKEN, PyPdfError):
        return False


def _acts_in_reader(reader: Any) -> bool:
    root = resolved(reader.trailer["/Root"])
    names = table_at(root, "/Names")
    return (
        _acts(root.get("/OpenAction"), _ACTS)
        or _any_acts(root.get("/AA"), _ACTS)
        or bool(resolved(names.get("/JavaScript")))
        or any(is_program(name, content) for name, content in _attachments(names))
        or any(_acts_on_page(page) for page in reader.pages[:_MOST_PAGES])
    )


def _acts_on_page(page: Any) -> bool:
    if _any_acts(page.get("/AA"), _ACTS):
        return True
    notes = [resolved(each) for each in list_at(page, "/Annots")]
    return any(_acts(each.get("/A"), _ON_CLICK) for each in notes if hasattr(each, "get"))


def _any_acts(actions: Any, kinds: frozenset[str]) -> bool:
    actions = resolved(actions)
    return hasattr(actions, "values") and any(_acts(each, kinds) for each in actions.values())


def _acts(action: Any, kinds: frozenset[str]) -> bool:
    """Whether one of a chain of actions is of those kinds; a place to show is no action."""
    waiting = [action]
    for _ in range(_LONGEST_CHAIN):
        if not waiting:
            return False
        each = resolved(waiting.pop())
        if not hasattr(each, "get"):
            continue
        if str(each.get("/S")) in kinds:
            return True
        waiting.extend(list_at(each, "/Next") or [each.get("/Next")])
    return False


def _attachments(names: Any) -> Iterator[tuple[str, bytes]]:
    """The files put inside, by the tree of their names."""
    waiting, looked = [names.get("/EmbeddedFiles")], 0
    while waiting and looked < _MOST_PAGES:
        node, looked = resolved(waiting.pop()), looked + 1
        if not hasattr(node, "get"):
            continue
        waiting.extend(list_at(node, "/Kids"))
        yield from map(_attachment, list_at(node, "/Names")[1::2])


def _attachment(specification: Any) -> tuple[str, bytes]:
    told = resolved(specification)
    streams = table_at(told, "/EF")
    stream = resolved(streams.get("/F") or streams.get("/UF"))
    content = stream.get_data() if hasattr(stream, "get_data") else b""
    return str(told.get("/UF") or told.get("/F") or ""), bytes(content)
