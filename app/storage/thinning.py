"""Which backups are worth keeping: many of the last day, ever fewer of the time before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Hashable
from typing import Final

ALL_WITHIN: Final = dt.timedelta(hours=24)
ALWAYS_NEWEST: Final = 3

Bucket = Callable[[dt.datetime], Hashable]


def _day(moment: dt.datetime) -> Hashable:
    return moment.date()


def _week(moment: dt.datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: dt.datetime) -> Hashable:
    return moment.year, moment.month


# The last backup of each of so many days, weeks, months that have one; a week away from the office costs nothing.
STEPS: Final[tuple[tuple[Bucket, int], ...]] = ((_day, 14), (_week, 8), (_month, 12))


def worth_keeping(moments: Collection[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """Those of ``moments`` to keep: all of the last 24 hours, the last of 14 days, 8 weeks and 12 months.

    The newest three stay whatever their age, and so does what lies in the future: a clock set back must not
    cost a backup.
    """
    newest_first = sorted(moments, reverse=True)
    kept = set(newest_first[:ALWAYS_NEWEST])
    kept.update(moment for moment in newest_first if now - moment < ALL_WITHIN)
    for bucket, count in STEPS:
        last_of: dict[Hashable, dt.datetime] = {}
        for moment in newest_first:
            last_of.setdefault(bucket(moment), moment)
        kept.update(list(last_of.values())[:count])
    return frozenset(kept)
