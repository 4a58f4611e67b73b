"""``edit``: turning to a step of the form, and from a keystroke to its answer with the form shown anew."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from app.domain.achievement import Value
from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.answers import put_answer, stored_answer
from app.forms.spec import FormField, FormStep, StepId
from app.forms.steps import form_step, form_steps
from app.paths import locate_paths
from tests.bench.dossiers import dossier_of, sample_snapshot
from tests.bench.table import table
from tests.bench.timing import machine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.forms.form_view import FormView

NOMINEES = 13
TURN_MS, STALL_MS = 100, 50
_LETTERS = "nguyen van an "


@dataclass(frozen=True, kw_only=True)
class TurnFigures:
    """Turning to a step, in milliseconds: until it is painted, and the longest stall while the rest is made.

    ``busy`` is the processor's share of ``painted``: what it takes where no other program wants the processor.
    """

    step: str
    fields: int
    painted: float
    busy: float
    stall: float


@dataclass(frozen=True, kw_only=True)
class EditFigures:
    """All turns, and from a key to the answer taken and the form shown anew, without the pause for typing."""

    turns: tuple[TurnFigures, ...]
    keys: int
    key_p50: float
    key_p99: float
    answer_p50: float
    answer_p99: float


class _Page:
    """Takes answers as a page does, without the database: what is measured is the form."""

    def __init__(self, form: FormView, snapshot: Snapshot) -> None:
        self.form, self.snapshot = form, snapshot
        self.step: StepId = "general"
        form.answered.connect(self._answered)

    def turn(self, step: StepId) -> None:
        self.step = step
        self.form.show_sections(form_step(self.snapshot, step).sections, self._stored)

    def _stored(self, place: Place) -> Value:
        return stored_answer(self.snapshot.dossier, place)

    def _answered(self, field: FormField, value: Value) -> None:
        self.snapshot = Snapshot(plan=self.snapshot.plan, dossier=put_answer(self.snapshot.dossier, field, value))
        self.turn(self.step)


def measure(runs: int) -> EditFigures:
    """The medians of ``runs`` turns to each step, and ``runs`` times a name typed letter by letter."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.forms.form_view import FormView
    from ui.main import dress, make_application

    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        dress(application, locate_paths(Path(folder)))
        form = FormView()
        form.resize(700, 640)
        form.show()
        page = _Page(form, dossier_of(sample_snapshot(), NOMINEES))
        steps = [each for each in form_steps(page.snapshot) if each.sections]
        rounds = [[_turn(application, page, each) for each in steps] for _ in range(runs + 1)][1:]
        keys, answers = _type(application, page, runs)
        form.close()
    turns = tuple(_median_turn(each) for each in zip(*rounds, strict=True))
    return EditFigures(
        turns=turns,
        keys=len(keys),
        key_p50=median(keys),
        key_p99=quantiles(keys, n=100)[98],
        answer_p50=median(answers),
        answer_p99=quantiles(answers, n=100)[98],
    )


def as_json(measured: EditFigures) -> str:
    """Everything as one JSON object."""
    return json.dumps({"machine": machine(), **asdict(measured)}, indent=2)


def as_text(measured: EditFigures) -> str:
    """The figures as tables, and whether the aims are met."""
    rows = [
        (each.step, str(each.fields), f"{each.painted:.0f}", f"{each.busy:.0f}", f"{each.stall:.0f}")
        for each in measured.turns
    ]
    turned = max(each.busy for each in measured.turns)
    stalled = max(each.stall for each in measured.turns)
    return "\n".join(
        (
            f"Forms of {NOMINEES} nominees; milliseconds, medians; {machine()}",
            "",
            table(("step", "fields", "turned to", "of it processor", "longest stall, processor"), rows),
            "",
            f"A key: p50 {measured.key_p50:.1f}, p99 {measured.key_p99:.1f}",
            f"Its answer and the form shown anew: p50 {measured.answer_p50:.1f}, p99 {measured.answer_p99:.1f}",
            f"Aim of {TURN_MS} ms of the processor to turn to a step: {_verdict(turned, TURN_MS)}.",
            f"Aim of no stall over {STALL_MS} ms after it: {_verdict(stalled, STALL_MS)}.",
        )
    )


def _verdict(found: float, aim: float) -> str:
    return f"{'met' if found <= aim else 'MISSED'} ({found:.0f})"


def _turn(application: QApplication, page: _Page, step: FormStep) -> TurnFigures:
    painted, busy = _milliseconds(lambda: (page.turn(step.id), application.processEvents()))
    stalls = [0.0]
    for _ in range(500):
        _, passed = _milliseconds(application.processEvents)
        stalls.append(passed)
        if passed < 0.05:
            break
    fields = sum(len(section.fields) for section in step.sections)
    return TurnFigures(step=step.id, fields=fields, painted=painted, busy=busy, stall=max(stalls))


def _type(application: QApplication, page: _Page, runs: int) -> tuple[list[float], list[float]]:
    """Letter by letter into the last name of the step of nominees, which is its largest."""
    from PySide6.QtTest import QTest

    page.turn("nominees")
    place = [each for each in page.form.places() if each.field == "name"][-1]
    page.form.focus_place(place)
    keys, answers = [], []
    for _ in range(runs):
        for letter in _LETTERS:
            focused = application.focusWidget()
            assert focused is not None
            key, _ = _milliseconds(
                lambda on=focused, key=letter: (QTest.keyClicks(on, key), application.processEvents())
            )
            answer, _ = _milliseconds(lambda: (page.form.commit(), application.processEvents()))
            keys.append(key)
            answers.append(answer)
    return keys, answers


def _median_turn(same: tuple[TurnFigures, ...]) -> TurnFigures:
    return TurnFigures(
        step=same[0].step,
        fields=same[0].fields,
        painted=median(each.painted for each in same),
        busy=median(each.busy for each in same),
        stall=median(each.stall for each in same),
    )


def _milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """As people wait, and of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000
