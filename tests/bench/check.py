"""``check``: what it costs to say everything the rules have to say of a dossier."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment
from app.domain.law import Law
from app.domain.workdays import WorkCalendar
from app.paths import locate_paths
from app.plans.law import load_law, work_calendar
from app.rules.assessment import assess
from app.rules.criteria import judge_nomination
from tests.bench.dossiers import dossier_of, sample_snapshot
from tests.bench.table import table
from tests.bench.timing import Stopwatch, busy_line, growth_line, machine, medians, runs_for

_TODAY = dt.date(2021, 6, 8)  # Between the sample's meeting and its deadline.


@dataclass(frozen=True, kw_only=True)
class CheckFigures:
    """Medians of ``runs`` runs: ``assess`` says everything, ``judge`` is the verdicts on criteria alone."""

    size: int
    runs: int
    seconds: dict[str, float]
    processor_seconds: dict[str, float]
    busy: str
    findings: int
    ready: bool


def measure(sizes: Sequence[int], runs: int | None = None) -> list[CheckFigures]:
    """The figures of each size, in a process that has checked before; ``runs`` times, or as its size deserves."""
    sample = sample_snapshot()
    law_dir = locate_paths().law
    law, calendar = load_law(law_dir), work_calendar(law_dir, range(_TODAY.year - 2, _TODAY.year + 3))
    assess(sample, law, calendar, _TODAY)
    return [_figures(sample, size, law, calendar, runs or runs_for(size)) for size in sizes]


def as_json(measured: Sequence[CheckFigures]) -> str:
    """Everything as one JSON object."""
    content = {
        "machine": machine(),
        "sizes": [asdict(each) for each in measured],
        "verdicts": [_growth_line(measured)],
    }
    return json.dumps(content, indent=2)


def as_text(measured: Sequence[CheckFigures]) -> str:
    """The figures as a table, and whether they grow linearly."""
    runs = "/".join(str(each.runs) for each in measured)
    headings = ("nominees", "assess", "of it judge", "ms per nominee", "findings", "ready")
    rows = [
        (
            str(each.size),
            f"{each.seconds['assess']:.3f}",
            f"{each.seconds['judge']:.3f}",
            f"{each.seconds['assess'] * 1000 / each.size:.2f}",
            str(each.findings),
            "yes" if each.ready else "no",
        )
        for each in measured
    ]
    title = f"All rules over a dossier; warm, seconds, median of {runs} runs; {machine()}"
    return f"{title}\n\n{table(headings, rows)}\n\n{_growth_line(measured)}\n{measured[-1].busy}"


def _figures(sample: Snapshot, size: int, law: Law, calendar: WorkCalendar, count: int) -> CheckFigures:
    """The medians of ``count`` runs, each over a dossier of its own."""
    watches = [Stopwatch() for _ in range(count)]
    assessments = [_check(dossier_of(sample, size), law, calendar, watch) for watch in watches]
    return CheckFigures(
        size=size,
        runs=count,
        seconds=medians([watch.clock for watch in watches]),
        processor_seconds=medians([watch.processor for watch in watches]),
        busy=busy_line(watches),
        findings=len(assessments[0].findings),
        ready=assessments[0].ready,
    )


def _check(snapshot: Snapshot, law: Law, calendar: WorkCalendar, watch: Stopwatch) -> Assessment:
    """The verdicts alone, then everything, on a dossier that remembers nothing of the verdicts."""
    nominations = snapshot.dossier.nominations
    watch.time("judge", lambda: [judge_nomination(snapshot, each) for each in nominations])
    fresh = replace(snapshot, dossier=replace(snapshot.dossier))
    return watch.time("assess", lambda: assess(fresh, law, calendar, _TODAY))


def _growth_line(measured: Sequence[CheckFigures]) -> str:
    stages = {name: [each.processor_seconds[name] for each in measured] for name in ("assess", "judge")}
    return growth_line([each.size for each in measured], stages)
