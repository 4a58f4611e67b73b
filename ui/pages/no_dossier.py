"""The page of a dossier with none open: the ways to one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import dossiers
from ui import navigation
from ui.desk import Desk
from ui.text import dossier as words
from ui.widgets.empty import EmptyState
from ui.widgets.labels import button, literal, plain_tip

_WIDEST = 260


class NoDossier(QWidget):
    """``left`` asks for the home page."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._newest = ""
        self.recent = button("", "file-text", primary=True)
        self.new = button(words.NEW_DOSSIER, "file-plus")
        home = button(words.GO_HOME, "layout-dashboard")
        self.recent.clicked.connect(lambda: self._open(self._newest))
        self.new.clicked.connect(self.begin)
        home.clicked.connect(self.left)
        self.recent.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        buttons = (self.recent, self.new, home)
        self._empty = EmptyState("file-text", words.NO_DOSSIER, words.NO_DOSSIER_WORDS, buttons)
        column.addWidget(self._empty)

    def refresh(self) -> None:
        """Offer the dossier that was changed last. Raises StorageError."""
        newest = next(iter(dossiers.list_dossiers(self._desk.app)), None)
        self._newest = newest.id if newest else ""
        self.recent.setVisible(newest is not None)
        self._empty.say(words.NO_DOSSIER_WORDS if newest else words.NO_DOSSIER_YET_WORDS)
        if newest:
            named = words.OPEN_NEWEST.format(title=newest.title)
            metrics = self.recent.fontMetrics()
            self.recent.setText(literal(metrics.elidedText(named, Qt.TextElideMode.ElideRight, _WIDEST)))
            self.recent.setAccessibleName(named)
            self.recent.setToolTip(plain_tip(named))

    def begin(self) -> None:
        """Ask for plan and unit, then open the new dossier."""
        from ui.dialogs.new_dossier import NewDossierDialog

        with self._desk.saying_errors():
            dialog = NewDossierDialog(self._desk, self)
            dialog.created.connect(self._open)
            dialog.open()

    def _open(self, dossier_id: str) -> None:
        self._desk.go(navigation.DOSSIER, dossier_id)
