"""A dossier is begun from a plan; the window says at once what is still missing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.services import units
from app.services.dossiers import create_dossier, list_dossiers, open_snapshot
from app.services.plans import list_plans
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


OURS = "Ủy ban nhân dân xã Minh Tâm"


def asked_again(window: MainWindow, qtbot: QtBot) -> NewDossierDialog:
    """The dialog of an office that has made a dossier already."""
    unit = replace(
        units.add_unit(window.app, OURS, "xa"), letterhead=("XÃ MINH TÂM",), superior="Ủy ban nhân dân huyện Ví Dụ"
    )
    window.app.units.save(units.new_signer(unit, "Nguyễn Văn Mẫu", "Chủ tịch"))
    create_dossier(window.app, list_plans(window.app)[0].id, window.app.units.get(unit.id))
    window.home.begin()
    settle(qtbot, window)
    return dialog_of(window, NewDossierDialog)


def test_whoever_has_looked_at_the_sample_begins_with_empty_fields(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    settle(qtbot, window)
    window.show_home()
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    assert (dialog._unit.text(), dialog._place.text(), dialog._letterhead.tidied()) == ("", "", ())
    assert dialog._register.count() == 1
    dialog.close()


def test_what_the_register_knows_stays_while_the_name_does(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked_again(window, qtbot)
    dialog._draft()
    assert dialog._letterhead.tidied() == ("XÃ MINH TÂM",)
    dialog.create()
    settle(qtbot, window)
    (unit,) = window.app.units.list()
    assert open_snapshot(window.app, window.dossier_page.dossier_id).dossier.unit == unit


def test_another_name_is_another_unit_and_what_nobody_typed_follows_it(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked_again(window, qtbot)
    dialog._symbol.setText("VP")
    dialog._unit.setText("Ủy ban nhân dân phường Đông Mỹ")
    dialog._draft()
    assert dialog._register.currentText() == new_dossier_words.OTHER_UNIT
    assert dialog._letterhead.tidied() == ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÔNG MỸ")
    assert (dialog._place.text(), dialog._superior.text(), dialog._symbol.text()) == ("Đông Mỹ", "", "VP")
    dialog.create()
    settle(qtbot, window)
    unit = open_snapshot(window.app, window.dossier_page.dossier_id).dossier.unit
    assert (unit.name, unit.signers) == ("Ủy ban nhân dân phường Đông Mỹ", ())
    assert sorted(each.name for each in window.app.units.list()) == [unit.name, OURS]


def test_the_name_typed_back_is_the_unit_of_the_register_again(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked_again(window, qtbot)
    for name in ("Ủy ban nhân dân phường Đông Mỹ", "ủy ban nhân dân  xã Minh Tâm"):
        dialog._unit.setText(name)
        dialog._draft()
    assert dialog._register.currentText() == OURS
    assert (dialog._unit.text(), dialog._letterhead.tidied()) == (OURS, ("XÃ MINH TÂM",))
    dialog.close()


def test_another_unit_begins_with_empty_fields(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked_again(window, qtbot)
    dialog._register.setCurrentIndex(dialog._register.count() - 1)
    left = (dialog._unit, dialog._place, dialog._superior, dialog._symbol)
    assert [each.text() for each in left] == ["", "", "", ""]
    assert (dialog._letterhead.tidied(), dialog._type.chosen()) == ((), "")
    dialog.close()
