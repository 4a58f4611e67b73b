"""A list being taken in, or an import being undone, in the background: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.services import sheet_import
from app.services.app import App
from app.services.sheet_import import GoodRow, Layout, ListTarget, Receipt
from ui.desk import Desk
from ui.tasks import Job


class ListStoring(QObject):
    """``stored`` and ``taken_back`` tell what was done, ``failed`` why it was not, ``ended`` that nothing goes on."""

    stored = Signal(object)
    taken_back = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, target: ListTarget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._target = target
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being stored or undone."""
        return self._job is not None

    def store(self, rows: Sequence[GoodRow], layout: Layout) -> None:
        """Take the rows in and remember how the headings were matched."""
        target = self._target

        def work(app: App, job: Job) -> Receipt:
            return sheet_import.take_in(app, target, rows, layout, job.cancelled)

        if not self.busy:
            self._job = self._desk.start(work, done=self._store_done, failed=self._fail, ended=self._end)

    def take_back(self, receipt: Receipt) -> None:
        """Undo all of it."""
        if not self.busy:
            self._job = self._desk.start(
                lambda app, _: sheet_import.take_back(app, receipt),
                done=self._back_done,
                failed=self._fail,
                ended=self._end,
            )

    def cancel(self) -> None:
        """Store nothing after all; what is stored by now is told as usual."""
        if self._job:
            self._job.cancel()

    def _store_done(self, receipt: object) -> None:
        self.stored.emit(cast(Receipt, receipt))

    def _back_done(self, _: object) -> None:
        self.taken_back.emit()

    def _fail(self, error: AppError) -> None:
        self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
