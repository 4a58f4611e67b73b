"""One dossier being filled in: the steps at the left, the work in the middle, its paper or what is missing beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.spec import StepId
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.help_topics import set_topic
from ui.last_steps import last_step, leave_at
from ui.models.steps import step_states
from ui.page import Page
from ui.pages.dossier_head import DossierHead
from ui.pages.no_dossier import NoDossier
from ui.pages.steps.step import StepPage
from ui.pages.steps.steps import make_step
from ui.widgets.beside import Beside
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.step_foot import StepFoot
from ui.widgets.step_rail import StepRail

if TYPE_CHECKING:
    from ui.pages.steps.export import ExportStep

_NO_ROOM_BESIDE = 1000
_NO_ROOM_FOR_ALL = 960
_NO_ROOM_FOR_WORDS = 760


class DossierPage(Page):
    """Empty until :meth:`open` is given a dossier. ``left`` asks for the home page."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.session: DossierSession | None = None
        self._steps: dict[StepId, StepPage] = {}
        self._step: StepId = "general"
        self._beside_wanted: bool | None = None
        self._head = DossierHead()
        self._rail = StepRail()
        self._middle = QStackedWidget()
        self._foot = StepFoot()
        self._papers = PaperPreview(desk)
        self._beside = Beside(self._papers)
        self._beside.missing.chosen.connect(self.show_place)
        self._head.undo.clicked.connect(self.undo)
        self._head.redo.clicked.connect(self.redo)
        self._head.check.clicked.connect(self.check)
        self._head.beside.toggled.connect(self._want_beside)
        self._rail.chosen.connect(self.turn_to)
        self._foot.turned.connect(self.turn_to)
        self._foot.wanted.connect(self.show_place)
        for key, act in (("Ctrl+E", self.export), ("Ctrl+P", self.print_papers), ("F8", self.number)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._stack = QStackedWidget()
        self._nothing = NoDossier(desk)
        self._nothing.left.connect(self.left)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._workspace())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def dossier_id(self) -> str:
        """The dossier that is open, or an empty text."""
        return self.session.snapshot.dossier.id if self.session else ""

    def title(self) -> str:
        """The open dossier's title, or an empty text."""
        return self.session.snapshot.dossier.title if self.session else ""

    def open(self, dossier_id: str) -> None:
        """Show that dossier and ask the rules. Raises UnknownId or StorageError."""
        if self.session and dossier_id == self.dossier_id:
            self.session.reload()
            return
        session = DossierSession(self._desk, dossier_id)
        self.close_dossier()
        # Nothing is asked of the rules after the window has gone.
        session.setParent(self)
        self.session = session
        session.changed.connect(self._show)
        session.judged.connect(self._show_judgement)
        session.saved.connect(self._head.say_saved)
        session.turned.connect(lambda what, undone: self._head.say_turned(what, undone=undone))
        session.wanted.connect(self.show_place)
        session.entered.connect(self._papers.show_place)
        self._stack.setCurrentIndex(1)
        self._show(session.snapshot)
        self.turn_to(last_step(self._desk.app, dossier_id))
        session.judge_now()

    def refresh(self) -> None:
        """Look again at the dossier that was opened last: another page may have changed what it stands on."""
        if self.session:
            self.rest()
            self.session.reload()
        else:
            self._nothing.refresh()

    def aim(self, target: str) -> None:
        """Put the keyboard where the work of the step begins; the frame has opened the dossier already."""
        if target == self.dossier_id:
            self.step_page(self._step).take_focus()

    def close_dossier(self) -> None:
        """Show no dossier, for instance after it went to the trash."""
        if self.session:
            self.rest()
            self.session.close()
        for page in self._steps.values():
            self._middle.removeWidget(page)
            page.deleteLater()
        self._steps.clear()
        if self.session:
            self.session.deleteLater()
        self.session = None
        self._head.forget()
        self._stack.setCurrentIndex(0)

    def rest(self) -> None:
        """Store what was typed last, and the step one is at."""
        for page in self._steps.values():
            page.commit()
        if self.session:
            with self._desk.saying_errors():
                leave_at(self._desk.app, self.dossier_id, self._step)

    def undo(self) -> None:
        """Take back the last change, what was typed last included."""
        if self.session:
            self.step_page(self._step).commit()
            self.session.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.session:
            self.step_page(self._step).commit()
            self.session.redo()

    def check(self) -> None:
        """Look at the dossier again, ask the rules, and show what they say."""
        if self.session:
            with self._desk.saying_errors():
                self.rest()
                self.session.reload()
                self.turn_to("check")

    def export(self) -> None:
        """Turn to the last step; from there, write the papers."""
        here = self._step == "export"
        self._last_step(lambda step: step.export() if here else None)

    def print_papers(self) -> None:
        """Turn to the last step and show the pages to print."""
        self._last_step(lambda step: step.print_papers())

    def number(self) -> None:
        """Turn to the last step and put the clerk's number into the papers."""
        self._last_step(lambda step: step.number())

    def turn_to(self, step: StepId) -> None:
        """Show that step; what was typed in the one before is stored."""
        if self.session is None:
            return
        if self._step in self._steps:
            self._steps[self._step].commit()
        self._step = step
        self._bring_work()
        page = self.step_page(step)
        self._rail.mark(step)
        page.show_snapshot(self.session.snapshot)
        if self.session.judgement:
            page.show_judgement(self.session.judgement)
        self._show_left()
        self._middle.setCurrentWidget(page)
        self._papers.show_paper(page.paper)
        page.take_focus()

    def step_page(self, step: StepId) -> StepPage:
        """The page of that step of the open dossier, made when it is first asked for."""
        if self.session is None:
            raise LookupError("no dossier is open")
        if step not in self._steps:
            self._steps[step] = make_step(step, self._desk, self.session)
            set_topic(self._steps[step], f"step-{step}")
            self._middle.addWidget(self._steps[step])
        return self._steps[step]

    def show_place(self, place: Place) -> None:
        """Turn to the step that asks for it, with the keyboard in the field."""
        if self.session is None:
            return
        from app.forms.step_places import StepPlaces

        self.turn_to(StepPlaces(self.session.snapshot).step_of(place))
        self.step_page(self._step).focus_place(place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab come to the ways on from the last field of the step, whenever its fields were made."""
        page, focused = self._middle.currentWidget(), QApplication.focusWidget()
        if page is not None and focused is not None and page.isAncestorOf(focused):
            self._foot.stand_after(page)
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the work gets the room; the paper comes when it is asked for."""
        super().resizeEvent(event)
        self._rail.set_narrow(narrow=self.width() < _NO_ROOM_FOR_WORDS)
        self._head.set_narrow(narrow=self.width() < _NO_ROOM_BESIDE)
        self._arrange()

    def _last_step(self, act: Callable[[ExportStep], object]) -> None:
        if self.session:
            self.turn_to("export")
            act(cast("ExportStep", self.step_page("export")))

    def _show(self, snapshot: Snapshot) -> None:
        session = self.session
        if session is None:
            return
        self._head.show_snapshot(snapshot)
        self._head.show_undo(session.undo_title, session.redo_title)
        if self._step in self._steps:
            self._steps[self._step].show_snapshot(snapshot)
        self._papers.show_snapshot(snapshot)

    def _show_judgement(self, judged: Judged) -> None:
        self._rail.show_states(step_states(judged))
        if self._step in self._steps:
            self._steps[self._step].show_judgement(judged)
        self._show_left()

    def _show_left(self) -> None:
        judged = self.session.judgement if self.session else None
        findings = judged.findings_of(self._step) if judged else ()
        self._foot.show_step(self._step, findings)
        whole = self._step in ("check", "export")
        self._beside.show_findings(judged.assessment.findings if judged and whole else findings, whole=whole)

    def _want_beside(self) -> None:
        self._beside_wanted = self._head.beside.isChecked()
        self._arrange()

    def _bring_work(self) -> None:
        """Who turns to a step wants to work there: where there is room for one alone, the paper makes way."""
        if self._work.isHidden():
            self._beside_wanted = None
            self._arrange()

    def _arrange(self) -> None:
        wanted = self.width() >= _NO_ROOM_BESIDE if self._beside_wanted is None else self._beside_wanted
        with QSignalBlocker(self._head.beside):
            self._head.beside.setChecked(wanted)
        self._beside.setVisible(wanted)
        self._work.setVisible(not wanted or self.width() >= _NO_ROOM_FOR_ALL)

    def _workspace(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._head)
        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(10)
        work.addWidget(self._middle, 1)
        work.addWidget(self._foot)
        column.addWidget(_side_by_side(self._rail, self._work, self._beside), 1)
        return page


def _side_by_side(rail: QWidget, work: QWidget, beside: QWidget) -> QSplitter:
    parts = QSplitter(Qt.Orientation.Horizontal)
    parts.setChildrenCollapsible(False)
    parts.setHandleWidth(12)
    for each in (rail, work, beside):
        parts.addWidget(each)
    work.setMinimumWidth(380)
    beside.setMinimumWidth(320)
    parts.setStretchFactor(1, 1)
    parts.setStretchFactor(2, 1)
    parts.setSizes([196, 550, 470])
    return parts
