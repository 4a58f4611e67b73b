"""What is known of one achievement, beside the table: its questions, its evidence, its uses, and where to cite it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from app.services import ledger as service
from app.services.ledger_choices import LedgerChoices
from ui.desk import Desk
from ui.text import ledger as words
from ui.widgets.cite_panel import CitePanel
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.ledger_form import LedgerForm
from ui.widgets.uses_view import UsesView

_WIDTH = 420


class LedgerSide(QTabWidget):
    """``stored`` comes when the achievement that is shown was changed here."""

    stored = Signal()

    def __init__(self, desk: Desk, editing: service.LedgerEditing, choices: LedgerChoices) -> None:
        super().__init__()
        self._desk = desk
        self._editing = editing
        self.form = LedgerForm(desk, editing, choices)
        self.evidence = EvidencePanel(desk)
        self.uses = UsesView()
        self.cite = CitePanel(desk)
        self.setDocumentMode(True)
        self.tabBar().setAcceptDrops(True)
        self.tabBar().setChangeCurrentOnDrag(True)
        self.setAccessibleName(words.TABS)
        self.tabBar().setAccessibleName(words.TABS)
        self.setMinimumWidth(_WIDTH)
        names = (words.TAB_FORM, words.TAB_EVIDENCE, words.TAB_USES, words.TAB_CITE)
        for widget, name in zip((self.form, self.evidence, self.uses, self.cite), names, strict=True):
            self.addTab(widget, name)
        self.form.stored.connect(lambda _: self.stored.emit())
        self.evidence.added.connect(self._add_evidence)
        self.evidence.dropped.connect(self._drop_evidence)

    @property
    def shown(self) -> str:
        """The achievement that is shown; "" = none."""
        return self.form.shown

    def show_achievement(self, achievement_id: str, chosen: int = 0, *, afresh: bool = False) -> None:
        """Show that achievement; with none, say what to do, so many rows being ``chosen``. Raises AppError."""
        if achievement_id:
            self.form.show_achievement(achievement_id, afresh=afresh)
        else:
            self.form.say_nothing(words.CHOOSE_LESS if chosen else words.CHOOSE_ONE)
        self.evidence.setEnabled(bool(achievement_id))
        self.renew()

    def cite_or_ask(self) -> None:
        """Cite for the criterion that is chosen in sight; where none is in sight, show them and wait for Enter."""
        if self.currentWidget() is self.cite:
            self.cite.cite()
        else:
            self.setCurrentWidget(self.cite)
            self.cite.ask_where()

    def renew(self) -> None:
        """Show again what others may have changed. Raises AppError."""
        shown = self.form.shown
        self.evidence.show_evidence(service.evidence_of(self._desk.app, shown) if shown else (), shown)
        uses = service.uses_of(self._desk.app, shown) if shown else ()
        self.uses.show_uses(uses, service.served_twice(uses), chosen=bool(shown))

    def _add_evidence(self, owner: str, ids: tuple[str, ...]) -> None:
        """``owner`` is whom they were attached to, though another may be shown by now."""
        with self._desk.saying_errors():
            self._editing.add_evidence(owner, *ids)
            self.renew()
            self.stored.emit()

    def _drop_evidence(self, evidence_id: str) -> None:
        with self._desk.saying_errors():
            self._editing.drop_evidence(self.form.shown, evidence_id)
            self.renew()
            self.stored.emit()
