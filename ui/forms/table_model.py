"""A table as it is typed: rows of texts by column, wrong ones included, with an empty row at the end to type into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.domain.plan import Column
from app.domain.vietnamese import clean_text
from ui.theme import Colour
from ui.widgets.labels import plain_tip

Row = dict[str, str]
Index = QModelIndex | QPersistentModelIndex
NUMBERS = ("integer", "number", "percent", "money")


class TableModel(QAbstractTableModel):
    """``changed`` follows what a person did, never :meth:`fill`. Problems are kept by row and column id."""

    changed = Signal()

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self._rows: list[Row] = []
        self._problems: dict[tuple[int, str], str] = {}

    def rows(self) -> tuple[Row, ...]:
        """All rows as typed, without the last empty one."""
        return tuple(dict(row) for row in self._rows)

    def fill(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = [{column.id: row.get(column.id, "") for column in self.columns} for row in rows]
        self._problems = {}
        self.endResetModel()

    def ask(self, columns: tuple[Column, ...]) -> None:
        """Other columns; the cells of those that stay are kept."""
        rows = self.rows()
        self.columns = columns
        self.fill(rows)

    def mark(self, problems: Mapping[tuple[int, str], str]) -> None:
        """Say what is wrong with which cells."""
        if problems != self._problems:
            self._problems = dict(problems)
            self._all_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The rows and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The columns of the question."""
        return 0 if parent.isValid() else len(self.columns)

    def text(self, row: int, column: int) -> str:
        """What is typed in a cell."""
        return self._rows[row][self.columns[column].id] if row < len(self._rows) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, its side, and what is wrong with it."""
        column = self.columns[index.column()]
        problem = self._problems.get((index.row(), column.id), "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.TextAlignmentRole if column.kind in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole if problem:
                return QColor(Colour.BAD_SOFT)
            case Qt.ItemDataRole.ForegroundRole if problem:
                return QColor(Colour.BAD)
            case Qt.ItemDataRole.ToolTipRole if problem:
                return plain_tip(problem)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; the empty row becomes a row."""
        text = clean_text(str(value))
        if text == self.text(index.row(), index.column()):
            return True
        if index.row() == len(self._rows):
            end = len(self._rows) + 1
            self.beginInsertRows(QModelIndex(), end, end)
            self._rows.append({column.id: "" for column in self.columns})
            self.endInsertRows()
        self._rows[index.row()][self.columns[index.column()].id] = text
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed in."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        """The titles above, the numbers of the rows at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return str(section + 1) if section < len(self._rows) else "*"

    def _all_changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
