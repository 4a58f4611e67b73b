"""What other dossiers say of a nominee counts: awards already got, achievements already used."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import Elsewhere, Nomination, Snapshot
from app.domain.plan import Exclusion
from app.rules.elsewhere import reuse_findings
from app.rules.exclusions import exclusion_findings
from tests.helpers import made_up

TODAY = dt.date(2021, 6, 8)


def other(**changes: Any) -> Elsewhere:
    made = Elsewhere(
        dossier="Hồ sơ năm trước",
        plan="ke-hoach-khac",
        nominee="n-1",
        award="giay-khen",
        award_name="Giấy khen",
        outcome="awarded",
        date=dt.date(2021, 3, 1),
        achievements=("a-1",),
    )
    return replace(made, **changes)


def snapshot(*elsewhere: Elsewhere, **changes: Any) -> Snapshot:
    exclusion = Exclusion(id="da-khen", title="Đã được khen", kind="awarded", within_months=12, **changes)
    nominees = (made_up.collective(earlier_awards=()), made_up.person(earlier_awards=()))
    dossier = made_up.dossier(nominees=nominees)
    return Snapshot(plan=made_up.plan(exclusions=(exclusion,)), dossier=dossier, elsewhere=elsewhere)


def excluded(made: Snapshot) -> list[str]:
    return [each.message for each in exclusion_findings(made, TODAY)]


def test_an_award_got_through_another_dossier_is_an_earlier_award() -> None:
    (message,) = excluded(snapshot(other()))
    assert "Giấy khen (ngày 01 tháng 3 năm 2021)" in message


@pytest.mark.parametrize("changes", [{"outcome": ""}, {"outcome": "refused"}, {"nominee": "n-9"}])
def test_what_was_not_awarded_to_the_nominee_excludes_nobody(changes: dict[str, Any]) -> None:
    assert excluded(snapshot(other(**changes))) == []


def test_an_award_of_long_ago_excludes_nobody() -> None:
    assert excluded(snapshot(other(date=dt.date(2019, 3, 1)))) == []


def test_the_awards_of_another_plan_are_compared_by_their_names() -> None:
    by_id = other(award="bang-khen", award_name="Kỷ niệm chương")
    assert excluded(snapshot(by_id, award="bang-khen")) == []
    assert len(excluded(snapshot(replace(by_id, plan="ke-hoach-thu"), award="bang-khen"))) == 1
    name = made_up.plan().awards[0].name
    assert len(excluded(snapshot(other(award_name=name), award="bang-khen"))) == 1


def test_an_achievement_that_serves_two_awards_of_one_nominee_is_warned_about() -> None:
    (finding,) = reuse_findings(snapshot(other(outcome="")))
    assert (finding.code, finding.severity, finding.place.id) == ("achievement-reused", "warning", "d-1")
    assert "“Giấy khen” trong hồ sơ “Hồ sơ năm trước”" in finding.message


@pytest.mark.parametrize(
    "changes", [{"outcome": "refused"}, {"achievements": ()}, {"nominee": "n-2"}, {"achievements": ("a-9",)}]
)
def test_other_uses_are_no_reuse(changes: dict[str, Any]) -> None:
    assert list(reuse_findings(snapshot(other(**changes)))) == []


def test_two_awards_in_the_same_dossier_are_noticed_on_both_sides() -> None:
    second = Nomination(id="d-3", nominee="n-1", award="bang-khen", achievements=("a-1",))
    dossier = made_up.dossier(nominations=(made_up.nomination(), second))
    found = list(reuse_findings(Snapshot(plan=made_up.plan(), dossier=dossier)))
    assert [each.place.id for each in found] == ["d-1", "d-3"]
    assert all("trong chính hồ sơ này" in each.message for each in found)
