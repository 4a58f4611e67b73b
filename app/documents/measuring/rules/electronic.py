"""E: electronic files, signatures on them and their metadata (Phụ lục I, Phần II; Phụ lục VI)."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined
from app.documents.measuring.rules.common import Look, looks
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import NUMBER_LINE, is_stamp, tidy

_OLDEST_VERSION = (1, 4)


def _version(examined: Examined) -> Iterator[Reading]:
    """Only a scanned copy, a file of pictures without letters, falls under the rule."""
    paper = examined.paper
    if paper.source == "pdf" and not paper.blocks and not paper.outside and paper.version:
        figures = tuple(int(part) for part in paper.version.split(".") if part.isdigit())
        yield Reading(figures >= _OLDEST_VERSION, f"PDF {paper.version}", "Cả tệp")


def _readable(examined: Examined) -> Iterator[Reading]:
    paper = examined.paper
    if paper.source == "docx":
        return
    missing = [
        name
        for name, there in (
            ("nhúng phông", all(font.embedded for font in paper.fonts)),
            ("chữ tra được", all(font.has_unicode for font in paper.fonts)),
            ("tiêu đề", bool(paper.title.strip())),
            ("ngôn ngữ", bool(paper.language.strip())),
        )
        if not there
    ]
    yield Reading(not missing, f"thiếu {', '.join(missing)}" if missing else "đủ", "Cả tệp")


def _stamps(examined: Examined) -> Iterator[Reading]:
    for block in (*examined.paper.outside, *examined.paper.blocks):
        if is_stamp(block.text):
            placed = block.zone == "right" or block.page is None
            for reading in looks((block,), Look(10, 10, bold=None)):
                yield Reading(reading.ok and placed, reading.found, reading.where)


def _lengths(examined: Examined) -> Iterator[Reading]:
    for name, text, most in _fields(examined):
        if text:
            yield Reading(len(text) <= most, f"{name} dài {len(text)} chữ", "Thông tin của tệp")


def _fields(examined: Examined) -> Iterator[tuple[str, str, int]]:
    """The data an office's system keeps of a document, and how long each may be."""
    properties = examined.paper.properties
    yield "trích yếu", properties.get("subject", ""), 500
    yield "tên cơ quan", properties.get("creator", ""), 200
    yield "ngôn ngữ", properties.get("language", ""), 30
    for part in examined.mains:
        found = NUMBER_LINE.match(tidy(part.number.text)) if part.number is not None else None
        yield "ký hiệu", found["code"] if found else "", 30
        for each in part.signatures:
            yield "chức vụ", each.authority[-1].text if each.authority else "", 100
            yield "họ tên người ký", each.name.text if each.name else "", 50


_COPIES = "Nghị định 30/2020, Phụ lục I, Phần II"
_VI = "Nghị định 30/2020, Phụ lục VI"

RULES = (
    Rule("E01", "M", "Bản số hóa", "PDF từ 1.4 trở lên", _COPIES, _version),
    Rule("E02", "T", "Tệp PDF đọc lâu dài", "nhúng phông, tra được chữ, có tiêu đề", _COPIES, _readable),
    Rule(
        "E03", "M", "Thông tin chữ ký số trên phụ lục", "góc trên bên phải, cỡ 10, đứng", clause("Mục III.1"), _stamps
    ),
    Rule("E04", "M", "Độ dài dữ liệu văn bản", "trích yếu ≤ 500, ký hiệu ≤ 30, họ tên ≤ 50 chữ", _VI, _lengths),
)
