"""A closed dialog is gone, with everything it held."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.gui.windows import dialog_of, export_step, free_deleted, settle
from ui.dialogs.new_dossier import NewDossierDialog
from ui.dialogs.number import NumberDialog
from ui.dialogs.printing import PrintDialog
from ui.main_window import MainWindow


def test_closing_the_dialog_for_a_new_dossier_frees_it(window: MainWindow) -> None:
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    dialog.reject()
    free_deleted()
    assert not shiboken6.isValid(dialog)
    assert window.findChildren(QDialog) == []


def test_closing_the_dialog_for_printing_frees_it(sample_window: MainWindow, qtbot: QtBot) -> None:
    export_step(sample_window).print_papers()
    dialog = dialog_of(sample_window, PrintDialog)
    settle(qtbot, sample_window)
    dialog.reject()
    free_deleted()
    assert not shiboken6.isValid(dialog)


def test_closing_the_dialog_for_printing_while_pages_are_drawn_frees_it_too(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    export_step(sample_window).print_papers()
    dialog = dialog_of(sample_window, PrintDialog)
    dialog.close()
    settle(qtbot, sample_window)
    free_deleted()
    assert not shiboken6.isValid(dialog)


def test_closing_the_dialog_for_the_number_frees_it(sample_window: MainWindow, qtbot: QtBot) -> None:
    export_step(sample_window).number()
    dialog = dialog_of(sample_window, NumberDialog)
    dialog.reject()
    settle(qtbot, sample_window)
    free_deleted()
    assert not shiboken6.isValid(dialog)


def test_a_bug_behind_a_dialog_closes_it(window: MainWindow) -> None:
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    window.show_crash(ValueError("lạ"))
    free_deleted()
    assert not shiboken6.isValid(dialog)


def test_opening_many_times_leaves_no_more_widgets_than_once(window: MainWindow) -> None:
    def once() -> int:
        window.home.begin()
        dialog_of(window, NewDossierDialog).reject()
        free_deleted()
        return len(window.findChildren(QObject))

    first = once()
    assert [once() for _ in range(3)] == [first] * 3
