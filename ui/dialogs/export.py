"""Asks where and how to write the papers, writes them in the background, and shows what was written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossier import Mode, Snapshot
from app.domain.vietnamese import clean_text
from app.errors import AppError
from app.services import exporting
from ui import text
from ui.desk import Desk
from ui.tasks import Job
from ui.text import export as export_words
from ui.text import home as home_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.export_report import ExportReport
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.paper_choice import PaperChoice
from ui.widgets.sheets import button_row, empty_sheet

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_LONGEST = 60


class ExportDialog(QDialog):
    """Three sheets, one after the other: what to write, how far it is, what was written.

    ``written`` tells the folder once the papers lie there. Raises PlanError.
    """

    written = Signal(str)

    def __init__(self, desk: Desk, snapshot: Snapshot, errors: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(export_words.EXPORT_TITLE)
        self._desk = desk
        self._snapshot = snapshot
        self._job: Job | None = None
        self._folder = TextField(str(folder_for(desk, snapshot)))
        self._papers = PaperChoice(exporting.choices_of(snapshot))
        self._docx = QCheckBox(export_words.FORMAT_DOCX)
        self._pdf = QCheckBox(export_words.FORMAT_PDF)
        self._mode = ChoiceField()
        self._rows = FieldRows()
        self._panel = ErrorPanel()
        self._bar = QProgressBar()
        self._now = label("", "muted")
        self._report = ExportReport()
        self._stop = button(export_words.STOP)
        self._sheets = QStackedWidget()
        self._fill()
        for sheet in (self._ask(errors), self._progress(), self._result()):
            self._sheets.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._sheets, 1)
        self.resize(680, min(540, parent.window().height() - 64))
        self._papers.fit_rows()

    def export(self) -> None:
        """Write the papers as chosen."""
        formats, chosen = self._formats(), self._papers.chosen()
        folder = self._folder.tidied()
        self._rows.tell(self._folder, "" if folder else export_words.NEED_FOLDER)
        self._rows.tell(self._choices, "" if formats else export_words.NEED_FORMAT)
        self._rows.tell(self._papers, "" if chosen else export_words.NEED_PAPER)
        missing = [field for field, there in self._needs(folder, chosen, formats) if not there]
        if missing:
            missing[0].setFocus()
            return
        self._panel.hide()
        self._bar.setRange(0, 0)
        self._now.setText("")
        self._stop.setText(export_words.STOP)
        self._stop.setEnabled(True)
        self._sheets.setCurrentIndex(1)
        self._start(Path(folder), cast(Mode, self._mode.chosen()), formats, chosen)

    def reject(self) -> None:
        """Escape while writing stops the writing first."""
        self._cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing goes on after the window is closed."""
        self._cancel()
        super().closeEvent(event)

    def _needs(self, *given: object) -> zip[tuple[QWidget, object]]:
        """The fields in order, each with what was given in it."""
        return zip((self._folder, self._papers, self._docx), given, strict=True)

    def _start(self, folder: Path, mode: Mode, formats: tuple[exporting.Format, ...], chosen: tuple[str, ...]) -> None:
        fonts, snapshot = self._desk.app.fonts, self._snapshot

        def work(job: Job) -> exporting.ExportResult:
            return exporting.write_papers(
                fonts,
                snapshot,
                folder,
                mode=mode,
                formats=formats,
                chosen=chosen,
                progress=job.report,
                cancelled=job.cancelled,
            )

        self._job = self._desk.runner.start(
            work, done=self._done, failed=self._failed, progressed=self._advance, ended=self._ended
        )

    def _advance(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._now.setText(what)

    def _done(self, result: object) -> None:
        self._job = None
        result = cast(exporting.ExportResult, result)
        with self._desk.saying_errors():
            exporting.record_export(self._desk.app, result)
        self._report.show_result(result)
        self._sheets.setCurrentIndex(2)
        self.written.emit(str(result.folder))

    def _failed(self, error: AppError) -> None:
        self._panel.show_error(error)
        self._sheets.setCurrentIndex(0)

    def _ended(self) -> None:
        """A stopped export comes back to the first sheet."""
        self._job = None
        if self._sheets.currentIndex() == 1:
            self._rows.tell(self._folder, export_words.EXPORT_STOPPED)
            self._sheets.setCurrentIndex(0)

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
            self._stop.setText(export_words.STOPPING)
            self._stop.setEnabled(False)

    def _formats(self) -> tuple[exporting.Format, ...]:
        wanted: dict[exporting.Format, QCheckBox] = {"docx": self._docx, "pdf": self._pdf}
        return tuple(each for each, box in wanted.items() if box.isChecked())

    def _fill(self) -> None:
        self._folder.setCursorPosition(0)
        self._docx.setChecked(True)
        self._pdf.setChecked(True)
        for mode, title in export_words.MODES.items():
            self._mode.addItem(title, mode)

    def _ask(self, errors: int) -> QWidget:
        browse = button(export_words.CHOOSE_FOLDER, "folder-open")
        browse.clicked.connect(self._choose_folder)
        go = button(export_words.DO_EXPORT, "file-output", primary=True)
        go.setDefault(True)
        go.clicked.connect(self.export)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        self._choices = QWidget()
        boxes = QHBoxLayout(self._choices)
        boxes.setContentsMargins(0, 3, 0, 0)
        boxes.setSpacing(20)
        boxes.addWidget(self._docx)
        boxes.addWidget(self._pdf)
        boxes.addStretch()
        self._rows.add(export_words.EXPORT_FOLDER, self._folder, beside=browse)
        self._rows.add(export_words.EXPORT_PAPERS, self._papers)
        self._rows.add(export_words.EXPORT_FORMATS, self._choices)
        self._rows.add(export_words.EXPORT_MODE, self._mode)
        sheet, column = empty_sheet()
        if errors:
            column.addWidget(label(export_words.NOT_READY_WARNING.format(count=errors), tone="warn"))
        column.addLayout(self._rows)
        column.addStretch()
        column.addLayout(button_row(cancel, go))
        return sheet

    def _progress(self) -> QWidget:
        self._stop.clicked.connect(self._cancel)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(export_words.EXPORTING)
        sheet, column = empty_sheet()
        column.addStretch()
        column.addWidget(label(export_words.EXPORTING, "heading"))
        column.addWidget(self._bar)
        column.addWidget(self._now)
        column.addStretch()
        column.addLayout(button_row(self._stop))
        return sheet

    def _result(self) -> QWidget:
        open_folder = button(home_words.OPEN_FOLDER, "folder-open", primary=True)
        open_folder.clicked.connect(self._open_folder)
        done = button(export_words.DONE)
        done.clicked.connect(self.accept)
        again = button(export_words.AGAIN)
        again.clicked.connect(lambda: self._sheets.setCurrentIndex(0))
        sheet, column = empty_sheet()
        column.addWidget(self._report, 1)
        column.addLayout(button_row(again, done, open_folder))
        return sheet

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, export_words.CHOOSE_FOLDER_TITLE, self._folder.text())
        if chosen:
            self._folder.setText(str(Path(chosen)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._report.where.words()))


def folder_for(desk: Desk, snapshot: Snapshot) -> Path:
    """A folder of its own for each dossier, called by its title as far as file systems allow."""
    name = clean_text(_FORBIDDEN.sub(" ", snapshot.dossier.title))[:_LONGEST].strip(" .")
    return desk.app.paths.exports / (name or snapshot.dossier.id)
