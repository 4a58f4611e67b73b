"""The editor of a table question: a small spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.domain.finding import Finding
from app.forms.answers import TypedRow, show_table
from app.forms.spec import FormField
from ui.forms.editors import Typed
from ui.forms.table_model import TableModel


class TableEditor(QWidget):
    """Rows of cells as they are typed."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.model = TableModel(field.columns)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setMinimumHeight(150)
        self.model.changed.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def ask(self, field: FormField) -> None:
        """Have the columns of the question."""
        if field.columns != self.model.columns:
            self.model.ask(field.columns)
        self.view.setAccessibleName(field.label)

    def show_value(self, value: Value) -> None:
        """Show the stored rows, unless they are shown already."""
        self.show_typed(show_table(self.model.columns, value))

    def show_typed(self, typed: Typed) -> None:
        """Show the rows as they were typed."""
        rows = tuple(cast(TypedRow, row) for row in typed if isinstance(row, Mapping))
        if rows != self.model.rows():
            self.model.fill(rows)

    def typed(self) -> Typed:
        """All rows as they stand."""
        return self.model.rows()

    def mark(self, findings: Iterable[Finding]) -> str:
        """Mark the cells that are wrong; the words for all of them."""
        findings = tuple(findings)
        self.model.mark({(each.place.row or 0, each.place.column): each.message for each in findings})
        return "\n".join(each.message for each in findings)

    def focus_cell(self, row: int, column: str) -> None:
        """Go to the cell."""
        ids = [each.id for each in self.model.columns]
        self.view.setCurrentIndex(self.model.index(row, ids.index(column) if column in ids else 0))
        self.view.setFocus()
