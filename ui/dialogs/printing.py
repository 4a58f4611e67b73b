"""Chooses the papers to print, shows the pages, and sends them to the printer while telling how far it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Mode, Snapshot
from app.errors import AppError
from app.services import export_history, exporting
from ui import text
from ui.desk import Desk
from ui.models.print_order import Sides, print_order
from ui.printing import PrintWork
from ui.tasks import Job
from ui.text import export as export_words
from ui.text import preview as preview_words
from ui.text import printing as printing_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows
from ui.widgets.labels import button, label
from ui.widgets.notice import Notice
from ui.widgets.paper_choice import PaperChoice
from ui.widgets.pdf_pages import PdfPages
from ui.widgets.sheets import button_row, empty_sheet

if TYPE_CHECKING:
    from app.services.previewing import Drawing

_LEFT = 330


class PrintDialog(QDialog):
    """The pages at the right are the very ones that are printed. Raises PlanError."""

    def __init__(self, desk: Desk, snapshot: Snapshot, parent: QWidget, mode: Mode = "paper") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(printing_words.PRINT_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._snapshot = snapshot
        self._drawing: Drawing | None = None
        self._job: Job | None = None
        self._work: PrintWork | None = None
        self._printer: QPrinter | None = None
        self._notice = Notice()
        self._papers = PaperChoice(exporting.choices_of(snapshot))
        self._mode = ChoiceField()
        self._sides = ChoiceField()
        self._rows = FieldRows(stacked=True)
        self._pages = PdfPages()
        self._page_label = label(preview_words.NO_PAGE, "muted", wrap=False)
        self._bar = QProgressBar()
        self._now = label("", "muted")
        self._stop = button(export_words.STOP)
        self._sheets = QStackedWidget()
        self._fill(mode)
        self._build()
        self._papers.itemChanged.connect(self._draw)
        self._mode.currentIndexChanged.connect(self._draw)
        self._sides.currentIndexChanged.connect(self._help_sides)
        self._pages.turned.connect(self._tell_page)
        self.resize(min(980, parent.window().width() - 64), min(640, parent.window().height() - 64))
        self._papers.fit_rows()
        self._draw()

    def print_pages(self) -> None:
        """Ask which printer, which pages and how many copies; then print."""
        if not self._papers.chosen():
            self._rows.tell(self._papers, printing_words.NEED_PAPER)
            self._papers.setFocus()
        elif self._drawing is not None:
            self._panel.close_panel()
            self._notice.hide()
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            printer.setDocName(
                export_history.plain_name(self._snapshot)
            )  # The system's dialog makes a file name of it.
            printer.setFromTo(1, self._pages.pages())
            if ask_for_printer(printer, self._pages.pages(), self):
                self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages on that printer as it was set up."""
        drawing = cast("Drawing", self._drawing)
        order = order_for(printer, drawing.section_pages, cast(Sides, self._sides.chosen()))
        if all(page is None for page in order):
            self._panel.show_error(AppError(printing_words.NO_PAGES))
            return
        self._printer = printer
        self._work = PrintWork(printer, drawing.pdf, order, self)
        self._work.progressed.connect(self._advance)
        self._work.done.connect(self._done)
        self._work.stopped.connect(self._stopped)
        self._work.failed.connect(self._failed)
        self._advance(0, len(order))
        self._sheets.setCurrentIndex(1)
        self._work.start()

    def reject(self) -> None:
        """Escape while printing stops the printing first."""
        if self._work and self._work.busy():
            self._work.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on after the window is closed."""
        if self._job:
            self._job.abandon()
        if self._work:
            self._work.stop()
        super().closeEvent(event)

    def _draw(self) -> None:
        self._rows.tell(self._papers, "")
        if self._job:
            self._job.abandon()
        chosen = self._papers.chosen()
        if not chosen:
            return
        fonts, snapshot, mode = self._desk.app.fonts, self._snapshot, cast(Mode, self._mode.chosen())

        def draw(job: Job) -> Drawing:
            from app.services import previewing

            return previewing.draw_papers(fonts, snapshot, chosen, mode)

        self._job = self._desk.runner.start(draw, done=self._show, failed=self._panel.show_error)

    def _show(self, drawing: object) -> None:
        self._drawing = cast("Drawing", drawing)
        self._pages.show_pdf(self._drawing.pdf)

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._now.setText(printing_words.PRINTING_PAGE.format(page=min(done + 1, total), pages=total))

    def _done(self) -> None:
        printer, pages = cast(QPrinter, self._printer), self._bar.maximum()
        if self._sides.chosen() == "odd":
            said = printing_words.ODD_DONE.format(even=printing_words.SIDES["even"])
            self._sides.choose("even")
        elif printer.outputFileName():
            file = Path(printer.outputFileName()).name
            said = printing_words.PRINTED_TO_FILE.format(pages=pages, file=file)
        else:
            said = printing_words.PRINTED.format(pages=pages, printer=printer.printerName())
        self._notice.say(said)
        self._finish()

    def _stopped(self) -> None:
        self._notice.say(printing_words.STOPPED)
        self._finish()

    def _failed(self, error: AppError) -> None:
        self._panel.show_error(error)
        self._finish()

    def _finish(self) -> None:
        if self._work:
            self._work.deleteLater()
        self._work = self._printer = None
        self._sheets.setCurrentIndex(0)

    def _help_sides(self) -> None:
        self._rows.help(self._sides, printing_words.SIDES_HELP[self._sides.chosen()])

    def _tell_page(self, page: int, pages: int) -> None:
        self._page_label.setText(preview_words.PAGE_OF.format(page=page + 1, pages=pages))

    def _fill(self, mode: Mode) -> None:
        for each, title in export_words.MODES.items():
            self._mode.addItem(title, each)
        self._mode.choose(mode)
        for each, title in printing_words.SIDES.items():
            self._sides.addItem(title, each)

    def _build(self) -> None:
        self._sheets.addWidget(self._ask())
        self._sheets.addWidget(self._progress())
        self._sheets.setFixedWidth(_LEFT)
        pages = QVBoxLayout()
        pages.setSpacing(6)
        pages.addWidget(self._pages, 1)
        pages.addWidget(self._page_label, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._sheets)
        row.addLayout(pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._notice)
        column.addLayout(row, 1)

    def _ask(self) -> QWidget:
        go = button(printing_words.CHOOSE_PRINTER, "printer", primary=True)
        go.setDefault(True)
        go.clicked.connect(self.print_pages)
        close = button(text.CLOSE)
        close.clicked.connect(self.reject)
        self._rows.add(printing_words.PRINT_PAPERS, self._papers)
        self._rows.add(printing_words.PRINT_MODE, self._mode)
        self._rows.add(printing_words.PRINT_SIDES, self._sides, printing_words.SIDES_HELP["all"])
        sheet, column = empty_sheet()
        column.addLayout(self._rows)
        column.addStretch()
        column.addLayout(button_row(close, go))
        return sheet

    def _progress(self) -> QWidget:
        self._stop.clicked.connect(self.reject)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(printing_words.PRINTING)
        sheet, column = empty_sheet()
        column.addStretch()
        column.addWidget(label(printing_words.PRINTING, "heading"))
        column.addWidget(self._bar)
        column.addWidget(self._now)
        column.addStretch()
        column.addLayout(button_row(self._stop))
        return sheet


def ask_for_printer(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """Let the official set up the printer in the system's own dialog; False when it is left."""
    dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange)
    dialog.setOption(option.PrintCollateCopies)
    dialog.setOption(option.PrintSelection, False)
    dialog.setMinMax(1, pages)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def order_for(printer: QPrinter, section_pages: tuple[int, ...], sides: Sides) -> tuple[int | None, ...]:
    """The pages in the order the printer's settings ask for; copies are the printer's business where it can."""
    wanted = None
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
        ranges = ranges or [(printer.fromPage(), printer.toPage())]
        wanted = {page - 1 for first, last in ranges for page in range(first, last + 1)}
    return print_order(
        section_pages,
        sides=sides,
        two_sided=printer.duplex() != QPrinter.DuplexMode.DuplexNone,
        wanted=wanted,
        copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
        collated=printer.collateCopies(),
        last_first=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
    )
