"""A dossier is begun from a plan; the window says at once what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services.dossiers import list_dossiers, open_snapshot
from tests.gui.windows import dialog_of, judged_of, settle
from ui.dialogs.new_dossier import NewDossierDialog
from ui.main_window import MainWindow
from ui.text import home as home_words
from ui.text import new_dossier as new_dossier_words
from ui.text import sentences


def press(window: QWidget, words: str) -> None:
    """Click the button that says this."""
    shown = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def said(window: QWidget) -> set[str]:
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


def test_a_commune_begins_its_dossier_with_its_name_alone(window: MainWindow, qtbot: QtBot) -> None:
    press(window, home_words.NEW_DOSSIER)
    dialog = dialog_of(window, NewDossierDialog)
    dialog._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    dialog._superior.setText("Ủy ban nhân dân huyện Kiến Xương")
    press(dialog, new_dossier_words.CREATE)
    settle(qtbot, window)
    assert not isValid(dialog)
    dossier = open_snapshot(window._desk.app, window.dossier_page.dossier_id).dossier
    assert dossier.unit.letterhead == ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM")
    assert (dossier.unit.type, dossier.unit.place, dossier.unit.symbol) == ("xa", "Minh Tâm", "UBND")
    assessment = judged_of(window)
    assert assessment is not None
    assert not assessment.ready
    errors = [each for each in assessment.findings if each.severity == "error"]
    window.dossier_page.turn_to("check")
    assert sentences.not_ready(len(errors)) in said(window)
    assert {each.topic for each in errors} >= {"nominees", "submission"}


def test_what_is_needed_is_said_beside_the_fields_and_nothing_is_made(window: MainWindow) -> None:
    press(window, home_words.NEW_DOSSIER)
    dialog = dialog_of(window, NewDossierDialog)
    press(dialog, new_dossier_words.CREATE)
    assert {new_dossier_words.NEED_UNIT, new_dossier_words.NEED_UNIT_TYPE, new_dossier_words.NEED_PLACE} <= said(dialog)
    assert dialog.isVisible()
    assert list_dossiers(window._desk.app) == ()
    dialog.close()


def test_what_was_typed_is_not_replaced_by_a_guess(window: MainWindow) -> None:
    press(window, home_words.NEW_DOSSIER)
    dialog = dialog_of(window, NewDossierDialog)
    dialog._place.setText("Kiến Xương")
    dialog._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    dialog._draft()
    assert dialog._place.text() == "Kiến Xương"
    assert dialog._symbol.text() == "UBND"
    dialog._unit.setText("Ủy ban nhân dân thị trấn Thanh Nê")
    dialog._draft()
    assert dialog._letterhead.tidied() == ("ỦY BAN NHÂN DÂN", "THỊ TRẤN THANH NÊ")
    assert dialog._place.text() == "Kiến Xương"
    dialog.close()


def test_nasty_words_come_out_as_they_went_in(window: MainWindow, qtbot: QtBot) -> None:
    press(window, home_words.NEW_DOSSIER)
    dialog = dialog_of(window, NewDossierDialog)
    name = 'Đơn vị <b>"Đ&đ"</b> 🏅'
    dialog._unit.setText(name)
    dialog._type.setCurrentIndex(1)
    dialog._place.setText("Ở đâu & <i>đó</i>")
    dialog._title.setText("Hồ sơ & <u>thử</u>")
    press(dialog, new_dossier_words.CREATE)
    settle(qtbot, window)
    dossier = open_snapshot(window._desk.app, window.dossier_page.dossier_id).dossier
    assert (dossier.unit.name, dossier.unit.place, dossier.title) == (name, "Ở đâu & <i>đó</i>", "Hồ sơ & <u>thử</u>")
    assert window.dossier_page._head._title.words() == "Hồ sơ & <u>thử</u>"
    assert window.windowTitle().startswith("Hồ sơ & <u>thử</u>")
    assert window.dossier_page._papers._pages is not None


def test_the_dossier_is_there_when_the_program_opens_again(window: MainWindow, qtbot: QtBot) -> None:
    press(window, home_words.NEW_DOSSIER)
    dialog = dialog_of(window, NewDossierDialog)
    dialog._unit.setText("Ủy ban nhân dân xã Minh Tâm")
    press(dialog, new_dossier_words.CREATE)
    settle(qtbot, window)
    made = window.dossier_page.dossier_id
    window.show_home()
    assert [each.id for each in list_dossiers(window._desk.app)] == [made]
    QTest.mouseDClick(next(iter(window.home._frames.values())), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.dossier_page.isVisible()
    assert window.dossier_page.dossier_id == made
