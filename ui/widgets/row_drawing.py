"""Draws one row: shape, title and details in a column, the verdict's word beside it or, where it is narrow, above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import icons
from ui.models.rows import ROW_ROLE, Row
from ui.theme import TONES, Colour

if TYPE_CHECKING:
    from ui.widgets.row_view import RowView

Index = QModelIndex | QPersistentModelIndex

_WRAP = int(Qt.TextFlag.TextWordWrap)
_WORD_AT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_PAD = 7
_GAP = 10
_LEADING = 2
_NARROW = 250
_SHORT_WORD = 40


@dataclass(frozen=True, kw_only=True)
class _Text:
    """One of the texts of a row, with the height it needs."""

    words: str
    font: QFont
    colour: str
    height: int


class RowDelegate(QStyledItemDelegate):
    """Measures and draws the :class:`Row` that an index holds; the view has painted the ground."""

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped texts need."""
        row, width = index.data(ROW_ROLE), self._view.row_width(index)
        height = sum(text.height for text in self._texts(row, width))
        return QSize(width, max(height, icons.SMALL) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row and the line under it."""
        row, width = index.data(ROW_ROLE), self._view.row_width(index)
        area = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.save()
        painter.setPen(QColor(Colour.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if row.icon:
            painter.drawPixmap(area.topLeft(), icons.pixmap(row.icon, TONES[row.tone][0]))
        if row.word and not self._is_narrow(row, width):
            self._draw_word(painter, area, row)
        self._draw_texts(painter, area, row, width)
        painter.restore()

    def _draw_word(self, painter: QPainter, area: QRect, row: Row) -> None:
        painter.setFont(self._font(small=True, bold=True))
        painter.setPen(QColor(TONES[row.tone][0]))
        painter.drawText(area, _WORD_AT, row.word)

    def _draw_texts(self, painter: QPainter, area: QRect, row: Row, width: int) -> None:
        top, left = area.top(), area.left() + _indent(row)
        for text in self._texts(row, width):
            painter.setFont(text.font)
            painter.setPen(QColor(text.colour))
            painter.drawText(QRect(left, top, self._text_width(row, width), text.height), _WRAP, text.words)
            top += text.height

    def _texts(self, row: Row, width: int) -> list[_Text]:
        room = self._text_width(row, width)
        texts: list[_Text] = []
        if row.word and self._is_narrow(row, width):
            texts.append(_measured(row.word, self._font(small=True, bold=True), TONES[row.tone][0], room))
        texts.append(_measured(row.title, self._font(bold=row.heading), Colour.INK, room))
        texts += [_measured(each, self._font(), Colour.MUTED, room) for each in row.details]
        if row.aside:
            texts.append(_measured(row.aside, self._font(small=True), Colour.MUTED, room))
        return texts

    def _text_width(self, row: Row, width: int) -> int:
        beside = self._word_width(row) + _GAP if row.word and not self._is_narrow(row, width) else 0
        return width - 2 * _PAD - _indent(row) - beside

    def _is_narrow(self, row: Row, width: int) -> bool:
        """Whether a long word at the side would squeeze the text."""
        word = self._word_width(row)
        return word > _SHORT_WORD and width - _indent(row) - word < _NARROW

    def _word_width(self, row: Row) -> int:
        return QFontMetrics(self._font(small=True, bold=True)).horizontalAdvance(row.word) + 2

    def _font(self, *, small: bool = False, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        if small:
            font.setPointSizeF(font.pointSizeF() - 1)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


def _indent(row: Row) -> int:
    return icons.SMALL + _GAP if row.icon else 0


def _measured(words: str, font: QFont, colour: str, width: int) -> _Text:
    height = QFontMetrics(font).boundingRect(0, 0, width, 1 << 20, _WRAP, words).height()
    return _Text(words=words, font=font, colour=colour, height=height + _LEADING)
