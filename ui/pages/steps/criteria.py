"""Step 3: the matrix of criteria and nominees, and each criterion opened to its answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Place
from app.services import criteria, evidence
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.file_dialogs import ask_file
from ui.models.criteria_matrix import Address
from ui.pages.steps.criterion_case import CriterionCasePage, listed
from ui.pages.steps.step import StepPage
from ui.pages.steps.storing_form import StoringForm
from ui.text import criteria as words
from ui.text import home as home_words
from ui.widgets.attaching import Attaching, Copied
from ui.widgets.criteria_board import CriteriaBoard
from ui.widgets.empty import EmptyState
from ui.widgets.notice import Notice


class CriteriaStep(StepPage):
    """Shows the matrix; a cell opens in its place, Escape leads back to it."""

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.paper = "criteria_table"
        self.board = CriteriaBoard()
        self.board.opened.connect(self.open)
        self.form = StoringForm(desk, session)
        self.case = CriterionCasePage(self.form)
        self.case.left.connect(self.close_case)
        self.case.moved.connect(self.move)
        self.case.applied.connect(self.apply_to_others)
        self.case.attaching.connect(self.choose_file)
        self.case.citing.connect(self.cite)
        self.case.wanted.connect(self.focus_place)
        self.notice = Notice()
        self.attaching = Attaching(desk)
        self._stack = QStackedWidget()
        for each in (
            self.board,
            self.case,
            EmptyState("users", words.NO_NOMINEES, words.NO_NOMINEES_WORDS),
            EmptyState("scroll-text", words.NO_CRITERIA, words.NO_CRITERIA_WORDS),
        ):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.attaching)
        column.addWidget(self._stack, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the dossier as it is now: the matrix, or the criterion that is open."""
        if not snapshot.dossier.nominations:
            self._stack.setCurrentIndex(2)
        elif not snapshot.plan.criteria:
            self._stack.setCurrentIndex(3)
        elif self._is_open and self._show_case(snapshot):
            pass
        else:
            self._show_board(snapshot)

    def show_judgement(self, judged: Judged) -> None:
        """The verdicts of the matrix; an open criterion tells its own at once."""
        if self._stack.currentWidget() is self.board:
            self.board.show_snapshot(judged.snapshot, judged.assessment)

    def focus_place(self, place: Place) -> bool:
        """Open the criterion that asks for it, with the keyboard in the field."""
        if self._is_open and self.form.focus_place(place):
            return True
        found = criteria.criterion_of(self._session.snapshot, place)
        if found is None:
            return False
        nomination, criterion = found
        self.open(criterion, nomination)
        return self.form.focus_place(place) or self._is_open

    def commit(self) -> bool:
        """Store what was typed last."""
        return self.form.commit()

    def take_focus(self) -> None:
        """Begin in the matrix, or in the criterion that is open."""
        (self.case.take_focus if self._is_open else self.board.view.setFocus)()

    def open(self, criterion: str, nomination: str) -> None:
        """Show that criterion for that nominee."""
        self.form.commit()
        self.notice.hide()
        snapshot = self._session.snapshot
        case = criteria.open_case(snapshot, nomination, criterion)
        if case is None:
            return
        self.board.show_snapshot(snapshot, self._assessment)
        self.board.go_to(criterion, nomination)
        self._stack.setCurrentWidget(self.case)
        self._show(case, snapshot)
        self.case.take_focus()

    def close_case(self) -> None:
        """Back to the matrix, at the cell that was open."""
        self.form.commit()
        opened = self.case.case
        self._show_board(self._session.snapshot)
        if opened:
            self.board.go_to(opened.criterion.id, opened.nomination.id)
        self.board.view.setFocus()

    def move(self, rows: int, columns: int) -> None:
        """Open the neighbour in the matrix, past the cells that ask nothing."""
        if neighbour := self._neighbour(rows, columns):
            self.open(*neighbour)

    def apply_to_others(self) -> None:
        """Give the answer to everybody who has none yet."""
        self.form.commit()
        snapshot, opened = self._session.snapshot, self.case.case
        case = opened and criteria.open_case(snapshot, opened.nomination.id, opened.criterion.id)
        if not case or not case.others:
            return
        names = [
            snapshot.dossier.nominee_of(each).name for each in snapshot.dossier.nominations if each.id in case.others
        ]
        place = Place(part="nomination", id=case.nomination.id, field=f"{case.criterion.id}.met")
        with self._desk.saying_errors():
            what = words.APPLIED.format(criterion=case.criterion.title)
            self._session.change(criteria.apply_to_others(snapshot, case), what, place)
            self.notice.say(words.APPLIED_DONE.format(count=len(names), names=listed(names)))

    def cite(self) -> None:
        """Go where achievements are chosen for the nominee that is open."""
        if opened := self.case.case:
            self._session.show_place(Place(part="nomination", id=opened.nomination.id, field="achievements"))

    def choose_file(self) -> None:
        """Ask for a file that proves the answer."""
        kinds = f"{words.ATTACH_KINDS};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, words.ATTACH_TITLE, kinds):
            self.attach(chosen)

    def attach(self, path: Path) -> None:
        """Keep the file, in the background, and let it prove the answer that is open."""
        opened = self.case.case
        if opened:
            address = opened.criterion.id, opened.nomination.id
            self.attaching.take((path,), lambda copied: self._attached(address, copied))

    def _attached(self, address: Address, copied: Copied) -> None:
        """Another criterion may be open by now: what was attached proves the one it was attached to."""
        self.form.commit()
        for error in copied.refused:
            self._desk.say_error(error)
        for kept in copied.kept:
            snapshot, (criterion, nomination) = self._session.snapshot, address
            case = criteria.open_case(snapshot, nomination, criterion)
            if case:
                attached = evidence.enter(self._desk.app, kept)
                place = Place(part="nomination", id=nomination, field=f"{criterion}.evidence")
                after = criteria.with_evidence(snapshot, case, attached.evidence)
                self._session.change(after, words.ATTACHED.format(name=kept.name), place)
                if attached.warnings:
                    self.notice.say(" ".join(attached.warnings))

    @property
    def _is_open(self) -> bool:
        return self._stack.currentWidget() is self.case

    @property
    def _assessment(self) -> Assessment | None:
        judgement = self._session.judgement
        return judgement.assessment if judgement else None

    def _show_board(self, snapshot: Snapshot) -> None:
        self._stack.setCurrentWidget(self.board)
        self.board.show_snapshot(snapshot, self._assessment)

    def _show_case(self, snapshot: Snapshot) -> bool:
        """Whether what is open is still there to be shown."""
        opened = self.case.case
        case = opened and criteria.open_case(snapshot, opened.nomination.id, opened.criterion.id)
        if case:
            self._show(case, snapshot)
        return case is not None

    def _show(self, case: criteria.CriterionCase, snapshot: Snapshot) -> None:
        self.case.show_case(case, snapshot)
        rows = (self._neighbour(-1, 0) is not None, self._neighbour(1, 0) is not None)
        columns = (self._neighbour(0, -1) is not None, self._neighbour(0, 1) is not None)
        self.case.show_ways(rows, columns)

    def _neighbour(self, rows: int, columns: int) -> Address | None:
        case, matrix = self.case.case, self.board.whole_matrix()
        here = case and matrix.place((case.criterion.id, case.nomination.id))
        if not here:
            return None
        row, column = here[0] + rows, here[1] + columns
        while 0 <= row < len(matrix.rows) and 0 <= column < len(matrix.columns):
            if matrix.cell(row, column).asked:
                return matrix.address(row, column)
            row, column = row + rows, column + columns
        return None
