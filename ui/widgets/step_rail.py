"""The steps of a dossier, one under the other, each with what is left to do in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.forms.spec import StepId
from app.forms.steps import STEP_TITLES
from ui import icons
from ui.text import steps as words
from ui.theme import TONES, Colour, Tone

_WIDE, _NARROW = 196, 46
_AROUND = 44 + icons.GAP
"""Of a button's width what its icon and its edges take."""


@dataclass(frozen=True, kw_only=True)
class StepState:
    """How far a step is, in a shape, a tone and words."""

    icon: str
    tone: Tone
    words: str


class StepRail(QScrollArea):
    """``chosen`` tells the step that was pressed. It scrolls where a message above leaves little room."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self._buttons: dict[StepId, QToolButton] = {}
        super().__init__()
        self.setProperty("role", "steps")
        self.setAccessibleName(words.STEPS)
        self._narrow = False
        self._group = QButtonGroup(self)
        self._states: Mapping[StepId, StepState] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        self.setWidget(sheet)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, step in enumerate(STEP_TITLES, start=1):
            column.addWidget(self._made(number, step))
        column.addStretch()
        self.set_narrow(narrow=False)

    def mark(self, step: StepId) -> None:
        """Show which step is in sight."""
        self._buttons[step].setChecked(True)

    def show_states(self, states: Mapping[StepId, StepState]) -> None:
        """Show how far each step is."""
        self._states = states
        for step in self._buttons:
            self._dress(step)
        self._fit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Shapes and numbers alone, where there is no room for words."""
        self._narrow = narrow
        for step in self._buttons:
            self._dress(step)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters take more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._buttons:
            self._fit()

    def _fit(self) -> None:
        """Each button as high as two lines; as wide as the longest of them, less a scroll bar where one is needed."""
        width, height = _NARROW, 38
        if not self._narrow:
            buttons = list(self._buttons.values())
            for each in buttons:
                each.ensurePolished()
            metrics = buttons[0].fontMetrics()
            lines = [line for each in buttons for line in each.text().split("\n")]
            width = max(_WIDE, max(metrics.horizontalAdvance(line) for line in lines) + _AROUND)
            height = max(48, 2 * metrics.lineSpacing() + 14)
        self.setFixedWidth(width)
        for each in self._buttons.values():
            each.setFixedHeight(height)

    def _made(self, number: int, step: StepId) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setIconSize(QSize(icons.SMALL + icons.GAP, icons.SMALL))
        made.setProperty("role", "step")
        made.clicked.connect(lambda: self.chosen.emit(step))
        QShortcut(QKeySequence(f"Alt+{number}"), made).activated.connect(made.click)
        self._group.addButton(made)
        self._buttons[step] = made
        return made

    def _dress(self, step: StepId) -> None:
        number = list(self._buttons).index(step) + 1
        name = words.STEP.format(number=number, title=STEP_TITLES[step])
        state = self._states.get(step)
        made = self._buttons[step]
        made.setIcon(
            icons.padded(state.icon, TONES[state.tone][0]) if state else icons.padded("circle-dashed", Colour.FAINT)
        )
        words_ = f"{name}\n{state.words}" if state and state.words else name
        made.setText(str(number) if self._narrow else words_)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        spoken = words.STEP_SPOKEN.format(step=name, state=state.words) if state and state.words else name
        made.setAccessibleName(spoken)
        made.setToolTip(words.STEP_TIP.format(step=spoken, number=number))
