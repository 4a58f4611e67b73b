"""The plans to read: what the program asks, checks and prints comes from here."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import plans
from ui import text
from ui.desk import Desk
from ui.models.plan_text import PlanLine, plan_lines
from ui.page import Page
from ui.text import new_dossier as new_dossier_words
from ui.text import plan as plan_words
from ui.text import sentences
from ui.theme import POINTS, Colour
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label

_INDENT = 22.0
_CONTENTS_WIDTH = 208
_WIDE = 900
_SIZES = {"title": POINTS + 4, "heading": POINTS + 2}
_SPACE_ABOVE = {"heading": 18.0, "group": 9.0, "item": 4.0, "text": 3.0}


class PlansPage(Page):
    """Choose a plan above, read it below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._choice = ChoiceField()
        self._choice.setAccessibleName(plan_words.PLANS)
        self._choice.currentIndexChanged.connect(self._read)
        self._sheet = QTextBrowser()
        self._sheet.setAccessibleName(plan_words.PLAN_TEXT)
        self._sheet.setProperty("role", "card")
        self._sheet.document().setDocumentMargin(22)
        self._contents = QListWidget()
        self._contents.setAccessibleName(plan_words.PLAN_CONTENTS)
        self._contents.setFixedWidth(_CONTENTS_WIDTH)
        self._contents.setWordWrap(True)
        self._contents.currentRowChanged.connect(self._go_to)
        self._headings: list[int] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("scroll-text", plan_words.NO_PLAN, plan_words.NO_PLAN_WORDS))
        self._stack.addWidget(self._reading())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(text.PLAN, "title"))
        head.addWidget(label(plan_words.PLAN_LEAD, "muted"))
        column.addLayout(head)
        column.addWidget(self._choice)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """List the plans as they are now, and show the chosen one."""
        chosen = self._choice.chosen()
        self._choice.blockSignals(True)
        self._choice.clear()
        for pack in plans.list_plans(self._desk.app):
            title = new_dossier_words.PLAN_CHOICE.format(title=pack.title, number=pack.number)
            self._choice.addItem(f"{pack.id}: {plan_words.PLAN_BROKEN}" if pack.problem else title, pack.id)
        self._choice.choose(chosen)
        self._choice.blockSignals(False)
        self._choice.setVisible(self._choice.count() > 1)
        self._stack.setCurrentIndex(1 if self._choice.count() else 0)
        self._read()

    def _read(self) -> None:
        wanted = self._choice.chosen()
        if not wanted:
            return
        try:
            lines = plan_lines(plans.open_plan(self._desk.app, wanted))
        except AppError as error:
            problems = (PlanLine(kind="text", words=words) for words in (error.message, error.hint, error.details))
            lines = tuple(line for line in problems if line.words)
        self._write(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the text itself gets the room."""
        super().resizeEvent(event)
        self._contents.setVisible(self.width() >= _WIDE)

    def _reading(self) -> QWidget:
        reading = QWidget()
        row = QHBoxLayout(reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._contents)
        row.addWidget(self._sheet, 1)
        return reading

    def _go_to(self, row: int) -> None:
        """Bring the heading to the head of the sheet."""
        if 0 <= row < len(self._headings):
            block = self._sheet.document().findBlockByNumber(self._headings[row])
            top = self._sheet.document().documentLayout().blockBoundingRect(block).top()
            self._sheet.verticalScrollBar().setValue(round(top))

    def _write(self, lines: tuple[PlanLine, ...]) -> None:
        self._sheet.clear()
        self._contents.clear()
        heads = [(number, line.words) for number, line in enumerate(lines) if line.kind == "heading"]
        self._headings = [number for number, _ in heads]
        self._contents.addItems([words for _, words in heads])
        cursor = self._sheet.textCursor()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            _write_line(cursor, line)
        self._sheet.moveCursor(QTextCursor.MoveOperation.Start)


def _write_line(cursor: QTextCursor, line: PlanLine) -> None:
    place = QTextBlockFormat()
    bullet = line.kind == "item"
    place.setLeftMargin(_INDENT * line.depth + (_INDENT if bullet else 0))
    place.setTextIndent(-14 if bullet else 0)
    place.setTopMargin(_SPACE_ABOVE.get(line.kind, 0))
    place.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.kind in _SIZES:
        place.setHeadingLevel(1 if line.kind == "title" else 2)
    cursor.setBlockFormat(place)
    cursor.insertText(f"•  {line.words}" if bullet else line.words, _letters(line))
    if line.clause:
        aside = QTextCharFormat()
        aside.setForeground(QColor(Colour.MUTED))
        aside.setFontPointSize(POINTS - 1)
        cursor.insertText(f"   {sentences.clause(line.clause)}", aside)


def _letters(line: PlanLine) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontPointSize(_SIZES.get(line.kind, POINTS))
    letters.setFontWeight(QFont.Weight.DemiBold if line.kind in ("title", "heading", "group") else QFont.Weight.Normal)
    letters.setForeground(QColor(Colour.MUTED if line.kind == "text" else Colour.INK))
    return letters
