"""What an export gave: how many files and where, whether they keep the decree, and both lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, text
from ui.models.measured import proof_line, proof_rows
from ui.models.rows import Row
from ui.text import export as export_words
from ui.text import proof as proof_words
from ui.theme import TONES, Colour
from ui.widgets.banner import Banner
from ui.widgets.labels import ElidedLabel, label, picture
from ui.widgets.row_view import RowView
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from app.services.export_contents import Outdated
    from app.services.exporting import ExportedFile, ExportResult


class ExportReport(QWidget):
    """Empty until :meth:`show_result`; where nothing is to mend the files are in front."""

    def __init__(self) -> None:
        super().__init__()
        self._result: ExportResult | None = None
        self._sign = picture("circle-check", Colour.GOOD, 24)
        self.written = label("", "heading")
        self.where = ElidedLabel("muted")
        self.banner = Banner()
        self.proof = RowView(proof_words.PROOF)
        self.files = RowView(export_words.FILES)
        self.files.acted.connect(open_path)
        self.everything = QCheckBox(proof_words.SHOW_ALL)
        self.everything.toggled.connect(self._show_proof)
        self.tabs = Tabs(export_words.REPORT_TABS)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.proof, text.LINT)
        self.tabs.addTab(self.files, export_words.FILES)
        self.tabs.setCornerWidget(self.everything)
        self.tabs.currentChanged.connect(lambda _: self._show_choice())
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.written)
        told.addWidget(self.where)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._sign)
        head.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)

    def show_result(self, result: ExportResult, carried: Path | None = None) -> None:
        """Show what was written and what measuring it gave; ``carried`` is the dossier's own file beside."""
        self._result = result
        exported = export_words.EXPORTED.format(count=len(result.files))
        self.written.setText(export_words.DATA_TOO.format(exported=exported) if result.data else exported)
        self.where.say(str(result.folder))
        self.banner.say(proof_line(result))
        self.show_outdated(())
        data = (_beside_row(result.data, export_words.DATA_FILE),) if result.data else ()
        own = (*data, *((_beside_row(carried, export_words.CARRIED),) if carried else ()))
        self.files.show_rows((*(_file_row(file) for file in result.files), *own))
        self.everything.setChecked(False)
        self._show_proof()
        clean = all(line.state == "kept" for line in result.proof.lines)
        self.tabs.setCurrentWidget(self.files if clean else self.proof)
        self._show_choice()

    def show_outdated(self, exports: tuple[Outdated, ...]) -> None:
        """Nothing is said to be fine of papers that no longer say what the dossier says."""
        outdated = self._result is not None and any(each.made_at == self._result.made_at for each in exports)
        icon, tone = ("triangle-alert", "warn") if outdated else ("circle-check", "good")
        self._sign.setPixmap(icons.pixmap(icon, TONES[tone][0], 24))
        self.banner.setVisible(not outdated)

    def put_first(self, rows: RowView, title: str) -> None:
        """Another list before the two, for what else there is to tell of these papers."""
        self.tabs.insertTab(0, rows, title)

    def _show_choice(self) -> None:
        """The box belongs to the proof alone."""
        self.everything.setVisible(self.tabs.currentWidget() is self.proof)

    def _show_proof(self) -> None:
        if self._result is not None:
            self.proof.show_rows(proof_rows(self._result, whole=self.everything.isChecked()))


def _file_row(file: ExportedFile) -> Row:
    details = (export_words.PAGE_COUNT.format(pages=file.pages),) if file.pages else ()
    return Row(
        title=file.path.name,
        icon="file-text",
        tone="note",
        word=file.format.upper(),
        details=details,
        act=file.path,
    )


def _beside_row(path: Path, words: str) -> Row:
    """A file that is no paper, and what it is for."""
    return Row(title=path.name, icon="file-input", tone="note", details=(words,))


def open_path(path: object) -> None:
    """Have the system open a file or a folder with whatever it opens such things with."""
    if isinstance(path, Path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
