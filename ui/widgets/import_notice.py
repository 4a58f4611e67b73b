"""What a page says after a list was taken in, with a button that takes all of it back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.services import sheet_import
from app.services.sheet_import import Receipt
from ui.desk import Desk
from ui.text import sheets as words
from ui.widgets.notice import Notice


class ImportNotice(Notice):
    """``taken_back`` comes when the import was undone here."""

    taken_back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def say_taken(self, receipt: Receipt) -> None:
        """Say how many rows were taken in; nothing where there are none."""
        if not receipt.is_empty:
            self.say(words.taken_in(receipt.rows) + ".", words.TAKE_BACK, lambda: self._take_back(receipt))

    def _take_back(self, receipt: Receipt) -> None:
        """In the background: a long list takes a while."""
        self._desk.panel.close_panel()
        self._desk.start(
            lambda app, _: sheet_import.take_back(app, receipt),
            done=self._tell,
            failed=self._desk.say_error,
        )

    def _tell(self, _: object) -> None:
        self.say(words.TAKEN_BACK)
        self.taken_back.emit()
