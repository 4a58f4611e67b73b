"""``edit``: the real window with years of data in it: turning pages and steps, and from a key to the redrawn paper."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from app.exchange.new_ids import with_new_ids
from app.forms.steps import form_steps
from app.paths import locate_paths
from app.services import settings
from app.services.samples import add_sample
from app.wiring import build_app
from tests.bench.dossiers import dossier_of, sample_snapshot
from tests.bench.memory import peak_megabytes
from tests.bench.search import fill_ledger
from tests.bench.table import table
from tests.bench.timing import machine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow
    from ui.pages.steps.form_step import FormStepPage

NOMINEES = 13
TURN_MS, STALL_MS, MEMORY_MB = 100, 50, 200
_LETTERS = "nguyen van an "
_PATIENCE = 60.0


@dataclass(frozen=True, kw_only=True)
class TurnFigures:
    """Turning to a page or step, in milliseconds: until it is painted, and the longest stall while the rest is made.

    ``first`` is the first time, when it is made; ``busy`` is the processor's share of ``painted``: what it takes where
    no other program wants the processor.
    """

    what: str
    first: float
    painted: float
    busy: float
    stall: float


@dataclass(frozen=True, kw_only=True)
class EditFigures:
    """All turns, and from a key to the answer saved and to the paper beside it redrawn, pauses for typing included."""

    turns: tuple[TurnFigures, ...]
    keys: int
    key_p50: float
    key_p99: float
    saved_p50: float
    saved_p99: float
    drawn_p50: float
    drawn_p99: float
    stall: float
    peak_mb: float | None
    dossiers: int
    achievements: int


@dataclass(frozen=True, kw_only=True)
class _Key:
    """One key: until it is on the screen, saved, and the paper drawn; and the longest stall meanwhile."""

    shown: float
    saved: float
    drawn: float
    stall: float


def measure(runs: int, dossiers: int, achievements: int) -> EditFigures:
    """The medians of ``runs`` turns to each page and step, and ``runs`` times a name typed letter by letter."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.main import dress, make_application, spare_what_stays
    from ui.main_window import MainWindow

    with tempfile.TemporaryDirectory(prefix="hoso-bench-") as folder:
        # In a process of its own: what it takes to make so much data is not the window's.
        filling = get_context("spawn").Process(target=_fill, args=(Path(folder), dossiers, achievements))
        filling.start()
        filling.join()
        app = build_app(locate_paths(Path(folder)))
        application = make_application()
        dress(application, app.paths)
        window = MainWindow()
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.begin(app)
        bench = _Bench(application, window)
        spare_what_stays()
        pages = bench.turn_pages(runs + 1)
        steps = bench.turn_steps(runs + 1)
        keys = bench.type_name(runs)
        window.close()
        app.close()
    shown, saved, drawn = ([getattr(each, name) for each in keys] for name in ("shown", "saved", "drawn"))
    return EditFigures(
        turns=(*pages, *steps),
        keys=len(keys),
        key_p50=median(shown),
        key_p99=_p99(shown),
        saved_p50=median(saved),
        saved_p99=_p99(saved),
        drawn_p50=median(drawn),
        drawn_p99=_p99(drawn),
        stall=max(each.stall for each in keys),
        peak_mb=peak_megabytes(),
        dossiers=dossiers,
        achievements=achievements,
    )


def as_json(measured: EditFigures) -> str:
    """Everything as one JSON object."""
    return json.dumps({"machine": machine(), **asdict(measured)}, indent=2)


def as_text(measured: EditFigures) -> str:
    """The figures as tables, and whether the aims are met."""
    rows = [
        (each.what, f"{each.first:.0f}", f"{each.painted:.0f}", f"{each.busy:.0f}", f"{each.stall:.0f}")
        for each in measured.turns
    ]
    turned = max(each.busy for each in measured.turns)
    stalled = max(*(each.stall for each in measured.turns), measured.stall)
    memory = "not told by this system" if measured.peak_mb is None else _verdict(measured.peak_mb, MEMORY_MB)
    size = f"{measured.dossiers} dossiers of {NOMINEES} nominees, {measured.achievements} achievements in the ledger"
    return "\n".join(
        (
            f"The window, {size}; milliseconds, medians; {machine()}",
            "",
            table(("page or step", "first time", "turned to", "of it processor", "longest stall, processor"), rows),
            "",
            f"A key is on the screen: p50 {measured.key_p50:.1f}, p99 {measured.key_p99:.1f}",
            f"It is saved, with the pause for more keys: p50 {measured.saved_p50:.0f}, p99 {measured.saved_p99:.0f}",
            f"The paper beside it is redrawn: p50 {measured.drawn_p50:.0f}, p99 {measured.drawn_p99:.0f}",
            f"Aim of {TURN_MS} ms of the processor to turn to a page or step again: {_verdict(turned, TURN_MS)}.",
            f"Aim of no stall over {STALL_MS} ms of the processor: {_verdict(stalled, STALL_MS)}.",
            f"Aim of {MEMORY_MB} MB at most: {memory}.",
        )
    )


class _Bench:
    """The window with a watch on it."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self._application, self._window = application, window
        self.rest()

    def turn_pages(self, times: int) -> list[TurnFigures]:
        """Every page of the rail, but that of the dossier that is still to be opened."""
        from ui.navigation import DOSSIER, PAGES

        pages = [each.id for each in PAGES if each.on_rail and each.id != DOSSIER]
        return self._turns(pages, self._window.go, times)

    def turn_steps(self, times: int) -> list[TurnFigures]:
        """Every step of the dossier."""
        newest = self._window.app.dossiers.list()[0]
        self._window.open_dossier(newest.id)
        self.rest()
        page = self._window.dossier_page
        assert page.session is not None
        return self._turns([each.id for each in form_steps(page.session.snapshot)], page.turn_to, times)

    def type_name(self, runs: int) -> list[_Key]:
        """Letter by letter into the last name of the step of nominees, which is its largest."""
        page = self._window.dossier_page
        page.turn_to("nominees")
        self.rest()
        form = cast("FormStepPage", page.step_page("nominees")).form
        form.focus_place([each for each in form.places() if each.field == "name"][-1])
        self.rest()
        return [self._key(letter) for _ in range(runs) for letter in _LETTERS]

    def rest(self) -> None:
        """Let everything under way come to its end."""
        end = time.perf_counter() + _PATIENCE
        quiet = 0
        while quiet < 20 and time.perf_counter() < end:
            self._application.processEvents()
            quiet = 0 if self._busy() else quiet + 1
            time.sleep(0.001)

    def _turns(self, names: Sequence[str], turn: Callable[..., None], times: int) -> list[TurnFigures]:
        rounds = [[self._turn(each, turn) for each in names] for _ in range(times)]
        return [_median_turn(each) for each in zip(*rounds, strict=True)]

    def _turn(self, name: str, turn: Callable[..., None]) -> TurnFigures:
        painted, busy = _milliseconds(lambda: (turn(name), self._application.processEvents()))
        stalls = [0.0]
        end = time.perf_counter() + _PATIENCE
        quiet = 0
        while quiet < 20 and time.perf_counter() < end:
            stalls.append(self._pass())
            quiet = 0 if self._busy() else quiet + 1
        return TurnFigures(what=name, first=painted, painted=painted, busy=busy, stall=max(stalls))

    def _key(self, letter: str) -> _Key:
        from PySide6.QtTest import QTest

        from ui.widgets.paper_preview import PaperPreview

        page = self._window.dossier_page
        preview = page.findChildren(PaperPreview)[0]
        focused = self._window.focusWidget()
        assert focused is not None
        assert page.session is not None
        told: dict[str, float] = {}
        links = [
            (signal, signal.connect(lambda *_, name=name: told.setdefault(name, time.perf_counter())))
            for signal, name in ((page.session.saved, "saved"), (preview.drawn, "drawn"))
        ]
        start = time.perf_counter()
        shown, _ = _milliseconds(lambda: (QTest.keyClicks(focused, letter), self._application.processEvents()))
        stalls = [0.0]
        while not {"saved", "drawn"} <= told.keys() and time.perf_counter() < start + _PATIENCE:
            stalls.append(self._pass())
        for signal, link in links:
            signal.disconnect(link)
        self.rest()
        saved, drawn = ((told[name] - start) * 1000 for name in ("saved", "drawn"))
        return _Key(shown=shown, saved=saved, drawn=drawn, stall=max(stalls))

    def _pass(self) -> float:
        """One look at what is to be done in the window's thread: how long of the processor that took."""
        start = time.thread_time()
        self._application.processEvents()
        taken = (time.thread_time() - start) * 1000
        time.sleep(0.001)
        return taken

    def _busy(self) -> bool:
        session = self._window.dossier_page.session
        return self._window.runner.busy() or self._window.home.checking() or bool(session and session.judging())


def _fill(folder: Path, dossiers: int, achievements: int) -> None:
    """Dossiers that share nothing, and a ledger besides."""
    app = build_app(locate_paths(folder))
    settings.write(app, settings.WELCOMED, True)
    pack_text = app.dossiers.pack_text(add_sample(app))
    fill_ledger(app, achievements)
    sample = sample_snapshot()
    for _ in range(dossiers):
        app.dossiers.save(with_new_ids(dossier_of(sample, NOMINEES).dossier, lambda: uuid4().hex), pack_text)
    app.close()


def _median_turn(same: Sequence[TurnFigures]) -> TurnFigures:
    """The first is the first time; the others are the rule."""
    again = same[1:] or same
    return TurnFigures(
        what=same[0].what,
        first=same[0].painted,
        painted=median(each.painted for each in again),
        busy=median(each.busy for each in again),
        stall=median(each.stall for each in again),
    )


def _p99(figures: Sequence[float]) -> float:
    return quantiles(figures, n=100)[98]


def _verdict(found: float, aim: float) -> str:
    return f"{'met' if found <= aim else 'MISSED'} ({found:.0f})"


def _milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """As people wait, and of this thread's processor."""
    start, busy = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - busy) * 1000
