"""An area that scrolls what is too high for it, without taking the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrolledSheet(QWidget):
    """What is scrolled in an area that sets its width.

    Qt makes such a sheet at least as high as its wrapped words are where it is narrowest; the rest stays blank.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")

    def minimumSizeHint(self) -> QSize:
        """As wide as it must be; how high, its width says."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolling(sheet: QWidget) -> QScrollArea:
    """The sheet as wide as there is room, as high as it needs."""
    sheet.setProperty("role", "sheet")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    return area


def unframed(sheet: QWidget) -> QScrollArea:
    """The sheet without an edge of its own, a part of the page or dialog it stands in."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(sheet)
    return area
