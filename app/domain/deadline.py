"""The time limits of a plan (thời hạn) as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the way to the deadline: to be done ``days_before`` working days before it."""

    id: str
    title: str
    days_before: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A time limit: a fixed day, or ``days`` before/after an event, or a day told by somebody.

    ``count_event_day`` makes the event's own day day one. ``hour`` is HH:MM on the last day ("" = end of day).
    ``weekday`` is 1 (Monday) to 7 (Sunday).
    """

    id: str
    title: str
    kind: Literal["fixed", "relative", "yearly", "weekly", "at_once", "told"]
    clause: str = ""
    date: dt.date | None = None
    hour: str = ""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    event: str = ""
    days: int = 0
    day_kind: Literal["working", "calendar"] = "working"
    direction: Literal["before", "after"] = "before"
    count_event_day: bool = False
    proposer_types: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()
    told_by: str = ""
    note: str = ""
    steps: tuple[Step, ...] = ()
