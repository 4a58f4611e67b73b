"""Says in one step that what was chosen there makes another step ask more."""

from __future__ import annotations

from functools import partial

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.steps import STEP_TITLES, form_step
from ui.dossier_session import DossierSession
from ui.forms.form_row import grouped
from ui.text import steps as words
from ui.widgets.notice import Notice


class NewQuestions(Notice):
    """Who chose something does not see that the general step asks more now, and would find it in red later."""

    def __init__(self, session: DossierSession) -> None:
        super().__init__("warn")
        self._session = session
        self._before = _asked(session.snapshot)
        session.changed.connect(self._compare)

    def _compare(self, snapshot: Snapshot) -> None:
        before, self._before = self._before, _asked(snapshot)
        new = [place for place in self._before if place not in before]
        beside = self.parentWidget()
        if beside is not None and beside.isVisible() and new:
            number = list(STEP_TITLES).index("general") + 1
            labels = ", ".join(f"“{self._before[place]}”" for place in new)
            said = words.NEW_QUESTIONS.format(number=number, labels=labels)
            show = partial(self._session.show_place, new[0])
            self.say(said, words.SHOW_QUESTIONS.format(number=number), show)
        elif set(before) - set(self._before):
            self.hide()


def _asked(snapshot: Snapshot) -> dict[Place, str]:
    sections = form_step(snapshot, "general").sections
    return {row[0].place: row[0].label for section in sections for row in grouped(section.fields)}
