"""The ledger is filled in answer by answer, changed in bulk, taken back, and cited for criteria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from app.domain.achievement import Value
from app.domain.dates import PartialDate
from app.domain.finding import Place
from app.errors import InputError, UnknownId
from app.forms.spec import FormField
from app.paths import Paths
from app.services import ledger
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.editing import DossierEditing
from app.services.finding import achievement_with, dossier_with, find
from app.services.samples import add_sample
from app.wiring import build_app
from tests.helpers import made_up


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.database.close()


@pytest.fixture
def editing(app: App) -> ledger.LedgerEditing:
    return ledger.LedgerEditing(app)


def answer(editing: ledger.LedgerEditing, achievement: str, field: str, value: Value) -> None:
    editing.put(FormField(place=Place(part="achievement", id=achievement, field=field), label="Ô"), value)


def title_of(app: App, achievement: str) -> str:
    return app.achievements.get(achievement).title


def test_every_answer_is_stored_at_once(app: App, editing: ledger.LedgerEditing) -> None:
    made = editing.begin()
    answer(editing, made, "title", "Đắp đường")
    answer(editing, made, "date", "2021-05")
    answer(editing, made, "tags", "đường\nnông thôn mới")
    stored = app.achievements.get(made)
    assert (stored.title, stored.date, stored.tags) == ("Đắp đường", PartialDate(2021, 5), ("đường", "nông thôn mới"))
    (section,) = editing.sections(stored, (), ())
    assert "evidence" not in {field.place.field for field in section.fields}
    assert editing.value_of(made, section.fields[0].place) == "Đắp đường"


def test_the_role_of_everybody_who_took_part_is_asked(app: App, editing: ledger.LedgerEditing) -> None:
    app.nominees.save(made_up.person())
    made, people = editing.begin("Đắp đường"), ledger.people(app)
    answer(editing, made, "participants", (people[0].id,))
    (section,) = editing.sections(app.achievements.get(made), (), people)
    (role,) = (each for each in section.fields if each.label == f"Vai trò của {people[0].title}")
    editing.put(role, "Chủ trì")
    assert editing.value_of(made, role.place) == "Chủ trì"
    (row,) = app.ledger.rows(app.ledger.numbers(ledger.LedgerFilter()))
    assert row.participants == ((people[0].title, "Chủ trì"),)
    editing.undo()
    assert editing.value_of(made, role.place) is None


def test_changes_are_taken_back_and_done_again_one_by_one(app: App, editing: ledger.LedgerEditing) -> None:
    made = editing.begin("Tên đầu")
    answer(editing, made, "title", "Tên sau")
    answer(editing, made, "result", "Xong")
    assert editing.undo() == (made,)
    assert (title_of(app, made), app.achievements.get(made).result) == ("Tên sau", "")
    editing.undo()
    assert title_of(app, made) == "Tên đầu"
    editing.redo()
    assert title_of(app, made) == "Tên sau"
    editing.undo()
    editing.undo()
    with pytest.raises(UnknownId):
        app.achievements.get(made)
    assert editing.undo() == ()


def test_who_goes_on_typing_makes_one_change(app: App) -> None:
    moments = iter(dt.datetime(2021, 6, 1, 8, 0, second, tzinfo=dt.UTC) for second in (0, 1, 2, 3, 40))
    editing = ledger.LedgerEditing(app, now=lambda: next(moments))
    made = editing.begin()
    for typed in ("Đ", "Đắp", "Đắp đường"):
        answer(editing, made, "title", typed)
    answer(editing, made, "title", "Đắp đường làng")
    editing.undo()
    assert title_of(app, made) == "Đắp đường"
    editing.undo()
    assert title_of(app, made) == ""


def test_what_was_changed_elsewhere_is_not_overwritten_by_an_undo(app: App, editing: ledger.LedgerEditing) -> None:
    made = editing.begin("Một")
    answer(editing, made, "title", "Hai")
    app.achievements.save(made_up.achievement(id=made, title="Ba", evidence=()))
    with pytest.raises(InputError, match="sửa ở nơi khác"):
        editing.undo()
    assert title_of(app, made) == "Ba"


def test_many_are_changed_at_once_and_back_with_one_undo(app: App, editing: ledger.LedgerEditing) -> None:
    app.nominees.save(made_up.person())
    made = [editing.begin(f"Việc {number}") for number in range(3)]
    assert editing.bulk(made, "area", "giao-thong") == 3
    assert editing.bulk(made, "area", "giao-thong") == 0
    assert editing.bulk(made[:2], "add_tag", "đường") == 2
    assert editing.bulk(made, "remove_tag", "đường") == 2
    assert editing.bulk(made, "add_participant", "n-2") == 3
    assert editing.bulk(made, "add_participant", "n-2") == 0
    assert editing.bulk(made, "date", "2021") == 3
    assert {app.achievements.get(each).date for each in made} == {PartialDate(2021)}
    editing.undo()
    assert {app.achievements.get(each).date for each in made} == {None}
    assert {len(app.achievements.get(each).participants) for each in made} == {1}


def test_all_are_thrown_away_or_none(app: App, editing: ledger.LedgerEditing) -> None:
    add_sample(app)
    used = next(each.id for each in app.achievements.list())
    free = editing.begin("Chưa dùng")
    with pytest.raises(InputError, match="đang dùng trong"):
        editing.remove([free, used])
    assert title_of(app, free) == "Chưa dùng"
    editing.remove([free])
    editing.undo()
    assert title_of(app, free) == "Chưa dùng"


def test_achievements_are_cited_with_their_evidence_and_told_where(app: App, editing: ledger.LedgerEditing) -> None:
    dossier = add_sample(app)
    app.evidence.enter("a" * 64, 5, "bao-cao.pdf")
    proof = app.evidence.with_content("a" * 64)
    assert proof is not None
    made = editing.begin("Việc mới")
    editing.add_evidence(made, proof.id)
    (case, criteria), *_ = ledger.targets_of(app, dossier)
    assert ledger.cite(app, [made], dossier, case.id, criteria[0].id) == 1
    assert ledger.cite(app, [made], dossier, case.id, criteria[0].id) == 0
    snapshot = open_snapshot(app, dossier)
    nomination = next(each for each in snapshot.dossier.nominations if each.id == case.id)
    given = nomination.answers[criteria[0].id]
    assert made in nomination.achievements
    assert (given.achievements, proof.id in given.evidence) == ((made,), True)
    assert proof in snapshot.dossier.evidence
    (use,) = ledger.uses_of(app, made)
    assert (use.dossier, use.nominee_name) == (dossier, case.title)
    assert len(use.criteria) == 1
    DossierEditing(app, dossier).undo()
    assert ledger.uses_of(app, made) == ()
    with pytest.raises(UnknownId):
        ledger.cite(app, [made], dossier, "không có")


def test_one_achievement_for_two_awards_of_one_nominee_is_told() -> None:
    def use(nominee: str, outcome: str = "", name: str = "A") -> ledger.Use:
        return ledger.Use(
            dossier="h", title="", plan="", nominee=nominee, nominee_name=name, award="", criteria=(), outcome=outcome
        )

    assert ledger.served_twice([use("a"), use("b", name="B"), use("a")]) == ("A",)
    assert ledger.served_twice([use("a"), use("a", "refused")]) == ()
    assert ledger.served_twice([use("a"), use("namesake")]) == ()


def test_choices_are_named_in_the_words_of_the_plans(app: App, editing: ledger.LedgerEditing) -> None:
    add_sample(app)
    editing.bulk([editing.begin("Việc")], "area", "noi-dung-cu")
    areas = {each.id: each.title for each in ledger.ledger_areas(app)}
    assert areas["noi-dung-cu"] == "noi-dung-cu"
    assert len(areas) > 3
    assert ledger.people(app)
    assert [each.title for each in ledger.plans_in_use(app)] == ["32/KH-UBND"]


def test_results_say_which_one_they_are_and_lead_on(app: App) -> None:
    dossier = add_sample(app)
    found = find(app, "bau cu")
    assert {"achievement", "dossier"} <= {each.kind for each in found}
    assert all(each.detail for each in found if each.kind == "achievement")
    evidence = app.evidence.list()
    assert [dossier_with(app, each.id) for each in evidence[:1]] == [dossier][: len(evidence)]
    assert dossier_with(app, "không có") == ""
    assert achievement_with(app, "không có") == ""
