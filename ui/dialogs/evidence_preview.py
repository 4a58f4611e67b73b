"""A piece of evidence on the screen, as large as there is room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.domain.achievement import Evidence
from ui.text import evidence as words
from ui.widgets.labels import label

_SHARE = 0.9
_LARGEST = QSize(4000, 4000)
"""Pixels: more than any screen shows, and a photograph of any size fits into memory."""


class EvidencePreview(QDialog):
    """Shows a PDF page under page or a picture; of other kinds it says how to open them.

    ``elsewhere`` asks for another program to open it.
    """

    elsewhere = Signal()

    def __init__(self, parent: QWidget, evidence: Evidence, kind: str, path: Path, note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(words.PREVIEW_TITLE.format(title=evidence.title))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        opens = box.addButton(words.OPEN, QDialogButtonBox.ButtonRole.ActionRole)
        opens.clicked.connect(self.elsewhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        if note:
            column.addWidget(label(note, "muted"))
        column.addWidget(self._sheet(kind, path), 1)
        column.addWidget(box)
        room = parent.window().size()
        self.resize(round(room.width() * _SHARE), round(room.height() * _SHARE))

    def _sheet(self, kind: str, path: Path) -> QWidget:
        if kind == "pdf":
            from ui.widgets.pdf_pages import PdfPages

            pages = PdfPages()
            pages.show_pdf(path)
            return pages
        if kind == "image":
            return Picture(path)
        said = label(words.NO_PREVIEW, "muted")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return said


class Picture(QLabel):
    """A picture, as large as fits."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setAccessibleName(words.PICTURE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(120, 120)
        self._whole = _read(path)
        if self._whole.isNull():
            self.setText(words.NO_PREVIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if not self._whole.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            ratio = self.devicePixelRatio()
            fitting = self._whole.scaled(self.size() * ratio, keep, smooth)
            fitting.setDevicePixelRatio(ratio)
            self.setPixmap(fitting)


def _read(path: Path) -> QPixmap:
    """The picture, its camera held upright, no larger than a screen can use; empty when Qt cannot read it."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
