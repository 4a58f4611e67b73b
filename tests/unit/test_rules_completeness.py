"""What a dossier lacks before its papers can be made, and figures that cannot be true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Figure
from app.domain.dossier import Answer, Snapshot, Submission
from app.domain.finding import Finding, Place
from app.domain.plan import (
    Applies,
    Award,
    Column,
    Criterion,
    Field,
    Option,
    Plan,
    Role,
    Route,
    SummaryPart,
    UnitType,
    Wording,
)
from app.domain.unit import Signer
from app.rules.completeness import completeness_findings
from app.rules.figures import figure_findings
from tests.helpers import dossier_builder as make


def lacking(made: Snapshot) -> list[Finding]:
    return list(completeness_findings(made))


def places(found: list[Finding]) -> list[Place]:
    return [each.place for each in found]


def test_a_complete_dossier_lacks_nothing() -> None:
    assert lacking(make.snapshot()) == []


@pytest.mark.parametrize("field", ["name", "type", "place", "symbol"])
@pytest.mark.parametrize("empty", ["", "   "])
def test_the_unit_must_say_what_its_papers_print(field: str, empty: str) -> None:
    (finding,) = lacking(
        make.snapshot(unit=make.unit(**{field: empty}), submission=Submission(signer="chu-tich", addressees=("Huyện",)))
    )
    assert (finding.severity, finding.place) == ("error", Place(part="unit", field=field))


@pytest.mark.parametrize("letterhead", [(), ("",), (" ", "\t")])
def test_the_letterhead_must_have_a_line(letterhead: tuple[str, ...]) -> None:
    assert places(lacking(make.snapshot(unit=make.unit(letterhead=letterhead)))) == [
        Place(part="unit", field="letterhead")
    ]


@pytest.mark.parametrize("type_", ["thon", "không có"])
def test_the_plan_must_let_such_a_unit_propose(type_: str) -> None:
    made = make.snapshot(unit=make.unit(type=type_), submission=Submission(signer="chu-tich", addressees=("Huyện",)))
    assert [(each.code, each.place.field) for each in lacking(made)] == [("complete-unit-type", "type")]


@pytest.mark.parametrize(("signed", "warned"), [("2025-06-30", False), ("2025-07-01", True)])
def test_a_type_of_unit_that_no_longer_exists_is_pointed_out(signed: str, warned: bool) -> None:
    plan = make.plan(
        unit_types=(
            UnitType(id="xa", title="Xã", may_propose=True, valid_to=dt.date(2025, 6, 30)),
            UnitType(id="thon", title="Thôn"),
        )
    )
    made = make.snapshot(plan, submission=Submission(signer="chu-tich", date=dt.date.fromisoformat(signed)))
    assert [each.severity for each in lacking(made)] == ["warning"] * warned


@pytest.mark.parametrize("signer", ["", "không còn"])
def test_somebody_must_sign(signer: str) -> None:
    assert places(lacking(make.snapshot(submission=Submission(signer=signer)))) == [
        Place(part="submission", field="signer")
    ]


@pytest.mark.parametrize("field", ["name", "position"])
def test_who_signs_must_have_a_name_and_an_office(field: str) -> None:
    signer = replace(Signer(id="chu-tich", name="Trần Văn Mẫu", position="Chủ tịch"), **{field: " "})
    made = make.snapshot(unit=make.unit(signers=(signer,)))
    assert places(lacking(made)) == [Place(part="unit", id="chu-tich", field=field)]


def routed(*addressees: str, **changes: Any) -> Snapshot:
    plan = make.plan(routes=(Route(id="duong", unit_types=("xa",), addressees=addressees),))
    return make.snapshot(plan, unit=make.unit(superior="", superior_head=""), **changes)


def test_the_superior_must_be_known_where_the_plan_addresses_it() -> None:
    assert places(lacking(routed("{superior}"))) == [Place(part="unit", field="superior")]
    assert places(lacking(routed("{ superior_head }", "Sở Nội vụ"))) == [Place(part="unit", field="superior_head")]
    assert lacking(routed("Sở Nội vụ")) == []


def test_own_addressees_need_no_superior_and_no_route() -> None:
    chosen = Submission(signer="chu-tich", addressees=("Sở Nội vụ",))
    assert lacking(routed("{superior}", submission=chosen)) == []
    assert lacking(make.snapshot(make.plan(routes=()), submission=chosen)) == []


@pytest.mark.parametrize("addressees", [(), ("  ",)])
def test_without_a_route_the_addressee_must_be_entered(addressees: tuple[str, ...]) -> None:
    made = make.snapshot(make.plan(routes=()), submission=Submission(signer="chu-tich", addressees=addressees))
    assert places(lacking(made)) == [Place(part="submission", field="addressees")]


def test_somebody_must_be_proposed() -> None:
    assert places(lacking(make.snapshot(nominations=()))) == [Place(part="dossier", field="nominations")]


def test_a_nomination_whose_nominee_is_gone_asks_for_another() -> None:
    assert places(lacking(make.snapshot(nominees=()))) == [Place(part="nomination", id="case-thon-1", field="nominee")]


def proposing(nominee: Any, plan: Plan | None = None, **changes: Any) -> Snapshot:
    return make.snapshot(plan, nominees=(nominee,), nominations=(make.nomination(nominee.id, **changes),))


@pytest.mark.parametrize("field", ["name", "honorific", "position", "workplace"])
def test_a_person_must_have_what_the_list_prints(field: str) -> None:
    (finding,) = lacking(proposing(make.person(**{field: "  "})))
    assert (finding.severity, finding.place) == ("error", Place(part="nominee", id="ba-mau", field=field))


def test_the_sex_is_asked_only_where_the_plan_goes_by_it() -> None:
    nobody = make.person(sex="")
    assert lacking(proposing(nobody)) == []
    for_women = Criterion(id="nu", title="Đối với nữ", applies=Applies(sexes=("female",)))
    (finding,) = lacking(proposing(nobody, make.plan(criteria=(for_women,))))
    assert (finding.severity, finding.place.field) == ("error", "sex")


def test_an_unknown_birthday_is_a_warning() -> None:
    assert [(each.severity, each.place.field) for each in lacking(proposing(make.person(birth=None)))] == [
        ("warning", "birth")
    ]


@pytest.mark.parametrize("unit_type", ["", "không có", "van-phong"])
def test_a_collective_must_be_of_a_type_the_plan_awards(unit_type: str) -> None:
    base = make.plan()
    plan = replace(
        base, unit_types=(*base.unit_types, UnitType(id="van-phong", title="Văn phòng", may_be_nominee=False))
    )
    assert [each.place.field for each in lacking(proposing(make.hamlet(unit_type=unit_type), plan))] == ["unit_type"]


def test_a_household_needs_no_type() -> None:
    assert lacking(proposing(make.hamlet(kind="household", unit_type=""))) == []


def test_a_kind_the_plan_does_not_award_cannot_be_proposed() -> None:
    plan = make.plan(nominee_kinds=("collective", "individual"))
    assert [each.place.field for each in lacking(proposing(make.hamlet(kind="household"), plan))] == ["nominee"]


@pytest.mark.parametrize("award", ["", "không có"])
def test_an_award_must_be_chosen(award: str) -> None:
    assert [each.place.field for each in lacking(proposing(make.hamlet(), award=award))] == ["award"]


def test_an_award_must_be_for_such_a_nominee() -> None:
    plan = make.plan(
        awards=(Award(id="bang-khen", name="Bằng khen", clause="V.1", applies=Applies(kinds=("individual",))),)
    )
    (finding,) = lacking(proposing(make.hamlet(), plan))
    assert (finding.place.field, finding.clause) == ("award", "V.1")


@pytest.mark.parametrize(
    ("roles", "missed"), [((), 1), (("khác",), 1), (("to-truong",), 0), (("khác", "to-truong"), 0)]
)
def test_a_person_must_have_a_role_the_plan_knows(roles: tuple[str, ...], missed: int) -> None:
    plan = make.plan(roles=(Role(id="to-truong", title="Tổ trưởng"),))
    assert len(lacking(proposing(make.person(), plan, roles=roles))) == missed


LEDGER = Wording(summary_parts=(SummaryPart(id="tt", source="achievements"),))


def test_a_summary_told_from_achievements_needs_one_or_words_of_its_own() -> None:
    plan = make.plan(wording=LEDGER)
    assert [each.place.field for each in lacking(proposing(make.hamlet(), plan))] == ["achievements"]
    assert lacking(proposing(make.hamlet(), plan, achievements=("a",))) == []
    assert lacking(proposing(make.hamlet(), plan, summary_text="Đã làm tốt.")) == []
    for_people = replace(LEDGER.summary_parts[0], applies=Applies(kinds=("individual",)))
    assert lacking(proposing(make.hamlet(), make.plan(wording=Wording(summary_parts=(for_people,))))) == []


# ------------------------------------------------------------------ figures


def told(spec: Field, value: Any, source: str = "", **changes: Any) -> list[Finding]:
    figures = {spec.id: Figure(value=value, source=source)}
    where: dict[str, Any] = (
        {"figures": figures} if spec.scope == "dossier" else {"nominations": (make.nomination(figures=figures),)}
    )
    return list(figure_findings(make.snapshot(make.plan(fields=(spec,), **changes), **where)))


NUMBER = Field(id="so", title="Số buổi", kind="integer", required=True, unit="buổi", clause="V.2")


@pytest.mark.parametrize("empty", [None, "", "   ", ()])
def test_a_required_figure_must_be_told(empty: Any) -> None:
    (finding,) = told(NUMBER, empty)
    assert (finding.severity, finding.place, finding.clause) == ("error", Place(part="dossier", field="so"), "V.2")
    assert told(replace(NUMBER, required=False), empty) == []


@pytest.mark.parametrize("something", [0, 5, "7"])
def test_zero_is_told(something: Any) -> None:
    assert told(NUMBER, something) == []


def test_a_figure_of_a_nominee_is_missed_in_the_nomination_and_by_name() -> None:
    (finding,) = told(replace(NUMBER, scope="nominee"), None)
    assert finding.place == Place(part="nomination", id="case-thon-1", field="so")
    assert finding.message == "Thôn Một: Chưa nhập “Số buổi”."


def test_a_figure_asked_by_criteria_is_missed_only_where_one_of_them_concerns_the_nominee() -> None:
    own = replace(NUMBER, scope="nominee")
    beside = Criterion(id="hoi", title="Hỏi", fields=("so",))
    for_people = replace(beside, applies=Applies(kinds=("individual",)))
    within = (
        Criterion(id="nhom", title="Nhóm", kind="group", applies=for_people.applies),
        replace(beside, parent="nhom"),
    )
    assert len(told(own, None, criteria=(beside,))) == 1
    assert told(own, None, criteria=(for_people,)) == []
    assert told(own, None, criteria=within) == []
    assert len(told(own, None, criteria=(for_people, replace(beside, id="khac")))) == 1


def test_a_figure_beside_a_criterion_that_was_set_aside_is_not_missed() -> None:
    plan = make.plan(
        fields=(replace(NUMBER, scope="nominee"),), criteria=(Criterion(id="hoi", title="Hỏi", fields=("so",)),)
    )
    aside = make.nomination(answers={"hoi": Answer(applies=False, reason="Không có")})
    assert list(figure_findings(make.snapshot(plan, nominations=(aside,)))) == []


def test_a_shared_figure_for_such_nominees_is_missed_only_when_one_is_proposed() -> None:
    for_people = replace(NUMBER, applies=Applies(kinds=("individual",)))
    assert told(for_people, None) == []
    plan = make.plan(fields=(for_people,))
    assert len(list(figure_findings(make.snapshot(plan, **make.people(2))))) == 1


def test_a_figure_without_its_source_is_a_warning_at_the_source() -> None:
    (finding,) = told(replace(NUMBER, sourced=True), 3)
    assert (finding.severity, finding.place) == ("warning", Place(part="dossier", field="so.source"))
    assert told(replace(NUMBER, sourced=True), 3, "Báo cáo") == []


@pytest.mark.parametrize(
    ("changes", "value", "says"),
    [
        ({"minimum": 0}, -1, "-1 buổi nhỏ hơn 0"),
        ({"maximum": 100}, 1234, "1.234 buổi lớn hơn 100"),
        ({}, "2.5", "phải là số nguyên"),
        ({"kind": "money"}, "2.5", "phải là số nguyên"),
        ({}, "hai", "“hai” không phải là số"),
        ({}, True, "không phải là số"),
        ({}, ("a",), "không phải là số"),
        ({"kind": "percent", "unit": "", "minimum": 0, "maximum": 100}, 250, "250 lớn hơn 100"),
        ({"kind": "date"}, "mai", "không phải là ngày"),
        ({"kind": "date"}, "2021-05", "chưa đủ ngày"),
        ({"kind": "yes_no"}, "có", "có hoặc không"),
        ({"kind": "choice", "options": (Option(id="a", title="A"),)}, "b", "không có trong danh mục"),
        ({"kind": "choices", "options": (Option(id="a", title="A"),)}, ("a", "b"), "“b” không có trong danh mục"),
        ({"kind": "choices", "options": (Option(id="a", title="A"),)}, "a", "không đọc được"),
        ({"kind": "table", "columns": (Column(id="c", title="C"),)}, "a", "không đọc được"),
        ({"kind": "table", "columns": (Column(id="c", title="C"),)}, ("a",), "dòng 1: không đọc được"),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_an_error(changes: dict[str, Any], value: Any, says: str) -> None:
    (finding,) = told(replace(NUMBER, **changes), value)
    assert finding.severity == "error"
    assert says in finding.message


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"minimum": 0, "maximum": 10}, 0),
        ({"minimum": 0, "maximum": 10}, 10),
        ({"kind": "percent", "minimum": 0, "maximum": 100}, "99.5"),
        ({"kind": "number"}, "2.5"),
        ({"kind": "date"}, "2021-05-23"),
        ({"kind": "yes_no"}, False),
        ({"kind": "text"}, "<Thi đua> & 😀"),
        ({"kind": "choice", "options": (Option(id="a", title="A"),)}, "a"),
        ({"kind": "choices", "options": (Option(id="a", title="A"),)}, ("a",)),
    ],
)
def test_a_figure_that_can_be_is_taken(changes: dict[str, Any], value: Any) -> None:
    assert told(replace(NUMBER, **changes), value) == []


AREAS = Field(
    id="kv",
    title="Khu vực",
    kind="table",
    columns=(
        Column(id="ten", title="Tên"),
        Column(id="ds", title="Cử tri trong danh sách", kind="integer", group="Quốc hội", minimum=1),
        Column(id="db", title="Đã bỏ phiếu", kind="integer", group="Quốc hội", at_most="ds", minimum=0),
        Column(id="ghi", title="Ghi chú", required=False),
    ),
)


def test_every_empty_cell_that_is_needed_is_located() -> None:
    found = told(AREAS, ({"ten": "KV1", "ds": 10, "db": 9}, {"ten": " ", "ds": None, "db": 0}))
    assert places(found) == [
        Place(part="dossier", field="kv", row=1, column="ten"),
        Place(part="dossier", field="kv", row=1, column="ds"),
    ]
    assert found[1].message == "“Khu vực”, dòng 2, Quốc hội, cử tri trong danh sách: còn trống."


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ({"ds": 10, "db": 11}, "db", "11 lớn hơn “cử tri trong danh sách” (10)"),
        ({"ds": 0, "db": 0}, "ds", "0 nhỏ hơn 1"),
        ({"ds": 10, "db": -1}, "db", "-1 nhỏ hơn 0"),
        ({"ds": 10, "db": "9.5"}, "db", "9,5 phải là số nguyên"),
        ({"ds": 10, "db": "chín"}, "db", "“chín” không phải là số"),
    ],
)
def test_a_cell_that_cannot_be_is_located(row: dict[str, Any], column: str, says: str) -> None:
    (finding,) = told(AREAS, ({"ten": "KV1", **row},))
    assert (finding.place.row, finding.place.column) == (0, column)
    assert says in finding.message


@pytest.mark.parametrize(
    ("row", "mend"),
    [
        ({"ds": 10, "db": 11}, "Sửa một trong hai số."),
        ({"ds": None, "db": 0}, "Điền ô này."),
        ({"ds": 10, "db": None}, "Điền ô này; không có thì ghi 0."),
        ({"ds": 10, "db": "9.5"}, "Ghi số nguyên."),
        ({"ds": 10, "db": "chín"}, "Sửa ô này."),
        ({"ds": 10, "db": -1}, "Sửa số ở ô này."),
    ],
)
def test_the_advice_fits_what_is_wrong_with_a_cell(row: dict[str, Any], mend: str) -> None:
    (finding,) = told(AREAS, ({"ten": "KV1", **row},))
    assert finding.mend == mend


def test_a_cell_beside_one_that_is_no_number_is_not_blamed() -> None:
    (finding,) = told(AREAS, ({"ten": "KV1", "ds": "mười", "db": 9},))
    assert finding.place.column == "ds"


TAKEN = Field(id="cua", title="Khu vực của thôn", kind="rows", scope="nominee", table="kv")


def taking(taken: Any, *names: str) -> list[Finding]:
    rows = tuple({"ten": name, "ds": 10, "db": 10} for name in names)
    made = make.snapshot(
        make.plan(fields=(AREAS, TAKEN)),
        figures={"kv": Figure(value=rows)},
        nominations=(make.nomination(figures={"cua": Figure(value=taken)}),),
    )
    return list(figure_findings(made))


def test_only_rows_of_the_table_can_be_taken() -> None:
    assert taking(("KV1",), "KV1", "KV2") == []
    (finding,) = taking(("KV1", "KV9"), "KV1")
    assert finding.place == Place(part="nomination", id="case-thon-1", field="cua")
    assert "KV9" in finding.message


def test_rows_that_are_taken_by_name_need_names_of_their_own() -> None:
    found = taking(("KV1",), "KV1", "KV2", " KV1", "KV1")
    assert [(each.place.row, each.place.column) for each in found] == [(2, "ten"), (3, "ten")]
