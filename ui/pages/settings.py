"""The settings: each takes effect at once and is remembered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.services import settings, units
from app.services.settings import Setting
from ui import text
from ui.desk import Desk
from ui.page import Page
from ui.text import export as export_words
from ui.text import settings as words
from ui.theme import WIDEST_CARDS, scale_text
from ui.widgets.fields import ChoiceField, FieldRows, align_labels
from ui.widgets.labels import button, label
from ui.widgets.notice import Notice
from ui.widgets.safety_bar import SafetyBar
from ui.widgets.scrolling import unframed

T = TypeVar("T")
_POPUP_CLOSES = 30
"""Milliseconds in which an opened list is gone from the screen."""


class SettingsPage(Page):
    """Cards of settings; there is nothing to press for saving."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._saved = label("", "muted", wrap=False)
        self._notice = Notice()
        self._text_size = ChoiceField()
        self._unit = ChoiceField()
        self._mode = ChoiceField()
        self._docx = QCheckBox(words.FORMAT_DOCX)
        self._pdf = QCheckBox(words.FORMAT_PDF)
        self._export_folder = _path_label()
        self._limit = ChoiceField()
        self._second = _path_label()
        self._remove = button(words.REMOVE_SECOND)
        self._groups: list[FieldRows] = []
        self._safety = SafetyBar(desk, self._notice)
        self._fill()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show the settings in force. Raises StorageError."""
        app = self._desk.app
        self._list_units()
        _choose(self._text_size, settings.read(app, settings.TEXT_SIZE))
        _choose(self._mode, settings.read(app, settings.EXPORT_MODE))
        _choose(self._limit, settings.read(app, settings.EVIDENCE_LIMIT))
        formats = settings.read(app, settings.EXPORT_FORMATS)
        for box, name in ((self._docx, "docx"), (self._pdf, "pdf")):
            box.blockSignals(True)
            box.setChecked(name in formats)
            box.blockSignals(False)
        self._export_folder.setText(settings.read(app, settings.EXPORT_FOLDER) or str(app.paths.exports))
        second = settings.read(app, settings.BACKUP_FOLDER)
        self._second.setText(second or words.NO_SECOND_FOLDER)
        self._remove.setVisible(bool(second))
        self._safety.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The labels have their letters now."""
        super().showEvent(event)
        align_labels(self._groups)

    def _connect(self) -> None:
        self._text_size.currentIndexChanged.connect(self._resize_text)
        for field, setting in ((self._mode, settings.EXPORT_MODE), (self._limit, settings.EVIDENCE_LIMIT)):
            field.currentIndexChanged.connect(lambda _, f=field, s=setting: self._write(s, f.currentData()))
        self._unit.currentIndexChanged.connect(lambda: self._write(settings.DEFAULT_UNIT, self._unit.chosen()))
        for box in (self._docx, self._pdf):
            box.toggled.connect(self._choose_formats)

    def _resize_text(self) -> None:
        """The list closes first; then every page in sight or not is laid out anew, which takes a while."""
        self._write(settings.TEXT_SIZE, int(self._text_size.currentData()))
        QTimer.singleShot(_POPUP_CLOSES, self, self._scale)

    def _scale(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            scale_text(cast("QApplication", QApplication.instance()), int(self._text_size.currentData()))
            align_labels(self._groups)
        finally:
            QApplication.restoreOverrideCursor()

    def _choose_formats(self) -> None:
        """At least one stays chosen."""
        chosen = [name for box, name in ((self._docx, "docx"), (self._pdf, "pdf")) if box.isChecked()]
        if chosen:
            self._write(settings.EXPORT_FORMATS, chosen)
        else:
            cast(QCheckBox, self.sender()).setChecked(True)

    def choose_folder(self, setting: Setting[str], shown: QLabel) -> None:
        """Ask for a folder and remember it."""
        chosen = QFileDialog.getExistingDirectory(self, words.CHOOSE_FOLDER_TITLE, shown.text())
        if chosen:
            self._write_folder(setting, str(Path(chosen)))

    def _write_folder(self, setting: Setting[str], folder: str) -> None:
        self._write(setting, folder)
        with self._desk.saying_errors():
            self.refresh()

    def _write(self, setting: Setting[T], value: T) -> None:
        with self._desk.saying_errors():
            settings.write(self._desk.app, setting, value)
            self._saved.setText(words.SAVED.format(time=f"{dt.datetime.now():%H:%M}"))

    def _list_units(self) -> None:
        self._unit.blockSignals(True)
        self._unit.clear()
        self._unit.addItem(words.NO_DEFAULT_UNIT, "")
        for unit in units.own_units(self._desk.app):
            self._unit.addItem(unit.name or text.NO_NAME, unit.id)
        self._unit.choose(settings.read(self._desk.app, settings.DEFAULT_UNIT))
        self._unit.blockSignals(False)

    def _fill(self) -> None:
        for size, name in words.TEXT_SIZES.items():
            self._text_size.addItem(name, size)
        for mode, title in {"ready": words.MODE_BY_STATE, **export_words.MODES}.items():
            self._mode.addItem(title, mode)
        for number in settings.EVIDENCE_LIMITS:
            self._limit.addItem(words.MEGABYTES.format(number=number), number)

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        sheet.setMaximumWidth(WIDEST_CARDS)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 10, 16)
        column.setSpacing(12)
        for card in (self._looks(), self._defaults(), self._data()):
            column.addWidget(card)
        column.addStretch()
        area = unframed(sheet)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.SETTINGS, "title"))
        said.addWidget(label(words.LEAD, "muted"))
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 10, 0)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self._notice)
        page.addWidget(area, 1)

    def _looks(self) -> QFrame:
        rows = FieldRows()
        rows.add(words.TEXT_SIZE, self._text_size)
        return self._card(words.LOOKS, rows)

    def _defaults(self) -> QFrame:
        formats = QWidget()
        boxes = QHBoxLayout(formats)
        boxes.setContentsMargins(0, 3, 0, 0)
        boxes.setSpacing(20)
        boxes.addWidget(self._docx)
        boxes.addWidget(self._pdf)
        boxes.addStretch()
        folder = self._folder_buttons(
            words.EXPORT_FOLDER, settings.EXPORT_FOLDER, self._export_folder, button(words.BACK_TO_DEFAULT)
        )
        rows = FieldRows()
        rows.add(words.DEFAULT_UNIT, self._unit, words.DEFAULT_UNIT_HELP)
        rows.add(words.EXPORT_MODE, self._mode)
        rows.add(words.EXPORT_FORMATS, formats)
        rows.add(words.EXPORT_FOLDER, self._export_folder, words.EXPORT_FOLDER_HELP, beside=folder)
        rows.add(words.EVIDENCE_LIMIT, self._limit, words.EVIDENCE_LIMIT_HELP)
        return self._card(words.DEFAULTS, rows)

    def _data(self) -> QFrame:
        folder = self._desk.app.paths.data
        where = _path_label()
        where.setText(str(folder))
        open_folder = button(words.OPEN_FOLDER, "folder-open")
        open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        second = self._folder_buttons(words.SECOND_FOLDER, settings.BACKUP_FOLDER, self._second, self._remove)
        self._remove.setAccessibleName(words.REMOVE_SECOND_NAME)
        rows = FieldRows()
        rows.add(words.DATA_FOLDER, where, words.DATA_FOLDER_HELP, beside=open_folder)
        rows.add(words.SECOND_FOLDER, self._second, words.SECOND_FOLDER_HELP, beside=second)
        card = self._card(words.DATA, rows)
        cast(QVBoxLayout, card.layout()).insertWidget(1, self._safety)
        return card

    def _card(self, heading: str, rows: FieldRows) -> QFrame:
        self._groups.append(rows)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(label(heading, "heading"))
        column.addLayout(rows)
        return card

    def _folder_buttons(self, name: str, setting: Setting[str], shown: QLabel, clear: QPushButton) -> QWidget:
        choose = button(words.CHOOSE, "folder-open")
        choose.setAccessibleName(words.CHOOSE_NAME.format(what=name.replace("&", "")))
        choose.clicked.connect(lambda: self.choose_folder(setting, shown))
        clear.clicked.connect(lambda: self._write_folder(setting, ""))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(choose)
        row.addWidget(clear)
        return both


def _path_label() -> QLabel:
    shown = label()
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown


def _choose(field: ChoiceField, value: object) -> None:
    field.blockSignals(True)
    field.setCurrentIndex(max(0, field.findData(value)))
    field.blockSignals(False)
