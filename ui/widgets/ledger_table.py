"""The table of the ledger: sorted by its headings, several rows may be chosen and dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.services.ledger import Order
from ui.models.ledger_model import ORDERS, LedgerModel
from ui.text import ledger as words

_DATE, _TITLE, _AREA, _PEOPLE, _EVIDENCE, _USES = range(6)
_SHARES = {_DATE: 0.1, _AREA: 0.16, _PEOPLE: 0.18, _EVIDENCE: 0.08, _USES: 0.08}
_WHOLE = (_DATE, _EVIDENCE, _USES)
"""Columns that are never cut: the year of a date stands at its end."""
_LONGEST_DATE = "30/12/2025"
_AROUND, _AROUND_DATE = 16, 26
_NARROW = 86
"""In letters: where fewer have room, neither the area nor the people are shown."""
_LEAST_TITLE = 13


class LedgerTable(QTableView):
    """``picked`` comes when other rows are chosen, ``ordered`` when a heading asks for another order."""

    picked = Signal()
    ordered = Signal()

    def __init__(self, model: LedgerModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName(words.TABLE)
        self.setProperty("role", "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = self.horizontalHeader()
        heading.setSectionsClickable(True)
        heading.setHighlightSections(False)
        heading.setTextElideMode(Qt.TextElideMode.ElideRight)
        heading.setSortIndicatorShown(True)
        heading.setSortIndicator(_DATE, Qt.SortOrder.DescendingOrder)
        heading.sortIndicatorChanged.connect(self._order)
        self._asked = (_DATE, Qt.SortOrder.DescendingOrder)
        self.selectionModel().selectionChanged.connect(self._pick)

    def order(self) -> tuple[Order, bool]:
        """By what to sort, and whether the last comes first."""
        column, way = self._asked
        return ORDERS[column] or "date", way == Qt.SortOrder.DescendingOrder

    def order_by(self, column: int) -> None:
        """Sort by that column; if it is so already, the other way round."""
        last, way = self._asked
        turned = last == column and way == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def places(self) -> list[int]:
        """The chosen rows from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_place(self, place: int) -> None:
        """Choose that row and bring it into sight."""
        index, flag = self._model.index(place, _TITLE), QItemSelectionModel.SelectionFlag
        # Not selectRow: that adds to what is chosen while a key such as Ctrl is still down.
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def enter(self) -> None:
        """Put the keyboard on the first row, if there is one."""
        if self._model.rowCount():
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_place(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was done takes the room the other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters take more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        room, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        narrow = room < _NARROW * letter
        self.setColumnHidden(_AREA, narrow)
        self.setColumnHidden(_PEOPLE, narrow)
        left = room - _LEAST_TITLE * letter - self._least(_DATE)
        for column in (_USES, _EVIDENCE):
            left -= self._least(column)
            self.setColumnHidden(column, left < 0)
        left = room
        for column, share in _SHARES.items():
            if not self.isColumnHidden(column):
                width = max(self._least(column), int(room * share))
                self.setColumnWidth(column, width)
                left -= width
        self.setColumnWidth(_TITLE, max(_LEAST_TITLE * letter, left))

    def _least(self, column: int) -> int:
        if column == _DATE:
            return self.fontMetrics().horizontalAdvance(_LONGEST_DATE) + _AROUND_DATE
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(words.COLUMNS[column]) + _AROUND if column in _WHOLE else 0

    def _order(self, column: int, way: Qt.SortOrder) -> None:
        if (column, way) == self._asked:
            return
        if ORDERS[column] is None:
            self.horizontalHeader().setSortIndicator(*self._asked)
            return
        self._asked = (column, way)
        self.ordered.emit()

    def _pick(self, _: QItemSelection, __: QItemSelection) -> None:
        self.picked.emit()
