"""S, N: who signs, and Nơi nhận (Phụ lục I, Phần I, Mục II.7 to II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined, Part, Signature
from app.documents.measuring.form import MM_PER_POINT, Block
from app.documents.measuring.rules.common import PLACE_SLACK, Look, looks, mm, section_of
from app.documents.measuring.verdict import Reading, Rule, clause
from app.documents.measuring.words import ACADEMIC_TITLE, ARCHIVE_LINE, PREFIXES, TYPE_CODES, plain, tidy

_PREFIX = re.compile(r"^(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)(?=[\s./])", re.IGNORECASE)
_FOR_ANOTHER = ("KT.", "TL.", "TUQ.")
_SINGLE = 1.15
_LEAST_SPACE = 20.0  # mm between position and name
_LEFT_SLACK = 4.0  # mm: the padding of a table's cell
_BOX_SLACK = 10.0  # mm
_MINUTES = "biên bản"
_ANSWERING = ("tờ trình", "báo cáo", "công văn")


def _signatures(examined: Examined) -> Iterator[tuple[Part, Signature]]:
    return ((part, each) for part in examined.parts for each in part.signatures)


def _is_alone(part: Part) -> bool:
    return len(part.signatures) == 1


def _position(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if not part.signatures and part.type_name in TYPE_CODES:
            yield Reading(False, "không thấy quyền hạn, chức vụ người ký", part.blocks[-1].where)
    for part, each in _signatures(examined):
        lines = (*each.authority, *each.office)
        centres = [block.centre for block in lines if block.centre is not None]
        for block in lines:
            for reading in looks((block,), Look(13, 14, bold=True, capitals=True)):
                right = not _is_alone(part) or _stands_right(examined, block)
                level = block.centre is None or max(centres) - min(centres) <= PLACE_SLACK
                found = reading.found + ("" if right else ", nửa trái") + ("" if level else ", không canh giữa nhau")
                yield Reading(reading.ok and right and level, found, block.where)


def _stands_right(examined: Examined, block: Block) -> bool:
    return block.centre is None or block.floating or block.centre > section_of(examined, block).text_centre


def _prefixes(examined: Examined) -> Iterator[Reading]:
    for _, each in _signatures(examined):
        for block in each.authority:
            if _PREFIX.match(block.text):
                ok = any(block.text.startswith(f"{prefix} ") for prefix in PREFIXES)
                yield Reading(ok, f"“{block.text}”", block.where)


def _role(examined: Examined) -> Iterator[Reading]:
    for _, each in _signatures(examined):
        lines = [tidy(block.text).upper() for block in each.authority]
        if not lines or not any(letter.isalpha() for letter in "".join(lines)):
            continue
        fault = _role_fault(lines)
        yield Reading(not fault, fault or " / ".join(lines), each.authority[0].where)
        wanted = [tidy(line).upper() for line in examined.expectation.authority]
        if wanted and _bare(lines) != _bare(wanted):
            yield Reading(False, f"{' / '.join(lines)} (hồ sơ ghi {' / '.join(wanted)})", each.authority[0].where)
        office = tidy(" ".join(block.text for block in each.office)).upper()
        expected = tidy(examined.expectation.office).upper()
        if wanted and office != expected:
            found = f"trên họ tên ghi “{office}” (hồ sơ ghi “{expected}”)"
            yield Reading(False, found, each.authority[0].where)


def _bare(lines: list[str]) -> str:
    """The lines without the marks that another rule judges."""
    return re.sub(r"[\s./]", "", "".join(lines))


def _role_fault(lines: list[str]) -> str:
    """What is wrong with the lines of an authority, "" if nothing."""
    for_another = any(re.match(r"(?:K/?T|T/?L|T/?U/?Q)(?=[\s./])", line) for line in lines)
    if lines[-1].startswith("PHÓ ") and not for_another:
        return f"{lines[-1]} ký mà không ghi KT."
    if passed_on := _passed_on_fault(lines):
        return passed_on
    open_line = next((line for line in lines if line.startswith((*_FOR_ANOTHER, "TM."))), "")
    if open_line and lines[-1].startswith((*_FOR_ANOTHER, "TM.")):
        return f"sau {lines[-1]} thiếu chức vụ người ký"
    return ""


def _passed_on_fault(lines: list[str]) -> str:
    """An order may be passed on to the own deputy, who then signs KT.; a delegation never (Điều 13.3, 13.4)."""
    for place, line in enumerate(lines):
        deputised = any(re.match(r"K/?T(?=[\s./])", below) for below in lines[place + 1 :])
        if re.match(r"T/?L(?=[\s./])", line) and lines[-1].startswith("PHÓ ") and not deputised:
            return f"{lines[-1]} ký thừa lệnh mà không ghi KT. người được giao"
        if re.match(r"T/?U/?Q(?=[\s./])", line) and deputised:
            return "người được ủy quyền không ủy quyền lại"
    return ""


def _names(examined: Examined) -> Iterator[Block]:
    return (each.name for _, each in _signatures(examined) if each.name is not None)


def _name_letters(examined: Examined) -> Iterator[Reading]:
    for block in _names(examined):
        words = ACADEMIC_TITLE.sub("", block.text).split()
        cased = all(word[:1].isupper() and (len(word) == 1 or not word.isupper()) for word in words if word.isalpha())
        for reading in looks((block,), Look(13, 14, bold=True)):
            yield Reading(reading.ok and cased, f"“{block.text}”, {reading.found}", block.where)


def _no_academic_title(examined: Examined) -> Iterator[Reading]:
    for block in _names(examined):
        found = ACADEMIC_TITLE.match(block.text)
        yield Reading(not found, f"có “{found[0]}”" if found else "không có", block.where)


def _level(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        title = part.recipients_title
        signer = part.signatures[-1] if part.signatures else None
        if title is None or signer is None or not signer.authority:
            continue
        first = signer.authority[0]
        if part.type_name == _MINUTES and _is_below(title, part):
            yield Reading(True, "dưới chữ ký", title.where)
        elif title.lines and first.lines:
            off = abs(title.lines[0].baseline - first.lines[0].baseline)
            ok = off <= PLACE_SLACK and title.page == first.page
            yield Reading(ok, f"chênh {mm(off)}" if title.page == first.page else "khác trang", title.where)
        elif title.grid and title.grid == first.grid:
            level = title.row == first.row
            yield Reading(level, "cùng hàng" if level else "khác hàng", title.where)
        elif title.zone != "full":
            level = abs(title.place - first.place) <= 1
            yield Reading(level, "cùng dòng" if level else "khác dòng", title.where)


def _is_below(title: Block, part: Part) -> bool:
    """Whether the recipients stand below all who sign, as form 1.9 (biên bản) has them."""
    signed = [block for each in part.signatures for block in (*each.authority, each.name) if block is not None]
    return len(part.signatures) > 1 and all(block.place < title.place for block in signed)


def _room_to_sign(examined: Examined) -> Iterator[Reading]:
    for part, each in _signatures(examined):
        if each.name is None or not each.authority:
            continue
        last, below = each.authority[-1], (*each.office, each.name)[0]
        if last.lines and below.lines:
            if last.page == below.page:
                space = below.lines[0].baseline - last.lines[-1].baseline
                yield Reading(space >= _LEAST_SPACE, mm(space), each.name.where)
            continue
        space = _written_space(part, last, below)
        yield Reading(space >= _LEAST_SPACE, mm(space), each.name.where)


def _written_space(part: Part, last: Block, below: Block) -> float:
    """The height of the empty paragraphs between, and the gap above what follows, in mm."""
    between = [b for b in part.blocks if last.place < b.place < below.place and b.zone == below.zone and not b.text]
    lines = sum((block.gap or 0) + _SINGLE * (block.pieces[0].face.size or 14) for block in between)
    own = _SINGLE * max((face.size for face in below.faces), default=14.0)
    return (lines + (below.gap or 0) + own) * MM_PER_POINT


def _whole_block(examined: Examined) -> Iterator[Reading]:
    for part, each in _signatures(examined):
        if each.name is None or each.name.page is None or not each.authority:
            continue
        pages = {each.authority[0].page, each.name.page}
        alone = not any(b.page == each.name.page and b.grid != each.name.grid for b in part.blocks)
        tabled = any(b.page == each.name.page for b in examined.paper.outside if b.table)
        ok = len(pages) == 1 and (not alone or tabled)
        found = "bị tách trang" if len(pages) > 1 else ("đứng một mình trên trang" if not ok else "cùng trang nội dung")
        yield Reading(ok, found, each.name.where)


def _signature_boxes(examined: Examined) -> Iterator[Reading]:
    for box in examined.paper.signature_boxes:
        for _, each in _signatures(examined):
            name = each.name
            if name is None or name.page != box.page or not name.lines or not each.authority[-1].lines:
                continue
            above, below = each.authority[-1].lines[-1].baseline, name.lines[0].baseline
            high = above - _BOX_SLACK <= box.y <= below + _BOX_SLACK
            off = abs(box.x - (name.centre or box.x))
            yield Reading(high and off <= _BOX_SLACK, f"lệch giữa {mm(off)}", f"Trang {box.page}: ô chữ ký số")


# Nơi nhận


def _recipients_title(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        title = part.recipients_title
        if title is None:
            if part.type_name in TYPE_CODES and part.type_name != _MINUTES:
                yield Reading(False, "không có “Nơi nhận:”", part.blocks[-1].where)
            continue
        underlined = any(face.underline for face in title.faces)
        flush = title.x0 is None or title.floating or title.x0 - _left_edge(examined, title) <= _LEFT_SLACK
        worded = tidy(title.text) == "Nơi nhận:"
        for reading in looks((title,), Look(12, 12, bold=True, italic=True)):
            notes = [
                note
                for note, bad in (
                    ("gạch chân", underlined),
                    ("không sát lề trái", not flush),
                    (f"ghi “{title.text}”", not worded),
                )
                if bad
            ]
            yield Reading(reading.ok and not notes, ", ".join((reading.found, *notes)), title.where)


def _left_edge(examined: Examined, block: Block) -> float:
    left = section_of(examined, block).left
    return 30.0 if left is None else left


def _entries(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        for block in part.recipients:
            last = block is part.recipients[-1]
            ends = block.text.rstrip().endswith("." if last else ";") or (last and ARCHIVE_LINE.match(tidy(block.text)))
            shaped = block.text.startswith("-") and bool(ends or last)
            for reading in looks((block,), Look(11, 11, bold=None)):
                found = reading.found + ("" if shaped else f", “{block.text[-25:]}”")
                yield Reading(reading.ok and shaped, found, block.where)


def _as_above(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.addressee_lead is not None and part.recipients and part.type_name in _ANSWERING:
            first = plain(part.recipients[0].text)
            ok = bool(re.match(r"^- ?như (?:trên|kính gửi)\b", first))
            yield Reading(ok, f"“{part.recipients[0].text}”", part.recipients[0].where)


def _archive(examined: Examined) -> Iterator[Reading]:
    for part in examined.mains:
        if part.recipients_title is not None:
            last = part.recipients[-1] if part.recipients else part.recipients_title
            ok = bool(part.recipients) and bool(ARCHIVE_LINE.match(tidy(last.text)))
            yield Reading(ok, f"“{last.text}”", last.where)


_7, _8, _9 = clause("Mục II.7"), clause("Mục II.8"), clause("Mục II.9")

RULES = (
    Rule("S01", "M", "Quyền hạn, chức vụ", "in hoa, cỡ 13–14, đứng, đậm, nửa phải, canh giữa", _7, _position),
    Rule("S02", "M", "Chữ tắt thẩm quyền ký", "TM. Q. KT. TL. TUQ. có dấu chấm và cách chữ", _7, _prefixes),
    Rule("S03", "L", "Thẩm quyền ký", "phù hợp chức vụ người ký", "Nghị định 30/2020, Điều 13", _role),
    Rule("S04", "M", "Họ tên người ký", "cỡ 13–14, đứng, đậm, viết hoa chữ cái đầu", _7, _name_letters),
    Rule("S05", "M", "Trước họ tên người ký", "không ghi học hàm, học vị, danh hiệu", _7, _no_academic_title),
    Rule("S06", "M", "Nơi nhận ngang chức vụ", "cùng hàng với quyền hạn, chức vụ", _9, _level),
    Rule("S07", "T", "Khoảng trống để ký", "ít nhất 20 mm", _7, _room_to_sign),
    Rule("S08", "T", "Khối chữ ký liền trang", "cùng trang với nội dung", _7, _whole_block),
    Rule("S09", "M", "Vị trí chữ ký số", "giữa chức vụ và họ tên", _8, _signature_boxes),
    Rule("N01", "M", "Chữ “Nơi nhận:”", "cỡ 12, nghiêng, đậm, sát lề trái, không gạch chân", _9, _recipients_title),
    Rule("N02", "M", "Các nơi nhận", "cỡ 11, đứng, “- …;”", _9, _entries),
    Rule("N03", "M", "Nơi nhận đầu tiên", "- Như trên;", _9, _as_above),
    Rule("N04", "M", "Dòng lưu", "- Lưu: VT, ….", _9, _archive),
)
