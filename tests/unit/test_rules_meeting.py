"""The meeting: minutes that must be there, members, votes and their exact shares."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Figure
from app.domain.dossier import Minutes, Snapshot
from app.domain.finding import Finding, Place
from app.domain.plan import Applies, DossierItem, Field
from app.rules.meeting import meeting_findings
from tests.helpers import dossier_builder as make

MET = Minutes(date=dt.date(2021, 6, 1), present=9, summoned=11)
EIGHTY = DossierItem(id="bien-ban", kind="minutes", title="Biên bản", clause="V.4", vote_share="80 %")


def found(made: Snapshot) -> list[Finding]:
    return list(meeting_findings(made))


def test_minutes_the_plan_asks_for_must_be_dated() -> None:
    item = DossierItem(id="bien-ban", kind="minutes", title="Biên bản họp xét", clause="V.4")
    (finding,) = found(make.snapshot(make.plan(dossier_items=(item,))))
    assert (finding.place, finding.clause) == (Place(part="minutes", field="date"), "V.4")
    assert found(make.snapshot(make.plan(dossier_items=(item,)), minutes=Minutes(date=dt.date(2021, 6, 1)))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"necessity": "optional"},
        {"alternatives": ("khac",)},
        {"applies": Applies(proposer_types=("huyen",))},
        {"necessity": "conditional", "needed_when": "co_hop"},
    ],
)
def test_minutes_that_may_be_left_out_are_not_missed(changes: dict[str, Any]) -> None:
    item = replace(DossierItem(id="bien-ban", kind="minutes", title="Biên bản"), **changes)
    held = Field(id="co_hop", title="Có họp", kind="yes_no")
    assert found(make.snapshot(make.plan(dossier_items=(item,), fields=(held,)))) == []


def test_minutes_on_a_condition_are_missed_once_it_holds() -> None:
    item = DossierItem(id="bien-ban", kind="minutes", title="Biên bản", necessity="conditional", needed_when="co_hop")
    held = Field(id="co_hop", title="Có họp", kind="yes_no")
    plan = make.plan(dossier_items=(item,), fields=(held,))
    for told, missed in ((True, 1), (False, 0)):
        assert len(found(make.snapshot(plan, figures={"co_hop": Figure(value=told)}))) == missed


# ------------------------------------------------------------------ members and votes


def voted(votes: int | None, minutes: Minutes = MET, *items: DossierItem) -> list[tuple[str, str, str]]:
    made = make.snapshot(make.plan(dossier_items=items), minutes=minutes, nominations=(make.nomination(votes=votes),))
    return [(each.code, each.severity, each.place.field) for each in found(made)]


def test_without_a_share_in_the_plan_nobody_needs_votes() -> None:
    assert voted(None) == []
    assert voted(0) == []


def test_more_cannot_be_present_than_were_summoned() -> None:
    assert voted(None, replace(MET, present=12)) == [("meeting-present", "error", "present")]
    assert voted(None, replace(MET, present=11)) == []


@pytest.mark.parametrize("votes", [-1, 10])
def test_votes_that_cannot_be_are_pointed_out(votes: int) -> None:
    assert voted(votes) == [("votes-impossible", "error", "votes")]


@pytest.mark.parametrize(
    ("votes", "present", "short"),
    [(8, 10, False), (7, 10, True), (9, 9, False), (7, 9, True), (0, 9, True), (4, 5, False)],
)
def test_the_share_of_votes_is_held_against_the_plans_exactly(votes: int, present: int, short: bool) -> None:
    found_ = voted(votes, replace(MET, present=present), EIGHTY)
    assert found_ == [("votes-short", "error", "votes")] * short


def test_a_share_that_is_too_small_is_told_in_figures() -> None:
    made = make.snapshot(
        make.plan(dossier_items=(EIGHTY,)),
        minutes=replace(MET, present=1000, summoned=1000),
        nominations=(make.nomination(votes=799),),
    )
    (short,) = found(made)
    assert short.message == "Thôn Một: đạt 799/1000 phiếu (79,9%), cần từ 80% trở lên."
    assert short.clause == "V.4"


def test_where_a_share_is_asked_votes_and_members_must_be_told() -> None:
    assert voted(None, MET, EIGHTY) == [("votes-missing", "error", "votes")]
    assert voted(5, replace(MET, present=None), EIGHTY) == [("meeting-missing", "error", "present")]


def test_nobody_present_is_no_share() -> None:
    assert voted(0, replace(MET, present=0), EIGHTY) == [("meeting-missing", "error", "present")]


def test_optional_minutes_ask_for_no_votes() -> None:
    assert voted(None, MET, replace(EIGHTY, necessity="optional")) == []
