"""A dossier under new ids: everything that named the old ones follows."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.achievement import Participation
from app.domain.references import broken_references
from app.exchange.new_ids import with_new_ids
from tests.helpers import made_up

SOUND = made_up.dossier()


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"mới-{next(numbers)}"


def test_a_copy_shares_no_id_of_a_register_and_holds_together(new_id: Callable[[], str]) -> None:
    copy = with_new_ids(SOUND, new_id)
    things = (copy, copy.unit, *copy.nominees, *copy.achievements, *copy.evidence)
    assert all(thing.id.startswith("mới-") for thing in things)
    assert len({thing.id for thing in things}) == len(things)
    assert broken_references(copy) == ()
    assert copy.nominations[0].answers["dung_luat"].evidence == (copy.evidence[0].id,)
    assert copy.achievements[0].participants[0].nominee == copy.nominees[0].id
    assert [each.id for each in copy.nominations] == ["d-1", "d-2"]


def test_only_what_clashes_is_renamed(new_id: Callable[[], str]) -> None:
    copy = with_new_ids(SOUND, new_id, only={"u-1", "h-1"})
    assert copy == replace(SOUND, id="mới-1", unit=made_up.unit(id="mới-2"))


def test_nothing_to_rename_changes_nothing(new_id: Callable[[], str]) -> None:
    assert with_new_ids(SOUND, new_id, only=()) == SOUND


@pytest.mark.parametrize("clash", ["n-2", "e-1"])
def test_an_achievement_follows_the_new_ids_of_what_it_names(new_id: Callable[[], str], clash: str) -> None:
    copy = with_new_ids(SOUND, new_id, only={clash})
    assert copy.achievements[0].id != "a-1"
    assert copy.nominations[0].achievements == (copy.achievements[0].id,)
    assert broken_references(copy) == ()


def test_an_achievement_of_others_stays(new_id: Callable[[], str]) -> None:
    others = made_up.achievement(id="a-2", participants=(Participation(nominee="người ngoài"),), evidence=())
    copy = with_new_ids(replace(SOUND, achievements=(made_up.achievement(), others)), new_id, only={"n-2"})
    assert copy.achievements[1] == others
