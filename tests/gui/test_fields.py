"""Fields leave alone what is being typed: UniKey and Telex send backspaces and letters of their own."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.windows import settle
from ui import navigation
from ui.forms.editors import LongTextEditor
from ui.forms.table_view import TableView
from ui.main_window import MainWindow
from ui.widgets.fields import ChoiceField, FieldRows, LinesField, TextField
from ui.widgets.prose_editor import ProseEditor
from ui.widgets.tabs import Tabs

NASTY = ["", "   ", "a & b", "<b>Thi đua</b>", '"ngoặc"', "🏅 khen", "Đặng\x0bVăn", "ư" * 3000, "đĐ"]


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A window with a field that is typed in and another to go to."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(TextField())
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    field, _ = window.findChildren(QLineEdit)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window


def telex(field: QWidget, strokes: str) -> None:
    """What an input method sends: ``<`` is a backspace, every other letter itself."""
    for letter in strokes:
        if letter == "<":
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_telex_strokes_arrive_as_they_are_sent(form: QWidget) -> None:
    field = form.findChildren(QLineEdit)[0]
    telex(field, "Thi<<<Thi d<đua<<<đua ")
    assert field.text() == "Thi đua "


def test_spaces_stay_while_the_field_has_the_focus_and_go_when_it_is_left(form: QWidget, qtbot: QtBot) -> None:
    field, other = form.findChildren(QLineEdit)
    telex(field, "  xã   Minh Tâm ")
    assert field.text() == "  xã   Minh Tâm "
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert field.text() == "xã Minh Tâm"


def test_decomposed_letters_are_composed_when_the_field_is_left(form: QWidget, qtbot: QtBot) -> None:
    field, other = form.findChildren(QLineEdit)
    pasted = unicodedata.normalize("NFD", "Ủy ban nhân dân")
    QApplication.clipboard().setText(pasted)
    field.paste()
    assert field.text() == pasted
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert field.text() == "Ủy ban nhân dân"


@pytest.mark.parametrize("typed", NASTY)
def test_what_a_field_gives_is_one_tidy_line(qtbot: QtBot, typed: str) -> None:
    field = TextField(typed)
    qtbot.addWidget(field)
    given = field.tidied()
    assert given == unicodedata.normalize("NFC", given).strip()
    assert not set("\n\x0b\x00") & set(given)


def test_lines_that_say_nothing_are_left_out(qtbot: QtBot) -> None:
    field = LinesField(2)
    qtbot.addWidget(field)
    field.setPlainText("ỦY BAN NHÂN DÂN\n\n  XÃ  MINH TÂM \n")
    assert field.tidied() == ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM")


def test_the_wheel_turns_no_choice_and_takes_no_focus(form: QWidget, qtbot: QtBot) -> None:
    choice = ChoiceField()
    column = form.layout()
    assert column is not None
    column.addWidget(choice)
    for name in ("một", "hai", "ba"):
        choice.addItem(name, name)
    assert not scrolled_by(choice)
    assert not choice.hasFocus()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    assert not scrolled_by(choice)
    assert choice.chosen() == "một"


@pytest.mark.parametrize("page", [navigation.SETTINGS, navigation.UNITS, navigation.LEDGER, navigation.DOSSIER])
def test_nothing_in_a_form_takes_the_focus_from_the_wheel(sample_window: MainWindow, qtbot: QtBot, page: str) -> None:
    sample_window.go(page)
    settle(qtbot, sample_window)
    kinds = (QComboBox, QAbstractSpinBox, LongTextEditor, LinesField, ProseEditor, TableView)
    fields = [each for kind in kinds for each in sample_window.findChildren(kind)]
    assert fields
    assert [each for each in fields if each.focusPolicy() == Qt.FocusPolicy.WheelFocus] == []


@pytest.mark.qt_log_level_fail("CRITICAL")  # the platform of the tests knows no pop-ups
def test_an_opened_choice_is_as_wide_as_its_longest_text(form: QWidget, qtbot: QtBot) -> None:
    choice = ChoiceField()
    column = form.layout()
    assert column is not None
    column.addWidget(choice)
    form.setFixedWidth(200)
    for end in ("đại biểu Quốc hội khóa XVI", "đại biểu Hội đồng nhân dân các cấp"):
        choice.addItem(f"Thành viên Ban Chỉ đạo bầu cử {end}", end)
    qtbot.waitUntil(lambda: choice.itemText(0) in choice.toolTip())
    longest = max(choice.fontMetrics().horizontalAdvance(choice.itemText(row)) for row in range(choice.count()))
    choice.showPopup()
    qtbot.waitUntil(choice.view().isVisible)
    assert choice.view().viewport().width() >= longest
    choice.hidePopup()
    choice.setItemText(0, "Ngắn")
    qtbot.waitUntil(lambda: choice.toolTip() == "")


def test_what_is_wrong_is_said_until_the_field_changes(qtbot: QtBot) -> None:
    window, field = QWidget(), TextField()
    qtbot.addWidget(window)
    rows = FieldRows()
    window.setLayout(rows)
    rows.add("Tên đơn vị", field, "Ví dụ: xã Minh Tâm")
    rows.tell(field, "Hãy ghi tên & <b>đơn vị</b>.")
    assert field.accessibleDescription() == "Hãy ghi tên & <b>đơn vị</b>."
    field.setText("x")
    assert field.accessibleDescription() == "Ví dụ: xã Minh Tâm"


def scrolled_by(widget: QWidget) -> bool:
    """Whether the widget keeps one notch down for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_the_wheel_turns_no_tab(qtbot: QtBot) -> None:
    tabs = Tabs("Thẻ")
    qtbot.addWidget(tabs)
    for each in ("Một", "Hai"):
        tabs.addTab(QWidget(), each)
    tabs.show()
    assert not scrolled_by(tabs.tabBar())
    assert tabs.currentIndex() == 0
