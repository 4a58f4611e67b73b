"""The plan's phrases filled with what a dossier says: exactly, once, and with one mark at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.documents.wording import (
    UNTOLD,
    addressees_of,
    award_of,
    counts,
    inside,
    name_with_honorific,
    say,
    sentence,
    series,
    small,
    work_of,
)
from app.domain.achievement import Figure
from app.domain.dossier import Minutes, Snapshot, Submission
from app.domain.plan import Award, Column, Field, ListForm, Option, Role, Route, Wording
from tests.helpers import dossier_builder as make
from tests.helpers.made_up import NASTY_TEXTS

DAY = make.TODAY
MET = "Ngày 10 tháng 6 năm 2021, Ủy ban nhân dân xã Thử đã họp xét khen thưởng"


def spoken(phrase: str, made: Snapshot | None = None) -> str:
    snapshot = made or make.snapshot()
    return say(phrase, snapshot, snapshot.dossier.nominations[0])


def of(nominee: Any, plan: Any = None, **case: Any) -> Snapshot:
    return make.snapshot(plan, nominees=(nominee,), nominations=(make.nomination(nominee.id, **case),))


# ------------------------------------------------------------------ marks and letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã làm", "Đã làm."),
        ("Đã làm.", "Đã làm."),
        ("Đã làm…", "Đã làm…"),
        ("Đã làm?", "Đã làm?"),
        ("Đã làm ;", "Đã làm."),
        ("Đã làm, ", "Đã làm."),
        ("Gồm:", "Gồm:"),
        ("(Có danh sách kèm theo)", "(Có danh sách kèm theo)."),
        ("(Có danh sách kèm theo.)", "(Có danh sách kèm theo.)"),
        ("xem xét./.", "xem xét./."),
        ("phong trào “Đoàn kết”", "phong trào “Đoàn kết”."),
        ("Ông nói: “Đã xong.”", "Ông nói: “Đã xong.”"),
        ("", ""),
        ("   ", ""),
        (" ; ", ""),
    ],
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert sentence(text) == expected
    assert sentence(sentence(text)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" Thôn Một. ", "Thôn Một"),
        ("xã;", "xã"),
        ("v.v.", "v.v"),
        ("một\nhai", "một hai"),
        ("...", ""),
        ("a./.", "a./"),
    ],
)
def test_what_was_typed_goes_into_a_sentence_without_its_end_marks(typed: str, expected: str) -> None:
    assert inside(typed) == expected


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_a_series_has_its_and(parts: list[str], expected: str) -> None:
    assert series(parts) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Số buổi", "số buổi"), ("HĐND xã", "HĐND xã"), ("Đảng viên", "đảng viên"), ("", "")]
)
def test_abbreviations_keep_their_capitals_inside_a_sentence(text: str, expected: str) -> None:
    assert small(text) == expected


# ------------------------------------------------------------------ places


@pytest.mark.parametrize(
    "nasty", [*NASTY_TEXTS, "{unit}", "{award} {số}", "{percent:1/3}", "}{", "{{unit}}", "%s %(x)s {0}"]
)
@pytest.mark.parametrize("field", ["name", "place", "superior"])
def test_what_is_filled_in_is_never_read_again(nasty: str, field: str) -> None:
    made = make.snapshot(unit=make.unit(**{field: nasty}))
    word = {"name": "{unit}", "place": "{place}", "superior": "{superior}"}[field]
    assert say(f"Kính gửi [{word}]", made) == f"Kính gửi [{inside(nasty) or UNTOLD}]"


def test_a_phrase_begins_with_a_capital() -> None:
    assert spoken("{nominee} đã làm tốt", of(make.person())) == "Bà Nguyễn Thị Mẫu đã làm tốt"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("{unit}", "Ủy ban nhân dân xã Thử"),
        ("{plan}", "Kế hoạch số 07/KH-UBND ngày 08 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh Ví Dụ"),
        ("{plan_number}", "07/KH-UBND"),
        ("{movement}", "Phong trào thử"),
        ("{award}", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"),
        ("Đề nghị {award_phrase}", "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"),
        ("Kính trình {addressees}", "Kính trình Ủy ban nhân dân huyện Ví Dụ"),
        ("Cho {count}", "Cho 01 (một) tập thể"),
        ("Cho {nominee}, {subject} này", "Cho Thôn Một, tập thể này"),
        ("{ unit }", "Ủy ban nhân dân xã Thử"),
    ],
)
def test_every_place_says_what_it_promises(phrase: str, expected: str) -> None:
    assert spoken(phrase) == expected


def test_a_person_is_told_with_office_and_roles() -> None:
    plan = make.plan(roles=(Role(id="a", title="Thành viên Tổ bầu cử"), Role(id="b", title="HĐND xã")))
    made = of(make.person(position="Trưởng thôn.", workplace=" Thôn Một; "), plan, roles=("b", "a"))
    assert spoken("Cho {nominee}, {position}, {workplace}.", made) == "Cho bà Nguyễn Thị Mẫu, Trưởng thôn, Thôn Một."
    assert spoken("{roles}", made) == "Thành viên Tổ bầu cử và HĐND xã"
    assert spoken("Là {roles}; {subject} đã làm tốt", made) == "Là thành viên Tổ bầu cử và HĐND xã; bà đã làm tốt"


def test_a_person_without_honorific_keeps_the_capital_of_the_name() -> None:
    assert spoken("Cho {nominee}", of(make.person(honorific="", name="Đỗ Văn A"))) == "Cho Đỗ Văn A"
    assert spoken("Vì {subject} này", of(make.person(honorific=""))) == "Vì cá nhân này"


@pytest.mark.parametrize(
    "name", ["unit", "superior_head", "position", "workplace", "roles", "so_buoi", "khong_co", "merit"]
)
def test_what_nobody_told_is_a_visible_gap(name: str) -> None:
    made = make.snapshot(unit=make.unit(name=" "))
    assert spoken(f"Là {{{name}}} đó", made) == f"Là {UNTOLD} đó"


def test_a_place_of_a_nominee_is_a_gap_where_there_is_none() -> None:
    assert say("Cho {nominee}", make.snapshot()) == f"Cho {UNTOLD}"


@pytest.mark.parametrize(
    ("phrase", "description", "expected"),
    [
        ("{description}", "", ""),
        ("{description}. Đã làm tốt.", "", "Đã làm tốt."),
        ("{description}. Đã làm tốt.", "Có 600 hộ. ", "Có 600 hộ. Đã làm tốt."),
        ("Thôn Một; {description}; đã làm tốt.", "", "Thôn Một; đã làm tốt."),
    ],
)
def test_what_has_nothing_to_say_leaves_no_marks_behind(phrase: str, description: str, expected: str) -> None:
    assert spoken(phrase, of(make.hamlet(description=description))) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (Minutes(), "Đối chiếu tiêu chuẩn."),
        (Minutes(number="03/BB"), "Đối chiếu tiêu chuẩn."),
        (Minutes(date=DAY), f"{MET}. Đối chiếu tiêu chuẩn."),
        (Minutes(date=DAY, number=" 03/BB. "), f"{MET} (Biên bản số 03/BB). Đối chiếu tiêu chuẩn."),
    ],
)
def test_the_meeting_is_a_sentence_of_its_own_or_none(minutes: Minutes, expected: str) -> None:
    assert spoken("{minutes}Đối chiếu tiêu chuẩn.", make.snapshot(minutes=minutes)) == expected


# ------------------------------------------------------------------ figures

OPTIONS = (Option(id="tot", title="Hoàn thành tốt."), Option(id="xs", title="Hoàn thành xuất sắc"))
TABLE = Field(
    id="kv",
    title="Khu vực",
    kind="table",
    columns=(Column(id="ten", title="Tên"), Column(id="n", title="N", kind="integer")),
)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "việc <b>đậm</b> & {unit}.", "việc <b>đậm</b> & {unit}"),
        ("long_text", "một;\nhai.", "một; hai"),
        ("integer", 0, "0"),
        ("money", 186_500_000, "186.500.000"),
        ("number", "1234.5", "1.234,5"),
        ("percent", "99.875", "99,875%"),
        ("percent", 98, "98%"),
        ("date", "2021-05-23", "ngày 23 tháng 5 năm 2021"),
        ("date", "2021-05", "tháng 5 năm 2021"),
        ("yes_no", True, "có"),
        ("yes_no", False, "không"),
        ("choice", "tot", "Hoàn thành tốt"),
        ("choice", "mất", "mất"),
        ("choices", ("tot", "xs"), "Hoàn thành tốt và Hoàn thành xuất sắc"),
        ("rows", ("KV1", "KV2", "KV3"), "KV1, KV2 và KV3"),
        ("integer", None, UNTOLD),
        ("text", "   ", UNTOLD),
        ("choices", (), UNTOLD),
        ("integer", "hai", UNTOLD),
        ("date", "mai", UNTOLD),
        ("yes_no", "có", UNTOLD),
        ("text", ({"ten": "KV1"},), UNTOLD),
    ],
)
def test_figures_are_told_as_people_write_them(kind: Any, value: Any, expected: str) -> None:
    plan = make.plan(fields=(Field(id="o", title="Ô", kind=kind, scope="nominee", options=OPTIONS),))
    made = of(make.hamlet(), plan, figures={"o": Figure(value=value)})
    assert spoken("Là {o}.", made) == f"Là {expected}."


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("{percent:sum(kv.n) / 400}", "99,25%"),
        ("{percent:sum(kv.n) / 397}", "100%"),
        ("{number:sum(kv.n) * 10}", "3.970"),
        ("{number:sum(kv.n) / 2}", "198,5"),
        ("{percent:sum(kv.n) / 0}", UNTOLD),
        ("{number:sum(kv.ten)}", UNTOLD),
        ("{number:khong_co}", UNTOLD),
    ],
)
def test_figures_are_reckoned_where_the_phrase_says_how(formula: str, expected: str) -> None:
    made = make.snapshot(
        make.plan(fields=(TABLE,)), figures={"kv": Figure(value=({"ten": "A", "n": 197}, {"ten": "B", "n": 200}))}
    )
    assert spoken(f"Đạt {formula}", made) == f"Đạt {expected}"


# ------------------------------------------------------------------ who and how many


def counted(*kinds: Any, **plan: Any) -> Snapshot:
    nominees = tuple(make.hamlet(f"n-{index}", f"Tên {index}", kind=kind) for index, kind in enumerate(kinds))
    return make.snapshot(
        make.plan(**plan), nominees=nominees, nominations=tuple(make.nomination(each.id) for each in nominees)
    )


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), f"{UNTOLD} tập thể, cá nhân"),
        (("individual",), "01 (một) cá nhân"),
        (("collective",) * 3 + ("individual",) * 5, "03 (ba) tập thể và 05 (năm) cá nhân"),
        (("individual", "household", "collective"), "01 (một) tập thể, 01 (một) cá nhân và 01 (một) hộ gia đình"),
        (("individual",) * 24, "24 (hai mươi tư) cá nhân"),
    ],
)
def test_counts_stand_in_figures_and_in_words(kinds: tuple[str, ...], expected: str) -> None:
    made = counted(*kinds)
    assert say("Cho {count}", made) == f"Cho {expected}"


def test_a_kind_the_plans_list_forgets_is_counted_all_the_same() -> None:
    made = counted("organisation", "collective", list_form=ListForm(order=("collective", "individual")))
    assert dict(counts(made)) == {"collective": 1, "organisation": 1}


def test_the_award_of_the_dossier_is_what_most_ask_for() -> None:
    awards = (Award(id="a", name="A"), Award(id="b", name="B"))
    cases = (
        make.nomination(award="b"),
        make.nomination(award="a"),
        make.nomination(award="b"),
        make.nomination(award="x"),
    )
    made = make.snapshot(make.plan(awards=awards), nominations=cases)
    found = [award_of(made, each) for each in (None, cases[1], cases[3])]
    assert [each.id if each else None for each in found] == ["b", "a", None]


@pytest.mark.parametrize(
    ("chosen", "route", "expected"),
    [
        ((), ("{superior}",), ("Ủy ban nhân dân huyện Ví Dụ",)),
        ((), ("Chủ tịch tỉnh", "Sở Nội vụ"), ("Chủ tịch tỉnh", "Sở Nội vụ")),
        (("Huyện ủy {superior}. ",), ("{superior}",), ("Huyện ủy {superior}",)),
        ((" ",), ("{superior}",), ("Ủy ban nhân dân huyện Ví Dụ",)),
        ((), (), (UNTOLD,)),
    ],
)
def test_addressees_are_the_dossiers_own_else_the_plans(chosen: Any, route: Any, expected: Any) -> None:
    plan = make.plan(routes=(Route(id="duong", unit_types=("xa",), addressees=route),))
    made = make.snapshot(plan, submission=Submission(addressees=chosen))
    assert addressees_of(made) == expected
    assert spoken("Kính trình {addressees} xem xét", made) == f"Kính trình {series(expected)} xem xét"


def test_without_a_route_the_addressee_is_a_gap() -> None:
    assert addressees_of(make.snapshot(make.plan(routes=()))) == (UNTOLD,)


def test_two_addressees_are_joined_in_the_sentence() -> None:
    made = make.snapshot(submission=Submission(addressees=("Chủ tịch tỉnh", "Sở Nội vụ")))
    assert say("Kính trình {addressees}", made) == "Kính trình Chủ tịch tỉnh và Sở Nội vụ"


def test_a_name_without_letters_is_a_gap_even_with_honorific() -> None:
    assert name_with_honorific(make.person(name=" . ")) == f"Bà {UNTOLD}"


@pytest.mark.parametrize(
    ("own", "expected"),
    [("", "Đã có công."), ("Đã giữ rừng. ", "Đã giữ rừng."), ("Đã {award}", "Đã {award}."), ("\n", "Đã có công.")],
)
def test_the_merit_is_the_officials_words_else_the_plans(own: str, expected: str) -> None:
    made = make.snapshot(
        make.plan(wording=Wording(merit="Đã có công")), nominations=(make.nomination(certificate_text=own),)
    )
    assert sentence(spoken("{merit}", made)) == expected


def test_text_in_two_halves_of_a_letter_comes_out_whole() -> None:
    made = replace(make.snapshot(), dossier=make.dossier(unit=make.unit(name="Ho\u0300a Bi\u0300nh")))
    assert say("{unit}", made) == "Hòa Bình"


@pytest.mark.parametrize(
    ("position", "workplace", "printed"),
    [
        (
            "Chủ tịch Ủy ban nhân dân xã",
            "Ủy ban nhân dân xã Tân Lập",
            "Chủ tịch Ủy ban nhân dân xã Tân Lập",
        ),
        ("Trưởng Công an", "Công an xã An Mẫu", "Trưởng Công an xã An Mẫu"),
        ("Chủ tịch Uỷ ban nhân dân", "Ủy ban nhân dân xã A", "Chủ tịch Ủy ban nhân dân xã A"),
        ("Chủ tịch Ủy ban nhân dân xã A", "Ủy ban nhân dân xã A", "Chủ tịch Ủy ban nhân dân xã A"),
        ("Trưởng thôn", "Thôn Đông", "Trưởng thôn, Thôn Đông"),
        ("Chủ tịch", "Ủy ban nhân dân xã A", "Chủ tịch, Ủy ban nhân dân xã A"),
        ("", "Thôn Đông", "Thôn Đông"),
        ("Trưởng thôn.", "", "Trưởng thôn"),
    ],
)
def test_what_ends_the_position_and_begins_the_workplace_is_said_once(
    position: str, workplace: str, printed: str
) -> None:
    assert work_of(make.person(position=position, workplace=workplace)) == printed
