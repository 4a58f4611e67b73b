"""Errors are said calmly; bugs say that nothing is lost."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.errors import AppError, Cancelled, StorageError
from tests.gui.windows import free_deleted
from ui import text
from ui.crash import catch_everything
from ui.main_window import MainWindow
from ui.pages.crash import CrashPage
from ui.start_failure import FailureDialog
from ui.widgets.error_panel import ErrorPanel

ERROR = StorageError("Ổ đĩa <b>E:</b> & USB đã bị rút.", "Hãy cắm lại.", "E:/du-lieu (OSError 5)")


def said(window: MainWindow | FailureDialog) -> list[str]:
    """The texts of the panel that are in sight."""
    panel = window.findChildren(ErrorPanel)[0]
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible() and each.text()]


def test_the_panel_says_what_happened_what_to_do_and_that_the_data_is_safe(window: MainWindow) -> None:
    window.show_error(ERROR)
    assert said(window) == [ERROR.message, ERROR.hint, text.DATA_SAFE]


def test_details_are_there_for_who_asks_and_can_be_copied(window: MainWindow) -> None:
    window.show_error(ERROR)
    panel = window.findChildren(ErrorPanel)[0]
    assert not panel._details.isVisible()
    panel._more.click()
    assert panel._details.isVisible()
    assert panel._details.toPlainText() == ERROR.details
    panel._copy.click()
    assert QGuiApplication.clipboard().text() == "\n".join((ERROR.message, ERROR.hint, ERROR.details))


def test_a_second_error_takes_the_place_of_the_first(window: MainWindow) -> None:
    window.show_error(ERROR)
    window.show_error(AppError("Lỗi khác."))
    assert said(window) == ["Lỗi khác.", text.DATA_SAFE]


def test_going_to_another_page_takes_the_error_away(window: MainWindow) -> None:
    window.show_error(ERROR)
    window.go("about")
    assert said(window) == []


def test_nothing_is_said_of_what_the_user_stopped(window: MainWindow) -> None:
    window.show_error(Cancelled(""))
    assert said(window) == []


def test_a_bug_brings_the_crash_page_and_work_can_go_on(window: MainWindow) -> None:
    window.show_crash(ValueError("một"))
    window.show_crash(ValueError("hai"))
    page = window.findChildren(CrashPage)[0]
    assert page.isVisible()
    assert text.DATA_SAFE in {each.text() for each in page.findChildren(QLabel)}
    details = page.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "ValueError: một" in details
    assert "ValueError: hai" in details
    page.left.emit()
    assert not page.isVisible()
    assert window.home.isVisible()


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.mark.usefixtures("hooks")
def test_uncaught_errors_go_where_they_belong(qtbot: QtBot) -> None:
    known, bugs, noted = list[object](), list[object](), list[object]()
    bridge = catch_everything(known.append, bugs.append, noted.append)
    error, bug = AppError("biết"), KeyError("lạ")
    sys.excepthook(AppError, error, None)
    sys.excepthook(KeyError, bug, None)
    qtbot.waitUntil(lambda: bool(bugs))
    assert (known, bugs, noted) == ([error], [bug], [bug])
    assert bridge.parent() is None


@pytest.mark.usefixtures("hooks")
def test_an_error_in_another_thread_reaches_the_window(qtbot: QtBot) -> None:
    bugs, threads = list[object](), list[int]()

    def crash(error: BaseException) -> None:
        bugs.append(error)
        threads.append(threading.get_ident())

    bridge = catch_everything(bugs.append, crash, lambda error: None)
    worker = threading.Thread(target=lambda: {}["không có"])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(bugs))
    assert [type(each) for each in bugs] == [KeyError]
    assert threads == [threading.get_ident()]
    assert bridge.parent() is None


def test_a_start_that_fails_says_why_and_can_only_be_closed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = FailureDialog(ERROR)
    qtbot.addWidget(dialog)
    dialog.show()
    assert said(dialog) == [ERROR.message, ERROR.hint]
    dialog.close()
    free_deleted()
    assert not dialog.isVisible()
