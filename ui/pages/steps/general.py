"""Step 1: the unit and who signs for it, what was told from above, the days, the figures of the whole dossier."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.services import nominations
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.pages.steps.form_step import FormStepPage
from ui.text import steps as words
from ui.widgets.labels import button, literal


class GeneralStep(FormStepPage):
    """The form, and under it the buttons that add and remove people who sign."""

    step = "general"

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self._add = button(words.ADD_SIGNER, "user-plus")
        self._add.clicked.connect(self.add_signer)
        self._remove = button(words.REMOVE_SIGNER)
        self._menu = QMenu(self)
        self._remove.setMenu(self._menu)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch()
        self._column.addLayout(row)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The form, and whom one could take out."""
        super().show_snapshot(snapshot)
        signers = snapshot.dossier.unit.signers
        self._remove.setEnabled(bool(signers))
        self._menu.clear()
        for signer in signers:
            name = " – ".join(part for part in (signer.name, signer.position) if part) or words.REMOVED_SIGNER
            self._menu.addAction(literal(name)).triggered.connect(lambda _, each=signer.id: self.remove_signer(each))

    def add_signer(self) -> None:
        """One who signs more; the keyboard goes to the name."""
        with self._desk.saying_errors():
            after = nominations.with_signer(self._session.snapshot.dossier)
            place = Place(part="unit", id=after.unit.signers[-1].id, field="name")
            self._session.change(after, words.ADDED_SIGNER, place)
            self.focus_place(place)

    def remove_signer(self, signer_id: str) -> None:
        """Take one who signs out of the unit."""
        with self._desk.saying_errors():
            after = nominations.without_signer(self._session.snapshot.dossier, signer_id)
            self._session.change(after, words.REMOVED_SIGNER)
