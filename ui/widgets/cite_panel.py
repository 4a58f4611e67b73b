"""Achievements of the ledger cited for the criteria of a dossier: dropped on one, or by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.vietnamese import search_key
from ui.desk import Desk
from ui.models.ledger_model import ids_in
from ui.text import ledger as words
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import ElidedLabel, button, label

if TYPE_CHECKING:
    from app.domain.plan import Option

_ID = int(Qt.ItemDataRole.UserRole)


class CriterionList(QListWidget):
    """The criteria of one case; ``cited(ids, criterion)`` says what was dropped where."""

    cited = Signal(tuple, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(words.CITE_CRITERIA)
        self.setWordWrap(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Achievements may be dropped."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the criterion under the mouse."""
        self._judge(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Cite them for the criterion they fell on."""
        item, ids = self.itemAt(event.position().toPoint()), ids_in(event.mimeData())
        if item is not None and ids:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.cited.emit(ids, item.data(_ID))

    def _judge(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if ids_in(event.mimeData()) and item is not None:
            self.setCurrentItem(item)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()


class CitePanel(QWidget):
    """``wanted(ids, dossier, nomination, criterion)`` asks to cite; no ids = those that are chosen in the table."""

    wanted = Signal(tuple, str, str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._criteria: dict[str, tuple[Option, ...]] = {}
        self._stale = False
        self.dossier, self.case = ChoiceField(), ChoiceField()
        self.text = TextField()
        self.text.setPlaceholderText(words.CITE_FIND)
        self.text.setAccessibleName(words.CITE_FIND)
        self.text.textChanged.connect(self._show_criteria)
        self.criteria = CriterionList()
        self.criteria.cited.connect(self._ask)
        self.criteria.itemActivated.connect(self.cite)
        self.dossier.currentIndexChanged.connect(self._show_cases)
        self.case.currentIndexChanged.connect(self._show_criteria)
        self._none = label("", "muted")
        self.button = button(words.CITE, primary=True, tip=words.CITE_TIP)
        self.button.clicked.connect(self.cite)
        fields = FieldRows()
        fields.setColumnMinimumWidth(0, 0)
        fields.setVerticalSpacing(6)
        fields.add(words.CITE_DOSSIER, self.dossier)
        fields.add(words.CITE_CASE, self.case)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        lead = ElidedLabel("small")
        lead.say(words.CITE_LEAD)
        foot.addWidget(lead, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(fields)
        column.addWidget(self.text)
        column.addWidget(self._none)
        column.addWidget(self.criteria, 1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Offer the dossiers there are, at once or when the panel comes into sight. Raises AppError."""
        self._stale = True
        if self.isVisible():
            self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what there is now."""
        super().showEvent(event)
        if self._stale:
            with self._desk.saying_errors():
                self._offer()

    def _offer(self) -> None:
        """The dossiers, the last changed first."""
        self._stale = False
        chosen = self.dossier.chosen()
        self.dossier.blockSignals(True)
        self.dossier.clear()
        for row in self._desk.app.dossiers.list():
            self.dossier.addItem(row.title, row.id)
        self.dossier.choose(chosen)
        self.dossier.blockSignals(False)
        self._show_cases()

    def ask_where(self) -> None:
        """Put the keyboard where one chooses what to cite for."""
        (self.criteria if self.criteria.count() else self.dossier).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cite(self) -> None:
        """Cite what is chosen in the table for the criterion that is chosen here."""
        item = self.criteria.currentItem()
        self._ask((), item.data(_ID) if item else "")

    def _ask(self, ids: tuple[str, ...], criterion: str) -> None:
        if self.case.chosen():
            self.wanted.emit(ids, self.dossier.chosen(), self.case.chosen(), criterion)

    def _show_cases(self) -> None:
        from app.services.ledger import targets_of

        chosen, dossier = self.case.chosen(), self.dossier.chosen()
        targets = targets_of(self._desk.app, dossier) if dossier else ()
        self._criteria = {case.id: criteria for case, criteria in targets}
        self.case.blockSignals(True)
        self.case.clear()
        for case, _ in targets:
            self.case.addItem(case.title, case.id)
        self.case.choose(chosen)
        self.case.blockSignals(False)
        self._none.setText(words.NO_CASES if dossier else words.NO_DOSSIERS)
        self._none.setVisible(not targets)
        self.button.setEnabled(bool(targets))
        self._show_criteria()

    def _show_criteria(self) -> None:
        asked = search_key(self.text.text()).split()
        self.criteria.clear()
        criteria = self._criteria.get(self.case.chosen(), ())
        found = [each for each in criteria if all(word in search_key(each.title) for word in asked)]
        rows = [("", words.CITE_NONE)] if criteria and not asked else []
        for id_, title in (*rows, *((each.id, each.title) for each in found)):
            item = QListWidgetItem(title)
            item.setData(_ID, id_)
            self.criteria.addItem(item)
        self.criteria.setCurrentRow(0)
