"""Small changes: each is there at once, in this connection and in any other."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.achievement import Figure
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, EventDate, Minutes, Nomination, Submission
from app.errors import InputError, UnknownId
from app.storage.database import Database
from app.storage.dossier_edits import DossierEdits
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.links import LinkKind
from app.storage.nominees import Nominees
from app.storage.units import Units
from tests.helpers import made_up

FIGURE = Figure(value=0, source="Sổ hộ khẩu", as_of=PartialDate(2021, 5))


@pytest.fixture(autouse=True)
def saved(dossiers: Dossiers) -> Dossier:
    dossiers.save(made_up.dossier(), "pack")
    return made_up.dossier()


@pytest.fixture
def edits(dossiers: Dossiers) -> DossierEdits:
    return dossiers.edits


def test_simple_values_are_set(edits: DossierEdits, dossiers: Dossiers, database: Database, saved: Dossier) -> None:
    Units(database).save(made_up.unit(id="u-2", name="Đơn vị khác"))
    submission = Submission(number="01/TTr-UBND", signer="s-2", opening="a & b", date=dt.date(2021, 6, 2))
    edits.set_title("h-1", "<Tên mới>")
    edits.set_unit("h-1", "u-2")
    edits.set_minutes("h-1", Minutes(number="9/BB"))
    edits.set_submission("h-1", submission)
    edits.set_decision_date("h-1", dt.date(2021, 7, 1))
    assert dossiers.load("h-1") == replace(
        saved,
        title="<Tên mới>",
        unit=made_up.unit(id="u-2", name="Đơn vị khác"),
        minutes=Minutes(number="9/BB"),
        submission=submission,
        decision_date=dt.date(2021, 7, 1),
    )


def test_a_meeting_is_kept_with_its_people_and_their_votes(
    edits: DossierEdits, dossiers: Dossiers, saved: Dossier
) -> None:
    minutes = made_up.minutes(attendees=("Ông “A” & bà <B>", ""), invited=(), present=0, summoned=None)
    edits.set_minutes("h-1", minutes)
    edits.set_nomination("h-1", replace(saved.nominations[0], votes=0))
    edits.set_nomination("h-1", replace(saved.nominations[1], votes=None))
    loaded = dossiers.load("h-1")
    assert loaded.minutes == minutes
    assert [each.votes for each in loaded.nominations] == [0, None]


def test_figures_of_the_dossier_and_of_a_nomination_are_apart(edits: DossierEdits, dossiers: Dossiers) -> None:
    edits.set_figure("h-1", "so_ho", FIGURE)
    edits.set_figure("h-1", "so_ho", Figure(value=7), nomination_id="d-1")
    loaded = dossiers.load("h-1")
    assert loaded.figures["so_ho"] == FIGURE
    assert loaded.nominations[0].figures["so_ho"] == Figure(value=7)


def test_a_table_is_a_figure(edits: DossierEdits, dossiers: Dossiers) -> None:
    table = made_up.turnout((("Khu vực “A” & B", 0, 0), ("", 1, 1)))
    edits.set_figure("h-1", "cu_tri", table)
    assert dossiers.load("h-1").figures["cu_tri"] == table


def test_an_answer_is_set_and_its_evidence_joins_the_dossier(
    edits: DossierEdits, dossiers: Dossiers, register: EvidenceRegister
) -> None:
    register.save(made_up.evidence(b"hai", id="e-2"))
    answer = Answer(met=False, applies=False, reason="không có\ngì", evidence=("e-2",))
    edits.set_answer("h-1", "d-2", "dung_luat", answer)
    loaded = dossiers.load("h-1")
    assert loaded.nominations[1].answers == {"dung_luat": answer}
    assert [each.id for each in loaded.evidence] == ["e-1", "e-2"]


def test_told_quotas_and_events_can_be_taken_back(edits: DossierEdits, dossiers: Dossiers) -> None:
    edits.set_told_quota("h-1", "ca-nhan", 0)
    edits.set_told_quota("h-1", "tap-the", None)
    edits.set_event("h-1", "khac", EventDate(date=dt.date(2021, 8, 1)))
    edits.set_event("h-1", "hoi-nghi", None)
    loaded = dossiers.load("h-1")
    assert loaded.told_quotas == {"ca-nhan": 0}
    assert loaded.events == {"khac": EventDate(date=dt.date(2021, 8, 1))}


def test_a_new_nomination_stands_last_and_brings_its_nominee(
    edits: DossierEdits, dossiers: Dossiers, database: Database, saved: Dossier
) -> None:
    someone = made_up.person(id="n-3", name="Phạm Văn Mẫu")
    Nominees(database).save(someone)
    new = Nomination(id="d-3", nominee="n-3", award="bang-khen", achievements=("a-1",))
    edits.set_nomination("h-1", new)
    assert dossiers.load("h-1") == replace(
        saved, nominees=(*saved.nominees, someone), nominations=(*saved.nominations, new)
    )


def test_a_known_nomination_is_replaced_in_its_place(edits: DossierEdits, dossiers: Dossiers) -> None:
    changed = made_up.nomination(note="đã sửa", answers={}, figures={"moi": FIGURE})
    edits.set_nomination("h-1", changed)
    assert dossiers.load("h-1").nominations[0] == changed


def test_nominations_are_put_in_order(edits: DossierEdits, dossiers: Dossiers) -> None:
    edits.set_nomination("h-1", Nomination(id="d-3", nominee="n-2", award="x"))
    edits.order_nominations("h-1", ["d-3", "la", "d-1"])
    assert [each.id for each in dossiers.load("h-1").nominations] == ["d-3", "d-1", "d-2"]


def test_a_removed_nomination_comes_back_with_everything_typed(
    edits: DossierEdits, dossiers: Dossiers, saved: Dossier
) -> None:
    edits.remove_nomination("h-1", "d-1")
    edits.drop("h-1", "nominees", "n-1")
    edits.drop("h-1", "achievements", "a-1")
    assert [each.id for each in dossiers.load("h-1").nominations] == ["d-2"]
    edits.restore_nomination("h-1", "d-1")
    loaded = dossiers.load("h-1")
    assert loaded.nominations == saved.nominations
    assert {each.id for each in loaded.nominees} == {"n-1", "n-2"}
    assert [each.id for each in loaded.achievements] == ["a-1"]


def test_a_nomination_set_again_after_the_trash_stands_last(edits: DossierEdits, dossiers: Dossiers) -> None:
    first = dossiers.load("h-1").nominations[0]
    edits.remove_nomination("h-1", "d-1")
    edits.set_nomination("h-1", first)
    assert [each.id for each in dossiers.load("h-1").nominations] == ["d-2", "d-1"]


def test_a_restored_nomination_takes_a_place_of_its_own(edits: DossierEdits, dossiers: Dossiers) -> None:
    edits.remove_nomination("h-1", "d-1")
    edits.order_nominations("h-1", ["d-2"])
    edits.restore_nomination("h-1", "d-1")
    ids = [each.id for each in dossiers.load("h-1").nominations]
    edits.order_nominations("h-1", ids[::-1] * 2)
    assert [each.id for each in dossiers.load("h-1").nominations] == ids[::-1]


def test_things_are_used_once_and_dropped_only_when_nothing_names_them(
    edits: DossierEdits, dossiers: Dossiers, database: Database
) -> None:
    Nominees(database).save(made_up.person(id="n-3"))
    edits.use("h-1", "nominees", "n-3", "n-3", "n-1")
    assert [each.id for each in dossiers.load("h-1").nominees] == ["n-1", "n-2", "n-3"]
    edits.drop("h-1", "nominees", "n-3")
    named: dict[LinkKind, str] = {"nominees": "n-1", "achievements": "a-1", "evidence": "e-1"}
    for kind, thing in named.items():
        with pytest.raises(InputError, match="còn dùng"):
            edits.drop("h-1", kind, thing)
    assert dossiers.load("h-1") == made_up.dossier()


def test_every_edit_is_seen_by_another_connection_at_once(edits: DossierEdits, path: Path) -> None:
    edits.set_title("h-1", "Đã lưu")
    other = sqlite3.connect(path)
    try:
        assert other.execute("SELECT title FROM dossiers").fetchall() == [("Đã lưu",)]
    finally:
        other.close()


def test_every_edit_moves_the_dossier_to_the_top(edits: DossierEdits, dossiers: Dossiers, database: Database) -> None:
    database.change("UPDATE dossiers SET changed_at = '2000-01-01T00:00:00.000+00:00'")
    edits.set_figure("h-1", "so_ho", FIGURE)
    assert dossiers.list()[0].changed_at.year > 2000


UNKNOWN: dict[str, Callable[[DossierEdits], None]] = {
    "dossier": lambda edits: edits.set_figure("khong", "x", FIGURE),
    "title": lambda edits: edits.set_title("khong", "x"),
    "unit": lambda edits: edits.set_unit("h-1", "khong"),
    "nomination of a figure": lambda edits: edits.set_figure("h-1", "x", FIGURE, nomination_id="khong"),
    "nomination of an answer": lambda edits: edits.set_answer("h-1", "khong", "x", Answer()),
    "evidence": lambda edits: edits.set_answer("h-1", "d-1", "x", Answer(evidence=("khong",))),
    "nominee": lambda edits: edits.set_nomination("h-1", Nomination(id="d-9", nominee="khong", award="")),
    "achievement": lambda edits: edits.use("h-1", "achievements", "khong"),
    "removed": lambda edits: edits.remove_nomination("h-1", "khong"),
    "restored": lambda edits: edits.restore_nomination("h-1", "d-1"),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_an_edit_of_something_unknown_changes_nothing(
    what: str, edits: DossierEdits, dossiers: Dossiers, saved: Dossier
) -> None:
    before = dossiers.list()
    with pytest.raises(UnknownId):
        UNKNOWN[what](edits)
    assert dossiers.load("h-1") == saved
    assert dossiers.list() == before
