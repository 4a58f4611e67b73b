"""What came with the sample dossier is nobody's own: it is never offered, and it goes when the sample goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.paths import Paths
from app.services import citations, dossiers, nominees, settings, units
from app.services.app import App
from app.services.samples import add_sample
from app.wiring import build_app
from tests.helpers import made_up


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program of somebody who has looked at the sample dossier only."""
    opened = build_app(paths)
    add_sample(opened)
    yield opened
    opened.close()


def left(app: App) -> tuple[int, int, int, int]:
    registers = (app.units, app.nominees, app.achievements, app.evidence)
    one, two, three, four = (each.count() for each in registers)
    return one, two, three, four


def test_the_samples_unit_is_never_the_default(app: App) -> None:
    (fictional,) = app.units.list()
    assert units.default_unit(app) is None
    settings.write(app, settings.DEFAULT_UNIT, fictional.id)
    assert units.default_unit(app) is None
    own = units.add_unit(app, "Ủy ban nhân dân xã Minh Tâm")
    assert units.default_unit(app) == own


def test_a_unit_of_the_sample_that_was_given_another_name_is_the_offices_own(app: App) -> None:
    (fictional,) = app.units.list()
    own = replace(fictional, name="Ủy ban nhân dân xã Minh Tâm")
    app.units.save(own)
    assert units.default_unit(app) == own
    dossiers.trash_dossier(app, app.dossiers.list()[0].id)
    assert app.units.list() == (own,)


def test_looking_at_the_sample_leaves_the_first_questions_to_ask(app: App) -> None:
    assert settings.is_first_run(app)
    units.add_unit(app, "Ủy ban nhân dân xã Minh Tâm")
    assert not settings.is_first_run(app)


def test_the_people_of_the_sample_are_not_the_offices_own(app: App) -> None:
    own = nominees.add(app, "individual", "Trần Thị Mận")
    assert nominees.own(app) == (own,)


def test_the_achievements_of_the_sample_are_offered_in_the_sample_only(app: App) -> None:
    sample = dossiers.open_snapshot(app, app.dossiers.list()[0].id)
    (case, *_) = sample.dossier.nominations
    own = replace(sample, dossier=replace(made_up.dossier(), achievements=(), sample=False))
    assert citations.candidates(app, own, replace(case, achievements=())) == ()
    assert len(citations.candidates(app, sample, replace(case, achievements=()))) == 15


def test_the_sample_takes_along_what_came_with_it_and_brings_it_back(app: App) -> None:
    (sample,) = app.dossiers.list()
    before, whole = left(app), app.dossiers.load(sample.id)
    dossiers.trash_dossier(app, sample.id)
    assert left(app) == (0, 0, 0, 0)
    dossiers.restore_dossier(app, sample.id)
    assert left(app) == before
    assert app.dossiers.load(sample.id) == whole


def test_what_another_dossier_uses_stays_when_the_sample_goes(app: App) -> None:
    (sample,) = app.dossiers.list()
    shared = app.dossiers.load(sample.id).nominees[0]
    other = made_up.dossier()
    app.dossiers.save(replace(other, nominees=(*other.nominees, shared)), "pack")
    dossiers.trash_dossier(app, sample.id)
    assert shared in app.nominees.list()
    assert app.dossiers.load(other.id).nominees[-1] == shared


def test_what_the_office_itself_entered_stays_when_the_sample_goes(app: App) -> None:
    (sample,) = app.dossiers.list()
    whole = app.dossiers.load(sample.id)
    own = nominees.add(app, "individual", "Trần Thị Mận")
    app.dossiers.save(replace(whole, nominees=(*whole.nominees, own)), app.dossiers.pack_text(sample.id))
    dossiers.trash_dossier(app, sample.id)
    assert app.nominees.list() == (own,)
