"""T, K: tên loại and trích yếu, and Kính gửi (Phụ lục I, Phần I, Mục II.5 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import MM_PER_POINT, Block
from app.documents.measuring.rules.common import PLACE_SLACK, Look, is_centred, looks, mm, part_line
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import TYPE_CODES, plain
from app.documents.metrics import text_width

_ALIGN_SLACK = 2.0  # mm


def _titles(examined: Examined) -> Iterator[Block]:
    return (part.title for part in examined.mains if part.title is not None)


def _title_letters(examined: Examined) -> Iterator[Reading]:
    look = Look(13, 14, bold=True, capitals=True)
    for block in _titles(examined):
        yield from _centred(examined, block, look)


def _subject_letters(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.title is not None and not part.subject and part.type_name in TYPE_CODES:
            yield Reading(False, "không có trích yếu", part.title.where)
        for block in part.subject:
            yield from _centred(examined, block, Look(13, 14, bold=True, capitals=False))


def _centred(examined: Examined, block: Block, look: Look) -> Iterator[Reading]:
    for reading in looks((block,), look):
        middle = is_centred(examined, block)
        place = "canh giữa" if middle else "không canh giữa"
        yield Reading(reading.ok and middle, f"{reading.found}, {place}", reading.where)


def _subject_line(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.subject:
            yield from part_line(examined, part, part.subject)


def _no_full_stop(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.subject:
            text = part.subject[-1].text
            yield Reading(not text.endswith("."), f"“…{text[-20:]}”", part.subject[-1].where)


# Kính gửi


def _addressed(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.addressee_lead is not None:
            ok = plain(part.addressee_lead.text).startswith("kính gửi:")
            yield Reading(ok, f"“{part.addressee_lead.text[:40]}”", part.addressee_lead.where)
        elif part.type_name in ("tờ trình", "công văn"):
            yield Reading(False, "không có dòng Kính gửi", (part.title or part.blocks[0]).where)


def _leads(examined: Examined) -> Iterator[tuple[Part, Block]]:
    return ((part, part.addressee_lead) for part in examined.mains if part.addressee_lead is not None)


def _addressee_letters(examined: Examined) -> Iterator[Reading]:
    for part, lead in _leads(examined):
        yield from looks((lead, *part.addressees), Look(13, 14, bold=False))


def _one_per_line(examined: Examined) -> Iterator[Reading]:
    for part, lead in _leads(examined):
        names = part.addressees
        if len(names) < 2:
            crowded = not names and ";" in lead.text
            yield Reading(not crowded, "nhiều nơi trên một dòng" if crowded else "một nơi", lead.where)
            continue
        for place, block in enumerate(names, start=1):
            end = "." if place == len(names) else ";"
            ok = bool(re.match(r"^-\s", block.text)) and block.text.rstrip().endswith(end)
            yield Reading(ok, f"“{block.text}”", block.where)


def _dashes(examined: Examined) -> Iterator[Reading]:
    for part, lead in _leads(examined):
        starts = [(block.x0, block) for block in part.addressees if block.x0 is not None]
        if len(starts) < 2 or lead.x0 is None:
            continue
        colon = lead.x0 + _width_to_colon(lead)
        for x, block in starts:
            off = x - colon
            level = abs(x - starts[0][0]) <= _ALIGN_SLACK
            found = f"lệch dấu hai chấm {mm(abs(off))}" + ("" if level else ", gạch không thẳng hàng")
            yield Reading(level and abs(off) <= PLACE_SLACK, found, block.where)


def _width_to_colon(lead: Block) -> float:
    """How far the colon of "Kính gửi:" stands from the first letter, in mm."""
    size = max((face.size for face in lead.faces), default=14.0)
    words = lead.text.split(":")[0].strip()
    bold = any(face.bold for face in lead.faces)
    return text_width(words, size, bold=bold) * MM_PER_POINT


_5, _9 = clause("Mục II.5"), clause("Mục II.9")

RULES = (
    Rule("T01", "M", "Tên loại văn bản", "in hoa, cỡ 13–14, đứng, đậm, canh giữa", _5, _title_letters),
    Rule("T02", "M", "Trích yếu", "chữ thường, cỡ 13–14, đứng, đậm, canh giữa", _5, _subject_letters),
    Rule("T03", "M", "Đường kẻ dưới trích yếu", "bằng 1/3–1/2 dòng chữ, cân đối", _5, _subject_line),
    Rule("T04", "T", "Cuối trích yếu", "không có dấu chấm", _5, _no_full_stop),
    Rule("K01", "M", "Kính gửi", "có dòng “Kính gửi:”", _9, _addressed),
    Rule("K02", "M", "Chữ Kính gửi", "cỡ 13–14, đứng, không đậm", _9, _addressee_letters),
    Rule("K03", "M", "Mỗi nơi một dòng", "“- …;”, dòng cuối “.”", _9, _one_per_line),
    Rule("K04", "M", "Gạch đầu dòng Kính gửi", "thẳng hàng dưới dấu hai chấm", _9, _dashes),
)
