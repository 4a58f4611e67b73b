"""Text of old encodings becomes Unicode where it is pasted; Unicode, and what merely looks odd, stays as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.legacy_text import Encoding, to_legacy
from ui.widgets.fields import LinesField, TextField
from ui.widgets.pasting import menu_of_line
from ui.widgets.prose_editor import clean_pasted

WORDS = "Hội đồng nhân dân xã Đông Hải, huyện Quỳnh Phụ"


def on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_line_of_an_old_encoding_is_pasted_as_unicode(qtbot: QtBot, encoding: Encoding) -> None:
    field = TextField("Tên: ")
    qtbot.addWidget(field)
    edited: list[str] = []
    field.textEdited.connect(edited.append)
    on_clipboard(to_legacy(WORDS, encoding))
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == f"Tên: {WORDS}"
    assert edited == [field.text()]
    field.undo()
    assert field.text() == "Tên: "


def test_the_menu_pastes_alike(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    on_clipboard(to_legacy(WORDS, "tcvn3"))
    action = menu_of_line(field).findChild(QAction, "edit-paste")
    assert action is not None
    action.trigger()
    assert field.text() == WORDS


@pytest.mark.parametrize("text", [WORDS, "Café São Paulo", "05/TTr-UBND", "a\u00b5b ©2021"])
def test_what_is_unicode_is_pasted_as_it_is(qtbot: QtBot, text: str) -> None:
    field = TextField()
    qtbot.addWidget(field)
    on_clipboard(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == text


def test_a_line_takes_several_lines_as_one_and_a_closed_field_takes_nothing(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    on_clipboard("một\nhai")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "một hai"
    field.setReadOnly(True)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "một hai"


def test_several_lines_are_pasted_as_unicode(qtbot: QtBot) -> None:
    field = LinesField(3)
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setText(to_legacy(f"{WORDS}\n{WORDS}", "tcvn3"))
    field.insertFromMimeData(pasted)
    assert field.toPlainText() == f"{WORDS}\n{WORDS}"
    assert clean_pasted(to_legacy(WORDS, "vni")) == WORDS
