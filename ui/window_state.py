"""Where the window stood, how large, and whether it filled the screen: kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from app.services import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from app.wiring import App


def put_back(window: QMainWindow, app: App) -> None:
    """Put the window where it was; Qt moves it onto a screen that is there. Raises StorageError."""
    kept = settings.read(app, settings.WINDOW)
    if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "replace"))):
        room = window.screen().availableGeometry().size()
        if not window.isMaximized():
            window.resize(window.size().boundedTo(room.expandedTo(window.minimumSize())))


def keep(window: QMainWindow, app: App) -> None:
    """Keep where the window is now. Raises StorageError."""
    settings.write(app, settings.WINDOW, bytes(window.saveGeometry().toBase64().data()).decode("ascii"))
