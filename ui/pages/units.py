"""The unit's profile, written once; beside it the head and the signature of its papers as they will print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.unit import Signer, Unit
from app.errors import AppError
from app.forms.register_forms import unit_form
from app.services import sample_data, units
from app.services.register_editing import RegisterEditing
from ui import navigation, text
from ui.desk import Desk
from ui.page import Page
from ui.tasks import Job
from ui.text import registers as words
from ui.text import welcome as welcome_words
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import button, label, tool_button
from ui.widgets.notice import Notice
from ui.widgets.register_form import RegisterForm

if TYPE_CHECKING:
    from app.forms.spec import FormSection
    from ui.widgets.pdf_pages import PdfPages

_PAUSE = 300
_WIDE = 1000


class UnitsPage(Page):
    """Shows the unit that was looked at last; :meth:`aim` takes the id of a unit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._types = units.unit_types(desk.app)
        self._choice = ChoiceField()
        self._choice.setAccessibleName(words.UNIT)
        self._choice.currentIndexChanged.connect(self._open)
        self._notice = Notice()
        self._fictional = Notice("warn")
        self._named = ""  # what the unit was called when its suggestions were made
        self._form = RegisterForm(desk, self._sections)
        self._form.changed.connect(self._changed)
        self._pages: PdfPages | None = None
        self._job: Job | None = None
        self._draw = QTimer(self)
        self._draw.setSingleShot(True)
        self._draw.setInterval(_PAUSE)
        self._draw.timeout.connect(self._draw_unit)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._filled())
        self._foot = self._way_on()
        self._build()

    def refresh(self) -> None:
        """List the units as they are now. Raises StorageError."""
        self._form.form.commit()
        self._list(self._choice.chosen())

    def aim(self, target: str) -> None:
        """Show that unit, the keyboard at its first question."""
        self._choice.choose(target)
        if self._unit() and (places := self._form.form.places()):
            self._form.form.focus_place(places[0])

    def rest(self) -> None:
        """Save what is being typed."""
        self._form.form.commit()

    def begin(self) -> None:
        """Ask for the plan, then open the new dossier."""
        from ui.dialogs.new_dossier import NewDossierDialog

        with self._desk.saying_errors():
            self._form.form.commit()
            dialog = NewDossierDialog(self._desk, self)
            dialog.created.connect(lambda made: self._desk.go(navigation.DOSSIER, made))
            dialog.open()

    def add(self) -> None:
        """Begin another unit."""
        with self._desk.saying_errors():
            self._list(units.add_unit(self._desk.app).id)

    def add_signer(self) -> None:
        """One more person who signs."""
        self._form.form.commit()
        if unit := self._unit():
            self._form.change(units.new_signer(unit), words.SIGNER_ADDED)

    def remove_signer(self, signer: Signer) -> None:
        """The person signs no more; the change can be taken back."""
        self._form.form.commit()
        if unit := self._unit():
            kept = tuple(each for each in unit.signers if each.id != signer.id)
            self._form.change(_with_signers(unit, kept), words.SIGNER_REMOVED)

    def trash(self) -> None:
        """Throw the unit away; one press takes it back."""
        unit = self._unit()
        if unit is None:
            return
        with self._desk.saying_errors():
            self._desk.app.units.delete(unit.id)
            self._form.edit(None)
            self._list("")
            said = words.TRASHED.format(name=unit.name or text.NO_NAME)
            self._notice.say(said, words.TAKE_BACK, lambda: self._take_back(unit.id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form itself gets the room."""
        super().resizeEvent(event)
        self._paper.setVisible(self.width() >= _WIDE)

    def _unit(self) -> Unit | None:
        return cast("Unit", self._form.editing.thing) if self._form.editing else None

    def _sections(self, unit: Unit) -> tuple[FormSection, ...]:
        return unit_form(unit, self._types)

    def _list(self, chosen: str) -> None:
        known = sorted(self._desk.app.units.list(), key=self._is_fictional)
        self._choice.blockSignals(True)
        self._choice.clear()
        for each in known:
            self._choice.addItem(each.name or text.NO_NAME, each.id)
        self._choice.choose(chosen)
        self._choice.blockSignals(False)
        self._choice.setVisible(len(known) > 1)
        self._stack.setCurrentIndex(1 if known else 0)
        self._foot.setVisible(bool(known))
        self._open()

    def _open(self) -> None:
        wanted = self._choice.chosen()
        if not wanted:
            return
        with self._desk.saying_errors():
            self._form.edit(RegisterEditing(self._desk.app, self._desk.app.units, wanted))
            self._tell_unit()
            self._draw.start(0)

    def _changed(self) -> None:
        """What the name tells goes on with the name; what was said in other words is never touched."""
        unit = self._unit()
        if unit is None:
            return
        renewed = units.renamed(unit, self._named, self._types)
        self._named = unit.name
        if renewed != unit:
            self._form.change(renewed, words.SUGGESTED, afresh=False)
            return
        self._choice.setItemText(self._choice.currentIndex(), unit.name or text.NO_NAME)
        self._tell_unit()
        self._draw.start()

    def _tell_unit(self) -> None:
        """Whose it is and who signs for it."""
        unit = self._unit()
        self._named = unit.name if unit else ""
        if unit and self._is_fictional(unit):
            self._fictional.say(words.FICTIONAL_UNIT, words.ADD_OWN_UNIT, self.add)
        else:
            self._fictional.hide()
        self._show_signers()

    def _is_fictional(self, unit: Unit) -> bool:
        return sample_data.is_fictional(self._desk.app, unit)

    def _show_signers(self) -> None:
        unit = self._unit()
        self._signers.clear()
        for each in unit.signers if unit else ():
            name = each.name.strip() or text.NO_NAME
            self._signers.addAction(name, lambda each=each: self.remove_signer(each))
        self._remove.setVisible(not self._signers.isEmpty())

    def _draw_unit(self) -> None:
        unit, fonts = self._unit(), self._desk.app.fonts
        if unit is None or not self._paper.isVisible():
            return
        if self._job:
            self._job.abandon()
        from app.services.unit_preview import draw_unit

        self._job = self._desk.runner.start(
            lambda job: draw_unit(fonts, unit), done=self._show_page, failed=self._cannot_draw
        )

    def _show_page(self, pdf: object) -> None:
        if self._pages is None:
            from ui.widgets.pdf_pages import PdfPages

            self._pages = PdfPages()
            self._pages.setAccessibleName(words.PREVIEW)
            self._paper_column.addWidget(self._pages, 1)
        self._problem.hide()
        self._pages.show()
        self._pages.show_pdf(cast(bytes, pdf))

    def _cannot_draw(self, error: AppError) -> None:
        self._problem.setText(f"{words.UNIT_PROBLEM}. {error.message}")
        self._problem.show()
        if self._pages:
            self._pages.hide()

    def _take_back(self, unit_id: str) -> None:
        with self._desk.saying_errors():
            self._desk.app.units.restore(unit_id)
            self._list(unit_id)

    def _empty(self) -> QWidget:
        add = button(words.ADD_UNIT, "plus", primary=True)
        add.clicked.connect(self.add)
        go_on = button(welcome_words.GO_ON, tip=welcome_words.GO_ON_TIP)
        go_on.clicked.connect(lambda: self._desk.go(navigation.WELCOME, ""))
        return EmptyState("landmark", words.NO_UNIT, words.NO_UNIT_WORDS, (go_on, add))

    def _filled(self) -> QWidget:
        self._signers = QMenu(self)
        add_signer = button(words.ADD_SIGNER, "user-plus")
        add_signer.clicked.connect(self.add_signer)
        self._remove = button(words.REMOVE_SIGNER)
        self._remove.setMenu(self._signers)
        self._form.head.insertWidget(0, add_signer)
        self._form.head.insertWidget(1, self._remove)
        self._paper = QFrame()
        self._paper.setProperty("role", "card")
        self._paper_column = QVBoxLayout(self._paper)
        self._paper_column.setContentsMargins(12, 10, 12, 12)
        self._paper_column.addWidget(label(words.PREVIEW, "muted"))
        self._problem = label("", tone="warn")
        self._problem.hide()
        self._paper_column.addWidget(self._problem)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._form, 5)
        row.addWidget(self._paper, 4)
        return filled

    def _build(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.UNIT, "title"))
        said.addWidget(label(words.UNITS_LEAD, "muted"))
        add = button(words.ADD_UNIT, "plus")
        add.clicked.connect(self.add)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(said, 1)
        head.addWidget(self._choice, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(tool_button("trash-2", words.TO_TRASH, self.trash), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self._fictional)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _way_on(self) -> QWidget:
        """Who came here from the first questions came for a dossier."""
        begin = button(words.BEGIN_DOSSIER, "plus", primary=True)
        begin.clicked.connect(self.begin)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(words.UNIT_DONE, "muted"), 1)
        row.addWidget(begin)
        return foot


def _with_signers(unit: Unit, signers: tuple[Signer, ...]) -> Unit:
    return replace(unit, signers=signers)
