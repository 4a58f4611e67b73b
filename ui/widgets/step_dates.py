"""By when each step on the way to a deadline must be done: a list that is opened by its line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons
from ui.text import home as words
from ui.text import sentences
from ui.theme import TONES, Tone
from ui.widgets.labels import button, label

if TYPE_CHECKING:
    from app.services.desk_check import StepLeft


class StepDates(QWidget):
    """Nothing at all where there are no steps."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[StepLeft, ...] = ()
        self._today = dt.date.min
        self._title = ""
        self._open = False
        self.line = button(words.ALL_STEPS)
        self.line.setProperty("role", "link")
        self.line.clicked.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, steps: tuple[StepLeft, ...], today: dt.date, title: str) -> None:
        """Tell these steps of the dossier called ``title``."""
        self._told, self._today, self._title = steps, today, title
        self._fill()
        self.setVisible(bool(steps))

    def _turn(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        """The lines are made only while they are in sight."""
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        said = words.FEWER_STEPS if self._open else words.ALL_STEPS
        self.line.setText(said)
        self.line.setIcon(icons.padded("chevron-down" if self._open else "chevron-right", TONES["note"][0]))
        self.line.setAccessibleName(f"{said}: {self._title}")
        for each in self._told if self._open else ():
            days = (each.step.date - self._today).days
            left = sentences.days_left(days, each.working)
            tone: Tone | None = "warn" if days < 0 else None
            line = words.STEP_DATE.format(step=each.step.title, day=sentences.step_on(each.step.date), left=left)
            self._column.addWidget(label(line, "small", tone=tone))
        self.updateGeometry()
