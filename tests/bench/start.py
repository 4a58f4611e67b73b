"""``start``: how long until the first page is painted, against a bare window in the same minutes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from app.paths import locate_paths
from app.services import settings
from app.services.samples import add_sample
from app.wiring import build_app
from tests.bench.search import fill_ledger
from tests.bench.table import table
from tests.bench.timing import machine

AIM_RATIO = 1.7
_ROOT = Path(__file__).resolve().parents[2]
_BARE = "bare PySide6 window"
_EMPTY = "window shown, no data yet"
ACHIEVEMENTS = 10_000
_SAMPLE = "window shown, with the sample and a full ledger"
_LISTED = "dossiers listed, with the sample and a full ledger"


class NotShown(Exception):
    """A window did not come up; the message is what it said."""


@dataclass(frozen=True, kw_only=True)
class StartFigures:
    """Milliseconds from the start of the process, of all runs; ``ratio`` is of the medians, to the bare window."""

    what: str
    milliseconds: tuple[int, ...]
    median: float
    ratio: float


def measure(runs: int) -> list[StartFigures]:
    """Each window started ``runs`` times in turn, after one round that is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        rounds = [_round(Path(folder), number) for number in range(runs + 1)][1:]
    bare = median(each[_BARE] for each in rounds)
    return [_figures(what, [each[what] for each in rounds], bare) for what in rounds[0]]


def as_json(measured: Sequence[StartFigures]) -> str:
    """Everything as one JSON object."""
    content = {"machine": machine(), "starts": [asdict(each) for each in measured], "verdicts": [_verdict(measured)]}
    return json.dumps(content, indent=2)


def as_text(measured: Sequence[StartFigures]) -> str:
    """The figures as a table, and whether the aim is met."""
    rows = [
        (
            each.what,
            f"{each.median:.0f}",
            f"{min(each.milliseconds)}",
            f"{max(each.milliseconds)}",
            f"{each.ratio:.2f}",
        )
        for each in measured
    ]
    runs = len(measured[0].milliseconds)
    what = f"Process start to first painted page, {ACHIEVEMENTS} achievements, offscreen"
    title = f"{what}; milliseconds, {runs} runs in turn; {machine()}"
    return f"{title}\n\n{table(('', 'median', 'least', 'most', 'ratio'), rows)}\n\n{_verdict(measured)}"


def _round(folder: Path, number: int) -> dict[str, int]:
    """Every window once; the program's data folders are new each time."""
    with_sample = folder / f"sample-{number}"
    app = build_app(locate_paths(with_sample))
    settings.write(app, settings.WELCOMED, True)
    add_sample(app)
    fill_ledger(app, ACHIEVEMENTS)
    app.close()
    compiled = folder / "compiled"
    return {
        _BARE: _start(compiled, "tests.bench.bare_window"),
        _EMPTY: _start(compiled, "ui", "--exit-when-shown", "--data", str(folder / f"empty-{number}")),
        _SAMPLE: _start(compiled, "ui", "--exit-when-shown", "--data", str(with_sample)),
        _LISTED: _start(compiled, "ui", "--exit-when-listed", "--data", str(with_sample)),
    }


def _start(compiled: Path, module: str, *arguments: str) -> int:
    """What the window printed; NotShown when it did not come up.

    Compiled modules are kept in ``compiled``, as they are kept after the first start of an installed program.
    """
    command = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.strip().isdigit():
        raise NotShown(f"{module}: {done.stdout}{done.stderr}")
    return int(done.stdout)


def _figures(what: str, milliseconds: Sequence[int], bare: float) -> StartFigures:
    middle = median(milliseconds)
    return StartFigures(what=what, milliseconds=tuple(milliseconds), median=middle, ratio=middle / bare)


def _verdict(measured: Sequence[StartFigures]) -> str:
    """The aim is for the window; that the dossiers are listed is measured beside it and has no aim yet."""
    worst = max(each.ratio for each in measured if each.what != _LISTED)
    verdict = "met" if worst <= AIM_RATIO else "MISSED"
    return f"Window shown within {AIM_RATIO} times a bare window: {verdict}, {worst:.2f} at worst."
