"""A unit's letterhead, code and TM. line follow from its name as Decree 30/2020 prints them."""

from __future__ import annotations

import pytest

from app.domain.letterheads import LetterheadDraft, suggest_letterhead
from tests.helpers.made_up import NASTY_TEXTS


@pytest.mark.parametrize(
    ("territory", "place"),
    [
        ("xã Minh Tâm", "Minh Tâm"),
        ("phường 3", "Phường 3"),
        ("thị trấn Vũ Thư", "Vũ Thư"),
        ("đặc khu Côn Đảo", "Đặc khu Côn Đảo"),
        ("huyện Vũ Thư", "Vũ Thư"),
        ("thành phố Thái Bình", "Thái Bình"),
        ("tỉnh Thái Bình", "Thái Bình"),
    ],
)
def test_a_peoples_committee_prints_two_lines_and_nothing_above(territory: str, place: str) -> None:
    assert suggest_letterhead(f"Ủy ban nhân dân {territory}") == LetterheadDraft(
        letterhead=("ỦY BAN NHÂN DÂN", territory.upper()),
        body_name="Ủy ban nhân dân",
        symbol="UBND",
        place=place,
    )


@pytest.mark.parametrize(
    ("name", "own", "above", "symbol"),
    [
        ("Sở Nội vụ tỉnh Thái Bình", ("SỞ NỘI VỤ",), "UBND TỈNH THÁI BÌNH", "SNV"),
        ("Phòng Văn hóa - Xã hội xã Minh Tâm", ("PHÒNG VĂN HÓA - XÃ HỘI",), "UBND XÃ MINH TÂM", "VHXH"),
        (
            "Văn phòng HĐND và UBND xã Minh Tâm",
            ("VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN", "VÀ ỦY BAN NHÂN DÂN"),
            "UBND XÃ MINH TÂM",
            "VP",
        ),
        (
            "Trung tâm Phục vụ hành chính công xã Minh Tâm",
            ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",),
            "UBND XÃ MINH TÂM",
            "TTPVHCC",
        ),
    ],
)
def test_an_office_stands_under_its_committee_and_its_head_signs_alone(
    name: str, own: tuple[str, ...], above: str, symbol: str
) -> None:
    draft = suggest_letterhead(name)
    assert (draft.letterhead, draft.superior_letterhead) == (own, (above,))
    assert (draft.symbol, draft.body_name) == (symbol, "")


def test_an_office_whose_name_hides_its_province_takes_the_territory() -> None:
    draft = suggest_letterhead("Sở Văn hóa, Thể thao và Du lịch", "tỉnh Thái Bình")
    assert draft.letterhead == ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH")
    assert draft.superior_letterhead == ("UBND TỈNH THÁI BÌNH",)
    assert (draft.symbol, draft.place) == ("SVHTTDL", "Thái Bình")


def test_the_front_is_spelt_out_and_signed_by_its_standing_board() -> None:
    draft = suggest_letterhead("Ủy ban MTTQ Việt Nam xã Minh Tâm")
    assert draft.letterhead == ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ MINH TÂM")
    assert (draft.body_name, draft.symbol) == ("Ban Thường trực", "MTTQ-BTT")
    board = suggest_letterhead("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Tâm")
    assert board.letterhead == (*draft.letterhead, "BAN THƯỜNG TRỰC")


@pytest.mark.parametrize(
    ("name", "lines", "body", "symbol"),
    [
        ("Hội Nông dân xã Minh Tâm", ("HỘI NÔNG DÂN", "XÃ MINH TÂM"), "Ban Thường vụ", "HND"),
        ("Hội đồng nhân dân xã Minh Tâm", ("HỘI ĐỒNG NHÂN DÂN", "XÃ MINH TÂM"), "Hội đồng nhân dân", "HĐND"),
        ("Trường Tiểu học Minh Tâm", ("TRƯỜNG TIỂU HỌC MINH TÂM",), "", "TTHMT"),
    ],
)
def test_other_bodies_print_their_name_over_their_territory(
    name: str, lines: tuple[str, ...], body: str, symbol: str
) -> None:
    draft = suggest_letterhead(name)
    assert (draft.letterhead, draft.superior_letterhead, draft.body_name, draft.symbol) == (lines, (), body, symbol)


def test_a_code_too_long_to_be_one_is_left_to_the_office() -> None:
    assert (
        suggest_letterhead("Trung tâm Khoa học kỹ thuật và ứng dụng công nghệ nông nghiệp tỉnh Thái Bình").symbol == ""
    )


def test_an_empty_name_suggests_nothing() -> None:
    assert suggest_letterhead(" \n ", "tỉnh Thái Bình") == LetterheadDraft()


@pytest.mark.parametrize("text", [each for each in NASTY_TEXTS if each.strip()])
def test_any_text_becomes_capitals_on_single_lines(text: str) -> None:
    draft = suggest_letterhead(text)
    assert all(line == line.upper() and "\n" not in line for line in draft.letterhead)


@pytest.mark.parametrize(
    ("name", "own", "body", "symbol"),
    [
        ("Hội đồng Thi đua - Khen thưởng xã A", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"), "Hội đồng", "HĐTĐKT"),
        ("Ban Chỉ đạo phong trào thi đua xã A", ("BAN CHỈ ĐẠO", "PHONG TRÀO THI ĐUA"), "Ban Chỉ đạo", "BCĐ"),
    ],
)
def test_a_council_under_its_committees_seal_stands_under_it_and_its_head_speaks_for_it(
    name: str, own: tuple[str, ...], body: str, symbol: str
) -> None:
    draft = suggest_letterhead(name)
    assert (draft.letterhead, draft.superior_letterhead) == (own, ("UBND XÃ A",))
    assert (draft.body_name, draft.symbol, draft.place) == (body, symbol, "A")


def test_a_school_stands_under_the_committee_of_its_territory() -> None:
    draft = suggest_letterhead("Trường Tiểu học Mẫu", "phường 3")
    assert (draft.superior_letterhead, draft.place) == (("UBND PHƯỜNG 3",), "Phường 3")


def test_a_code_has_no_tone_marks() -> None:
    assert suggest_letterhead("Ủng hộ Ý Đức").symbol == "UHYĐ"
