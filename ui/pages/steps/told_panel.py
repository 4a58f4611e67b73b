"""Which achievements one summary tells: the list, and the form of the chosen one under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Nomination, Snapshot
from app.forms.achievement_questions import achievement_sections
from app.forms.spec import FormSection
from app.services import citations
from ui.pages.steps.storing_form import StoringForm
from ui.text import achievements as words
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button, label, tool_button
from ui.widgets.notice import Notice
from ui.widgets.told_list import ToldList

_LEAST_LIST = 44


class ToldPanel(QWidget):
    """Asks for what its buttons say: ``picking``, ``adding``, ``sorting``, ``sharing``; the list asks for the rest."""

    picking = Signal()
    sharing = Signal()
    adding = Signal()
    sorting = Signal()

    def __init__(self, form: StoringForm) -> None:
        super().__init__()
        self.form = form
        self._snapshot: Snapshot | None = None
        self._shown = ""
        self.list = ToldList()
        self.list.setMinimumHeight(_LEAST_LIST)
        self.list.turned.connect(self._show_chosen)
        self._lead = label("", "muted", wrap=False)
        self.share = button("", "users", tip=words.SHARE_TIP)
        self.share.clicked.connect(self.sharing)
        self._why = label("", "small")
        self.notice = Notice()
        self._by_date = button(words.BY_DATE, "calendar-days")
        self._by_date.clicked.connect(self.sorting)
        self._tools = tuple(
            tool_button(icon, name, act)
            for icon, name, act in (
                ("arrow-up", words.MOVE_UP, lambda: self.list.moved.emit(-1)),
                ("arrow-down", words.MOVE_DOWN, lambda: self.list.moved.emit(1)),
                ("trash-2", words.DROP, self.list.dropped.emit),
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("award", words.NOTHING_TOLD, words.NOTHING_TOLD_WORDS))
        self._stack.addWidget(self._parts())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._buttons())
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)

    def show_case(self, snapshot: Snapshot, nomination: Nomination) -> None:
        """Show what that summary tells now; the chosen achievement stays chosen."""
        if self._shown != nomination.id:
            self.notice.hide()
        self._snapshot, self._shown = snapshot, nomination.id
        told = citations.told(snapshot, nomination)
        self.list.show_told(told)
        order = words.TOLD_BY_HAND if nomination.arranged else words.TOLD_BY_DATE
        self._lead.setText(f"{words.TOLD_COUNT.format(count=len(told))}, {order}")
        self._by_date.setVisible(nomination.arranged)
        for each in self._tools[:2]:
            each.setEnabled(len(told) > 1)
        self._stack.setCurrentIndex(1 if told else 0)
        self._show_form()

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus()

    def _show_chosen(self) -> None:
        self.form.commit()
        self._show_form()

    def _show_form(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._show_share(snapshot)
        sections = tuple(each for each in achievement_sections(snapshot) if self._is_of_chosen(each))
        self.form.show_questions(sections, snapshot)

    def _show_share(self, snapshot: Snapshot) -> None:
        """The button is always there; where it can do nothing it says why."""
        chosen = self.list.chosen()
        others = len(citations.uncited(snapshot.dossier, chosen))
        part = any(each.participants for each in snapshot.dossier.achievements if each.id == chosen)
        if not others and self.share.hasFocus():
            self.list.setFocus()
        self.share.setText(words.SHARE.format(count=others) if others else words.SHARE_NOBODY)
        self.share.setEnabled(bool(others))
        self._why.setText("" if others else words.SHARE_ALL_WHY if part else words.SHARE_NOBODY_WHY)

    def _is_of_chosen(self, section: FormSection) -> bool:
        place = section.fields[0].place
        return place.part == "achievement" and place.id == self.list.chosen()

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(8, 8)
        row.setLayout(flow)
        pick = button(words.CITE, "scroll-text", tip=words.CITE_TIP)
        pick.clicked.connect(self.picking)
        add = button(words.CITE_NEW, "plus")
        add.clicked.connect(self.adding)
        for each in (pick, add, self._by_date):
            flow.addWidget(each)
        return row

    def _parts(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._lead)
        head.addStretch()
        for each in self._tools:
            head.addWidget(each)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        share = QHBoxLayout()
        share.setSpacing(8)
        share.addWidget(self.share)
        share.addWidget(self._why, 1)
        column.addLayout(share)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(10)
        parts.addWidget(above)
        parts.addWidget(self.form)
        above.setMinimumHeight(90)
        self.form.setMinimumHeight(80)
        parts.setStretchFactor(1, 1)
        parts.setSizes([170, 320])
        return parts
