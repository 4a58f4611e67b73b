"""Filling in a dossier: what is typed is there at once, and everything can be taken back, after a restart too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.finding import Place
from app.errors import InputError
from app.forms.spec import FormField
from app.paths import Paths
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.editing import TYPING_PAUSE, DossierEditing, Step
from app.services.samples import add_sample
from app.wiring import build_app

TITLE = FormField(place=Place(part="unit", field="name"), label="Tên đơn vị")
OPENING = FormField(place=Place(part="submission", field="opening"), label="Lời mở đầu riêng", kind="long_text")
SIGNED = FormField(place=Place(part="submission", field="date"), label="Ngày ký", kind="date", exact_date=True)


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2021, 6, 1, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def rest(self) -> None:
        self.now += TYPING_PAUSE


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    made = build_app(paths)
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def editing(app: App, clock: Clock) -> DossierEditing:
    return DossierEditing(app, add_sample(app), clock)


def again(app: App, editing: DossierEditing, clock: Clock) -> DossierEditing:
    """The same dossier after a restart."""
    return DossierEditing(app, editing.snapshot.dossier.id, clock)


def test_an_answer_is_stored_when_it_is_put(app: App, editing: DossierEditing) -> None:
    editing.put(TITLE, "Ủy ban nhân dân xã Khác")
    stored = open_snapshot(app, editing.snapshot.dossier.id)
    assert stored.dossier.unit.name == "Ủy ban nhân dân xã Khác"
    assert stored == editing.snapshot


def test_the_last_change_is_taken_back_and_done_again(app: App, editing: DossierEditing) -> None:
    first = editing.snapshot
    editing.put(OPENING, "Một")
    editing.put(TITLE, "Hai")
    last = editing.snapshot
    assert (editing.undo_title, editing.redo_title) == ("Tên đơn vị", "")
    assert editing.undo() == Step(what="Tên đơn vị", place=TITLE.place)
    assert editing.undo() == Step(what="Lời mở đầu riêng", place=OPENING.place)
    assert editing.undo() is None
    assert editing.snapshot == first == open_snapshot(app, first.dossier.id)
    editing.redo()
    editing.redo()
    assert editing.redo() is None
    assert editing.snapshot == last == open_snapshot(app, first.dossier.id)


def test_changes_are_taken_back_after_a_restart(app: App, editing: DossierEditing, clock: Clock) -> None:
    first = editing.snapshot
    editing.put(OPENING, "Một")
    editing.put(SIGNED, "2021-06-09")
    later = again(app, editing, clock)
    assert later.undo_title == "Ngày ký"
    later.undo()
    later.undo()
    assert later.snapshot == first


def test_typing_on_in_one_field_is_one_change(editing: DossierEditing) -> None:
    first = editing.snapshot
    for words in ("Thực", "Thực hiện", "Thực hiện Kế hoạch"):
        editing.put(OPENING, words)
    editing.undo()
    assert editing.snapshot == first
    editing.redo()
    assert editing.snapshot.dossier.submission.opening == "Thực hiện Kế hoạch"


def test_a_change_that_is_no_typing_is_a_step_of_its_own(editing: DossierEditing) -> None:
    place = Place(part="submission", field="opening")
    for opening in ("Một", "Hai"):
        dossier = editing.snapshot.dossier
        submission = replace(dossier.submission, opening=opening)
        editing.change(replace(dossier, submission=submission), "Đổi lời mở đầu", place)
    editing.undo()
    assert editing.snapshot.dossier.submission.opening == "Một"


def test_after_a_rest_typing_is_another_change(editing: DossierEditing, clock: Clock) -> None:
    editing.put(OPENING, "Một")
    clock.rest()
    editing.put(OPENING, "Hai")
    editing.undo()
    assert editing.snapshot.dossier.submission.opening == "Một"


def test_typing_after_taking_back_is_a_new_change(editing: DossierEditing) -> None:
    editing.put(OPENING, "Một")
    editing.put(TITLE, "Tên")
    editing.undo()
    editing.put(OPENING, "Hai")
    assert editing.redo() is None
    editing.undo()
    assert editing.snapshot.dossier.submission.opening == "Một"


def test_a_nomination_taken_out_comes_back_whole(editing: DossierEditing) -> None:
    first = editing.snapshot.dossier
    editing.change(replace(first, nominations=first.nominations[1:]), "Bỏ trường hợp đề nghị")
    assert editing.snapshot.dossier.nominations == first.nominations[1:]
    assert editing.undo() == Step(what="Bỏ trường hợp đề nghị", place=None)
    assert editing.snapshot.dossier == first


def test_no_change_leaves_nothing_to_take_back(editing: DossierEditing) -> None:
    editing.change(editing.snapshot.dossier, "Không gì cả")
    assert editing.undo() is None


def test_what_was_edited_elsewhere_is_not_overwritten(app: App, editing: DossierEditing, clock: Clock) -> None:
    editing.put(TITLE, "Tên một")
    app.units.save(replace(editing.snapshot.dossier.unit, name="Tên từ nơi khác"))
    later = again(app, editing, clock)
    with pytest.raises(InputError, match="sửa ở nơi khác"):
        later.undo()
    assert later.snapshot.dossier.unit.name == "Tên từ nơi khác"
    assert later.undo() is None


def test_half_a_date_is_refused_with_its_field_and_changes_nothing(editing: DossierEditing) -> None:
    first = editing.snapshot
    with pytest.raises(InputError) as caught:
        editing.put(SIGNED, "2021-06")
    assert [finding.place for finding in caught.value.findings] == [SIGNED.place]
    assert editing.snapshot == first


def test_what_changed_outside_is_seen_after_a_reload(app: App, editing: DossierEditing) -> None:
    app.dossiers.change(editing.snapshot.dossier.id, title="Tên mới")
    editing.reload()
    assert editing.snapshot.dossier.title == "Tên mới"
