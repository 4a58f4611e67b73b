"""What the rules say of a dossier: the verdict, what to mend, the criteria, the numbers and the dates."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, DeadlineResult, Place
from ui.models import review
from ui.models.review import WorkdaysLeft
from ui.models.rows import Row
from ui.text import dossier as dossier_words
from ui.text import home as home_words
from ui.text import sentences
from ui.theme import TONES, Tone
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label, picture, rule
from ui.widgets.meter import Meter
from ui.widgets.row_view import RowView


class ReviewPanel(QWidget):
    """Three tabs under one sentence; ``chosen`` tells the place of a finding that was entered."""

    chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner()
        self._findings = _Listing(
            dossier_words.FINDINGS, "circle-check", dossier_words.NOTHING_TO_DO, dossier_words.NOTHING_TO_DO_WORDS
        )
        self._verdicts = _Listing(
            dossier_words.VERDICTS, "users", dossier_words.NO_VERDICTS, dossier_words.NO_VERDICTS_WORDS
        )
        self._numbers = _Numbers()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._findings, dossier_words.TAB_TODO)
        self._tabs.addTab(self._verdicts, dossier_words.TAB_CRITERIA)
        self._tabs.addTab(self._numbers, dossier_words.TAB_NUMBERS)
        for listing in (self._findings, self._verdicts):
            listing.rows.chosen.connect(self.chosen)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 3, 1, 6)
        inside.addWidget(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._banner)
        column.addWidget(card, 1)

    def show_assessment(
        self, snapshot: Snapshot, assessment: Assessment, today: dt.date, workdays: WorkdaysLeft
    ) -> None:
        """Show what the rules said; the tab that was open stays open."""
        self._banner.say(review.verdict_line(assessment))
        self._findings.show_rows(review.finding_rows(snapshot, assessment))
        self._verdicts.show_rows(review.verdict_rows(snapshot, assessment))
        self._numbers.show_assessment(assessment, today, workdays)
        self._tabs.setTabText(0, sentences.tab(dossier_words.TAB_TODO, len(assessment.findings)))

    def wait(self) -> None:
        """Say that the check is under way."""
        self._banner.say(review.Line(icon="refresh-cw", tone="note", words=dossier_words.CHECKING))

    def give_up(self) -> None:
        """Say that the check could not be made; the error itself is told elsewhere."""
        self._banner.say(review.Line(icon="triangle-alert", tone="warn", words=home_words.NOT_CHECKED))


class _Listing(QStackedWidget):
    """Rows, or an empty state when there is none."""

    def __init__(self, name: str, icon: str, heading: str, words: str) -> None:
        super().__init__()
        self.rows = RowView(name)
        self._empty = EmptyState(icon, heading, words)
        self.addWidget(self.rows)
        self.addWidget(self._empty)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self.rows.show_rows(rows)
        self.setCurrentWidget(self.rows if rows else self._empty)


class _Numbers(QScrollArea):
    """Quotas as meters, deadlines with the days of each step, and the bonus."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_assessment(self, assessment: Assessment, today: dt.date, workdays: WorkdaysLeft) -> None:
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        _add_quotas(column, assessment)
        column.addWidget(rule())
        _add_deadlines(column, assessment, today, workdays)
        bonus = review.bonus_line(assessment)
        if bonus:
            column.addWidget(rule())
            column.addWidget(label(dossier_words.BONUSES, "heading"))
            column.addLayout(_line(bonus))
        column.addStretch()
        self.setWidget(sheet)


def _add_quotas(column: QVBoxLayout, assessment: Assessment) -> None:
    column.addWidget(label(dossier_words.QUOTAS, "heading"))
    lines = review.meter_lines(assessment)
    if not lines:
        column.addWidget(label(dossier_words.NO_QUOTAS, "muted"))
    for line in lines:
        column.addWidget(Meter(line.title, line.used, line.limit, line.words, tone=line.tone, note=line.note))


def _add_deadlines(column: QVBoxLayout, assessment: Assessment, today: dt.date, workdays: WorkdaysLeft) -> None:
    column.addWidget(label(dossier_words.DEADLINES, "heading"))
    if not assessment.deadlines:
        column.addWidget(label(dossier_words.NO_DEADLINES, "muted"))
    for deadline in assessment.deadlines:
        column.addWidget(label(deadline.title))
        column.addLayout(_line(review.deadline_line(deadline, today, workdays)))
        if deadline.steps:
            column.addWidget(label(dossier_words.BACKWARD_STEPS, "small"))
            column.addLayout(_steps(deadline, today))


def _line(line: review.Line) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    colour = TONES[line.tone][0]
    row.addWidget(picture(line.icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(line.words, "strong", tone=line.tone))
    if line.note:
        words.addWidget(label(line.note, "small"))
    row.addLayout(words, 1)
    return row


def _steps(deadline: DeadlineResult, today: dt.date) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for number, step in enumerate(deadline.steps):
        tone: Tone | None = "bad" if step.date < today else None
        grid.addWidget(label(step.title), number, 0)
        grid.addWidget(label(sentences.step_on(step.date), "strong", wrap=False, tone=tone), number, 1)
        if step.date >= today:
            left = sentences.days_left((step.date - today).days, None)
            grid.addWidget(label(left, "muted", wrap=False), number, 2)
    return grid
