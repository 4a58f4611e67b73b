"""The matrix on the screen: criteria stay at the left and nominees above while the verdicts scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import icons
from ui.models.criteria_matrix import Address, Matrix, MatrixCell, MatrixColumn, MatrixRow
from ui.models.matrix_table import CELL_ROLE, Index, MatrixTable
from ui.text import criteria as words
from ui.theme import TONES, Colour

_PAD = 8
_INDENT = 14
_DEEPEST = 4
_COLUMN = 112
_CRITERION = 250
_NARROW_CRITERION = 190
_NARROW = 620
_HEAD_LINES = 3
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class MatrixView(QTableView):
    """Arrows move, Enter or a click opens: ``opened`` tells the ids of the criterion and of the nomination."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._table = MatrixTable(self)
        self.setModel(self._table)
        self.setAccessibleName(words.MATRIX)
        self.setAccessibleDescription(words.MATRIX_HELP)
        self.setProperty("role", "card")
        self.setVerticalHeader(_CriterionHeader(self))
        self.setHorizontalHeader(_NomineeHeader(self))
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setMouseTracking(True)
        self.setShowGrid(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Colour.ACCENT_SOFT))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(Colour.INK))
        self.setPalette(palette)
        self.clicked.connect(self._open)

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._table.matrix

    def show_matrix(self, matrix: Matrix) -> None:
        """Show it in place: the current cell and the scrolling stay."""
        here = self.current()
        scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        if not self._table.show_matrix(matrix):
            return
        self._fit_rows()
        self._fit_columns()
        if not self.go_to(here):
            self.go_to_first()
        self.horizontalScrollBar().setValue(scrolled[0])
        self.verticalScrollBar().setValue(scrolled[1])

    def current(self) -> Address | None:
        """The ids of the current cell."""
        index = self.currentIndex()
        return self.matrix.address(index.row(), index.column()) if index.isValid() else None

    def go_to(self, address: Address | None) -> bool:
        """Make that cell the current one; False when it is not shown."""
        place = self.matrix.place(address) if address else None
        if place:
            self.setCurrentIndex(self._table.index(*place))
        return place is not None

    def go_to_first(self) -> None:
        """Begin at the first cell there is."""
        if self.matrix.rows and self.matrix.columns:
            self.setCurrentIndex(self._table.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space open the current cell."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        super().mouseMoveEvent(event)
        opens = self._opens(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The criteria take less where there is little."""
        super().resizeEvent(event)
        if self.verticalHeader().width() != self.criterion_width():
            self._fit_rows()
        self._fit_columns()

    def criterion_width(self) -> int:
        """The width of the frozen column."""
        return _NARROW_CRITERION if self.width() < _NARROW else _CRITERION

    def _fit_rows(self) -> None:
        header = self.verticalHeader()
        header.setFixedWidth(self.criterion_width())
        header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)

    def _fit_columns(self) -> None:
        columns = len(self.matrix.columns)
        if not columns:
            return
        room = self.width() - self.criterion_width() - self.verticalScrollBar().sizeHint().width() - 4
        width = max(_COLUMN, min(room // columns, 2 * _COLUMN))
        for column in range(columns):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setFixedHeight(self._head_height(width))

    def _head_height(self, width: int) -> int:
        metrics = QFontMetrics(_font(self, bold=True))
        lines = max(
            metrics.boundingRect(0, 0, width - 2 * _PAD, 1000, _WRAP, column.name).height()
            for column in self.matrix.columns
        )
        return min(lines, _HEAD_LINES * metrics.lineSpacing()) + 2 * _PAD

    def _opens(self, index: Index) -> bool:
        cell = index.data(CELL_ROLE)
        return isinstance(cell, MatrixCell) and cell.asked

    def _open(self, index: QModelIndex) -> None:
        if self._opens(index):
            self.opened.emit(*self.matrix.address(index.row(), index.column()))


class _CriterionHeader(QHeaderView):
    """Titles of the criteria, wrapped, their parts set in; the groups bold."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(30)
        self.setSectionsClickable(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """As high as the wrapped title needs."""
        row, area = self._row(section), QRect(0, 0, self._view.criterion_width(), 1000)
        height = self._metrics(row).boundingRect(_inner(area, row), _WRAP, row.title).height()
        return QSize(area.width(), height + _PAD + 4)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """The title on its ground."""
        row = self._row(section)
        painter.save()
        painter.fillRect(area, QColor(Colour.GROUND if row.is_group else Colour.SURFACE))
        if section == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(area, QColor(Colour.ACCENT_SOFT))
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.setFont(_font(self._view, bold=row.is_group))
        painter.setPen(QColor(Colour.INK))
        painter.drawText(_inner(area, row), _WRAP, row.title)
        painter.restore()

    def _row(self, section: int) -> MatrixRow:
        return self._view.matrix.rows[section]

    def _metrics(self, row: MatrixRow) -> QFontMetrics:
        return QFontMetrics(_font(self._view, bold=row.is_group))


class _NomineeHeader(QHeaderView):
    """Names of the nominees, wrapped to a few lines."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """The name, as much of it as there is room for; the whole is the tip."""
        column = self._view.matrix.columns[section]
        painter.save()
        painter.fillRect(area, QColor(Colour.SURFACE))
        if section == self._view.currentIndex().column() and self._view.hasFocus():
            painter.fillRect(area, QColor(Colour.ACCENT_SOFT))
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(Colour.INK))
        painter.setFont(_font(self._view, bold=True))
        painter.drawText(area.adjusted(_PAD, 4, -_PAD, -4), _WRAP, _shortened(painter, area, column))
        painter.restore()


class _CellDelegate(QStyledItemDelegate):
    """A verdict: its shape, its word, both in its colour."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and a frame around the current one."""
        cell = index.data(CELL_ROLE)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        row = self._view.matrix.rows[index.row()]
        painter.fillRect(area, QColor(Colour.GROUND if row.is_group else Colour.SURFACE))
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        left = area.left() + _PAD
        if cell.icon:
            middle = area.top() + (area.height() - icons.SMALL) // 2
            painter.drawPixmap(left, middle, icons.pixmap(cell.icon, TONES[cell.tone][0]))
            left += icons.SMALL + 6
        painter.setPen(QColor(TONES[cell.tone][0] if cell.icon else Colour.MUTED))
        painter.setFont(_font(self._view, bold=cell.icon != "" and cell.tone != "note"))
        painter.drawText(area.adjusted(left - area.left(), 0, -2, -1), _WRAP, cell.word)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QColor(Colour.ACCENT))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()


def _font(view: MatrixView, *, bold: bool) -> QFont:
    font = QFont(view.font())
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _inner(area: QRect, row: MatrixRow) -> QRect:
    """Where the title of a criterion stands in its section."""
    indent = _PAD + _INDENT * min(row.depth, _DEEPEST)
    return area.adjusted(indent, 2, -_PAD, -3)


def _shortened(painter: QPainter, area: QRect, column: MatrixColumn) -> str:
    """The name, cut where its lines have no room."""
    room, name = area.adjusted(_PAD, 4, -_PAD, -4), column.name
    metrics = painter.fontMetrics()
    if metrics.boundingRect(room, _WRAP, name).height() <= room.height():
        return name
    words_ = name.split()
    while len(words_) > 1:
        words_.pop()
        cut = f"{' '.join(words_)}…"
        if metrics.boundingRect(room, _WRAP, cut).height() <= room.height():
            return cut
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
