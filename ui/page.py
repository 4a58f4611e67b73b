"""What the frame expects of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class Page(QWidget):
    """One page of the frame, made when it is first asked for and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def refresh(self) -> None:
        """Show the data as they are now; called whenever the page comes into sight. Raises AppError."""

    def aim(self, target: str) -> None:
        """Show one thing of the page, named by whoever turned to it. Raises AppError."""

    def title(self) -> str:
        """What the page shows just now, for the window's title; "" = nothing worth naming there."""
        return ""

    def rest(self) -> None:
        """Finish what is under way: another page comes into sight, or the window is about to close."""
