"""The ledger as an item model: it knows the numbers of all rows and fetches their content a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from app.services.ledger import LedgerRow, Order
from ui.text import ledger as words

Index = QModelIndex | QPersistentModelIndex
RowsOf = Callable[[Sequence[int]], tuple[LedgerRow, ...]]

MIME: Final = "application/x-hoso-achievements"
ORDERS: Final[tuple[Order | None, ...]] = ("date", "title", "area", None, None, None)
PAGE: Final = 100
_PAGES_KEPT: Final = 20
_NUMBERS: Final = (4, 5)


class LedgerModel(QAbstractTableModel):
    """Rows of the numbers last shown; what a row says is asked of ``rows_of`` when it comes into sight."""

    def __init__(self, rows_of: RowsOf, ids_of: Callable[[Iterable[int]], tuple[str, ...]]) -> None:
        super().__init__()
        self._rows_of = rows_of
        self._ids_of = ids_of
        self._numbers: Sequence[int] = ()
        self._pages: dict[int, dict[int, LedgerRow]] = {}
        self._areas: dict[str, str] = {}

    def show_numbers(self, numbers: Sequence[int], areas: dict[str, str]) -> None:
        """Show these rows in this order; ``areas`` are the titles of content areas by id."""
        self.beginResetModel()
        self._numbers, self._areas = numbers, areas
        self._pages.clear()
        self.endResetModel()

    def renew(self) -> None:
        """What the rows say may have changed; which rows there are has not."""
        self._pages.clear()
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(words.COLUMNS) - 1))

    def row_of(self, place: int) -> LedgerRow | None:
        """The row at that place; None when it was thrown away meanwhile."""
        page = place // PAGE
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            numbers = self._numbers[page * PAGE : (page + 1) * PAGE]
            self._pages[page] = {row.number: row for row in self._rows_of(numbers)}
        return self._pages[page].get(self._numbers[place])

    def place_of(self, number: int | None) -> int | None:
        """Where the row of that number stands; None when the filter leaves it out."""
        try:
            return None if number is None else list(self._numbers).index(number)
        except ValueError:
            return None

    def ids_at(self, places: Iterable[int]) -> tuple[str, ...]:
        """The ids of the achievements at those places."""
        return self._ids_of(self._numbers[place] for place in places)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many achievements there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(words.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return words.COLUMNS[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return words.COLUMN_TIPS[section] or None
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_of(index.row())
        if row is None:
            return ""
        told = self._told(row)[index.column()]
        return (told or None) if role == Qt.ItemDataRole.ToolTipRole else told

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged onto a criterion."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Achievements are dragged by their ids."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the rows that are dragged."""
        ids = self.ids_at(sorted({index.row() for index in indexes}))
        data = QMimeData()
        data.setData(MIME, QByteArray("\n".join(ids).encode()))
        return data

    def _told(self, row: LedgerRow) -> tuple[str, ...]:
        return (
            row.date.as_written() if row.date else "",
            row.title.strip() or words.NO_TITLE,
            self._areas.get(row.area, row.area),
            ", ".join(f"{name} ({role})" if role else name for name, role in row.participants),
            str(row.evidence or ""),
            str(row.uses or ""),
        )


def ids_in(data: QMimeData) -> tuple[str, ...]:
    """The achievements that are dragged."""
    if not data.hasFormat(MIME):
        return ()
    return tuple(each for each in bytes(data.data(MIME).data()).decode().split("\n") if each)
