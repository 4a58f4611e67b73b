"""A: appendices and attached lists (Phụ lục I, Phần I, Mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import SectionForm, TableForm
from app.documents.measuring.rules.common import Look, in_range, is_centred, looks, mm
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import REFERENCE_LINE, tidy

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_STATED = re.compile(r":\s*(\d+)\b")
_BLANK_REFERENCE = re.compile(r"số\D*/.*ngày\D*tháng\D*năm")
_FILLED_REFERENCE = re.compile(r"số\s*\d+\s*/.*ngày\s*\d+\s*tháng\s*\d+\s*năm\s*\d{4}")
_LONG_TABLE = 25  # Rows from which on a table surely runs over a page.
_TABLE_SLACK = 4.0  # mm, for cell padding and thick borders


def _labels(examined: Examined) -> Iterator[Reading]:
    for part in examined.appendices:
        if part.label is not None:
            for reading in looks((part.label,), Look(14, 14, bold=True, capitals=False)):
                middle = is_centred(examined, part.label)
                yield Reading(reading.ok and middle, reading.found, reading.where)


def _order(examined: Examined) -> Iterator[Reading]:
    labelled = [part.label for part in examined.appendices if part.label is not None]
    if len(labelled) < 2:
        return
    for wanted, block in zip(_ROMAN, labelled, strict=False):
        ok = tidy(block.text).strip(" .:") == f"Phụ lục {wanted}"
        yield Reading(ok, f"“{block.text}”" if ok else f"“{block.text}” (cần Phụ lục {wanted})", block.where)


def _headings(examined: Examined) -> Iterator[Reading]:
    for part in examined.appendices:
        if part.label is not None and not part.heading:
            yield Reading(False, "không có tên phụ lục", part.label.where)
        for block in part.heading:
            for reading in looks((block,), Look(13, 14, bold=True, capitals=True)):
                yield Reading(reading.ok and is_centred(examined, block), reading.found, reading.where)


def _references(examined: Examined) -> Iterator[Reading]:
    for part in examined.appendices:
        if not part.reference:
            yield Reading(False, "không có dòng “(Kèm theo …)”", part.blocks[0].where)
            continue
        shaped = bool(REFERENCE_LINE.match(_reference(part)))
        for block in part.reference:
            for reading in looks((block,), Look(13, 14, italic=True)):
                ok = reading.ok and shaped and is_centred(examined, block)
                yield Reading(ok, reading.found if shaped else f"“{_reference(part)}”", reading.where)


def _reference(part: Part) -> str:
    return tidy(" ".join(block.text for block in part.reference))


def _reference_mode(examined: Examined) -> Iterator[Reading]:
    expected = examined.expectation
    for part in examined.appendices:
        text = _reference(part)
        if not part.reference or not expected.kind:
            continue
        if expected.mode == "electronic":
            blank = bool(_BLANK_REFERENCE.search(text)) and not _FILLED_REFERENCE.search(text)
            yield Reading(blank, "để trống" if blank else "đã ghi số, ngày", part.reference[0].where)
        elif expected.mode == "paper" and expected.number and expected.date is not None:
            filled = bool(_FILLED_REFERENCE.search(text))
            yield Reading(filled, "đã ghi số, ngày" if filled else "còn trống", part.reference[0].where)


def _tables(examined: Examined) -> Iterator[Reading]:
    for table in examined.paper.tables:
        form = examined.paper.sections[min(table.section, len(examined.paper.sections) - 1)]
        faults = list(_table_faults(table, form))
        yield Reading(not faults, ", ".join(faults) or "vừa khổ", table.where)


def _table_faults(table: TableForm, form: SectionForm) -> Iterator[str]:
    left, right = form.left or 30.0, form.width - (form.right or 15.0)
    if table.x1 is not None and table.x1 > right + _TABLE_SLACK:
        yield f"vượt lề phải {mm(table.x1 - right)}"
    if table.x0 is not None and table.x0 < left - _TABLE_SLACK:
        yield f"vượt lề trái {mm(left - table.x0)}"
    if table.repeats_header is False and len(table.rows) > _LONG_TABLE:
        yield "hàng tiêu đề không lặp lại"
    if table.keeps_rows is False and len(table.rows) > _LONG_TABLE:
        yield "hàng bị ngắt giữa hai trang"


def _landscape(examined: Examined) -> Iterator[Reading]:
    for number, form in enumerate(examined.paper.sections):
        if not form.landscape:
            continue
        faults = list(_margin_faults(form))
        yield Reading(not faults, ", ".join(faults) or "đúng khổ, đúng lề", f"Phần {number + 1}")


def _margin_faults(form: SectionForm) -> Iterator[str]:
    """Margins of a lying page; 15 mm at its foot is what the decree's own annex has."""
    loose = form.margins_by_letters
    limits = (
        ("trên", form.top, 20, 27 if loose else 25),
        ("dưới", form.bottom, 15, form.height if loose else 25),
        ("trái", form.left, 30, 35),
        ("phải", form.right, 15, 20),
    )
    for name, value, least, most in limits:
        if value is not None and not in_range(value, least, most):
            yield f"lề {name} {mm(value)}"


def _counted(examined: Examined) -> Iterator[Reading]:
    """Numbers in the headings of lists against the rows of the tables under them, where both are in order."""
    for part in examined.appendices:
        stated = [(int(found[1]), block) for block in part.body if (found := _STATED.search(block.text))]
        tables = [table for table in examined.paper.tables if table.section == part.section]
        if len(stated) != len(tables):
            continue
        for (number, block), table in zip(stated, tables, strict=True):
            rows = sum(1 for row in table.rows if row and row[0].strip().isdigit())
            yield Reading(number == rows, f"ghi {number}, bảng có {rows} hàng", block.where)


_III = clause("Mục III.1")

RULES = (
    Rule("A01", "M", "Dòng “Phụ lục”", "cỡ 14, đứng, đậm, chữ thường, canh giữa", _III, _labels),
    Rule("A02", "M", "Số thứ tự phụ lục", "chữ số La Mã theo thứ tự", _III, _order),
    Rule("A03", "M", "Tên phụ lục", "in hoa, cỡ 13–14, đứng, đậm, canh giữa", _III, _headings),
    Rule("A04", "M", "Dòng “Kèm theo”", "“(Kèm theo … số … ngày … của …)”, cỡ 13–14, nghiêng", _III, _references),
    Rule("A05", "M", "Số, ngày ở dòng “Kèm theo”", "bản giấy ghi đủ, bản điện tử để trống", _III, _reference_mode),
    Rule("A06", "T", "Bảng", "vừa lề, lặp hàng tiêu đề, không ngắt hàng", _III, _tables),
    Rule(
        "A07",
        "M",
        "Trang ngang",
        "A4, lề trên 20–25, dưới từ 15, trái 30–35, phải 15–20 mm",
        clause("Mục I"),
        _landscape,
    ),
    Rule("A08", "L", "Số lượng trong danh sách", "bằng số hàng của bảng", _III, _counted),
)
