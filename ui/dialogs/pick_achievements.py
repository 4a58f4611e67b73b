"""Chooses achievements of the unit's ledger for a summary."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.achievement import Achievement
from app.domain.vietnamese import search_key
from ui import text
from ui.text import achievements as words
from ui.widgets.fields import FieldRows, TextField
from ui.widgets.labels import button, label, plain_tip
from ui.widgets.tick_list import tick_list, turn
from ui.widgets.told_list import title_of

_ID = int(Qt.ItemDataRole.UserRole)
_KEY = _ID + 1


class PickAchievementsDialog(QDialog):
    """``picked`` tells the chosen achievements, in the order of the list."""

    picked = Signal(object)

    def __init__(self, achievements: Iterable[Achievement], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.PICK_TITLE)
        self._achievements = {each.id: each for each in achievements}
        self._search = TextField()
        self._search.setPlaceholderText(words.PICK_HINT)
        self._list = tick_list()
        self._list.setAccessibleName(words.PICK_TITLE)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(words.PICK_NO_MATCH if self._achievements else words.PICK_NOTHING, "muted")
        self._do = button(words.PICK_NONE, "plus", primary=True)
        self._do.setDefault(True)
        self._why = label("", "small")
        for each in self._achievements.values():
            self._list.addItem(_item(each))
        self._build()
        self._search.lead_to(self._list)
        self._search.textChanged.connect(self._filter)
        self._list.itemChanged.connect(self._count)
        self._list.itemActivated.connect(turn)
        self._do.clicked.connect(self.pick)
        self._filter("")
        self._count()
        self.resize(600, min(560, parent.window().height() - 64))
        self._search.setFocus()

    def pick(self) -> None:
        """Tell what was chosen."""
        chosen = tuple(self._achievements[str(each.data(_ID))] for each in self._items() if _is_checked(each))
        self.accept()
        if chosen:
            self.picked.emit(chosen)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _filter(self, typed: str) -> None:
        wanted = search_key(typed).split()
        for item in self._items():
            item.setHidden(not all(word in str(item.data(_KEY)) for word in wanted))
        shown = any(not item.isHidden() for item in self._items())
        self._list.setVisible(shown)
        self._none.setVisible(not shown)

    def _count(self) -> None:
        number = sum(_is_checked(each) for each in self._items())
        self._do.setText(words.PICK_DO.format(count=number) if number else words.PICK_NONE)
        self._do.setEnabled(bool(number))
        self._why.setText("" if number else words.PICK_FIRST)

    def _build(self) -> None:
        rows = FieldRows()
        rows.add(words.PICK_SEARCH, self._search)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._why, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(rows)
        column.addWidget(self._list, 1)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(buttons)


def _item(achievement: Achievement) -> QListWidgetItem:
    item = QListWidgetItem(title_of(achievement))
    item.setData(_ID, achievement.id)
    item.setData(_KEY, search_key(f"{title_of(achievement)} {achievement.result}"))
    item.setToolTip(plain_tip(achievement.result))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item


def _is_checked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
