"""The standing parts: their words, dashes and end marks."""

from __future__ import annotations

import pytest

from app.documents import blocks
from app.documents.model import Cell, Column, Paragraph, Row, StyleName, Table
from app.domain.unit import Authority


def texts(parts: tuple[object, ...]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Paragraph)]


def test_names_of_bodies_are_set_in_capitals() -> None:
    head = blocks.letterhead(("Ủy ban nhân dân", "xã Minh Tâm", " "), ("đảng bộ",))
    assert head.issuer == ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM")
    assert head.superior == ("ĐẢNG BỘ",)


def test_the_subject_stands_under_the_type_without_a_full_stop_and_over_a_line() -> None:
    kind, subject = blocks.title("Tờ trình", "Về việc khen thưởng.")
    assert isinstance(kind, Paragraph)
    assert isinstance(subject, Paragraph)
    assert (kind.text, subject.text) == ("TỜ TRÌNH", "Về việc khen thưởng")
    assert (kind.rule, subject.rule) == ("none", "part")


def test_a_type_without_subject_carries_the_line_itself() -> None:
    (kind,) = blocks.title("Biên bản")
    assert isinstance(kind, Paragraph)
    assert kind.rule == "part"


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    assert texts(blocks.addressees(["Ủy ban nhân dân tỉnh."])) == ["Kính gửi: Ủy ban nhân dân tỉnh"]


def test_several_addressees_have_lines_of_their_own_and_the_last_a_full_stop() -> None:
    found = texts(blocks.addressees(["Ủy ban A;", " ", "- Sở B", "Ban C"]))
    assert found == ["Kính gửi:", "- Ủy ban A;", "- Sở B;", "- Ban C."]


def test_no_addressee_leaves_kinh_gui_to_be_filled() -> None:
    assert texts(blocks.addressees([])) == ["Kính gửi:"]


@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop(count: int) -> None:
    found = texts(blocks.legal_bases([f"Căn cứ Luật số {number};" for number in range(count)]))
    assert len(found) == count
    assert all(text.endswith(";") and not text.endswith(";;") for text in found[:-1])
    assert all(text.endswith(f"{count - 1}.") for text in found[-1:])


def test_lines_of_a_body_text_are_paragraphs() -> None:
    assert texts(blocks.body("một\n\n hai \x0bba\u2028bốn\n")) == ["một", "hai", "ba", "bốn"]


@pytest.mark.parametrize(
    ("authority", "position", "body", "head", "lines"),
    [
        ("head", "Chủ tịch", "Ủy ban nhân dân", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "deputy",
            "Phó Chủ tịch",
            "Ủy ban nhân dân",
            "Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("head", "Trưởng phòng", "", "", ("TRƯỞNG PHÒNG",)),
        ("deputy", "Phó Trưởng phòng", "", "Trưởng phòng", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("acting", "Chủ tịch", "Ủy ban nhân dân", "", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        ("by_order", "Chánh Văn phòng", "Ủy ban nhân dân", "Chủ tịch", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("delegated", "Trưởng phòng", "", "Chủ tịch", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
    ],
)
def test_the_authority_of_a_signer_is_written_by_article_13(
    authority: Authority, position: str, body: str, head: str, lines: tuple[str, ...]
) -> None:
    assert blocks.authority_lines(authority, position, collective_body=body, head_position=head) == lines


def test_a_deputy_signs_for_the_office_that_was_given_an_order_but_never_a_delegation() -> None:
    asked = {"head_position": "Chủ tịch", "ordered_position": "Chánh Văn phòng", "collective_body": "Ủy ban nhân dân"}
    ordered = blocks.authority_lines("by_order", "Phó Chánh Văn phòng", **asked)
    assert ordered == ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    delegated = blocks.authority_lines("delegated", "Trưởng phòng", **asked)
    assert delegated == ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")


def test_another_office_stands_in_capitals_above_the_name() -> None:
    block = blocks.signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Lê Thị Mẫu", office=" Chủ tịch Ủy ban nhân dân xã ")
    assert (block.right.office, block.right.name) == ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "Lê Thị Mẫu")


def test_recipients_end_with_the_archive() -> None:
    found = blocks.recipients(["Như trên;", "- Ban Thi đua", ""], archive="VHXH")
    assert found.entries == ("- Như trên;", "- Ban Thi đua;", "- Lưu: VT, VHXH.")


def test_an_archive_line_the_official_wrote_is_kept_and_stays_last() -> None:
    found = blocks.recipients(["Lưu: VT, NV (03).", "Như trên"])
    assert found.entries == ("- Như trên;", "- Lưu: VT, NV (03).")


@pytest.mark.parametrize(("number", "first"), [("", "Phụ lục"), ("II", "Phụ lục II")])
def test_an_appendix_is_numbered_when_there_are_several(number: str, first: str) -> None:
    found = texts(blocks.appendix_title("Danh sách", "(Kèm theo Tờ trình số 5)", number=number))
    assert found == [first, "DANH SÁCH", "(Kèm theo Tờ trình số 5)"]


def test_a_list_may_go_without_the_word_phu_luc() -> None:
    (heading,) = blocks.appendix_title("Danh sách")
    assert isinstance(heading, Paragraph)
    assert (heading.style, heading.rule) == (StyleName.APPENDIX_TITLE, "part")


def test_a_row_that_does_not_fill_its_table_is_a_mistake_of_the_builder() -> None:
    columns = (Column(header="a"), Column(header="b"))
    with pytest.raises(ValueError, match="row 2 spans 1 of 2"):
        Table(columns=columns, rows=(Row(cells=(Cell(lines=("x",), span=2),)), Row(cells=(Cell(lines=("y",)),))))
