"""Copies files that are attached into the data, in the background: asked about, watched, stopped in one line."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.errors import AppError, Cancelled
from app.services import evidence as service
from app.services.evidence import Kept
from ui.desk import Desk
from ui.tasks import Job
from ui.text import evidence as words
from ui.widgets.labels import ElidedLabel, button, label

_WHOLE = 1000

Then = Callable[["Copied"], object]


@dataclass(frozen=True, kw_only=True)
class Copied:
    """What was copied, to be entered, and why the rest was not."""

    kept: tuple[Kept, ...]
    refused: tuple[AppError, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Batch:
    paths: tuple[Path, ...]
    heavy: tuple[Path, ...]
    then: Then


class Attaching(QFrame):
    """In sight only while it asks or copies. Files heavier than the settings say are asked about before any copying."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: deque[_Batch] = deque()
        self._job: Job | None = None
        self._now = ElidedLabel("muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.COPYING_NAME)
        self.stop_button = button(words.STOP)
        self.stop_button.clicked.connect(self.stop)
        self._question = label()
        self.yes_button = button(words.ATTACH_HEAVY)
        self.yes_button.clicked.connect(lambda: self._answered(heavy_too=True))
        self.no_button = button(words.LEAVE_HEAVY)
        self.no_button.clicked.connect(lambda: self._answered(heavy_too=False))
        self._asking, self._copying = QWidget(), QWidget()
        self._lay_out()
        self.hide()

    def take(self, paths: Iterable[Path], then: Then) -> None:
        """Copy the files once those before are done; ``then`` is told, unless nothing is to be copied after all."""
        with self._desk.saying_errors():
            every = tuple(paths)
            self._waiting.append(_Batch(paths=every, heavy=service.too_heavy(self._desk.app, every), then=then))
            if len(self._waiting) == 1:
                self._begin()

    def stop(self) -> None:
        """Copy no more; what is copied already is told."""
        if self._job:
            self._job.cancel()
            self.stop_button.setEnabled(False)

    def _begin(self) -> None:
        batch = self._waiting[0]
        if batch.heavy:
            self._question.setText(words.heavy_question(batch.heavy, service.heaviest(self._desk.app)))
            self._show(self._asking)
            self.no_button.setFocus()
        else:
            self._copy(batch)

    def _answered(self, *, heavy_too: bool) -> None:
        batch = self._waiting[0]
        if heavy_too:
            self._copy(batch)
        elif left := tuple(each for each in batch.paths if each not in batch.heavy):
            self._copy(_Batch(paths=left, heavy=(), then=batch.then))
        else:
            self._next()

    def _copy(self, batch: _Batch) -> None:
        files = self._desk.app.evidence.files
        self._waiting[0] = batch
        self._bar.setValue(0)
        self._now.say("")
        self.stop_button.setEnabled(True)
        self._show(self._copying)
        self._job = self._desk.runner.start(
            lambda job: _copied(files, batch.paths, job),
            done=self._done,
            failed=self._desk.say_error,
            progressed=self._advance,
            ended=self._next,
        )

    def _advance(self, done: int, total: int, what: str) -> None:
        self._bar.setValue(done)
        self._now.say(words.COPYING.format(name=what))

    def _done(self, copied: object) -> None:
        with self._desk.saying_errors():
            self._waiting[0].then(cast(Copied, copied))

    def _next(self) -> None:
        self._job = None
        self._waiting.popleft()
        self.hide()
        if self._waiting:
            with self._desk.saying_errors():
                self._begin()

    def _show(self, sheet: QWidget) -> None:
        for each in (self._asking, self._copying):
            each.setVisible(each is sheet)
        self.show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        question = QVBoxLayout(self._asking)
        question.setContentsMargins(0, 0, 0, 0)
        question.addWidget(self._question)
        question.addLayout(buttons)
        row = QHBoxLayout(self._copying)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._now, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asking)
        column.addWidget(self._copying)


def _copied(files: service.EvidenceFiles, paths: tuple[Path, ...], job: Job) -> Copied:
    """Copy file after file; one that is refused hinders no other."""
    sizes = [service.size_of(path) for path in paths]
    kept: list[Kept] = []
    refused: list[AppError] = []
    for place, path in enumerate(paths):
        before, whole = sum(sizes[:place]), max(sum(sizes), 1)

        def tell(done: int, before: int = before, whole: int = whole, name: str = path.name) -> None:
            job.report((before + done) * _WHOLE // whole, _WHOLE, name)

        try:
            kept.append(service.keep(files, path, progress=tell, cancelled=job.cancelled))
        except Cancelled:
            break
        except AppError as error:
            refused.append(error)
    return Copied(kept=tuple(kept), refused=tuple(refused))
