"""One dossier on the home page: what it is, how far it is, by when it is due."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from app.domain.finding import Assessment
from app.services.dossiers import DossierCard
from ui import icons, text
from ui.models import review
from ui.text import home as home_words
from ui.text import new_dossier as new_dossier_words
from ui.text import sentences
from ui.theme import TONES, Colour, Tone
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import badge, button, label, picture, restyle, tool_button


class DossierCardFrame(QFrame):
    """Signals carry nothing: the page knows which card it asked."""

    opened = Signal()
    dumped = Signal()
    trashed = Signal()

    def __init__(self, card: DossierCard, now: dt.datetime) -> None:
        super().__init__()
        self.card = card
        self.setProperty("role", "card")
        self.setProperty("active", "true")
        self.setAccessibleName(card.title)
        self._verdict = _Fact("circle-dashed", home_words.NOT_CHECKED, "note")
        self._warnings = _Fact("triangle-alert", "", "warn")
        self._deadline = _Fact("calendar-days", "", "note")
        self._warnings.hide()
        self._deadline.hide()
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

    def take_focus(self) -> None:
        """Let Space open this dossier."""
        self._open.setFocus()

    def show_assessment(self, assessment: Assessment, today: dt.date) -> None:
        """Say what is missing and by when it must be handed in."""
        errors, warnings = review.count(assessment, "error"), review.count(assessment, "warning")
        self._verdict.say(
            "circle-x" if errors else "circle-check", sentences.errors(errors), "bad" if errors else "good"
        )
        self._warnings.say("triangle-alert", sentences.warnings(warnings), "warn")
        self._warnings.setVisible(bool(warnings))
        due = min((each.date for each in assessment.deadlines if each.date), default=None)
        if due:
            left = sentences.days_left((due - today).days, None)
            self._deadline.say("calendar-days", sentences.due(due, left), "bad" if due < today else "note")
        self._deadline.setVisible(due is not None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open, as files do."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def _words(self, now: dt.datetime) -> QVBoxLayout:
        card = self.card
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(card.title, "heading"), 1)
        if card.sample:
            head.addWidget(badge("info", home_words.SAMPLE_MARK, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        facts = FlowLayout(across=16, down=4)
        done = card.exported_at is not None
        state = home_words.STATES["exported" if done else "drafting"]
        facts.addWidget(_Fact("file-output" if done else "file-text", state, "good" if done else "note"))
        facts.addWidget(_Fact("users", sentences.nominations(card.nominations), "note"))
        for fact in (self._verdict, self._warnings, self._deadline):
            facts.addWidget(fact)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(label(_lead(card), "muted"))
        column.addLayout(facts)
        column.addWidget(label(sentences.changed(card.changed_at, now), "small"))
        return column

    def _menu_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.addAction(icons.icon("file-output"), home_words.DUMP, self.dumped.emit)
        menu.addAction(icons.icon("trash-2"), home_words.TRASH, self.trashed.emit)
        more = tool_button("ellipsis", text.MORE)
        more.setAccessibleName(f"{text.MORE}: {self.card.title}")
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        return more


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


def _lead(card: DossierCard) -> str:
    plan = new_dossier_words.PLAN_CHOICE.format(title=card.plan_title, number=card.plan_number)
    return " · ".join(part for part in (card.unit_name, plan) if part)
