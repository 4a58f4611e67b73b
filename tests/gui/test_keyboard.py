"""Everything can be reached and named without a mouse or eyes."""

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.forms.spec import StepId
from tests.gui.windows import check_step, dialog_of, export_step, session_of, settle
from ui import navigation
from ui.dialogs.new_dossier import NewDossierDialog
from ui.dialogs.number import NumberDialog
from ui.dialogs.printing import PrintDialog
from ui.main_window import MainWindow
from ui.pages.steps.export import ExportStep
from ui.pages.steps.form_step import FormStepPage
from ui.text import number as number_words

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)


def nameless(window: QWidget) -> list[QWidget]:
    """The controls in sight that a screen reader could not name; parts of tables that take no focus are the tables'."""
    controls = [each for kind in CONTROLS for each in window.findChildren(kind) if each.isVisible()]
    reached = [each for each in controls if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return [each for each in reached if not (each.accessibleName() or getattr(each, "text", str)())]


def letters(window: QWidget) -> Counter[str]:
    """How often each letter is marked on what is in sight."""
    marked = [each for kind in (QAbstractButton, QLabel) for each in window.findChildren(kind) if each.isVisible()]
    words = [each.text() for each in marked if "&" in each.text().replace("&&", "")]
    return Counter(each[each.index("&") + 1].casefold() for each in words)


@pytest.mark.parametrize("page", [each.id for each in navigation.PAGES])
def test_every_control_has_a_name_and_its_own_letter(sample_window: MainWindow, qtbot: QtBot, page: str) -> None:
    sample_window.go(page)
    settle(qtbot, sample_window)
    assert nameless(sample_window) == []
    assert [letter for letter, count in letters(sample_window).items() if count > 1] == []


def test_the_letters_can_be_typed_on_any_keyboard(sample_window: MainWindow) -> None:
    export_step(sample_window)
    marked = letters(sample_window)
    assert marked
    assert all(letter.isascii() for letter in marked)


@pytest.mark.parametrize("kind", [PrintDialog, NumberDialog])
def test_the_dialogs_of_a_dossier_name_their_fields_and_share_no_letter(
    sample_window: MainWindow, kind: type[QDialog]
) -> None:
    page = export_step(sample_window)
    page.print_papers() if kind is PrintDialog else page.number()
    dialog = dialog_of(sample_window, kind)
    for button in dialog.findChildren(QPushButton):
        button.setVisible(button.isVisibleTo(dialog) or button.text() == number_words.ACCEPT_CHANGES)
    assert nameless(dialog) == []
    assert [letter for letter, count in letters(dialog).items() if count > 1] == []
    dialog.close()


def test_dialogs_name_their_fields_and_share_no_letter(window: MainWindow) -> None:
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    assert nameless(dialog) == []
    assert [letter for letter, count in letters(dialog).items() if count > 1] == []
    dialog.close()


def test_tab_goes_through_the_new_dossier_from_top_to_bottom(window: MainWindow, qtbot: QtBot) -> None:
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    dialog.activateWindow()
    dialog._choice.setFocus()
    qtbot.waitUntil(dialog._choice.hasFocus)
    fields = [dialog._choice, dialog._unit, dialog._type, dialog._place, dialog._superior]
    fields += [dialog._letterhead, dialog._symbol, dialog._title]
    assert tabbed(dialog, len(fields) - 1) == fields[1:]
    dialog.close()


def tabbed(dialog: QDialog, times: int) -> list[QWidget | None]:
    """Where the focus is after each press of Tab."""
    visited: list[QWidget | None] = []
    for _ in range(times):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget())
    return visited


def test_tab_reaches_every_control_of_the_dossier_page(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.activateWindow()
    start = sample_window.dossier_page._head.check
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    visited: set[QWidget] = set()
    while (focused := QApplication.focusWidget()) is not None and focused not in visited:
        visited.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = (QPushButton, QComboBox, QCheckBox, QTabBar, QAbstractItemView)
    shown = [each for kind in wanted for each in sample_window.findChildren(kind) if each.isVisible()]
    reachable = [each for each in shown if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [each for each in reachable if each not in visited and not in_popup(each)] == []


def test_tab_goes_from_the_last_field_of_a_step_to_the_ways_on(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.activateWindow()
    page = sample_window.dossier_page
    for step in ("general", "submission", "general"):
        page.turn_to(step)
        settle(qtbot, sample_window)
        form = cast("FormStepPage", page.step_page(step)).form
        form.focus_place(form.places()[-1])
        visited: list[QWidget | None] = []
        while page._foot._on not in visited and len(visited) < 12:
            QTest.keyClick(QApplication.focusWidget() or sample_window, Qt.Key.Key_Tab)
            visited.append(QApplication.focusWidget())
        outside = [each for each in visited if each and not page.step_page(step).isAncestorOf(each)]
        foot = [page._foot._back, page._foot._left, page._foot._on]
        assert outside == [each for each in foot if each.isVisible()]


def in_popup(widget: QWidget) -> bool:
    return isinstance(widget.window(), QScrollArea | QAbstractScrollArea)


PAGES = list(enumerate((each.name for each in navigation.PAGES if each.on_rail), start=1))


@pytest.mark.parametrize(("key", "page"), PAGES)
def test_control_and_a_number_turn_to_a_page(sample_window: MainWindow, qtbot: QtBot, key: int, page: str) -> None:
    sample_window.activateWindow()
    QTest.keyClick(sample_window, Qt.Key(Qt.Key.Key_0 + key), Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, sample_window)
    turned_to = sample_window._rail.marked()
    assert turned_to is not None
    assert turned_to.text() == page


def test_f5_checks_again(sample_window: MainWindow, qtbot: QtBot) -> None:
    before = session_of(sample_window).judgement
    QTest.keyClick(sample_window, Qt.Key.Key_F5)
    settle(qtbot, sample_window)
    assert session_of(sample_window).judgement is not before
    assert check_step(sample_window).isVisible()


def test_f9_hides_the_papers_and_brings_them_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    papers = sample_window.dossier_page._papers
    QTest.keyClick(sample_window, Qt.Key.Key_F9)
    assert not papers.isVisible()
    QTest.keyClick(sample_window, Qt.Key.Key_F9)
    settle(qtbot, sample_window)
    assert papers.isVisible()


def test_f8_asks_for_the_number(sample_window: MainWindow) -> None:
    QTest.keyClick(sample_window, Qt.Key.Key_F8)
    dialog = dialog_of(sample_window, NumberDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_control_e_turns_to_exporting_and_then_exports(sample_window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(sample_window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    step = cast(ExportStep, sample_window.dossier_page.step_page("export"))
    assert step.isVisible()
    assert step.report._result is None
    QTest.keyClick(sample_window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, sample_window)
    assert step.report._result is not None


def test_control_p_shows_the_pages_to_print(sample_window: MainWindow) -> None:
    QTest.keyClick(sample_window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(sample_window, PrintDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("step", ["check", "export"])
def test_every_step_names_its_controls_and_gives_each_letter_once(
    sample_window: MainWindow, qtbot: QtBot, step: StepId
) -> None:
    sample_window.dossier_page.turn_to(step)
    settle(qtbot, sample_window)
    assert nameless(sample_window) == []
    assert [letter for letter, count in letters(sample_window).items() if count > 1] == []


def test_the_keyboard_starts_at_the_newest_dossier(sample_window: MainWindow) -> None:
    sample_window.show_home()
    sample_window.home.take_focus()
    focused = sample_window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName().startswith("Mở: Hồ sơ mẫu")
