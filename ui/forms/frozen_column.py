"""The first column of a wide table, held in its place while the others scroll sideways under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.forms.table_header import GroupedHeader
from ui.forms.table_model import TableModel


class FrozenColumn(QTableView):
    """Lies over ``table`` as soon as its first column is not where it begins; a press in it goes to that cell.

    The keyboard does not stop here: it is in the table itself, which scrolls back to what it enters. ``settled(int)``
    tells how many pixels it covers.
    """

    settled = Signal(int)

    def __init__(self, model: TableModel, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setHorizontalHeader(GroupedHeader(model, self))
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setProperty("role", "frozen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.settle)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self.settle)
        self.clicked.connect(lambda index: (table.setFocus(), table.setCurrentIndex(index)))

    def covered(self) -> int:
        """How many pixels of the table's viewport it may cover; 0 where the first column needs no holding."""
        bar = self._table.horizontalScrollBar()
        return self._table.columnWidth(0) if self._holds() and bar.maximum() else 0

    def settle(self) -> None:
        """Lie where the first column would be, or go where it is in sight anyway."""
        shown = self.covered() > 0 and self._table.horizontalScrollBar().value() > 0
        if shown:
            for column in range(self.model().columnCount()):
                self.setColumnHidden(column, column > 0)
            self.setColumnWidth(0, self._table.columnWidth(0))
            self.horizontalHeader().setFixedHeight(self._table.horizontalHeader().height())
            view, head = self._table.viewport().geometry(), self._table.horizontalHeader().geometry()
            self.setGeometry(QRect(view.left(), head.top(), self.covered() + 1, view.bottom() - head.top() + 1))
            self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self.setVisible(shown)
        self.settled.emit(self.covered() if shown else 0)

    def _holds(self) -> bool:
        """Words that name the row, in a table in which there is room for something beside them."""
        model = self.model()
        if not isinstance(model, TableModel) or not model.columns or model.columns[0].kind != "text":
            return False
        return self._table.columnWidth(0) * 2 < self._table.viewport().width()
