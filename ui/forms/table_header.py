"""The heading of a table: the title of each column, under the name of the group neighbouring columns belong to."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.forms.table_model import NUMBERS, TableModel
from ui.theme import Colour

_LINES = 3
_NUMBER, _TEXT, _DATE, _WIDEST = 84, 110, 100, 300
_PAD = 5


class GroupedHeader(QHeaderView):
    """Draws itself: Qt knows no headings over several columns. Columns share the room there is."""

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)

    def sizeHint(self) -> QSize:
        """Room for the titles, and for a group's name over them."""
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), self._group_height() + line * self._lines() + 2 * _PAD)

    def share(self, room: int) -> None:
        """Give every column what its kind needs, and what is left to those with words."""
        widths = [self._needed(index) for index in range(self.count())]
        wordy = [index for index, column in enumerate(self._table.columns) if column.kind == "text"]
        left = room - sum(widths)
        for place, index in enumerate(wordy or list(range(len(widths)))):
            if left > 0:
                widths[index] += left // (len(wordy or widths) - place)
                left -= left // (len(wordy or widths) - place)
        for index, width in enumerate(widths):
            self.resizeSection(index, width)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One title, and its part of the group's name."""
        painter.save()
        painter.fillRect(rect, QColor(Colour.GROUND))
        top = self._group_height()
        column = self._table.columns[logicalIndex]
        if column.group:
            self._paint_group(painter, rect, logicalIndex)
        title = rect.adjusted(0, top if column.group else 0, 0, 0)
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(title.topRight(), title.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(Colour.INK))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(title.adjusted(_PAD, 2, -_PAD, -2), flags, column.title)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, index: int) -> None:
        first = last = index
        columns = self._table.columns
        while first > 0 and columns[first - 1].group == columns[index].group:
            first -= 1
        while last + 1 < len(columns) and columns[last + 1].group == columns[index].group:
            last += 1
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        whole = QRect(left, rect.top(), right - left, self._group_height())
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(whole.topRight(), whole.bottomRight())
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.setPen(QColor(Colour.MUTED))
        in_sight = whole.intersected(self.viewport().rect())
        painter.drawText(in_sight, Qt.AlignmentFlag.AlignCenter, columns[index].group)
        painter.restore()

    def _group_height(self) -> int:
        grouped = any(column.group for column in self._table.columns)
        return self.fontMetrics().lineSpacing() + 2 * _PAD if grouped else 0

    def _lines(self) -> int:
        needed = [self._lines_of(index) for index in range(self.count())]
        return min(_LINES, max(needed, default=1))

    def _lines_of(self, index: int) -> int:
        room = max(20, self.sectionSize(index) - 2 * _PAD)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = self.fontMetrics().boundingRect(QRect(0, 0, room, 1000), flags, self._table.columns[index].title)
        return max(1, round(box.height() / self.fontMetrics().lineSpacing()))

    def _needed(self, index: int) -> int:
        column = self._table.columns[index]
        least = _NUMBER if column.kind in NUMBERS else _DATE if column.kind == "date" else _TEXT
        word = max((self.fontMetrics().horizontalAdvance(each) for each in column.title.split()), default=0)
        texts = (self._table.text(row, index) for row in range(min(50, self._table.rowCount())))
        content = max((self.fontMetrics().horizontalAdvance(each) for each in texts), default=0)
        third = self.fontMetrics().horizontalAdvance(column.title) // _LINES + 4 * _PAD
        return min(_WIDEST, max(least, word + 2 * _PAD + 4, third, content + 4 * _PAD))
