"""A text of several paragraphs: written freely, tidied when left, with marks under what is known of its figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from app.domain.vietnamese import clean_lines
from ui.lull import Lull
from ui.theme import TONES, Tone
from ui.widgets.fields import is_redo, is_undo, stays_in
from ui.widgets.labels import plain_tip
from ui.widgets.pasting import pasted

_PAUSE = 500


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A stretch of the text with something to tell; ``tone`` "note" is a quiet line, others a ground."""

    start: int
    end: int
    tip: str
    tone: Tone = "note"


class ProseEditor(QPlainTextEdit):
    """``written`` comes when the typing rests or the field is left; ``pointed`` with the place of the caret.

    ``undo_asked`` and ``redo_asked`` come when there is nothing typed here to take back.
    """

    written = Signal(str)
    pointed = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self._marks: tuple[Mark, ...] = ()
        self._showing = self._pending = False
        self._lull = Lull(self, _PAUSE)
        self._lull.came.connect(self.commit)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(lambda: self.pointed.emit(self.textCursor().position()))

    def show_text(self, text: str, *, afresh: bool = False) -> None:
        """Show what is stored; what somebody is typing stays, unless ``afresh``."""
        if self._pending and not afresh:
            return
        self._pending = False
        here = self.toPlainText()
        if text == here or (self.hasFocus() and not afresh and clean_lines(here) == text):
            return
        self._showing = True
        place, scrolled = self.textCursor().position(), self.verticalScrollBar().value()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)
        self._showing = False

    def commit(self) -> None:
        """Tell at once what was typed."""
        if self._pending:
            self._lull.end()
            self._pending = False
            self.written.emit(self.toPlainText())

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Mark these stretches; they lie in the text as it is now."""
        self._marks = tuple(marks)
        self.setExtraSelections([self._selection(each) for each in self._marks])

    def mark_at(self, place: int) -> Mark | None:
        """The shortest mark over that place of the text."""
        over = [each for each in self._marks if each.start <= place <= each.end]
        return min(over, key=lambda each: each.end - each.start, default=None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was typed, and tidy it."""
        super().focusOutEvent(event)
        self.commit()
        if not stays_in(event) and not self.isReadOnly():
            self.show_text(clean_lines(self.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An undo with nothing typed here to take back belongs to the whole dossier."""
        if is_undo(event) or is_redo(event):
            self._turn(undo=is_undo(event))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll as long as there is something to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the plain text of what is pasted, each accented letter as one."""
        if source.hasText():
            self.insertPlainText(clean_pasted(source.text()))

    def event(self, event: QEvent) -> bool:
        """Tell of a mark under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cursor = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
            mark = self.mark_at(cursor.position())
            QToolTip.showText(event.globalPos(), plain_tip(mark.tip) if mark else "", self)
            return True
        return super().event(event)

    def _turn(self, *, undo: bool) -> None:
        there = self.document().isUndoAvailable() if undo else self.document().isRedoAvailable()
        if there:
            (self.undo if undo else self.redo)()
        else:
            self.commit()
            (self.undo_asked if undo else self.redo_asked).emit()

    def _changed(self) -> None:
        if not self._showing:
            self._pending = True
            self._lull.key()

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        words, ground = TONES[mark.tone]
        looks = QTextCharFormat()
        if mark.tone == "note":
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            looks.setUnderlineColor(QColor(words))
        else:
            looks.setBackground(QColor(ground))
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        selection.format = looks  # pyright: ignore[reportAttributeAccessIssue]
        return selection


def clean_pasted(text: str) -> str:
    """Pasted text with its lines, without what cannot be printed."""
    edges = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    inner = clean_lines(pasted(text))
    return f"{' ' if edges[0] else ''}{inner}{' ' if edges[1] and inner else ''}"
