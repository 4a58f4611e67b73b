"""Step 7: writing the papers, and the clerk's number in them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.pages.steps.step import StepPage
from ui.text import dossier as dossier_words
from ui.text import number as number_words
from ui.widgets.labels import button


class ExportStep(StepPage):
    """Opens the dialogs that write the papers and number them."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self._folder: Path | None = None
        export = button(dossier_words.EXPORT, "file-output", primary=True, tip=dossier_words.EXPORT_TIP)
        export.clicked.connect(self.export)
        number = button(number_words.GIVE_NUMBER, "stamp", tip=number_words.GIVE_NUMBER_TIP)
        number.clicked.connect(self.number)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(export)
        row.addWidget(number)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch()

    def export(self) -> None:
        """Ask where and how, then write the papers."""
        from ui.dialogs.export import ExportDialog

        judged = self._session.judgement
        errors = sum(each.severity == "error" for each in judged.assessment.findings) if judged else 0
        with self._desk.saying_errors():
            dialog = ExportDialog(self._desk, self._session.snapshot, errors, self)
            dialog.written.connect(self._remember)
            dialog.open()

    def number(self) -> None:
        """Ask for the clerk's number and date and put them into the papers."""
        from ui.dialogs.export import folder_for
        from ui.dialogs.number import NumberDialog

        with self._desk.saying_errors():
            folder = self._folder or folder_for(self._desk, self._session.snapshot)
            dialog = NumberDialog(self._desk, self._session.snapshot, folder, self)
            dialog.given.connect(self._session.reload)
            dialog.open()

    def _remember(self, folder: str) -> None:
        """The papers are numbered where they were written."""
        self._folder = Path(folder)
