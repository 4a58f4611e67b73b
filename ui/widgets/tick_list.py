"""A list of things to tick: a press on the name ticks as one on the square does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem


class TickList(QListWidget):
    """Qt turns only the square; here a press anywhere on a line turns it, and once."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[QListWidgetItem, Qt.CheckState] | None = None
        self.itemClicked.connect(self._turn_pressed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note how the line stood before Qt does what it does to its square."""
        item = self.itemAt(event.position().toPoint())
        self._pressed = (item, item.checkState()) if item and event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses are two presses."""
        self.mousePressEvent(event)

    def _turn_pressed(self, item: QListWidgetItem) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed and pressed[0] is item and item.checkState() == pressed[1]:
            turn(item)


def turn(item: QListWidgetItem) -> None:
    """Tick what is not ticked, and the other way round; a line that only says something has nothing to turn."""
    if item.flags() & Qt.ItemFlag.ItemIsUserCheckable and item.flags() & Qt.ItemFlag.ItemIsEnabled:
        is_ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)


def tick_list() -> TickList:
    """An empty one; it is dressed first, because rows that come before are painted without the room around them."""
    made = TickList()
    made.setProperty("role", "card")
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.ensurePolished()
    return made
