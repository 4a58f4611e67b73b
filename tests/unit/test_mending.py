"""A suggestion is applied only when it is asked for, and only where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.errors import InputError
from app.paths import Paths
from app.services.app import App
from app.services.checking import assess
from app.services.dossiers import open_snapshot
from app.services.mending import mend, suggested_mending
from app.services.samples import add_sample
from app.wiring import build_app


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.close()


def with_title(app: App, title: str) -> str:
    """The sample with another title of its first achievement."""
    dossier_id = add_sample(app)
    dossier = app.dossiers.load(dossier_id)
    first, *others = dossier.achievements
    app.dossiers.save(replace(dossier, achievements=(replace(first, title=title), *others)))
    return dossier_id


def test_a_suggestion_is_applied_where_it_belongs_and_nowhere_else(app: App) -> None:
    dossier_id = with_title(app, "Họp  thôn do Ủy Ban nhân dân xã mời")
    before = open_snapshot(app, dossier_id)
    finding = next(each for each in assess(app, before).findings if each.code == "text-agency")
    mending = suggested_mending(before, finding)
    assert mending is not None
    mend(app, dossier_id, mending)
    after = app.dossiers.load(dossier_id)
    assert after.achievements[0].title == "Họp thôn do Ủy ban nhân dân xã mời"
    same = replace(after, achievements=before.dossier.achievements)
    assert same == before.dossier


def test_a_text_changed_meanwhile_is_left_alone(app: App) -> None:
    dossier_id = with_title(app, "Họp  thôn")
    before = open_snapshot(app, dossier_id)
    finding = next(each for each in assess(app, before).findings if each.code == "text-spaces")
    mending = suggested_mending(before, finding)
    assert mending is not None
    with_title(app, "Họp dân")
    with pytest.raises(InputError, match="vừa được sửa"):
        mend(app, dossier_id, mending)
    assert app.dossiers.load(dossier_id).achievements[0].title == "Họp dân"


def test_an_earlier_award_is_mended_in_its_row(app: App) -> None:
    dossier_id = add_sample(app)
    dossier = app.dossiers.load(dossier_id)
    spoilt = tuple(
        replace(each, earlier_awards=tuple(replace(one, name=f"{one.name} ,") for one in each.earlier_awards))
        for each in dossier.nominees
    )
    app.dossiers.save(replace(dossier, nominees=spoilt))
    snapshot = open_snapshot(app, dossier_id)
    finding = next(each for each in assess(app, snapshot).findings if each.code == "text-spaces")
    mending = suggested_mending(snapshot, finding)
    assert mending is not None
    mend(app, dossier_id, mending)
    awards = [award.name for each in app.dossiers.load(dossier_id).nominees for award in each.earlier_awards]
    assert awards
    assert not any(" ," in name for name in awards)


def test_a_finding_without_a_better_text_suggests_nothing(app: App) -> None:
    snapshot = open_snapshot(app, add_sample(app))
    assert all(suggested_mending(snapshot, finding) is None for finding in assess(app, snapshot).findings)


def test_letters_no_font_has_are_told_before_they_are_printed(app: App) -> None:
    snapshot = open_snapshot(app, with_title(app, "Họp thôn 👍"))
    (told,) = [each for each in assess(app, snapshot).findings if each.code == "text-unprintable"]
    assert "👍" in told.message
    assert told.place.field == "title"


def test_an_honorific_typed_before_a_name_is_taken_off_with_one_press(app: App) -> None:
    dossier_id = add_sample(app)
    dossier = app.dossiers.load(dossier_id)
    person = next(each for each in dossier.nominees if each.is_person)
    typed = replace(person, name="Ông Nguyễn Văn Bình")
    app.dossiers.save(replace(dossier, nominees=tuple(typed if each == person else each for each in dossier.nominees)))
    before = open_snapshot(app, dossier_id)
    (finding,) = [each for each in assess(app, before).findings if each.code == "text-honorific"]
    assert (finding.severity, finding.mend) == ("error", "Nên viết: “Nguyễn Văn Bình”.")
    mending = suggested_mending(before, finding)
    assert mending is not None
    mend(app, dossier_id, mending)
    assert app.dossiers.load(dossier_id).nominee(person.id).name == "Nguyễn Văn Bình"
