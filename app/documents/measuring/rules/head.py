"""H: Quốc hiệu, Tiêu ngữ, the bodies, the number, place and date (Phụ lục I, Phần I, Mục II.1 to II.4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import Block
from app.documents.measuring.rules.common import (
    PLACE_SLACK,
    Look,
    line_under,
    longest,
    looks,
    mm,
    part_line,
    points,
    section_of,
)
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import MOTTO, NATIONAL_TITLE, NUMBER_LINE, PLACE_DATE, TYPE_CODES, plain, tidy

_NO_NUMBER = ("biên bản",)
_SINGLE = 1.15
_SHORTENED = re.compile(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|TT)\b")


def _present(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        block = part.national_title
        if block is None:
            yield Reading(False, "không thấy Quốc hiệu", part.blocks[0].where)
        else:
            yield Reading(tidy(block.text).upper() == NATIONAL_TITLE, f"“{block.text}”", block.where)


def _national_titles(examined: Examined) -> Iterator[Block]:
    return (part.national_title for part in examined.mains if part.national_title is not None)


def _mottos(examined: Examined) -> Iterator[Block]:
    return (part.motto for part in examined.mains if part.motto is not None)


def _national_letters(examined: Examined) -> Iterator[Reading]:
    return looks(_national_titles(examined), Look(12, 13, bold=True, capitals=True))


def _motto_words(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.motto is not None:
            yield Reading(tidy(part.motto.text) == MOTTO, f"“{part.motto.text}”", part.motto.where)
        elif part.national_title is not None:
            yield Reading(False, "không thấy Tiêu ngữ", part.national_title.where)


def _motto_letters(examined: Examined) -> Iterator[Reading]:
    return looks(_mottos(examined), Look(13, 14, bold=True))


def _right_and_centred(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        title, motto = part.national_title, part.motto
        if title is None or motto is None or title.centre is None or motto.centre is None:
            continue
        middle = section_of(examined, title).text_centre
        off = abs(title.centre - motto.centre)
        found = f"{'nửa phải' if title.centre > middle else 'nửa trái'}, lệch nhau {mm(off)}"
        yield Reading(title.centre > middle and off <= PLACE_SLACK, found, motto.where)


def _single_spaced(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        motto = part.motto
        if motto is None or part.national_title is None or motto.gap is None or not motto.faces:
            continue
        size = max(face.size for face in motto.faces)
        step = ((motto.pitch or 1.0) * _SINGLE * size + motto.gap) / size
        yield Reading(step <= 1.3, f"cách {points(step * size)} pt", motto.where)


def _motto_line(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        motto = part.motto
        width = 0.0 if motto is None else longest(motto)
        if motto is None or width <= 0:
            continue
        stroke = line_under(examined, part, (motto,), width)
        if stroke is None:
            yield Reading(False, "không có đường kẻ", motto.where)
        else:
            share = stroke.length / width
            yield Reading(0.9 <= share <= 1.1, f"dài {mm(stroke.length)} = {round(100 * share)}% dòng chữ", motto.where)


def _one_line(examined: Examined) -> Iterator[Reading]:
    for block in _national_titles(examined):
        if block.widths:
            yield Reading(len(block.widths) == 1, f"{len(block.widths)} dòng", block.where)


# The bodies


def _superior_letters(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        yield from looks(part.superiors, Look(12, 13, bold=False, capitals=True))


def _issuer_letters(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.national_title is not None and not part.issuers:
            yield Reading(False, "không thấy tên cơ quan ban hành", part.national_title.where)
        yield from looks(part.issuers, Look(12, 13, bold=True, capitals=True))


def _issuer_place(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        column = (*part.superiors, *part.issuers)
        centres = [block.centre for block in column if block.centre is not None]
        for block in part.issuers if centres else ():
            if block.centre is None:
                continue
            left = block.centre < section_of(examined, block).text_centre
            off = max(centres) - min(centres)
            aligned = examined.paper.source == "pdf" or block.align == "center" or block.zone != "full"
            found = f"{'nửa trái' if left else 'nửa phải'}, lệch nhau {mm(off)}"
            yield Reading(left and aligned and off <= PLACE_SLACK, found, block.where)


def _issuer_line(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.issuers:
            yield from part_line(examined, part, part.issuers)


def _issuer_in_full(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        for block in part.issuers:
            short = _SHORTENED.search(block.text)
            yield Reading(not short, f"viết tắt “{short[0]}”" if short else "viết đủ", block.where)


# The number


def _needs_number(part: Part) -> bool:
    named = part.type_name in TYPE_CODES and part.type_name not in _NO_NUMBER
    return named or part.type_name == "công văn"


def _number_shape(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.number is not None:
            fits = NUMBER_LINE.match(tidy(part.number.text))
            yield Reading(bool(fits), f"“{part.number.text}”", part.number.where)
        elif _needs_number(part):
            yield Reading(False, "không có số, ký hiệu", part.blocks[0].where)


def _numbers(examined: Examined) -> Iterator[tuple[Part, Block]]:
    return ((part, part.number) for part in examined.mains if part.number is not None)


def _leading_zero(examined: Examined) -> Iterator[Reading]:
    for _, block in _numbers(examined):
        found = re.match(r"(?i)^số\s*:?\s*(\d+)", block.text)
        if found:
            yield Reading(len(found[1]) > 1, f"số {found[1]}", block.where)


def _no_spaces(examined: Examined) -> Iterator[Reading]:
    for _, block in _numbers(examined):
        text = block.text.strip()
        spaced = re.search(r"/\s|\s-|-\s|\d\s+/", text)
        yield Reading(not spaced, f"“{text}”", block.where)


def _number_letters(examined: Examined) -> Iterator[Reading]:
    for part, block in _numbers(examined):
        for reading in looks((block,), Look(13, 13, bold=False)):
            above = part.issuers[-1].centre if part.issuers else None
            off = abs(block.centre - above) if block.centre is not None and above is not None else 0.0
            if block.zone == "left" and block.floating is False and off > PLACE_SLACK and block.grid:
                yield Reading(False, f"{reading.found}, lệch giữa {mm(off)}", block.where)
            else:
                yield reading


def _type_code(examined: Examined) -> Iterator[Reading]:
    for part, block in _numbers(examined):
        found = NUMBER_LINE.match(tidy(block.text))
        if found is None:
            continue
        code = re.split(r"\s*-\s*", found["code"])[0]
        if part.type_name in TYPE_CODES:
            wanted = TYPE_CODES[part.type_name]
            yield Reading(code == wanted, code if code == wanted else f"{code} (cần {wanted})", block.where)
        elif part.type_name == "công văn":
            yield Reading(code != "CV", code, block.where)


# Place and date


def _date_shape(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.place_date is not None:
            fits = PLACE_DATE.match(tidy(part.place_date.text))
            yield Reading(bool(fits), f"“{part.place_date.text}”", part.place_date.where)
        elif _needs_number(part):
            yield Reading(False, "không có địa danh, thời gian", part.blocks[0].where)


def _dates(examined: Examined) -> Iterator[tuple[Block, re.Match[str]]]:
    for part in examined.mains:
        found = PLACE_DATE.match(tidy(part.place_date.text)) if part.place_date is not None else None
        if part.place_date is not None and found is not None:
            yield part.place_date, found


def _date_zeros(examined: Examined) -> Iterator[Reading]:
    for block, found in _dates(examined):
        day, month = found["day"], found["month"]
        day_fits = day is None or day == f"{int(day):02d}"
        month_fits = month is None or month == (f"{int(month):02d}" if int(month) < 3 else str(int(month)))
        if day is not None or month is not None:
            yield Reading(day_fits and month_fits, f"ngày {day or '…'} tháng {month or '…'}", block.where)


def _real_date(examined: Examined) -> Iterator[Reading]:
    for block, found in _dates(examined):
        if found["day"] and found["month"] and found["year"]:
            parts = (int(found["year"]), int(found["month"]), int(found["day"]))
            yield Reading(_exists(*parts), f"{parts[2]}/{parts[1]}/{parts[0]}", block.where)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _date_letters(examined: Examined) -> Iterator[Reading]:
    dates = (part.place_date for part in examined.mains if part.place_date is not None)
    return looks(dates, Look(13, 14, bold=False, italic=True))


def _same_row(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        number, date = part.number, part.place_date
        if number is None or date is None:
            continue
        if number.lines and date.lines:
            off = abs(number.lines[0].baseline - date.lines[0].baseline)
            yield Reading(off <= PLACE_SLACK, f"chênh {mm(off)}", date.where)
        elif number.grid and number.grid == date.grid:
            yield Reading(number.row == date.row, "cùng hàng" if number.row == date.row else "khác hàng", date.where)
        elif not number.floating and not date.floating:
            near = abs(number.place - date.place) <= 2
            yield Reading(near, "cùng dòng" if near else "khác dòng", date.where)


def _stored_place(examined: Examined) -> Iterator[Reading]:
    wanted = examined.expectation.place
    for block, found in _dates(examined):
        if wanted.strip():
            yield Reading(plain(found["place"]) == plain(wanted), f"“{found['place']}”", block.where)


def _wide_enough(examined: Examined) -> Iterator[Reading]:
    for block in _national_titles(examined):
        size = max((face.size for face in block.faces), default=0.0)
        if block.room is not None and size > 12.5:
            yield Reading(block.room >= 97, f"rộng {mm(block.room)}", block.where)


_1, _2, _3, _4 = (clause(f"Mục II.{number}") for number in range(1, 5))

RULES = (
    Rule("H01", "M", "Quốc hiệu", NATIONAL_TITLE, _1, _present),
    Rule("H02", "M", "Chữ Quốc hiệu", "in hoa, cỡ 12–13, đứng, đậm", _1, _national_letters),
    Rule("H03", "M", "Tiêu ngữ", f"“{MOTTO}”, gạch nối có cách chữ", _1, _motto_words),
    Rule("H04", "M", "Chữ Tiêu ngữ", "cỡ 13–14, đứng, đậm", _1, _motto_letters),
    Rule("H05", "M", "Vị trí Quốc hiệu, Tiêu ngữ", "nửa phải, canh giữa nhau", _1, _right_and_centred),
    Rule("H06", "M", "Khoảng cách Quốc hiệu và Tiêu ngữ", "dòng đơn", _1, _single_spaced),
    Rule("H07", "M", "Đường kẻ dưới Tiêu ngữ", "dài bằng dòng chữ", _1, _motto_line),
    Rule("H08", "T", "Quốc hiệu một dòng", "một dòng", _1, _one_line),
    Rule("H09", "M", "Chữ tên cơ quan chủ quản", "in hoa, cỡ 12–13, đứng, không đậm", _2, _superior_letters),
    Rule("H10", "M", "Chữ tên cơ quan ban hành", "in hoa, cỡ 12–13, đứng, đậm", _2, _issuer_letters),
    Rule("H11", "M", "Vị trí tên cơ quan ban hành", "nửa trái, canh giữa", _2, _issuer_place),
    Rule("H12", "M", "Đường kẻ dưới tên cơ quan", "bằng 1/3–1/2 dòng chữ, cân đối", _2, _issuer_line),
    Rule("H13", "T", "Tên cơ quan viết đầy đủ", "không viết tắt", _2, _issuer_in_full),
    Rule("H14", "M", "Số, ký hiệu", "Số: …/loại-cơ quan", _3, _number_shape),
    Rule("H15", "M", "Số nhỏ hơn 10", "thêm số 0 ở trước", _3, _leading_zero),
    Rule("H16", "M", "Dấu trong số, ký hiệu", "không cách chữ quanh / và -", _3, _no_spaces),
    Rule("H17", "M", "Chữ số, ký hiệu", "cỡ 13, đứng, không đậm, dưới tên cơ quan", _3, _number_letters),
    Rule(
        "H18",
        "M",
        "Chữ viết tắt tên loại",
        "đúng bảng chữ viết tắt",
        "Nghị định 30/2020, Phụ lục III, Mục I",
        _type_code,
    ),
    Rule("H19", "M", "Địa danh, thời gian", "“Địa danh, ngày … tháng … năm …”", _4, _date_shape),
    Rule("H20", "M", "Số 0 trong ngày, tháng", "ngày dưới 10 và tháng 1, 2 thêm số 0", _4, _date_zeros),
    Rule("H21", "M", "Ngày có thật", "ngày có trong lịch", _4, _real_date),
    Rule("H22", "M", "Chữ địa danh, thời gian", "cỡ 13–14, nghiêng, không đậm", _4, _date_letters),
    Rule("H23", "M", "Số và ngày cùng hàng", "cùng một hàng", _4, _same_row),
    Rule("H24", "L", "Địa danh của đơn vị", "đúng địa danh đã khai", _4, _stored_place),
    Rule("H25", "T", "Cột Quốc hiệu", "rộng ít nhất 97 mm khi chữ cỡ 13", _1, _wide_enough),
)
