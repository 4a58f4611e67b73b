"""What of the ledger is shown: a search field and a pick list for each thing to filter by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.errors import AppError
from app.services.ledger import LedgerFilter, State
from app.services.ledger_choices import LedgerChoices
from ui.text import ledger as words
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button

_PAUSE_MS = 120
_FIND_WIDTH = 220
_CHOICE_LETTERS = 10
_ON_TO_ROWS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Choices = Callable[[], Iterable[tuple[str, str]]]
Failed = Callable[[AppError], object]


class _FindField(TextField):
    """``done`` comes when a key asks for what was found."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down and Enter go on to the rows."""
        if event.key() in _ON_TO_ROWS:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class _Pick(ChoiceField):
    """A pick list that asks for its choices, by id and title, when somebody comes to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._none = words.ANY[name]
        self._choices: Choices | None = None
        self._failed: Failed | None = None
        self.setMinimumContentsLength(_CHOICE_LETTERS)
        self.setAccessibleName(name)
        self.addItem(self._none, "")

    def offer(self, choices: Choices, failed: Failed) -> None:
        """Let one pick among these; what is picked stays picked while it is there."""
        self._choices, self._failed = choices, failed
        if self.chosen():
            self.fill()

    def fill(self) -> None:
        """Ask for the choices, if that was not done yet."""
        if self._choices is None:
            return
        try:
            choices, self._choices = tuple(self._choices()), None
        except AppError as error:
            if self._failed is not None:
                self._failed(error)
            return
        chosen = self.chosen()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._none, "")
        for id_, title in choices:
            self.addItem(title, id_)
        self.choose(chosen)
        self.blockSignals(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys choose without opening the list."""
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Show what there is now."""
        self.fill()
        super().showPopup()


class LedgerFilterBar(QWidget):
    """``changed`` comes when the filter says something else, while one types after a short pause.

    ``rows_asked`` comes when a key asks for the rows, after everything typed has been told.
    """

    changed = Signal()
    rows_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text = _FindField()
        self.text.setPlaceholderText(words.FIND_HINT)
        self.text.setAccessibleName(words.FIND)
        self.text.setClearButtonEnabled(True)
        self.text.setFixedWidth(_FIND_WIDTH)
        self.text.textChanged.connect(self._type)
        self.text.done.connect(self._ask_rows)
        self.picks = {name: self._pick(name) for name in words.ANY}
        self.clear: QPushButton = button(words.CLEAR)
        self.clear.clicked.connect(self.clear_all)
        self.clear.hide()
        self.changed.connect(lambda: self.clear.setVisible(not self.is_empty()))
        flow = FlowLayout(8, 8)
        for each in (self.text, *self.picks.values(), self.clear):
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for state, title in words.STATES.items():
            self.picks[words.STATE].addItem(title, state)

    def offer(self, choices: LedgerChoices, failed: Failed) -> None:
        """Let one pick among these; ``failed`` is told what hinders asking for them."""
        offers: dict[str, Choices] = {
            words.YEAR: lambda: ((str(year), str(year)) for year in choices.years),
            words.AREA: lambda: ((each.id, each.title) for each in choices.areas),
            words.NOMINEE: lambda: ((each.id, each.title) for each in choices.people),
            words.PLAN: lambda: ((each.id, each.title) for each in choices.plans),
            words.TAG: lambda: ((tag, tag) for tag in choices.tags),
        }
        for name, asked in offers.items():
            self.picks[name].offer(asked, failed)

    def wanted(self) -> LedgerFilter:
        """What is asked for just now."""
        year = self.picks[words.YEAR].chosen()
        return LedgerFilter(
            text=self.text.text(),
            year=int(year) if year else None,
            area=self.picks[words.AREA].chosen(),
            nominee=self.picks[words.NOMINEE].chosen(),
            plan=self.picks[words.PLAN].chosen(),
            tag=self.picks[words.TAG].chosen(),
            state=cast("State", self.picks[words.STATE].chosen()),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """There is nothing to take back as long as everything is shown."""
        super().showEvent(event)
        self.clear.setVisible(not self.is_empty())

    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self.wanted() == LedgerFilter()

    def only_nominee(self, nominee_id: str) -> None:
        """Show what that nominee took part in."""
        self.clear_all()
        self.picks[words.NOMINEE].fill()
        self.picks[words.NOMINEE].choose(nominee_id)

    def clear_all(self) -> None:
        """Show everything."""
        for pick in self.picks.values():
            pick.blockSignals(True)
            pick.setCurrentIndex(0)
            pick.blockSignals(False)
        self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(False)
        self.changed.emit()

    def _type(self) -> None:
        self._pause.start()

    def _ask_rows(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()
        self.rows_asked.emit()

    def _pick_another(self) -> None:
        self.changed.emit()

    def _pick(self, name: str) -> _Pick:
        pick = _Pick(name)
        pick.currentIndexChanged.connect(self._pick_another)
        return pick
