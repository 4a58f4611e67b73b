"""What the desk says of time: the deadline to come, the one that is past, and where an untold one is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.finding import Assessment, DeadlineResult, Place, StepDate
from app.paths import Paths
from app.services import desk_check
from app.services.app import App
from app.services.desk_check import DeskCheck, StepLeft
from app.services.dossiers import create_dossier, open_snapshot
from app.services.plans import list_plans
from app.services.samples import add_sample
from app.services.units import add_unit
from app.wiring import build_app

TODAY = dt.date(2021, 5, 10)
EARLIER, LATER = dt.date(2021, 5, 3), dt.date(2021, 5, 14)
STEPS = (
    StepDate(id="b", title="Nộp hồ sơ", date=dt.date(2021, 5, 13)),
    StepDate(id="a", title="Họp xét", date=dt.date(2021, 5, 7)),
)


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program on an empty data folder."""
    opened = build_app(paths)
    yield opened
    opened.close()


def looked(app: App, monkeypatch: pytest.MonkeyPatch, *dates: dt.date, number: str = "") -> DeskCheck:
    """At the sample as if its plan had deadlines on these days."""
    deadlines = tuple(
        DeadlineResult(deadline=f"{date}", title=f"Nộp {date}", date=date, steps=STEPS if date == LATER else ())
        for date in dates
    )
    found = Assessment(results=(), quotas=(), deadlines=deadlines, bonuses=(), findings=())
    monkeypatch.setattr(desk_check, "assess", lambda *_: found)
    snapshot = open_snapshot(app, add_sample(app))
    submission = replace(snapshot.dossier.submission, number=number, date=EARLIER)
    return desk_check.look(app, replace(snapshot, dossier=replace(snapshot.dossier, submission=submission)), TODAY)


def test_the_next_deadline_is_told_and_that_an_earlier_one_is_past(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(app, monkeypatch, LATER, EARLIER)
    assert (check.due, check.working, check.past, check.title) == (LATER, 4, EARLIER, f"Nộp {LATER}")


def test_every_step_is_told_by_day_with_the_working_days_to_it(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(app, monkeypatch, LATER, EARLIER)
    assert check.steps == (StepLeft(step=STEPS[1], working=None), StepLeft(step=STEPS[0], working=3))
    assert check.step == check.steps[1]


def test_where_all_are_past_the_first_is_told(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(app, monkeypatch, EARLIER, dt.date(2021, 5, 5))
    assert (check.due, check.past, check.working) == (EARLIER, None, None)


def test_a_numbered_dossier_is_measured_by_its_first_deadline(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    check = looked(app, monkeypatch, LATER, EARLIER, number="05")
    assert (check.due, check.past, check.numbered) == (EARLIER, None, EARLIER)


def test_of_a_new_dossier_it_is_told_where_deadline_and_number_are_written(app: App) -> None:
    unit = add_unit(app, "Ủy ban nhân dân xã Minh Tâm", "xa")
    check = desk_check.look(app, open_snapshot(app, create_dossier(app, list_plans(app)[0].id, unit)), TODAY)
    assert check.due is None
    assert (check.due_at and check.due_at.part, check.quota_at and check.quota_at.part) == ("events", "quota")
    assert isinstance(check.doubtful, Place)
