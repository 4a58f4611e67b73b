"""Asks when a dossier was handed in and what came of each of its nominations."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.dates import parse_date
from app.domain.dossier import Dossier, Outcome
from app.errors import InputError
from app.services import outcomes
from app.services.outcomes import Record, Result
from ui import text
from ui.desk import Desk
from ui.text import outcome as words
from ui.text import sentences
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.sheets import button_row

if TYPE_CHECKING:
    from app.domain.finding import Finding


class OutcomeDialog(QDialog):
    """``recorded`` says that something was noted. Raises UnknownId, StorageError."""

    recorded = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._dossier = dossier
        self._submitted = TextField()
        self._number = TextField()
        self._decided = TextField()
        self._rows = FieldRows()
        self._results: dict[str, tuple[ChoiceField, TextField]] = {}
        self._build()
        self._fill()
        self.resize(720, min(620, parent.window().height() - 64))
        self._submitted.setFocus()

    def keep(self) -> None:
        """Note everything, or say what cannot be and go there."""
        fields = {"submitted_date": self._submitted, "decision_date": self._decided}
        days: dict[str, dt.date | None] = {}
        for name, field in fields.items():
            try:
                days[name] = _day(field.tidied())
            except ValueError as problem:
                self._rows.tell(field, str(problem))
                field.setFocus()
                return
        results = {
            each: Result(outcome=_chosen(choice), note=note.tidied()) for each, (choice, note) in self._results.items()
        }
        record = Record(
            submitted=days["submitted_date"],
            decision_number=self._number.tidied(),
            decision_date=days["decision_date"],
            results=results,
        )
        self._panel.close_panel()
        try:
            outcomes.keep_record(self._desk.app, self._dossier.id, record)
        except InputError as error:
            self._refuse(error)
            return
        self.accept()
        self.recorded.emit()

    def award_all(self) -> None:
        """Every nomination was awarded."""
        for choice, _ in self._results.values():
            choice.choose("awarded")

    def _refuse(self, error: InputError) -> None:
        self._panel.show_error(error)
        for finding in reversed(error.findings):
            self._field_of(finding).setFocus()

    def _field_of(self, finding: Finding) -> QWidget:
        if finding.place.part == "nomination":
            return self._results[finding.place.id][1]
        return {"submitted_date": self._submitted, "decision_date": self._decided}.get(
            finding.place.field, self._number
        )

    def _fill(self) -> None:
        record = outcomes.record_of(self._dossier)
        self._submitted.setText(sentences.day(record.submitted) if record.submitted else "")
        self._decided.setText(sentences.day(record.decision_date) if record.decision_date else "")
        self._number.setText(record.decision_number)
        for each, (choice, note) in self._results.items():
            choice.setCurrentIndex(max(0, choice.findData(record.results[each].outcome)))
            note.setText(record.results[each].note)

    def _build(self) -> None:
        self._rows.add(words.SUBMITTED, self._submitted, words.SUBMITTED_HELP)
        self._rows.add(words.DECISION_NUMBER, self._number, words.DECISION_NUMBER_HELP)
        self._rows.add(words.DECISION_DATE, self._decided)
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.setSpacing(12)
        inside.addLayout(self._rows)
        if self._dossier.nominations:
            inside.addWidget(label(words.RESULTS, "heading"))
            inside.addLayout(self._table())
        inside.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        everyone = button(words.ALL_AWARDED)
        if not self._dossier.nominations:
            everyone.hide()
        everyone.clicked.connect(self.award_all)
        keep = button(words.KEEP, primary=True)
        keep.setDefault(True)
        keep.clicked.connect(self.keep)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(label(words.LEAD, "muted"))
        column.addWidget(area, 1)
        column.addLayout(button_row(everyone, cancel, keep))

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(8)
        table.setColumnStretch(0, 3)
        table.setColumnStretch(1, 3)
        table.setColumnStretch(2, 4)
        for row, nomination in enumerate(self._dossier.nominations):
            name = self._dossier.nominee_of(nomination).name or text.NO_NAME
            choice, note = ChoiceField(), TextField()
            choice.setAccessibleName(words.RESULT_OF.format(name=name))
            note.setAccessibleName(words.NOTE_OF.format(name=name))
            note.setPlaceholderText(words.NOTE)
            for outcome, title in words.OUTCOMES.items():
                choice.addItem(title, outcome)
            for column, widget in enumerate((label(name), choice, note)):
                table.addWidget(widget, row, column)
            self._results[nomination.id] = (choice, note)
        return table


def _chosen(choice: ChoiceField) -> Outcome:
    return cast(Outcome, choice.chosen())


def _day(typed: str) -> dt.date | None:
    """The very day; ValueError with a Vietnamese sentence for anything less."""
    if not typed:
        return None
    date = parse_date(typed)
    if not date.is_full:
        raise ValueError(words.WRONG_DAY)
    return date.earliest()
