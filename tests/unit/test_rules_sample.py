"""The sample dossier is ready, and nothing it needs can be taken away unnoticed; every finding can be mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.achievement import Figure
from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Finding, Place
from app.forms.answers import put_answer, stored_answer
from app.forms.spec import FormField
from app.forms.steps import form_steps
from tests.helpers import dossier_builder as make

SAMPLE = make.sample()
TABLE = SAMPLE.dossier.figures["khu_vuc"]
EMPTY = (None, "", ())

# Findings whose place no question asks: the nominees themselves, a plan's legal basis, a whole line of numbers.
NO_QUESTION = {("dossier", "nominations"), ("submission", "legal_bases")}


def fields(made: Snapshot) -> list[FormField]:
    return [each for step in form_steps(made) for section in step.sections for each in section.fields]


def without(field: FormField) -> Snapshot:
    empty = () if field.kind in ("choices", "rows", "table") else None
    return replace(SAMPLE, dossier=put_answer(SAMPLE.dossier, field, empty))


def spot(place: Place) -> tuple[str, str, str]:
    return (place.part, place.id, place.field)


def answered(*, required: bool) -> list[FormField]:
    told = (each for each in fields(SAMPLE) if stored_answer(SAMPLE.dossier, each.place) not in EMPTY)
    return list({spot(each.place): each for each in told if each.required is required}.values())


def named(field: FormField) -> str:
    return "-".join(part for part in spot(field.place) if part)


def unreachable(made: Snapshot, assessment: Assessment) -> list[Finding]:
    asked = {spot(each.place) for each in fields(made)}
    told = {each.place.field for each in fields(made) if each.place.part == "quota"}
    return [
        finding
        for finding in assessment.findings
        if spot(finding.place) not in asked
        and (finding.place.part, finding.place.field) not in NO_QUESTION
        and not (finding.place.part == "quota" and finding.place.field not in told)
    ]


def check_sound(made: Snapshot, assessment: Assessment) -> None:
    """What every assessment owes: errors that can be mended, at places that can be reached."""
    assert [each for each in assessment.findings if each.severity == "error" and not each.mend.strip()] == []
    assert [each for each in assessment.findings if "None" in each.message or ".." in each.message] == []
    assert unreachable(made, assessment) == []


def test_the_sample_is_ready_and_has_nothing_but_one_thing_to_think_about() -> None:
    assessment = make.assessed(SAMPLE)
    assert assessment.ready
    assert [each.code for each in assessment.findings] == ["criterion-not_applicable"]
    check_sound(SAMPLE, assessment)


def test_the_sample_holds_all_that_was_promised() -> None:
    kinds = [each.kind for each in SAMPLE.dossier.nominees]
    assert (kinds.count("collective"), kinds.count("individual")) == (3, 5)
    assert isinstance(TABLE.value, tuple)
    assert len(TABLE.value) == 6
    assert len(SAMPLE.dossier.achievements) == 15
    assert SAMPLE.dossier.evidence
    assert SAMPLE.dossier.sample


def test_every_nomination_of_the_sample_meets_its_criteria() -> None:
    assert {each.verdict for each in make.assessed(SAMPLE).results} == {"met", "not_applicable"}


@pytest.mark.parametrize("field", answered(required=True), ids=named)
def test_no_required_answer_can_be_taken_away_unnoticed(field: FormField) -> None:
    made = without(field)
    assessment = make.assessed(made)
    assert not assessment.ready
    blocking = {spot(each.place) for each in assessment.findings if each.severity == "error"}
    assert spot(field.place) in blocking
    check_sound(made, assessment)


@pytest.mark.parametrize("field", answered(required=False), ids=named)
def test_whatever_else_is_taken_away_the_findings_stay_sound(field: FormField) -> None:
    made = without(field)
    check_sound(made, make.assessed(made))


def cells() -> Iterator[tuple[int, str]]:
    assert isinstance(TABLE.value, tuple)
    for index, row in enumerate(TABLE.value):
        assert isinstance(row, dict)
        yield from ((index, column) for column in row)


def with_cell(index: int, column: str, cell: object) -> Snapshot:
    assert isinstance(TABLE.value, tuple)
    rows = tuple({**row, column: cell} if each == index else row for each, row in enumerate(TABLE.value))  # type: ignore[dict-item]
    figures = {**SAMPLE.dossier.figures, "khu_vuc": replace(TABLE, value=rows)}
    return replace(SAMPLE, dossier=replace(SAMPLE.dossier, figures=figures))


@pytest.mark.parametrize(("index", "column"), list(cells()))
def test_no_cell_of_the_polling_areas_can_be_emptied_unnoticed(index: int, column: str) -> None:
    made = with_cell(index, column, None)
    assessment = make.assessed(made)
    assert not assessment.ready
    wanted = Place(part="dossier", field="khu_vuc", row=index, column=column)
    assert wanted in {each.place for each in assessment.findings if each.severity == "error"}
    check_sound(made, assessment)


def test_the_whole_table_can_not_be_taken_away_unnoticed() -> None:
    figures = {**SAMPLE.dossier.figures, "khu_vuc": Figure()}
    made = replace(SAMPLE, dossier=replace(SAMPLE.dossier, figures=figures))
    assessment = make.assessed(made)
    assert not assessment.ready
    assert ("dossier", "", "khu_vuc") in {spot(each.place) for each in assessment.findings}


@pytest.mark.parametrize(
    ("index", "column", "cell", "criterion"),
    [
        (0, "qh_db", 900, "ty-le-di-bau"),
        (1, "xa_db", 900, "ty-le-di-bau"),
        (1, "bau_lai", 1, "khong-bau-lai"),
        (0, "bau_them", 2, "khong-bau-lai"),
        (0, "su_viec", 1, "khong-su-viec"),
        (0, "kn_nhan", 2, "khieu-nai-dia-ban"),
    ],
)
def test_a_bad_figure_fails_the_hamlet_whose_area_it_is_and_no_other(
    index: int, column: str, cell: int, criterion: str
) -> None:
    made = with_cell(index, column, cell)
    assert make.results(made, 0)[criterion].verdict == "not_met"
    assert make.results(made, 1)[criterion].verdict in ("met", "not_applicable")
    failed = make.coded(make.assessed(made).findings, "criterion-not_met")
    assert [(each.severity, spot(each.place)) for each in failed] == [("error", ("dossier", "", "khu_vuc"))]


def test_a_bad_figure_of_an_area_nobody_took_fails_nobody() -> None:
    assert make.assessed(with_cell(5, "qh_db", 100)).ready


def test_97_996_percent_is_not_98() -> None:
    made = with_cell(0, "qh_ds", 100_000)
    table = made.dossier.figures["khu_vuc"]
    assert isinstance(table.value, tuple)
    first, second, *others = table.value
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    rows = ({**first, "qh_db": 97_996}, {**second, "qh_ds": 0, "qh_db": 0}, *others)
    figures = {**made.dossier.figures, "khu_vuc": replace(table, value=rows)}
    exact = replace(made, dossier=replace(made.dossier, figures=figures))
    result = make.results(exact, 0)["ty-le-di-bau"]
    assert result.verdict == "not_met"
    assert result.reasons[0] == (
        "Bầu đại biểu Quốc hội: 97,996% cử tri có tên trong danh sách (yêu cầu từ 98% trở lên): chưa đạt."
    )


def test_an_empty_dossier_says_everything_it_lacks_at_places_that_are_asked() -> None:
    empty = replace(
        SAMPLE.dossier,
        unit=replace(
            SAMPLE.dossier.unit, name="", type="", letterhead=(), place="", symbol="", superior="", signers=()
        ),
        nominees=(),
        nominations=(),
        achievements=(),
        evidence=(),
        figures={},
        told_quotas={},
        events={},
    )
    made = replace(SAMPLE, dossier=empty)
    assessment = make.assessed(made)
    assert not assessment.ready
    check_sound(made, assessment)


@pytest.mark.parametrize("today", [dt.date(2021, 2, 8), dt.date(2021, 6, 14), dt.date(2026, 11, 23)])
def test_the_sample_is_ready_whenever_it_is_opened(today: dt.date) -> None:
    assessment = make.assessed(SAMPLE, today)
    assert assessment.ready
    check_sound(SAMPLE, assessment)


def test_findings_come_errors_first_and_each_once() -> None:
    made = replace(SAMPLE, dossier=replace(SAMPLE.dossier, told_quotas={}, figures={}))
    findings = make.assessed(made).findings
    ranks = [("error", "warning", "note").index(each.severity) for each in findings]
    assert ranks == sorted(ranks)
    assert len(set(findings)) == len(findings)
