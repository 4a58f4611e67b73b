"""Optional minutes nothing is told of come out as a form with blanks: that is said before they are handed in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.dossier import Minutes, Snapshot
from app.domain.finding import Place
from app.domain.plan import DossierItem
from app.rules.paper_gaps import gap_findings, paper_gaps
from app.services.exporting import choices_of
from tests.helpers import dossier_builder as make

PAPER = DossierItem(id="bien-ban", kind="minutes", title="Biên bản", necessity="optional")
TOLD = Minutes(date=dt.date(2021, 6, 2), place="Phòng họp", chair="A", secretary="B", present=9)


def met(minutes: Minutes, paper: DossierItem = PAPER) -> Snapshot:
    return make.snapshot(make.plan(dossier_items=(paper,)), minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "written", "severity"),
    [
        (Minutes(), (), "note"),
        (Minutes(), ("bien-ban",), "warning"),
        (replace(TOLD, chair=" "), (), "warning"),
    ],
)
def test_blank_minutes_are_told(minutes: Minutes, written: tuple[str, ...], severity: str) -> None:
    (finding,) = gap_findings(met(minutes), written)
    assert (finding.severity, finding.code, finding.place.part) == (severity, "paper-blank", "minutes")


def test_what_is_wanting_is_named_at_its_field() -> None:
    (finding,) = gap_findings(met(replace(TOLD, chair="", present=None)), ())
    assert finding.place == Place(part="minutes", field="chair")
    assert "chưa ghi chủ tọa, số người có mặt" in finding.message


def test_minutes_with_what_they_tell_are_fine() -> None:
    assert paper_gaps(met(TOLD)) == {}
    assert paper_gaps(make.sample()) == {}


def test_minutes_the_plan_asks_for_are_told_of_elsewhere() -> None:
    assert paper_gaps(met(Minutes(), replace(PAPER, necessity="required"))) == {}


def test_the_choice_of_papers_knows_which_would_be_blank() -> None:
    assert {each.id: bool(each.wanting) for each in choices_of(met(Minutes()))} == {
        "bien-ban": True,
        "muc-luc-minh-chung": False,
    }
