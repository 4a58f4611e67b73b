"""No way ends in nothing: a page without a dossier, the last field of a step, a search, and letters of any size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.forms.register_forms import nominee_form
from app.services import nominees, units
from app.services.app import App
from app.services.register_editing import RegisterEditing
from app.services.samples import add_sample
from tests.gui.windows import dialog_of, settle
from ui import navigation
from ui.dialogs.new_dossier import NewDossierDialog
from ui.main_window import MainWindow
from ui.pages.nominees import NomineesPage
from ui.pages.steps.achievements import AchievementsStep
from ui.pages.units import UnitsPage
from ui.theme import scale_text


def test_a_page_without_a_dossier_offers_the_newest_and_a_new_one(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.go(navigation.DOSSIER)
    empty = window.dossier_page._nothing
    assert not empty.recent.isVisible()
    empty.new.click()
    dialog_of(window, NewDossierDialog).close()
    sample = add_sample(app)
    window.go(navigation.DOSSIER)
    empty.recent.click()
    settle(qtbot, window)
    assert window.dossier_page.dossier_id == sample


def test_tab_leads_from_the_summary_to_the_buttons_below(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.activateWindow()
    page = sample_window.dossier_page
    page.turn_to("achievements")
    step = page.step_page("achievements")
    assert isinstance(step, AchievementsStep)
    settle(qtbot, sample_window)
    step.tabs.setCurrentWidget(step.summary)
    editor = step.summary.editor
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    while (focused := QApplication.focusWidget()) is not None and step.isAncestorOf(focused):
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert focused is not None
    assert page._foot.isAncestorOf(focused)


def test_the_arrow_down_leads_from_the_search_to_what_was_found(window: MainWindow, app: App, qtbot: QtBot) -> None:
    nominees.add(app, "individual")
    window.activateWindow()
    window.go(navigation.NOMINEES)
    page = window.in_sight
    assert isinstance(page, NomineesPage)
    page._search.setFocus()
    qtbot.waitUntil(page._search.hasFocus)
    QTest.keyClick(page._search, Qt.Key.Key_Down)
    assert page._list.hasFocus()
    assert page._list.currentRow() == 0


@pytest.mark.parametrize("percent", [100, 125, 140])
def test_the_steps_are_not_cut_at_any_size_of_letters(sample_window: MainWindow, qtbot: QtBot, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scale_text(application, percent)
    settle(qtbot, sample_window)
    cut = [each.text() for each in sample_window.dossier_page._rail.findChildren(QToolButton) if is_cut(each)]
    scale_text(application, 100)
    assert cut == []


def is_cut(step: QToolButton) -> bool:
    metrics, lines = step.fontMetrics(), step.text().split("\n")
    icon = step.iconSize().width()
    wide = max(metrics.horizontalAdvance(line) for line in lines) + icon + 16 > step.width()
    return wide or metrics.lineSpacing() * len(lines) + 8 > step.height()


@pytest.mark.parametrize("percent", [100, 125])
def test_the_buttons_below_a_step_are_never_cut(sample_window: MainWindow, qtbot: QtBot, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scale_text(application, percent)
    foot = sample_window.dossier_page._foot
    cut: list[str] = []
    for width in (1180, 1010, 900, 780):
        sample_window.resize(width, 720)
        for step in ("nominees", "criteria"):
            sample_window.dossier_page.turn_to(step)
            settle(qtbot, sample_window)
            foot._left.show()
            QApplication.processEvents()
            foot._fit()
            QApplication.processEvents()
            shown = [each for each in (foot._back, foot._left, foot._on) if each.isVisible()]
            cut += [f"{each.text()} {width}" for each in shown if each.width() < each.sizeHint().width()]
    scale_text(application, 100)
    assert cut == []


@pytest.mark.parametrize(("honorific", "sex"), [("Ông", "male"), ("Bà", "female")])
def test_the_form_of_address_tells_the_sex_nobody_gave(app: App, honorific: str, sex: str) -> None:
    editing = RegisterEditing(app, app.nominees, nominees.add(app, "individual").id)
    asked = {field.place.field: field for section in nominee_form(editing.thing, ()) for field in section.fields}
    editing.put(asked["honorific"], honorific)
    assert editing.thing.sex == sex
    editing.put(asked["sex"], "female")
    editing.put(asked["honorific"], "Ông")
    assert editing.thing.sex == "female"
    editing.undo()
    editing.undo()
    editing.undo()
    assert editing.thing.sex == ""


def test_the_page_of_the_unit_leads_on_to_a_dossier(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.go(navigation.UNITS)
    page = window.in_sight
    assert isinstance(page, UnitsPage)
    assert page._foot.isHidden()
    units.add_unit(app)
    window.go(navigation.UNITS)
    settle(qtbot, window)
    (begin,) = (each for each in page._foot.findChildren(QPushButton) if each.isVisible())
    begin.click()
    dialog_of(window, NewDossierDialog).close()
