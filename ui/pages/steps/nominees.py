"""Step 2: who is proposed, in which order, and what the papers say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.domain.nominee import Nominee
from app.domain.plan import NomineeKind
from app.forms.spec import FormField, FormSection
from app.services import nominations, nominees, web_reading
from ui import icons
from ui.desk import Desk
from ui.dossier_session import DossierSession, Judged
from ui.models.nominee_list import CaseLine, case_lines
from ui.pages.steps.form_step import FormStepPage
from ui.pages.steps.new_questions import NewQuestions
from ui.text import registers as register_words
from ui.text import sheets as sheet_words
from ui.text import steps as words
from ui.theme import TONES
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.known_hint import KnownHint
from ui.widgets.labels import button, label, tool_button

_ID = int(Qt.ItemDataRole.UserRole)
_LISTS: Mapping[NomineeKind, Literal["people", "collectives"]] = {"individual": "people", "collective": "collectives"}


class CaseList(QListWidget):
    """The cases, one line each; ``turned`` tells the id of the one that is chosen."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(words.NOMINEES)
        self.setIconSize(QSize(icons.SMALL, icons.SMALL))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._turn)

    def show_lines(self, lines: tuple[CaseLine, ...]) -> None:
        """Show the lines in place; the chosen one stays chosen, or its neighbour if it has gone."""
        row, chosen = max(self.currentRow(), 0), self.chosen()
        self.blockSignals(True)
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        while self.count() < len(lines):
            self.addItem(QListWidgetItem())
        for number, line in enumerate(lines):
            _dress(self.item(number), number, line)
        ids = [line.id for line in lines]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else min(row, len(lines) - 1))
        self.blockSignals(False)
        if self.chosen() != chosen:
            self.turned.emit(self.chosen())

    def chosen(self) -> str:
        """The id of the chosen case, or an empty text."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    def choose(self, case: str) -> bool:
        """Choose by id; False when there is no such case."""
        row = next((row for row in range(self.count()) if self.item(row).data(_ID) == case), -1)
        if row >= 0:
            self.setCurrentRow(row)
        return row >= 0

    def _turn(self) -> None:
        self.turned.emit(self.chosen())


class NomineesStep(FormStepPage):
    """The list above, the form of the chosen case under it."""

    step = "nominees"

    def __init__(self, desk: Desk, session: DossierSession) -> None:
        super().__init__(desk, session)
        self.cases = CaseList()
        self.cases.turned.connect(self._show_case)
        self._lead = label("", "muted", wrap=False)
        self._known = KnownHint(desk)
        self._known.used.connect(self.use_known)
        self._known.appeared.connect(self.form.stay_in_sight)
        self._buttons = QWidget()
        self._flow = FlowLayout(8, 8)
        self._buttons.setLayout(self._flow)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("users", words.NO_NOMINEES, words.NO_NOMINEES_WORDS))
        self._stack.addWidget(self._parts())
        self._fill_buttons(session.snapshot)
        self.notice = NewQuestions(session)
        self._column.insertWidget(0, self._buttons)
        self._column.insertWidget(1, self.notice)
        self._column.insertWidget(2, self._stack, 1)
        self._column.setSpacing(10)

    def sections(self, snapshot: Snapshot) -> tuple[FormSection, ...]:
        """The questions on the chosen case."""
        chosen = (each for each in super().sections(snapshot) if each.nomination == self.cases.chosen())
        return tuple(replace(each, fields=tuple(filter(_is_asked_here, each.fields))) for each in chosen)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """The list as it is now, and the form of the chosen case."""
        self.cases.show_lines(case_lines(snapshot, self._session.judgement))
        self._stack.setCurrentIndex(1 if snapshot.dossier.nominations else 0)
        self._count(snapshot)
        super().show_snapshot(snapshot)
        self._watch(snapshot)

    def show_judgement(self, judged: Judged) -> None:
        """What is left to do for each case; somebody may have been added since the rules were asked."""
        self.cases.show_lines(case_lines(self._session.snapshot, judged))

    def focus_place(self, place: Place) -> bool:
        """Turn to the case the field belongs to, and put the keyboard there."""
        for case in self._session.snapshot.dossier.nominations:
            if place.id in (case.id, case.nominee):
                self.cases.choose(case.id)
                return super().focus_place(place) or self._focus_list()
        return False

    def take_focus(self) -> None:
        """Begin in the list, or with the first button while there is nobody."""
        (self.cases if self.cases.count() else self._buttons).setFocus()

    def add(self, kind: NomineeKind, _: bool = False) -> None:
        """Propose somebody who is not in the register yet; the keyboard goes to the first question."""
        with self._desk.saying_errors():
            after = nominations.propose_new(self._session.snapshot, kind)
            case = after.nominations[-1]
            place = Place(part="nominee", id=case.nominee, field="name")
            self._session.change(after, words.ADDED_KINDS[kind], place)
            self.cases.choose(case.id)
            super().focus_place(place)

    def ask_pick(self) -> None:
        """Let the official choose from the register."""
        from ui.dialogs.pick_nominees import PickNomineesDialog

        with self._desk.saying_errors():
            snapshot, app = self._session.snapshot, self._desk.app
            proposed = {each.nominee for each in snapshot.dossier.nominations}
            kinds = snapshot.plan.nominee_kinds
            everybody = app.nominees.list() if snapshot.dossier.sample else nominees.own(app)
            known = (each for each in everybody if each.kind in kinds and each.id not in proposed)
            dialog = PickNomineesDialog(known, self)
            dialog.picked.connect(self.propose)
            dialog.open()

    def propose(self, chosen: tuple[Nominee, ...]) -> None:
        """Propose people and collectives of the register."""
        with self._desk.saying_errors():
            after = nominations.propose(self._session.snapshot, chosen)
            self._session.change(after, words.PICKED)
            self.cases.choose(after.nominations[-1].id)

    def use_known(self, known: Nominee) -> None:
        """Let the chosen case be for somebody of the register; what was entered for it leaves the register."""
        self.form.commit()
        dossier, case = self._session.snapshot.dossier, self.cases.chosen()
        former = next((each.nominee for each in dossier.nominations if each.id == case), "")
        with self._desk.saying_errors():
            after = nominations.in_place_of(dossier, case, known)
            self._session.change(after, register_words.USED_KNOWN.format(name=known.name))
            nominees.throw_away_unused(self._desk.app, former)

    def ask_list(self, target: Literal["people", "collectives"]) -> None:
        """Take a list of a spreadsheet into the register, and propose everybody in it."""
        from ui.dialogs.sheet_import import SheetImportDialog

        with self._desk.saying_errors():
            self.form.commit()
            dialog = SheetImportDialog(self._desk, target, self)
            # Proposed only when the list is done with: until then the dialog itself can take it back.
            taken: list[str] = []
            dialog.imported.connect(lambda receipt: taken.extend(receipt.nominees))
            dialog.taken_back.connect(taken.clear)
            dialog.web_list.connect(dialog.reject)
            dialog.web_list.connect(self.read_web_list)
            dialog.finished.connect(lambda _: self._propose_taken(taken))
            dialog.open()

    def ask_web_list(self) -> None:
        """Ask for a file that is the province's form, and read it back."""
        chosen, _ = QFileDialog.getOpenFileName(self, sheet_words.CHOOSE_WEB_LIST, "", sheet_words.XLSX_FILTER)
        if chosen:
            self.read_web_list(Path(chosen))

    def read_web_list(self, path: Path) -> None:
        """Read the form in the background and show what would be taken in."""
        self.form.commit()
        self._desk.panel.close_panel()
        snapshot = self._session.snapshot
        self._desk.start(lambda app, _: web_reading.read_cases(app, snapshot, path), done=self._show_web_list)

    def _show_web_list(self, read: object) -> None:
        from ui.dialogs.web_list import WebListDialog

        cases = cast("tuple[web_reading.WebCase, ...]", read)
        dialog = WebListDialog(cases, self._session.snapshot.plan, self)
        dialog.agreed.connect(lambda: self._take_cases(cases))
        dialog.open()

    def _take_cases(self, cases: tuple[web_reading.WebCase, ...]) -> None:
        with self._desk.saying_errors():
            after = web_reading.with_cases(self._session.snapshot, cases)
            self._session.change(after, sheet_words.WEB_TAKEN)

    def withdraw(self) -> None:
        """Take the chosen case out; undo brings it back whole."""
        chosen, dossier = self.cases.chosen(), self._session.snapshot.dossier
        names = {each.id: dossier.nominee_of(each).name for each in dossier.nominations}
        with self._desk.saying_errors():
            self._session.change(
                nominations.withdraw(dossier, chosen), words.WITHDRAWN.format(name=names.get(chosen, ""))
            )

    def move(self, by: int) -> None:
        """Put the chosen case further up or down."""
        with self._desk.saying_errors():
            after = nominations.move(self._session.snapshot.dossier, self.cases.chosen(), by)
            self._session.change(after, words.MOVED)

    def _propose_taken(self, taken: list[str]) -> None:
        if taken:
            with self._desk.saying_errors():
                self.propose(tuple(self._desk.app.nominees.get(each) for each in taken))

    def _show_case(self) -> None:
        self.form.commit()
        super().show_snapshot(self._session.snapshot)
        self._watch(self._session.snapshot)

    def _watch(self, snapshot: Snapshot) -> None:
        """Whoever the register knows already need not be entered again; the people of the sample are nobody's."""
        dossier = snapshot.dossier
        case = next((each for each in dossier.nominations if each.id == self.cases.chosen()), None)
        proposed = {each.nominee for each in dossier.nominations}
        self._known.watch(None if case is None or dossier.sample else dossier.nominee_of(case), proposed)

    def _focus_list(self) -> bool:
        self.cases.setFocus()
        return True

    def _count(self, snapshot: Snapshot) -> None:
        kinds = [snapshot.dossier.nominee_of(each).kind for each in snapshot.dossier.nominations]
        collectives, individuals = kinds.count("collective"), kinds.count("individual")
        others = len(kinds) - collectives - individuals
        more = words.NOMINEES_OTHERS.format(others=others) if others else ""
        self._lead.setText(words.NOMINEES_LEAD.format(collectives=collectives, individuals=individuals, others=more))

    def _fill_buttons(self, snapshot: Snapshot) -> None:
        for kind in snapshot.plan.nominee_kinds:
            add = button(words.ADD_KINDS[kind], "plus")
            add.clicked.connect(partial(self.add, kind))
            self._flow.addWidget(add)
        pick = button(words.PICK, "users", tip=words.PICK_TIP)
        pick.clicked.connect(self.ask_pick)
        self._flow.addWidget(pick)
        self._flow.addWidget(self._excel(snapshot))

    def _excel(self, snapshot: Snapshot) -> QPushButton:
        """Lists of people, or of collectives, as far as the plan knows either."""
        menu = QMenu(self)
        for kind, target in _LISTS.items():
            if kind in snapshot.plan.nominee_kinds:
                title = sheet_words.IMPORT_TITLES[target] + sheet_words.MORE_DOTS
                menu.addAction(title, partial(self.ask_list, target))
        menu.addSeparator()
        menu.addAction(sheet_words.READ_WEB_LIST, self.ask_web_list)
        shown = button(sheet_words.EXCEL, "file-input", tip=sheet_words.IMPORT_FROM_LIST_TIP)
        shown.setMenu(menu)
        return shown

    def _parts(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._lead)
        head.addStretch()
        for icon, name, act in (
            ("arrow-up", words.MOVE_UP, lambda: self.move(-1)),
            ("arrow-down", words.MOVE_DOWN, lambda: self.move(1)),
            ("trash-2", words.WITHDRAW, self.withdraw),
        ):
            head.addWidget(tool_button(icon, name, act))
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.cases, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(10)
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._known)
        rows.addWidget(self.form, 1)
        parts.addWidget(above)
        parts.addWidget(below)
        above.setMinimumHeight(96)
        self.form.setMinimumHeight(140)
        parts.setStretchFactor(1, 1)
        parts.setSizes([180, 420])
        return parts


def _is_asked_here(field: FormField) -> bool:
    """Whom a case is for is chosen in the list."""
    return not (field.place.part == "nomination" and field.place.field == "nominee")


def _dress(item: QListWidgetItem, number: int, line: CaseLine) -> None:
    shown = f"{number + 1}. {line.name}" + (f" – {line.about}" if line.about else "")
    item.setText(shown)
    item.setData(_ID, line.id)
    item.setIcon(icons.icon(line.icon, TONES[line.tone][0]))
    item.setToolTip(line.state)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown}. {line.state}".rstrip(". "))
