"""The editor of a table question: the grid, its totals, its buttons, and words on what is wrong in which cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.forms.answers import TypedRow, show_table
from app.forms.column_groups import repeated_groups, with_copied_group
from app.forms.spec import FormField
from ui.forms.editors import Typed
from ui.forms.table_model import Row, TableModel
from ui.forms.table_totals import TotalsView
from ui.forms.table_view import TableView
from ui.help_topics import set_topic
from ui.text import forms as words
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label, literal, plain_tip

_ROWS_IN_SIGHT = 12
_PROBLEMS_TOLD = 5


class TableEditor(QWidget):
    """Rows of cells as they are typed, right or wrong; ``left_cell`` asks to read them, a cell being done with."""

    edited = Signal()
    left_cell = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.model = TableModel(field.columns)
        self.view = TableView(self.model)
        self._totals = TotalsView(self.model, self.view)
        self.view.frozen.settled.connect(self._totals.cover)
        self._flushing = False
        self._bar = QWidget()
        self._buttons = FlowLayout(4, 2)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._bar.setLayout(self._buttons)
        self._own_actions = False
        self._said = label("", tone="warn")
        self._said.hide()
        self._lay_out()
        self.model.changed.connect(self._changed)
        self.view.typing.connect(self._mend)
        self.view.typing.connect(self.edited)
        self.view.left_cell.connect(self.left_cell)
        self.view.entered.connect(self._show_bar)
        self.view.pasted_too_wide.connect(lambda count: self._say(words.PASTED_TOO_WIDE.format(count=count)))
        set_topic(self, "table")
        self.setFocusProxy(self.view)
        self.ask(field)

    def ask(self, field: FormField) -> None:
        """Have the columns of the question."""
        if field.columns != self.model.columns:
            self.model.ask(field.columns)
            self._fit()
        self._show_copying()
        self.view.setAccessibleName(field.label)
        self._totals.setAccessibleName(words.TOTALS_NAME.format(label=field.label))

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Give the page's own actions a button each, after ours."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._buttons.addWidget(button)
            self._own_actions = True
        self._show_bar()

    def take_rows(self, rows: Sequence[Mapping[str, str]], *, replace: bool) -> None:
        """Take rows from elsewhere (a file) as if they had been typed; one step to take back."""
        new: list[Row] = [self.model.empty_row() | dict(row) for row in rows]
        self.model.change(new if replace else [*self.model.rows(), *new])

    def show_value(self, value: Value) -> None:
        """Show the stored rows, unless the same stand there already."""
        rows = show_table(self.model.columns, value)
        if list(rows) != [row for row in self.typed() if any(row.values())]:
            self.show_typed(rows)

    def show_typed(self, typed: Typed) -> None:
        """Show the rows as they were typed."""
        rows = tuple(cast(TypedRow, row) for row in typed if isinstance(row, Mapping))
        if rows != self.model.rows():
            self.model.fill(rows)
            self._fit()

    def typed(self) -> tuple[Row, ...]:
        """All rows as they stand, the open cell as far as it is typed."""
        self._flushing = True
        self.view.finish_typing()
        self._flushing = False
        return self.model.rows()

    def mark(self, problems: Mapping[tuple[int, str], str]) -> str:
        """Mark the cells that are wrong, by row and id of the column; the words for all of them.

        The cell somebody is typing in is not wrong yet.
        """
        row, column = self.view.cells.open_cell() or (-1, 0)
        typed_in = (row, self.model.columns[column].id)
        problems = {cell: words for cell, words in problems.items() if cell != typed_in}
        self.model.mark(problems)
        told = list(problems.values())[:_PROBLEMS_TOLD]
        if (more := len(problems) - len(told)) > 0:
            told.append(words.MORE_PROBLEMS.format(count=more))
        return "\n".join(told)

    def typed_row(self, stored: int) -> int:
        """The row in which that row of the stored table stands; what is stored has no empty rows."""
        filled = [index for index, row in enumerate(self.model.rows()) if any(row.values())]
        return filled[stored] if stored < len(filled) else len(self.model.rows())

    def focus_cell(self, row: int, column: str) -> None:
        """Go to the cell of that row of the stored table."""
        ids = [each.id for each in self.model.columns]
        self.view.go(self.typed_row(row), ids.index(column) if column in ids else 0)
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fonts and styles are known now."""
        super().showEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.view)
        column.addWidget(self._totals)
        column.addWidget(self._bar)
        column.addWidget(self._said)
        self._button(words.ADD_ROW, words.ADD_ROW_TIP, self.view.insert_row)
        self._button(words.REMOVE_ROWS, words.REMOVE_ROWS_TIP, self.view.remove_rows)
        self._button(words.MOVE_UP, words.MOVE_UP_TIP, lambda: self.view.move_rows(-1))
        self._button(words.MOVE_DOWN, words.MOVE_DOWN_TIP, lambda: self.view.move_rows(1))
        self._button(words.PASTE, words.PASTE_TIP, self.view.paste)
        self._copying = self._button("", "", self.copy_group)
        self._bar.hide()

    def _button(self, text: str, tip: str, pressed: Callable[[], object]) -> QToolButton:
        """A button for the mouse; its key works in the grid, where the keyboard stays."""
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: (pressed(), self.view.setFocus()))
        self._buttons.addWidget(made)
        return made

    def copy_group(self) -> None:
        """Let what is written for the first group of columns hold for the others like it, where they are empty."""
        self.typed()
        rows, copied = with_copied_group(self.model.columns, self.model.rows())
        self.model.change(rows)
        self._say(words.GROUP_COPIED.format(count=copied) if copied else words.GROUP_NOT_COPIED)

    def _show_copying(self) -> None:
        """Offer it where there are such groups."""
        groups = [each[0].group for each in repeated_groups(self.model.columns)]
        self._copying.setVisible(bool(groups))
        if groups:
            first, others = groups[0], ", ".join(groups[1:])
            self._copying.setText(literal(words.COPY_GROUP.format(first=first, count=len(groups) - 1)))
            self._copying.setToolTip(plain_tip(words.COPY_GROUP_TIP.format(first=first, others=others)))

    def _mend(self) -> None:
        if cell := self.view.cells.open_cell():
            self.model.unmark(*cell)

    def _changed(self) -> None:
        self._say("")
        self._fit()
        if not self._flushing:
            self.edited.emit()

    def _show_bar(self) -> None:
        """An empty table nobody is in needs no buttons; they stay once they are there."""
        if self.model.rows() or self._own_actions or self.view.hasFocus():
            self._bar.show()

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _fit(self) -> None:
        """As high as the rows, up to a limit; columns as wide as there is room."""
        header = self.view.grouped
        header.share(self.view.viewport().width())
        rows = min(_ROWS_IN_SIGHT, self.model.rowCount()) * self.view.verticalHeader().defaultSectionSize()
        wide = header.length() > self.view.viewport().width()
        bar = self.view.horizontalScrollBar().sizeHint().height() if wide else 0
        self.view.setFixedHeight(header.sizeHint().height() + rows + bar + 2 * self.view.frameWidth() + 2)
        self._totals.count_again()
        self.view.frozen.settle()
        self._show_bar()
