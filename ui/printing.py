"""Prints the pages of a PDF as they are: point for point at the printer's resolution, a strip of a page at a time.

Strips keep the memory small (a page at 1200 points an inch would take half a gigabyte) and the window awake: between
two of them the event loop has its turn, so that the work can be watched and stopped.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from app.errors import AppError
from ui.text import printing as printing_words
from ui.widgets.page_pictures import PdfFile

_STRIP_BYTES = 4 << 20
_BYTES_A_POINT = 4
_POINTS_PER_INCH = 72
_OVERLAP = 12
_CRISP = 300
"""From this resolution on letters are printed without soft edges, which a printer would only scatter into dots."""


class PrintWork(QObject):
    """Prints ``order``, pages counted from 0 and None for a blank side.

    ``progressed`` tells how many sides are done and how many there are; then ``done``, ``stopped`` or ``failed``.
    """

    progressed = Signal(int, int)
    done = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, printer: QPrinter, pdf: bytes, order: Sequence[int | None], parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._file = PdfFile(pdf)
        self._sizes = self._file.sizes()
        self._order = order
        self._painter = QPainter()
        self._at = 0
        self._top = 0
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._print_strip)

    def start(self) -> None:
        """Begin; a printer that does not take the work is told by ``failed``."""
        self._printer.setFullPage(True)
        self._turn_paper()
        if self._order and self._painter.begin(self._printer):
            self._next.start()
        else:
            self._fail()

    def stop(self) -> None:
        """Take back what has not been printed yet."""
        if self._painter.isActive():
            self._next.stop()
            self._printer.abort()
            if self._painter.isActive():
                self._painter.end()
            self.stopped.emit()

    def busy(self) -> bool:
        """Whether something is still to be printed."""
        return self._painter.isActive()

    def _print_strip(self) -> None:
        """One strip of the page whose turn it is, or the change to the next page."""
        page = self._order[self._at]
        size = self._pixels(page) if page is not None else QSize(0, 0)
        if page is not None and self._top < size.height():
            rows = max(16, _STRIP_BYTES // (size.width() * _BYTES_A_POINT))
            # Strips overlap a little: a system that scales each by itself would else leave a seam between two.
            strip = QRect(0, self._top, size.width(), min(rows + _OVERLAP, size.height() - self._top))
            self._painter.drawImage(strip.topLeft(), self._paint(page, size, strip))
            self._top += rows
            self._next.start()
        else:
            self._turn_page()

    def _turn_page(self) -> None:
        self._at, self._top = self._at + 1, 0
        self.progressed.emit(self._at, len(self._order))
        if self._at == len(self._order):
            self._painter.end()
            self.done.emit()
            return
        self._turn_paper()
        if self._printer.newPage():
            self._next.start()
        else:
            self._painter.end()
            self._fail()

    def _turn_paper(self) -> None:
        """The paper lies as the coming page does; a blank side lies as the paper lay."""
        page = self._order[self._at] if self._at < len(self._order) else None
        if page is not None:
            size = self._sizes[page]
            wide = size.width() > size.height()
            self._printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )

    def _pixels(self, page: int) -> QSize:
        return (QSizeF(self._sizes[page]) * (self._printer.resolution() / _POINTS_PER_INCH)).toSize()

    def _paint(self, page: int, whole: QSize, strip: QRect) -> QImage:
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        # Qt reckons from the first to the last point of the strip, not to the point behind it, so it gets one more.
        options.setScaledClipRect(strip.adjusted(0, 0, 1, 1))
        if self._printer.resolution() >= _CRISP:
            flag = QPdfDocumentRenderOptions.RenderFlag
            options.setRenderFlags(flag.TextAliased | flag.PathAliased)
        paper = QImage(strip.size(), QImage.Format.Format_Grayscale8)
        paper.fill(255)
        painter = QPainter(paper)
        painter.drawImage(0, 0, self._file.document.render(page, strip.size(), options))
        painter.end()
        return paper

    def _fail(self) -> None:
        self.failed.emit(AppError(printing_words.NOT_PRINTED, printing_words.NOT_PRINTED_HINT))
