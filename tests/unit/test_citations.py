"""What a summary tells of the ledger: chosen, added, arranged, dropped; every change is a whole dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.achievement import Achievement, Participation
from app.domain.dates import PartialDate
from app.domain.dossier import Snapshot
from app.domain.references import broken_references
from app.paths import Paths
from app.services import citations
from app.services.app import App
from app.wiring import build_app
from tests.helpers import dossier_builder as make

EARLY = Achievement(id="som", title="Việc sớm", date=PartialDate(2020))
LATE = Achievement(id="muon", title="Việc muộn", date=PartialDate(2021, 5))
TOOK_PART = (Participation(nominee="thon-1"),)
PROVEN = Achievement(id="co-tep", title="Việc có tệp", evidence=("anh",), participants=TOOK_PART)


@pytest.fixture
def app(paths: Paths) -> App:
    """A program whose ledger knows three achievements."""
    made = build_app(paths)
    made.nominees.save(make.hamlet())
    made.evidence.save(make.evidence("anh"))
    made.achievements.save(EARLY, LATE, PROVEN)
    return made


def citing(*ids: str) -> Snapshot:
    known = tuple(each for each in (EARLY, LATE) if each.id in ids)
    return make.snapshot(achievements=known, nominations=(make.nomination(achievements=ids),))


def titles(snapshot: Snapshot) -> list[str]:
    return [each.title for each in citations.told(snapshot, snapshot.dossier.nominations[0])]


def test_the_ledger_offers_first_what_the_nominee_took_part_in(app: App) -> None:
    made = citing("som")
    offered = citations.candidates(app, made, made.dossier.nominations[0])
    assert [each.id for each in offered] == ["co-tep", "muon"]
    app.close()


def test_a_cited_achievement_joins_the_dossier_with_its_files(app: App) -> None:
    after = citations.cite(app, citing().dossier, "case-thon-1", [PROVEN, LATE])
    assert after.nominations[0].achievements == ("co-tep", "muon")
    assert [each.id for each in after.evidence] == ["bien-ban", "anh"]
    assert broken_references(after) == ()
    assert citations.cite(app, after, "case-thon-1", [PROVEN]) == after
    app.close()


def test_a_new_achievement_is_the_nominee_s_own() -> None:
    after = citations.cite_new(citing("som"), "case-thon-1")
    new = after.achievements[-1]
    assert after.nominations[0].achievements == ("som", new.id)
    assert new.participants == (Participation(nominee="thon-1"),)


def test_what_nobody_cites_any_more_leaves_the_dossier() -> None:
    after = citations.drop(citing("som", "muon").dossier, "case-thon-1", "som")
    assert after.nominations[0].achievements == ("muon",)
    assert [each.id for each in after.achievements] == ["muon"]


def test_what_another_nominee_cites_stays() -> None:
    made = make.dossier(
        nominees=(make.hamlet(), make.person()),
        achievements=(EARLY,),
        nominations=(make.nomination(achievements=("som",)), make.nomination("ba-mau", achievements=("som",))),
    )
    assert citations.drop(made, "case-thon-1", "som").achievements == (EARLY,)


def test_the_order_is_by_date_until_it_is_arranged_by_hand() -> None:
    made = citing("muon", "som")
    assert titles(made) == ["Việc sớm", "Việc muộn"]
    moved = replace(made, dossier=citations.move(made, made.dossier.nominations[0], "som", 1))
    assert titles(moved) == ["Việc muộn", "Việc sớm"]
    back = replace(moved, dossier=citations.by_date(moved.dossier, "case-thon-1"))
    assert titles(back) == ["Việc sớm", "Việc muộn"]


def test_moving_stops_at_the_ends_and_knows_only_what_is_cited() -> None:
    made = citing("som", "muon")
    nomination = made.dossier.nominations[0]
    assert citations.move(made, nomination, "som", -5).nominations[0].achievements == ("som", "muon")
    assert citations.move(made, nomination, "la", 1) == made.dossier


def test_an_order_keeps_what_it_does_not_name() -> None:
    after = citations.arrange(citing("som", "muon").dossier, "case-thon-1", ["muon", "la"])
    assert after.nominations[0].achievements == ("muon", "som")


def test_who_took_part_and_is_in_the_dossier_is_cited_in_one_go() -> None:
    together = replace(EARLY, participants=(*TOOK_PART, Participation(nominee="ba-a"), Participation(nominee="ngoai")))
    cases = (
        make.nomination(achievements=("som",)),
        make.nomination(id="case-ba-a", nominee="ba-a"),
        make.nomination(id="case-ba-b", nominee="ba-b"),
    )
    dossier = make.snapshot(achievements=(together,), nominations=cases).dossier
    assert [each.id for each in citations.uncited(dossier, "som")] == ["case-ba-a"]
    after = citations.cite_for_participants(dossier, "som")
    assert [each.achievements for each in after.nominations] == [("som",), ("som",), ()]
    assert citations.uncited(after, "som") == ()
