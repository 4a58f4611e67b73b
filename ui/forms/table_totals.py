"""The totals under a table: one row of sums that scrolls sideways with the columns above it."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QTableView

from app.domain.vietnamese import format_number
from app.forms.answers import read_cell
from ui.forms.table_model import Index, TableModel
from ui.text import forms as words
from ui.widgets.labels import plain_tip

_SUMMED = ("integer", "number", "money")


class TotalsModel(QAbstractTableModel):
    """The sum of each column of numbers; none of a column with a cell that cannot be read."""

    def __init__(self, table: TableModel) -> None:
        super().__init__()
        self._table = table
        self._sums: tuple[str, ...] = ()

    def count_again(self) -> None:
        """Add up the table as it is now."""
        self.beginResetModel()
        self._sums = tuple(self._sum(index) for index in range(self._table.columnCount()))
        self.endResetModel()

    def any(self) -> bool:
        """Whether there is anything to add up."""
        return any(column.kind in _SUMMED for column in self._table.columns)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row."""
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Those of the table."""
        return 0 if parent.isValid() else len(self._sums)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sums, bold and at the right as the numbers above."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._sums[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words.NO_TOTAL_TIP) if self._sums[index.column()] == words.NO_TOTAL else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:  # fmt: skip
        """What the row is."""
        return words.TOTAL if role == Qt.ItemDataRole.DisplayRole else None

    def _sum(self, index: int) -> str:
        if self._table.columns[index].kind not in _SUMMED:
            return ""
        column = self._table.columns[index]
        try:
            cells = [read_cell(column, self._table.text(row, index)) for row in range(len(self._table.rows()))]
        except ValueError:
            return words.NO_TOTAL
        numbers = [Fraction(str(each)) for each in cells if each is not None]
        return format_number(sum(numbers)) if numbers else ""


class TotalsView(QTableView):
    """A row to look at; the keyboard does not stop here."""

    def __init__(self, table: TableModel, over: QTableView) -> None:
        super().__init__()
        self._sums = TotalsModel(table)
        self._over = over
        self.setModel(self._sums)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self._cover = QFrame(self)
        self._cover.setProperty("role", "frozen")
        self._cover.hide()
        over.horizontalHeader().sectionResized.connect(lambda index, _, width: self.setColumnWidth(index, width))
        over.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)

    def cover(self, width: int) -> None:
        """No sum stands under the first column while the table holds that in its place."""
        room = self.viewport().geometry()
        self._cover.setGeometry(room.left(), room.top(), width + 1, room.height())
        self._cover.setVisible(width > 0)

    def count_again(self) -> None:
        """Add up the table as it is now."""
        self.setVisible(self._sums.any())
        if not self._sums.any():
            return
        self._sums.count_again()
        height = self._over.verticalHeader().defaultSectionSize()
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(height + 2 * self.frameWidth())
        for index in range(self._sums.columnCount()):
            self.setColumnWidth(index, self._over.columnWidth(index))
        width = max(self.verticalHeader().sizeHint().width(), self._over.verticalHeader().sizeHint().width())
        self.verticalHeader().setFixedWidth(width)
        self._over.verticalHeader().setFixedWidth(width)
