"""Editors for questions that are answered by choosing: yes or no, one of several, several of several."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QListWidgetItem,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.achievement import Value
from app.domain.plan import Option
from app.domain.vietnamese import search_key
from app.forms.spec import FormField
from ui.forms.editors import Typed
from ui.text import forms as words
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import literal, tool_button
from ui.widgets.tick_list import TickList

_SEARCHED_FROM = 9
_ROWS_IN_SIGHT = 7
_MOST_LINES = 9
_YES, _NO = "yes", "no"


class YesNoEditor(QWidget):
    """Two answers and, as long as neither is given, none; Delete takes the answer back."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._answers = {_YES: _Segment(), _NO: _Segment()}
        self._clear: QToolButton | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self._answers.values():
            self._group.addButton(button)
            button.clicked.connect(self._chose)
            button.entered.connect(self._settle)
            row.addWidget(button)
        row.addStretch()
        self.setFocusProxy(self._answers[_YES])
        self.ask(field)

    def ask(self, field: FormField) -> None:
        """Name the two answers as the question does."""
        titles = {option.id: option.title for option in field.options}
        for id_, button in self._answers.items():
            button.setText(literal(titles.get(id_, words.YES_NO[id_])))
            button.setAccessibleName(f"{field.label}: {titles.get(id_, words.YES_NO[id_])}")

    def show_value(self, value: Value) -> None:
        """Show yes, no or nothing."""
        self.show_typed({True: _YES, False: _NO}.get(value, "") if isinstance(value, bool) else "")

    def show_typed(self, typed: Typed) -> None:
        """Show the answer by its id."""
        if typed == self.typed():
            return
        self._group.setExclusive(False)
        for id_, button in self._answers.items():
            button.setChecked(id_ == typed)
        self._group.setExclusive(True)
        self._settle()

    def typed(self) -> Typed:
        """The id of the answer, or an empty text."""
        return next((id_ for id_, button in self._answers.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the answer back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _take_back(self) -> None:
        if self.typed():
            self.show_typed("")
            self.edited.emit()

    def _chose(self) -> None:
        self._settle()
        self.edited.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse finds the way back, too."""
        super().enterEvent(event)
        self._settle()

    def leaveEvent(self, event: QEvent) -> None:
        """And leaves it."""
        super().leaveEvent(event)
        self._settle()

    def _settle(self) -> None:
        """The keyboard enters at the answer that is given; where somebody is, it can be taken back."""
        given = str(self.typed())
        self.setFocusProxy(self._answers[given or _YES])
        wanted = bool(given) and (self.underMouse() or any(each.hasFocus() for each in self._answers.values()))
        if wanted and self._clear is None:
            self._clear = tool_button("x", words.CLEAR_ANSWER, self._take_back)
            self._clear.setToolTip(words.CLEAR_ANSWER_TIP)
            # The key for it is Delete; a stop of its own would only lengthen the way.
            self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.insertWidget(2, self._clear)
        if self._clear:
            self._clear.setVisible(wanted)


class _Segment(QRadioButton):
    """One of the two answers, in a frame of its own."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "segment")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went."""
        super().focusOutEvent(event)
        self.entered.emit()


class ChoiceEditor(ChoiceField):
    """One of several; what is stored stays shown even where it is no choice any longer."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        if len(field.options) >= _SEARCHED_FROM:
            self.setView(_Finding())
        self.activated.connect(lambda _: self.edited.emit())
        self._fill(field.options, "")

    def ask(self, field: FormField) -> None:
        """Offer the choices there are now."""
        if field.options != self._options:
            self._fill(field.options, self.chosen())

    def show_value(self, value: Value) -> None:
        """Show the choice with that id."""
        self.show_typed(value if isinstance(value, str) else "")

    def show_typed(self, typed: Typed) -> None:
        """Show the choice with that id, which may be none of the list's."""
        wanted = str(typed)
        if wanted == self.chosen():
            return
        if self.findData(wanted) < 0:
            self.addItem(words.NOT_LISTED.format(value=wanted), wanted)
        self.setCurrentIndex(self.findData(wanted))

    def typed(self) -> Typed:
        """The id of the choice, or an empty text."""
        return self.chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A long list is opened by the arrow down: to step through it unseen leads nowhere."""
        if event.key() == Qt.Key.Key_Down and len(self._options) >= _SEARCHED_FROM:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _fill(self, options: tuple[Option, ...], chosen: str) -> None:
        self._options = options
        self.clear()
        self.addItem(words.NOT_CHOSEN, "")
        for option in options:
            self.addItem(option.title, option.id)
        self.show_typed(chosen)


class _Finding(QListView):
    """The list of a long choice: typing finds a title by the beginning of any of its words, accents or not."""

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that has a word beginning so."""
        key, model = f" {search_key(search)}", self.model()
        start = max(0, self.currentIndex().row())
        order = [*range(start + 1, model.rowCount()), *range(start + 1)]
        for row in order:
            if key in f" {search_key(str(model.index(row, 0).data()))}":
                self.setCurrentIndex(model.index(row, 0))
                return


class ChoicesEditor(QWidget):
    """Several of several, ticked in a list; a long list has a field to search it."""

    edited = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._options: tuple[Option, ...] = ()
        self._ticked: tuple[str, ...] = ()
        self._search: _Search | None = None
        self._list = _CheckList()
        self._list.itemChanged.connect(self._took)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._list)
        self.setFocusProxy(self._list)
        self._fill()
        self.ask(field)

    def ask(self, field: FormField) -> None:
        """Offer the choices there are now; what is ticked stays ticked."""
        if self._options != field.options:
            self._options = field.options
            self._fill()
        self._list.setAccessibleName(field.label)
        if self._search:
            self._search.setAccessibleName(words.FIND_OPTION_NAME.format(label=field.label))

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Give the page's own actions a button each under the list, where somebody looks for more to choose from."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("role", "plain")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Value) -> None:
        """Tick the choices with those ids."""
        self.show_typed(tuple(each for each in value if isinstance(each, str)) if isinstance(value, tuple) else ())

    def show_typed(self, typed: Typed) -> None:
        """Tick the choices with those ids; an id that is no choice any longer stands at the end."""
        wanted = tuple(str(each) for each in typed)
        if wanted != self._ticked:
            self._ticked = wanted
            self._fill()

    def typed(self) -> tuple[str, ...]:
        """The ids that are ticked: those shown before in their order, then the new ones."""
        return self._ticked

    def _fill(self) -> None:
        known = {option.id for option in self._options}
        lost = (each for each in self._ticked if each not in known)
        gone = tuple(Option(id=each, title=words.NOT_LISTED.format(value=each)) for each in lost)
        self._list.fill((*self._options, *gone), self._ticked)
        if self._search is None and len(self._options) >= _SEARCHED_FROM:
            self._search = _Search()
            self._search.textChanged.connect(self._list.find)
            self._column.insertWidget(0, self._search)
        if self._search:
            self._search.setVisible(len(self._options) >= _SEARCHED_FROM)
            self._list.find(self._search.text())
        self._tell_count()

    def _took(self) -> None:
        now = self._list.ticked()
        kept = [each for each in self._ticked if each in now]
        self._ticked = (*kept, *(each for each in now if each not in kept))
        self._tell_count()
        self.edited.emit()

    def _tell_count(self) -> None:
        if self._search:
            chosen = words.CHOSEN_COUNT.format(count=len(self._ticked), total=len(self._options))
            self._search.setPlaceholderText(f"{words.FIND_OPTION} · {chosen}")


class _Search(TextField):
    """Finds among the choices; Enter and the arrow down go on to them."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class _CheckList(TickList):
    """As high as its entries, up to a limit; the wheel scrolls it and, where it ends, the page. It ticks nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "checks")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)

    def fill(self, options: tuple[Option, ...], ticked: tuple[str, ...]) -> None:
        """List the options; nothing of it counts as an edit."""
        self.blockSignals(True)
        row = self.currentRow()
        self.clear()
        for option in options:
            item = QListWidgetItem(option.title)
            item.setData(Qt.ItemDataRole.UserRole, option.id)
            item.setToolTip(option.title)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if option.id in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        if not options:
            self._say_nothing()
        self.setCurrentRow(max(0, min(row, self.count() - 1)))
        self.blockSignals(False)
        self.setFixedHeight(self.sizeHint().height())

    def ticked(self) -> list[str]:
        """The ids that are ticked, in the order of the list, found or not."""
        return [id_ for id_, item in self._entries() if item.checkState() == Qt.CheckState.Checked]

    def find(self, wanted: str) -> None:
        """Show only the choices that have those letters, accents or not."""
        key = search_key(wanted)
        for _, item in self._entries():
            item.setHidden(key not in search_key(item.text()))

    def _entries(self) -> list[tuple[str, QListWidgetItem]]:
        items = (self.item(row) for row in range(self.count()))
        return [(str(id_), item) for item in items if (id_ := item.data(Qt.ItemDataRole.UserRole)) is not None]

    def _say_nothing(self) -> None:
        item = QListWidgetItem(words.NO_OPTIONS)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def sizeHint(self) -> QSize:
        """Room for the entries in sight, however many lines each takes at this width."""
        self.doItemsLayout()
        heights = [self.visualItemRect(self.item(row)).height() for row in range(self.count())]
        line = max(self.sizeHintForRow(0), 24)
        room = sum(max(height, line) for height in heights[:_ROWS_IN_SIGHT])
        return QSize(200, max(line, min(room, line * _MOST_LINES)) + 10)

    def showEvent(self, event: QShowEvent) -> None:
        """How high an entry is, is known now."""
        super().showEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll as long as there is something to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()
