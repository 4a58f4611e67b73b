"""The trash: what was thrown away, and the one thing to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from app.services import trash
from app.services.trash import Trashed
from ui import navigation, text
from ui.desk import Desk
from ui.page import Page
from ui.text import trash as words
from ui.widgets.empty import EmptyState
from ui.widgets.labels import button, label
from ui.widgets.notice import Notice
from ui.widgets.sheets import button_row


class TrashPage(Page):
    """Several things may be chosen and taken out at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._notice = Notice()
        self._list = QListWidget()
        self._list.setProperty("role", "card")
        self._list.setAccessibleName(words.LIST)
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.itemDoubleClicked.connect(lambda _: self.take_out())
        self._list.itemSelectionChanged.connect(self._offer)
        self._take_out = button(words.TAKE_OUT, "archive-restore", primary=True)
        self._take_out.clicked.connect(self.take_out)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("trash-2", words.EMPTY, words.EMPTY_WORDS))
        self._stack.addWidget(self._filled())
        back = button(words.BACK, "layout-dashboard")
        back.clicked.connect(lambda: desk.go(navigation.HOME, ""))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(words.TITLE, "title"))
        said.addWidget(label(words.LEAD, "muted"))
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Show what lies there now. Raises StorageError."""
        self._list.clear()
        for each in trash.trashed(self._desk.app):
            title = each.title.strip() or text.NO_NAME
            item = QListWidgetItem(words.ENTRY.format(kind=words.KINDS[each.kind], title=title))
            item.setData(Qt.ItemDataRole.UserRole, each)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._stack.setCurrentIndex(1 if self._list.count() else 0)

    def take_out(self) -> None:
        """Put what is chosen back where it was."""
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        with self._desk.saying_errors():
            things = [each for each in chosen if isinstance(each, Trashed)]
            for each in things:
                trash.take_out(self._desk.app, each)
            self.refresh()
            titles = "; ".join(each.title.strip() or text.NO_NAME for each in things)
            self._notice.say(words.TAKEN_OUT.format(title=titles))

    def _offer(self) -> None:
        self._take_out.setEnabled(bool(self._list.selectedItems()))

    def _filled(self) -> QWidget:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._list, 1)
        column.addLayout(button_row(self._take_out))
        return filled
