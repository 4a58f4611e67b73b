"""Begins a dossier: the plan, and the few words on the unit that its papers cannot do without."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.plan import Plan
from app.domain.unit import Unit
from app.domain.vietnamese import clean_text, same_name_key
from app.services import dossiers, plans, units
from ui import text
from ui.desk import Desk
from ui.forms.unit_draft import UnitDraft, draft_unit, guess_type
from ui.text import new_dossier as new_dossier_words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.fields import ChoiceField, FieldRows, LinesField, TextField
from ui.widgets.labels import button, label
from ui.widgets.scrolling import unframed

_NOBODY = Unit(id="", name="", type="", letterhead=(), place="", symbol="")
_HEIGHT = 720
"""With this much nothing needs to be scrolled."""


class NewDossierDialog(QDialog):
    """``created`` tells the id of the new dossier. Raises PlanError when no plan can be read at all."""

    created = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(new_dossier_words.NEW_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._plan: Plan | None = None
        self._known = units.default_unit(desk.app)
        self._register = ChoiceField()
        self._choice = ChoiceField()
        self._unit = TextField()
        self._type = ChoiceField()
        self._place = TextField()
        self._superior = TextField()
        self._letterhead = LinesField(2)
        self._symbol = TextField()
        self._title = TextField()
        self._drafted: dict[QWidget, str] = {}
        self._drafted_type = ""
        self._units = tuple(each for each in units.own_units(desk.app) if each.name)
        self._rows = FieldRows()
        self._fill_plans()
        self._build()
        self._choice.currentIndexChanged.connect(self._read_plan)
        self._unit.editingFinished.connect(self._draft)
        self._read_plan()
        self._fill_unit()
        self._register.currentIndexChanged.connect(self._choose_unit)
        self.resize(640, min(_HEIGHT, parent.window().height() - 64))
        self._unit.setFocus()

    def create(self) -> None:
        """Begin the dossier, or say what is still needed and go there."""
        self._draft()
        wrong = self._wrong()
        for field in (self._choice, self._unit, self._type, self._place):
            self._rows.tell(field, wrong.get(field, ""))
        if wrong:
            next(iter(wrong)).setFocus()
            return
        with self._desk.saying_errors():
            made = dossiers.create_dossier(
                self._desk.app, self._choice.chosen(), self._made_unit(), self._title.tidied()
            )
            self.accept()
            self.created.emit(made)

    def _wrong(self) -> dict[QWidget, str]:
        wanted: tuple[tuple[QWidget, str, str], ...] = (
            (
                self._choice,
                self._choice.chosen() if self._plan else "",
                new_dossier_words.NEED_PLAN if self._choice.count() else new_dossier_words.NO_PLANS,
            ),
            (self._unit, self._unit.tidied(), new_dossier_words.NEED_UNIT),
            (self._type, self._type.chosen() if self._type.count() > 1 else "-", new_dossier_words.NEED_UNIT_TYPE),
            (self._place, self._place.tidied(), new_dossier_words.NEED_PLACE),
        )
        return {field: problem for field, value, problem in wanted if not value}

    def _made_unit(self) -> Unit:
        """The unit of the register with what was changed here; a copy where its type is another for this plan.

        Under another name it is another unit: the one of the register belongs to other dossiers too.
        """
        name, type_ = self._unit.tidied(), self._type.chosen()
        draft = draft_unit(name)
        known = self._known or replace(_NOBODY, id=uuid4().hex)
        return replace(
            known,
            id=known.id if known.type in ("", type_) else uuid4().hex,
            name=name,
            type=type_,
            letterhead=self._letterhead.tidied() or (name.upper(),),
            place=self._place.tidied(),
            symbol=self._symbol.tidied(),
            superior_letterhead=known.superior_letterhead if self._known else draft.superior_letterhead,
            body_name=known.body_name or draft.body_name,
            superior=self._superior.tidied(),
        )

    def _choose_unit(self) -> None:
        wanted = self._register.chosen()
        self._known = next((each for each in self._units if each.id == wanted), None)
        self._fill_unit()

    def _fill_unit(self) -> None:
        """What the register knows stands in the fields already; of another unit nothing is known."""
        known = self._known or _NOBODY
        self._unit.setText(known.name)
        self._fill(self._place, known.place)
        self._fill(self._superior, known.superior)
        self._fill(self._symbol, known.symbol)
        self._fill(self._letterhead, "\n".join(known.letterhead))
        self._type.choose(known.type)
        self._drafted_type = known.type

    def _follow_name(self) -> None:
        """The name says which unit it is: one of the register, or another one of which nothing is known."""
        name = same_name_key(self._unit.text())
        if self._known is not None and name in ("", same_name_key(self._known.name)):
            return
        self._known = next((each for each in self._units if name and same_name_key(each.name) == name), None)
        self._register.blockSignals(True)
        self._register.setCurrentIndex(self._register.findData(self._known.id if self._known else ""))
        self._register.blockSignals(False)
        if self._known is not None:
            self._fill_unit()

    def _fill_units(self) -> None:
        for unit in self._units:
            self._register.addItem(unit.name, unit.id)
        self._register.addItem(new_dossier_words.OTHER_UNIT, "")
        self._register.setCurrentIndex(self._register.count() - 1)
        self._register.choose(self._known.id if self._known else "")

    def _fill_plans(self) -> None:
        for pack in plans.list_plans(self._desk.app):
            if not pack.problem:
                self._choice.addItem(
                    new_dossier_words.PLAN_CHOICE.format(title=pack.title, number=pack.number), pack.id
                )

    def _read_plan(self) -> None:
        """The unit types are the plan's."""
        self._plan, chosen = None, self._type.chosen()
        self._type.clear()
        self._type.addItem(new_dossier_words.CHOOSE_UNIT_TYPE, "")
        with self._desk.saying_errors():
            self._plan = plans.open_plan(self._desk.app, self._choice.chosen())
            self._rows.help(self._choice, f"{self._plan.identity.title}. {self._plan.identity.issuer}.")
            for each in self._plan.unit_types:
                if each.may_propose:
                    self._type.addItem(each.title, each.id)
            self._type.choose(chosen)

    def _draft(self) -> None:
        """Fill in what can be guessed from another name than one of the register, where nothing else was typed."""
        self._follow_name()
        if self._known is not None:
            return
        draft = draft_unit(self._unit.text())
        self._offer(self._place, self._place.text(), draft.place)
        self._offer(self._superior, self._superior.text(), "")
        self._offer(self._symbol, self._symbol.text(), draft.symbol)
        self._offer(self._letterhead, self._letterhead.toPlainText(), "\n".join(draft.letterhead))
        self._guess_type(draft)

    def _offer(self, field: QLineEdit | LinesField, now: str, guess: str) -> None:
        if not field.hasFocus() and clean_text(now) in ("", clean_text(self._drafted.get(field, ""))):
            self._fill(field, guess)

    def _fill(self, field: QLineEdit | LinesField, words: str) -> None:
        """Nobody typed them: they may give way to others."""
        self._drafted[field] = words
        if isinstance(field, LinesField):
            field.setPlainText(words)
        else:
            field.setText(words)

    def _guess_type(self, draft: UnitDraft) -> None:
        if self._plan and self._type.chosen() in ("", self._drafted_type):
            self._drafted_type = guess_type(draft.level, self._plan.unit_types)
            self._type.choose(self._drafted_type)

    def _build(self) -> None:
        self._rows.add(new_dossier_words.FIELD_PLAN, self._choice)
        self._fill_units()
        if self._register.count() > 1:
            self._rows.add(new_dossier_words.FIELD_REGISTER, self._register, new_dossier_words.HELP_REGISTER)
        self._rows.add(new_dossier_words.FIELD_UNIT, self._unit, new_dossier_words.HELP_UNIT)
        self._rows.add(new_dossier_words.FIELD_UNIT_TYPE, self._type)
        self._rows.add(new_dossier_words.FIELD_PLACE, self._place, new_dossier_words.HELP_PLACE)
        self._rows.add(new_dossier_words.FIELD_SUPERIOR, self._superior, new_dossier_words.HELP_SUPERIOR)
        self._rows.add(new_dossier_words.FIELD_LETTERHEAD, self._letterhead, new_dossier_words.HELP_LETTERHEAD)
        self._rows.add(new_dossier_words.FIELD_SYMBOL, self._symbol, new_dossier_words.HELP_SYMBOL)
        self._rows.add(new_dossier_words.FIELD_TITLE, self._title, new_dossier_words.HELP_TITLE)
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addLayout(self._rows)
        inside.addStretch()
        area = unframed(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 16)
        column.setSpacing(12)
        column.addWidget(self._panel)
        column.addWidget(label(new_dossier_words.NEW_LEAD, "muted"))
        column.addWidget(area, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        create = button(new_dossier_words.CREATE, "file-plus", primary=True)
        create.setDefault(True)
        create.clicked.connect(self.create)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(create)
        return row
