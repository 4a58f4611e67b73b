"""The plans to read: what the program asks, checks and prints comes from here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import plan_desk, plans
from ui import text
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.models.plan_text import PlanLine, plan_lines
from ui.page import Page
from ui.text import home as home_words
from ui.text import new_dossier as new_dossier_words
from ui.text import plan as plan_words
from ui.text import sentences
from ui.theme import POINTS, Colour
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import button, label
from ui.widgets.notice import Notice
from ui.widgets.plan_copy import PlanCopy
from ui.widgets.reading import keep_lines_short

_INDENT = 22.0
_CONTENTS_WIDTH = 208
_WIDE = 900
_LARGER = {"title": 4 / POINTS, "heading": 2 / POINTS}
_ASIDE = -1 / POINTS
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
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.currentRowChanged.connect(self._go_to)
        self._headings: list[int] = []
        self._notice = Notice()
        self._copy = PlanCopy(desk, self._notice)
        self._copy.hide()
        self._copy.counted.connect(self._offer_copy)
        self._attach = button(plan_words.ATTACH, "paperclip", tip=plan_words.ATTACH_TIP)
        self._attach.clicked.connect(self._copy.ask)
        self._beside = button(plan_words.SHOW_COPY, "eye")
        self._beside.setCheckable(True)
        self._beside.toggled.connect(self._show_copy)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("scroll-text", plan_words.NO_PLAN, plan_words.NO_PLAN_WORDS))
        self._stack.addWidget(self._reading())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(label(plan_words.PLAN_MISSING, "small"))
        column.addWidget(self._notice)
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
        with self._desk.saying_errors():
            self._copy.show_plan(wanted)
        if not wanted:
            return
        try:
            lines = plan_lines(plans.open_plan(self._desk.app, wanted))
        except AppError as error:
            problems = (PlanLine(kind="text", words=words) for words in (error.message, error.hint, error.details))
            lines = tuple(line for line in problems if line.words)
        self._write(lines)

    def ask_install(self) -> None:
        """Ask for a plan pack and take it in."""
        kinds = f"{plan_words.INSTALL_FILES};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, plan_words.INSTALL_TITLE, kinds):
            self.install(chosen)

    def install(self, path: Path) -> None:
        """Take the pack in, or say everything that is wrong with it."""
        with self._desk.saying_errors():
            plan = plan_desk.install_pack(self._desk.app, path)
            self.refresh()
            self._choice.choose(plan.id)
            self._notice.say(plan_words.INSTALLED.format(number=plan.identity.number, version=plan.version))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the text itself gets the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside the office's copy there is no room for the contents; in a narrow window only one of the two shows."""
        beside = self._beside.isChecked()
        self._contents.setVisible(self.width() >= _WIDE and not beside)
        self._sheet.setVisible(not beside or self.width() >= _WIDE)
        QTimer.singleShot(0, self, lambda: keep_lines_short(self._sheet))

    def _show_copy(self, shown: bool) -> None:
        if shown:
            self._copy.open()
        else:
            self._copy.hide()
        self._fit()

    def _offer_copy(self, count: int) -> None:
        self._beside.setEnabled(bool(count))
        if not count:
            self._beside.setChecked(False)

    def _head(self) -> QHBoxLayout:
        install = button(plan_words.INSTALL, "file-input")
        install.clicked.connect(self.ask_install)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.PLAN, "title"))
        said.addWidget(label(plan_words.PLAN_LEAD, "muted"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(said, 1)
        for each in (self._beside, self._attach, install):
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _reading(self) -> QWidget:
        reading = QWidget()
        row = QHBoxLayout(reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._contents)
        row.addWidget(self._sheet, 1)
        row.addWidget(self._copy, 1)
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
        points = self._sheet.font().pointSizeF()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            _write_line(cursor, line, points)
        keep_lines_short(self._sheet)
        self._sheet.moveCursor(QTextCursor.MoveOperation.Start)


def _write_line(cursor: QTextCursor, line: PlanLine, points: float) -> None:
    place = QTextBlockFormat()
    bullet = line.kind == "item"
    place.setLeftMargin(_INDENT * line.depth + (_INDENT if bullet else 0))
    place.setTextIndent(-14 if bullet else 0)
    place.setTopMargin(_SPACE_ABOVE.get(line.kind, 0))
    place.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.kind in _LARGER:
        place.setHeadingLevel(1 if line.kind == "title" else 2)
    cursor.setBlockFormat(place)
    cursor.insertText(f"•  {line.words}" if bullet else line.words, _letters(line, points))
    if line.clause:
        aside = QTextCharFormat()
        aside.setForeground(QColor(Colour.MUTED))
        aside.setFontPointSize(points * (1 + _ASIDE))
        cursor.insertText(f"   {sentences.clause(line.clause)}", aside)


def _letters(line: PlanLine, points: float) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFontPointSize(points * (1 + _LARGER.get(line.kind, 0)))
    letters.setFontWeight(QFont.Weight.DemiBold if line.kind in ("title", "heading", "group") else QFont.Weight.Normal)
    letters.setForeground(QColor(Colour.MUTED if line.kind == "text" else Colour.INK))
    return letters
