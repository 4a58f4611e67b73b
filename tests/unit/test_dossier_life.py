"""A dossier is handed in and decided on, begun again the next year, and brought under another plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.dossier import Dossier
from app.domain.unit import Signer, Unit
from app.errors import InputError
from app.paths import Paths
from app.services.app import App
from app.services.dossiers import create_dossier, first_title, list_dossiers, open_snapshot
from app.services.editing import DossierEditing
from app.services.outcomes import Record, Result, keep_record, record_of
from app.services.plan_change import change_plan, foresee
from app.services.reuse import begin_from
from app.services.samples import add_sample
from app.wiring import PLANS_FOLDER, build_app

TODAY = dt.date(2021, 8, 1)
SAMPLE_PLAN = "thai-binh-2021-bau-cu"
OTHER = """
format = 1
id = "ke-hoach-khac"
version = "1.0"
status = "partial"
[identity]
number = "77/KH-UBND"
date = 2021-02-08
issuer = "Ủy ban nhân dân tỉnh Ví Dụ"
title = "Phát động phong trào thi đua khác"
[[unit_types]]
id = "cap-xa"
title = "Xã"
may_propose = true
[[awards]]
id = "bk"
name = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
"""


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program with the sample dossier and a second, small plan."""
    folder = paths.data / PLANS_FOLDER / "ke-hoach-khac"
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(OTHER, encoding="utf-8")
    opened = build_app(paths)
    add_sample(opened)
    yield opened
    opened.close()


@pytest.fixture
def sample(app: App) -> Dossier:
    """The sample as it lies in the database."""
    return app.dossiers.load(app.dossiers.list()[0].id)


def test_handing_in_and_the_result_are_noted_and_shown_on_the_card(app: App, sample: Dossier) -> None:
    results = {each.id: Result(outcome="awarded") for each in sample.nominations}
    record = Record(
        submitted=dt.date(2021, 6, 10),
        decision_number="1500/QĐ-UBND",
        decision_date=dt.date(2021, 7, 1),
        results=results,
    )
    keep_record(app, sample.id, record, TODAY)
    after = app.dossiers.load(sample.id)
    assert record_of(after) == record
    (card,) = list_dossiers(app)
    assert (card.submitted_on, card.decided) == (record.submitted, len(sample.nominations))


def test_what_was_noted_can_be_taken_back(app: App, sample: Dossier) -> None:
    keep_record(app, sample.id, Record(submitted=dt.date(2021, 6, 10)), TODAY)
    assert DossierEditing(app, sample.id).undo() is not None
    assert app.dossiers.load(sample.id) == sample


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Record(submitted=dt.date(2021, 8, 2)), "submitted_date"),
        (Record(submitted=dt.date(2021, 1, 1)), "submitted_date"),
        (Record(submitted=dt.date(2021, 7, 1), decision_date=dt.date(2021, 6, 30)), "decision_date"),
    ],
)
def test_days_that_cannot_be_are_refused_and_nothing_is_noted(
    app: App, sample: Dossier, record: Record, field: str
) -> None:
    dated = replace(sample, submission=replace(sample.submission, date=dt.date(2021, 6, 9)))
    app.dossiers.save(dated)
    with pytest.raises(InputError) as refused:
        keep_record(app, sample.id, record, TODAY)
    assert [each.place.field for each in refused.value.findings] == [field]
    assert app.dossiers.load(sample.id) == dated


@pytest.mark.parametrize(
    ("result", "field"),
    [(Result(outcome="awarded"), "decision_number"), (Result(outcome="returned"), "outcome_note")],
)
def test_a_result_says_by_which_decision_or_why(app: App, sample: Dossier, result: Result, field: str) -> None:
    record = Record(submitted=dt.date(2021, 7, 1), results={sample.nominations[0].id: result})
    with pytest.raises(InputError) as refused:
        keep_record(app, sample.id, record, TODAY)
    assert [each.place.field for each in refused.value.findings] == [field]


def test_a_dossier_begun_from_last_years_has_its_people_and_nothing_of_its_year(app: App, sample: Dossier) -> None:
    kept = sample.nominations[:2]
    begun = app.dossiers.load(begin_from(app, sample.id, SAMPLE_PLAN, [each.id for each in kept]))
    assert begun.unit == sample.unit
    assert [each.nominee for each in begun.nominations] == [each.nominee for each in kept]
    assert [each.award for each in begun.nominations] == [each.award for each in kept]
    assert {each.id for each in begun.nominees} == {each.nominee for each in kept}
    assert not any(
        (each.figures, each.answers, each.outcome, each.summary_text) != ({}, {}, "", "") for each in begun.nominations
    )
    assert (begun.figures, begun.events, begun.told_quotas, begun.evidence, begun.achievements) == ({}, {}, {}, (), ())
    assert (begun.submission.number, begun.submission.date, begun.submission.signer) == (
        "",
        None,
        sample.submission.signer,
    )
    assert begun.minutes.chair == sample.minutes.chair
    assert begun.minutes.date is None
    assert not begun.sample


def test_last_years_dossier_stays_as_it_was(app: App, sample: Dossier) -> None:
    begin_from(app, sample.id, "ke-hoach-khac", [sample.nominations[0].id])
    assert app.dossiers.load(sample.id) == sample


def test_under_another_plan_what_it_does_not_know_is_chosen_anew(app: App, sample: Dossier) -> None:
    begun = app.dossiers.load(begin_from(app, sample.id, "ke-hoach-khac", [sample.nominations[0].id], "Năm nay"))
    assert (begun.title, begun.plan, begun.unit.type) == ("Năm nay", "ke-hoach-khac", "")
    assert begun.unit.id != sample.unit.id
    assert [each.award for each in begun.nominations] == [""]


def test_a_change_of_plan_is_foreseen_in_words_and_changes_nothing(app: App, sample: Dossier) -> None:
    change = foresee(app, sample.id, "ke-hoach-khac")
    assert change.carried == 0
    assert change.kept
    assert not any(each in {field.id for field in open_snapshot(app, sample.id).plan.fields} for each in change.kept)
    assert app.dossiers.load(sample.id) == sample


def test_every_answer_survives_a_change_of_plan_and_the_way_back(app: App, sample: Dossier) -> None:
    change_plan(app, sample.id, "ke-hoach-khac")
    between = open_snapshot(app, sample.id)
    assert between.plan.id == "ke-hoach-khac"
    assert between.dossier.unit.type == "cap-xa"
    assert between.dossier.figures == sample.figures
    assert [each.answers for each in between.dossier.nominations] == [each.answers for each in sample.nominations]
    change_plan(app, sample.id, SAMPLE_PLAN)
    back = app.dossiers.load(sample.id)
    assert (back.figures, back.plan, back.unit.type) == (sample.figures, sample.plan, sample.unit.type)
    assert [each.figures for each in back.nominations] == [each.figures for each in sample.nominations]


def test_a_title_nobody_chose_goes_with_the_plan(app: App, sample: Dossier) -> None:
    plan = app.library.load(SAMPLE_PLAN)
    app.dossiers.save(replace(sample, title=first_title(plan)))
    change_plan(app, sample.id, "ke-hoach-khac")
    assert app.dossiers.load(sample.id).title == first_title(app.library.load("ke-hoach-khac"))


def test_other_dossiers_of_the_unit_keep_its_type(app: App, sample: Dossier) -> None:
    begun = begin_from(app, sample.id, SAMPLE_PLAN, [])
    change_plan(app, begun, "ke-hoach-khac")
    assert app.dossiers.load(sample.id) == sample


@pytest.mark.parametrize(("signers", "chosen"), [((), ""), (("a",), "a"), (("a", "b"), "")])
def test_the_only_one_who_signs_is_chosen(app: App, signers: tuple[str, ...], chosen: str) -> None:
    signing = tuple(Signer(id=each, name="Trần Văn Mẫu", position="Chủ tịch") for each in signers)
    unit = Unit(id="d", name="Đơn vị", type="xa", letterhead=("X",), place="X", symbol="X", signers=signing)
    made = create_dossier(app, SAMPLE_PLAN, unit)
    assert app.dossiers.load(made).submission.signer == chosen
