"""A step that is one form of the plan's and the unit's questions."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.spec import FormSection, StepId
from app.forms.steps import form_step
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.pages.steps.step import StepPage
from ui.pages.steps.storing_form import StoringForm


class FormStepPage(StepPage):
    """Draws the questions of ``step`` and puts each answer in its place as it is typed."""

    step: ClassVar[StepId]

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.form = StoringForm(desk, session)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form, 1)

    def sections(self, snapshot: Snapshot) -> tuple[FormSection, ...]:
        """The questions to draw."""
        return form_step(snapshot, self.step).sections

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the questions that apply now with what stands in the dossier."""
        self.form.show_questions(self.sections(snapshot), snapshot)

    def focus_place(self, place: Place) -> bool:
        """Put the keyboard in the field."""
        return self.form.focus_place(place)

    def commit(self) -> bool:
        """Store what was typed last."""
        return self.form.commit()

    def take_focus(self) -> None:
        """Begin in the first field."""
        places = self.form.places()
        if places:
            self.form.focus_place(places[0])
