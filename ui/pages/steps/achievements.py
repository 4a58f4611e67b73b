"""Step 4: for each nominee what the summary tells, how it tells it, and what the certificate will say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.achievement import Achievement
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.finding import Place
from app.domain.sentence_merge import Change
from app.domain.vietnamese import clean_lines
from app.forms.questions import called
from app.forms.spec import FormField
from app.services import citations, summary_draft
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.pages.steps.certificate_panel import CertificatePanel
from ui.pages.steps.criterion_case import listed
from ui.pages.steps.step import StepPage
from ui.pages.steps.storing_form import StoringForm
from ui.pages.steps.summary_panel import SummaryPanel
from ui.pages.steps.told_panel import ToldPanel
from ui.text import achievements as words
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import literal, tool_button
from ui.widgets.tabs import Tabs

_FORM_FIELDS = {"achievements": 0, "summary_text": 1, "certificate_text": 2}


class AchievementsStep(StepPage):
    """One nominee at a time, chosen above; three tabs of work."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.paper = "achievement_summary"
        self._names: tuple[tuple[str, str], ...] = ()
        self.nominees = ChoiceField()
        self.nominees.setAccessibleName(words.NOMINEE)
        self.nominees.currentIndexChanged.connect(self._turn)
        self._back = tool_button("chevron-left", words.PREVIOUS, lambda: self._go(-1))
        self._on = tool_button("chevron-right", words.NEXT, lambda: self._go(1))
        self.form = StoringForm(desk, session)
        self.told = ToldPanel(self.form)
        self.summary = SummaryPanel()
        self.certificate = CertificatePanel()
        self.tabs = Tabs(words.TABS)
        self.tabs.setDocumentMode(True)
        for panel, title in (
            (self.told, words.TAB_ACHIEVEMENTS),
            (self.summary, words.TAB_SUMMARY),
            (self.certificate, words.TAB_CERTIFICATE),
        ):
            self.tabs.addTab(panel, title)
        self._connect()
        self._lay_out()

    @property
    def nomination(self) -> Nomination | None:
        """The nomination in sight."""
        chosen = self.nominees.chosen()
        return next((each for each in self._session.snapshot.dossier.nominations if each.id == chosen), None)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the dossier as it is now, with the nominee that was in sight."""
        self._show_names(snapshot)
        nomination = self.nomination
        self._stack.setCurrentIndex(1 if nomination else 0)
        if nomination is None:
            return
        afresh = self._session.turning
        self.told.show_case(snapshot, nomination)
        for panel in (self.summary, self.certificate):
            panel.show_case(snapshot, nomination, afresh=afresh)
        count = len(nomination.achievements)
        title = words.TAB_COUNT.format(title=words.TAB_ACHIEVEMENTS, count=count) if count else words.TAB_ACHIEVEMENTS
        self.tabs.setTabText(0, title)

    def focus_place(self, place: Place) -> bool:
        """Turn to the nominee, the tab and the field."""
        if place.part == "achievement":
            return self._focus_achievement(place)
        if place.part != "nomination" or place.field not in _FORM_FIELDS or not self._choose(place.id):
            return False
        self.tabs.setCurrentIndex(_FORM_FIELDS[place.field])
        (self.told.list, self.summary.editor, self.certificate.editor)[_FORM_FIELDS[place.field]].setFocus()
        return True

    def commit(self) -> bool:
        """Store what was typed last."""
        self.summary.editor.commit()
        self.certificate.editor.commit()
        return self.form.commit()

    def take_focus(self) -> None:
        """Begin in the tab that is open."""
        self._show_page()
        (self.told.list, self.summary.editor, self.certificate.editor)[self.tabs.currentIndex()].setFocus()

    def pick(self) -> None:
        """Let the official choose from the ledger."""
        from ui.dialogs.pick_achievements import PickAchievementsDialog

        nomination = self.nomination
        if nomination is None:
            return
        with self._desk.saying_errors():
            offered = citations.candidates(self._desk.app, self._session.snapshot, nomination)
            dialog = PickAchievementsDialog(offered, self)
            dialog.picked.connect(self.cite)
            dialog.open()

    def cite(self, achievements: tuple[Achievement, ...]) -> None:
        """Let the summary tell these too."""
        nomination = self.nomination
        if nomination is None:
            return
        with self._desk.saying_errors():
            after = citations.cite(self._desk.app, self._session.snapshot.dossier, nomination.id, achievements)
            after, new = citations.with_participant(after, nomination.id, achievements)
            self._session.change(after, words.CITED, _place(nomination, "achievements"))
            self.told.list.choose(achievements[-1].id)
            if new:
                self.told.notice.say(words.TOOK_PART.format(name=self._name(nomination.id), count=len(new)))

    def add_new(self) -> None:
        """A new achievement; the keyboard goes to its first question."""
        nomination = self.nomination
        if nomination is None:
            return
        with self._desk.saying_errors():
            after = citations.cite_new(self._session.snapshot, nomination.id)
            place = Place(part="achievement", id=after.achievements[-1].id, field="title")
            self._session.change(after, words.CITED_NEW, place)
            self._focus_achievement(place)

    def share(self) -> None:
        """Let the summaries of all who took part tell the chosen achievement too."""
        self.form.commit()
        chosen, dossier = self.told.list.chosen(), self._session.snapshot.dossier
        others = citations.uncited(dossier, chosen)
        what = words.SHARED.format(count=len(others))
        self._change(lambda case: citations.cite_for_participants(dossier, chosen), what)
        self.told.notice.say(words.SHARED_DONE.format(names=listed([self._name(each.id) for each in others])))

    def drop(self) -> None:
        """Take the chosen achievement out of the summary."""
        chosen, dossier = self.told.list.chosen(), self._session.snapshot.dossier
        title = next((each.title for each in dossier.achievements if each.id == chosen), "")
        self._change(lambda case: citations.drop(dossier, case.id, chosen), words.DROPPED.format(title=title))

    def move(self, by: int) -> None:
        """Tell the chosen achievement earlier or later."""
        chosen, snapshot = self.told.list.chosen(), self._session.snapshot
        self._change(lambda case: citations.move(snapshot, case, chosen, by), words.MOVED)

    def redraft(self) -> None:
        """Let the program word the summary again."""
        snapshot = self._session.snapshot
        what = words.REDRAFTED.format(name=self._name(self.nominees.chosen()))
        self._change(lambda case: summary_draft.with_summary(snapshot, case, ""), what, "summary_text")

    def _connect(self) -> None:
        session, told = self._session, self.told
        told.picking.connect(self.pick)
        told.adding.connect(self.add_new)
        told.sharing.connect(self.share)
        told.sorting.connect(
            lambda: self._change(lambda case: citations.by_date(session.snapshot.dossier, case.id), words.SORTED)
        )
        told.list.moved.connect(self.move)
        told.list.dropped.connect(self.drop)
        told.list.ordered.connect(self._arrange)
        self.summary.written.connect(self._write_summary)
        self.summary.redraft.connect(self.redraft)
        self.summary.wanted.connect(session.show_place)
        self.summary.review.taken.connect(self._take)
        self.summary.review.left.connect(self._leave)
        self.certificate.written.connect(self._write_certificate)
        for editor in (self.summary.editor, self.certificate.editor):
            editor.undo_asked.connect(session.undo)
            editor.redo_asked.connect(session.redo)

    def _change(self, change: Callable[[Nomination], Dossier], what: str, field: str = "achievements") -> None:
        """One change of the nomination in sight, and what it is called."""
        nomination = self.nomination
        if nomination is not None:
            with self._desk.saying_errors():
                self._session.change(change(nomination), what, _place(nomination, field))

    def _arrange(self, order: list[str]) -> None:
        dossier = self._session.snapshot.dossier
        self._change(lambda case: citations.arrange(dossier, case.id, order), words.MOVED)

    def _write_summary(self, nomination: str, text: str) -> None:
        """What was typed belongs to the nominee it was typed for, whoever is in sight by now."""
        snapshot = self._session.snapshot
        case = next((each for each in snapshot.dossier.nominations if each.id == nomination), None)
        if case:
            after = summary_draft.with_summary(snapshot, case, text)
            what = words.EDITED.format(name=self._name(nomination))
            with self._desk.saying_errors():
                self._session.change(after, what, _place(case, "summary_text"), typing=True)

    def _write_certificate(self, nomination: str, text: str) -> None:
        dossier = self._session.snapshot.dossier
        place = Place(part="nomination", id=nomination, field="certificate_text")
        field = FormField(place=place, label=words.CERTIFICATE, kind="long_text")
        if any(each.id == nomination for each in dossier.nominations):
            self.form.put(field, clean_lines(text) or None)

    def _take(self, chosen: tuple[Change, ...]) -> None:
        self.summary.editor.commit()
        snapshot = self._session.snapshot
        self._change(lambda case: summary_draft.take(snapshot, case, *chosen), words.TAKEN, "summary_text")

    def _leave(self, chosen: tuple[Change, ...]) -> None:
        self.summary.editor.commit()
        snapshot = self._session.snapshot
        self._change(lambda case: summary_draft.leave(snapshot, case, *chosen), words.LEFT, "summary_text")

    def _name(self, nomination: str) -> str:
        return dict(self._names).get(nomination, "")

    def _show_names(self, snapshot: Snapshot) -> None:
        nominees = {each.id: each for each in snapshot.dossier.nominees}
        names = tuple((each.id, called(nominees[each.nominee])) for each in snapshot.dossier.nominations)
        if names == self._names:
            return
        chosen, self._names = self.nominees.chosen(), names
        self.nominees.blockSignals(True)
        self.nominees.clear()
        for number, (id_, name) in enumerate(names, start=1):
            self.nominees.addItem(literal(words.CASE.format(number=number, name=name)), id_)
        self.nominees.choose(chosen)
        self.nominees.blockSignals(False)
        self._show_ways()

    def _turn(self) -> None:
        self.commit()
        self._show_ways()
        self.show_snapshot(self._session.snapshot)
        self._show_page()

    def _show_page(self) -> None:
        """The summary of the nominee in sight is what is worth seeing beside."""
        if nomination := self.nomination:
            self._session.entered.emit(_place(nomination, "summary_text"))

    def _go(self, by: int) -> None:
        self.nominees.setCurrentIndex(min(max(self.nominees.currentIndex() + by, 0), self.nominees.count() - 1))

    def _show_ways(self) -> None:
        self._back.setEnabled(self.nominees.currentIndex() > 0)
        self._on.setEnabled(self.nominees.currentIndex() < self.nominees.count() - 1)

    def _choose(self, nomination: str) -> bool:
        self._show_names(self._session.snapshot)
        self.nominees.choose(nomination)
        return self.nominees.chosen() == nomination

    def _focus_achievement(self, place: Place) -> bool:
        """In the summary in sight if it is told there, else in the first that tells it."""
        telling = [each for each in self._session.snapshot.dossier.nominations if place.id in each.achievements]
        if not telling:
            return False
        if not any(each.id == self.nominees.chosen() for each in telling):
            self._choose(telling[0].id)
        self.tabs.setCurrentIndex(0)
        self.told.list.choose(place.id)
        return self.form.focus_place(place) or True

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("users", words.NO_NOMINEES, words.NO_NOMINEES_WORDS))
        self._stack.addWidget(_headed(self.tabs, self.nominees, self._back, self._on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)


def _headed(tabs: QWidget, *row: QWidget) -> QWidget:
    """The tabs under a row, of which the first widget takes the room."""
    head = QHBoxLayout()
    head.setSpacing(6)
    for number, each in enumerate(row):
        head.addWidget(each, 0 if number else 1)
    work = QWidget()
    inner = QVBoxLayout(work)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(6)
    inner.addLayout(head)
    inner.addWidget(tabs, 1)
    return work


def _place(nomination: Nomination, field: str) -> Place:
    return Place(part="nomination", id=nomination.id, field=field)
