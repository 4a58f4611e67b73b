"""Step 6: everything the rules say of the dossier, each thing one press away from its field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.dossier import Snapshot
from app.services.mending import Mending, mended, suggested_mendings
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.models import review
from ui.models.check import check_rows
from ui.pages.steps.step import StepPage
from ui.text import check as check_words
from ui.text import dossier as dossier_words
from ui.text import sentences
from ui.widgets.banner import Banner
from ui.widgets.check_numbers import CheckNumbers
from ui.widgets.listing import Listing
from ui.widgets.tabs import Tabs


class CheckStep(StepPage):
    """One sentence, and three tabs under it: what to do, the standards, numbers and days."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.banner = Banner()
        self.findings = Listing(
            dossier_words.FINDINGS,
            "circle-check",
            dossier_words.NOTHING_TO_DO,
            dossier_words.NOTHING_TO_DO_WORDS,
            one_click=True,
        )
        self.verdicts = Listing(
            dossier_words.VERDICTS,
            "users",
            dossier_words.NO_VERDICTS,
            dossier_words.NO_VERDICTS_WORDS,
        )
        self.numbers = CheckNumbers()
        self.tabs = Tabs(dossier_words.TABS)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.findings, dossier_words.TAB_TODO)
        self.tabs.addTab(self.verdicts, dossier_words.TAB_CRITERIA)
        self.tabs.addTab(self.numbers, dossier_words.TAB_NUMBERS)
        for listing in (self.findings, self.verdicts):
            listing.rows.chosen.connect(session.show_place)
        self.findings.rows.acted.connect(self._mend)
        self._build()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What the rules said of an older state is not said of this one."""
        if self._session.judging():
            self.banner.say(review.Line(icon="refresh-cw", tone="note", words=dossier_words.CHECKING))

    def show_judgement(self, judged: Judged) -> None:
        """Show what the rules say; the tab that was open stays open."""
        snapshot, assessment = judged.snapshot, judged.assessment
        mendings = suggested_mendings(snapshot, assessment.findings)
        self.banner.say(review.verdict_line(assessment))
        self.findings.show_rows(check_rows(snapshot, assessment, judged.places.step_of, mendings))
        self.verdicts.show_rows(review.verdict_rows(snapshot, assessment))
        self.numbers.show_assessment(assessment, dt.date.today(), judged.workdays)
        wanting = sum(each.severity != "note" for each in assessment.findings)
        self.tabs.setTabText(0, sentences.tab(dossier_words.TAB_TODO, wanting))

    def take_focus(self) -> None:
        """Let the arrows go through what there is to do."""
        self.findings.rows.setFocus()

    def _mend(self, mending: object) -> None:
        """Put the suggested wording in; it can be taken back as any other change."""
        if isinstance(mending, Mending):
            with self._desk.saying_errors():
                after = mended(self._session.snapshot.dossier, mending)
                self._session.change(after, check_words.MENDED, mending.place)

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 3, 1, 6)
        inside.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(card, 1)
