"""What of the ledger is shown: a search field and a pick list for each thing to filter by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.services.ledger import LedgerFilter, State
from ui.text import ledger as words
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button

_PAUSE_MS = 120
_FIND_WIDTH = 220
_CHOICE_LETTERS = 10
_ON_TO_ROWS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _FindField(TextField):
    """``done`` comes when a key asks for what was found."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down and Enter go on to the rows."""
        if event.key() in _ON_TO_ROWS:
            self.done.emit()
        else:
            super().keyPressEvent(event)


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
        self.offer(words.STATE, words.STATES.items())

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Let one pick among these, by id and title; what is picked stays picked while it is there."""
        pick = self.picks[name]
        chosen = pick.chosen()
        pick.blockSignals(True)
        pick.clear()
        pick.addItem(words.ANY[name], "")
        for id_, title in choices:
            pick.addItem(title, id_)
        pick.choose(chosen)
        pick.blockSignals(False)

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

    def _pick(self, name: str) -> ChoiceField:
        pick = ChoiceField()
        pick.setMinimumContentsLength(_CHOICE_LETTERS)
        pick.setAccessibleName(name)
        pick.addItem(words.ANY[name], "")
        pick.currentIndexChanged.connect(self._pick_another)
        return pick
