"""The matrix of criteria and nominees as an item model; headers hold whole rows and columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.criteria_matrix import Matrix
from ui.text import criteria as words

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MatrixTable(QAbstractTableModel):
    """Shows one matrix after the other; where rows and columns stay, only the cells are told to have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = Matrix()

    def show_matrix(self, matrix: Matrix) -> bool:
        """Take over the matrix; whether rows or columns came, went or changed."""
        former = self.matrix
        reshaped = (former.rows, former.columns) != (matrix.rows, matrix.columns)
        if reshaped:
            self.beginResetModel()
            self.matrix = matrix
            self.endResetModel()
        elif former.cells != matrix.cells:
            self.matrix = matrix
            last = self.index(len(matrix.rows) - 1, len(matrix.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return reshaped

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many criteria."""
        return 0 if parent.isValid() else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many nominees."""
        return 0 if parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: its word, what a screen reader says, its reasons as the tip, itself."""
        if not index.isValid():
            return None
        cell = self.matrix.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.word
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.matrix.spoken(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(index.row(), index.column())
            case _ if role == CELL_ROLE:
                return cell
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The nominee's name above, the criterion's title at the left."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, CELL_ROLE):
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.matrix.columns[section]
            return column if role == CELL_ROLE else column.name
        row = self.matrix.rows[section]
        return row if role == CELL_ROLE else row.title

    def tip(self, row: int, column: int) -> str:
        """Whose verdict it is, and why."""
        from ui.widgets.labels import plain_tip

        cell = self.matrix.cell(row, column)
        reasons = cell.reasons if cell.asked else (words.NOT_ASKED_SPOKEN,)
        return plain_tip(f"{self.matrix.columns[column].name}: {' '.join(reasons) or cell.word}")
