"""The place before the date follows the names of units as the decree writes them."""

from __future__ import annotations

import pytest

from app.domain.place_names import IN_FULL, Territory, suggest_place, territory_of
from app.domain.vietnamese import clean_text
from tests.helpers.made_up import NASTY_TEXTS


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân xã Minh Tâm", "Minh Tâm"),
        ("UBND xã Minh Tâm", "Minh Tâm"),
        ("Uỷ ban nhân dân thị trấn Vũ Thư, huyện Vũ Thư", "Vũ Thư"),
        ("Ủy ban nhân dân huyện Vũ Thư", "Vũ Thư"),
        ("Ủy ban nhân dân thành phố Thái Bình", "Thái Bình"),
        ("Phòng Nội vụ huyện Vũ Thư, tỉnh Thái Bình", "Vũ Thư"),
        ("Phòng Quản lý đô thị thành phố Thái Bình", "Thái Bình"),
        ("Hội Liên hiệp Phụ nữ xã Minh Tâm", "Minh Tâm"),
        ("Ủy ban nhân dân Thành phố Hà Nội", "Hà Nội"),
    ],
)
def test_a_unit_with_a_name_of_its_own_is_called_by_it(name: str, place: str) -> None:
    assert suggest_place(name) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân phường 3", "Phường 3"),
        ("Ủy ban nhân dân Quận 1", "Quận 1"),
        ("Ủy ban nhân dân phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("Ủy ban nhân dân phường Trần Hưng Đạo", "Phường Trần Hưng Đạo"),
        ("Ủy ban nhân dân thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Ủy ban nhân dân đặc khu Côn Đảo", "Đặc khu Côn Đảo"),
        ("Ủy ban nhân dân xã Phan Đình Phùng", "Xã Phan Đình Phùng"),
    ],
)
def test_numbers_persons_and_events_take_the_common_noun_with_a_capital(name: str, place: str) -> None:
    assert suggest_place(name) == place


def test_a_name_that_only_contains_a_number_stays_a_proper_name() -> None:
    assert suggest_place("Ủy ban nhân dân xã Ea Mẫu 2") == "Ea Mẫu 2"


@pytest.mark.parametrize(
    ("name", "territory", "place"),
    [
        ("Sở Nội vụ tỉnh Thái Bình", "", "Thái Bình"),
        ("Sở Nội vụ", "Tỉnh Thái Bình", "Thái Bình"),
        ("Ủy ban nhân dân tỉnh Thái Bình", "Tỉnh Hưng Yên", "Thái Bình"),
        ("Sở Nội vụ", "", ""),
        ("Phòng Quản lý đô thị", "", ""),
        ("xã", "", ""),
    ],
)
def test_an_office_of_the_province_sits_in_the_province(name: str, territory: str, place: str) -> None:
    assert suggest_place(name, territory) == place


def test_old_and_decomposed_letters_find_the_same_unit() -> None:
    assert territory_of("UBND xa\u0303 Hoa\u0300 Bi\u0300nh") == Territory(kind="xã", proper="Hoà Bình")


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_any_text_at_all_gives_one_clean_line(text: str) -> None:
    place = suggest_place(f"Ủy ban nhân dân xã A {text}")
    assert place.startswith("A")
    assert place == clean_text(place)


def test_the_list_of_names_in_full_has_no_name_twice() -> None:
    assert len(set(IN_FULL)) == len(IN_FULL)
