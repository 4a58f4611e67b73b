"""Verdicts: met, not met, missing (where), not applicable, for a person to judge."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import Answer, Submission
from app.domain.finding import Place, Verdict
from app.domain.plan import Applies, Award, Column, Criterion, Field, Option, Test, Tier
from app.rules.criteria import judge_nomination, met_outright
from tests.helpers import dossier_builder as make
from tests.helpers.dossier_builder import verdict

YES, NO = Answer(met=True), Answer(met=False)
ASKED = Criterion(id="hoi", title="Làm tốt")
TURNOUT = Field(
    id="khu_vuc",
    title="Khu vực bỏ phiếu",
    kind="table",
    columns=(
        Column(id="ten", title="Tên"),
        Column(id="ds", title="Danh sách", kind="integer"),
        Column(id="db", title="Đi bầu", kind="integer"),
    ),
)
OWN_ROWS = Field(
    id="cua_thon",
    title="Khu vực của thôn",
    kind="rows",
    scope="nominee",
    table="khu_vuc",
    applies=Applies(unit_types=("thon",)),
)
SHARE = Test(title="Tỷ lệ", value="sum(khu_vuc.db) / sum(khu_vuc.ds)", op=">=", than="98 %", unit="%", base="cử tri")
AT_LEAST_98 = Criterion(id="ty-le", title="Từ 98%", kind="test", tests=(SHARE,), fields=("khu_vuc",))
COUNT = Field(id="so_buoi", title="Số buổi", kind="integer", scope="nominee")
TEN = Criterion(
    id="muoi", title="Ít nhất 10", kind="test",
    tests=(Test(title="Số buổi", value="so_buoi", op=">=", than="10", unit="buổi"),),
)  # fmt: skip


def at(field: str, row: int | None = None, column: str = "", part: Any = "nomination") -> Place:
    owner = "case-thon-1" if part == "nomination" else ""
    return Place(part=part, id=owner, field=field, row=row, column=column)


def area(listed: Any, voted: Any, name: str = "KV1") -> dict[str, Any]:
    return {"ten": name, "ds": listed, "db": voted}


def turnout(*rows: dict[str, Any]) -> Any:
    return verdict((AT_LEAST_98,), fields=(TURNOUT,), shared={"khu_vuc": make.table(*rows)})


def counted(**changes: Any) -> Any:
    criterion = replace(TEN, **changes.pop("criterion", {}))
    return verdict((criterion,), fields=(COUNT,), **changes)


# ------------------------------------------------------------------ yes or no


@pytest.mark.parametrize(("answer", "expected"), [(YES, "met"), (NO, "not_met"), (Answer(), "missing")])
def test_a_question_is_met_not_met_or_missing_as_it_is_answered(answer: Answer, expected: Verdict) -> None:
    assert verdict((ASKED,), answers={"hoi": answer}).verdict == expected


def test_an_unanswered_question_is_missing_at_its_answer() -> None:
    assert verdict((ASKED,)).missing == (at("hoi.met"),)


def test_required_evidence_is_missing_at_the_evidence() -> None:
    strict = replace(ASKED, evidence="required")
    assert verdict((strict,), answers={"hoi": YES}).missing == (at("hoi.evidence"),)
    assert verdict((strict,), answers={"hoi": Answer(met=True, evidence=("bien-ban",))}).verdict == "met"


def test_evidence_that_is_no_longer_in_the_dossier_proves_nothing() -> None:
    strict = replace(ASKED, evidence="required")
    assert verdict((strict,), answers={"hoi": Answer(met=True, evidence=("mất",))}).verdict == "missing"


@pytest.mark.parametrize("need", ["wanted", "none"])
def test_evidence_that_is_only_wanted_is_not_missed(need: Any) -> None:
    assert verdict((replace(ASKED, evidence=need),), answers={"hoi": YES}).verdict == "met"


def test_a_failed_question_asks_for_no_evidence() -> None:
    assert verdict((replace(ASKED, evidence="required"),), answers={"hoi": NO}).verdict == "not_met"


def test_a_required_figure_beside_the_question_must_be_told() -> None:
    beside = replace(ASKED, fields=("so_buoi",))
    needed = replace(COUNT, required=True)
    assert verdict((beside,), fields=(needed,), answers={"hoi": YES}).missing == (at("so_buoi"),)
    assert verdict((beside,), fields=(needed,), answers={"hoi": YES}, figures={"so_buoi": 0}).verdict == "met"


def test_a_text_of_spaces_is_not_told() -> None:
    beside = replace(ASKED, fields=("viec",))
    task = Field(id="viec", title="Việc", kind="text", scope="nominee", required=True)
    assert verdict((beside,), fields=(task,), answers={"hoi": YES}, figures={"viec": "   "}).verdict == "missing"


def test_a_figure_that_is_not_asked_is_not_missed() -> None:
    beside = replace(ASKED, fields=("so_buoi",))
    needed = replace(COUNT, required=True, asked_when="co_buoi")
    condition = Field(id="co_buoi", title="Có buổi nào", kind="yes_no", scope="nominee")
    told = {"co_buoi": False}
    assert verdict((beside,), fields=(needed, condition), answers={"hoi": YES}, figures=told).verdict == "met"
    told = {"co_buoi": True}
    assert verdict((beside,), fields=(needed, condition), answers={"hoi": YES}, figures=told).verdict == "missing"


# ------------------------------------------------------------------ set aside, and "if any"


def test_what_is_set_aside_with_a_reason_does_not_apply() -> None:
    result = verdict((ASKED,), answers={"hoi": Answer(applies=False, reason="Không có nhiệm vụ này")})
    assert result.verdict == "not_applicable"
    assert result.reasons == ("Lý do: Không có nhiệm vụ này",)


def test_what_is_set_aside_without_a_reason_waits_for_the_reason() -> None:
    assert verdict((ASKED,), answers={"hoi": Answer(applies=False, reason="  ")}).missing == (at("hoi.reason"),)


@pytest.mark.parametrize(("told", "expected"), [(0, "not_applicable"), (3, "missing"), (None, "missing")])
def test_a_condition_decides_whether_the_question_arises(told: Any, expected: Verdict) -> None:
    complaints = Field(id="don", title="Đơn", kind="integer", scope="nominee")
    if_any = replace(ASKED, only_if="don > 0")
    result = verdict((if_any,), fields=(complaints,), figures={"don": told})
    assert result.verdict == expected
    assert result.missing == {0: (), 3: (at("hoi.met"),), None: (at("don"),)}[told]


def test_a_condition_that_cannot_be_understood_points_at_the_figure() -> None:
    complaints = Field(id="don", title="Đơn", kind="integer", scope="nominee")
    result = verdict((replace(ASKED, only_if="don > 0"),), fields=(complaints,), figures={"don": "nhiều"})
    assert (result.verdict, result.missing) == ("missing", (at("don"),))
    assert "nhiều" in result.reasons[0]


# ------------------------------------------------------------------ for whom


@pytest.mark.parametrize(
    "applies",
    [
        Applies(kinds=("individual",)),
        Applies(unit_types=("doan",)),
        Applies(unit_groups=("doan-the",)),
        Applies(roles=("to-truong",)),
        Applies(sexes=("female",)),
        Applies(proposer_types=("huyen",)),
    ],
)
def test_a_criterion_for_others_does_not_apply(applies: Applies) -> None:
    assert verdict((replace(ASKED, applies=applies),), answers={"hoi": NO}).verdict == "not_applicable"


@pytest.mark.parametrize(
    "applies",
    [
        Applies(kinds=("individual", "collective")),
        Applies(unit_types=("thon", "doan")),
        Applies(unit_groups=("dia-phuong",)),
        Applies(proposer_types=("xa",)),
        Applies(kinds=("collective",), unit_types=("thon",), proposer_types=("xa",)),
    ],
)
def test_a_criterion_for_such_nominees_applies(applies: Applies) -> None:
    assert verdict((replace(ASKED, applies=applies),), answers={"hoi": NO}).verdict == "not_met"


def test_a_criterion_may_be_for_women_and_for_a_role() -> None:
    wanted = replace(ASKED, applies=Applies(sexes=("female",), roles=("a", "b")))
    made = make.snapshot(
        make.plan(criteria=(wanted,)),
        nominees=(make.person(),),
        nominations=(make.nomination("ba-mau", roles=("b", "c")),),
    )
    assert make.results(made)["hoi"].verdict == "missing"
    man = replace(made, dossier=replace(made.dossier, nominees=(make.person(sex="male"),)))
    assert make.results(man)["hoi"].verdict == "not_applicable"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2021, 12, 31), "not_applicable"),
        (dt.date(2022, 1, 1), "missing"),
        (dt.date(2022, 12, 31), "missing"),
        (dt.date(2023, 1, 1), "not_applicable"),
        (None, "missing"),
    ],
)
def test_a_criterion_may_hold_for_submissions_of_some_days(day: dt.date | None, expected: Verdict) -> None:
    of_2022 = replace(ASKED, applies=Applies(from_date=dt.date(2022, 1, 1), to_date=dt.date(2022, 12, 31)))
    made = make.snapshot(make.plan(criteria=(of_2022,)), submission=Submission(date=day))
    assert make.results(made)["hoi"].verdict == expected


# ------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("voted", "expected"),
    [(97_996, "not_met"), (97_999, "not_met"), (98_000, "met"), (98_001, "met"), (100_000, "met"), (0, "not_met")],
)
def test_shares_are_compared_exactly(voted: int, expected: Verdict) -> None:
    assert turnout(area(100_000, voted)).verdict == expected


def test_what_is_just_under_the_threshold_is_not_written_as_the_threshold() -> None:
    assert turnout(area(100_000, 97_996)).reasons == ("Tỷ lệ: 97,996% cử tri (yêu cầu từ 98% trở lên): chưa đạt.",)


def test_a_share_sums_all_rows_first() -> None:
    assert turnout(area(100, 96), area(100, 100, "KV2")).reasons == (
        "Tỷ lệ: 98% cử tri (yêu cầu từ 98% trở lên): đạt.",
    )


def test_nobody_on_the_list_is_no_share() -> None:
    result = turnout(area(0, 0))
    assert result.verdict == "missing"
    assert result.reasons == ("Tỷ lệ: Mẫu số bằng 0 nên chưa tính được tỷ lệ.",)
    assert result.missing == (
        at("khu_vuc", column="db", part="dossier"),
        at("khu_vuc", column="ds", part="dossier"),
    )


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_cell_is_missing_at_its_row_and_column(empty: Any) -> None:
    result = turnout(area(100, 100), area(100, empty, "KV2"), area(empty, 100, "KV3"))
    assert result.verdict == "missing"
    assert result.missing == (
        at("khu_vuc", 1, "db", "dossier"),
        at("khu_vuc", 2, "ds", "dossier"),
    )


def test_a_cell_that_is_no_number_is_pointed_at_and_named() -> None:
    result = turnout(area(100, 100), area(100, "chín mươi", "KV2"))
    assert result.missing == (at("khu_vuc", 1, "db", "dossier"),)
    assert "chín mươi" in result.reasons[0]


def test_an_unknown_value_beside_a_broken_one_is_no_mishap() -> None:
    both = Test(title="Cộng", value="so_buoi + so_khac", op=">=", than="10")
    other = replace(COUNT, id="so_khac")
    result = verdict((replace(TEN, tests=(both,)),), fields=(COUNT, other), figures={"so_buoi": None, "so_khac": "vài"})
    assert result.missing == (at("so_buoi"), at("so_khac"))


def test_no_table_at_all_is_missing_as_a_whole() -> None:
    assert turnout().missing == (at("khu_vuc", part="dossier"),)


@pytest.mark.parametrize(("told", "expected"), [(10, "met"), (9, "not_met"), (0, "not_met"), (None, "missing")])
def test_zero_is_a_value_and_nothing_is_none(told: Any, expected: Verdict) -> None:
    assert counted(figures={"so_buoi": told}).verdict == expected


@pytest.mark.parametrize(
    ("op", "than", "upto", "passing", "failing"),
    [
        (">=", "10", "", [10, 11], [9]),
        (">", "10", "", [11], [10]),
        ("<=", "10", "", [10, -1], [11]),
        ("<", "10", "", [9], [10]),
        ("==", "10", "", [10, "10.0"], [9, 11]),
        ("!=", "10", "", [9, 11], [10]),
        ("between", "5", "10", [5, 7, 10], [4, 11]),
    ],
)
def test_every_comparison(op: Any, than: str, upto: str, passing: list[Any], failing: list[Any]) -> None:
    test = Test(title="Số buổi", value="so_buoi", op=op, than=than, upto=upto)
    for told, expected in [*((each, "met") for each in passing), *((each, "not_met") for each in failing)]:
        assert counted(criterion={"tests": (test,)}, figures={"so_buoi": told}).verdict == expected


def test_a_comparison_reads_like_a_sentence() -> None:
    between = Test(title="Số buổi", value="so_buoi", op="between", than="1000", upto="2000", unit="buổi")
    result = counted(criterion={"tests": (between,)}, figures={"so_buoi": 1234})
    assert result.reasons == ("Số buổi: 1.234 buổi (yêu cầu từ 1.000 buổi đến 2.000 buổi): đạt.",)


def test_days_and_choices_are_shown_as_people_write_them() -> None:
    day = Field(id="ngay", title="Ngày", kind="date", scope="nominee")
    in_time = Test(title="Ngày báo cáo", value="ngay", op="<=", than="2021-05-24")
    level = Field(
        id="muc", title="Mức", kind="choice", scope="nominee", options=(Option(id="tot", title="Hoàn thành tốt"),)
    )
    good = Test(title="Xếp loại", value="muc", op="==", than="'tot'")
    result = verdict(
        (replace(TEN, tests=(in_time, good)),), fields=(day, level), figures={"ngay": "2021-05-23", "muc": "tot"}
    )
    assert result.reasons == (
        "Ngày báo cáo: 23/5/2021 (yêu cầu không quá 24/5/2021): đạt.",
        "Xếp loại: Hoàn thành tốt (yêu cầu đúng Hoàn thành tốt): đạt.",
    )


def test_half_a_date_is_missing_where_the_day_is_compared() -> None:
    day = Field(id="ngay", title="Ngày", kind="date", scope="nominee")
    in_time = Test(title="Ngày báo cáo", value="ngay", op="<=", than="2021-05-24")
    result = verdict((replace(TEN, tests=(in_time,)),), fields=(day,), figures={"ngay": "2021-05"})
    assert (result.verdict, result.missing) == ("missing", (at("ngay"),))


def test_percent_figures_are_shares() -> None:
    share = Field(id="ty_le", title="Tỷ lệ", kind="percent", scope="nominee")
    test = Test(title="Tỷ lệ", value="ty_le", op=">=", than="98 %", unit="%")
    for told, expected in (("97.996", "not_met"), ("98", "met"), (98, "met"), ("0.98", "not_met")):
        assert verdict((replace(TEN, tests=(test,)),), fields=(share,), figures={"ty_le": told}).verdict == expected


@pytest.mark.parametrize("trick", ["1e400", "1/3", "١٢", "1_000", "0x10", "9" * 5000, "nan", True])
def test_only_plain_numbers_are_numbers(trick: Any) -> None:
    assert counted(figures={"so_buoi": trick}).verdict == "missing"


def test_one_failed_comparison_decides_although_another_waits() -> None:
    second = Test(title="Số người", value="so_nguoi", op=">=", than="5")
    people = replace(COUNT, id="so_nguoi")
    result = verdict(
        (replace(TEN, tests=(*TEN.tests, second)),), fields=(COUNT, people), figures={"so_buoi": 1, "so_nguoi": None}
    )
    assert (result.verdict, result.missing) == ("not_met", (at("so_nguoi"),))
    assert len(result.reasons) == 2


# ------------------------------------------------------------------ rows of one's own


def own_rows(taken: Any, *rows: dict[str, Any], **changes: Any) -> Any:
    return verdict(
        (AT_LEAST_98,),
        fields=(TURNOUT, OWN_ROWS),
        shared={"khu_vuc": make.table(*rows)},
        figures={"cua_thon": taken},
        **changes,
    )


AREAS = (area(100, 100), area(100, 90, "KV2"), area(100, None, "KV3"))


def test_a_hamlet_is_judged_by_its_own_polling_areas() -> None:
    assert own_rows(("KV1",), *AREAS).verdict == "met"
    assert own_rows(("KV2",), *AREAS).verdict == "not_met"
    assert own_rows(("KV1", "KV2"), *AREAS).reasons == ("Tỷ lệ: 95% cử tri (yêu cầu từ 98% trở lên): chưa đạt.",)


def test_the_row_of_a_missing_cell_is_that_of_the_whole_table() -> None:
    assert own_rows(("KV3",), *AREAS).missing == (at("khu_vuc", 2, "db", "dossier"),)


def test_a_commune_sees_every_row() -> None:
    commune = make.hamlet(unit_type="xa")
    assert own_rows((), *AREAS, nominee=commune).missing == (at("khu_vuc", 2, "db", "dossier"),)
    assert own_rows((), *AREAS[:2], nominee=commune).verdict == "not_met"


@pytest.mark.parametrize("taken", [(), None, ("KV9",), ("KV1", "KV9")])
def test_rows_that_nobody_took_or_the_table_does_not_have_are_still_to_be_chosen(taken: Any) -> None:
    assert own_rows(taken, *AREAS).missing == (at("cua_thon"),)


def test_rows_are_known_by_their_names_however_these_are_spaced() -> None:
    assert own_rows((" KV1 ",), area(100, 100, "KV1  "), AREAS[1]).verdict == "met"


def test_the_choice_of_rows_may_itself_depend_on_the_table() -> None:
    choice = replace(OWN_ROWS, asked_when="count(khu_vuc) > 1")
    for rows, expected in (((AREAS[0],), "met"), (AREAS[:2], "missing")):
        result = verdict((AT_LEAST_98,), fields=(TURNOUT, choice), shared={"khu_vuc": make.table(*rows)})
        assert result.verdict == expected


def test_a_table_of_the_nominee_is_pointed_at_in_the_nomination() -> None:
    own_table = replace(TURNOUT, scope="nominee")
    result = verdict((AT_LEAST_98,), fields=(own_table,), figures={"khu_vuc": make.table(area(100, None))})
    assert result.missing == (at("khu_vuc", 0, "db"),)


# ------------------------------------------------------------------ what a failure means


def test_a_soft_criterion_that_failed_is_carried_by_a_reason() -> None:
    soft = {"when_failed": "reason"}
    lacking = counted(criterion=soft, figures={"so_buoi": 3})
    assert (lacking.verdict, lacking.missing) == ("missing", (at("muoi.reason"),))
    carried = counted(criterion=soft, figures={"so_buoi": 3}, answers={"muoi": Answer(reason="Vùng có dịch")})
    assert (carried.verdict, carried.reasons[-1]) == ("met", "Giải trình: Vùng có dịch")


def test_a_reason_carries_nothing_as_long_as_figures_are_missing() -> None:
    result = counted(criterion={"when_failed": "reason"}, answers={"muoi": Answer(reason="Vùng có dịch")})
    assert result.missing == (at("so_buoi"),)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(), "needs_judgement"),
        (Answer(reason="Đã xem"), "needs_judgement"),
        (Answer(met=True), "missing"),
        (Answer(met=True, reason="Xem xét hoàn cảnh"), "met"),
        (Answer(met=False, reason="Không thỏa đáng"), "not_met"),
    ],
)
def test_a_person_decides_on_a_failure_with_a_reason(answer: Answer, expected: Verdict) -> None:
    result = counted(criterion={"when_failed": "judge"}, figures={"so_buoi": 3}, answers={"muoi": answer})
    assert result.verdict == expected


def test_a_hint_that_fails_counts_for_nothing() -> None:
    result = counted(criterion={"when_failed": "hint"}, figures={"so_buoi": 3})
    assert result.verdict == "not_applicable"
    assert "ưu tiên" in result.reasons[-1]


def test_what_a_reason_or_a_judgement_carries_is_not_met_outright() -> None:
    criteria = (
        replace(TEN, id="mem", when_failed="reason"),
        replace(TEN, id="xet", when_failed="judge"),
        replace(TEN, id="cung", tests=(replace(TEN.tests[0], than="1"),)),
    )
    answers = {"mem": Answer(reason="Vùng có dịch"), "xet": Answer(met=True, reason="Đủ")}
    base = make.snapshot(
        make.plan(criteria=criteria, fields=(COUNT,)),
        nominations=(make.nomination(answers=answers, figures={"so_buoi": make.Figure(value=3)}),),
    )
    assert [each.verdict for each in judge_nomination(base, base.dossier.nominations[0])] == ["met", "met", "met"]
    assert met_outright(base, base.dossier.nominations[0]) == {"cung"}


# ------------------------------------------------------------------ tiers and assessments

TIERS = Criterion(
    id="muc",
    title="Mức",
    kind="tier",
    tiers=(
        Tier(id="a", title="Xuất sắc", award="bang-khen", tests=(replace(TEN.tests[0], than="20"),)),
        Tier(id="b", title="Khá", award="giay-khen", tests=TEN.tests),
    ),
)


@pytest.mark.parametrize(
    ("told", "expected", "award"), [(25, "met", "bang-khen"), (12, "met", "giay-khen"), (3, "not_met", "")]
)
def test_the_best_tier_that_is_passed_gives_the_award(told: int, expected: Verdict, award: str) -> None:
    result = verdict((TIERS,), fields=(COUNT,), figures={"so_buoi": told})
    assert (result.verdict, result.award) == (expected, award)


def test_a_better_tier_that_waits_for_a_figure_keeps_the_criterion_open() -> None:
    second = Test(title="Số người", value="so_nguoi", op=">=", than="5")
    people = replace(COUNT, id="so_nguoi")
    best = replace(TIERS.tiers[0], tests=(*TIERS.tiers[0].tests, second))
    graded = replace(TIERS, tiers=(best, TIERS.tiers[1]))
    open_ = verdict((graded,), fields=(COUNT, people), figures={"so_buoi": 25})
    assert (open_.verdict, open_.missing) == ("missing", (at("so_nguoi"),))
    lost = verdict((graded,), fields=(COUNT, people), figures={"so_buoi": 12})
    assert (lost.verdict, lost.award) == ("met", "giay-khen")


@pytest.mark.parametrize(
    ("answer", "expected", "missing"),
    [
        (Answer(), "needs_judgement", ()),
        (Answer(met=True), "missing", (at("danh-gia.reason"),)),
        (Answer(met=True, reason="Nổi bật"), "met", ()),
        (Answer(met=False, reason="Chưa nổi bật"), "not_met", ()),
    ],
)
def test_an_assessment_is_a_decision_with_its_words(answer: Answer, expected: Verdict, missing: Any) -> None:
    assessment = Criterion(id="danh-gia", title="Tiêu biểu", kind="assessment")
    result = verdict((assessment,), answers={"danh-gia": answer})
    assert (result.verdict, result.missing) == (expected, missing)


def test_the_words_of_an_assessment_do_not_carry_its_own_failure() -> None:
    assessment = Criterion(id="danh-gia", title="Tiêu biểu", kind="assessment", when_failed="reason")
    result = verdict((assessment,), answers={"danh-gia": Answer(met=False, reason="Chưa nổi bật")})
    assert result.verdict == "not_met"


# ------------------------------------------------------------------ groups


def group(name: str = "nhom", parent: str = "", **changes: Any) -> Criterion:
    return replace(Criterion(id=name, title=name, kind="group", parent=parent), **changes)


def leaves(number: int, parent: str = "nhom", prefix: str = "", **changes: Any) -> tuple[Criterion, ...]:
    made = (Criterion(id=f"{prefix}{index}", title="Mục", parent=parent) for index in range(number))
    return tuple(replace(each, **changes) for each in made)


def answered(*answers: bool | None, prefix: str = "") -> dict[str, Answer]:
    return {f"{prefix}{index}": Answer(met=met) for index, met in enumerate(answers)}


@pytest.mark.parametrize(
    ("combine", "answers", "expected"),
    [
        ("all", (True, True, True), "met"),
        ("all", (True, None, True), "missing"),
        ("all", (True, None, False), "not_met"),
        ("any", (False, False, True), "met"),
        ("any", (False, None, True), "met"),
        ("any", (False, None, False), "missing"),
        ("any", (False, False, False), "not_met"),
        ("at_least", (True, True, False), "met"),
        ("at_least", (True, None, False), "missing"),
        ("at_least", (True, False, False), "not_met"),
        ("at_least", (None, None, None), "missing"),
    ],
)
def test_groups_of_all_any_and_some(combine: Any, answers: tuple[bool | None, ...], expected: Verdict) -> None:
    head = group(combine=combine, at_least=2 if combine == "at_least" else 0)
    assert verdict((head, *leaves(3)), answers=answered(*answers)).verdict == expected


@pytest.mark.parametrize(
    ("answers", "expected", "score"),
    [
        ((True, True, False), "met", 5),
        ((False, True, True), "met", 7),
        ((True, None, None), "missing", 1),
        ((True, False, None), "missing", 1),
        ((None, False, False), "not_met", 0),
    ],
)
def test_points_are_added_and_held_against_the_mark(
    answers: tuple[bool | None, ...], expected: Verdict, score: int
) -> None:
    parts = tuple(replace(each, weight=weight) for each, weight in zip(leaves(3), (1, 4, 3), strict=True))
    result = verdict((group(combine="score", pass_mark=4), *parts), answers=answered(*answers))
    assert (result.verdict, result.score) == (expected, score)


def test_parts_that_do_not_apply_are_not_counted() -> None:
    others = leaves(1, prefix="x", applies=Applies(kinds=("individual",)))
    result = verdict((group(), *leaves(2), *others), answers=answered(True, True))
    assert (result.verdict, result.reasons) == ("met", ("Đạt 2/2 tiêu chuẩn.",))


def test_a_group_none_of_whose_parts_apply_does_not_apply() -> None:
    assert verdict((group(), *leaves(2, applies=Applies(kinds=("individual",))))).verdict == "not_applicable"


def test_a_group_collects_what_its_parts_miss() -> None:
    assert verdict((group(), *leaves(2)), answers={}).missing == (at("0.met"), at("1.met"))


def test_a_group_that_is_met_misses_nothing() -> None:
    result = verdict((group(combine="any"), *leaves(2)), answers=answered(True, None))
    assert (result.verdict, result.missing) == ("met", ())


def test_a_group_that_only_waits_for_judgement_needs_judgement() -> None:
    judged = leaves(2, kind="assessment")
    assert verdict((group(combine="any"), *judged)).verdict == "needs_judgement"
    assert verdict((group(), *judged)).verdict == "needs_judgement"


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ((False, None), (True,), "missing"),
        ((False, True), (True,), "met"),
        ((False, False), (True,), "not_met"),
        ((None, None), (False,), "not_met"),
    ],
)
def test_any_within_all(inner: Any, outer: Any, expected: Verdict) -> None:
    tree = (group(), *leaves(1), group("trong", "nhom", combine="any"), *leaves(2, "trong", "t"))
    assert verdict(tree, answers={**answered(*outer), **answered(*inner, prefix="t")}).verdict == expected


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [((True, True), (False,), "met"), ((True, None), (False,), "missing"), ((True, False), (False,), "not_met")],
)
def test_all_within_any(inner: Any, outer: Any, expected: Verdict) -> None:
    tree = (group(combine="any"), *leaves(1), group("trong", "nhom"), *leaves(2, "trong", "t"))
    assert verdict(tree, answers={**answered(*outer), **answered(*inner, prefix="t")}).verdict == expected


def test_hints_never_hold_a_group_up() -> None:
    tree = (group(), *leaves(1), *leaves(1, prefix="h", when_failed="hint"))
    for hint in (True, False, None):
        assert verdict(tree, answers={**answered(True), **answered(hint, prefix="h")}).verdict == "met"


def test_a_group_may_be_carried_by_a_reason_too() -> None:
    tree = (group(when_failed="reason"), *leaves(2))
    failing = answered(True, False)
    assert verdict(tree, answers=failing).missing == (at("nhom.reason"),)
    assert verdict(tree, answers={**failing, "nhom": Answer(reason="Có lý do")}).verdict == "met"


def test_a_group_that_was_set_aside_hides_its_parts() -> None:
    result = verdict((group(), *leaves(2)), answers={"nhom": Answer(applies=False, reason="Không liên quan")})
    assert (result.verdict, result.children) == ("not_applicable", ())


def test_a_group_passes_on_the_award_of_its_tier() -> None:
    tree = (group(), replace(TIERS, parent="nhom"))
    assert verdict(tree, fields=(COUNT,), figures={"so_buoi": 12}).award == "giay-khen"


# ------------------------------------------------------------------ what the findings make of it


def findings(*criteria: Criterion, answers: dict[str, Answer], **changes: Any) -> list[Any]:
    case = make.nomination(answers=answers, figures=changes.pop("figures", {}))
    made = make.snapshot(make.plan(criteria=criteria, fields=(COUNT,), **changes), nominations=(case,))
    return [each for each in make.assessed(made).findings if each.topic == "criteria"]


def severities(found: list[Any]) -> list[tuple[str, str]]:
    return [(each.severity, each.place.field) for each in found]


def test_an_undecided_group_of_alternatives_is_not_ready_and_says_where_to_go_on() -> None:
    found = findings(group(combine="any"), *leaves(2), answers=answered(False, None))
    assert severities(found) == [("error", "1.met"), ("note", "0.met"), ("note", "1.met")]


def test_alternatives_keep_silent_once_their_group_is_met() -> None:
    assert findings(group(combine="any"), *leaves(2), answers=answered(True, None)) == []


def test_a_group_within_a_group_that_is_met_keeps_silent() -> None:
    tree = (group(combine="any"), *leaves(1), group("trong", "nhom", combine="any"), *leaves(1, "trong", "t"))
    assert findings(*tree, answers={**answered(True), **answered(False, prefix="t")}) == []


def test_an_open_part_of_an_open_alternative_is_a_note_and_the_alternative_an_error() -> None:
    tree = (group(combine="any"), group("trong", "nhom", combine="any"), *leaves(1, "trong", "t"))
    assert severities(findings(*tree, answers={})) == [("error", "t0.met"), ("note", "t0.met"), ("note", "t0.met")]


def test_a_hint_is_a_note_at_most() -> None:
    hint = replace(ASKED, when_failed="hint")
    firm = leaves(1, "")
    assert severities(findings(hint, *firm, answers=answered(True))) == [("note", "hoi.met")]
    assert findings(hint, *firm, answers={"hoi": NO, **answered(True)}) == []


def test_a_failed_figure_is_pointed_at_where_it_is_entered() -> None:
    found = findings(TEN, answers={}, figures={"so_buoi": make.Figure(value=3)})
    assert severities(found) == [("error", "so_buoi")]
    assert found[0].message == (
        "Thôn Một: chưa đạt tiêu chuẩn “Ít nhất 10”. Số buổi: 3 buổi (yêu cầu từ 10 buổi trở lên): chưa đạt."
    )


def test_what_is_set_aside_is_pointed_out_to_think_about() -> None:
    found = findings(ASKED, *leaves(1, ""), answers={"hoi": Answer(applies=False, reason="Lý do")} | answered(True))
    assert severities(found) == [("warning", "hoi.applies")]


def test_a_nominee_for_whom_no_criterion_was_written_is_pointed_out() -> None:
    found = findings(replace(ASKED, applies=Applies(kinds=("individual",))), answers={})
    assert [(each.code, each.severity) for each in found] == [("criterion-none", "warning")]


@pytest.mark.parametrize(
    ("told", "award", "expected"),
    [
        (25, "bang-khen", []),
        (25, "giay-khen", []),
        (12, "giay-khen", []),
        (12, "bang-khen", [("error", "award")]),
        (12, "khac", []),
    ],
)
def test_nobody_is_proposed_for_the_award_of_a_better_tier(told: int, award: str, expected: Any) -> None:
    awards = tuple(Award(id=each, name=each) for each in ("bang-khen", "giay-khen", "khac"))
    case = make.nomination(award=award, figures={"so_buoi": make.Figure(value=told)})
    made = make.snapshot(make.plan(criteria=(TIERS,), fields=(COUNT,), awards=awards), nominations=(case,))
    found = make.coded(make.assessed(made).findings, "criterion-award")
    assert severities(found) == expected
