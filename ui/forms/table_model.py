"""A table as it is typed: rows of texts by column, wrong ones included, with an empty row at the end to type into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.domain.finding import Place
from app.domain.plan import Column
from app.errors import InputError
from app.forms.answers import read_answer, show_answer
from app.forms.spec import FormField
from ui.forms.table_history import History
from ui.text import forms as words
from ui.theme import Colour
from ui.widgets.labels import plain_tip

Row = dict[str, str]
Rows = tuple[Row, ...]
Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]

_WRONG: Mapping[int, QColor] = {
    Qt.ItemDataRole.BackgroundRole: QColor(Colour.BAD_SOFT),
    Qt.ItemDataRole.ForegroundRole: QColor(Colour.BAD),
}
NUMBERS = ("integer", "number", "percent", "money")


class TableModel(QAbstractTableModel):
    """``changed`` follows what a person did, never :meth:`fill`. Rows are kept as they are typed."""

    changed = Signal()

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self.history: History[Rows] = History()
        self._rows: Rows = ()
        self._problems: dict[tuple[int, str], str] = {}

    def rows(self) -> Rows:
        """All rows as typed, without the last empty one."""
        return self._rows

    def fill(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Show these rows; what was done before is no longer taken back."""
        self.history.forget()
        self._become(tuple(self._row(row) for row in rows))

    def ask(self, columns: tuple[Column, ...]) -> None:
        """Other columns; the cells of those that stay are kept."""
        rows = self._rows
        self.beginResetModel()
        self.columns = columns
        self._rows = ()
        self.endResetModel()
        self._problems = {}
        self.fill(rows)

    def change(self, rows: Sequence[Row], work: str = "") -> None:
        """A person made the rows these; one step to take back, or a part of the ``work`` under way."""
        if (new := tuple(rows)) != self._rows:
            self.history.note(self._rows, work)
            self._become(new)
            self.changed.emit()

    def go_back(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._become_again(self.history.undo(self._rows))

    def go_forth(self) -> bool:
        """Bring back what was taken back; whether there was anything."""
        return self._become_again(self.history.redo(self._rows))

    def mark(self, problems: Mapping[tuple[int, str], str]) -> None:
        """Say what is wrong with which cells, by row and id of the column."""
        if problems != self._problems:
            self._problems = dict(problems)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def unmark(self, row: int, column: int) -> None:
        """Somebody is mending that cell."""
        if self._problems.pop((row, self.columns[column].id), None) is not None:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def empty_row(self) -> Row:
        """A row with nothing in it."""
        return self._row({})

    def with_texts(self, texts: Mapping[Cell, str]) -> list[Row]:
        """The rows with those texts in those cells, longer where they reach beyond the end."""
        count = max((row + 1 for row, _ in texts), default=0)
        rows = [dict(row) for row in self._rows]
        rows += [self.empty_row() for _ in range(count - len(rows))]
        for (row, column), text in texts.items():
            rows[row][self.columns[column].id] = tidied(self.columns[column], text)
        return rows

    def text(self, row: int, column: int) -> str:
        """What is typed in a cell."""
        return self._rows[row][self.columns[column].id] if row < len(self._rows) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The rows and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The columns of the question."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, its side, and what is wrong with it."""
        text = self.text(index.row(), index.column())
        column = self.columns[index.column()]
        problem = self._problems.get((index.row(), column.id), "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.TextAlignmentRole if column.kind in NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(problem or text)
            case _:
                return _WRONG.get(role) if problem else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; the empty row becomes a row."""
        self.type_in(index, str(value))
        return True

    def type_in(self, index: Index, text: str, work: str = "") -> None:
        """What is typed in a cell so far."""
        cell = (index.row(), index.column())
        if tidied(self.columns[cell[1]], text) != self.text(*cell):
            self.change(self.with_texts({cell: text}), work)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed in."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        """The titles above, the numbers of the rows at the left."""
        if orientation == Qt.Orientation.Horizontal:
            return self._heading(self.columns[section], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1) if section < len(self._rows) else words.NEW_ROW_MARK
        return plain_tip(words.NEW_ROW) if role == Qt.ItemDataRole.ToolTipRole and section == len(self._rows) else None

    @staticmethod
    def _heading(column: Column, role: int) -> object:
        title = f"{column.group}\n{column.title}" if column.group else column.title
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return plain_tip(title) if role == Qt.ItemDataRole.ToolTipRole else None

    def _row(self, cells: Mapping[str, str]) -> Row:
        return {column.id: cells.get(column.id, "") for column in self.columns}

    def _become_again(self, rows: Rows | None) -> bool:
        if rows is None:
            return False
        self._become(rows)
        self.changed.emit()
        return True

    def _become(self, rows: Rows) -> None:
        """Rows come and go at the end and all cells may have changed: whoever stands in a cell stays there.

        What was found wrong with a cell that is still as it was stays said.
        """
        former, now = len(self._rows), len(rows)
        self._problems = {
            (row, column): problem
            for (row, column), problem in self._problems.items()
            if row < min(former, now) and rows[row][column] == self._rows[row][column]
        }
        if now > former:
            self.beginInsertRows(QModelIndex(), former + 1, now)
            self._rows = rows
            self.endInsertRows()
        elif now < former:
            self.beginRemoveRows(QModelIndex(), now + 1, former)
            self._rows = rows
            self.endRemoveRows()
        self._rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(now, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, now)


def tidied(column: Column, text: str) -> str:
    """The text as such a cell shows it; one that cannot be read stays as it is."""
    field = FormField(place=Place(part="dossier"), label=column.title, kind=column.kind)
    try:
        return show_answer(column.kind, read_answer(field, text))
    except InputError:
        return text
