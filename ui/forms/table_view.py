"""The grid of a table question, worked as officials work a spreadsheet: keys, clipboard, rows, steps back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from ui.forms.frozen_column import FrozenColumn
from ui.forms.table_cell import CellDelegate
from ui.forms.table_header import GroupedHeader
from ui.forms.table_model import TableModel
from ui.forms.table_text import read_block, without_heading, write_block
from ui.text import forms as words
from ui.widgets.fields import is_redo, is_undo
from ui.widgets.pasting import pasted

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """``typing`` follows every letter in a cell, ``left_cell`` its end; ``pasted_too_wide`` tells the columns lost."""

    entered = Signal()
    typing = Signal()
    left_cell = Signal()
    pasted_too_wide = Signal(int)

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.table = model
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.cells.moved.connect(self.step)
        self.cells.typing.connect(self.typing)
        self.cells.left.connect(self.left_cell)
        self.setItemDelegate(self.cells)
        self.grouped = GroupedHeader(model, self)
        self.setHorizontalHeader(self.grouped)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 12)
        self.verticalHeader().setSectionResizeMode(self.verticalHeader().ResizeMode.Fixed)
        self.verticalHeader().setMinimumWidth(34)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line_start = 0
        self.frozen = FrozenColumn(model, self)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the cell into sight, beside the first column where that is held in its place."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covered() - self.visualRect(index).left() if index.column() > 0 else 0
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column is held where it begins."""
        super().resizeEvent(event)
        self.frozen.settle()

    def step(self, down: int, right: int) -> None:
        """Go to a neighbouring cell; Tab runs on in the next row, Enter comes back under the first cell of the run."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + right
        if down:
            column = self._line_start if here.column() > self._line_start else column
        if not 0 <= column < self.table.columnCount():
            row, column = row + (1 if right > 0 else -1), (0 if right > 0 else self.table.columnCount() - 1)
            self._line_start = 0
        row = max(0, min(row, self.table.rowCount() - 1))
        start = self._line_start
        self.go(row, column)
        self._line_start = start if right else column

    def go(self, row: int, column: int) -> None:
        """Make that cell the current and the only chosen one, whatever key is held down."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.table.index(row, column), chosen)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """A run of cells begins where one goes by arrow or mouse."""
        super().currentChanged(current, previous)
        self._line_start = current.column()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Tab goes from cell to cell, and out at the empty row's beginning or before the first cell."""
        here = self.currentIndex()
        leaves = (
            not here.isValid()
            or (next and here.row() == self.table.rowCount() - 1 and here.column() == 0)
            or (not next and here.row() == 0 and here.column() == 0)
        )
        if leaves:
            return super().focusNextPrevChild(next)
        self.step(0, 1 if next else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; what is none of them is left to the grid, or to the form."""
        done = self._command(event)
        if done is not None:
            done()
        elif self._is_for_the_form(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0, 0)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll only what somebody is in and has more to show; else the page."""
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the cells and rows that are chosen."""
        menu = QMenu(self)
        for text, keys, work in (
            (words.UNDO, "Ctrl+Z", self.table.go_back),
            (words.REDO, "Ctrl+Y", self.table.go_forth),
            ("", "", None),
            (words.CUT, "Ctrl+X", self.cut),
            (words.COPY, "Ctrl+C", self.copy),
            (words.PASTE, "Ctrl+V", self.paste),
            (words.CLEAR_CELLS, "Delete", self.clear_cells),
            (words.SELECT_ALL, "Ctrl+A", self.selectAll),
            ("", "", None),
            (words.ADD_ROW, "Ctrl++", self.insert_row),
            (words.REMOVE_ROWS, "Ctrl+-", self.remove_rows),
            (words.MOVE_UP, "Alt+Up", lambda: self.move_rows(-1)),
            (words.MOVE_DOWN, "Alt+Down", lambda: self.move_rows(1)),
        ):
            if work is None:
                menu.addSeparator()
                continue
            action = menu.addAction(text, work)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as Excel takes them."""
        if rows := _texts_in(self.table, {(each.row(), each.column()) for each in self.selectedIndexes()}):
            QGuiApplication.clipboard().setText(write_block(rows))

    def cut(self) -> None:
        """Copy and empty the chosen cells."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Put the block on the clipboard at the current cell; one cell fills all that are chosen."""
        block = read_block(pasted(QGuiApplication.clipboard().text()))
        here = self._corner()
        block = without_heading(block, self.table.columns[here[1] :])
        if not block or not any(block):
            return
        if len(block) == 1 and len(block[0]) == 1 and len(chosen := self.selectedIndexes()) > 1:
            self._put({(each.row(), each.column()): block[0][0] for each in chosen})
            return
        room = self.table.columnCount() - here[1]
        texts = {
            (here[0] + down, here[1] + right): text
            for down, row in enumerate(block)
            for right, text in enumerate(row[:room])
        }
        self._put(texts)
        self._choose(here, (here[0] + len(block) - 1, here[1] + min(room, max(map(len, block))) - 1))
        if (lost := max(map(len, block)) - room) > 0:
            self.pasted_too_wide.emit(lost)

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        count = len(self.table.rows())
        self._put({(each.row(), each.column()): "" for each in self.selectedIndexes() if each.row() < count})

    def insert_row(self) -> None:
        """Put an empty row above the current one."""
        row = max(0, self.currentIndex().row())
        rows = list(self.table.rows())
        self.table.change([*rows[:row], self.table.empty_row(), *rows[row:]])
        self.go(row, 0)

    def remove_rows(self) -> None:
        """Take the chosen rows out."""
        chosen = self._chosen_rows()
        self.table.change([row for index, row in enumerate(self.table.rows()) if index not in chosen])
        if chosen:
            self.go(chosen[0], max(0, self.currentIndex().column()))

    def move_rows(self, by: int) -> None:
        """Move the chosen rows one up or down."""
        chosen, rows = self._chosen_rows(), list(self.table.rows())
        if not chosen or not 0 <= chosen[0] + by <= chosen[-1] + by < len(rows):
            return
        column = self.currentIndex().column()
        for index in chosen if by < 0 else reversed(chosen):
            rows[index], rows[index + by] = rows[index + by], rows[index]
        self.table.change(rows)
        self._choose((chosen[0] + by, column), (chosen[-1] + by, column))

    def finish_typing(self) -> None:
        """Put in the table what is typed in the open cell so far."""
        self.cells.put_so_far()

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        commands: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_C, _CONTROL): self.copy,
            (Qt.Key.Key_Insert, _CONTROL): self.copy,
            (Qt.Key.Key_X, _CONTROL): self.cut,
            (Qt.Key.Key_V, _CONTROL): self.paste,
            (Qt.Key.Key_Insert, _SHIFT): self.paste,
            (Qt.Key.Key_Plus, _CONTROL): self.insert_row,
            (Qt.Key.Key_Plus, _CONTROL | _SHIFT): self.insert_row,
            (Qt.Key.Key_Minus, _CONTROL): self.remove_rows,
            (Qt.Key.Key_Up, _ALT): lambda: self.move_rows(-1),
            (Qt.Key.Key_Down, _ALT): lambda: self.move_rows(1),
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not plain:
            return self.clear_cells
        if event.key() in _ENTER and not self._in_empty_row():
            return lambda: self.step(-1 if plain & _SHIFT else 1, 0)
        if (is_undo(event) or is_redo(event)) and self.table.history.can_go(back=is_undo(event)):
            return self.table.go_back if is_undo(event) else self.table.go_forth
        return commands.get((event.key(), plain))

    def _is_for_the_form(self, event: QKeyEvent) -> bool:
        leaving = event.key() in _ENTER and self._in_empty_row()
        return leaving or is_undo(event) or is_redo(event)

    def _in_empty_row(self) -> bool:
        return self.currentIndex().row() == self.table.rowCount() - 1 or not self.currentIndex().isValid()

    def _corner(self) -> tuple[int, int]:
        chosen = [(each.row(), each.column()) for each in self.selectedIndexes()]
        if not chosen:
            return max(0, self.currentIndex().row()), max(0, self.currentIndex().column())
        return min(row for row, _ in chosen), min(column for _, column in chosen)

    def _chosen_rows(self) -> list[int]:
        count = len(self.table.rows())
        return sorted({each.row() for each in self.selectedIndexes() if each.row() < count})

    def _put(self, texts: dict[tuple[int, int], str]) -> None:
        if texts:
            self.table.change(self.table.with_texts(texts))

    def _choose(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        self.go(*first)
        block = QItemSelection(self.table.index(*first), self.table.index(*last))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _texts_in(table: TableModel, chosen: set[tuple[int, int]]) -> list[list[str]]:
    """The chosen cells as a block; what lies between them and is not chosen is empty."""
    if not chosen:
        return []
    rows = sorted({row for row, _ in chosen})
    columns = range(min(column for _, column in chosen), max(column for _, column in chosen) + 1)
    return [[table.text(row, each) if (row, each) in chosen else "" for each in columns] for row in rows]
