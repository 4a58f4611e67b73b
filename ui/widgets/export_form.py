"""What to export and how: the folder, the papers, the kinds of file, what for, and the dossier's own file beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dossier import Mode, Snapshot
from app.services import exporting
from app.services.exporting import Format
from ui.text import export as export_words
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.paper_choice import PaperChoice


@dataclass(frozen=True, kw_only=True)
class ExportOrder:
    """What was chosen; ``carried`` = the dossier's own file is written beside the papers."""

    folder: Path
    papers: tuple[str, ...]
    formats: tuple[Format, ...]
    mode: Mode
    carried: bool

    def papers_order(self) -> exporting.PaperOrder:
        """The same as the program's own order."""
        return exporting.PaperOrder(mode=self.mode, formats=self.formats, chosen=self.papers, for_office=True)


class ExportForm(QWidget):
    """Begins with what was chosen last, or with what the settings say."""

    def __init__(self, snapshot: Snapshot, folder: Path, formats: Sequence[str], mode: Mode) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self._suggested = mode
        self.folder = TextField(str(folder))
        self.folder.setCursorPosition(0)
        self.papers = PaperChoice(exporting.choices_of(snapshot))
        self.docx = QCheckBox(export_words.FORMAT_DOCX)
        self.docx.setChecked("docx" in formats)
        self.pdf = QCheckBox(export_words.FORMAT_PDF)
        self.pdf.setChecked("pdf" in formats)
        self.mode = ChoiceField()
        for each, title in export_words.MODES.items():
            self.mode.addItem(title, each)
        self.mode.choose(mode)
        self.carry = QCheckBox(export_words.CARRY)
        self._boxes = QWidget()
        self._rows = FieldRows(stacked=True)
        self._warning = label("", tone="warn")
        self._build()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The papers there can be now; those that were ticked stay so."""
        self.papers.show_papers(exporting.choices_of(snapshot))

    def suggest_mode(self, mode: Mode) -> None:
        """Change the way with the state of the dossier, unless it is one that somebody chose."""
        if self.mode.chosen() == self._suggested:
            self.mode.choose(mode)
        self._suggested = mode

    def say_errors(self, errors: int) -> None:
        """Say what exporting now is good for."""
        self._warning.setText(export_words.NOT_READY_WARNING.format(count=errors))
        self._warning.setVisible(bool(errors))

    def order(self) -> ExportOrder | None:
        """What was chosen; None when something is wanting, which is told at its field."""
        folder, papers, formats = self.folder.tidied(), self.papers.chosen(), self._formats()
        wanted: tuple[tuple[QWidget, QWidget, object, str], ...] = (
            (self.folder, self.folder, folder, export_words.NEED_FOLDER),
            (self.papers, self.papers, papers, export_words.NEED_PAPER),
            (self._boxes, self.docx, formats, export_words.NEED_FORMAT),
        )
        for field, _, given, problem in wanted:
            self._rows.tell(field, "" if given else problem)
        missing = next((focus for _, focus, given, _ in wanted if not given), None)
        if missing is not None:
            missing.setFocus()
            return None
        return ExportOrder(
            folder=Path(folder),
            papers=papers,
            formats=formats,
            mode=cast(Mode, self.mode.chosen()),
            carried=self.carry.isChecked(),
        )

    def tell_folder(self, words: str) -> None:
        """Say something under the folder."""
        self._rows.tell(self.folder, words)

    def _formats(self) -> tuple[Format, ...]:
        wanted: dict[Format, QCheckBox] = {"docx": self.docx, "pdf": self.pdf}
        return tuple(each for each, box in wanted.items() if box.isChecked())

    def _build(self) -> None:
        browse = button(export_words.CHOOSE_FOLDER, "folder-open")
        browse.clicked.connect(self._choose_folder)
        boxes = QHBoxLayout(self._boxes)
        boxes.setContentsMargins(0, 3, 0, 0)
        boxes.setSpacing(16)
        for each in (self.docx, self.pdf):
            boxes.addWidget(each)
        boxes.addStretch()
        self._rows.add(export_words.EXPORT_PAPERS, self.papers)
        self._rows.add(export_words.EXPORT_MODE, self.mode)
        self._rows.add(export_words.EXPORT_FORMATS, self._boxes)
        self._rows.add(export_words.EXPORT_FOLDER, self.folder, beside=browse)
        self._rows.add(export_words.EXPORT_CARRIED, self.carry, export_words.CARRY_HELP)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(12)
        column.addWidget(self._warning)
        column.addLayout(self._rows)
        column.addStretch()
        self._warning.hide()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, export_words.CHOOSE_FOLDER_TITLE, self.folder.text())
        if chosen:
            self.folder.setText(str(Path(chosen)))
