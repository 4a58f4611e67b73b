"""Taking back and doing again what was done in the ledger; a whole import in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.services.ledger import LedgerEditing
from ui.desk import Desk

if TYPE_CHECKING:
    from app.services.app import App
    from ui.tasks import Job


class LedgerUndo(QObject):
    """``turned`` carries the ids of what was taken back or done again, none where an import was taken back."""

    turned = Signal(tuple)

    def __init__(self, desk: Desk, editing: LedgerEditing, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editing = editing
        self._job: Job | None = None

    def undo(self) -> None:
        """Take the last change back. Raises AppError."""
        if self._editing.undoes_import:
            self._turn_import(lambda app, _: LedgerEditing(app).undo())
        else:
            self.turned.emit(self._editing.undo())

    def redo(self) -> None:
        """Do it again. Raises AppError."""
        if self._editing.redoes_import:
            self._turn_import(lambda app, _: LedgerEditing(app).redo())
        else:
            self.turned.emit(self._editing.redo())

    def _turn_import(self, turn: Callable[[App, Job], tuple[str, ...]]) -> None:
        """One at a time: a second press must not take back what came before the import."""
        if self._job is None:
            self._job = self._desk.start(turn, done=self._done, ended=self._end)

    def _done(self, ids: object) -> None:
        self.turned.emit(cast("tuple[str, ...]", ids))

    def _end(self) -> None:
        self._job = None
