"""The numbers and days of a dossier: quotas as meters, deadlines with the day of each step before, the bonus."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.finding import Assessment, DeadlineResult
from ui.models import review
from ui.models.review import WorkdaysLeft
from ui.text import dossier as dossier_words
from ui.text import sentences
from ui.theme import TONES, Tone
from ui.widgets.labels import label, picture, rule
from ui.widgets.meter import Meter


class CheckNumbers(QScrollArea):
    """Quotas as meters, deadlines with the days of each step, and the bonus."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_assessment(self, assessment: Assessment, today: dt.date, workdays: WorkdaysLeft) -> None:
        """Show what the rules reckoned for that day."""
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
    lines = review.meter_lines(assessment.quotas)
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
