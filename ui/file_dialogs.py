"""Where files are asked for: the last folder somebody took one from, and before that the user's documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import settings
from app.services.app import App


def ask_file(app: App, parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for one file; None when nobody chose any. StorageError."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, first_folder(app), kinds)
    return _remembered(app, Path(chosen)) if chosen else None


def ask_files(app: App, parent: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Ask for any number of files. StorageError."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, first_folder(app), kinds)
    return tuple(_remembered(app, Path(each)) for each in chosen)


def first_folder(app: App) -> str:
    """The folder a dialog opens in: a stick that was pulled out is not looked for."""
    last = settings.read(app, settings.LAST_FOLDER)
    if last and Path(last).is_dir():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _remembered(app: App, file: Path) -> Path:
    settings.write(app, settings.LAST_FOLDER, str(file.parent))
    return file
