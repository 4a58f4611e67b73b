"""The register's form: whoever is entered a second time is told so, and nobody is merged unasked."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.app import App
from tests.gui.windows import clipped, settle
from tests.helpers import made_up
from ui import navigation
from ui.main_window import MainWindow
from ui.pages.nominees import NomineesPage
from ui.text import registers as words


def entered(window: MainWindow, name: str) -> NomineesPage:
    """The page on which somebody of that name is being entered."""
    window.go(navigation.NOMINEES)
    page = window.in_sight
    assert isinstance(page, NomineesPage)
    window.activateWindow()
    page.add("individual")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert(name)
    page.rest()
    return page


def test_an_entry_there_is_already_is_gone_to(window: MainWindow, app: App, qtbot: QtBot) -> None:
    known = made_up.person(id="n-9", name="Nguyễn Thị Lan")
    app.nominees.save(known)
    page = entered(window, "Nguyễn Thị Lan")
    qtbot.waitUntil(page._known.isVisible)
    settle(qtbot, window)
    assert clipped(window) == []
    page._known._use.click()
    assert app.nominees.list() == (known,)
    assert page._nominee() == known
    assert page._notice.isVisible()
    assert page._notice._words.text() == words.USED_KNOWN_SAID.format(name=known.name)
    page._notice._action.click()
    assert len(app.nominees.list()) == 2
    settle(qtbot, window)


def test_an_entry_that_is_only_looked_at_is_not_asked_about(window: MainWindow, app: App, qtbot: QtBot) -> None:
    app.nominees.save(*(made_up.person(id=each, name="Nguyễn Thị Lan") for each in ("n-8", "n-9")))
    window.go(navigation.NOMINEES)
    page = window.in_sight
    assert isinstance(page, NomineesPage)
    settle(qtbot, window)
    assert page._known._watched is None
    assert page._doubles.isVisible()
