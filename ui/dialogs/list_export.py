"""Writes lists as Excel files: whom a dossier proposes, as a list or as the form of the province's web system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.file_names import plain_file_name
from app.services import export_history, sheet_export
from app.services.app import App
from ui import text
from ui.desk import Desk
from ui.models.review import Line
from ui.tasks import Job
from ui.text import export as export_words
from ui.text import sheets as words
from ui.widgets.banner import Banner
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.sheets import WaitingSheet, button_row, empty_sheet

_SUFFIX = ".xlsx"
_ASK, _WAIT, _RESULT = range(3)


@dataclass(frozen=True, kw_only=True)
class _Written:
    """What was written under which name; ``unresolved`` is still to be chosen in Excel, for the whole list ``left``."""

    name: str
    rows: int
    unresolved: tuple[str, ...] = ()
    left: str = ""


def save_list(
    desk: Desk,
    parent: QWidget,
    name: str,
    write: Callable[[App, Path], object],
    ended: Callable[[], None] | None = None,
) -> Job | None:
    """Ask where a list goes and let ``write`` put it there in the background; None when nowhere."""
    suggested = desk.app.paths.exports / f"{plain_file_name(name)}{_SUFFIX}"
    chosen, _ = QFileDialog.getSaveFileName(parent, words.SAVE_LIST_TITLE, str(suggested), words.XLSX_FILTER)
    if not chosen:
        return None
    path = _as_xlsx(Path(chosen))

    def work(app: App, _: Job) -> None:
        write(app, path)

    desk.panel.close_panel()
    return desk.start(work, done=_nothing_to_tell, ended=ended)


def _nothing_to_tell(_: object) -> None:
    """The list lies where it was asked for."""


class ListExportDialog(QDialog):
    """Three sheets: what to write and where; that it is written; what was, and what is still to be chosen in Excel."""

    def __init__(self, desk: Desk, snapshot: Snapshot, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.EXPORT_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._snapshot = snapshot
        self._kind = ChoiceField()
        self._activity = ChoiceField()
        self._path = TextField()
        self._rows = FieldRows()
        self._banner = Banner()
        self._left = label("", "muted")
        self._sheets = QStackedWidget()
        self._waiting = WaitingSheet(self.reject)
        for sheet in (self._ask(), self._waiting, self._result()):
            self._sheets.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._sheets, 1)
        self._kind.currentIndexChanged.connect(self._suggest)
        self._suggest()
        self.resize(640, min(360, parent.window().height() - 64))

    def write(self) -> None:
        """Write the list as chosen."""
        path = self._path.tidied()
        self._rows.tell(self._path, "" if path else words.NEED_PLACE)
        if not path:
            self._path.setFocus()
            return
        target, kind, activity = _as_xlsx(Path(path)), self._kind.chosen(), self._activity.chosen()
        snapshot = self._snapshot
        self._panel.close_panel()
        self._waiting.say(words.WRITING_LIST, can_stop=False)
        self._sheets.setCurrentIndex(_WAIT)
        self._desk.start(
            lambda app, _: _written(app, snapshot, target, kind, activity), done=self._tell, ended=self._rest
        )

    def _tell(self, written: object) -> None:
        told = cast(_Written, written)
        notes = [words.UNRESOLVED.format(count=len(told.unresolved))] if told.unresolved else []
        notes += [words.STILL_TO_CHOOSE] if told.left and not notes else []
        self._banner.say(
            Line(
                icon="triangle-alert" if told.unresolved else "circle-check",
                tone="warn" if told.unresolved else "note" if told.left else "good",
                words=words.WRITTEN.format(rows=told.rows, name=told.name),
                note=" ".join(notes),
            )
        )
        self._left.setText("\n".join(filter(None, (told.left, *told.unresolved[:12]))))
        self._sheets.setCurrentIndex(_RESULT)

    def _rest(self) -> None:
        """What could not be written may be asked for again."""
        if self._sheets.currentIndex() == _WAIT:
            self._sheets.setCurrentIndex(_ASK)

    def _suggest(self) -> None:
        """Each kind has a name of its own and questions of its own."""
        is_web = self._kind.chosen() == "web"
        name = words.WEB_NAME if is_web else words.LIST_NAME
        self._path.setText(str(export_history.folder_for(self._desk.app, self._snapshot) / name))
        self._activity.setEnabled(is_web)

    def _ask(self) -> QWidget:
        for kind, title in words.EXPORT_KINDS.items():
            self._kind.addItem(title, kind)
        self._activity.addItem(words.NO_ACTIVITY, "")
        for each in sheet_export.web_activities(self._desk.app):
            self._activity.addItem(each, each)
        browse = button(words.CHOOSE_PLACE, "folder-open")
        browse.clicked.connect(self._choose)
        go = button(words.WRITE_LIST, "file-output", primary=True)
        go.setDefault(True)
        go.clicked.connect(self.write)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        self._rows.add(words.EXPORT_KIND, self._kind, words.EXPORT_KIND_HELP)
        self._rows.add(words.ACTIVITY, self._activity, words.ACTIVITY_HELP)
        self._rows.add(words.SAVE_AS, self._path, beside=browse)
        sheet, column = empty_sheet()
        column.addLayout(self._rows)
        column.addStretch()
        column.addLayout(button_row(cancel, go))
        return sheet

    def _result(self) -> QWidget:
        open_folder = button(words.OPEN_FOLDER, "folder-open", primary=True)
        open_folder.clicked.connect(self._open_folder)
        done = button(export_words.DONE)
        done.clicked.connect(self.accept)
        sheet, column = empty_sheet()
        column.addWidget(self._banner)
        column.addWidget(self._left)
        column.addStretch()
        column.addLayout(button_row(done, open_folder))
        return sheet

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, words.SAVE_LIST_TITLE, self._path.text(), words.XLSX_FILTER)
        if chosen:
            self._path.setText(str(_as_xlsx(Path(chosen))))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._path.text()).parent)))


def _as_xlsx(path: Path) -> Path:
    return path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)


def _written(app: App, snapshot: Snapshot, path: Path, kind: str, activity: str) -> _Written:
    if kind == "list":
        return _Written(name=path.name, rows=sheet_export.export_nominations(snapshot, path))
    told = sheet_export.export_web_list(app, snapshot, path, activity)
    left = words.WITHOUT_ACTIVITY if told.without_activity else ""
    return _Written(name=path.name, rows=told.rows, unresolved=told.unresolved, left=left)
