"""The window comes back as it was left, and a dossier at the step it was left at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import settings
from app.services.app import App
from app.services.samples import add_sample
from tests.gui.windows import opened_window, settle
from ui import window_state
from ui.last_steps import last_step, leave_at
from ui.main_window import MainWindow


def test_control_q_closes_the_window(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_the_window_remembers_its_size_and_stays_on_the_screen(app: App, qtbot: QtBot) -> None:
    with opened_window(app) as first:
        first.resize(790, 540)
        settle(qtbot, first)
    assert settings.read(app, settings.WINDOW)
    again = MainWindow()
    qtbot.addWidget(again)
    window_state.put_back(again, app)
    assert (again.width(), again.height()) == (790, 540)
    assert again.screen().availableGeometry().contains(again.geometry().topLeft())


def test_what_cannot_be_read_leaves_the_window_as_it_is(app: App, qtbot: QtBot) -> None:
    settings.write(app, settings.WINDOW, "không phải")
    fresh = MainWindow()
    qtbot.addWidget(fresh)
    size = fresh.size()
    window_state.put_back(fresh, app)
    assert fresh.size() == size


def test_a_dossier_opens_at_the_step_it_was_left_at(app: App, qtbot: QtBot) -> None:
    sample = add_sample(app)
    with opened_window(app) as first:
        first.open_dossier(sample)
        first.dossier_page.turn_to("criteria")
        settle(qtbot, first)
    with opened_window(app) as second:
        second.open_dossier(sample)
        settle(qtbot, second)
        assert second.dossier_page._step == "criteria"


def test_only_the_dossiers_left_last_are_remembered(app: App) -> None:
    for number in range(205):
        leave_at(app, f"d{number}", "check")
    assert last_step(app, "d0") == "general"
    assert last_step(app, "d204") == "check"
    assert len(settings.read(app, settings.LAST_STEPS)) == 200
