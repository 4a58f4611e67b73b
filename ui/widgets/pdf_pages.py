"""The pages of a PDF on the screen. Imported when a preview is first shown: QtPdf is not for start-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from ui.text import preview as preview_words
from ui.theme import Colour
from ui.widgets.page_column import GAP, PageColumn
from ui.widgets.page_pictures import PagePictures, PdfFile

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.previewing import Spot

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 4.0
_NEAR = 2
_MARK = 4
_LINE = 24
_KEYS = QKeySequence.StandardKey
_ABOVE = 0.3
"""Where a line comes to stand that has to be brought into sight: that share of the height from the top."""


class PdfPages(QAbstractScrollArea):
    """All pages one under another, as wide as the view. ``turned`` tells the page in sight and how many there are.

    When another PDF is shown the old pages stay until the new ones are painted, and the view stays where it was.
    """

    turned = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(preview_words.PAGES)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zoom: float | None = None
        self._spot: Spot | None = None
        self._column = PageColumn((), 1, self.logicalDpiX())
        self._pictures = PagePictures(self)
        self._pictures.came.connect(lambda page: self.viewport().update())
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pdf(self, pdf: bytes | Path) -> None:
        """Show that PDF, at the place that was in sight before."""
        file = PdfFile(pdf)
        self._spot = None
        self._pictures.show_file(file)
        self._arrange(file.sizes())
        self._tell()

    def show_spot(self, spot: Spot) -> None:
        """Mark a line and bring it into sight, unless it is there already."""
        if spot.page >= self.pages():
            return
        self._spot = spot
        line, bar, height = self._column.area_of(spot), self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= line.top() <= bar.value() + height - 3 * line.height():
            bar.setValue(round(line.top() - height * _ABOVE))
        self.viewport().update()

    def page(self) -> int:
        """The page in sight, counted from 0: the one in the upper part of the view, at the very end the last one."""
        bar = self.verticalScrollBar()
        if 0 < bar.maximum() == bar.value():
            return self.pages() - 1
        return self._column.page_at(bar.value() + self.viewport().height() // 3)

    def pages(self) -> int:
        """How many pages there are."""
        return len(self._column.sizes)

    def painted(self) -> bool:
        """Whether all pages in sight are shown as the PDF has them."""
        return all(self._pictures.fresh(page) for page in self._in_sight())

    def turn_to(self, page: int) -> None:
        """Bring a page into sight."""
        if 0 <= page < self.pages():
            self.verticalScrollBar().setValue(self._column.areas[page].top() - GAP)
        self._tell()

    def zoom(self, closer: bool) -> None:
        """One step nearer or farther."""
        factor = self.factor() * (_STEP if closer else 1 / _STEP)
        self._zoom = max(_SMALLEST, min(_LARGEST, factor))
        self._arrange(self._column.sizes)

    def fit_width(self) -> None:
        """As wide as the view again."""
        self._zoom = None
        self._arrange(self._column.sizes)

    def factor(self) -> float:
        """The zoom in force, 1 = as large as on paper."""
        return self._column.factor_of(self._column.sizes[self.page()]) if self.pages() else 1.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit the width have another size at another width."""
        super().resizeEvent(event)
        self._arrange(self._column.sizes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight with whatever pictures there are, and ask for better ones."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(Colour.LINE))
        seen, ratio = self._in_sight(), self.devicePixelRatioF()
        sizes = {page: (QSizeF(self._column.areas[page].size()) * ratio).toSize() for page in seen}
        near = range(min(seen, default=0) - _NEAR, max(seen, default=0) + _NEAR + 1)
        self._pictures.want(sizes, near)
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in seen:
            self._draw_page(painter, page, self._column.areas[page].translated(-corner))
        if self._spot is not None and self._spot.page in seen:
            line = self._column.area_of(self._spot).translated(-corner)
            painter.fillRect(line.left(), line.top(), _MARK, line.height(), QColor(Colour.ACCENT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn whole pages; Ctrl with plus and minus is nearer and farther."""
        turns = {
            Qt.Key.Key_PageUp: self.page() - 1,
            Qt.Key.Key_PageDown: self.page() + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages() - 1,
        }
        key = Qt.Key(event.key())
        closer, farther = (event.matches(each) for each in (_KEYS.ZoomIn, _KEYS.ZoomOut))
        if closer or farther:
            self.zoom(closer)
        elif key in turns:
            self.turn_to(turns[key])
        else:
            super().keyPressEvent(event)

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        return self._column.pages_between(top, top + self.viewport().height())

    def _draw_page(self, painter: QPainter, page: int, area: QRect) -> None:
        painter.fillRect(area, QColor(Colour.SURFACE))  # The picture of a page is its ink; the paper is ours.
        picture = self._pictures.picture(page)
        if picture is not None:
            painter.drawImage(area, picture)

    def _arrange(self, sizes: Sequence[QSizeF]) -> None:
        """Lay the pages out anew; the part of the page that was in sight stays in sight."""
        room, bar = self.viewport().size(), self.verticalScrollBar()
        page, share = self._place()
        self._column = PageColumn(sizes, room.width(), self.logicalDpiX(), self._zoom)
        across = self.horizontalScrollBar()
        for each, whole, part in (
            (bar, self._column.height, room.height()),
            (across, self._column.width, room.width()),
        ):
            each.setRange(0, max(0, whole - part))
            each.setPageStep(part)
            each.setSingleStep(_LINE)
        if page < len(self._column.areas):
            area = self._column.areas[page]
            bar.setValue(round(area.top() + share * area.height()))
        self.viewport().update()

    def _place(self) -> tuple[int, float]:
        """Which page stands at the upper edge, and which share of it is above."""
        if not self._column.areas:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        page = self._column.page_at(top)
        area = self._column.areas[page]
        return page, (top - area.top()) / area.height()

    def _tell(self) -> None:
        self.turned.emit(self.page(), self.pages())


def _fit_bar(bar: QScrollBar, whole: int, part: int) -> None:
    bar.setRange(0, max(0, whole - part))
    bar.setPageStep(part)
    bar.setSingleStep(_LINE)
