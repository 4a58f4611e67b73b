"""What is pasted into a field: text of old Vietnamese encodings becomes Unicode where that is sure."""

from __future__ import annotations

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu

from app.domain.legacy_text import unicode_text

_PASTE = "edit-paste"


def pasted(text: str) -> str:
    """The text as it is put into a field: "nh©n d©n" of a TCVN3 paper is "nhân dân"; Unicode stays what it is."""
    return unicode_text(text)[0]


def paste_line(field: QLineEdit) -> None:
    """Put what is on the clipboard in the place of what is chosen, on one line."""
    field.insert(" ".join(pasted(QGuiApplication.clipboard().text()).split("\n")))


def menu_of_line(field: QLineEdit) -> QMenu:
    """Qt's own menu of a line, with our way to paste."""
    menu = field.createStandardContextMenu()
    action = menu.findChild(QAction, _PASTE)
    if action is not None:
        action.triggered.disconnect()
        action.triggered.connect(lambda: paste_line(field))
    return menu
