"""A step that is one form of the plan's and the unit's questions."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.domain.achievement import Value
from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.errors import AppError, InputError
from app.forms.places import stored_answer
from app.forms.spec import FormField, FormSection, StepId
from app.forms.steps import form_step
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.forms.form_view import FormView
from ui.pages.steps.step import StepPage


class FormStepPage(StepPage):
    """Draws the questions of ``step`` and puts each answer in its place as it is typed."""

    step: ClassVar[StepId]

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.form = FormView()
        self.form.answered.connect(self._put)
        self.form.unreadable.connect(self._keep_typed)
        self._shown: frozenset[Place] = frozenset()
        self.form.undo_asked.connect(session.undo)
        self.form.redo_asked.connect(session.redo)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form, 1)

    def sections(self, snapshot: Snapshot) -> tuple[FormSection, ...]:
        """The questions to draw."""
        return form_step(snapshot, self.step).sections

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the questions that apply now with what stands in the dossier."""
        sections = self.sections(snapshot)
        self.form.show_sections(
            sections, lambda place: stored_answer(snapshot.dossier, place), afresh=self._session.turning
        )
        asked = frozenset(field.place for section in sections for field in section.fields)
        for place in asked - self._shown:
            self._restore(place)
        self._shown = asked

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

    def _restore(self, place: Place) -> None:
        """Show again what was typed there and could not be read."""
        typed = self._session.unread.typed(place)
        if typed is not None:
            self.form.restore_typed(place, typed)

    def _keep_typed(self, field: FormField, _: str) -> None:
        typed = self.form.typed_of(field.place)
        if typed is not None:
            with self._desk.saying_errors():
                self._session.unread.keep(field.place, typed)

    def _put(self, field: FormField, value: Value) -> None:
        try:
            self._session.put(field, value)
            self._session.unread.forget(field.place)
        except InputError as error:
            self.form.tell(field.place, str(error))
        except AppError as error:
            self._desk.say_error(error)
