"""Work in the background, one piece at a time: progress, cancelling, and where its errors go."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.errors import AppError, Cancelled

Work = Callable[["Job"], object]
News = Callable[[], object]

_LOOK_EVERY = 5


@dataclass(frozen=True, kw_only=True)
class _Listeners:
    """Who wants to hear of a job."""

    done: Callable[[object], object]
    failed: Callable[[AppError], object]
    crashed: Callable[[BaseException], object]
    progressed: Callable[[int, int, str], object] | None
    ended: Callable[[], object] | None


_NOBODY = _Listeners(done=id, failed=id, crashed=id, progressed=None, ended=None)


class Job:
    """One piece of work under way; what it tells is told in the window's thread.

    It is no QObject: one that Python and Qt both own, and that dies between two threads, takes the program with it.
    """

    def __init__(self, work: Work, news: SimpleQueue[News], listeners: _Listeners) -> None:
        self._work: Work | None = work
        self._news = news
        self._listeners = listeners
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
        self._news.put(lambda: self._tell(self._listeners.progressed, done, total, what))

    def work(self) -> None:
        """Do the work in the thread that calls this; what comes of it waits in the queue of news."""
        outcome = self._outcome()
        self._news.put(lambda: self._finish(outcome))

    def _outcome(self) -> News:
        if self._work is None or self.cancelled():
            return _nothing
        try:
            result = self._work(self)
        except Cancelled:
            return _nothing
        except AppError as error:
            return partial(self._tell, self._listeners.failed, error)
        except Exception as error:
            return partial(self._listeners.crashed, error)
        return partial(self._tell, self._listeners.done, result)

    def _finish(self, outcome: News) -> None:
        """In the window's thread, which is also where all that the work held on to is let go of."""
        listeners, self._work = self._listeners, None
        try:
            outcome()
        finally:
            # The worker may hold the job a moment longer; the listeners, often widgets, are not to end with it there.
            self._listeners = _NOBODY
            if listeners.ended and _is_there(listeners.ended):
                listeners.ended()

    def _tell(self, listener: Callable[..., object] | None, *what: object) -> None:
        if listener and not self._abandoned.is_set() and _is_there(listener):
            listener(*what)


class Runner(QObject):
    """The one background thread. ``crashed`` passes on what no job should ever raise.

    The thread knows nothing of Qt: what it has to tell waits in a queue, which a timer of the window's thread empties
    while there is work. While a job is under way no garbage is collected: in the background thread that could free
    widgets, and Qt lets only the window's thread do so.
    """

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: SimpleQueue[News | None] = SimpleQueue()
        self._news: SimpleQueue[News] = SimpleQueue()
        self._jobs: set[Job] = set()
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._deliver)

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
        listeners = _Listeners(done=done, failed=failed, crashed=self.crashed.emit, progressed=progressed, ended=ended)
        job = Job(work, self._news, listeners)
        self._jobs.add(job)
        gc.disable()
        self._order(partial(self._do, job))
        self._timer.start()
        return job

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    def stop(self) -> None:
        """Cancel everything and wait until the thread is idle."""
        for job in tuple(self._jobs):
            job.abandon()
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None
        self._deliver()
        gc.enable()

    def _order(self, what: News) -> None:
        if self._thread is None:
            # A daemon: a program that is told to end does not wait for a paper to be drawn.
            self._thread = Thread(target=_serve, args=(self._orders,), name="hoso-work", daemon=True)
            self._thread.start()
        self._orders.put(what)

    def _deliver(self) -> None:
        while True:
            try:
                tell = self._news.get_nowait()
            except Empty:
                return
            tell()

    def _do(self, job: Job) -> None:
        job.work()
        self._news.put(partial(self._forget, job))

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self._timer.stop()
            gc.enable()


def _serve(orders: SimpleQueue[News | None]) -> None:
    while order := orders.get():
        order()
        # Nothing may be held on to while waiting: what is let go of here could be a widget.
        del order


def _is_there(listener: Callable[..., object]) -> bool:
    """Whether the widget that wanted to hear is still there; a dialog may be closed before its work is done."""
    owner = getattr(listener, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _nothing() -> None:
    """What is told of work that was cancelled."""
