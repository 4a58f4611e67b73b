"""Asks which backup to go back to; nothing is changed before its content was seen and agreed to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.errors import AppError
from app.services import safety
from ui import text
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.tasks import Job
from ui.text import home as home_words
from ui.text import safety as words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labels import button, label, restyle
from ui.widgets.sheets import button_row


class RestoreDialog(QDialog):
    """Shows the backups within reach, the newest first. Raises StorageError."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.RESTORE_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._job: Job | None = None
        self._chosen: safety.Backup | None = None
        self._list = QListWidget()
        self._list.setProperty("role", "card")
        self._list.setAccessibleName(words.BACKUPS.replace("&", ""))
        self._list.currentItemChanged.connect(self._look)
        self._content = label(words.CHOOSE_ONE, "muted")
        self._do = button(words.DO_RESTORE, "history", primary=True)
        self._do.setEnabled(False)
        self._do.clicked.connect(self.restore)
        self._build()
        self._fill()
        self.resize(620, min(480, parent.window().height() - 64))

    def choose(self) -> None:
        """Ask for a file that is not in the list."""
        kinds = f"{words.BACKUP_FILES};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, words.CHOOSE_BACKUP_TITLE, kinds):
            self.add_file(chosen)

    def add_file(self, path: Path) -> None:
        """Put the file at the head of the list and look into it."""
        with self._desk.saying_errors():
            self._list.insertItem(0, self._item(safety.backup_at(path)))
            self._list.setCurrentRow(0)

    def restore(self) -> None:
        """Go back to the chosen backup; the frame opens the data anew."""
        chosen = self._chosen
        if chosen is not None:
            self.accept()
            self._desk.restore(chosen)

    def reject(self) -> None:
        """Leave everything as it is."""
        self._stop_looking()
        super().reject()

    def _fill(self) -> None:
        for each in safety.list_backups(self._desk.app):
            self._list.addItem(self._item(each))
        if not self._list.count():
            self._content.setText(f"{words.NO_BACKUPS}. {words.NO_BACKUPS_WORDS}")

    def _item(self, backup: safety.Backup) -> QListWidgetItem:
        said = words.backup(backup.made_at, backup.size, str(backup.path.parent), dt.datetime.now())
        item = QListWidgetItem(said)
        item.setData(Qt.ItemDataRole.UserRole, backup)
        item.setToolTip(str(backup.path))
        return item

    def _look(self, item: QListWidgetItem | None) -> None:
        self._stop_looking()
        if item is None:
            return
        backup, app = cast(safety.Backup, item.data(Qt.ItemDataRole.UserRole)), self._desk.app
        self._panel.close_panel()
        self._tell(words.LOOKING, "note")
        self._job = self._desk.runner.start(
            lambda job: safety.look_into(app, backup), done=self._show, failed=self._refuse
        )

    def _show(self, result: object) -> None:
        content = cast(safety.BackupContent, result)
        self._chosen = content.backup
        self._do.setEnabled(True)
        said = words.CONTENT.format(
            dossiers=content.dossiers, nominees=content.nominees, achievements=content.achievements
        )
        self._tell(said, "good")

    def _refuse(self, error: AppError) -> None:
        self._tell("", "note")
        self._panel.show_error(error)

    def _stop_looking(self) -> None:
        self._chosen = None
        self._do.setEnabled(False)
        if self._job:
            self._job.abandon()
            self._job = None

    def _tell(self, said: str, tone: str) -> None:
        self._content.setText(said)
        self._content.setProperty("role", "")
        self._content.setProperty("tone", tone)
        restyle(self._content)

    def _build(self) -> None:
        other = button(words.CHOOSE_BACKUP, "folder-open")
        other.clicked.connect(self.choose)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(label(words.RESTORE_LEAD, "muted"))
        column.addWidget(self._list, 1)
        column.addWidget(self._content)
        column.addLayout(button_row(other, cancel, self._do))
