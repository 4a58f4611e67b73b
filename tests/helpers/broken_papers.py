"""A paper that keeps every rule of the decree, and ways to break one rule of it at a time.

Everything in it is made up. Mutations work on the XML of the written DOCX, so that they stand for what Word
might have saved; those of a PDF change the figures it is drawn with, or the Document.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from app.documents import blocks
from app.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Row,
    Section,
    StyleName,
    Table,
    paragraph,
)
from app.documents.verify import PaperExpectation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Tree = Any
Mutation = Callable[[Tree], None]

BASIS_LAST = "Căn cứ Kế hoạch số 32/KH-UBND ngày 08 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Ví Dụ"
LONG_TEXT = (
    "Thực hiện phong trào thi đua, Phòng Văn hóa - Xã hội đã phối hợp với các thôn, tổ dân phố tổ chức "
    "tuyên truyền, vận động Nhân dân tham gia, bảo đảm dân chủ, công khai, đúng quy định tại điểm a khoản 2 "
    "Điều 5 của Quy chế; kết quả được Nhân dân ghi nhận và đánh giá cao."
)
EXPECTED = PaperExpectation(
    kind="submission",
    mode="paper",
    place="Thử Nghiệm",
    authority=("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    superior=("UBND XÃ THỬ NGHIỆM",),
    issuer=("PHÒNG VĂN HÓA - XÃ HỘI",),
    number="05",
    date=dt.date(2026, 1, 7),
)


def sound_submission(**changes: Any) -> Document:
    """A submission of an office under a commune with two appendices, everything on it filled in.

    ``changes`` replace its parts: number, place_date, subject, addressees, bases, body, authority, name,
    recipients, reference.
    """
    told: dict[str, Any] = {
        "number": "Số: 05/TTr-VHXH",
        "place_date": "Thử Nghiệm, ngày 07 tháng 01 năm 2026",
        "subject": "Về việc đề nghị khen thưởng phong trào thi đua năm 2025",
        "addressees": ("Ủy ban nhân dân xã Thử Nghiệm", "Hội đồng Thi đua - Khen thưởng xã Thử Nghiệm"),
        "bases": ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", BASIS_LAST),
        "name": "Lê Thị Mẫu",
        "authority": ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        "recipients": ("Như trên", "Lãnh đạo Phòng"),
        "reference": "(Kèm theo Tờ trình số 05/TTr-VHXH ngày 07 tháng 01 năm 2026 của Phòng Văn hóa - Xã hội)",
        "body": sound_body(),
        **changes,
    }
    main: tuple[Block, ...] = (
        blocks.letterhead(
            ("PHÒNG VĂN HÓA - XÃ HỘI",), ("UBND XÃ THỬ NGHIỆM",), number=told["number"], place_date=told["place_date"]
        ),
        *blocks.title("Tờ trình", told["subject"]),
        *blocks.addressees(told["addressees"]),
        *blocks.legal_bases(told["bases"]),
        *told["body"],
        blocks.signature(told["authority"], told["name"], blocks.recipients(told["recipients"], archive="VHXH")),
    )
    appendices = tuple(
        Section(
            blocks=(
                *blocks.appendix_title(f"Danh sách {kind} đề nghị khen thưởng", told["reference"], number=number),
                paragraph(StyleName.HEADING, f"I. {kind.upper()}: 02 (hai)"),
                sound_table(kind),
            ),
            landscape=number == "II",
            appendix=True,
            outline_title=f"Phụ lục {number}",
        )
        for number, kind in (("I", "tập thể"), ("II", "cá nhân"))
    )
    return Document(
        title="Tờ trình về việc đề nghị khen thưởng",
        subject="Về việc đề nghị khen thưởng",
        author="Phòng Văn hóa - Xã hội",
        sections=(Section(blocks=main, outline_title="Tờ trình"), *appendices),
    )


def sound_body() -> tuple[Block, ...]:
    """A body long enough for a second page, with headings and points."""
    return (
        *blocks.body(LONG_TEXT),
        paragraph(StyleName.HEADING, "I. KẾT QUẢ PHONG TRÀO"),
        *blocks.body("\n".join([LONG_TEXT] * 5)),
        paragraph(StyleName.HEADING, "II. ĐỀ NGHỊ KHEN THƯỞNG"),
        paragraph(StyleName.SUBHEADING, "1. Danh sách đề nghị"),
        *blocks.body("\n".join(f"{letter}) Đề nghị nhóm {letter};" for letter in ("a", "b", "c", "d", "đ", "e", "g"))),
        *blocks.body(
            f"(Có danh sách tại Phụ lục I, Phụ lục II kèm theo).\n{LONG_TEXT}\nKính trình xem xét, quyết định./."
        ),
    )


def sound_table(kind: str) -> Table:
    """Two numbered rows."""
    columns = (
        Column(header="STT", width_mm=12, align="center"),
        Column(header=f"Tên {kind}"),
        Column(header="Ghi chú"),
    )
    rows = tuple(
        Row(cells=tuple(Cell(lines=(text,)) for text in (str(number), f"{kind.capitalize()} Mẫu {number}", "")))
        for number in (1, 2)
    )
    return Table(columns=columns, rows=rows)


# Mutations of a DOCX


def mutated(docx: bytes, mutation: Mutation, part: str = "word/document.xml") -> bytes:
    """The file with one part changed."""
    return with_parts(docx, {part: lambda data: _changed(data, mutation)})


def with_parts(docx: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """The file with parts changed, replaced, added, or (None) left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            change = changes.get(name, source.read(name))
            if change is not None:
                made.writestr(name, change(source.read(name)) if callable(change) else change)
        for name, change in changes.items():
            if name not in source.namelist() and isinstance(change, bytes):
                made.writestr(name, change)
    return target.getvalue()


def _changed(data: bytes, mutation: Mutation) -> bytes:
    tree = etree.fromstring(data)
    mutation(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def find(tree: Tree, opening: str, nth: int = 0) -> Tree:
    """The paragraph whose text begins with ``opening``."""
    found = [each for each in tree.iter(f"{W}p") if text_of(each).startswith(opening)]
    assert len(found) > nth, f"no paragraph begins with {opening!r}"
    return found[nth]


def text_of(element: Tree) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def letters(opening: str, nth: int = 0, **settings: str) -> Mutation:
    """Direct settings on all runs of a paragraph: ``sz="30"``, ``b="0"``, ``color="FF0000"``, ``font="Arial"``."""

    def change(tree: Tree) -> None:
        for run in find(tree, opening, nth).iter(f"{W}r"):
            properties = _child(run, "rPr")
            for name, value in settings.items():
                if name == "font":
                    element = _child(properties, "rFonts")
                    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                        element.set(f"{W}{slot}", value)
                else:
                    _child(properties, name).set(f"{W}val", value)

    return change


def setting(opening: str, name: str, nth: int = 0, **attributes: str) -> Mutation:
    """One direct paragraph setting: ``setting("Thực hiện", "ind", firstLine="300")``."""

    def change(tree: Tree) -> None:
        element = _child(_child(find(tree, opening, nth), "pPr"), name)
        for key, value in attributes.items():
            element.set(f"{W}{key}", value)

    return change


def reworded(opening: str, old: str, new: str, nth: int = 0) -> Mutation:
    """Other words in a paragraph."""

    def change(tree: Tree) -> None:
        element = next(each for each in find(tree, opening, nth).iter(f"{W}t") if old in (each.text or ""))
        element.text = element.text.replace(old, new)

    return change


def removed(opening: str, nth: int = 0) -> Mutation:
    """A paragraph taken out."""

    def change(tree: Tree) -> None:
        element = find(tree, opening, nth)
        element.getparent().remove(element)

    return change


def page_setting(name: str, section: int = 0, **attributes: str) -> Mutation:
    """A setting of a section: ``page_setting("pgMar", left="1400")``."""

    def change(tree: Tree) -> None:
        element = list(tree.iter(f"{W}sectPr"))[section].find(f"{W}{name}")
        for key, value in attributes.items():
            element.set(f"{W}{key}", value)

    return change


def without_page_setting(name: str, section: int = 0) -> Mutation:
    """A setting of a section taken out."""

    def change(tree: Tree) -> None:
        element = list(tree.iter(f"{W}sectPr"))[section]
        element.remove(element.find(f"{W}{name}"))

    return change


def line_below(opening: str, nth: int = 0, **attributes: str) -> Mutation:
    """Other indents of the drawn line under a paragraph, or (no attributes) no line at all."""

    def change(tree: Tree) -> None:
        rule = find(tree, opening, nth).getnext()
        if not attributes:
            rule.getparent().remove(rule)
        for key, value in attributes.items():
            _child(_child(rule, "pPr"), "ind").set(f"{W}{key}", value)

    return change


def both(*mutations: Mutation) -> Mutation:
    """Several changes at once."""

    def change(tree: Tree) -> None:
        for each in mutations:
            each(tree)

    return change


def paragraph_after(opening: str, xml: str, nth: int = 0) -> Mutation:
    """A paragraph put behind another, as raw WordprocessingML."""

    def change(tree: Tree) -> None:
        find(tree, opening, nth).addnext(parsed(xml))

    return change


def parsed(xml: str) -> Tree:
    """Raw WordprocessingML as an element."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf'<\1 xmlns:w="{W[1:-1]}"', xml))


def _child(parent: Tree, name: str) -> Tree:
    """The child of that name, made where the schema wants it if need be."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        if name in ("pPr", "rPr"):
            parent.insert(0, found)
        else:
            parent.append(found)
    return found
