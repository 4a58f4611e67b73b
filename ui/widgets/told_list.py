"""The achievements a summary tells, in the order it tells them; dragged or moved by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from app.domain.achievement import Achievement
from ui.text import achievements as words
from ui.widgets.labels import plain_tip

_ID = int(Qt.ItemDataRole.UserRole)


class ToldList(QListWidget):
    """``turned`` tells the id of the chosen one, ``ordered`` all ids after a drag.

    ``moved`` asks to move the chosen one by so many places, ``dropped`` to take it out.
    """

    turned = Signal(str)
    ordered = Signal(object)
    moved = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(words.TOLD)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(lambda *_: self.turned.emit(self.chosen()))

    def show_told(self, told: tuple[Achievement, ...]) -> None:
        """Show them in place; the chosen one stays chosen, or its neighbour if it has gone."""
        row, chosen = max(self.currentRow(), 0), self.chosen()
        self.blockSignals(True)
        while self.count() > len(told):
            self.takeItem(self.count() - 1)
        while self.count() < len(told):
            self.addItem(QListWidgetItem())
        for number, each in enumerate(told):
            _dress(self.item(number), number, each)
        ids = [each.id for each in told]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else min(row, len(told) - 1))
        self.blockSignals(False)
        if self.chosen() != chosen:
            self.turned.emit(self.chosen())

    def chosen(self) -> str:
        """The id of the chosen one, or an empty text."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    def choose(self, achievement: str) -> bool:
        """Choose by id; False when it is not told here."""
        ids = self.ids()
        if achievement in ids:
            self.setCurrentRow(ids.index(achievement))
        return achievement in ids

    def ids(self) -> list[str]:
        """All of them in the order in sight."""
        return [str(self.item(row).data(_ID)) for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves the chosen one, Delete takes it out."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the new order; the list is shown again from the dossier."""
        chosen = self.chosen()
        super().dropEvent(event)
        self.choose(chosen)
        self.ordered.emit(self.ids())


def title_of(achievement: Achievement) -> str:
    """An achievement as a list shows it."""
    title = achievement.title.strip() or words.NO_TITLE
    if achievement.date is None:
        return title
    return words.ACHIEVEMENT_LINE.format(date=achievement.date.as_written(), title=title)


def _dress(item: QListWidgetItem, number: int, achievement: Achievement) -> None:
    item.setText(f"{number + 1}. {title_of(achievement)}")
    item.setData(_ID, achievement.id)
    item.setToolTip(plain_tip(title_of(achievement)))
