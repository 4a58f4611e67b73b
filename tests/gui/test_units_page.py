"""The page of the unit: what its name tells goes on with the name, and nobody takes the sample's unit for the own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.app import App
from app.services.samples import add_sample
from tests.gui.windows import clipped, settle
from ui import navigation
from ui.main_window import MainWindow
from ui.pages.units import UnitsPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[UnitsPage]:
    """The page with nothing on it yet."""
    window.go(navigation.UNITS)
    shown = window.in_sight
    assert isinstance(shown, UnitsPage)
    yield shown
    settle(qtbot, window)


def name_field(page: UnitsPage) -> QLineEdit:
    window = page.window()
    window.activateWindow()
    place = next(each for each in page._form.form.places() if each.field == "name")
    page._form.form.focus_place(place)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_a_pause_in_the_name_fixes_nothing_and_eats_no_space(page: UnitsPage, app: App) -> None:
    page.add()
    field = name_field(page)
    for typed in ("Ủy ban nhân dân ", "xã Minh ", "Tâm"):
        field.insert(typed)
        page._form.form.commit()
        QApplication.processEvents()
    assert field.text() == "Ủy ban nhân dân xã Minh Tâm"
    (unit,) = app.units.list()
    assert unit.letterhead == ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM")
    assert (unit.place, unit.type, unit.symbol, unit.body_name) == ("Minh Tâm", "xa", "UBND", "Ủy ban nhân dân")


def test_the_suggestion_is_taken_back_by_itself(page: UnitsPage, app: App) -> None:
    page.add()
    name_field(page).insert("Ủy ban nhân dân xã Minh Tâm")
    page._form.form.commit()
    page._form.undo()
    (unit,) = app.units.list()
    assert (unit.name, unit.letterhead) == ("Ủy ban nhân dân xã Minh Tâm", ())


def test_the_samples_unit_is_said_to_be_fictional_until_there_is_the_own(
    window: MainWindow, app: App, page: UnitsPage, qtbot: QtBot
) -> None:
    add_sample(app)
    window.go(navigation.UNITS)
    settle(qtbot, window)
    assert page._fictional.isVisible()
    assert clipped(window) == []
    page._fictional._action.click()
    assert not page._fictional.isVisible()
    name_field(page).insert("Ủy ban nhân dân xã Minh Tâm")
    page._form.form.commit()
    window.go(navigation.HOME)
    window.go(navigation.UNITS)
    assert page._choice.itemText(0) == "Ủy ban nhân dân xã Minh Tâm"
    assert not page._fictional.isVisible()
