"""Work in the background, one piece at a time: progress, cancelling, and where its errors go."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal, SignalInstance

from app.errors import AppError, Cancelled

Work = Callable[["Job"], object]


class Job(QObject):
    """One piece of work under way. Its signals arrive in the window's thread.

    ``progressed`` carries how much is done, of how much, and what is being done; ``failed`` an AppError;
    ``crashed`` anything else. ``ended`` comes last, whatever happened, a cancelled job included.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = Event()
        self._abandoned = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is finished all the same is told."""
        self._cancel.set()

    def abandon(self) -> None:
        """Ask the work to stop; whatever comes of it is told to nobody."""
        self._abandoned.set()
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether the work should stop; the worker asks this between steps."""
        return self._cancel.is_set()

    def report(self, done: int, total: int, what: str) -> None:
        """Tell how far the work is; called by the worker."""
        self.progressed.emit(done, total, what)

    def work(self, work: Work) -> None:
        """Do the work here and now and send what comes of it."""
        try:
            self._tell(work)
        finally:
            self.ended.emit()

    def _tell(self, work: Work) -> None:
        if self.cancelled():
            return
        try:
            result = work(self)
        except Cancelled:
            return
        except AppError as error:
            self._emit(self.failed, error)
        except Exception as error:
            self.crashed.emit(error)
        else:
            self._emit(self.done, result)

    def _emit(self, signal: SignalInstance, what: object) -> None:
        if not self._abandoned.is_set():
            signal.emit(what)


class Runner(QObject):
    """The one background thread. ``crashed`` passes on what no job should ever raise.

    While a job is under way no garbage is collected: in the background thread that could free widgets, and Qt lets
    only the window's thread do so.
    """

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[Job] = set()

    def start(
        self,
        work: Work,
        *,
        done: Callable[[object], None],
        failed: Callable[[AppError], None],
        progressed: Callable[[int, int, str], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Queue ``work``; it must touch neither widgets nor the database's connection."""
        job = Job(self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.crashed.connect(self.crashed)
        if progressed:
            job.progressed.connect(progressed)
        if ended:
            job.ended.connect(ended)
        job.ended.connect(lambda: self._forget(job))
        self._jobs.add(job)
        gc.disable()
        self._pool.start(lambda: job.work(work))
        return job

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            gc.enable()
        job.deleteLater()

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait until the thread is idle."""
        for job in tuple(self._jobs):
            job.abandon()
        self._pool.waitForDone()
        gc.enable()
