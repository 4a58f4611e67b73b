"""What can be guessed of a unit from its name, as Decree 30/2020 writes it."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.plan import UnitType
from ui.forms.unit_draft import UnitDraft, draft_unit, guess_type

COMMUNE = UnitDraft(
    letterhead=("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM"),
    place="Minh Tâm",
    symbol="UBND",
    body_name="Ủy ban nhân dân",
    level="xã",
)
TYPES = (UnitType(id="xa", title="Xã"), UnitType(id="thi-tran", title="Thị trấn"))


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân xã Minh Tâm",
        "  ủy ban nhân dân   xã  Minh Tâm ",
        "Uỷ ban nhân dân xã Minh Tâm",
        "UBND xã Minh Tâm",
        unicodedata.normalize("NFD", "Ủy ban nhân dân xã Minh Tâm"),
    ],
)
def test_a_communes_committee_has_two_lines_and_its_own_place(name: str) -> None:
    assert draft_unit(name) == COMMUNE


def test_a_unit_called_by_a_number_keeps_its_common_noun() -> None:
    assert draft_unit("Ủy ban nhân dân phường 3").place == "Phường 3"


def test_a_department_is_one_line_and_its_initials() -> None:
    assert draft_unit("Sở Nội vụ") == UnitDraft(letterhead=("SỞ NỘI VỤ",), symbol="SNV")
    assert draft_unit("Phòng Văn hóa - Xã hội").symbol == "VHXH"


@pytest.mark.parametrize(
    ("name", "above", "body", "place"),
    [
        ("Văn phòng HĐND và UBND xã Minh Tâm", ("UBND XÃ MINH TÂM",), "", "Minh Tâm"),
        ("Ủy ban MTTQ Việt Nam phường Điện Biên Phủ", (), "Ban Thường trực", "Phường Điện Biên Phủ"),
        ("Ủy ban nhân dân đặc khu Côn Đảo", (), "Ủy ban nhân dân", "Đặc khu Côn Đảo"),
        ("Hội đồng Thi đua - Khen thưởng xã Minh Tâm", ("UBND XÃ MINH TÂM",), "Hội đồng", "Minh Tâm"),
    ],
)
def test_units_of_every_kind_have_the_letterhead_of_their_papers(
    name: str, above: tuple[str, ...], body: str, place: str
) -> None:
    draft = draft_unit(name)
    assert (draft.superior_letterhead, draft.body_name, draft.place) == (above, body, place)


@pytest.mark.parametrize("name", ["", "   ", "\x0b"])
def test_nothing_is_guessed_from_nothing(name: str) -> None:
    assert draft_unit(name) == UnitDraft()


@pytest.mark.parametrize(
    "name", ["Ủy ban nhân dân", "Ủy ban nhân dân ", "xã Minh Tâm", "🏅 & <b>Thi đua</b>", "đ" * 3000]
)
def test_a_strange_name_is_its_own_letterhead(name: str) -> None:
    assert draft_unit(name).letterhead == (name.strip().upper(),)


def test_the_type_is_the_one_called_like_the_level() -> None:
    assert guess_type("thị trấn", TYPES) == "thi-tran"
    assert guess_type("huyện", TYPES) == ""
    assert guess_type("", TYPES) == ""
