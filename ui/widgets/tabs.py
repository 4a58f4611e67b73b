"""Tabs that the wheel never turns, named for who cannot see them."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar, QTabWidget


class TabRow(QTabBar):
    """The tabs alone; a wheel turned over them scrolls what is around."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing is turned in passing."""
        event.ignore()


class Tabs(QTabWidget):
    """Pages behind tabs; ``name`` says to a screen reader what they are tabs of."""

    def __init__(self, name: str) -> None:
        super().__init__()
        row = TabRow()
        row.setAccessibleName(name)
        self.setTabBar(row)
        self.setAccessibleName(name)
