"""Abbreviations in names, and names written with capitals."""

from __future__ import annotations

import pytest

from app.domain.vietnamese import abbreviations_in, capitalise_name, without_honorific


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UBND xã Minh Tâm", ("UBND",)),
        ("Ban Thường trực UB MTTQ xã", ("UB", "MTTQ")),
        ("Trường THCS Minh Tâm", ("THCS",)),
        ("TDP số 5", ("TDP",)),
        ("Hội CCB và HĐND", ("CCB", "HĐND")),
        ("Nguyễn V. An", ("V.",)),
        ("Tp. Thái Bình", ("Tp.",)),
        ("TP.HCM", ("TP.", "HCM")),
        ("ThS Nguyễn Văn An", ("ThS",)),
        ("UBND XÃ MINH TÂM", ("UBND",)),
        ("ĐẢNG ỦY - HĐND - UBND", ("HĐND", "UBND")),
        ("UBND và UBND", ("UBND",)),
    ],
)
def test_abbreviated_parts_are_found_in_their_order(name: str, found: tuple[str, ...]) -> None:
    assert abbreviations_in(name) == found


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn An",
        "NGUYỄN VĂN AN",
        "Ủy ban nhân dân xã Minh Tâm",
        "ỦY BAN NHÂN DÂN XÃ MINH TÂM",
        "Khối II",
        "Nguyễn Văn An.",
        "Y Moan",
        "Y Blang",
        "ĐẮK LẮK",
        "H'Hen Niê",
        "K'Brơi",
        "Nguyễn Văn A",
        "Tổ bầu cử số 1",
        "NGUYỄN THỊ KHÁNH",
        "Nghiêm",
        "",
        "   ",
        "\U0001f600",
        "<Thi đua> & đoàn",
    ],
)
def test_full_names_hold_no_abbreviation(name: str) -> None:
    assert abbreviations_in(name) == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"),
        ("đặng  đức ứng ", "Đặng Đức Ứng"),
        ("h'hen niê", "H'Hen Niê"),
        ("tôn nữ-thị", "Tôn Nữ-Thị"),
        ("", ""),
    ],
)
def test_each_syllable_of_a_name_gets_its_capital(typed: str, written: str) -> None:
    assert capitalise_name(typed) == written


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("Ông Nguyễn Văn Bình", "Nguyễn Văn Bình"),
        ("ông  Nguyễn Văn Bình", "Nguyễn Văn Bình"),
        ("Bà Trần Thị Hoa", "Trần Thị Hoa"),
        ("Đồng chí Lê Mẫu", "Lê Mẫu"),
        ("Đ/c Lê Mẫu", "Lê Mẫu"),
        ("Ông Ích Khiêm", "Ông Ích Khiêm"),
        ("Ông Thị Lan", "Ông Thị Lan"),
        ("Ông Lê", "Ông Lê"),
        ("Anh Đức", "Anh Đức"),
        ("Nguyễn Văn Ông", "Nguyễn Văn Ông"),
        ("Ông", "Ông"),
        ("", ""),
    ],
)
def test_an_honorific_before_a_name_is_known_from_the_family_name(typed: str, bare: str) -> None:
    assert without_honorific(typed) == bare
