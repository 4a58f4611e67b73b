"""Brings a dossier under another plan, after saying what that means for what was answered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.services import plan_change, plans
from app.services.plan_change import PlanChange
from ui import text
from ui.desk import Desk
from ui.text import new_dossier as new_words
from ui.text import reuse as words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows
from ui.widgets.labels import button, label
from ui.widgets.scrolling import unframed
from ui.widgets.sheets import button_row

_SHOWN = 12


class PlanChangeDialog(QDialog):
    """``changed`` tells the number of the plan the dossier is under now."""

    changed = Signal(str)

    def __init__(self, desk: Desk, dossier_id: str, plan_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.CHANGE_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._dossier_id = dossier_id
        self._change: PlanChange | None = None
        self._plan = ChoiceField()
        self._meaning = label()
        self._do = button(words.CHANGE, "repeat", primary=True)
        self._do.clicked.connect(self.change)
        self._fill(plan_id)
        self._build()
        self._plan.currentIndexChanged.connect(self._foresee)
        self._foresee()
        self.resize(620, min(520, parent.window().height() - 64))
        self._plan.setFocus()

    def change(self) -> None:
        """Do it."""
        change = self._change
        if change is None:
            return
        with self._desk.saying_errors():
            plan_change.change_plan(self._desk.app, self._dossier_id, change.plan.id)
            self.accept()
            self.changed.emit(change.plan.identity.number)

    def _fill(self, plan_id: str) -> None:
        """The other plans first: they are what somebody comes for."""
        packs = [each for each in plans.list_plans(self._desk.app) if not each.problem]
        for pack in sorted(packs, key=lambda each: each.id == plan_id):
            name = new_words.PLAN_CHOICE.format(title=pack.title, number=pack.number)
            self._plan.addItem(f"{name} ({words.SAME_PLAN})" if pack.id == plan_id else name, pack.id)

    def _foresee(self) -> None:
        self._change = None
        with self._desk.saying_errors():
            self._change = plan_change.foresee(self._desk.app, self._dossier_id, self._plan.chosen())
            self._meaning.setText("\n".join(_lines(self._change)))
        self._do.setEnabled(self._change is not None)

    def _build(self) -> None:
        rows = FieldRows()
        rows.add(new_words.FIELD_PLAN, self._plan)
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addWidget(self._meaning)
        inside.addStretch()
        area = unframed(sheet)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(label(words.CHANGE_LEAD, "muted"))
        column.addLayout(rows)
        column.addWidget(area, 1)
        column.addLayout(button_row(cancel, self._do))


def _lines(change: PlanChange) -> list[str]:
    lines = [words.CARRIED.format(count=change.carried) if change.carried else words.NOTHING_CARRIED]
    for heading, items in ((words.AGAIN, change.again), (words.KEPT, change.kept)):
        if items:
            lines += ["", heading, *(f"•  {each}" for each in items[:_SHOWN])]
            if len(items) > _SHOWN:
                lines.append(words.MORE.format(count=len(items) - _SHOWN))
    return lines
