"""P: paper, margins, fonts, colour and page numbers (Phụ lục I, Phần I, Mục I)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined
from app.documents.measuring.form import Block, Numbering, SectionForm
from app.documents.measuring.rules.common import (
    PLACE_SLACK,
    SIZE_SLACK,
    in_range,
    mm,
    points,
)
from app.documents.measuring.verdict import Reading, Rule, clause

_CLONES = ("tinos", "liberationserif", "liberation serif")
_LEGACY_FONT = re.compile(r"(?i)^(?:\.vn|vni-|vk |vps )")
_LEGACY_LETTERS = re.compile(r"(?<=[A-Za-z])[µ¸¶·¹¨©ª«¬®]|[µ¸¶¹¨©ª¬®](?=[a-z])")


def _where(number: int) -> str:
    return f"Phần {number + 1}"


def _paper_size(examined: Examined) -> Iterator[Reading]:
    for number, form in enumerate(examined.paper.sections):
        short, long = sorted((form.width, form.height))
        ok = abs(short - 210) <= 1 and abs(long - 297) <= 1
        yield Reading(ok, f"{round(form.width)} × {round(form.height)} mm", _where(number))


def _portrait(examined: Examined) -> Iterator[Reading]:
    first = examined.paper.sections[0]
    tabled = any(table.section == 0 for table in examined.paper.tables)
    ok = not first.landscape or tabled
    yield Reading(ok, "khổ ngang" if first.landscape else "khổ đứng", _where(0))


def _upright_sections(examined: Examined) -> Iterator[tuple[int, SectionForm]]:
    return ((number, form) for number, form in enumerate(examined.paper.sections) if not form.landscape)


def _top_margin(examined: Examined) -> Iterator[Reading]:
    for number, form in _upright_sections(examined):
        if form.top is not None:
            most = 26.0 if form.margins_by_letters else 25.0
            yield Reading(in_range(form.top, 20, most), mm(form.top), _where(number))


def _bottom_margin(examined: Examined) -> Iterator[Reading]:
    for number, form in _upright_sections(examined):
        if form.bottom is not None:
            most = form.height if form.margins_by_letters else 25.0
            yield Reading(in_range(form.bottom, 20, most), mm(form.bottom), _where(number))


def _left_margin(examined: Examined) -> Iterator[Reading]:
    for number, form in _upright_sections(examined):
        if form.left is not None:
            yield Reading(in_range(form.left, 30, 35), mm(form.left), _where(number))


def _right_margin(examined: Examined) -> Iterator[Reading]:
    for number, form in _upright_sections(examined):
        if form.right is not None:
            yield Reading(in_range(form.right, 15, 20), mm(form.right), _where(number))


def all_blocks(examined: Examined) -> Iterator[Block]:
    """Every block with letters, in the text and beside it."""
    return (block for block in (*examined.paper.blocks, *examined.paper.outside) if block.text)


def _font(examined: Examined) -> Iterator[Reading]:
    if examined.paper.source == "pdf":
        yield from _pdf_fonts(examined)
        return
    for block in all_blocks(examined):
        strange = sorted({f.font for f in block.faces if not _is_times(f.font) and not _LEGACY_FONT.match(f.font)})
        yield Reading(not strange, ", ".join(strange) or "Times New Roman", block.where)


def _pdf_fonts(examined: Examined) -> Iterator[Reading]:
    for font in examined.paper.fonts:
        clone = font.name.casefold().startswith(_CLONES)
        note = " (cùng bề rộng chữ với Times New Roman)" if clone else ""
        embedded = "" if font.embedded else ", chưa nhúng"
        ok = (clone or _is_times(font.name)) and font.embedded
        yield Reading(ok, f"{font.name}{note}{embedded}", "Cả tệp")


def _is_times(font: str) -> bool:
    return font.casefold().replace(" ", "").startswith("timesnewroman")


def _unicode(examined: Examined) -> Iterator[Reading]:
    for font in examined.paper.fonts:
        yield Reading(font.has_unicode, "có" if font.has_unicode else f"{font.name} không tra được chữ", "Cả tệp")
    for block in all_blocks(examined):
        legacy = sorted({face.font for face in block.faces if _LEGACY_FONT.match(face.font)})
        broken = _LEGACY_LETTERS.search(block.text)
        found = ", ".join(legacy) or ("chữ bảng mã cũ" if broken else "Unicode")
        yield Reading(not legacy and not broken, found, block.where)


def _composed(examined: Examined) -> Iterator[Reading]:
    for block in all_blocks(examined):
        ok = unicodedata.is_normalized("NFC", block.text)
        yield Reading(ok, "dựng sẵn" if ok else "tổ hợp", block.where)


def _black(examined: Examined) -> Iterator[Reading]:
    for block in all_blocks(examined):
        colours = sorted({face.colour for face in block.faces if face.colour})
        yield Reading(not colours, f"màu #{', #'.join(colours)}" if colours else "màu đen", block.where)


# Page numbers


def _numberings(examined: Examined) -> Iterator[tuple[int, Numbering]]:
    for number, form in enumerate(examined.paper.sections):
        if form.numbering is not None:
            yield number, form.numbering


def _number_centred(examined: Examined) -> Iterator[Reading]:
    if examined.paper.source == "docx" and not any(_numberings(examined)) and (examined.paper.page_count or 1) > 1:
        yield Reading(False, "không có số trang", "Đầu trang")
    for form in examined.paper.sections:
        for place, shown in enumerate(form.shown[1:], start=2):
            if not shown:
                yield Reading(False, "không có số trang", f"Trang {(form.first_page or 1) + place - 1}")
    for number, numbering in _numberings(examined):
        off = numbering.off_centre
        if off is not None:
            yield Reading(abs(off) <= PLACE_SLACK, f"lệch giữa {mm(abs(off))}", _where(number))


def _number_in_margin(examined: Examined) -> Iterator[Reading]:
    for number, numbering in _numberings(examined):
        if numbering.inside_margin is not None:
            found = "trong lề trên" if numbering.inside_margin else "ngoài lề trên"
            yield Reading(numbering.inside_margin, found, _where(number))


def _number_letters(examined: Examined) -> Iterator[Reading]:
    for number, numbering in _numberings(examined):
        face = numbering.face
        ok = 13 - SIZE_SLACK <= face.size <= 14 + SIZE_SLACK and not face.bold and not face.italic
        style = ("đậm, " if face.bold else "") + ("nghiêng" if face.italic else "đứng")
        yield Reading(ok, f"cỡ {points(face.size)}, {style}", _where(number))


def _first_number_hidden(examined: Examined) -> Iterator[Reading]:
    for number, form in enumerate(examined.paper.sections):
        begins = number == 0 or (form.start == 1 and form.breaks_page)
        if begins and form.numbering is not None and form.hides_first is not None:
            digits = any(letter.isdigit() for letter in form.first_text)
            ok = form.hides_first and not digits
            yield Reading(ok, "không hiện" if ok else "trang đầu hiện số", _where(number))
        elif begins and form.margins_by_letters and form.first_text:
            yield Reading(False, f"trang đầu có “{form.first_text}” ở lề trên", _where(number))


def _arabic_from_one(examined: Examined) -> Iterator[Reading]:
    for number, form in enumerate(examined.paper.sections):
        wrong = [each for place, each in enumerate(form.shown[1:], start=2) if each and each != str(place)]
        if form.shown:
            yield Reading(not wrong, f"hiện “{wrong[0]}”" if wrong else "2, 3, …", _where(number))
        elif form.numbering is not None:
            ok = form.number_format == "decimal" and form.start in (None, 1)
            yield Reading(ok, f"{form.number_format}, từ {form.start or 1}", _where(number))


def _appendix_numbers(examined: Examined) -> Iterator[Reading]:
    if len(examined.parts) < 2:
        return
    for part in examined.appendices:
        form = examined.paper.sections[min(part.section, len(examined.paper.sections) - 1)]
        shared = any(other.section == part.section for other in examined.parts if other is not part)
        ok = not shared and (form.margins_by_letters or form.start == 1)
        yield Reading(ok, "đánh số riêng từ 1" if ok else "đánh số tiếp trang trước", part.blocks[0].where)


def _no_empty_page(examined: Examined) -> Iterator[Reading]:
    for place in examined.paper.empty_pages:
        yield Reading(False, "trang trống", place)
    if not examined.paper.empty_pages:
        yield Reading(True, "không có trang trống")


_I = clause("Mục I")

RULES = (
    Rule("P01", "M", "Khổ giấy", "A4 (210 × 297 mm)", _I, _paper_size),
    Rule("P02", "M", "Hướng giấy", "khổ đứng; ngang chỉ khi có bảng", _I, _portrait),
    Rule("P03", "M", "Lề trên", "20–25 mm", _I, _top_margin),
    Rule("P04", "M", "Lề dưới", "20–25 mm", _I, _bottom_margin),
    Rule("P05", "M", "Lề trái", "30–35 mm", _I, _left_margin),
    Rule("P06", "M", "Lề phải", "15–20 mm", _I, _right_margin),
    Rule("P07", "M", "Phông chữ", "Times New Roman", _I, _font),
    Rule("P08", "M", "Bảng mã Unicode", "Unicode, không dùng phông .Vn, VNI", _I, _unicode),
    Rule("P09", "T", "Unicode dựng sẵn", "dựng sẵn (NFC)", _I, _composed),
    Rule("P10", "M", "Màu chữ", "màu đen", _I, _black),
    Rule("P11", "M", "Số trang ở giữa", "canh giữa theo chiều ngang", _I, _number_centred),
    Rule("P12", "M", "Số trang trong lề trên", "trong phần lề trên", _I, _number_in_margin),
    Rule("P13", "M", "Chữ số trang", "cỡ 13–14, đứng", _I, _number_letters),
    Rule("P14", "M", "Số trang ở trang đầu", "không hiển thị", _I, _first_number_hidden),
    Rule("P15", "M", "Kiểu số trang", "chữ số Ả Rập, bắt đầu từ 1", _I, _arabic_from_one),
    Rule("P16", "M", "Số trang phụ lục", "đánh số riêng từng phụ lục", clause("Mục III.1"), _appendix_numbers),
    Rule("P17", "T", "Trang trống", "không có", _I, _no_empty_page),
)
