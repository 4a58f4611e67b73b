"""Takes in a list: choose or paste it, see how it is understood and correct that, agree; one step undoes it all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.plan import Column, Field
from app.errors import AppError, InputError
from app.services import sheet_import
from app.services.sheet_import import ListTarget, Receipt
from app.services.web_reading import is_web_list
from ui import text
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.list_reading import ListReading
from ui.list_storing import ListStoring
from ui.models.review import Line
from ui.text import export as export_words
from ui.text import sheets as words
from ui.theme import Colour
from ui.widgets.banner import Banner
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.import_review import ImportReview
from ui.widgets.labels import button, label, picture
from ui.widgets.sheets import WaitingSheet, button_row, empty_sheet

_CHOOSE, _WAIT, _REVIEW, _DONE = range(4)
_ASIDE = 1


class SheetImportDialog(QDialog):
    """Four sheets: which list, reading it, how it is understood, what was taken in.

    ``target`` is "people", "collectives" or "achievements", or the table field (or its columns) of a plan.
    ``imported`` carries a ``sheet_import.Receipt`` once rows are stored; for a plan's table it carries the rows
    themselves, ``tuple[TableRow, ...]``, and nothing is stored. ``taken_back`` tells that the import was undone in
    here. ``web_list`` carries the path of a file that is the form of the province's web system. A page that offers the
    undo later keeps the receipt for ``sheet_import.take_back(app, receipt)``. Show it with ``dialog.open()``;
    ``open_file(path)`` and ``paste()`` begin with a list at once. It is freed when closed.
    """

    imported = Signal(object)
    taken_back = Signal()
    web_list = Signal(object)

    def __init__(
        self,
        desk: Desk,
        target: Literal["people", "collectives", "achievements"] | Field | tuple[Column, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._target = _list_target(target)
        self.setWindowTitle(words.IMPORT_TITLES[self._target.kind])
        self.setAcceptDrops(True)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._reading = ListReading(self._desk, self._target, self)
        self._storing = ListStoring(self._desk, self._target, self)
        self._path: Path | None = None
        self._receipt, self._rows, self._leaving = Receipt(), 0, False
        self._review = ImportReview()
        self._banner = Banner()
        self._after = label("", "muted")
        self._go = button(words.take_in(0), "file-input", primary=True)
        self._back = button(words.TAKE_BACK, "history")
        self._copy = button(words.COPY_ASIDE, "copy")
        self._sheets = QStackedWidget()
        self._source = self._choosing()
        self._waiting = WaitingSheet(self.reject)
        for sheet in (self._source, self._waiting, self._reviewing(), self._finished()):
            self._sheets.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._sheets, 1)
        self._connect()
        window = parent.window()
        self.resize(min(1120, window.width() - 48), min(680, window.height() - 48))

    def open_file(self, path: Path) -> None:
        """Read the file in the background and show how it is understood."""
        self._wait(words.READING_LIST)
        self._path = path
        self._reading.open(lambda: sheet_import.open_list(path))

    def paste(self) -> None:
        """Read what was copied from Excel, Word or Zalo."""
        pasted = QGuiApplication.clipboard().text()
        if pasted.strip():
            self._wait(words.READING_LIST)
            self._reading.open(lambda: sheet_import.pasted_list(pasted))
        else:
            self._panel.show_error(InputError(words.NOTHING_TO_PASTE))

    def take_in(self) -> None:
        """Store the rows as shown in the background, or hand them over; the rows kept aside stay aside."""
        read, offer = self._reading.read, self._reading.offer
        if read is None or offer is None:
            return
        known = offer.known if self._review.with_known.isChecked() else ()
        rows = sorted((*offer.fresh, *known), key=lambda row: row.number)
        self._rows = len(rows)
        if self._target.kind == "table":
            with self._desk.saying_errors():
                sheet_import.remember(self._desk.app, self._target, read.layout)
                self._show_done()
                self.imported.emit(sheet_import.table_rows(rows))
        else:
            self._wait(words.STORING_LIST)
            self._storing.store(rows, read.layout)

    def take_back(self) -> None:
        """Undo all of it in the background."""
        self._wait(words.TAKING_BACK, can_stop=False)
        self._storing.take_back(self._receipt)

    def reject(self) -> None:
        """Escape stops the reading too; what is being stored is stopped first, and the list stays in sight."""
        self._reading.stop()
        if self._storing.busy:
            self._storing.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on after the window is closed; it waits for what is being stored to stop."""
        self._reading.stop()
        self._leaving = True
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the dialog."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the first file that was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.open_file(Path(files[0]))

    def _connect(self) -> None:
        self._reading.opened.connect(self._show)
        self._reading.told.connect(self._tell)
        self._reading.failed.connect(self._fail)
        self._storing.stored.connect(self._stored)
        self._storing.taken_back.connect(self._taken_back)
        self._storing.failed.connect(self._panel.show_error)
        self._storing.ended.connect(self._rest)
        self._review.columns.matched.connect(self._reading.match)
        self._review.columns.converted.connect(self._reading.convert)
        self._review.heading_chosen.connect(self._reading.move_heading)
        self._review.sheet_chosen.connect(self._reading.choose_sheet)
        self._review.with_known.toggled.connect(self._allow)
        self._go.clicked.connect(self.take_in)
        self._back.clicked.connect(self.take_back)
        self._copy.clicked.connect(self._copy_aside)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._source)
        paste.activated.connect(self.paste)

    def _wait(self, what: str, *, can_stop: bool = True) -> None:
        self._panel.close_panel()
        self._waiting.say(what, can_stop=can_stop)
        self._sheets.setCurrentIndex(_WAIT)

    def _stored(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._show_done()
        self.imported.emit(receipt)

    def _taken_back(self) -> None:
        self._receipt = Receipt()
        self._show_done()
        self._banner.say(Line(icon="history", tone="note", words=words.TAKEN_BACK))
        self.taken_back.emit()

    def _rest(self) -> None:
        """What was stopped or failed leaves everything as it was before."""
        if self._sheets.currentIndex() == _WAIT:
            self._sheets.setCurrentIndex(_REVIEW if self._receipt.is_empty else _DONE)
        if self._leaving and self._receipt.is_empty:
            self.close()

    def _show(self) -> None:
        if read := self._reading.read:
            self._review.show_book(read.book, read.sheet)
            self._review.show_layout(read.layout, read.grid)
            self._sheets.setCurrentIndex(_REVIEW)
            if self._path and is_web_list(read.book.sheets):
                self.web_list.emit(self._path)

    def _tell(self, whole: bool) -> None:
        if read := self._reading.read:
            self._review.show_layout(read.layout, read.grid)
            self._review.show_offer(read.layout, self._reading.first_rows(), self._reading.notes(), whole=whole)
            self._allow()

    def _fail(self, error: AppError) -> None:
        self._panel.show_error(error)
        self._sheets.setCurrentIndex(_REVIEW if self._reading.read else _CHOOSE)

    def _allow(self) -> None:
        """The button says how many rows it takes in; it is grey only while nothing can be."""
        offer = self._reading.offer
        known = len(offer.known) if offer and self._review.with_known.isChecked() else 0
        count = (len(offer.fresh) if offer else 0) + known
        self._go.setText(words.take_in(count))
        self._go.setEnabled(count > 0)

    def _show_done(self) -> None:
        aside = bool(self._review.table(_ASIDE).rows)
        self._banner.say(Line(icon="circle-check", tone="good", words=words.taken_in(self._rows)))
        self._after.setText(words.DONE_HINT if aside else "")
        self._copy.setVisible(aside)
        self._back.setVisible(not self._receipt.is_empty)
        self._sheets.setCurrentIndex(_DONE)
        self._done.setFocus()

    def _copy_aside(self) -> None:
        """The rows kept aside, as Excel takes them."""
        table = self._review.table(_ASIDE)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in (table.titles, *table.rows)))

    def _choose_file(self) -> None:
        if chosen := ask_file(self._desk.app, self, words.CHOOSE_LIST_TITLE, words.LIST_FILTER):
            self.open_file(chosen)

    def _choosing(self) -> QWidget:
        choose = button(words.CHOOSE_LIST, "folder-open", primary=True)
        choose.clicked.connect(self._choose_file)
        paste = button(words.PASTE_LIST, "copy")
        paste.clicked.connect(self.paste)
        sheet, column = empty_sheet()
        column.addStretch()
        for each in (picture("file-input", Colour.ACCENT, 40), label(words.DROP_HERE, "title", wrap=False)):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        kinds = label(words.DROP_KINDS, "muted")
        kinds.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(kinds)
        row = button_row(choose, paste)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return sheet

    def _reviewing(self) -> QWidget:
        other = button(words.OTHER_LIST)
        other.clicked.connect(lambda: self._sheets.setCurrentIndex(_CHOOSE))
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        sheet, column = empty_sheet()
        column.addWidget(self._review, 1)
        column.addLayout(button_row(other, cancel, self._go))
        return sheet

    def _finished(self) -> QWidget:
        done = button(export_words.DONE, primary=True)
        done.clicked.connect(self.accept)
        self._done = done
        sheet, column = empty_sheet()
        column.addWidget(self._banner)
        column.addWidget(self._after)
        column.addStretch()
        column.addLayout(button_row(self._copy, self._back, done))
        return sheet


def _list_target(target: str | Field | tuple[Column, ...]) -> ListTarget:
    if isinstance(target, Field):
        return ListTarget(kind="table", columns=target.columns)
    if isinstance(target, tuple):
        return ListTarget(kind="table", columns=target)
    kinds: dict[str, Literal["people", "collectives", "achievements"]] = {
        "people": "people",
        "collectives": "collectives",
        "achievements": "achievements",
    }
    return ListTarget(kind=kinds[target])
