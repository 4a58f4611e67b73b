"""Typing in one cell of a table, as in a spreadsheet: arrows, Enter and Tab go on, Escape gives the former text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.forms.table_model import NUMBERS, Index, TableModel
from ui.widgets.fields import TextField

_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_SIDEWAYS = {Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Left: (0, -1)}


class CellEditor(TextField):
    """The line in a cell; keys it has no use for end here and do nothing to the table under it."""

    def __init__(self, parent: QWidget, index: Index) -> None:
        super().__init__()
        self.setParent(parent)
        self.setProperty("role", "cell")
        self.index = QPersistentModelIndex(index)
        self.former: str | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed is for the cell."""
        super().keyPressEvent(event)
        event.accept()


class CellDelegate(QStyledItemDelegate):
    """``moved(down, right)`` says where to go after a cell; ``typing`` follows every letter, ``left`` every cell."""

    moved = Signal(int, int)
    typing = Signal()
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._open: CellEditor | None = None
        self._count = 0

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell."""
        self._count += 1
        editor = self._open = CellEditor(parent, index)
        model = index.model()
        if isinstance(model, TableModel) and model.columns[index.column()].kind in NUMBERS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        editor.textEdited.connect(lambda _: self.typing.emit())
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Give it the text of the cell once; from then on it belongs to whoever types."""
        if isinstance(editor, CellEditor) and editor.former is None:
            editor.former = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.setText(editor.former)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put the text in the cell."""
        if isinstance(editor, CellEditor):
            self._put(editor, index)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The cell is left."""
        if editor is self._open:
            self._open = None
        super().destroyEditor(editor, index)
        # The grid is still about to close the cell: what is read now must not get in its way.
        QTimer.singleShot(0, self, self.left.emit)

    def open_cell(self) -> tuple[int, int] | None:
        """The row and column somebody is typing in."""
        index = self._open.index if self._open else None
        return (index.row(), index.column()) if index and index.isValid() else None

    def put_so_far(self) -> None:
        """Put in the table what is typed in the open cell."""
        if self._open and self._open.index.isValid():
            self._put(self._open, self._open.index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys that end typing in a cell."""
        if isinstance(editor, CellEditor) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                editor.setText(editor.former or "")
                self._close(editor)
                return True
            move = self._move(editor, event, key)
            if move is not None:
                self._close(editor)
                self.moved.emit(*move)
                return True
        return super().eventFilter(editor, event)

    def _move(self, editor: CellEditor, event: QKeyEvent, key: Qt.Key) -> tuple[int, int] | None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return (-1, 0)
        if key in _SIDEWAYS and not event.modifiers() and not editor.hasSelectedText() and _at_end(editor, key):
            return _SIDEWAYS[key]
        return _MOVES.get(key)

    def _close(self, editor: CellEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)

    def _put(self, editor: CellEditor, index: Index) -> None:
        model = index.model()
        if isinstance(model, TableModel):
            model.type_in(index, editor.text(), f"cell {self._count}")


def _at_end(editor: CellEditor, key: Qt.Key) -> bool:
    """Whether the arrow would leave the text: a spreadsheet goes on to the next cell then."""
    return editor.cursorPosition() == (len(editor.text()) if key == Qt.Key.Key_Right else 0)
