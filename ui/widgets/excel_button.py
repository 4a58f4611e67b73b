"""One button for what a register has to do with Excel: taking lists in, writing the register out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.services.app import App
from app.services.sheet_import import Receipt
from ui.desk import Desk
from ui.text import sheets as words
from ui.widgets.import_notice import ImportNotice
from ui.widgets.labels import button

Kind = Literal["people", "collectives", "achievements"]


class ExcelButton(QWidget):
    """``imported`` carries what was taken in (a ``sheet_import.Receipt``), ``taken_back`` that it was undone.

    ``write`` puts the whole register into the file it is given. ``notice`` belongs on the page: there the import can
    be undone after the dialog has gone.
    """

    imported = Signal(object)
    taken_back = Signal()

    def __init__(self, desk: Desk, kinds: Sequence[Kind], name: str, write: Callable[[App, Path], object]) -> None:
        super().__init__()
        self._desk = desk
        self._name = name
        self._write = write
        self.notice = ImportNotice(desk)
        self.notice.taken_back.connect(self.taken_back)
        menu = QMenu(self)
        for kind in kinds:
            menu.addAction(words.IMPORT_TITLES[kind] + words.MORE_DOTS, partial(self.take_in, kind))
        menu.addSeparator()
        menu.addAction(words.EXPORT_LIST, self.write)
        self._shown = button(words.EXCEL, "file-input", tip=words.IMPORT_FROM_LIST_TIP)
        self._shown.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown)

    def take_in(self, kind: Kind) -> None:
        """Ask for a list and take it in."""
        from ui.dialogs.sheet_import import SheetImportDialog

        with self._desk.saying_errors():
            dialog = SheetImportDialog(self._desk, kind, self)
            dialog.imported.connect(self._tell)
            dialog.taken_back.connect(self.notice.hide)
            dialog.taken_back.connect(self.taken_back)
            dialog.open()

    def write(self) -> None:
        """Ask where the register goes and write it in the background; meanwhile the button waits."""
        from ui.dialogs.list_export import save_list

        if save_list(self._desk, self, self._name, self._write, self._rest):
            self._shown.setEnabled(False)

    def _tell(self, receipt: Receipt) -> None:
        self.notice.say_taken(receipt)
        self.imported.emit(receipt)

    def _rest(self) -> None:
        self._shown.setEnabled(True)
