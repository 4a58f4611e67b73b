"""The money: multiples of the base salary in force on the day of the decision, rounded as the rules say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import EventDate, Snapshot
from app.domain.finding import BonusLine
from app.domain.plan import Award, Bonus, Event, Phase
from app.rules.bonus import bonus_lines
from tests.helpers import dossier_builder as make

TODAY = dt.date(2021, 6, 10)
OF_2021 = Bonus(regime="nd-91-2017", multiples={"individual": "1.0", "collective": "2.0"}, clause="V.5")


def under(bonus: Bonus = OF_2021, award: str = "bang-khen", **changes: Any) -> Snapshot:
    plan = make.plan(
        awards=(Award(id=award, name="Bằng khen", bonus=bonus),),
        events=(Event(id="tong-ket", title="Hội nghị tổng kết"),),
        phases=(Phase(id="cuoi", title="Tổng kết", kind="final", event="tong-ket"),),
    )
    nominees = (make.hamlet(), make.person(), make.hamlet("ho", kind="household"))
    cases = tuple(make.nomination(each.id, award=award) for each in nominees)
    return make.snapshot(plan, **{"nominees": nominees, "nominations": cases, **changes})


def lines(made: Snapshot, today: dt.date = TODAY) -> tuple[BonusLine, ...]:
    return bonus_lines(made, make.law(), today)


def test_in_2021_a_collective_gets_twice_what_a_person_gets() -> None:
    collective, individual, household = lines(under(decision_date=dt.date(2021, 7, 15)))
    assert (collective.amount, individual.amount) == (2_980_000, 1_490_000)
    assert (collective.multiple, individual.multiple, individual.base_salary) == ("2.0", "1.0", 1_490_000)
    assert (individual.provisional, individual.why, individual.clause) == (False, "", "V.5")
    assert household.amount is None
    assert household.why


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2019-06-30", 1_390_000),
        ("2019-07-01", 1_490_000),
        ("2023-06-30", 1_490_000),
        ("2023-07-01", 1_800_000),
        ("2024-06-30", 1_800_000),
        ("2024-07-01", 2_340_000),
    ],
)
def test_the_day_of_the_decision_chooses_the_salary(day: str, amount: int) -> None:
    assert lines(under(decision_date=dt.date.fromisoformat(day)))[1].amount == amount


def test_before_the_first_salary_known_there_is_no_amount() -> None:
    line = lines(under(decision_date=dt.date(2010, 1, 1)))[1]
    assert (line.amount, line.multiple, line.clause) == (None, "1.0", "V.5")
    assert "01/01/2010" in line.why


def test_without_a_decision_the_day_of_the_final_review_is_reckoned_with() -> None:
    made = under(events={"tong-ket": EventDate(date=dt.date(2023, 7, 3), fixed=False)})
    line = lines(made)[1]
    assert (line.amount, line.provisional) == (1_800_000, True)
    assert line.why == "Tạm tính theo ngày tổng kết 03/7/2023; mức chính thức theo ngày ra quyết định khen thưởng."


def test_a_final_phase_may_have_a_day_of_its_own() -> None:
    made = under()
    phase = Phase(id="cuoi", title="Tổng kết", kind="final", end=dt.date(2023, 7, 3))
    assert lines(replace(made, plan=replace(made.plan, phases=(phase,))))[1].amount == 1_800_000


def test_without_a_review_either_it_is_reckoned_for_today() -> None:
    line = lines(under(), dt.date(2024, 7, 5))[1]
    assert line.amount == 2_340_000
    assert line.why.startswith("Tạm tính theo ngày hôm nay 05/7/2024; mức chính thức theo ngày ra quyết định")


def test_a_decree_that_is_not_in_force_on_the_day_is_pointed_out() -> None:
    line = lines(under(decision_date=dt.date(2024, 1, 1)))[1]
    assert line.provisional is True
    assert line.why == ("Nghị định số 91/2017/NĐ-CP không có hiệu lực vào ngày 01/01/2024; cần đối chiếu mức thưởng.")


def test_a_salary_that_is_only_announced_is_never_used_silently() -> None:
    line = lines(under(decision_date=dt.date(2026, 8, 1)))[1]
    assert (line.amount, line.provisional) == (2_340_000, True)
    assert "mức lương cơ sở mới" in line.why


@pytest.mark.parametrize(
    ("multiple", "rounding", "round_to", "expected"),
    [
        ("0.15", "nearest", 10_000, 220_000),
        ("0.3", "nearest", 10_000, 450_000),
        ("0.15", "up", 10_000, 230_000),
        ("0.15", "down", 10_000, 220_000),
        ("0.15", "none", 0, 223_500),
        ("0.15", "none", 10_000, 223_500),
        ("1.0", "up", 10_000, 1_490_000),
        ("0.333", "none", 0, 496_170),
        ("0.5", "nearest", 10_000, 750_000),
        ("0.15", "nearest", 0, 220_000),
    ],
)
def test_every_way_of_rounding(multiple: str, rounding: Any, round_to: int, expected: int) -> None:
    bonus = Bonus(regime="nd-91-2017", multiples={"individual": multiple}, rounding=rounding, round_to=round_to)
    assert lines(under(bonus, decision_date=dt.date(2021, 7, 15)))[1].amount == expected


def test_a_rounding_that_nobody_verified_is_pointed_out_where_it_changes_the_amount() -> None:
    rounded = Bonus(regime="nd-91-2017", multiples={"individual": "0.15", "collective": "1.0"})
    collective, individual, _ = lines(under(rounded, decision_date=dt.date(2021, 7, 15)))
    assert (individual.amount, individual.provisional) == (220_000, True)
    assert "làm tròn" in individual.why
    assert collective.provisional is False


def test_a_plan_that_names_a_decree_only_takes_its_rates() -> None:
    collective, individual, _ = lines(
        under(Bonus(regime="nd-91-2017"), award="giay-khen-xa", decision_date=dt.date(2021, 7, 15))
    )
    assert (individual.multiple, individual.amount) == ("0.15", 220_000)
    assert collective.amount == 450_000


def test_a_plan_without_bonus_promises_none() -> None:
    assert [line.amount for line in lines(under(Bonus()))] == [None, None, None]


def test_an_award_the_plan_does_not_have_has_no_bonus() -> None:
    made = under()
    (line,) = lines(replace(made, dossier=replace(made.dossier, nominations=(make.nomination(award="khac"),))))
    assert (line.amount, line.why) == (None, "Kế hoạch không nêu mức thưởng cho trường hợp này.")


def test_a_lost_nominee_has_no_bonus() -> None:
    assert lines(under(nominees=()))[0].amount is None
