"""The zip file around the parts of a DOCX, always the same for the same parts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache

from app.documents.about import About, about
from app.documents.model import Document

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # The first moment a zip file can name.
_MAIN, _CORE = "word/document.xml", "docProps/core.xml"

Entries = tuple[tuple[str, bytes], ...]


def package(document: Document, main: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file made of word/document.xml and the ``parts`` beside it, related in their order (rId1, rId2 ...).

    The shared parts are parsed once; what is written of each paper the proof of an export opens again and measures.
    """
    own = {_MAIN: main, _CORE: _core_part(about(document))}
    return _zipped(tuple((name, own.get(name, content)) for name, content in _frame(tuple(parts.items()))))


@lru_cache(maxsize=4)
def _frame(parts: Entries) -> Entries:
    """Everything in the file that all papers share, and empty places for what each has of its own."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.package import OpcPackage
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml

    kinds = {
        "header1.xml": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
        "header2.xml": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
        "styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
        "settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
        "fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    }
    whole = OpcPackage()
    main = Part(PackURI(f"/{_MAIN}"), CONTENT_TYPE.WML_DOCUMENT_MAIN, b"")
    whole.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, content in parts:
        parse_xml(content)
        content_type, relationship = kinds[name]
        main.relate_to(Part(PackURI(f"/word/{name}"), content_type, content), relationship)
    core = Part(PackURI(f"/{_CORE}"), CONTENT_TYPE.OPC_CORE_PROPERTIES, b"")
    whole.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    saved = io.BytesIO()
    whole.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _core_part(what: About) -> bytes:
    """Title, subject, author, language and date, as Word shows them under "Thuộc tính"."""
    from docx.opc.package import OpcPackage
    from docx.opc.parts.coreprops import CorePropertiesPart

    part = CorePropertiesPart.default(OpcPackage())
    properties = part.core_properties
    for element in list(part.element):
        part.element.remove(element)
    properties.title = what.title
    properties.subject = what.subject
    properties.author = what.author
    properties.keywords = what.keywords
    properties.language = what.language
    if what.made is not None:
        properties.created = properties.modified = what.made.astimezone(dt.UTC)  # The format is UTC with a Z.
    return part.blob


def _zipped(entries: Entries) -> bytes:
    """The entries with the same date on each."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, date_time=_EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # The same bytes on Windows and Linux.
            archive.writestr(entry, content)
    return target.getvalue()
