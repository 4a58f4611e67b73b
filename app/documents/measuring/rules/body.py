"""B: legal bases and body text (Phụ lục I, Phần I, Mục II.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import Block
from app.documents.measuring.rules.common import Look, looks, mm, points
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import ATTACHMENT_MENTION, TYPE_CODES, is_capitals, tidy

_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_HEADING = re.compile(r"^([IVX]+)\.\s+(\S.*)$")
_POINT = re.compile(r"^([a-zđ])\)\s")
_LAW = re.compile(r"(?i)^căn cứ (?:hiến pháp|luật|bộ luật|pháp lệnh)")
_NUMBERED = re.compile(r"(?i)\b(?:nghị định|quyết định|thông tư|kế hoạch|nghị quyết|chỉ thị|hướng dẫn|công văn)\b")
_DATE = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2}/\d{1,2}/\d{4}")
_SINGLE = 1.15


def _running(examined: Examined) -> Iterator[tuple[Part, Block]]:
    """The paragraphs of the body that are set as text, with their parts."""
    return ((part, block) for part in examined.parts for block in _text_of(part))


def _text_of(part: Part) -> Iterator[Block]:
    """A part's paragraphs set as text: not centred, not at the right."""
    for block in (*part.bases, *part.body):
        if block.align not in ("center", "right") and not block.floating and not block.grid:
            yield block


def _bases(examined: Examined) -> Iterator[tuple[Part, Block]]:
    return ((part, block) for part in examined.mains for block in part.bases)


def _basis_letters(examined: Examined) -> Iterator[Reading]:
    return looks((block for _, block in _bases(examined)), Look(13, 14, italic=True))


def _basis_ends(examined: Examined) -> Iterator[Reading]:
    for part, block in _bases(examined):
        end = "." if block is part.bases[-1] else ";"
        yield Reading(block.text.rstrip().endswith(end), f"“…{block.text[-25:]}”", block.where)


def _whole_citation(examined: Examined) -> Iterator[Reading]:
    for _, block in _bases(examined):
        text = tidy(block.text)
        if _LAW.match(text) or not _NUMBERED.search(text):
            continue
        missing = [
            name
            for name, found in (
                ("số", re.search(r"\bsố\b.*\d", text)),
                ("ngày tháng năm", _DATE.search(text)),
                ("cơ quan ban hành", re.search(r"\bcủa\b", text)),
            )
            if not found
        ]
        yield Reading(not missing, f"thiếu {', '.join(missing)}" if missing else "đủ", block.where)


def _letters(examined: Examined) -> Iterator[Reading]:
    for part, block in _running(examined):
        if block in part.bases:
            continue
        for reading in looks((block,), Look(13, 14, italic=None)):
            upright = not all(face.italic for face in block.faces)
            yield Reading(reading.ok and upright, reading.found, reading.where)


def _justified(examined: Examined) -> Iterator[Reading]:
    for _, block in _running(examined):
        if len(block.widths) > 1 and block.justified is not None:
            found = "đều hai bên" if block.justified else "không đều hai bên"
            yield Reading(block.justified, found, block.where)


def _indented(examined: Examined) -> Iterator[Reading]:
    for _, block in _running(examined):
        if block.first_indent is not None:
            ok = any(abs(block.first_indent - legal) <= 0.5 for legal in (10.0, 12.7))
            yield Reading(ok, mm(block.first_indent), block.where)


def _gaps(examined: Examined) -> Iterator[Reading]:
    for part in examined.parts:
        for above, block in pairwise(_text_of(part)):
            if block.gap is None or block.place != above.place + 1:
                continue
            gap = block.gap
            if examined.paper.source == "pdf":
                size = max((face.size for face in block.faces), default=14.0)
                gap -= (max(block.pitch or above.pitch or 1.0, 1.0) - 1.0) * _SINGLE * size
            yield Reading(gap >= 5.5, f"{points(max(gap, 0.0))} pt", block.where)


def _pitches(examined: Examined) -> Iterator[Reading]:
    for _, block in _running(examined):
        if block.pitch is not None and (len(block.widths) > 1 or examined.paper.source == "docx"):
            yield Reading(0.97 <= block.pitch <= 1.545, f"{points(block.pitch)} dòng", block.where)


def _headings(examined: Examined) -> Iterator[Reading]:
    for part in examined.parts:
        former = 0
        for block in part.body:
            if found := _HEADING.match(block.text):
                number = _ROMAN.index(found[1]) + 1 if found[1] in _ROMAN else 0
                yield _heading(block, found[2], in_order=number in (1, former + 1))
                former = number
            elif _POINT.match(block.text):
                bold = bool(block.faces) and all(face.bold for face in block.faces)
                yield Reading(not bold, "điểm in đậm" if bold else "điểm chữ thường", block.where)


def _heading(block: Block, title: str, *, in_order: bool) -> Reading:
    """A heading "I. TIÊU ĐỀ": capitals and bold, in order; figures behind a colon or in brackets are free."""
    named = re.split(r"[:(]", title)[0]
    bold = bool(block.faces) and all(face.bold for face in block.faces)
    capitals = is_capitals(named) or not any(letter.isalpha() for letter in named)
    found = ", ".join(
        (
            "in hoa" if capitals else "không in hoa",
            "đậm" if bold else "không đậm",
            *(() if in_order else ("sai thứ tự",)),
        )
    )
    return Reading(bold and capitals and in_order, found, block.where)


def _points(examined: Examined) -> Iterator[Reading]:
    for part in examined.parts:
        former = ""
        for block in part.body:
            found = _POINT.match(block.text)
            if found is None:
                former = "" if re.match(r"^\d+\.\s|^[IVX]+\.\s", block.text) else former
                continue
            letter = found[1]
            wanted = _ALPHABET[_ALPHABET.index(former) + 1 :][:1] if former in _ALPHABET and former else "a"
            ok = letter in ("a", wanted)
            yield Reading(ok, f"{letter})" if ok else f"{letter}) sau {former or 'đầu'}) (cần {wanted})", block.where)
            former = letter


def _end_mark(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.body and part.type_name in TYPE_CODES:
            last = part.body[-1]
            yield Reading(last.text.rstrip().endswith("./."), f"“…{last.text[-20:]}”", last.where)


def _mentions_appendix(examined: Examined) -> Iterator[Reading]:
    mains = examined.mains
    if mains and examined.appendices:
        said = any(ATTACHMENT_MENTION.search(block.text) for block in mains[0].body)
        yield Reading(said, "có nhắc phụ lục" if said else "không nhắc phụ lục", mains[0].blocks[0].where)


def _widows(examined: Examined) -> Iterator[Reading]:
    for _, block in _running(examined):
        if block.widow_control is not None:
            yield Reading(block.widow_control, "có" if block.widow_control else "tắt", block.where)


_6 = clause("Mục II.6")

RULES = (
    Rule("B01", "M", "Chữ căn cứ", "cỡ 13–14, nghiêng", _6, _basis_letters),
    Rule("B02", "M", "Cuối dòng căn cứ", "“;”, dòng cuối “.”", _6, _basis_ends),
    Rule("B03", "T", "Viện dẫn căn cứ", "đủ loại, số, ngày, cơ quan ban hành", _6, _whole_citation),
    Rule("B04", "M", "Chữ nội dung", "cỡ 13–14, đứng", _6, _letters),
    Rule("B05", "M", "Canh đều nội dung", "đều cả hai lề", _6, _justified),
    Rule("B06", "M", "Lùi đầu dòng", "1 cm hoặc 1,27 cm", _6, _indented),
    Rule("B07", "M", "Khoảng cách đoạn", "ít nhất 6 pt", _6, _gaps),
    Rule("B08", "M", "Khoảng cách dòng", "dòng đơn đến 1,5 dòng", _6, _pitches),
    Rule("B09", "M", "Đề mục", "“I. TIÊU ĐỀ” in hoa, đậm, đúng thứ tự; điểm không đậm", _6, _headings),
    Rule("B10", "M", "Thứ tự các điểm", "a, b, c, d, đ, e, g, …", _6, _points),
    Rule("B11", "T", "Dấu kết thúc", "./.", _6, _end_mark),
    Rule("B12", "M", "Nhắc đến phụ lục", "nội dung có nhắc phụ lục kèm theo", clause("Mục III.1"), _mentions_appendix),
    Rule("B13", "T", "Dòng lẻ đầu, cuối trang", "không để dòng lẻ", _6, _widows),
)
