"""Which backups stay: a table of what was there and what is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from app.storage.thinning import worth_keeping

NOW = dt.datetime(2026, 3, 31, 17, 0)


def at(*texts: str) -> set[dt.datetime]:
    return {dt.datetime.fromisoformat(text) for text in texts}


TABLE = {
    "nothing": (at(), at()),
    "one, however old": (at("2001-01-01 08:00"), at("2001-01-01 08:00")),
    "all of the last 24 hours": (
        at("2026-03-31 16:59", "2026-03-31 16:58", "2026-03-31 08:00", "2026-03-31 07:00", "2026-03-30 17:01"),
        at("2026-03-31 16:59", "2026-03-31 16:58", "2026-03-31 08:00", "2026-03-31 07:00", "2026-03-30 17:01"),
    ),
    "the last of each earlier day": (
        at(
            *("2026-03-31 16:00", "2026-03-31 15:00", "2026-03-31 14:00"),
            *("2026-03-29 17:00", "2026-03-29 11:00", "2026-03-29 08:00"),
            *("2026-03-28 17:00", "2026-03-28 08:00"),
        ),
        at(
            *("2026-03-31 16:00", "2026-03-31 15:00", "2026-03-31 14:00"),
            *("2026-03-29 17:00", "2026-03-28 17:00"),
        ),
    ),
    "the newest three of an old day": (
        at("2026-01-10 08:00", "2026-01-10 09:00", "2026-01-10 10:00", "2026-01-10 11:00"),
        at("2026-01-10 09:00", "2026-01-10 10:00", "2026-01-10 11:00"),
    ),
    "what lies in the future": (
        at("2027-01-01 08:00", "2027-01-01 09:00", "2027-01-01 10:00", "2027-01-01 11:00"),
        at("2027-01-01 08:00", "2027-01-01 09:00", "2027-01-01 10:00", "2027-01-01 11:00"),
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_the_table(case: str) -> None:
    there, kept = TABLE[case]
    assert worth_keeping(there, NOW) == kept


def test_a_backup_a_day_for_three_years_thins_to_days_weeks_and_months() -> None:
    there = {NOW - dt.timedelta(days=days) for days in range(1096)}
    kept = sorted(worth_keeping(there, NOW), reverse=True)
    assert kept[:14] == [NOW - dt.timedelta(days=days) for days in range(14)]
    weeks = {moment.isocalendar()[:2] for moment in kept}
    assert {(NOW - dt.timedelta(weeks=back)).isocalendar()[:2] for back in range(8)} <= weeks
    months = {(moment.year, moment.month) for moment in kept}
    assert months == {(2026, month) for month in (1, 2, 3)} | {(2025, month) for month in range(4, 13)}
    assert len(kept) == 14 + 6 + 10


def test_thinning_again_takes_nothing_more() -> None:
    there = {NOW - dt.timedelta(hours=7 * step) for step in range(2000)}
    once = worth_keeping(there, NOW)
    assert worth_keeping(once, NOW) == once


def test_thinning_day_after_day_keeps_as_much_as_thinning_once() -> None:
    day = dt.timedelta(days=1)
    kept: set[dt.datetime] = set()
    for days in range(400, -1, -1):
        kept = set(worth_keeping(kept | {NOW - days * day}, NOW - days * day))
    assert len(kept) >= 14 + 6 + 9
    assert min(kept) <= NOW - 300 * day
