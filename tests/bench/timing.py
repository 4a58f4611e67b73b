"""How long a piece of work takes, and whether the time grows in line with the amount of work."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeVar

T = TypeVar("T")

# Of work in line with its amount one more nominee costs the same at any size, give or take what the machine's caches
# do; of work that grows with the square of its amount, five times as much between 13, 100 and 500.
DEARER_AT_MOST = 1.5


class Stopwatch:
    """Seconds of named pieces of work: ``clock`` as people wait, ``processor`` without what others did meanwhile."""

    def __init__(self) -> None:
        self.clock: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Do the work; garbage of earlier work is not counted."""
        gc.collect()
        clock, processor = time.perf_counter(), time.process_time()
        result = work()
        self.processor[name] = time.process_time() - processor
        self.clock[name] = time.perf_counter() - clock
        return result


def runs_for(size: int) -> int:
    """How often to repeat: small work varies most and costs least."""
    return 9 if size <= 20 else 5 if size <= 200 else 3


def medians(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each figure over all runs."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float | None:
    """How much dearer one more nominee is in the last step up than in the first; None with fewer than three sizes.

    Linear work gives 1, whatever its fixed cost.
    """
    if len(sizes) < 3:
        return None
    points = sorted(zip(sizes, seconds, strict=True))
    steps = [(later[1] - former[1]) / (later[0] - former[0]) for former, later in pairwise(points)]
    return steps[-1] / steps[0] if steps[0] > 0 else None


def growth_line(sizes: Sequence[int], stages: Mapping[str, Sequence[float]]) -> str:
    """In a line: do all stages grow linearly; ``stages`` are their processor seconds, size by size."""
    found = {name: growth(sizes, seconds) for name, seconds in stages.items()}
    known = {name: value for name, value in found.items() if value is not None}
    if not known:
        return "Aim of linear growth: not judged, it takes at least three sizes."
    shown = ", ".join(f"{name} {value:.2f}" for name, value in known.items())
    verdict = "met" if max(known.values()) <= DEARER_AT_MOST else "MISSED"
    return f"Aim of linear growth: {verdict}; cost of one more nominee, last step over first: {shown}."


def busy_line(watches: Sequence[Stopwatch]) -> str:
    """In a line: how much of the time other programs took, which makes all seconds longer."""
    clock = sum(sum(each.clock.values()) for each in watches)
    processor = sum(sum(each.processor.values()) for each in watches)
    return f"This process had a processor for {min(1.0, processor / clock):.0%} of the time."


def machine() -> str:
    """What the figures were taken on."""
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}"
