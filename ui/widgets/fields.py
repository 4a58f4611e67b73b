"""Fields that leave alone what is being typed, and the row that gives each its label, help and error."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.domain.vietnamese import clean_lines, clean_text
from ui.widgets.labels import label, plain_tip, restyle
from ui.widgets.pasting import menu_of_line, paste_line, pasted

_LABEL_WIDTH = 132
_NO_LIMIT = 10_000_000
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


def stays_in(event: QFocusEvent) -> bool:
    """Whether the field keeps its place: its own menu opened, or another program is looked at for a moment."""
    return event.reason() in _STAYING


def is_undo(event: QKeyEvent) -> bool:
    """Ctrl+Z."""
    return (event.key(), event.modifiers()) == (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Y or Ctrl+Shift+Z, whichever of them this system calls its own."""
    control = Qt.KeyboardModifier.ControlModifier
    pressed = (event.key(), event.modifiers())
    return pressed in ((Qt.Key.Key_Y, control), (Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier))


class TextField(QLineEdit):
    """One line. It is tidied when left, never while it has the focus: UniKey and Telex need it still.

    Ctrl+Z with nothing typed to take back is left to whatever the field stands in.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._below: QAbstractItemView | None = None
        self.setMaxLength(_NO_LIMIT)

    def lead_to(self, view: QAbstractItemView) -> None:
        """Let the arrow down go on to what is found."""
        self._below = view

    def tidied(self) -> str:
        """What was typed, without stray spaces and in one Unicode form."""
        return clean_text(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy what was typed."""
        super().focusOutEvent(event)
        if self.tidied() != self.text() and not self.isReadOnly() and not stays_in(event):
            self.setText(self.tidied())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what every line offers."""
        menu = menu_of_line(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back and bring back what was typed here while there is any; paste; go on to what is found."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            paste_line(self)
        elif event.key() == Qt.Key.Key_Down and self._below is not None:
            self._enter(self._below)
        elif is_undo(event) or is_redo(event):
            available = self.isUndoAvailable() if is_undo(event) else self.isRedoAvailable()
            if not available:
                event.ignore()
            elif is_undo(event):
                self.undo()
            else:
                self.redo()
        else:
            super().keyPressEvent(event)

    def _enter(self, view: QAbstractItemView) -> None:
        view.setFocus(Qt.FocusReason.TabFocusReason)
        model = view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount(view.rootIndex()))] if model else []
        shown = [each for each in rows if not view.visualRect(each).isEmpty()]
        if shown and view.currentIndex() not in shown:
            view.setCurrentIndex(shown[0])


class LinesField(QPlainTextEdit):
    """A few lines; Tab leaves it."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the plain text of what is pasted."""
        if source.hasText():
            self.insertPlainText(pasted(source.text()))

    def tidied(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line for line in clean_lines(self.toPlainText()).split("\n") if line)


class ChoiceField(QComboBox):
    """A pick list that the wheel never turns; opened, it is as wide as the longest choice.

    Qt gives the focus to what the wheel turns over before it sends the turn, unless the focus policy says otherwise.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a value is never changed in passing."""
        event.ignore()

    def showPopup(self) -> None:
        """Choices that begin alike must be told apart: give the list the room they need, up to the screen's edge."""
        screen, view = self.screen().availableGeometry(), self.view()
        around = view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth() + 4
        view.setMinimumWidth(min(max(self.width(), view.sizeHintForColumn(0) + around), screen.width()))
        super().showPopup()
        popup = view.window()
        beyond = popup.x() + popup.width() - screen.x() - screen.width()
        if beyond > 0:
            popup.move(max(screen.x(), popup.x() - beyond), popup.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A choice longer than the field ends in "…"; the style sheet's own drawing just cuts it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 4
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = shown  # pyright: ignore[reportAttributeAccessIssue]
        self._tell_whole("" if shown == self.currentText() else plain_tip(self.currentText()))
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _tell_whole(self, text: str) -> None:
        """What is cut is told whole by the tool tip, unless the field has one of its own."""
        if self.toolTip() == self._told != text:
            self._told = text
            self.setToolTip(text)

    def chosen(self) -> str:
        """The id of the choice, or an empty text."""
        return str(self.currentData() or "")

    def choose(self, wanted: str) -> None:
        """Choose by id; an unknown one changes nothing."""
        place = self.findData(wanted)
        if place >= 0:
            self.setCurrentIndex(place)


class FieldRows(QGridLayout):
    """Rows of label and field, aligned; a note under each says what it is for, or what is wrong with it.

    ``stacked`` puts each label above its field, for a narrow column.
    """

    def __init__(self, *, stacked: bool = False) -> None:
        super().__init__()
        self._stacked = stacked
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(14)
        self.setVerticalSpacing(10)
        self.setColumnMinimumWidth(0, 0 if stacked else _LABEL_WIDTH)
        self.setColumnStretch(1, 1)
        self._notes: dict[QWidget, tuple[QLabel, str]] = {}

    def add(self, name: str, field: QWidget, help_: str = "", *, beside: QWidget | None = None) -> None:
        """Add a row; ``name`` has its letter marked by ``&``, ``beside`` is a button that belongs to the field."""
        words = QLabel(name)
        words.setBuddy(field)
        words.setContentsMargins(0, 6, 0, 0)
        plain = name.replace("&", "")
        field.setAccessibleName(plain)
        field.setAccessibleDescription(help_)
        note = label(help_, "small")
        if not help_:
            note.hide()  # and never show(): a widget without a parent yet would be a window of its own
        cell = QVBoxLayout()
        cell.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(field, 1)
        if beside:
            line.addWidget(beside)
        cell.addLayout(line)
        cell.addWidget(note)
        row = self.rowCount()
        if self._stacked:
            words.setContentsMargins(0, 0, 0, 0)
            cell.insertWidget(0, words)
        else:
            self.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addLayout(cell, row, 1)
        self._notes[field] = (note, help_)
        self._mend_on_edit(field)

    def label_width(self) -> int:
        """What the widest label takes."""
        cells = (self.itemAtPosition(row, 0) for row in range(self.rowCount()))
        return max((cell.sizeHint().width() for cell in cells if cell), default=0)

    def _mend_on_edit(self, field: QWidget) -> None:
        """What was wrong with a field is not said any longer once it is changed."""
        if isinstance(field, QLineEdit):
            field.textChanged.connect(lambda: self.tell(field, ""))
        elif isinstance(field, QComboBox):
            field.currentIndexChanged.connect(lambda: self.tell(field, ""))

    def help(self, field: QWidget, words: str) -> None:
        """Change what stands under a field."""
        self._notes[field] = (self._notes[field][0], words)
        self.tell(field, "")

    def tell(self, field: QWidget, problem: str) -> None:
        """Say under ``field`` what is wrong, or its help again when ``problem`` is empty."""
        note, help_ = self._notes[field]
        note.setText(problem or help_)
        note.setProperty("role", "" if problem else "small")
        note.setProperty("tone", "bad" if problem else "")
        restyle(note)
        note.setVisible(bool(problem or help_))
        field.setAccessibleDescription(problem or help_)


def align_labels(groups: Sequence[FieldRows]) -> None:
    """Let the fields of several groups, one under the other, begin at one line."""
    width = max((_LABEL_WIDTH, *(each.label_width() for each in groups)))
    for each in groups:
        each.setColumnMinimumWidth(0, width)
