"""A list being read: opened in the background, read again at every correction, compared with what is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QObject, Signal

from app.domain.legacy_text import Encoding
from app.errors import AppError
from app.services import sheet_import
from app.services.app import App
from app.services.sheet_import import Grid, Layout, ListTarget, Offer, Reading, Workbook
from app.services.web_reading import is_web_list
from ui.desk import Desk
from ui.tasks import Job
from ui.text import sheets as words


@dataclass(frozen=True, kw_only=True)
class ListRead:
    """A sheet of a list and how it was read; ``offer`` is what of it is new here, None until all rows were read."""

    book: Workbook
    sheet: str
    grid: Grid
    layout: Layout
    reading: Reading
    offer: Offer | None = None


class ListReading(QObject):
    """``opened`` tells that another sheet is shown, ``told`` that its rows were read anew (True = all of them).

    ``failed`` carries what the list was refused for. ``read`` is what is known now.
    """

    opened = Signal()
    told = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, target: ListTarget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.target = target
        self._known = sheet_import.known_headings(desk.app, target)
        self._job: Job | None = None
        self.read: ListRead | None = None

    @property
    def offer(self) -> Offer | None:
        """What would be taken in; None until all rows were read."""
        return self.read.offer if self.read else None

    def open(self, open_: Callable[[], Workbook], sheet: str | None = None) -> None:
        """Open the list, or a certain sheet of it, and read it as it seems best."""
        target, known = self.target, self._known

        def work(app: App, _: Job) -> ListRead:
            book = open_()
            if sheet is None:
                chosen, grid, layout = sheet_import.likeliest_sheet(book, target, known)
            else:
                chosen, grid = sheet, book.grid(sheet)
                layout = sheet_import.propose(grid, target, known)
            reading = sheet_import.preview(grid, target, layout)
            offer = sheet_import.compare(app, target, reading)
            return ListRead(book=book, sheet=chosen, grid=grid, layout=layout, reading=reading, offer=offer)

        self.stop()
        self._job = self._desk.start(work, done=self._show, failed=self._fail)

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the same list."""
        if self.read:
            book = self.read.book
            self.open(lambda: book, sheet)

    def match(self, column: int, field_id: str) -> None:
        """Take a column for another field."""
        if self.read:
            self._change(sheet_import.with_choice(self.read.layout, column, field_id))

    def convert(self, column: int, encoding: str) -> None:
        """Take a column for another encoding, "" for Unicode."""
        if self.read:
            chosen = cast("Encoding | None", encoding or None)
            self._change(sheet_import.with_encoding(self.read.layout, column, chosen))

    def move_heading(self, row: int) -> None:
        """Take another row for the heading, as Excel counts; 0 = there is none."""
        if self.read:
            self._change(sheet_import.propose(self.read.grid, self.target, self._known, row - 1))

    def stop(self) -> None:
        """Let go of what is under way."""
        if self._job:
            self._job.abandon()
            self._job = None

    def notes(self) -> tuple[str, ...]:
        """What an official should know of the list before agreeing."""
        if self.read is None:
            return ()
        notes = list(self.read.book.notes)
        if is_web_list(self.read.book.sheets):
            notes.append(words.WEB_LIST_NOTE)
        if self.read.layout.year and self.target.kind == "achievements":
            notes.append(words.YEAR_UNDERSTOOD.format(year=self.read.layout.year))
        if doubtful := self.read.reading.doubtful:
            notes.append(words.DOUBTFUL.format(rows=words.some_names(tuple(map(str, doubtful)))))
        if self.offer and self.offer.alike:
            notes.append(words.ALIKE.format(rows=words.some_names(tuple(map(str, self.offer.alike)))))
        if self.offer and self.offer.new_people:
            names = words.some_names(self.offer.new_people)
            notes.append(words.NEW_PEOPLE.format(count=len(self.offer.new_people), names=names))
        return tuple(notes)

    def first_rows(self) -> Offer:
        """What is known of the rows while they are still read."""
        reading = self.read.reading if self.read else Reading()
        return self.offer or Offer(fresh=reading.good, bad=reading.bad, skipped=reading.skipped)

    def _change(self, layout: Layout) -> None:
        """The first rows are read at once, all of them in the background."""
        if self.read is None:
            return
        self.stop()
        grid, target = self.read.grid, self.target
        first = sheet_import.preview(grid, target, layout, whole=False)
        self.read = former = replace(self.read, layout=layout, reading=first, offer=None)
        self.told.emit(False)

        def work(app: App, _: Job) -> ListRead:
            reading = sheet_import.preview(grid, target, layout)
            return replace(former, reading=reading, offer=sheet_import.compare(app, target, reading))

        self._job = self._desk.start(work, done=self._tell, failed=self._fail)

    def _show(self, read: object) -> None:
        self.read = cast(ListRead, read)
        self.opened.emit()
        self._tell(read)

    def _tell(self, read: object) -> None:
        self._job = None
        self.read = cast(ListRead, read)
        self.told.emit(True)

    def _fail(self, error: AppError) -> None:
        self._job = None
        self.failed.emit(error)
