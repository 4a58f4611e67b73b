"""The pages of one PDF as pictures, painted by Qt's own threads and kept while they are near.

A picture is asked for when a page comes into sight. Until it is there the former one of that page serves.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer


class PdfFile:
    """A PDF, open to be painted: in memory, or a file of which only what is painted is read."""

    def __init__(self, pdf: bytes | Path) -> None:
        # A loaded document that is a view's own child crashes Qt when the view is destroyed: it has no parent.
        self.document = QPdfDocument()
        self._bytes = QBuffer()
        if isinstance(pdf, Path):
            self.document.load(str(pdf))
            return
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)

    def sizes(self) -> list[QSizeF]:
        """The size of each page in points."""
        return [self.document.pagePointSize(page) for page in range(self.document.pageCount())]


class _Painter(QObject):
    """Paints the pages of one file; is let go of only when nothing of it is under way."""

    painted = Signal(int, QImage)

    def __init__(self, file: PdfFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(file.document)
        self._renderer.pageRendered.connect(self._arrive)
        self._waiting: set[int] = set()
        self._retired = False

    def ask(self, page: int, size: QSize) -> None:
        """Have the page painted that large."""
        self._waiting.add(self._renderer.requestPage(page, size, QPdfDocumentRenderOptions()))

    def busy(self) -> bool:
        """Whether pictures are still to come."""
        return bool(self._waiting)

    def retire(self) -> None:
        """Nobody wants its pictures any more."""
        self._retired = True
        if not self._waiting:
            self.deleteLater()

    def _arrive(self, page: int, size: QSize, picture: QImage, options: object, number: int) -> None:
        self._waiting.discard(number)
        if not self._retired:
            self.painted.emit(page, picture)
        elif not self._waiting:
            self.deleteLater()


class PagePictures(QObject):
    """``came`` tells a page whose picture is new."""

    came = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._painter: _Painter | None = None
        self._kept: dict[int, QImage] = {}
        self._fresh: dict[int, QSize] = {}
        self._asked: dict[int, QSize] = {}

    def show_file(self, file: PdfFile) -> None:
        """Paint from this file from now on; the pictures there are serve until newer ones come."""
        if self._painter is not None:
            self._painter.retire()
        self._fresh.clear()
        self._asked.clear()
        self._painter = _Painter(file, self)
        self._painter.painted.connect(self._take)

    def picture(self, page: int) -> QImage | None:
        """The picture of that page, perhaps of another size or a moment old."""
        return self._kept.get(page)

    def want(self, sizes: dict[int, QSize], near: range) -> None:
        """Have those pages painted in these sizes, unless they are; pages that are not ``near`` are forgotten."""
        for page in [each for each in self._kept if each not in near]:
            del self._kept[page]
            self._fresh.pop(page, None)
        for page, size in sizes.items():
            if self._painter is not None and size not in (self._fresh.get(page), self._asked.get(page)):
                self._asked[page] = size
                self._painter.ask(page, size)

    def fresh(self, page: int) -> bool:
        """Whether the page is shown as the file has it."""
        return page in self._fresh and page not in self._asked

    def busy(self) -> bool:
        """Whether pictures are still to come."""
        return self._painter is not None and self._painter.busy()

    def _take(self, page: int, picture: QImage) -> None:
        size = picture.size()
        if self._asked.get(page) == size:
            del self._asked[page]
        self._kept[page] = picture
        self._fresh[page] = size
        self.came.emit(page)
