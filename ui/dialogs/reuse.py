"""Begins a dossier from a former one: under which plan, with which of its nominees."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.services import dossiers, plans, reuse
from ui import text
from ui.desk import Desk
from ui.text import new_dossier as new_words
from ui.text import reuse as words
from ui.text import sentences
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.sheets import button_row
from ui.widgets.tick_list import tick_list


class ReuseDialog(QDialog):
    """``created`` tells the id of the new dossier; ``former`` is the one proposed first, any other may be chosen."""

    created = Signal(str)

    def __init__(self, desk: Desk, former: Snapshot, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._former = former
        self._formers = ChoiceField()
        self._lead = label("", "muted")
        self._rows = FieldRows()
        self._plan = ChoiceField()
        self._list = tick_list()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = TextField()
        self._fill()
        self._build()
        self._show_former()
        self._formers.currentIndexChanged.connect(self._choose_former)
        self.resize(640, min(600, parent.window().height() - 64))
        (self._formers if self._formers.count() > 1 else self._plan).setFocus()

    def create(self) -> None:
        """Begin the dossier."""
        chosen = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in (self._list.item(row) for row in range(self._list.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]
        with self._desk.saying_errors():
            made = reuse.begin_from(
                self._desk.app, self._former.dossier.id, self._plan.chosen(), chosen, self._title.tidied()
            )
            self.accept()
            self.created.emit(made)

    def _fill(self) -> None:
        for pack in plans.list_plans(self._desk.app):
            if not pack.problem:
                self._plan.addItem(new_words.PLAN_CHOICE.format(title=pack.title, number=pack.number), pack.id)
        for card in dossiers.list_dossiers(self._desk.app):
            if not card.sample or card.id == self._former.dossier.id:
                shown = words.FORMER_CHOICE.format(title=card.title, day=sentences.day(card.changed_at.date()))
                self._formers.addItem(shown, card.id)
        self._formers.choose(self._former.dossier.id)

    def _choose_former(self) -> None:
        """One that cannot be read is told, and the one before stays."""
        former = self._former
        with self._desk.saying_errors():
            former = dossiers.open_snapshot(self._desk.app, self._formers.chosen())
        self._former = former
        self._formers.blockSignals(True)
        self._formers.choose(former.dossier.id)
        self._formers.blockSignals(False)
        self._show_former()

    def _show_former(self) -> None:
        self._lead.setText(words.LEAD.format(title=self._former.dossier.title))
        self._plan.choose(self._former.plan.id)
        self._list.clear()
        awards = {each.id: each.name for each in self._former.plan.awards}
        for nomination in self._former.dossier.nominations:
            name = self._former.dossier.nominee_of(nomination).name or text.NO_NAME
            award = awards.get(nomination.award, "")
            item = QListWidgetItem(f"{name} · {award}" if award else name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, nomination.id)
            self._list.addItem(item)
        self._rows.help(self._list, "" if self._list.count() else words.NONE_THERE)

    def _build(self) -> None:
        rows = self._rows
        if self._formers.count() > 1:
            rows.add(words.FORMER, self._formers)
        rows.add(words.PLAN, self._plan)
        rows.add(words.NOMINATIONS, self._list)
        rows.add(words.NAME, self._title, words.NAME_HELP)
        create = button(words.CREATE, "copy-plus", primary=True)
        create.setDefault(True)
        create.clicked.connect(self.create)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(self._lead)
        column.addLayout(rows, 1)
        column.addLayout(button_row(cancel, create))
