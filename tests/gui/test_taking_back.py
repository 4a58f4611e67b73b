"""What is taken back is shown and named: it may stand where nobody is looking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.finding import Place
from app.services import nominees, units
from app.services.app import App
from app.services.editing import place_of, text_of
from tests.gui.forms_here import strokes
from tests.gui.windows import session_of, settle
from ui import navigation
from ui.forms.editors import widget_of
from ui.main_window import MainWindow
from ui.pages.nominees import NomineesPage
from ui.pages.units import UnitsPage
from ui.widgets.register_form import RegisterForm


def opened(window: MainWindow, app: App, page: str) -> RegisterForm:
    """The form of the only thing in that register, nobody in it."""
    thing = units.add_unit(app) if page == navigation.UNITS else nominees.add(app, "individual")
    window.activateWindow()
    window.go(page, thing.id)
    shown = window.in_sight
    assert isinstance(shown, NomineesPage | UnitsPage)
    return shown._form


def typed(form: RegisterForm, place: Place, text: str) -> None:
    assert form.form.focus_place(place)
    focused = QApplication.focusWidget()
    assert focused is not None
    strokes(focused, text)
    assert form.form.commit()


def press(keys: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, keys, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(("page", "field"), [(navigation.UNITS, "phone"), (navigation.NOMINEES, "workplace")])
def test_what_is_taken_back_in_a_register_is_named_and_has_the_keyboard(
    window: MainWindow, app: App, qtbot: QtBot, page: str, field: str
) -> None:
    form = opened(window, app, page)
    place = next((each for each in form.form.places() if each.field == field), form.form.places()[-1])
    typed(form, place, "12")
    window._rail.setFocus()
    settle(qtbot, window)
    entry = form.form._rows.entry(place)
    assert entry is not None
    press(Qt.Key.Key_Z)
    assert entry.editor.typed() == ""
    assert widget_of(entry.editor).hasFocus()
    assert form._saved.text() == f"Đã lấy lại: {entry.asked.label}"
    press(Qt.Key.Key_Y)
    assert form._saved.text() == f"Đã làm lại: {entry.asked.label}"


def test_the_head_of_a_dossier_names_what_was_taken_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    session, page = session_of(sample_window), sample_window.dossier_page
    session.change(session.snapshot.dossier, "Không có gì")
    form = page.step_page("general").form  # pyright: ignore[reportAttributeAccessIssue]
    place = next(each for each in form.places() if each.field == "place")
    page.show_place(place)
    strokes(QApplication.focusWidget() or form, "x")
    page.turn_to("check")
    page.undo()
    settle(qtbot, sample_window)
    assert page._head._saved.text() == "Đã lấy lại: Địa danh"
    assert page._step == "general"


def test_a_place_written_by_an_earlier_version_is_no_place() -> None:
    place = Place(part="nominee", id="n-1", field="name")
    assert place_of(text_of(place)) == place
    assert place_of(repr(place)) is None
