"""Work in the background: what it tells arrives in the window's thread, and only what should arrive."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import AppError, Cancelled, DiskFull
from ui.tasks import Job, Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


class Told:
    """Remembers what it was told and in which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[AppError] = []
        self.progress: list[tuple[int, int, str]] = []
        self.threads: set[int] = set()

    def take(self, result: object) -> None:
        self.done.append(result)
        self.threads.add(threading.get_ident())

    def fail(self, error: AppError) -> None:
        self.failed.append(error)
        self.threads.add(threading.get_ident())

    def advance(self, done: int, total: int, what: str) -> None:
        self.progress.append((done, total, what))
        self.threads.add(threading.get_ident())


def idle(runner: Runner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not runner.busy(), timeout=10_000)


def test_the_work_runs_elsewhere_and_its_result_comes_home(runner: Runner, qtbot: QtBot) -> None:
    told = Told()
    runner.start(lambda job: threading.get_ident(), done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert told.done != [threading.get_ident()]
    assert len(told.done) == 1
    assert told.threads == {threading.get_ident()}


def test_progress_arrives_in_order(runner: Runner, qtbot: QtBot) -> None:
    told = Told()

    def work(job: Job) -> None:
        for step in range(3):
            job.report(step, 3, f"bước {step}")

    runner.start(work, done=told.take, failed=told.fail, progressed=told.advance)
    idle(runner, qtbot)
    assert told.progress == [(0, 3, "bước 0"), (1, 3, "bước 1"), (2, 3, "bước 2")]
    assert told.threads == {threading.get_ident()}


def test_a_known_error_is_handed_over(runner: Runner, qtbot: QtBot) -> None:
    told, error = Told(), DiskFull("Ổ đĩa đã đầy.")

    def work(job: Job) -> None:
        raise error

    runner.start(work, done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert told.failed == [error]
    assert told.done == []


def test_a_bug_goes_to_the_crash_page(runner: Runner, qtbot: QtBot) -> None:
    told, crashes = Told(), list[object]()
    runner.crashed.connect(crashes.append)

    def work(job: Job) -> None:
        raise KeyError("lạ")

    runner.start(work, done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert [type(crash) for crash in crashes] == [KeyError]
    assert told.failed == []


def test_nothing_is_said_of_cancelled_work_but_its_end(runner: Runner, qtbot: QtBot) -> None:
    told, ended, begun = Told(), list[bool](), threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while not job.cancelled():
            threading.Event().wait(0.001)
        raise Cancelled("")

    job = runner.start(work, done=told.take, failed=told.fail, ended=lambda: ended.append(True))
    begun.wait()
    job.cancel()
    idle(runner, qtbot)
    assert (told.done, told.failed, ended) == ([], [], [True])


def test_what_was_finished_before_it_could_stop_is_told(runner: Runner, qtbot: QtBot) -> None:
    told, begun = Told(), threading.Event()

    def work(job: Job) -> str:
        begun.set()
        while not job.cancelled():
            threading.Event().wait(0.001)
        return "xong"

    job = runner.start(work, done=told.take, failed=told.fail)
    begun.wait()
    job.cancel()
    idle(runner, qtbot)
    assert told.done == ["xong"]


def test_nobody_hears_of_abandoned_work(runner: Runner, qtbot: QtBot) -> None:
    told, begun = Told(), threading.Event()

    def work(job: Job) -> str:
        begun.set()
        while not job.cancelled():
            threading.Event().wait(0.001)
        return "cũ"

    runner.start(work, done=told.take, failed=told.fail).abandon()
    runner.start(lambda job: "mới", done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert told.done == ["mới"]


def test_pieces_of_work_follow_one_another(runner: Runner, qtbot: QtBot) -> None:
    told = Told()
    for number in range(50):
        runner.start(lambda job, number=number: number, done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert told.done == list(range(50))


def test_no_garbage_is_collected_in_the_background(runner: Runner, qtbot: QtBot) -> None:
    told = Told()
    runner.start(lambda job: gc.isenabled(), done=told.take, failed=told.fail)
    idle(runner, qtbot)
    assert told.done == [False]
    assert gc.isenabled()


def test_garbage_is_collected_again_after_stopping(runner: Runner, qtbot: QtBot) -> None:
    runner.start(lambda job: None, done=Told().take, failed=Told().fail)
    assert not gc.isenabled()
    runner.stop()
    assert gc.isenabled()


def test_nobody_hears_of_work_abandoned_after_it_was_finished(runner: Runner, qtbot: QtBot) -> None:
    told, finished = Told(), threading.Event()

    def work(job: Job) -> None:
        job.report(1, 1, "xong")

    job = runner.start(work, done=told.take, failed=told.fail)
    runner.start(lambda job: finished.set(), done=told.take, failed=told.fail)
    finished.wait()
    job.abandon()
    idle(runner, qtbot)
    assert told.done == [None]


def test_a_widget_that_is_gone_is_told_nothing(runner: Runner, qtbot: QtBot) -> None:
    told = list[object]()

    class Dialog(QObject):
        def take(self, result: object) -> None:
            told.append(result)

    dialog, going = Dialog(), threading.Event()
    runner.start(lambda job: going.wait(), done=dialog.take, failed=Told().fail)
    delete(dialog)
    going.set()
    idle(runner, qtbot)
    assert told == []


def test_what_the_work_held_is_let_go_in_the_windows_thread(runner: Runner, qtbot: QtBot) -> None:
    threads = set[int]()

    class Held:
        def __del__(self) -> None:
            threads.add(threading.get_ident())

    held = Held()
    runner.start(lambda job, held=held: None, done=lambda _: None, failed=lambda _: None)
    del held
    idle(runner, qtbot)
    runner.start(lambda job: None, done=lambda _: None, failed=lambda _: None)
    idle(runner, qtbot)
    assert threads == {threading.get_ident()}
