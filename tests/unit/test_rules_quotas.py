"""How much of the plan's numbers is used, what is over them, and who belongs to no line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Figure
from app.domain.dossier import Snapshot
from app.domain.finding import Finding, Place
from app.domain.plan import Applies, Award, Field, Limit, Plan, Quota
from app.rules.quotas import quota_findings, quota_use, quotas_for
from tests.helpers import dossier_builder as make

HAMLETS = tuple(make.hamlet(f"thon-{index}", f"Thôn {index}") for index in range(4))
PEOPLE = tuple(make.person(f"nguoi-{index}", f"Nguyễn Thị {index}") for index in range(4))


def limit(**changes: Any) -> Limit:
    return replace(
        Limit(id="chung", title="Tập thể hoặc cá nhân", kinds=("collective", "individual"), number=2), **changes
    )


def under(*limits: Limit, **changes: Any) -> Plan:
    quota = replace(Quota(id="dong", title="Dòng số lượng", limits=limits, clause="V.3"), **changes)
    return make.plan(quotas=(quota,))


def proposing(plan: Plan, collectives: int = 0, individuals: int = 0, **changes: Any) -> Snapshot:
    nominees = (*HAMLETS[:collectives], *PEOPLE[:individuals])
    cases = tuple(make.nomination(each.id) for each in nominees)
    return make.snapshot(plan, **{"nominees": nominees, "nominations": cases, **changes})


def findings(snapshot: Snapshot, code: str) -> list[Finding]:
    return make.coded(list(quota_findings(snapshot)), code)


@pytest.mark.parametrize(
    ("collectives", "individuals", "over"), [(2, 0, 0), (1, 1, 0), (0, 2, 0), (2, 1, 1), (0, 3, 1), (0, 0, 0)]
)
def test_collectives_and_individuals_share_a_pool(collectives: int, individuals: int, over: int) -> None:
    made = proposing(under(limit()), collectives, individuals)
    (use,) = quota_use(made)
    assert (use.used, use.limit, use.over) == (collectives + individuals, 2, over)
    assert [each.severity for each in findings(made, "quota-over")] == ["error"] * bool(over)


def test_an_excess_says_by_how_many_and_where() -> None:
    (over,) = findings(proposing(under(limit()), 2, 2), "quota-over")
    assert over.message == "Tập thể hoặc cá nhân: đề nghị 4, vượt 2 so với số lượng 2."
    assert (over.clause, over.place) == ("V.3", Place(part="quota", id="dong", field="chung"))


@pytest.mark.parametrize(("when_over", "severity"), [("block", "error"), ("warn", "warning"), ("rank", "warning")])
def test_what_an_excess_means_is_the_plans_to_say(when_over: Any, severity: str) -> None:
    (over,) = findings(proposing(under(limit(), when_over=when_over), 3), "quota-over")
    assert over.severity == severity
    assert over.mend


@pytest.mark.parametrize(("number", "codes"), [(1, ["quota-short"]), (2, []), (3, ["quota-over"])])
def test_exactly_means_neither_more_nor_less(number: int, codes: list[str]) -> None:
    made = proposing(under(limit(rule="exactly")), number)
    assert [each.code for each in quota_findings(made)] == codes


@pytest.mark.parametrize(("number", "codes"), [(0, ["quota-short"]), (1, []), (3, []), (4, ["quota-over"])])
def test_a_range_has_two_ends(number: int, codes: list[str]) -> None:
    made = proposing(under(limit(rule="range", minimum=1, number=3)), number)
    assert [each.code for each in quota_findings(made)] == codes


def test_without_limit_nothing_is_too_many() -> None:
    made = proposing(under(limit(rule="unlimited", number=None)), 4, 4)
    (use,) = quota_use(made)
    assert (use.used, use.limit, use.known) == (8, None, True)
    assert list(quota_findings(made)) == []


@pytest.mark.parametrize(
    ("share", "rounding", "expected"),
    [
        ("15 %", "down", 3),
        ("15 %", "up", 4),
        ("15 %", "nearest", 3),
        ("17 %", "nearest", 4),
        ("14 %", "nearest", 3),
        ("1/8", "nearest", 3),
        ("0.5 %", "down", 0),
    ],
)
def test_a_share_of_a_figure_is_rounded_as_the_plan_says(share: str, rounding: Any, expected: int) -> None:
    staff = Field(id="bien_che", title="Biên chế", kind="integer")
    plan = replace(under(limit(rule="share", share=share, share_of="bien_che", rounding=rounding)), fields=(staff,))
    (use,) = quota_use(proposing(plan, 1, figures={"bien_che": Figure(value=22)}))
    assert use.limit == expected


@pytest.mark.parametrize("told", [None, "", "nhiều", -3])
def test_a_share_of_what_nobody_told_is_unknown_and_points_at_the_figure(told: Any) -> None:
    staff = Field(id="bien_che", title="Biên chế", kind="integer")
    plan = replace(under(limit(rule="share", share="15 %", share_of="bien_che")), fields=(staff,))
    made = proposing(plan, 1, figures={"bien_che": Figure(value=told)})
    assert quota_use(made)[0].known is False
    (unknown,) = findings(made, "quota-unknown")
    assert (unknown.severity, unknown.place) == ("warning", Place(part="dossier", field="bien_che"))


TOLD = limit(rule="told", number=None, told_by="Ủy ban nhân dân huyện")


def test_a_number_told_from_above_is_the_limit() -> None:
    made = proposing(under(TOLD), 3, told_quotas={"chung": 2})
    assert quota_use(made)[0].limit == 2
    assert [each.severity for each in findings(made, "quota-over")] == ["error"]


def test_a_number_told_as_zero_is_known() -> None:
    made = proposing(under(TOLD), 1, told_quotas={"chung": 0})
    assert (quota_use(made)[0].known, quota_use(made)[0].over) == (True, 1)


@pytest.mark.parametrize("told", [{}, {"chung": -1}])
def test_a_number_nobody_told_is_a_warning_that_says_who_will(told: dict[str, int]) -> None:
    made = proposing(under(TOLD), 1, told_quotas=told)
    assert quota_use(made)[0].known is False
    (unknown,) = list(quota_findings(made))
    assert unknown.severity == "warning"
    assert "Ủy ban nhân dân huyện" in unknown.message
    assert unknown.place == Place(part="quota", id="dong", field="chung")


def test_a_list_of_types_and_roles_lets_nobody_else_in() -> None:
    plan = under(
        limit(id="tap-the", kinds=("collective",), only=Applies(unit_types=("doan",))),
        limit(id="ca-nhan", kinds=("individual",), only=Applies(roles=("uy-vien", "to-truong"))),
    )
    nominees = (make.hamlet(), make.hamlet("doan", unit_type="doan"), *PEOPLE[:2])
    cases = (
        make.nomination("thon-1"),
        make.nomination("doan"),
        make.nomination("nguoi-0", roles=("to-truong", "khac")),
        make.nomination("nguoi-1", roles=("khac",)),
    )
    made = make.snapshot(plan, nominees=nominees, nominations=cases)
    assert [each.nominations for each in quota_use(made)] == [("case-doan",), ("case-nguoi-0",)]
    outside = findings(made, "quota-outside")
    assert [(each.severity, each.place.id, each.place.field) for each in outside] == [
        ("error", "case-thon-1", "nominee"),
        ("error", "case-nguoi-1", "nominee"),
    ]


def test_a_nominee_of_a_kind_no_line_names_is_outside() -> None:
    made = proposing(under(limit(kinds=("collective",))), 1, 1)
    assert [each.place.id for each in findings(made, "quota-outside")] == ["case-nguoi-0"]


def test_a_nomination_counts_only_in_the_line_chosen_for_it() -> None:
    lines = tuple(Quota(id=each, title=each, limits=(limit(id=f"{each}-so"),)) for each in ("mot", "hai"))
    made = make.snapshot(make.plan(quotas=lines), nominations=(make.nomination(quota="hai"),))
    assert [(each.quota, each.used) for each in quota_use(made)] == [("mot", 0), ("hai", 1)]
    lost = make.snapshot(make.plan(quotas=lines), nominations=(make.nomination(quota="ba"),))
    assert [each.place.field for each in findings(lost, "quota-outside")] == ["quota"]


def test_limits_may_be_for_some_awards() -> None:
    plan = replace(
        under(limit(awards=("co",)), limit(id="bk", awards=("bang-khen",))),
        awards=(Award(id="bang-khen", name="Bằng khen"), Award(id="co", name="Cờ")),
    )
    made = make.snapshot(
        plan, nominees=HAMLETS, nominations=(make.nomination("thon-0"), make.nomination("thon-1", award="co"))
    )
    assert [each.used for each in quota_use(made)] == [1, 1]


def test_kinds_may_weigh_differently() -> None:
    made = proposing(under(limit(number=5, weights={"collective": 2})), 2, 2)
    assert (quota_use(made)[0].used, quota_use(made)[0].over) == (6, 1)


def test_a_pick_must_come_out_of_the_pool_it_picks_from() -> None:
    plan = replace(
        under(
            limit(id="bk", number=None, rule="unlimited", awards=("bang-khen",)),
            limit(id="co", awards=("co",), within="bk"),
        ),
        awards=(Award(id="bang-khen", name="Bằng khen"), Award(id="co", name="Cờ")),
    )
    cases = (
        make.nomination("thon-0"),
        make.nomination("thon-0", id="co-0", award="co"),
        make.nomination("thon-1", id="co-1", award="co"),
    )
    made = make.snapshot(plan, nominees=HAMLETS, nominations=cases)
    assert [each.place.id for each in findings(made, "quota-within")] == ["co-1"]


def test_lines_are_for_types_of_units_and_for_named_offices() -> None:
    lines = (
        Quota(id="xa", title="Xã", limits=(), proposer_types=("xa",)),
        Quota(id="huyen", title="Huyện", limits=(), proposer_types=("huyen",)),
        Quota(id="rieng", title="Riêng", limits=(), proposers=("Uỷ ban nhân dân  xã Thử",)),
        Quota(id="khac", title="Khác", limits=(), proposers=("Ủy ban nhân dân xã Khác",)),
    )
    assert [each.id for each in quotas_for(make.snapshot(make.plan(quotas=lines)))] == ["xa", "rieng"]


def test_a_unit_without_a_line_may_propose_nobody() -> None:
    made = proposing(under(limit(), proposer_types=("huyen",)), 1)
    (none,) = list(quota_findings(made))
    assert (none.code, none.severity, none.place) == ("quota-none", "error", Place(part="unit", field="type"))


def test_a_plan_without_numbers_has_nothing_to_say() -> None:
    assert list(quota_findings(proposing(make.plan(), 4, 4))) == []


def test_what_others_propose_is_a_note_as_one_dossier_cannot_know_it() -> None:
    made = proposing(under(limit(), not_elsewhere=True, note="Không trùng."), 1)
    assert [(each.severity, each.message) for each in findings(made, "quota-elsewhere")] == [
        ("note", "Dòng số lượng: Không trùng.")
    ]


@pytest.mark.parametrize(
    ("counted_with", "noted"), [("unit", 0), ("office", 0), ("unit_type", 1), ("cluster", 1), ("plan", 1)]
)
def test_numbers_shared_with_others_are_noted(counted_with: Any, noted: int) -> None:
    made = proposing(under(limit(), counted_with=counted_with), 1)
    assert len(findings(made, "quota-shared")) == noted


def test_a_nomination_without_nominee_counts_nowhere_and_is_not_outside() -> None:
    made = make.snapshot(under(limit()), nominees=())
    assert (quota_use(made)[0].used, list(quota_findings(made))) == (0, [])
