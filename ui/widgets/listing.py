"""Rows, or an empty state when there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ui.models.rows import Row
from ui.widgets.empty import EmptyState
from ui.widgets.row_view import RowView


class Listing(QStackedWidget):
    """``rows`` is the view the rows are in."""

    def __init__(self, name: str, icon: str, heading: str, words: str, *, one_click: bool = False) -> None:
        super().__init__()
        self.rows = RowView(name, one_click=one_click)
        self._empty = EmptyState(icon, heading, words)
        self.addWidget(self.rows)
        self.addWidget(self._empty)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows, or what there is to say when there is none."""
        self.rows.show_rows(rows)
        self.setCurrentWidget(self.rows if rows else self._empty)
