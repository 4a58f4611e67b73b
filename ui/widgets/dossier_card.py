"""One dossier on the home page: what it is, how far it is, what is missing, by when what must be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.services.dossiers import DossierCard
from ui import icons
from ui.models import review
from ui.text import home as home_words
from ui.text import new_dossier as new_words
from ui.text import sentences
from ui.theme import TONES, Colour, Tone
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import badge, button, label, picture, plain_tip, restyle, tool_button
from ui.widgets.meter import Meter
from ui.widgets.step_dates import StepDates

if TYPE_CHECKING:
    from app.services.desk_check import DeskCheck

_METERS = 3
_METER_WIDTH = 190
_STATE_LOOK: dict[str, tuple[str, Tone]] = {
    "drafting": ("file-text", "note"),
    "ready": ("circle-check", "good"),
    "exported": ("file-output", "good"),
    "submitted": ("send", "good"),
    "decided": ("award", "good"),
}


class DossierCardFrame(QFrame):
    """``opened`` asks for the dossier, ``wanted`` for a Place in it; ``asked`` names an entry of the menu."""

    opened = Signal()
    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, card: DossierCard, now: dt.datetime) -> None:
        super().__init__()
        self.card = card
        self.setProperty("role", "card")
        self.setProperty("active", "true")
        self.setAccessibleName(card.title)
        self._state = _Fact("file-text", "", "note")
        self._found: DeskCheck | None = None
        self._verdict = _link(home_words.NOT_CHECKED, self._go_to_error)
        self._verdict.setEnabled(False)
        self._warnings = _link("", self._go_to_warning)
        self._deadline = _Fact("calendar-days", "", "note")
        self._past = _Fact("circle-x", "", "warn")
        self._no_deadline = _link(home_words.NO_DEADLINE, self._go_to_deadline)
        self._no_quota = _link(home_words.NO_QUOTA, self._go_to_quota)
        self._step = label("", "small")
        self._steps = StepDates()
        self._meters = QWidget()
        self._meter_row = FlowLayout(across=18, down=4)
        self._meters.setLayout(self._meter_row)
        for each in (*self._told_late(), self._step, self._steps, self._meters):
            each.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(picture("file-text", Colour.ACCENT, icons.LARGE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(now), 1)
        self._open = button(home_words.OPEN)
        self._open.setAccessibleName(f"{home_words.OPEN}: {card.title}")
        self._open.clicked.connect(self.opened)
        row.addWidget(self._open)
        row.addWidget(self._menu_button())
        self._say_state(_state_of(card))

    def take_focus(self) -> None:
        """Let Space open this dossier."""
        self._open.setFocus()

    def show_check(self, found: DeskCheck) -> None:
        """Say what is missing, how much of the quotas is used, and by when what must be done."""
        self._found = found
        errors = found.errors
        icon, tone = ("circle-x", "bad") if errors else ("circle-check", "good")
        self._say_link(self._verdict, icon, sentences.errors(errors), tone)
        self._verdict.setEnabled(bool(errors))
        self._say_link(self._warnings, "triangle-alert", sentences.warnings(found.warnings), "warn")
        self._warnings.setVisible(bool(found.warnings))
        if _state_of(self.card) == "drafting" and not errors and self.card.nominations:
            self._say_state("ready")
        if self.card.submitted_on is None:
            self._show_time(found)
        self._show_meters(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open, as files do."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def _told_late(self) -> tuple[QWidget, ...]:
        """What only the rules can tell."""
        return self._warnings, self._deadline, self._past, self._no_deadline, self._no_quota

    def _say_link(self, link: QPushButton, icon: str, words: str, tone: Tone) -> None:
        link.setText(words)
        link.setIcon(icons.padded(icon, TONES[tone][0], fading=False))
        link.setProperty("tone", tone)
        link.setAccessibleName(f"{words}: {self.card.title}")
        restyle(link)

    def _go_to_error(self) -> None:
        if self._found:
            self.wanted.emit(self._found.missing)

    def _go_to_warning(self) -> None:
        if self._found:
            self.wanted.emit(self._found.doubtful)

    def _go_to_deadline(self) -> None:
        if self._found:
            self.wanted.emit(self._found.due_at)

    def _go_to_quota(self) -> None:
        if self._found:
            self.wanted.emit(self._found.quota_at)

    def _show_time(self, found: DeskCheck) -> None:
        waiting = found.numbered is None
        for link, place, words in (
            (self._no_deadline, found.due_at, home_words.NO_DEADLINE),
            (self._no_quota, found.quota_at, home_words.NO_QUOTA),
        ):
            self._say_link(link, "circle-question-mark", words, "note")
            link.setVisible(waiting and place is not None)
        self._past.setVisible(found.past is not None)
        if found.past is not None:
            self._past.say("circle-x", home_words.PAST_DEADLINE.format(day=sentences.day(found.past)), "warn")
        self._deadline.setVisible(found.due is not None)
        self._deadline.setToolTip(plain_tip(found.title))
        if found.due is not None and found.numbered is not None:
            self._deadline.say("stamp", sentences.numbered_by(found.numbered, found.due), "note")
        elif found.due is not None:
            left = sentences.days_left((found.due - found.today).days, found.working)
            tone: Tone = "bad" if found.due < found.today else "note"
            self._deadline.say("calendar-days", sentences.due(found.due, left), tone)
        next_ = found.step if waiting else None
        self._step.setVisible(next_ is not None)
        if next_ is not None:
            left = sentences.days_left((next_.step.date - found.today).days, next_.working)
            day = sentences.step_on(next_.step.date)
            self._step.setText(home_words.NEXT_STEP.format(step=next_.step.title, day=day, left=left))
        self._steps.show_steps(found.steps if waiting else (), found.today, self.card.title)

    def _show_meters(self, found: DeskCheck) -> None:
        while self._meter_row.count():
            item = self._meter_row.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        used = [line for line in review.meter_lines(found.quotas) if line.limit is not None and line.used]
        for line in used[:_METERS]:
            meter = Meter(line.title, line.used, line.limit, line.words, tone=line.tone)
            meter.setFixedWidth(_METER_WIDTH)
            self._meter_row.addWidget(meter)
        self._meters.setVisible(bool(used))
        self._meters.updateGeometry()

    def _say_state(self, state: str) -> None:
        icon, tone = _STATE_LOOK[state]
        words = home_words.STATES[state]
        if state == "submitted" and self.card.submitted_on:
            words = home_words.SUBMITTED_ON.format(day=sentences.day(self.card.submitted_on))
        elif state == "decided" and self.card.decided < self.card.nominations:
            words = home_words.PARTLY_DECIDED.format(done=self.card.decided, all=self.card.nominations)
        self._state.say(icon, words, tone)

    def _words(self, now: dt.datetime) -> QVBoxLayout:
        card = self.card
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(card.title, "heading"), 1)
        if card.sample:
            head.addWidget(badge("info", home_words.SAMPLE_MARK, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        facts = FlowLayout(across=16, down=4)
        facts.addWidget(self._state)
        facts.addWidget(_Fact("users", sentences.nominations(card.nominations), "note"))
        for fact in (self._verdict, *self._told_late()):
            facts.addWidget(fact)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(_lead(card), "muted"))
        column.addLayout(facts)
        column.addWidget(self._step)
        column.addWidget(self._steps)
        column.addWidget(self._meters)
        column.addWidget(label(sentences.changed(card.changed_at, now), "small"))
        return column

    def _menu_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        more = tool_button("ellipsis", "")
        more.setToolTip(home_words.MORE_TIP)
        more.setAccessibleName(f"{home_words.MORE_TIP}: {self.card.title}")
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        return more

    def _fill(self, menu: QMenu) -> None:
        """Only when it is opened: most cards' menus never are."""
        if menu.isEmpty():
            for icon, words, what in home_words.MENU:
                shown = home_words.REMOVE_SAMPLE if what == "trash" and self.card.sample else words
                menu.addAction(icons.icon(icon), shown, lambda what=what: self.asked.emit(what))


class _Fact(QFrame):
    """A shape and a few words in one tone."""

    def __init__(self, icon: str, words: str, tone: Tone) -> None:
        super().__init__()
        self._picture = picture(icon, TONES[tone][0], 16)
        self._words = label(words, wrap=False, tone=tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._words)

    def say(self, icon: str, words: str, tone: Tone) -> None:
        self._picture.setPixmap(icons.pixmap(icon, TONES[tone][0], 16))
        self._words.setText(words)
        self._words.setProperty("tone", tone)
        restyle(self._words)


def _link(words: str, act: Callable[[], None]) -> QPushButton:
    made = button(words)
    made.setProperty("role", "link")
    made.clicked.connect(act)
    return made


def _state_of(card: DossierCard) -> str:
    """How far the dossier is, by what was done with it; whether it is ready, only the rules can say."""
    if card.decided:
        return "decided"
    if card.submitted_on:
        return "submitted"
    return "exported" if card.exported_at else "drafting"


def _lead(card: DossierCard) -> str:
    plan = new_words.PLAN_CHOICE.format(title=card.plan_title, number=card.plan_number)
    return " · ".join(part for part in (card.unit_name, plan) if part)
