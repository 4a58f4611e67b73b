"""The pages of a PDF on the screen. Imported when a preview is first shown: QtPdf is not for start-up."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from ui.text import preview as preview_words
from ui.theme import Colour

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 4.0


class PdfPages(QPdfView):
    """All pages one under another, as wide as the view. ``turned`` tells the page in sight and how many there are."""

    turned = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(preview_words.PAGES)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setPageSpacing(12)
        palette = self.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(Colour.LINE))
        self.setPalette(palette)
        # A loaded document that is the view's own child crashes Qt when the view is destroyed.
        self._shown = QPdfDocument()
        self._bytes = QBuffer()
        self.setDocument(self._shown)
        self.pageNavigator().currentPageChanged.connect(self._tell)

    def show_pdf(self, pdf: bytes) -> None:
        """Show that PDF, at the page that was in sight before if it has it."""
        page = self.page()
        self._shown.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._shown.load(self._bytes)
        self.turn_to(min(page, max(0, self.pages() - 1)))

    def page(self) -> int:
        """The page in sight, counted from 0."""
        return self.pageNavigator().currentPage()

    def pages(self) -> int:
        """How many pages there are."""
        return self._shown.pageCount()

    def turn_to(self, page: int) -> None:
        """Bring a page into sight."""
        if 0 <= page < self.pages():
            self.pageNavigator().jump(page, QPointF())
        self._tell()

    def zoom(self, closer: bool) -> None:
        """One step nearer or farther."""
        factor = self._factor() * (_STEP if closer else 1 / _STEP)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(max(_SMALLEST, min(_LARGEST, factor)))

    def fit_width(self) -> None:
        """As wide as the view again."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn whole pages."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        turn = turns.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(self.page() + turn)

    def _factor(self) -> float:
        """The zoom in force; while fitting to width it is not told, so it is measured."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages():
            return self.zoomFactor()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        inches = self._shown.pagePointSize(self.page()).width() / 72
        return room / (inches * self.logicalDpiX())

    def _tell(self) -> None:
        self.turned.emit(self.page(), self.pages())
