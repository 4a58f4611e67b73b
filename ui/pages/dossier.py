"""One dossier: what the rules say of it on the left, its papers as they will print on the right."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Place
from app.errors import AppError
from app.services import dossiers
from ui.desk import Desk
from ui.models import review
from ui.models.review import WorkdaysLeft
from ui.pages.review import ReviewPanel
from ui.tasks import Job
from ui.text import dossier as dossier_words
from ui.text import home as home_words
from ui.text import number as number_words
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, badge, button
from ui.widgets.paper_preview import PaperPreview

_NARROW = 1000


class DossierPage(QWidget):
    """Empty until :meth:`open` is given a dossier. ``left`` asks for the home page."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._assessment: Assessment | None = None
        self._job: Job | None = None
        self._folder: Path | None = None
        self._title = ElidedLabel("title")
        self._lead = ElidedLabel("muted")
        self._sample = badge("info", home_words.SAMPLE_MARK, "warn")
        self._check = button(dossier_words.CHECK, "refresh-cw", shortcut="F5", tip=dossier_words.CHECK_TIP)
        self._export = button(
            dossier_words.EXPORT, "file-output", primary=True, shortcut="Ctrl+E", tip=dossier_words.EXPORT_TIP
        )
        self._number = button(number_words.GIVE_NUMBER, "stamp", shortcut="F8", tip=number_words.GIVE_NUMBER_TIP)
        self._number.setAccessibleName(number_words.GIVE_NUMBER_TIP)
        self._preview = button(dossier_words.PREVIEW, "eye", shortcut="F9", tip=dossier_words.PREVIEW_TIP)
        self._preview.setAccessibleName(dossier_words.PREVIEW_TIP)
        self._preview.setCheckable(True)
        self._preview.setChecked(True)
        self._review = ReviewPanel()
        self._papers = PaperPreview(desk)
        self._check.clicked.connect(self.check)
        self._export.clicked.connect(self.export)
        self._number.clicked.connect(self.number)
        self._preview.toggled.connect(self._papers.setVisible)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._workspace())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def dossier_id(self) -> str:
        """The dossier that is open, or an empty text."""
        return self._snapshot.dossier.id if self._snapshot else ""

    def title(self) -> str:
        """The open dossier's title, or an empty text."""
        return self._snapshot.dossier.title if self._snapshot else ""

    def open(self, dossier_id: str) -> None:
        """Show that dossier and check it. Raises UnknownId or StorageError."""
        if dossier_id != self.dossier_id:
            self._folder = None
        self._snapshot = dossiers.open_snapshot(self._desk.app, dossier_id)
        self._show_head(self._snapshot)
        self._stack.setCurrentIndex(1)
        self._assess()

    def show_place(self, place: Place) -> None:
        """Bring what is said of that field into sight; all findings stand on the first sheet."""
        self._review.setFocus()

    def close_dossier(self) -> None:
        """Show no dossier, for instance after it went to the trash."""
        self._snapshot = None
        self._stack.setCurrentIndex(0)

    def check(self) -> None:
        """Read the dossier again, check it and draw its papers."""
        if self._snapshot is not None:
            with self._desk.saying_errors():
                self.open(self._snapshot.dossier.id)

    def export(self) -> None:
        """Ask where and how, then write the papers."""
        if self._snapshot is None:
            return
        from ui.dialogs.export import ExportDialog

        errors = review.count(self._assessment, "error") if self._assessment else 0
        with self._desk.saying_errors():
            dialog = ExportDialog(self._desk, self._snapshot, errors, self)
            dialog.written.connect(self._remember)
            dialog.open()

    def number(self) -> None:
        """Ask for the clerk's number and date and put them into the papers."""
        if self._snapshot is None:
            return
        from ui.dialogs.export import folder_for
        from ui.dialogs.number import NumberDialog

        with self._desk.saying_errors():
            folder = self._folder or folder_for(self._desk, self._snapshot)
            dialog = NumberDialog(self._desk, self._snapshot, folder, self)
            dialog.given.connect(self.check)
            dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the title needs the room more than a button's words."""
        super().resizeEvent(event)
        self._preview.setText("" if self.width() < _NARROW else dossier_words.PREVIEW)
        self._number.setText("" if self.width() < _NARROW else number_words.GIVE_NUMBER)

    def _remember(self, folder: str) -> None:
        """The papers are numbered where they were written."""
        self._folder = Path(folder)

    def _assess(self) -> None:
        snapshot, desk = cast(Snapshot, self._snapshot), self._desk
        if self._job:
            self._job.abandon()
        self._assessment = None
        self._review.wait()
        today = dt.date.today()
        self._job = desk.runner.start(lambda job: _assessed(desk, snapshot, today), done=self._show, failed=self._fail)
        self._papers.show_snapshot(snapshot)

    def _show(self, assessed: object) -> None:
        if self._snapshot is not None:
            self._assessment, workdays = cast(tuple[Assessment, WorkdaysLeft], assessed)
            self._review.show_assessment(self._snapshot, self._assessment, dt.date.today(), workdays)

    def _fail(self, error: AppError) -> None:
        self._review.give_up()
        self._desk.say_error(error)

    def _show_head(self, snapshot: Snapshot) -> None:
        dossier, identity = snapshot.dossier, snapshot.plan.identity
        self._title.say(dossier.title)
        self._lead.say(dossier_words.DOSSIER_LEAD.format(unit=dossier.unit.name, plan=identity.number))
        self._sample.setVisible(dossier.sample)

    def _nothing(self) -> QWidget:
        home = button(dossier_words.GO_HOME, "layout-dashboard", primary=True)
        home.clicked.connect(self.left)
        return EmptyState("file-text", dossier_words.NO_DOSSIER, dossier_words.NO_DOSSIER_WORDS, (home,))

    def _workspace(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._head((self._preview, self._check, self._number, self._export)))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(12)
        parts.addWidget(self._review)
        parts.addWidget(self._papers)
        self._review.setMinimumWidth(340)
        self._papers.setMinimumWidth(320)
        parts.setSizes([520, 600])
        column.addWidget(parts, 1)
        return page

    def _head(self, buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._sample)
        under.addWidget(self._lead, 1)
        words.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(words, 1)
        for each in buttons:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _assessed(desk: Desk, snapshot: Snapshot, today: dt.date) -> tuple[Assessment, WorkdaysLeft]:
    """What the rules say, and how many working days are left to each deadline."""
    from app.services import checking

    assessment = checking.assess(desk.app, snapshot, today)
    days = {each.date for each in assessment.deadlines if each.date is not None}
    return assessment, {day: desk.app.calendar(day.year).working_days_between(today, day) for day in days}
