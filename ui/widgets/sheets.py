"""The parts dialogs of several sheets are laid out with."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def empty_sheet() -> tuple[QWidget, QVBoxLayout]:
    """An empty sheet and the column its content goes into."""
    empty = QWidget()
    column = QVBoxLayout(empty)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return empty, column


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """The buttons at the right end of a row."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    for each in buttons:
        row.addWidget(each)
    return row
