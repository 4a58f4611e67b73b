"""Writing only what a change touched leaves the same dossier as writing all of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.dossier import Dossier, Submission
from app.domain.dossier_part import difference
from app.errors import InputError, UnknownId
from app.storage.dossiers import Dossiers
from tests.helpers import made_up

BASE = made_up.dossier()
OTHER = made_up.collective(id="n-9", name="Thôn Mới")
CASE = made_up.nomination(id="d-9", nominee="n-9")

CHANGES: dict[str, dict[str, object]] = {
    "title": {"title": "Tên khác"},
    "unit": {"unit": made_up.unit(name="Đơn vị khác", signers=())},
    "another unit": {"unit": made_up.unit(id="u-2", name="Đơn vị khác")},
    "lists": {"figures": {}, "told_quotas": {"x": 3}, "events": {}},
    "papers": {"submission": Submission(opening="a & b"), "decision_date": dt.date(2021, 7, 1)},
    "a case more": {"nominees": (*BASE.nominees, OTHER), "nominations": (CASE, *BASE.nominations)},
    "a case otherwise": {"nominations": (replace(BASE.nominations[0], note="khác"), *BASE.nominations[1:])},
    "no cases": {"nominations": ()},
    "achievement": {"achievements": (replace(BASE.achievements[0], result="khác"), *BASE.achievements[1:])},
}


@pytest.fixture(autouse=True)
def saved(dossiers: Dossiers) -> None:
    dossiers.save(BASE, "pack")


def write(dossiers: Dossiers, before: Dossier, after: Dossier) -> None:
    dossiers.save_part(after, difference(before, after)[1])


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_touched_is_there(dossiers: Dossiers, change: dict[str, object]) -> None:
    after = replace(BASE, **change)
    write(dossiers, BASE, after)
    assert dossiers.load(BASE.id) == after
    write(dossiers, after, BASE)
    assert dossiers.load(BASE.id) == BASE


def test_ids_that_contradict_each_other_change_nothing(dossiers: Dossiers) -> None:
    after = replace(BASE, nominations=(*BASE.nominations, CASE))
    with pytest.raises(InputError):
        write(dossiers, BASE, after)
    assert dossiers.load(BASE.id) == BASE


def test_a_dossier_in_the_trash_is_not_written(dossiers: Dossiers) -> None:
    dossiers.delete(BASE.id)
    with pytest.raises(UnknownId):
        write(dossiers, BASE, replace(BASE, title="Tên khác"))
    dossiers.restore(BASE.id)
    assert dossiers.load(BASE.id) == BASE
