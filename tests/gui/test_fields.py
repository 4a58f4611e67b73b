"""Fields leave alone what is being typed: UniKey and Telex send backspaces and letters of their own."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fields import ChoiceField, FieldRows, LinesField, TextField

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


def test_the_wheel_does_not_turn_a_list_nobody_is_in(form: QWidget, qtbot: QtBot) -> None:
    choice = ChoiceField()
    column = form.layout()
    assert column is not None
    column.addWidget(choice)
    for name in ("một", "hai", "ba"):
        choice.addItem(name, name)
    wheel(choice)
    assert choice.chosen() == "một"
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    wheel(choice)
    assert choice.chosen() == "hai"


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


def wheel(widget: QWidget) -> None:
    """One notch down over the widget."""
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
