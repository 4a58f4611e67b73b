"""The small window shown instead of the program when its data cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.errors import AppError
from ui import icons, text
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labels import button


class FailureDialog(QDialog):
    """One error and a button to close."""

    def __init__(self, error: AppError) -> None:
        super().__init__()
        self.setWindowTitle(text.PROGRAM)
        self.setWindowIcon(icons.app_icon())
        panel = ErrorPanel(safe="", closable=False)
        panel.show_error(error)
        close = button(text.CLOSE_PROGRAM, primary=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addWidget(panel, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(520)
