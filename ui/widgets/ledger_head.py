"""The head of the ledger: what it is, and what can be done with its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.models.ledger_model import ORDERS
from ui.text import ledger as words
from ui.widgets.labels import ElidedLabel, button, label


class LedgerHead(QWidget):
    """Says what was asked for; :meth:`tell` says what can be done just now."""

    add_asked = Signal()
    bulk_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    remove_asked = Signal()
    order_asked = Signal(int)
    cite_asked = Signal()

    def __init__(self, *more: QWidget) -> None:
        """``more`` are buttons of the page that stand with its own."""
        super().__init__()
        add = button(words.ADD, "file-plus", primary=True, shortcut="Ctrl+N", tip=words.ADD_TIP)
        add.clicked.connect(self.add_asked)
        self.bulk = button(words.BULK, tip=words.BULK_TIP)
        self.bulk.clicked.connect(self.bulk_asked)
        self.more = button(words.MORE, "ellipsis")
        self.menu = QMenu(self)
        self.undo = self._action(words.UNDO, self.undo_asked.emit, QKeySequence.StandardKey.Undo)
        self.redo = self._action(words.REDO, self.redo_asked.emit, QKeySequence.StandardKey.Redo)
        self.menu.addSeparator()
        self.cite = self._action(words.CITE_MENU, self.cite_asked.emit)
        self.cite.setShortcut(QKeySequence("Ctrl+G"))
        self.cite.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.menu.addSeparator()
        self.orders = self._orders()
        self.menu.addSeparator()
        self.remove = self._action(words.REMOVE, self.remove_asked.emit)
        self.more.setMenu(self.menu)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(words.TITLE, "title"))
        lead = ElidedLabel("muted")
        lead.say(words.LEAD)
        said.addWidget(lead)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(said, 1)
        for each in (add, self.bulk, *more, self.more):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self, chosen: int, undo_title: str) -> None:
        """So many rows are chosen; that would be taken back next."""
        self.bulk.setEnabled(chosen > 0)
        self.remove.setEnabled(chosen > 0)
        self.undo.setEnabled(bool(undo_title))
        self.undo.setText(words.UNDO_TIP.format(what=undo_title) if undo_title else words.UNDO)

    def _orders(self) -> QMenu:
        """What a click on a heading does, for those who have only keys."""
        menu = self.menu.addMenu(words.ORDER)
        for column, order in enumerate(ORDERS):
            if order:
                menu.addAction(words.COLUMNS[column], partial(self.order_asked.emit, column))
        return menu

    def _action(self, name: str, act: Callable[[], None], key: QKeySequence.StandardKey | None = None) -> QAction:
        action = self.menu.addAction(name)
        action.triggered.connect(lambda: act())  # noqa: PLW0108 - the action's own argument is nobody's business
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action
