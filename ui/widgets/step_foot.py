"""Under a step: what is left to do in it, and the way to the steps before and after."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.finding import Finding
from app.forms.spec import StepId
from app.forms.steps import STEP_TITLES
from ui.text import steps as words
from ui.widgets.labels import button

_ORDER = list(STEP_TITLES)


class StepFoot(QWidget):
    """``turned`` tells the step to go to; ``wanted`` the place of the next thing to mend here.

    The way on is never barred: what is missing is named beside it, one press from its field.
    """

    turned = Signal(str)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._step: StepId = "general"
        self._findings: tuple[Finding, ...] = ()
        self._shown: tuple[int, Finding] | None = None
        self._stands_after: tuple[int, int] | None = None  # the page, and how much there was in it
        self._back = button(words.PREVIOUS_STEP, "chevron-left")
        self._left = button("", "triangle-alert")
        self._on = button(words.NEXT_STEP, "chevron-right", primary=True)
        self._back.setAccessibleName(words.PREVIOUS_STEP.replace("&", ""))
        self._back.setToolTip(words.PREVIOUS_STEP.replace("&", ""))
        self._back.clicked.connect(lambda: self.turned.emit(self._neighbour(-1)))
        self._on.clicked.connect(lambda: self.turned.emit(self._neighbour(1)))
        self._left.clicked.connect(self._show_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._back)
        row.addStretch()
        row.addWidget(self._left)
        row.addWidget(self._on)

    def show_step(self, step: StepId, findings: tuple[Finding, ...]) -> None:
        """Stand under that step; ``findings`` are what is to be mended in it."""
        if step != self._step:
            self._shown = None
        self._step = step
        wanting = (each for each in findings if each.severity != "note")
        self._findings = tuple(sorted(wanting, key=lambda each: each.severity != "error"))
        here = _ORDER.index(step)
        self._back.setVisible(here > 0)
        self._on.setVisible(here < len(_ORDER) - 1)
        if here < len(_ORDER) - 1:
            self._on.setToolTip(STEP_TITLES[_ORDER[here + 1]])
        self._left.setVisible(bool(self._findings) and step not in ("check", "export"))
        self._fit()
        self._left.setToolTip("\n".join(each.message for each in self._findings[:8]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With less room fewer words."""
        super().resizeEvent(event)
        self._fit()

    def stand_after(self, page: QWidget) -> None:
        """Be what Tab comes to after everything there is in the page now.

        Qt lets Tab go in the order in which widgets came into the window, so these leave it and come again. To ask for
        the order itself (``nextInFocusChain``) makes PySide 6.12 take each widget for the child of the one before, and
        delete the one with the other.
        """
        now = id(page), len(page.findChildren(QWidget))
        if self._stands_after == now:
            return
        self._stands_after = now
        row = cast("QHBoxLayout", self.layout())
        for place, each in ((0, self._back), (2, self._left), (3, self._on)):
            hidden = each.isHidden()
            each.setParent(None)
            row.insertWidget(place, each)
            each.setHidden(hidden)

    def _fit(self) -> None:
        shown = [each for each in (self._back, self._left, self._on) if not each.isHidden()]
        ways = (words.LEFT_HERE, words.PREVIOUS_STEP), (words.LEFT_HERE_SHORT, words.PREVIOUS_STEP)
        for template, back in (*ways, (words.LEFT_HERE_SHORT, "")):
            self._left.setText(template.format(count=len(self._findings)))
            self._back.setText(back)
            needed = sum(each.sizeHint().width() + 10 for each in shown)
            if needed <= self.width():
                break

    def minimumSizeHint(self) -> QSize:
        """The short words fit."""
        return QSize(0, super().minimumSizeHint().height())

    def _neighbour(self, by: int) -> StepId:
        return _ORDER[min(max(_ORDER.index(self._step) + by, 0), len(_ORDER) - 1)]

    def _show_next(self) -> None:
        """The first that is left, as the list has them; the one after it where that was shown and is still there."""
        if not self._findings:
            return
        here = self._after_shown() % len(self._findings)
        self._shown = here, self._findings[here]
        self.wanted.emit(self._findings[here].place)

    def _after_shown(self) -> int:
        if self._shown is None:
            return 0
        place, shown = self._shown
        still = [number for number, each in enumerate(self._findings) if _is_same(each, shown)]
        return min(still, key=lambda number: abs(number - place)) + 1 if still else 0


def _is_same(finding: Finding, other: Finding) -> bool:
    """Its words may change with what was typed meanwhile."""
    return (finding.code, finding.place) == (other.code, other.place)
