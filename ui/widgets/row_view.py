"""A tree of rows whose texts wrap to the width there is, for findings and verdicts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView

from app.domain.finding import Place
from ui.models.rows import ROW_ROLE, Row, model_of
from ui.theme import Colour
from ui.widgets.row_drawing import Index, RowDelegate


class RowView(QTreeView):
    """Shows rows; ``chosen`` tells the place of the row that was entered, ``acted`` what it asks to be done.

    A row is entered with Enter and a double click, or with ``one_click``.
    """

    chosen = Signal(Place)
    acted = Signal(object)

    def __init__(self, name: str, *, one_click: bool = False) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._one_click = one_click
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(14)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Colour.ACCENT_SOFT))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(Colour.INK))
        self.setPalette(palette)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(not one_click)
        # One click must not be followed by a second one that meets whatever stands there then.
        (self.clicked if one_click else self.activated).connect(self._choose)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace what is shown; the same rows again change nothing, others keep the scrolling and the current row."""
        if self.model() is not None and rows == self._rows:
            return
        top, current = self.verticalScrollBar().value(), self.currentIndex().data(ROW_ROLE)
        self._replace(rows)
        if isinstance(current, Row):
            self._make_current(current)
        if top:
            self.doItemsLayout()
            self.verticalScrollBar().setValue(top)

    def _replace(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        old = self.model()
        self.setModel(model_of(rows))
        self.model().setParent(self)
        if old is not None:
            old.deleteLater()
        self.setRootIsDecorated(any(row.children for row in rows))
        self._open(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped rows have another height at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def row_width(self, index: Index) -> int:
        """The width of the row at ``index``, the same whether or not there is a scroll bar."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        return room - self.indentation() * (_depth(index) - (not self.rootIsDecorated()))

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """The ground of a row runs under its branch too."""
        row = index.data(ROW_ROLE)
        ground = Colour.GROUND if isinstance(row, Row) and row.heading else Colour.SURFACE
        if index == self.currentIndex() and self.hasFocus():
            ground = Colour.ACCENT_SOFT
        elif self._under_mouse(options.rect):
            ground = Colour.HOVER
        painter.fillRect(options.rect, QColor(ground))
        super().drawRow(painter, options, index)

    def _under_mouse(self, area: QRect) -> bool:
        return self.underMouse() and area.contains(self.viewport().mapFromGlobal(QCursor.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the row's whole text, not only its title."""
        row = self.currentIndex().data(ROW_ROLE)
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(row, Row):
            QGuiApplication.clipboard().setText(row.spoken())
            return
        if self._one_click and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _make_current(self, row: Row) -> None:
        found = self.model().match(
            self.model().index(0, 0), Qt.ItemDataRole.DisplayRole, row.title, 1, Qt.MatchFlag.MatchExactly | _DEEP
        )
        if found:
            self.setCurrentIndex(found[0])

    def _open(self, parent: QModelIndex) -> None:
        for number in range(self.model().rowCount(parent)):
            index = self.model().index(number, 0, parent)
            row = index.data(ROW_ROLE)
            if isinstance(row, Row) and row.opened and row.children:
                self.expand(index)
                self._open(index)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        if row.act is not None:
            self.acted.emit(row.act)
        elif row.place is not None:
            self.chosen.emit(row.place)
        elif self._one_click and row.children:
            self.setExpanded(index, not self.isExpanded(index))


_DEEP = Qt.MatchFlag.MatchRecursive


def _depth(index: Index) -> int:
    depth = 1
    while index.parent().isValid():
        index = index.parent()
        depth += 1
    return depth
