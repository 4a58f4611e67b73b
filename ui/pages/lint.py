"""Any Word file measured by Decree 30/2020: dropped or chosen, only read, told what deviates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import AppError
from ui import text
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.models.measured import lint_line, lint_rows
from ui.models.review import Line
from ui.page import Page
from ui.tasks import Job
from ui.text import home as home_words
from ui.text import lint as lint_words
from ui.text import proof as proof_words
from ui.widgets.banner import Banner
from ui.widgets.empty import EmptyState
from ui.widgets.labels import button, label
from ui.widgets.row_view import RowView

if TYPE_CHECKING:
    from app.services.linting import LintReport


class LintPage(Page):
    """A newer file takes the place of the one that is being measured."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._job: Job | None = None
        self._banner = Banner()
        self._faults = RowView(proof_words.PROOF)
        self._faults.setProperty("role", "card")
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("file-search", lint_words.DROP_WORD, lint_words.DROP_WORD_WORDS))
        self._stack.addWidget(self._outcome())
        choose = button(lint_words.CHOOSE_WORD, "folder-open", primary=True)
        choose.clicked.connect(self.choose)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text.LINT, "title"))
        words.addWidget(label(lint_words.LINT_LEAD, "muted"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        head.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def choose(self) -> None:
        """Ask which file to measure."""
        kinds = f"{lint_words.WORD_FILES};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, lint_words.CHOOSE_WORD_TITLE, kinds):
            self.measure(chosen)

    def measure(self, path: Path) -> None:
        """Measure the file in the background."""
        self._desk.panel.close_panel()
        if self._job:
            self._job.abandon()
        self._banner.say(Line(icon="refresh-cw", tone="note", words=lint_words.LINTING.format(file=path.name)))
        self._faults.show_rows(())
        self._stack.setCurrentIndex(1)
        self._job = self._desk.runner.start(lambda job: _measured(path), done=self._show, failed=self._fail)

    def dragEnterEvent(self, event: QDropEvent) -> None:
        """A file may be dropped; whether it is a Word file is told afterwards, in words."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Measure what was dropped; of several files the first."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.measure(path)

    def _show(self, measured: object) -> None:
        report = cast("LintReport", measured)
        self._banner.say(lint_line(report))
        self._faults.show_rows(lint_rows(report))

    def _fail(self, error: AppError) -> None:
        self._stack.setCurrentIndex(0)
        self._desk.say_error(error)

    def _outcome(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._banner)
        column.addWidget(self._faults, 1)
        return sheet


def _dropped(event: QDropEvent) -> Path | None:
    """The first file of what is being dropped."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)


def _measured(path: Path) -> LintReport:
    """What measures is loaded in the background too."""
    from app.services import linting

    return linting.lint_file(path)
