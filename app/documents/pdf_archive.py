"""What makes a PDF last: reportlab's file brought to PDF/A-2b (ISO 19005-2).

Imports reportlab when it is imported itself, so that writers import it inside functions.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from app.documents.about import PROGRAM, About

pdfdoc: Any = reportlab_pdfdoc  # Its published types are incomplete.
_PDF_OBJECT: Any = pdfdoc.PDFObject

_PRODUCER = "ReportLab PDF Library"
_PROFILE_VERSION = struct.pack(">I", 0x04200000)  # ISO 15076-1:2005; PDF 1.7 names no later one.
_PROFILE_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def make_lasting(canvas: Any, about: About) -> None:
    """Give a canvas that was just made what PDF/A-2b asks of the whole file.

    The canvas must not compress pages itself: streams are compressed here, where they also get the line end that
    reportlab leaves out. What is drawn must keep the rest: embedded fonts, black only, no links.
    """
    document = canvas._doc  # noqa: SLF001  reportlab has no other way to the file behind a canvas
    document.defaultStreamFilters = [_Deflate(document)]
    document.info = _Information(about)
    catalog = document.Catalog
    catalog.Metadata = _Metadata(metadata_packet(about))
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "false"})  # Level B: the text is not tagged.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])


def metadata_packet(about: About) -> bytes:
    """The XMP packet: part and conformance (6.6.4), and what the Info dictionary says, in its words (6.6.3)."""
    made = about.made.isoformat() if about.made else ""
    properties = [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
        "<dc:format>application/pdf</dc:format>",
        _listed("dc:title", "Alt", about.title),
        _listed("dc:creator", "Seq", about.author),
        _listed("dc:description", "Alt", about.subject),
        _listed("dc:language", "Bag", about.language),
        _plain("pdf:Keywords", about.keywords),
        _plain("pdf:Producer", _PRODUCER),
        _plain("xmp:CreatorTool", PROGRAM),
        *(_plain(f"xmp:{name}", made) for name in ("CreateDate", "ModifyDate", "MetadataDate")),
    ]
    listed = "\n".join(each for each in properties if each)
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items() if prefix != "rdf")
    description = f'<rdf:Description rdf:about=""{spaces}>\n{listed}\n</rdf:Description>'
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n{description}\n</rdf:RDF>\n'
        '</x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode()


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """An ICC profile of sRGB, always the same bytes; free of rights, as it says itself."""
    from PIL import ImageCms as PillowCms

    cms: Any = PillowCms
    profile: bytes = cms.ImageCmsProfile(cms.createProfile("sRGB")).tobytes()
    return profile[:8] + _PROFILE_VERSION + profile[12:24] + _PROFILE_DATE + profile[36:]


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _listed(name: str, kind: str, text: str) -> str:
    """A property that XMP keeps as a list, of which ours have one entry; "Alt" are texts by language."""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{escape(text)}</rdf:li></rdf:{kind}></{name}>" if text else ""


def _output_intent(document: Any) -> Any:
    """What black is meant as: sRGB (6.2.3)."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3, "Alternate": pdfdoc.PDFName("DeviceRGB")}))
    profile.content = srgb_profile()
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _pdf_date(moment: dt.datetime) -> str:
    """D:20210504093000+07'00'."""
    zone = moment.strftime("%z")
    return f"{moment:D:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'"


class _Information(_PDF_OBJECT):
    """The Info dictionary with only what is known: no date if none was given."""

    def __init__(self, about: About) -> None:
        made = _pdf_date(about.made) if about.made else ""
        self._entries = {
            "Title": about.title,
            "Author": about.author,
            "Subject": about.subject,
            "Keywords": about.keywords,
            "Creator": PROGRAM,
            "Producer": _PRODUCER,
            "CreationDate": made,
            "ModDate": made,
        }

    def digest(self, signature: Any) -> None:
        """Let the document's ID depend on what the file says about itself."""
        signature.update(repr(self._entries).encode())

    def format(self, document: Any) -> bytes:
        """As reportlab asks every object for its bytes."""
        known = {name: pdfdoc.PDFString(text) for name, text in self._entries.items() if text}
        return pdfdoc.PDFDictionary(known).format(document)


class _Metadata(_PDF_OBJECT):
    """The XMP packet as a stream that any program can read: neither compressed nor encoded."""

    __RefOnly__ = 1

    def __init__(self, packet: bytes) -> None:
        self._packet = packet

    def format(self, document: Any) -> bytes:
        """As reportlab asks every object for its bytes."""
        head = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML"), "Length": len(self._packet)}
        return pdfdoc.PDFDictionary(head).format(document) + b"\nstream\n" + self._packet + b"\nendstream\n"


class _Deflate:
    """Compresses every stream and adds it to the document's ID."""

    pdfname = "FlateDecode"

    def __init__(self, document: Any) -> None:
        self._document = document

    def encode(self, content: bytes | str) -> _StreamData:
        """The compressed data of a stream, with its line end."""
        packed = zlib.compress(content.encode() if isinstance(content, str) else content)
        self._document.updateSignature(packed)
        return _StreamData(packed)


class _StreamData(_PDF_OBJECT):
    """Data followed by the line end that stands before ``endstream`` and does not count (6.1.7.1)."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data)

    def format(self, _: Any) -> bytes:
        """As reportlab asks every object for its bytes."""
        return self._data + b"\n"
