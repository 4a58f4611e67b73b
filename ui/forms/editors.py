"""What a question is answered with: one editor for each kind of field, all spoken to alike.

An editor shows a stored value and gives back what was typed, as ``app.forms.answers.read_answer`` takes it. It
rewrites nothing while somebody is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.achievement import Value
from app.domain.plan import FieldKind
from app.domain.vietnamese import clean_lines
from app.forms.answers import TypedRow, show_answer
from app.forms.spec import FormField
from ui.text import forms as words
from ui.widgets.fields import TextField, is_redo, is_undo, stays_in
from ui.widgets.pasting import pasted

Typed = str | Sequence[str] | Sequence[TypedRow]

NARROW_KINDS = ("integer", "number", "percent", "money", "date")
"""What a short field is enough for."""

_NARROW = 190
_LEAST_LINES, _MOST_LINES = 2, 12


class Editor(Protocol):
    """What the form knows of an editor; every editor is a widget as well.

    ``edited`` is emitted when the person changed something, never by :meth:`show_value`.
    """

    edited: Any  # a Signal, which a protocol cannot say

    def ask(self, field: FormField) -> None:
        """Take over what changed in the question: its choices, its columns."""
        ...

    def show_value(self, value: Value) -> None:
        """Show what is stored."""
        ...

    def show_typed(self, typed: Typed) -> None:
        """Show again what was typed and could not be read."""
        ...

    def typed(self) -> Typed:
        """What stands in the editor now."""
        ...


def widget_of(editor: Editor) -> QWidget:
    """The editor as the widget it is."""
    return cast(QWidget, editor)


class LineEditor(TextField):
    """One line: a text, a number, a date, as it is typed."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._kind: FieldKind = field.kind
        self.textEdited.connect(lambda _: self.edited.emit())
        if field.kind in NARROW_KINDS:
            self.setMaximumWidth(_NARROW)
        if field.kind == "date":
            self.setPlaceholderText(words.DATE_HINT)

    def ask(self, field: FormField) -> None:
        """Nothing of a line depends on its question but the kind, which never changes."""

    def show_value(self, value: Value) -> None:
        """Show it as an official writes it."""
        self.show_typed(show_answer(self._kind, value))

    def show_typed(self, typed: Typed) -> None:
        """Show that text."""
        text = str(typed)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def typed(self) -> Typed:
        """The line as it stands."""
        return self.text()


class LongTextEditor(QPlainTextEdit):
    """Several lines; it grows with its text. Enter begins a line, as in any other program; Tab goes on."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._showing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def ask(self, field: FormField) -> None:
        """A text is a text whatever was asked."""

    def show_value(self, value: Value) -> None:
        """Show the lines."""
        self.show_typed(show_answer("long_text", value))

    def show_typed(self, typed: Typed) -> None:
        """Show that text."""
        text = str(typed)
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def typed(self) -> Typed:
        """The lines as they stand."""
        return self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy what was typed."""
        super().focusOutEvent(event)
        if not stays_in(event):
            self.show_typed(clean_lines(self.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every Enter is a paragraph of its own; an undo that has nothing left to take back is left to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif is_undo(event) or is_redo(event):
            self._go_back(event)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll only what somebody is in; else the page."""
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the plain text of what is pasted."""
        if source.hasText():
            self.insertPlainText(pasted(source.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A field may become narrow."""
        return QSize(80, self.minimumHeight())

    def _go_back(self, event: QKeyEvent) -> None:
        there = self.document().isUndoAvailable() if is_undo(event) else self.document().isRedoAvailable()
        if not there:
            event.ignore()
        elif is_undo(event):
            self.undo()
        else:
            self.redo()

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def _fit(self) -> None:
        lines = int(self.document().documentLayout().documentSize().height())
        shown = max(_LEAST_LINES, min(_MOST_LINES, lines))
        height = self.fontMetrics().lineSpacing() * shown + 20
        if height != self.height():
            self.setFixedHeight(height)
        more = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff)
