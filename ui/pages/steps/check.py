"""Step 6: everything the rules say of the dossier, each thing one press away from its field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout

from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.pages.review import ReviewPanel
from ui.pages.steps.step import StepPage


class CheckStep(StepPage):
    """The review of the dossier; a finding that is entered shows its field."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.review = ReviewPanel()
        self.review.chosen.connect(session.show_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.review)

    def show_judgement(self, judged: Judged) -> None:
        """Show what the rules say."""
        self.review.show_assessment(judged.snapshot, judged.assessment, dt.date.today(), judged.workdays)
