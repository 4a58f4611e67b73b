"""One box that finds everything: achievements, people, dossiers, evidence, as one types."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.services.finding import Found, find
from ui import icons
from ui.desk import Desk
from ui.text import search as words
from ui.theme import Colour
from ui.widgets.fields import TextField
from ui.widgets.labels import label

_FOUND = int(Qt.ItemDataRole.UserRole)
_ICONS = {"nominee": "users", "dossier": "file-text", "achievement": "award", "evidence": "file-search"}
_WIDTH, _HEIGHT = 620, 420
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchDialog(QDialog):
    """``chosen(Found)`` tells what to open."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(words.TITLE)
        self.field = TextField()
        self.field.setPlaceholderText(words.HINT)
        self.field.setAccessibleName(words.FIELD)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "card")
        self.list.setAccessibleName(words.RESULTS)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.open_current)
        self.list.itemClicked.connect(self.open_current)
        self.said = label(words.START, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        room = parent.window().size()
        self.resize(min(_WIDTH, room.width() - 60), min(_HEIGHT, room.height() - 60))

    def open_current(self) -> None:
        """Open the chosen result and go away."""
        item = self.list.currentItem()
        found = item.data(_FOUND) if item else None
        if isinstance(found, Found):
            self.accept()
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While one types the arrows move through the results."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return self._key(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The last letters of a word may still be with the input method.
            QApplication.inputMethod().commit()
            self.open_current()
            return True
        return False

    def _step(self, step: int) -> None:
        """To the next result over the headings; at the ends nothing happens."""
        row = self.list.currentRow() + step
        way = 1 if step > 0 else -1
        while 0 <= row < self.list.count() and not self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            row += way
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _find(self, typed: str) -> None:
        self.list.clear()
        with self._desk.saying_errors():
            found = find(self._desk.app, typed)
            self._show(found)
            nothing = typed.strip() and not found
            self.said.setText(words.NOTHING.format(query=typed.strip()) if nothing else words.START)

    def _show(self, found: tuple[Found, ...]) -> None:
        kind = ""
        for each in found:
            if each.kind != kind:
                kind = each.kind
                heading = QListWidgetItem(words.KINDS[kind])
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setForeground(QColor(Colour.MUTED))
                font = heading.font()
                font.setBold(True)
                heading.setFont(font)
                self.list.addItem(heading)
            self.list.addItem(_item(each))
        if self.list.count():
            self.list.setCurrentRow(1)


def _item(found: Found) -> QListWidgetItem:
    ways = (words.IN_TEXT if found.in_text else "", words.LOOSE if found.loose else "")
    detail = " · ".join(each for each in (found.detail, *ways) if each)
    item = QListWidgetItem(icons.icon(_ICONS[found.kind], Colour.MUTED), "\n".join(filter(None, (found.title, detail))))
    item.setData(_FOUND, found)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words.KINDS[found.kind]}: {found.title}. {detail}")
    return item
