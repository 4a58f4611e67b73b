"""Asks for the clerk's number and date, has them written into all papers, and shows every line that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.dates import as_slashes, parse_date
from app.domain.dossier import Snapshot
from app.errors import InputError, UnknownId
from app.services import exporting, numbering
from ui import text
from ui.desk import Desk
from ui.models.numbered import change_rows, numbered_line, order_for
from ui.text import export as export_words
from ui.text import number as number_words
from ui.widgets.banner import Banner
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.export_report import ExportReport
from ui.widgets.fields import FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.row_view import RowView
from ui.widgets.scrolling import unframed
from ui.widgets.sheets import button_row, empty_sheet


class NumberDialog(QDialog):
    """Two sheets: what number; what changed and whether the papers keep the decree.

    ``given`` says that the dossier has the number. Raises PlanError.
    """

    given = Signal()

    def __init__(self, desk: Desk, snapshot: Snapshot, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(number_words.NUMBER_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._dossier_id = snapshot.dossier.id
        self._order = order_for(snapshot, desk.app.exports.of(snapshot.dossier.id))
        submission = snapshot.dossier.submission
        self._number = TextField(submission.number)
        self._date = TextField(as_slashes(submission.date) if submission.date else "")
        self._folder = TextField(str(folder))
        self._folder.setCursorPosition(0)
        self._rows = FieldRows()
        self._accept = button(number_words.ACCEPT_CHANGES)
        self._banner = Banner()
        self._changes = RowView(number_words.CHANGES)
        self._report = ExportReport()
        self._report.put_first(self._changes, number_words.CHANGES)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._ask(snapshot))
        result = self._result()
        # What is not in sight yet asks for no room of its own.
        result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._sheets.addWidget(result)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._sheets, 1)
        self.resize(680, min(540, parent.window().height() - 64))
        self._number.setFocus()

    def give(self) -> None:
        """Write number and date, or say what is wrong with them and where."""
        self._write(accept_others=False)

    def give_anyway(self) -> None:
        """Write number and date along with whatever else has changed."""
        self._write(accept_others=True)

    def _write(self, *, accept_others: bool) -> None:
        self._accept.hide()
        date, folder = self._day(), self._folder.tidied()
        self._rows.tell(self._folder, "" if folder else export_words.NEED_FOLDER)
        if date is None or not folder:
            (self._folder if date else self._date).setFocus()
            return
        with self._desk.saying_errors():
            try:
                with _busy():
                    result = self._give(date, Path(folder), accept_others)
            except InputError as error:
                self._refused(error)
            else:
                self._show(result, date)

    def _give(self, date: dt.date, folder: Path, accept_others: bool) -> numbering.NumberingResult:
        return numbering.give_number(
            self._desk.app,
            self._dossier_id,
            self._number.tidied(),
            date,
            folder,
            self._order,
            accept_others=accept_others,
        )

    def _refused(self, error: InputError) -> None:
        """A finding belongs to a field; other changes than number and date can be accepted."""
        fields = {"number": self._number, "date": self._date}
        for finding in error.findings:
            field = fields[finding.place.field]
            self._rows.tell(field, f"{finding.message} {finding.mend}")
            field.setFocus()
        if not error.findings:
            self._panel.show_error(error)
            self._accept.setVisible(not isinstance(error, UnknownId))

    def _show(self, result: numbering.NumberingResult, date: dt.date) -> None:
        number = self._number.tidied().lstrip("0").zfill(2)
        self._banner.say(numbered_line(result, number, date))
        self._changes.show_rows(change_rows(result))
        self._report.show_result(result.export)
        self._report.tabs.setCurrentWidget(self._report.proof if result.export.proof.failed else self._changes)
        self._sheets.setCurrentIndex(1)
        self.given.emit()

    def _day(self) -> dt.date | None:
        """The day that was typed; what is wrong with it is said under the field."""
        try:
            typed = parse_date(self._date.text())
        except ValueError as error:
            self._rows.tell(self._date, str(error))
            return None
        self._rows.tell(self._date, "" if typed.is_full else number_words.NEED_DAY)
        return typed.earliest() if typed.is_full else None

    def _ask(self, snapshot: Snapshot) -> QWidget:
        chosen = self._order.chosen or ()
        papers = ", ".join(each.title for each in exporting.choices_of(snapshot) if each.id in chosen)
        browse = button(export_words.CHOOSE_FOLDER, "folder-open")
        browse.clicked.connect(self._choose_folder)
        self._rows.add(number_words.FIELD_NUMBER, self._number, number_words.HELP_NUMBER)
        self._rows.add(number_words.FIELD_DATE, self._date, number_words.HELP_DATE)
        self._rows.add(export_words.EXPORT_FOLDER, self._folder, beside=browse)
        go = button(number_words.DO_NUMBER, "stamp", primary=True)
        go.setDefault(True)
        go.clicked.connect(self.give)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.give_anyway)
        self._accept.hide()
        sheet, column = empty_sheet()
        column.addWidget(_scrolled(label(number_words.NUMBER_LEAD.format(papers=papers), "muted"), self._rows), 1)
        column.addLayout(button_row(self._accept, cancel, go))
        return sheet

    def _result(self) -> QWidget:
        done = button(export_words.DONE, primary=True)
        done.clicked.connect(self.accept)
        sheet, column = empty_sheet()
        column.addWidget(self._banner)
        column.addWidget(self._report, 1)
        column.addLayout(button_row(done))
        return sheet

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, export_words.CHOOSE_FOLDER_TITLE, self._folder.text())
        if chosen:
            self._folder.setText(str(Path(chosen)))


@contextmanager
def _busy() -> Iterator[None]:
    """Writing a few papers takes less than a second, and the database belongs to this thread."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _scrolled(lead: QWidget, rows: FieldRows) -> QScrollArea:
    """The fields give way to a long message."""
    inside = QWidget()
    inside.setProperty("role", "sheet")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 10, 0)
    column.setSpacing(12)
    column.addWidget(lead)
    column.addLayout(rows)
    column.addStretch()
    return unframed(inside)
