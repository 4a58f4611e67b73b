"""A criterion opened for one nominee: what is asked and how it stands, the form, and the way to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.services.criteria import CriterionCase
from ui.models.criteria_matrix import result_cell
from ui.models.rows import Row
from ui.pages.steps.storing_form import StoringForm
from ui.text import criteria as words
from ui.text.sentences import clause
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, button, label, plain_tip, tool_button
from ui.widgets.row_view import RowView
from ui.widgets.verdict_panel import VerdictPanel

_LONGEST_NAMES = 6


class CriterionCasePage(QWidget):
    """``left`` asks for the matrix, ``moved(rows, columns)`` for a neighbour in it.

    ``applied`` asks for the same answer for all others, ``attaching`` for a file as evidence, ``citing`` for the
    achievements of the nominee, ``wanted`` for the part of a group.
    """

    left = Signal()
    moved = Signal(int, int)
    applied = Signal()
    attaching = Signal()
    citing = Signal()
    wanted = Signal(Place)

    def __init__(self, form: StoringForm) -> None:
        super().__init__()
        self.form = form
        self._case: CriterionCase | None = None
        self._back = button(words.BACK, "chevron-left", tip=words.BACK_TIP)
        self._back.clicked.connect(self.left)
        self._nominee = ElidedLabel("strong")
        self._title = label("", "heading")
        self._clause = label("", "small")
        self._verdict = VerdictPanel()
        self._parts = RowView(words.PARTS)
        self._parts.setProperty("role", "card")
        self._parts.chosen.connect(self.wanted)
        self.apply = button(words.APPLY, "users")
        self.apply.clicked.connect(self.applied)
        self.cite = button(words.CITE, "award", tip=words.CITE_TIP)
        self.cite.clicked.connect(self.citing)
        form.attaching.connect(self.attaching)
        self._ways = self._make_ways()
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    @property
    def case(self) -> CriterionCase | None:
        """What is open."""
        return self._case

    def show_case(self, case: CriterionCase, snapshot: Snapshot) -> None:
        """Show the criterion as it is now; where it is the same as before, the form stays as it is being filled in."""
        is_other = self._case is None or _what(self._case) != _what(case)
        self._case = case
        if is_other:
            # A title of fewer lines leaves its last one behind where nothing else is drawn.
            self.update()
        self._nominee.say(case.nominee)
        self._title.setText(case.criterion.title)
        self._clause.setText(clause(case.criterion.clause))
        self._clause.setVisible(bool(case.criterion.clause))
        self._verdict.show_case(case)
        self._show_parts(case)
        sections = case.sections(words.OWN.format(nominee=case.nominee), words.SHARED)
        self.form.setVisible(bool(sections))
        self.form.show_questions(sections, snapshot)
        self._show_apply(case, snapshot)
        self.cite.setVisible(any(field.place.field.endswith(".evidence") for field in case.own))
        area = self.form.findChild(QScrollArea)
        if is_other and area:
            area.verticalScrollBar().setValue(0)

    def show_ways(self, rows: tuple[bool, bool], columns: tuple[bool, bool]) -> None:
        """Whether there is a criterion before and after, and a nominee before and after."""
        for way, there in zip(self._ways, (*columns, *rows), strict=True):
            way.setEnabled(there)

    def take_focus(self) -> None:
        """Begin in the first field, or in the list of a group's parts."""
        first = self.form.places()[:1] if self.form.isVisibleTo(self) else ()
        if not (first and self.form.focus_place(first[0])):
            self._parts.setFocus()

    def _show_parts(self, case: CriterionCase) -> None:
        self._parts.setVisible(bool(case.parts))
        if not case.parts:
            return
        results = {each.criterion: each for each in case.result.children} if case.result else {}
        rows: list[Row] = []
        for part in case.parts:
            cell = result_cell(results[part.id]) if part.id in results else None
            place = Place(part="nomination", id=case.nomination.id, field=f"{part.id}.met")
            rows.append(
                Row(
                    title=part.title,
                    icon=cell.icon if cell else "circle-minus",
                    tone=cell.tone if cell else "note",
                    word=cell.word if cell else words.NOT_ASKED,
                    details=cell.reasons if cell else (),
                    aside=clause(part.clause),
                    place=place,
                )
            )
        self._parts.show_rows(tuple(rows))

    def _show_apply(self, case: CriterionCase, snapshot: Snapshot) -> None:
        names = [
            snapshot.dossier.nominee_of(each).name for each in snapshot.dossier.nominations if each.id in case.others
        ]
        self.apply.setVisible(bool(names))
        self.apply.setText(words.APPLY.format(count=len(names)))
        self.apply.setToolTip(plain_tip(words.APPLY_TIP.format(names=listed(names))))

    def _make_ways(self) -> tuple[QWidget, ...]:
        ways: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("arrow-left", words.PREVIOUS_NOMINEE, "Alt+Left", lambda: self.moved.emit(0, -1)),
            ("arrow-right", words.NEXT_NOMINEE, "Alt+Right", lambda: self.moved.emit(0, 1)),
            ("arrow-up", words.PREVIOUS_CRITERION, "Alt+Up", lambda: self.moved.emit(-1, 0)),
            ("arrow-down", words.NEXT_CRITERION, "Alt+Down", lambda: self.moved.emit(1, 0)),
        )
        made: list[QWidget] = []
        for icon, name, keys, act in ways:
            way = tool_button(icon, name, act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(way.click)
            made.append(way)
        return tuple(made)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._back)
        head.addSpacing(6)
        head.addWidget(self._nominee, 1)
        for way in self._ways:
            head.addWidget(way)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._clause)
        foot = FlowLayout(10, 6)
        foot.addWidget(self.cite)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(titles)
        column.addWidget(self._verdict)
        column.addWidget(self.form, 3)
        column.addWidget(self._parts, 2)
        column.addLayout(foot)


def _what(case: CriterionCase) -> tuple[str, str]:
    return case.criterion.id, case.nomination.id


def listed(names: list[str]) -> str:
    """The names in a sentence, not more of them than can be taken in."""
    more = f"… ({len(names)})" if len(names) > _LONGEST_NAMES else ""
    return ", ".join(names[:_LONGEST_NAMES]) + more
