"""The pack of plan 32/KH-UBND says exactly what the plan says: every threshold, count, clause, office and day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app.domain.dossier import EventDate, Snapshot, Submission
from app.domain.plan import Criterion
from app.plans.checks.formulas import literal
from app.rules.applicability import concerns
from app.rules.deadlines import deadlines_for
from app.rules.quotas import quota_use
from app.rules.scope import is_asked
from tests.helpers import dossier_builder as make

PLAN = make.real_plan()
LOCAL = ("huyen", "thanh-pho", "xa", "phuong", "thi-tran", "thon", "to-dan-pho")


def criterion(id_: str) -> Criterion:
    return PLAN.criterion(id_)


def proposed_by(unit_type: str, *nominees: Any, **changes: Any) -> Snapshot:
    cases = tuple(make.nomination(each.id, award="bang-khen-tinh") for each in nominees)
    return make.snapshot(PLAN, unit=make.unit(type=unit_type), nominees=nominees, nominations=cases, **changes)


# ------------------------------------------------------------------ the head of the plan


def test_the_identity_is_that_of_the_document() -> None:
    identity = PLAN.identity
    assert (identity.number, identity.date, identity.level) == ("32/KH-UBND", dt.date(2021, 2, 8), "province")
    assert (identity.issuer, identity.signer) == ("Ủy ban nhân dân tỉnh Thái Bình", "Nguyễn Khắc Thận")
    assert identity.slogan.startswith("Đảng bộ, chính quyền và nhân dân tỉnh Thái Bình đoàn kết, sáng tạo thi đua")
    assert PLAN.status == "complete"


def test_the_submission_cites_the_law_the_decree_and_the_plan_in_force_in_2021() -> None:
    cited = [basis for basis in PLAN.legal_bases if basis.cite]
    assert [basis.id for basis in cited] == [
        "luat-tdkt-2003", "luat-tdkt-2005", "luat-tdkt-2013", "nd-91-2017", "kh-32",
    ]  # fmt: skip
    assert "26 tháng 11 năm 2003" in cited[0].citation
    assert "91/2017/NĐ-CP ngày 31 tháng 7 năm 2017" in cited[3].citation
    assert [basis.valid_to for basis in cited[:4]] == [dt.date(2023, 12, 31)] * 4
    assert "32/KH-UBND ngày 08 tháng 02 năm 2021" in cited[4].citation


def test_the_plans_own_bases_are_kept_but_not_cited() -> None:
    kept = {basis.id: basis.citation for basis in PLAN.legal_bases if not basis.cite}
    assert set(kept) == {"luat-bau-cu-2015", "nq-133-2020", "ct-45", "ct-02-ttg", "ct-32-tu", "kh-01-ubbc"}
    assert "133/2020/QH14 ngày 17 tháng 11 năm 2020" in kept["nq-133-2020"]
    assert "45-CT/TW ngày 20 tháng 6 năm 2020" in kept["ct-45"]
    assert "02/CT-TTg ngày 14 tháng 01 năm 2021" in kept["ct-02-ttg"]
    assert "32-CT/TU ngày 13 tháng 7 năm 2020" in kept["ct-32-tu"]
    assert "01/KH-UBBC ngày 25 tháng 01 năm 2021" in kept["kh-01-ubbc"]


def test_section_ii_gives_five_content_areas() -> None:
    assert [area.clause for area in PLAN.content_areas] == ["II.2.1", "II.2.2", "II.2.3", "II.2.4", "II.2.5"]


def test_section_iv_runs_from_the_plan_to_the_election_and_is_reviewed_with_it() -> None:
    phases = {phase.kind: phase for phase in PLAN.phases}
    assert (phases["whole"].start, phases["whole"].event) == (PLAN.identity.date, "ngay-bau-cu")
    assert (phases["launch"].clause, phases["final"].clause) == ("IV.1", "IV.2")
    assert phases["final"].event == "tong-ket-tinh"


def test_only_the_election_day_is_known_beforehand() -> None:
    days = {event.id: event.date for event in PLAN.events}
    assert days == {"hoi-nghi-trien-khai": None, "ngay-bau-cu": dt.date(2021, 5, 23), "tong-ket-tinh": None}


def test_who_receives_appraises_and_decides() -> None:
    duties = {body.id: body.duties for body in PLAN.bodies}
    assert "receives" in duties["van-phong-ubbc"]
    assert "appraises" in duties["ban-tdkt"]
    assert duties["chu-tich-tinh"] == ("decides",)
    assert duties["ubnd-huyen"] == ("receives", "reviews")


# ------------------------------------------------------------------ V.1: who


def test_collectives_and_individuals_are_awarded_nobody_else() -> None:
    assert set(PLAN.nominee_kinds) == {"collective", "individual"}
    assert PLAN.list_form.order == ("collective", "individual")


def test_every_collective_of_v_1_1_is_a_type() -> None:
    assert {each.id for each in PLAN.unit_types if each.may_be_nominee} == {
        "so", "su-nghiep-tinh", "doan-the-tinh", "mttq-tinh", "huyen", "thanh-pho", "xa", "phuong", "thi-tran",
        "thon", "to-dan-pho", "phong-ban", "to-chuc", "don-vi-su-nghiep", "vu-trang",
    }  # fmt: skip


def test_the_places_of_the_extra_criteria_are_one_group() -> None:
    assert {each.id for each in PLAN.unit_types if each.group == "dia-phuong"} == set(LOCAL)


HEADS = {
    f"{head}-{level}"
    for head in ("truong-bcd", "pho-bcd", "chu-tich-ubbc", "pho-ubbc")
    for level in ("tinh", "huyen", "xa")
}


def test_every_role_of_v_1_1_is_a_choice() -> None:
    members = [role.id for role in PLAN.roles if role.id not in HEADS]
    assert members == [
        "bcd-tinh", "ubbc-tinh", "tgv-tinh", "bcd-huyen", "ubbc-huyen", "tgv-huyen", "bcd-xa", "ubbc-xa", "tgv-xa",
        "vu-trang", "tham-gia",
    ]  # fmt: skip


def test_heads_and_deputies_of_the_bodies_are_called_what_they_are() -> None:
    titles = {role.id: role.title for role in PLAN.roles}
    assert set(titles) >= HEADS
    assert titles["truong-bcd-xa"] == "Trưởng Ban Chỉ đạo bầu cử cấp xã"
    assert titles["pho-ubbc-huyen"] == "Phó Chủ tịch Ủy ban bầu cử cấp huyện"


def test_the_award_is_the_provinces_certificate_of_merit() -> None:
    (award,) = PLAN.awards
    assert (award.name, award.clause) == ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "V.1.2")


# ------------------------------------------------------------------ V.2: by what


def test_collectives_have_two_general_criteria_and_a_group_for_places() -> None:
    assert [each.id for each in PLAN.children("")] == ["tap-the", "ca-nhan"]
    assert [each.id for each in PLAN.children("tap-the")] == ["quan-triet", "nhiem-vu", "dia-phuong"]
    assert criterion("quan-triet").clause == "V.2.1, gạch đầu dòng 1"
    assert criterion("nhiem-vu").clause == "V.2.1, gạch đầu dòng 2"


def test_the_second_criterion_has_its_five_parts() -> None:
    parts = PLAN.children("nhiem-vu")
    assert [each.id for each in parts] == ["tham-muu", "to-chuc-bau-cu", "quy-trinh", "chuan-bi", "bao-cao"]
    assert [each.clause for each in parts] == [f"V.2.1, gạch đầu dòng 2, dấu cộng {plus}" for plus in range(1, 6)]


def test_places_have_four_more_criteria() -> None:
    parts = PLAN.children("dia-phuong")
    assert [each.id for each in parts] == ["ban-to-bau-cu", "ngay-bau-cu", "kinh-phi", "an-ninh"]
    assert [each.clause for each in parts] == [f"V.2.1, phần riêng, gạch đầu dòng {dash}" for dash in range(1, 5)]


def test_the_election_day_has_all_its_demands() -> None:
    assert [each.id for each in PLAN.children("ngay-bau-cu")] == [
        "dung-luat", "kiem-phieu", "ty-le-di-bau", "khong-bau-lai", "chat-luong", "ket-thuc",
    ]  # fmt: skip


def test_turnout_is_at_least_98_percent_on_every_ballot() -> None:
    tests = criterion("ty-le-di-bau").tests
    assert [(test.value, test.op) for test in tests] == [
        (f"sum(khu_vuc.{ballot}_db) / sum(khu_vuc.{ballot}_ds)", ">=") for ballot in ("qh", "tinh", "huyen", "xa")
    ]
    assert {literal(test.than) for test in tests} == {Fraction(98, 100)}
    assert criterion("ty-le-di-bau").when_failed == "block"


def test_nothing_may_be_repeated_and_nothing_may_happen() -> None:
    tests = (*criterion("khong-bau-lai").tests, *criterion("khong-su-viec").tests)
    assert [(test.value, test.op, literal(test.than)) for test in tests] == [
        ("sum(khu_vuc.bau_lai)", "==", 0),
        ("sum(khu_vuc.bau_them)", "==", 0),
        ("sum(khu_vuc.su_viec)", "==", 0),
    ]


@pytest.mark.parametrize(
    ("id_", "condition"), [("khieu-nai-dia-ban", "sum(khu_vuc.kn_nhan) > 0"), ("khieu-nai-don-vi", "kn_nhan_rieng > 0")]
)
def test_complaints_count_only_if_there_are_any(id_: str, condition: str) -> None:
    assert criterion(id_).only_if == condition
    assert [test.op for test in criterion(id_).tests] == ["=="]


def test_nothing_in_the_plan_is_soft() -> None:
    assert {each.when_failed for each in PLAN.criteria} == {"block"}
    assert {each.combine for each in PLAN.criteria if each.kind == "group"} == {"all"}


def test_individuals_have_one_criterion_with_role_and_task() -> None:
    assert [each.id for each in PLAN.children("ca-nhan")] == ["xuat-sac"]
    assert (criterion("xuat-sac").clause, criterion("xuat-sac").fields) == ("V.2.2", ("nhiem_vu",))
    assert PLAN.field_spec("nhiem_vu").required is True


@pytest.mark.parametrize("unit_type", [each.id for each in PLAN.unit_types if each.may_be_nominee])
def test_the_extra_criteria_are_for_places_only(unit_type: str) -> None:
    made = proposed_by("xa", make.hamlet(unit_type=unit_type))
    (case,) = made.dossier.nominations
    is_local = unit_type in LOCAL
    for extra in ("ty-le-di-bau", "kinh-phi", "khong-su-viec", "ban-to-bau-cu", "khieu-nai-dia-ban"):
        assert concerns(criterion(extra), made, case) is is_local
    assert concerns(criterion("khieu-nai-don-vi"), made, case) is not is_local
    assert concerns(criterion("xuat-sac"), made, case) is False


def test_every_criterion_field_quota_and_paper_names_its_clause() -> None:
    asked_for = tuple(item for item in PLAN.dossier_items if item.necessity == "required")
    things = (*PLAN.criteria, *PLAN.fields, *PLAN.quotas, *asked_for, *PLAN.deadlines, *PLAN.routes)
    assert [each.id for each in things if not each.clause] == []


# ------------------------------------------------------------------ who looks at which polling areas


def rows_fields(proposer: str, nominee_type: str) -> list[str]:
    made = proposed_by(proposer, make.hamlet(unit_type=nominee_type))
    (case,) = made.dossier.nominations
    return [each.id for each in PLAN.fields if each.kind == "rows" and is_asked(made, each, case)]


@pytest.mark.parametrize(
    ("proposer", "nominee_type", "expected"),
    [
        ("xa", "thon", ["khu_vuc_cua_tap_the"]),
        ("phuong", "to-dan-pho", ["khu_vuc_cua_tap_the"]),
        ("xa", "xa", []),
        ("huyen", "thon", ["khu_vuc_cua_tap_the"]),
        ("huyen", "xa", ["khu_vuc_cua_xa"]),
        ("thanh-pho", "phuong", ["khu_vuc_cua_xa"]),
        ("huyen", "huyen", []),
        ("van-phong-ubbc", "huyen", ["khu_vuc_cua_huyen"]),
        ("xa", "to-chuc", []),
    ],
)
def test_a_collective_takes_its_own_polling_areas_unless_the_dossier_is_its_own(
    proposer: str, nominee_type: str, expected: list[str]
) -> None:
    assert rows_fields(proposer, nominee_type) == expected


# ------------------------------------------------------------------ V.3: how many


@pytest.mark.parametrize("proposer", ["so", "su-nghiep-tinh", "doan-the-tinh", "mttq-tinh"])
@pytest.mark.parametrize(
    ("collectives", "individuals", "over"), [(2, 0, 0), (0, 2, 0), (1, 1, 0), (1, 2, 1), (3, 0, 1)]
)
def test_a_provincial_body_proposes_two_of_either(proposer: str, collectives: int, individuals: int, over: int) -> None:
    (use,) = quota_use(proposed_by(proposer, *crowd(collectives, individuals)))
    assert (use.limit, use.used, use.over) == (2, collectives + individuals, over)
    assert use.clause == "V.3, gạch đầu dòng 1"


def crowd(collectives: int, individuals: int, unit_type: str = "phong-ban") -> tuple[Any, ...]:
    bodies = (make.hamlet(f"t-{index}", f"Phòng {index}", unit_type=unit_type) for index in range(collectives))
    return (*bodies, *(make.person(f"c-{index}", f"Trần Thị {index}") for index in range(individuals)))


@pytest.mark.parametrize("proposer", ["huyen", "thanh-pho"])
def test_a_district_proposes_five_collectives_and_eight_individuals(proposer: str) -> None:
    at_the_limit = quota_use(proposed_by(proposer, *crowd(5, 8)))
    assert [(use.limit, use.used, use.over) for use in at_the_limit] == [(5, 5, 0), (8, 8, 0)]
    beyond = quota_use(proposed_by(proposer, *crowd(6, 9)))
    assert [use.over for use in beyond] == [1, 1]


def office(*nominees: Any, roles: tuple[str, ...] = ("ubbc-tinh",)) -> Snapshot:
    made = proposed_by("van-phong-ubbc", *nominees)
    cases = tuple(replace(each, roles=roles) for each in made.dossier.nominations)
    return replace(made, dossier=replace(made.dossier, nominations=cases))


def test_the_election_office_proposes_twenty_listed_collectives_and_forty_listed_individuals() -> None:
    made = office(*crowd(21, 41, "so"))
    assert [(use.limit, use.over) for use in quota_use(made)] == [(20, 1), (40, 1)]


@pytest.mark.parametrize("unit_type", [each.id for each in PLAN.unit_types if each.may_be_nominee])
def test_the_offices_collectives_are_of_the_listed_kinds(unit_type: str) -> None:
    listed = {"so", "su-nghiep-tinh", "doan-the-tinh", "mttq-tinh", "huyen", "thanh-pho"}
    assert quota_use(office(make.hamlet(unit_type=unit_type)))[0].used == (unit_type in listed)


@pytest.mark.parametrize("role", [each.id for each in PLAN.roles])
def test_the_offices_individuals_are_of_the_listed_roles(role: str) -> None:
    made = office(make.person(), roles=(role,))
    of_the_province = {each for each in HEADS if each.endswith("-tinh")} | {"bcd-tinh", "ubbc-tinh", "tgv-tinh"}
    assert quota_use(made)[1].used == (role in of_the_province)


def test_the_office_does_not_propose_whom_others_propose() -> None:
    found = make.coded(make.assessed(office(make.person())).findings, "quota-elsewhere")
    assert [each.severity for each in found] == ["note"]


@pytest.mark.parametrize("proposer", ["xa", "phuong", "thi-tran"])
def test_a_commune_is_told_its_numbers_by_its_district(proposer: str) -> None:
    made = proposed_by(proposer, *crowd(2, 3, "thon"))
    assert [(use.known, use.used) for use in quota_use(made)] == [(False, 2), (False, 3)]
    unknown = make.coded(make.assessed(made).findings, "quota-unknown")
    assert [each.severity for each in unknown] == ["warning", "warning"]
    told = replace(made, dossier=replace(made.dossier, told_quotas={"xa-tap-the": 1, "xa-ca-nhan": 3}))
    assert [use.over for use in quota_use(told)] == [1, 0]


# ------------------------------------------------------------------ V.4: papers, way, time


def test_the_dossier_is_one_set_of_submission_with_list_and_summaries() -> None:
    items = {item.kind: item for item in PLAN.dossier_items}
    required = {kind for kind, item in items.items() if item.necessity == "required"}
    assert required == {"submission", "nominee_list", "achievement_summary"}
    assert {item.copies for item in items.values()} == {1}
    assert items["nominee_list"].attached_to == items["submission"].id
    assert (items["achievement_summary"].per, items["combined_summary"].necessity) == ("nominee", "optional")
    assert "Thủ tục đơn giản" in PLAN.procedure


@pytest.mark.parametrize(
    ("proposer", "to", "via"),
    [
        ("so", "van-phong-ubbc", ""),
        ("mttq-tinh", "van-phong-ubbc", ""),
        ("huyen", "van-phong-ubbc", ""),
        ("van-phong-ubbc", "ban-tdkt", ""),
        ("xa", "ubnd-huyen", "ubnd-huyen"),
        ("thi-tran", "ubnd-huyen", "ubnd-huyen"),
    ],
)
def test_the_way_of_the_dossier(proposer: str, to: str, via: str) -> None:
    route = proposed_by(proposer).route
    assert route is not None
    assert (route.to, route.via) == (to, via)


def test_hamlets_propose_nobody() -> None:
    assert proposed_by("thon").route is None
    assert [each.id for each in PLAN.unit_types if each.may_propose and each.level == "hamlet"] == []


@pytest.mark.parametrize("proposer", ["so", "huyen", "van-phong-ubbc"])
def test_papers_reach_the_province_ten_working_days_before_the_review(proposer: str) -> None:
    review = {"tong-ket-tinh": EventDate(date=dt.date(2021, 6, 30), fixed=True)}
    (deadline,) = deadlines_for(proposed_by(proposer, events=review), make.calendar())
    assert (deadline.date, deadline.provisional, deadline.clause) == (dt.date(2021, 6, 16), False, "V.4")


def test_until_the_review_is_announced_the_deadline_is_open() -> None:
    (deadline,) = deadlines_for(proposed_by("huyen"), make.calendar())
    assert deadline.date is None
    assert "Hội nghị tổng kết" in deadline.why


def test_a_communes_deadline_is_its_districts_to_tell_and_never_later_than_the_plans() -> None:
    review = {"tong-ket-tinh": EventDate(date=dt.date(2021, 6, 30), fixed=True)}
    (ceiling,) = deadlines_for(proposed_by("xa", events=review), make.calendar())
    assert (ceiling.date, ceiling.provisional) == (dt.date(2021, 6, 16), True)
    late = {**review, "nop-huyen": EventDate(date=dt.date(2021, 6, 17), fixed=True)}
    found = make.assessed(proposed_by("xa", events=late)).findings
    assert [each.severity for each in make.coded(found, "deadline-told")] == ["warning"]


def test_the_steps_before_the_deadline_are_meeting_signing_numbering_sending() -> None:
    for deadline in PLAN.deadlines:
        assert [(step.id, step.days_before) for step in deadline.steps] == [
            ("hop-xet", 5), ("trinh-ky", 3), ("van-thu", 2), ("gui-di", 1),
        ]  # fmt: skip


# ------------------------------------------------------------------ V.5: money


def test_the_bonus_is_one_base_salary_for_a_person_and_two_for_a_collective() -> None:
    bonus = PLAN.awards[0].bonus
    assert dict(bonus.multiples) == {"individual": "1.0", "collective": "2.0"}
    assert (bonus.regime, bonus.clause) == ("nd-91-2017", "V.5")
    assert "3371/QĐ-UBND ngày 14 tháng 12 năm 2020" in bonus.budget


def test_in_2021_that_is_1_490_000_and_2_980_000() -> None:
    made = proposed_by("huyen", *crowd(1, 1), decision_date=dt.date(2021, 7, 15))
    assert [line.amount for line in make.assessed(made).bonuses] == [2_980_000, 1_490_000]


# ------------------------------------------------------------------ and years later


def test_after_the_reform_of_2025_a_district_no_longer_proposes() -> None:
    late = Submission(signer="chu-tich", number="1", date=dt.date(2025, 7, 1))
    found = make.coded(make.assessed(proposed_by("huyen", submission=late)).findings, "complete-unit-type")
    assert [each.severity for each in found] == ["warning"]
