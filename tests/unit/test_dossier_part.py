"""What one change touched: both sides of it, put in and taken out again."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest

from app.domain.dossier import Dossier, Minutes
from app.domain.dossier_part import DAYS, LISTS, PLAIN, UNTOUCHED, difference, holds, with_part
from tests.helpers import made_up

BASE = made_up.dossier()
OTHER = made_up.collective(id="n-9", name="Thôn Mới")

CHANGES = {
    "title": {"title": "Tên khác"},
    "no title": {"title": ""},
    "unit": {"unit": made_up.unit(name="Đơn vị khác")},
    "figures": {"figures": {}},
    "minutes": {"minutes": Minutes()},
    "decision day": {"decision_date": dt.date(2021, 7, 1)},
    "decision number": {"decision_number": "1500/QĐ-UBND"},
    "day of handing in": {"submitted_date": dt.date(2021, 6, 10)},
    "a nominee more": {"nominees": (*BASE.nominees, OTHER)},
    "a nominee less": {"nominees": BASE.nominees[1:]},
    "a nominee otherwise": {"nominees": (replace(BASE.nominees[0], name="Tên khác"), *BASE.nominees[1:])},
    "no nominations": {"nominations": ()},
    "another order": {"nominees": tuple(reversed((*BASE.nominees, OTHER)))},
    "nothing at all": {"nominees": (), "nominations": (), "achievements": (), "evidence": (), "events": {}},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_can_be_taken_back_and_done_again(change: dict[str, object]) -> None:
    after = replace(BASE, **change)
    old, new = difference(BASE, after)
    assert with_part(BASE, new) == after
    assert with_part(after, old) == BASE
    assert holds(after, new)
    assert not holds(BASE, new)


def test_only_what_differs_is_held() -> None:
    after = replace(BASE, nominees=(replace(BASE.nominees[0], name="Tên khác"), *BASE.nominees[1:]))
    old, new = difference(BASE, after)
    assert (old.nominees, new.nominees) == ((BASE.nominees[0],), (after.nominees[0],))
    assert new.nominees_order is None
    assert new.title is None


def test_the_same_dossier_is_no_change() -> None:
    assert all(side.is_empty for side in difference(BASE, made_up.dossier()))


def test_another_plan_is_no_edit() -> None:
    with pytest.raises(ValueError, match="plan"):
        difference(BASE, replace(BASE, plan="khác"))


def test_every_field_of_a_dossier_is_thought_of() -> None:
    assert {each.name for each in fields(Dossier)} == {*LISTS, *PLAIN, *UNTOUCHED, *DAYS}
