"""The first page of a new installation: which unit, who signs, in which office; then on to the unit's profile."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services import samples, settings, units
from ui import navigation
from ui.desk import Desk
from ui.page import Page
from ui.text import welcome as words
from ui.widgets.fields import FieldRows, TextField
from ui.widgets.labels import button, label
from ui.widgets.scrolling import unframed

_WIDTH = 640
_PAUSE = 400


class WelcomePage(Page):
    """Asks once, and keeps what is typed; whoever passes it over finds the same questions on the page of the unit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._types = units.unit_types(desk.app)
        self._unit = TextField()
        self._signer = TextField()
        self._position = TextField()
        self._rows = FieldRows()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE)
        self._typed.timeout.connect(self._keep)
        self._build()
        with desk.saying_errors():
            self._show_draft(settings.read(desk.app, settings.WELCOME_DRAFT))
        for field in self._lines().values():
            field.textChanged.connect(self._wait)

    def take_focus(self) -> None:
        """Let the keyboard start at the first question."""
        self._unit.setFocus()

    def refresh(self) -> None:
        """Let the keyboard go on at the first question that has no answer."""
        fields = (*self._lines().values(),)
        next((each for each in fields if not each.text()), self._unit).setFocus()

    def rest(self) -> None:
        """Keep what was typed last."""
        if self._typed.isActive():
            self._keep()

    def start(self) -> None:
        """Keep the answers and open the unit's profile, which asks the rest; a name is all that is needed."""
        name = self._unit.tidied()
        self._rows.tell(self._unit, "" if name else words.NEED_UNIT)
        if not name:
            self._unit.setFocus()
            return
        with self._desk.saying_errors():
            app = self._desk.app
            with app.database.transaction():
                unit = units.add_unit(app, name, units.guess_type(name, self._types))
                if self._signer.tidied() or self._position.tidied():
                    app.units.save(units.new_signer(unit, self._signer.tidied(), self._position.tidied()))
                settings.write(app, settings.DEFAULT_UNIT, unit.id)
                settings.write(app, settings.WELCOMED, True)
                self._forget()
            self._desk.go(navigation.UNITS, unit.id)

    def pass_over(self) -> None:
        """Not now."""
        with self._desk.saying_errors():
            settings.write(self._desk.app, settings.WELCOMED, True)
            self._desk.go(navigation.HOME, "")

    def open_sample(self) -> None:
        """Look at a finished dossier first; the questions come again at the next start."""
        self._desk.panel.close_panel()
        self._desk.start(lambda app, _: samples.add_sample(app), done=self._open)

    def _open(self, dossier_id: object) -> None:
        self._desk.go(navigation.DOSSIER, cast("str", dossier_id))

    def _lines(self) -> dict[str, TextField]:
        return {"unit": self._unit, "signer": self._signer, "position": self._position}

    def _show_draft(self, draft: dict[str, str]) -> None:
        for name, field in self._lines().items():
            field.setText(draft.get(name, ""))

    def _wait(self) -> None:
        self._typed.start()

    def _keep(self) -> None:
        self._typed.stop()
        typed = {name: field.text() for name, field in self._lines().items()}
        with self._desk.saying_errors():
            settings.write(self._desk.app, settings.WELCOME_DRAFT, {name: each for name, each in typed.items() if each})

    def _forget(self) -> None:
        """The answers are taken over; nothing is left to go on with."""
        self._typed.stop()
        settings.write(self._desk.app, settings.WELCOME_DRAFT, {})

    def _build(self) -> None:
        self._rows.add(words.UNIT, self._unit, words.UNIT_HELP)
        self._rows.add(words.SIGNER, self._signer, words.SIGNER_HELP)
        self._rows.add(words.POSITION, self._position, words.POSITION_HELP)
        self._unit.returnPressed.connect(self._signer.setFocus)
        self._signer.returnPressed.connect(self._position.setFocus)
        self._position.returnPressed.connect(self.start)
        card = QFrame()
        card.setProperty("role", "card")
        card.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(26, 22, 26, 22)
        inside.setSpacing(14)
        inside.addWidget(label(words.TITLE, "title"))
        inside.addWidget(label(words.LEAD, "muted"))
        inside.addLayout(self._rows)
        inside.addLayout(self._buttons())
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        middle = QHBoxLayout(sheet)
        middle.addStretch(1)
        middle.addWidget(card, 20, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        area = unframed(sheet)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 14)
        page.addWidget(area, 1)

    def _buttons(self) -> QHBoxLayout:
        start = button(words.START, primary=True)
        start.clicked.connect(self.start)
        later, sample = button(words.LATER), button(words.SAMPLE, "eye")
        later.clicked.connect(self.pass_over)
        sample.clicked.connect(self.open_sample)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(sample)
        row.addStretch()
        row.addWidget(later)
        row.addWidget(start)
        return row
