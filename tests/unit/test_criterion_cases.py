"""One criterion for one nominee: its questions, its verdict, its comparisons, and the same answer for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import Answer, Snapshot
from app.domain.finding import Place
from app.domain.plan import Applies, Criterion, Field, Test, Tier
from app.services import criteria
from app.services.criteria import CriterionCase
from tests.helpers import dossier_builder as make

GROUP = Criterion(id="chung", title="Tiêu chuẩn chung", kind="group")
WELL = Criterion(id="tot", title="Làm tốt", parent="chung", question="Có tốt không?")
TURNOUT = Criterion(
    id="di-bau",
    title="Tỷ lệ đi bầu",
    kind="test",
    parent="chung",
    fields=("tong", "di"),
    tests=(Test(title="Đi bầu", value="di / tong", op=">=", than="98 %", unit="%"),),
)
FOR_PEOPLE = Criterion(id="nguoi", title="Của cá nhân", applies=Applies(kinds=("individual",)))
FIELDS = (
    Field(id="tong", title="Cử tri", kind="integer", scope="dossier"),
    Field(id="di", title="Đi bầu", kind="integer", scope="nominee"),
)


def snapshot(answers: dict[str, dict[str, Answer]] | None = None, **changes: Any) -> Snapshot:
    """Three hamlets and a woman under four criteria; ``answers`` by nominee."""
    nominees = (*(make.hamlet(f"thon-{number}", f"Thôn {number}") for number in (1, 2, 3)), make.person())
    nominations = tuple(make.nomination(each.id, answers=(answers or {}).get(each.id, {})) for each in nominees)
    plan = make.plan(criteria=(GROUP, WELL, TURNOUT, FOR_PEOPLE), fields=FIELDS)
    return make.snapshot(plan, nominees=nominees, nominations=nominations, **changes)


def opened(made: Snapshot, criterion: str, nominee: str = "thon-1") -> CriterionCase:
    case = criteria.open_case(made, f"case-{nominee}", criterion)
    assert case is not None
    return case


def test_the_matrix_has_the_criteria_of_a_kind_as_a_tree() -> None:
    rows = criteria.asked(snapshot(), "collective")
    assert [(row.criterion.id, row.depth, len(row.nominations)) for row in rows] == [
        ("chung", 0, 3),
        ("tot", 1, 3),
        ("di-bau", 1, 3),
    ]
    assert [row.criterion.id for row in criteria.asked(snapshot(), "individual")] == ["chung", "tot", "di-bau", "nguoi"]
    assert criteria.asked(snapshot(), "household") == ()


def test_figures_of_the_whole_dossier_stand_apart_from_the_nominee_s_own() -> None:
    case = opened(snapshot(), "di-bau")
    assert [field.label for field in case.shared] == ["Cử tri"]
    assert [field.place.field for field in case.own] == [
        "di",
        "di-bau.reason",
        "di-bau.evidence",
        "di-bau.applies",
    ]
    assert [section.title for section in case.sections("Riêng", "Chung")] == ["Riêng", "Chung"]


def test_a_criterion_that_was_set_aside_asks_first_whether_it_applies() -> None:
    case = opened(snapshot({"thon-1": {"tot": Answer(applies=False)}}), "tot")
    assert [field.place.field for field in case.own] == ["tot.applies", "tot.reason"]


def test_a_comparison_is_told_in_short_as_soon_as_its_figures_are_there() -> None:
    untold = opened(snapshot(), "di-bau")
    assert [(line.short, line.passed) for line in untold.tests] == [("", None)]
    made = snapshot(figures={"tong": make.Figure(value=1000)})
    first = replace(made.dossier.nominations[0], figures={"di": make.Figure(value=979)})
    told = replace(made, dossier=replace(made.dossier, nominations=(first, *made.dossier.nominations[1:])))
    (line,) = opened(told, "di-bau").tests
    assert (line.short, line.passed) == ("97,9% ≥ 98%", False)


def test_a_graded_criterion_names_the_step_of_each_comparison() -> None:
    test = Test(title="Đi bầu", value="di", op="between", than="5", upto="9", unit="người")
    graded = Criterion(
        id="bac", title="Bậc", kind="tier", fields=("di",), tiers=(Tier(id="a", title="Tốt", tests=(test,)),)
    )
    made = make.snapshot(
        make.plan(criteria=(graded,), fields=FIELDS),
        nominations=(make.nomination(figures={"di": make.Figure(value=7)}),),
    )
    (line,) = opened(made, "bac").tests
    assert (line.tier, line.short, line.passed) == ("Tốt", "7 người trong 5 người – 9 người", True)


def test_a_group_opens_to_its_parts() -> None:
    assert [part.id for part in opened(snapshot(), "chung").parts] == ["tot", "di-bau"]


def test_a_criterion_for_others_does_not_open() -> None:
    made = snapshot()
    assert criteria.open_case(made, "case-thon-1", "nguoi") is None
    assert criteria.open_case(made, "khong-co", "tot") is None
    assert criteria.open_case(made, "case-thon-1", "khong-co") is None


YES = Answer(met=True, reason="Báo cáo số 5", evidence=("bien-ban",))


def test_an_answer_can_be_given_to_all_who_have_not_decided() -> None:
    made = snapshot({"thon-1": {"tot": YES}, "thon-2": {"tot": Answer(met=False)}})
    case = opened(made, "tot")
    assert case.others == ("case-thon-3", "case-ba-mau")
    after = criteria.apply_to_others(made, case)
    given = {each.id: each.answers.get("tot") for each in after.nominations}
    assert given == {
        "case-thon-1": YES,
        "case-thon-2": Answer(met=False),
        "case-thon-3": YES,
        "case-ba-mau": YES,
    }
    assert opened(replace(made, dossier=after), "tot").others == ()


def test_evidence_they_already_have_stays_with_the_others() -> None:
    own = Answer(evidence=("anh",))
    made = snapshot({"thon-1": {"tot": YES}, "thon-2": {"tot": own}}, evidence=(make.evidence(), make.evidence("anh")))
    after = criteria.apply_to_others(made, opened(made, "tot"))
    assert after.nominations[1].answers["tot"].evidence == ("anh", "bien-ban")


def test_without_an_answer_there_is_nothing_to_give() -> None:
    assert opened(snapshot(), "tot").others == ()


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (Place(part="nomination", id="case-thon-2", field="tot.met"), ("case-thon-2", "tot")),
        (Place(part="nomination", id="case-thon-2", field="di"), ("case-thon-2", "di-bau")),
        (Place(part="dossier", field="tong.source"), ("case-thon-1", "di-bau")),
        (Place(part="nomination", id="case-thon-2", field="summary_text"), None),
        (Place(part="nominee", id="thon-1", field="name"), None),
    ],
)
def test_a_place_leads_to_the_criterion_that_asks_for_it(place: Place, found: tuple[str, str] | None) -> None:
    assert criteria.criterion_of(snapshot(), place) == found
