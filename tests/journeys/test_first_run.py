"""A new installation asks three things and lands in the unit's profile; a dossier then needs nothing typed twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.forms.steps import STEP_TITLES
from app.paths import Paths
from app.services import settings
from app.services.dossiers import open_snapshot
from tests.gui.windows import SIZES, Strays, clipped, dialog_of, opened_app, opened_window, outside, settle
from ui import navigation
from ui.dialogs.new_dossier import NewDossierDialog
from ui.forms.editors import LineEditor
from ui.main_window import MainWindow
from ui.pages.ledger import LedgerPage
from ui.pages.steps.achievements import AchievementsStep
from ui.pages.units import UnitsPage
from ui.pages.welcome import WelcomePage
from ui.text import welcome as words


@pytest.fixture
def window(paths: Paths, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of a program that was never used."""
    with opened_app(paths) as app, opened_window(app, first_run=True) as opened:
        yield opened
        settle(qtbot, opened)


def welcome(window: MainWindow) -> WelcomePage:
    page = window.in_sight
    assert isinstance(page, WelcomePage)
    return page


def test_three_answers_lead_to_the_profile_and_into_the_first_dossier(window: MainWindow, qtbot: QtBot) -> None:
    page = welcome(window)
    page._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    page._signer.setText("Nguyễn Văn Mẫu")
    page._position.setText("Phó Chủ tịch")
    page.start()
    settle(qtbot, window)
    units_page = window.in_sight
    assert isinstance(units_page, UnitsPage)
    unit = units_page._unit()
    assert unit is not None
    assert (unit.place, unit.symbol, unit.type) == ("Minh Tâm", "UBND", "xa")
    assert [(each.name, each.authority) for each in unit.signers] == [("Nguyễn Văn Mẫu", "deputy")]
    window.show_home()
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    dialog.create()
    settle(qtbot, window)
    assert open_snapshot(window.app, window.dossier_page.dossier_id).dossier.unit == unit
    assert window.app.units.list() == (unit,)


def test_who_passes_over_is_not_asked_again(window: MainWindow, qtbot: QtBot) -> None:
    welcome(window).pass_over()
    assert window.in_sight is window.home
    window.begin(window.app)
    settle(qtbot, window)
    assert window.in_sight is window.home


def test_what_was_typed_waits_for_whoever_looks_at_another_page(window: MainWindow, qtbot: QtBot) -> None:
    page = welcome(window)
    window.activateWindow()
    qtbot.waitUntil(page._unit.hasFocus)
    page._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    page._signer.setText("Nguyễn Văn Mẫu")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.in_sight is window.page(navigation.HELP)
    QTest.keyClick(window.in_sight, Qt.Key.Key_Escape)
    assert welcome(window) is page
    window.go(navigation.SETTINGS)
    window.go(navigation.UNITS)
    window.go(navigation.HOME)
    assert welcome(window)._unit.text() == "Ủy ban nhân dân xã Minh Tâm"
    settle(qtbot, window)
    with opened_window(window.app, first_run=True) as again:
        assert welcome(again)._signer.text() == "Nguyễn Văn Mẫu"
        welcome(again).start()
        settle(qtbot, again)
    assert settings.read(window.app, settings.WELCOME_DRAFT) == {}


def test_the_page_of_the_units_leads_back_to_the_questions(window: MainWindow) -> None:
    page = welcome(window)
    page._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    page.pass_over()
    window.go(navigation.UNITS)
    go_on = next(each for each in window.in_sight.findChildren(QPushButton) if each.text() == words.GO_ON)
    go_on.click()
    assert welcome(window)._unit.text() == "Ủy ban nhân dân xã Minh Tâm"


def test_the_profile_begins_at_its_first_question(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    welcome(window)._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    welcome(window).start()
    settle(qtbot, window)
    assert isinstance(QApplication.focusWidget(), LineEditor)


def test_enter_goes_on_from_each_question_to_the_next_and_then_begins(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    page = welcome(window)
    qtbot.waitUntil(page._unit.hasFocus)
    page._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    for field in (page._unit, page._signer, page._position):
        assert QApplication.focusWidget() is field
        QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert isinstance(window.in_sight, UnitsPage)


def test_the_questions_are_three(window: MainWindow) -> None:
    asked = [each for each in welcome(window).findChildren(QWidget) if isinstance(each, (QLineEdit, QComboBox))]
    assert len(asked) == 3


def test_whoever_looked_at_the_sample_is_still_asked(window: MainWindow, qtbot: QtBot) -> None:
    welcome(window).open_sample()
    settle(qtbot, window)
    with opened_window(window.app, first_run=True) as again:
        assert isinstance(again.in_sight, WelcomePage)
        settle(qtbot, again)


def test_without_a_name_nothing_is_kept(window: MainWindow) -> None:
    welcome(window).start()
    assert welcome(window)._unit.hasFocus() or window.in_sight is welcome(window)
    assert window.app.units.list() == ()


@pytest.mark.parametrize("size", SIZES)
def test_the_first_page_fits(window: MainWindow, qtbot: QtBot, size: str) -> None:
    window.resize(*SIZES[size])
    welcome(window).start()
    settle(qtbot, window)
    assert clipped(window) == []
    assert outside(window) == []


def test_the_profile_draws_what_the_papers_print(window: MainWindow, qtbot: QtBot) -> None:
    page = welcome(window)
    page._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    page.start()
    units_page = window.page(navigation.UNITS)
    assert isinstance(units_page, UnitsPage)
    qtbot.waitUntil(lambda: units_page._pages is not None and units_page._pages.pages() == 1)


def test_walking_through_everything_and_back_leaves_every_button_alive_and_in_its_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    def go(page: str) -> None:
        window.go(page)
        settle(qtbot, window)

    strays = Strays()
    welcome(window).open_sample()
    settle(qtbot, window)
    go("ledger")
    go("home")
    go("dossier")
    for step in STEP_TITLES:
        window.dossier_page.turn_to(step)
        settle(qtbot, window)
    window.dossier_page.turn_to("achievements")
    achievements = window.dossier_page.step_page("achievements")
    assert isinstance(achievements, AchievementsStep)
    achievements.add_new()
    settle(qtbot, window)
    assert window.dossier_page.session is not None
    window.dossier_page.session.undo()
    settle(qtbot, window)
    for name in ("home", "ledger", "nominees", "home", "units", "plans", "settings", "help", "ledger"):
        go(name)
    assert strays.seen == []
    ledger = window.in_sight
    assert isinstance(ledger, LedgerPage)
    assert all(isValid(each) for each in (ledger.head.undo, ledger.head.redo, ledger.head.remove, ledger.head.menu))
