"""Made-up papers for the writers' tests: no plan, no dossier, every name invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.documents.blocks import (
    addressees,
    appendix_title,
    authority_lines,
    body,
    legal_bases,
    letterhead,
    recipients,
    signature,
    title,
)
from app.documents.model import Block, Cell, Column, Document, Row, Section, Table, group_row, row

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

LONG_TEXT = (
    "Trong công tác chuẩn bị và tổ chức cuộc bầu cử, cấp ủy, chính quyền, Mặt trận Tổ quốc và các đoàn thể từ xã "
    "đến thôn đã bám sát Kế hoạch số 99/KH-UBND ngày 24/3/2021, triển khai đồng bộ nhiều giải pháp, bảo đảm dân "
    "chủ, bình đẳng, đúng pháp luật, an toàn, tiết kiệm; tỷ lệ cử tri đi bầu đạt 99,87% (mẫu), cao hơn nhiệm kỳ "
    "2016-2021; không có khiếu nại, tố cáo kéo dài - mọi việc đều được giải quyết từ cơ sở."
)
NASTY_TEXTS = (
    "a & b < c > d",
    "<Thi đua> </w:t> <b>đậm</b> &amp; &#10;",
    "\"ngoặc\" 'đơn' “kép” ‘cong’ – — …",
    "Hoa\u0300a Bi\u0300nh (NFD)",
    "dòng một\ndòng hai\r\ndòng ba\x0bdòng bốn\tcột",
    "đĐ ơƠ ưƯ ăĂ âÂ êÊ ôÔ ỹỸ ỵỴ",
    "3,000 chữ: " + "dài " * 750,
    "m" * 300,
    "trang\u00a0không\u00a0ngắt 1.234,5 m² 50%",
    "  đầu và cuối  ",
    "mặt cười 😀, gia đình 👨‍👩‍👧 và chữ 中文",
    "\x00\x07\ufffe\ud800 lẫn ký tự hỏng",
)

Blocks = Sequence[Block]


def paper(*sections: Section | Blocks, heading: str = "Tờ trình mẫu") -> Document:
    """A document of those sections; bare blocks are a portrait section."""
    whole = (each if isinstance(each, Section) else Section(blocks=tuple(each)) for each in sections)
    return Document(
        title=heading,
        subject="Đề nghị khen thưởng (mẫu)",
        author="Ủy ban nhân dân xã Minh Tâm (mẫu)",
        keywords="thi đua; khen thưởng",
        sections=tuple(whole),
    )


def submission(paragraphs: int = 4, *, names: Sequence[str] = ("Ủy ban nhân dân huyện Bình Thanh (mẫu)",)) -> Section:
    """A Tờ trình of a commune, signed by a deputy for the chair; number and date blank."""
    texts = [LONG_TEXT[: 90 + (place * 97) % 330] + "." for place in range(paragraphs)]
    signer = authority_lines("deputy", "Phó Chủ tịch", collective_body="Ủy ban nhân dân", head_position="Chủ tịch")
    blocks: list[Block] = [
        letterhead(
            ("Ủy ban nhân dân", "xã Minh Tâm"),
            number="Số:        /TTr-UBND",
            place_date="Minh Tâm, ngày      tháng      năm 2021",
        ),
        *title("Tờ trình", "Về việc đề nghị tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc"),
        *addressees(names),
        *legal_bases(
            (
                "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
                "Căn cứ Kế hoạch số 99/KH-UBND ngày 24 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh (mẫu)",
            )
        ),
        *(block for text in texts for block in body(text)),
        *body("Kính đề nghị xem xét, quyết định./."),
        signature(signer, "Nguyễn Văn Mẫu", recipients(("Như trên", "Ban Thi đua (mẫu)"), archive="VHXH")),
    ]
    return Section(blocks=tuple(blocks), outline_title="Tờ trình")


def list_rows(count: int) -> tuple[Row, ...]:
    """So many data rows of one to six lines, under two group rows."""
    rows = [group_row("I. TẬP THỂ", 5)]
    for place in range(count):
        if place == count // 3:
            rows.append(group_row("II. CÁ NHÂN", 5))
        given = ("An", "Bình", "Hòa", "Thủy")[place % 4]
        who = Cell(lines=(f"Nguyễn Văn {given} {place}", "Chủ tịch Ủy ban bầu cử xã (mẫu)"))
        merit = LONG_TEXT[: 60 + (place * 37) % 260].strip()
        rows.append(row(str(place + 1), who, f"Xã Minh Tâm, tổ {place}", merit, "Bằng khen"))
    return tuple(rows)


def nominee_list(count: int, *, landscape: bool = True, dense: bool = True) -> Section:
    """A Danh sách as an appendix."""
    columns = (
        Column(header="STT", width_mm=12, align="center"),
        Column(header="Họ và tên, chức vụ", share=2.2),
        Column(header="Đơn vị công tác", share=2),
        Column(header="Thành tích nổi bật", share=4, align="justify"),
        Column(header="Hình thức đề nghị khen thưởng", share=1.4, align="center"),
    )
    reference = "(Kèm theo Tờ trình số      /TTr-UBND ngày      tháng      năm 2021 của UBND xã Minh Tâm)"
    blocks: list[Block] = [
        *appendix_title("Danh sách đề nghị tặng Bằng khen", reference, number=""),
        Table(columns=columns, rows=list_rows(count), dense=dense),
    ]
    return Section(blocks=tuple(blocks), landscape=landscape, outline_title="Danh sách", appendix=True)
