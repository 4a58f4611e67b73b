"""The PDF by the clauses of ISO 19005-2 (PDF/A-2b) that can break in a file of text and lines, read back one by one.

No validator of PDF/A-2 comes with any package this project may use. Where PDFBox's Preflight is installed, the
last test has it judge the file by the stricter PDF/A-1b.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageCms
from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject, TextStringObject

from app.documents.docx_writer import docx_bytes
from app.documents.model import Document, Section, StyleName, paragraph
from app.documents.papers import papers_of
from app.documents.pdf_archive import srgb_profile
from app.documents.pdf_writer import pdf_bytes
from tests.bench.dossiers import dossier_of, sample_snapshot
from tests.helpers.papers_samples import FONTS, NASTY_TEXTS, nominee_list, paper, submission

MADE = dt.datetime(2021, 5, 4, 2, 30, 15, tzinfo=dt.UTC)
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
# 6.1.3, 6.1.12, 6.2.6, 6.2.8, 6.2.9, 6.2.10, 6.3 to 6.6.1, 6.8 to 6.11: what a paper of ours has no need of.
FORBIDDEN = {
    "/A", "/AA", "/AcroForm", "/AlternatePresentations", "/Alternates", "/Annots", "/EF", "/EmbeddedFiles", "/Encrypt",
    "/ExtGState", "/Group", "/JS", "/JavaScript", "/NeedAppearances", "/OCProperties", "/OpenAction", "/OPI", "/Perms",
    "/PresSteps", "/Requirements", "/SMask", "/URI", "/XFA", "/XObject",
}  # fmt: skip
# 6.2.2 and 6.2.4: text and lines, no operator that sets a colour: everything is the default, black.
OPERATORS = {b"BT", b"ET", b"Tf", b"TL", b"Tm", b"Td", b"Tw", b"Tj", b"J", b"w", b"n", b"m", b"l", b"S", b"cm"}
PREFLIGHT_JARS = ("preflight", "xmpbox", "pdfbox2", "fontbox2", "commons-io", "commons-logging",
                  "javax.activation", "jaxb-api")  # fmt: skip


class Archive:
    """A PDF as bytes and as objects."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content), strict=True)

    @property
    def catalog(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def offsets(self) -> list[int]:
        """Where each object begins, as the cross-reference table says."""
        table = self.content[self._table_start :]
        count = int(re.match(rb"xref\n0 (\d+)\n", table)[1])  # pyright: ignore[reportOptionalSubscript]
        entries = table.split(b"\n", 2)[2]
        lines = [entries[place * 20 : place * 20 + 20] for place in range(count)]
        assert re.fullmatch(rb"0000000000 65535 f( \n|\r\n| \r)", lines[0])
        assert all(re.fullmatch(rb"\d{10} 00000 n( \n|\r\n| \r)", line) for line in lines[1:])
        return [int(line[:10]) for line in lines[1:]]

    @property
    def _table_start(self) -> int:
        return int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", self.content)[1])  # pyright: ignore

    @property
    def objects(self) -> Iterator[bytes]:
        """The bytes of each object from its number to the next."""
        edges = [*sorted(self.offsets), self._table_start]
        return (self.content[start:end] for start, end in pairwise(edges))

    @property
    def values(self) -> Iterator[Any]:
        """Every object, and every value inside one."""
        for number in range(1, len(self.offsets) + 1):
            yield from inside(self.reader.get_object(IndirectObject(number, 0, self.reader)))

    @property
    def information(self) -> dict[str, str]:
        return {key: str(value) for key, value in (self.reader.metadata or {}).items()}

    @cached_property
    def packet(self) -> bytes:
        return self.catalog["/Metadata"].get_data()

    def xmp(self, path: str) -> list[str]:
        """The texts at a path below the description."""
        root = etree.fromstring(self.packet)
        return [each.text or "" for each in root.iterfind(f".//rdf:Description/{path}", SPACES)]

    @cached_property
    def shown(self) -> dict[str, set[int]]:
        """The codes each font is used with, by the font's name in the resources."""
        codes: dict[str, set[int]] = {}
        for operands, operator in self.operations:
            if operator == b"Tf":
                font = codes.setdefault(operands[0], set())
            elif operator == b"Tj":
                font.update(operands[0].original_bytes)  # pyright: ignore[reportPossiblyUnboundVariable]
        return codes

    @property
    def operations(self) -> Iterator[tuple[Any, bytes]]:
        for page in self.reader.pages:
            yield from ContentStream(page.get_contents(), self.reader).operations

    @property
    def fonts(self) -> dict[str, Any]:
        resources: Any = self.reader.pages[0]["/Resources"]
        return {name: font.get_object() for name, font in resources["/Font"].items()}


def inside(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for each in value.values():
            yield from inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from inside(each)


class Program:
    """A TrueType program: advance widths in thousandths, and the one table that finds its glyphs."""

    def __init__(self, content: bytes) -> None:
        count = struct.unpack(">H", content[4:6])[0]
        entries = (struct.unpack(">4s3L", content[12 + 16 * place : 28 + 16 * place]) for place in range(count))
        self.tables = {tag.decode(): content[start : start + size] for tag, _, start, size in entries}
        self.units = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.cmaps, platform, encoding, start = struct.unpack(">3xB2HL", b"\0\0" + self.tables["cmap"][2:12])
        self.encoding = (platform, encoding)
        form, _, _, first, number = struct.unpack(">5H", self.tables["cmap"][start : start + 10])
        assert form == 6
        glyphs = struct.unpack(f">{number}H", self.tables["cmap"][start + 10 : start + 10 + 2 * number])
        self.glyphs = dict(enumerate(glyphs, start=first))

    def width(self, code: int) -> float:
        known = struct.unpack(">H", self.tables["hhea"][34:36])[0]
        place = min(self.glyphs[code], known - 1) * 4
        return struct.unpack(">H", self.tables["hmtx"][place : place + 2])[0] * 1000 / self.units


def whole(**changes: Any) -> Document:
    nasty = Section(blocks=tuple(paragraph(StyleName.BODY, text) for text in NASTY_TEXTS))
    return replace(paper(submission(12), nominee_list(13), nasty), made=MADE, **changes)


@pytest.fixture(scope="module")
def archive() -> Archive:
    """A Tờ trình, its list and every nasty text, made on a known day."""
    return Archive(pdf_bytes(whole(), FONTS))


# 6.1 The file


def test_6_1_2_the_header_is_followed_by_four_bytes_that_are_no_text(archive: Archive) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", archive.content)


def test_6_1_3_the_file_is_named_and_ends_with_its_end(archive: Archive) -> None:
    first, second = archive.reader.trailer["/ID"]  # pyright: ignore[reportGeneralTypeIssues]
    assert first == second
    assert len(first.original_bytes) == 16
    assert archive.content.endswith(b"\n%%EOF\n")
    assert archive.content.count(b"%%EOF") == 1


def test_6_1_3_papers_of_the_same_title_have_names_of_their_own() -> None:
    names = {
        str(PdfReader(io.BytesIO(pdf_bytes(paper(submission(length)), FONTS))).trailer["/ID"]) for length in (3, 4, 4)
    }
    assert len(names) == 2


def test_6_1_4_6_1_9_every_object_stands_where_the_table_says_between_line_ends(archive: Archive) -> None:
    for number, start in enumerate(archive.offsets, start=1):
        assert archive.content[start - 1 :].startswith(b"\n%d 0 obj\n" % number)
    assert all(each.endswith(b"\nendobj\n") for each in archive.objects)


def test_6_1_7_streams_are_as_long_as_they_say_and_end_on_a_line_of_their_own(archive: Archive) -> None:
    streams = [each for each in archive.objects if b"\nstream\n" in each]
    assert len(streams) > 10
    for each in streams:
        head, rest = each.split(b"\nstream\n", 1)
        length = int(re.search(rb"/Length (\d+)\b", head)[1])  # pyright: ignore[reportOptionalSubscript]
        assert rest[length:] == b"\nendstream\nendobj\n"


def test_6_1_7_streams_stand_in_the_file_and_are_packed_in_one_way_only(archive: Archive) -> None:
    heads = [each.split(b"\nstream\n")[0] for each in archive.objects if b"\nstream\n" in each]
    unpacked = [head for head in heads if b"/Filter [ /FlateDecode ]" not in head]
    assert [b"/Type /Metadata" in head for head in unpacked] == [True]
    names = {name.decode() for head in heads for name in re.findall(rb"/\w+", head)}
    assert names <= {"/Alternate", "/DeviceRGB", "/Filter", "/FlateDecode", "/Length", "/Length1", "/Metadata", "/N",
                     "/Subtype", "/Type", "/XML"}  # fmt: skip


def test_6_1_13_no_text_or_name_is_longer_than_a_reader_must_take() -> None:
    document = paper(submission(), heading="Đ" * 40_000)
    archive = Archive(pdf_bytes(replace(document, subject="ơ" * 40_000, sections=document.sections * 2), FONTS))
    texts = [value for value in archive.values if isinstance(value, TextStringObject)]
    assert max(len(text.original_bytes) for text in texts) <= 32_767
    keys = {key for value in archive.values if isinstance(value, dict) for key in value}
    assert max(len(key) for key in keys) <= 127


def test_nothing_a_lasting_file_must_not_have_is_in_it(archive: Archive) -> None:
    keys = {key for value in archive.values if isinstance(value, dict) for key in value}
    assert not keys & FORBIDDEN
    assert "/Encrypt" not in archive.reader.trailer


# 6.2 What is drawn


def test_6_2_2_pages_are_drawn_with_text_and_black_lines_only(archive: Archive) -> None:
    assert {operator for _, operator in archive.operations} <= OPERATORS


def test_6_2_3_the_output_intent_is_srgb(archive: Archive) -> None:
    (intent,) = archive.catalog["/OutputIntents"]
    profile = intent["/DestOutputProfile"]
    assert (intent["/S"], intent["/OutputConditionIdentifier"], profile["/N"]) == ("/GTS_PDFA1", "sRGB", 3)
    content = profile.get_data()
    assert content == srgb_profile()
    assert (content[8] < 5, content[12:16], content[16:20], content[36:40]) == (True, b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(content[:4]) == len(content)


def test_6_2_3_the_profile_means_the_colours_of_srgb() -> None:
    opened = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    colours = Image.new("RGB", (3, 1))
    colours.putdata([(0, 0, 0), (200, 30, 90), (255, 255, 255)])
    turned = ImageCms.profileToProfile(colours, opened, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert turned.tobytes() == colours.tobytes()


def test_6_2_11_every_font_in_use_is_a_subset_embedded_in_the_file(archive: Archive) -> None:
    assert set(archive.shown) == set(archive.fonts)
    for font in archive.fonts.values():
        descriptor = font["/FontDescriptor"]
        assert re.fullmatch(r"/[A-Z]{6}\+Tinos(-\w+)?", font["/BaseFont"])
        assert descriptor["/FontName"] == font["/BaseFont"]
        assert font["/Subtype"] == "/TrueType"
        assert len(descriptor["/FontFile2"].get_data()) == descriptor["/FontFile2"]["/Length1"]
        assert (font["/LastChar"] - font["/FirstChar"] + 1) == len(font["/Widths"])


def test_6_2_11_2_the_font_may_be_embedded_without_conditions() -> None:
    for path in FONTS.glob("*.ttf"):
        content = path.read_bytes()
        (start,) = struct.unpack(">L", content[content.index(b"OS/2") + 8 :][:4])
        assert content[start + 8 : start + 10] == b"\0\0"


def test_6_2_11_5_the_widths_are_those_of_the_font_program(archive: Archive) -> None:
    for name, font in archive.fonts.items():
        program = Program(font["/FontDescriptor"]["/FontFile2"].get_data())
        told = {code: float(font["/Widths"][code - font["/FirstChar"]]) for code in archive.shown[name]}
        assert told == pytest.approx({code: program.width(code) for code in told}, abs=0.01)


def test_6_2_11_6_a_symbolic_font_finds_its_glyphs_by_one_table(archive: Archive) -> None:
    for font in archive.fonts.values():
        program = Program(font["/FontDescriptor"]["/FontFile2"].get_data())
        assert (program.cmaps, program.encoding) == (1, (1, 0))
        assert font["/FontDescriptor"]["/Flags"] & 0b100100 == 0b100
        assert "/Encoding" not in font


def test_6_2_11_8_no_letter_is_drawn_as_the_missing_glyph(archive: Archive) -> None:
    for name, codes in archive.shown.items():
        program = Program(archive.fonts[name]["/FontDescriptor"]["/FontFile2"].get_data())
        assert codes
        assert all(program.glyphs[code] for code in codes)


# 6.6 What the file says about itself


def test_6_6_2_the_packet_can_be_read_without_unpacking(archive: Archive) -> None:
    metadata = archive.catalog["/Metadata"]
    assert (metadata["/Type"], metadata["/Subtype"], "/Filter" in metadata) == ("/Metadata", "/XML", False)
    assert archive.packet in archive.content
    assert archive.packet.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode())
    assert archive.packet.endswith(b'<?xpacket end="r"?>')


def test_6_6_4_it_calls_itself_pdf_a_2b(archive: Archive) -> None:
    assert (archive.xmp("pdfaid:part"), archive.xmp("pdfaid:conformance")) == (["2"], ["B"])


def test_6_6_3_packet_and_information_say_the_same(archive: Archive) -> None:
    told = archive.information
    assert archive.xmp("dc:title/rdf:Alt/rdf:li") == [told["/Title"]] == ["Tờ trình mẫu"]
    assert archive.xmp("dc:creator/rdf:Seq/rdf:li") == [told["/Author"]] == ["Ủy ban nhân dân xã Minh Tâm (mẫu)"]
    assert archive.xmp("dc:description/rdf:Alt/rdf:li") == [told["/Subject"]] == ["Đề nghị khen thưởng (mẫu)"]
    assert archive.xmp("pdf:Keywords") == [told["/Keywords"]] == ["thi đua; khen thưởng"]
    assert archive.xmp("pdf:Producer") == [told["/Producer"]]
    assert archive.xmp("xmp:CreatorTool") == [told["/Creator"]] == ["Hồ sơ Thi đua"]
    assert archive.xmp("dc:language/rdf:Bag/rdf:li") == [str(archive.catalog["/Lang"])] == ["vi-VN"]


@pytest.mark.parametrize(
    "made", [MADE, dt.datetime(2021, 5, 4, 9, 30, 15, 999_999), MADE.astimezone(dt.timezone(dt.timedelta(hours=-3)))]
)
def test_the_moment_of_making_is_written_in_vietnams_time(made: dt.datetime) -> None:
    archive = Archive(pdf_bytes(replace(paper(submission()), made=made), FONTS))
    told = archive.information
    assert told["/CreationDate"] == told["/ModDate"] == "D:20210504093015+07'00'"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert archive.xmp(f"xmp:{name}") == ["2021-05-04T09:30:15+07:00"]


def test_without_a_moment_of_making_no_date_is_told() -> None:
    archive = Archive(pdf_bytes(paper(submission()), FONTS))
    assert not {"/CreationDate", "/ModDate"} & set(archive.information)
    assert b"Date" not in archive.packet


@pytest.mark.parametrize("text", [*NASTY_TEXTS, "", "   "])
def test_nasty_words_about_the_file_are_the_same_in_both_places(text: str) -> None:
    document = Document(title=text, subject=text, author=text, keywords=text, sections=(submission(),))
    archive = Archive(pdf_bytes(document, FONTS))
    told = archive.information
    assert archive.xmp("dc:title/rdf:Alt/rdf:li") == [told[name] for name in ("/Title",) if name in told]
    assert archive.xmp("dc:creator/rdf:Seq/rdf:li") == [told[name] for name in ("/Author",) if name in told]
    assert archive.xmp("pdf:Keywords") == [told[name] for name in ("/Keywords",) if name in told]
    assert ("/Title" in told) == bool(text.strip())


def test_the_text_does_not_claim_to_be_tagged(archive: Archive) -> None:
    assert str(archive.catalog["/MarkInfo"]["/Marked"]) == "False"
    assert "/StructTreeRoot" not in archive.catalog


# Sizes


def test_the_papers_of_thirteen_nominees_are_small() -> None:
    documents = [each.build() for each in papers_of(dossier_of(sample_snapshot(), 13))]
    assert sum(len(pdf_bytes(each, FONTS)) for each in documents) < 400_000
    assert sum(len(docx_bytes(each)) for each in documents) < 60_000
    assert len(pdf_bytes(documents, FONTS)) < 200_000


# A judge from outside


def test_preflight_finds_only_what_the_second_part_allows(tmp_path: Path, archive: Archive) -> None:
    """The same file called PDF/A-1b: that part knows no ICC profile of version 4, and is stricter in the rest."""
    jars = Path(os.environ.get("PREFLIGHT_JARS", "/usr/share/java"))
    class_path = [jars / f"{name}.jar" for name in PREFLIGHT_JARS]
    java = shutil.which("java")
    if java is None or not all(jar.is_file() for jar in class_path):
        pytest.skip("PDFBox Preflight is not in /usr/share/java nor in the folder named by PREFLIGHT_JARS")
    path = tmp_path / "mau.pdf"
    first_part = archive.content.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<").replace(b"%PDF-1.7", b"%PDF-1.4", 1)
    path.write_bytes(first_part)
    command = [java, "-cp", os.pathsep.join(map(str, class_path)), "org.apache.pdfbox.preflight.Validator_A1b"]
    answer = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False, encoding="utf-8")
    assert re.findall(r"^[\d.]+ : .*$", answer.stdout + answer.stderr, re.MULTILINE) == [
        "2.1.6 : Invalid graphics object, Invalid version of the ICCProfile"
    ]
