"""A calm line beside a form: the register has somebody of that name already. What is to become of it, a press says."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.alike import Double
from app.domain.nominee import Nominee
from app.services import nominees
from ui.desk import Desk
from ui.tasks import Job
from ui.text import registers as words
from ui.theme import TONES
from ui.widgets.labels import button, label, picture

_PAUSE = 400
"""Milliseconds without another change before the register is looked through."""


class KnownHint(QFrame):
    """``used`` asks to take the entry of the register in the place of the one that is watched.

    ``appeared`` says that it takes room now.
    """

    used = Signal(object)
    appeared = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._watched: Nominee | None = None
        self._apart_from: frozenset[str] = frozenset()
        self._found: list[Double] = []
        self._job: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look)
        self._words = label()
        self._use = button(words.USE_KNOWN, tip=words.USE_KNOWN_TIP)
        self._use.clicked.connect(self._take)
        self._apart = button(words.KNOWN_APART, tip=words.KNOWN_APART_TIP)
        self._apart.clicked.connect(self._keep_apart)
        self.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(picture("users", TONES["note"][0]))
        row.addWidget(self._words, 1)
        row.addWidget(self._use)
        row.addWidget(self._apart)
        self.hide()

    def watch(self, nominee: Nominee | None, without: Collection[str] = ()) -> None:
        """Look for this one in the register when the typing pauses; those with the ids ``without`` are no news."""
        former, self._watched, self._apart_from = self._watched, nominee, frozenset(without)
        if _told_apart_by(former) == _told_apart_by(nominee):
            return
        if former is None or nominee is None or former.id != nominee.id:
            self._found = []
            self._show()
        if nominee is not None and nominee.name.strip():
            self._later.start()
        else:
            self._tell(())

    def _look(self) -> None:
        nominee = self._watched
        if self._job:
            self._job.abandon()
        if nominee is not None:
            self._job = self._desk.start(lambda app, _: nominees.doubles_of(app, nominee), done=self._tell)

    def _tell(self, found: object) -> None:
        doubles = cast("tuple[Double, ...]", found)
        mine = self._watched.id if self._watched else ""
        self._found = [each for each in doubles if each.one.id == mine and each.other.id not in self._apart_from]
        self._show()

    def _show(self) -> None:
        if self._found:
            double = self._found[0]
            self._words.setText(words.KNOWN.format(who=_who(double.other)))
            self._words.setToolTip(words.WHY[double.why])
        appears = bool(self._found) and self.isHidden()
        self.setVisible(bool(self._found))
        if appears:
            self.appeared.emit()

    def _take(self) -> None:
        known = self._found[0].other
        self._found = []
        self._show()
        self.used.emit(known)

    def _keep_apart(self) -> None:
        double = self._found.pop(0)
        with self._desk.saying_errors():
            nominees.keep_apart(self._desk.app, double.one.id, double.other.id)
        self._show()


def _told_apart_by(nominee: Nominee | None) -> tuple[object, ...]:
    """What somebody is recognised by."""
    return (
        (nominee.id, nominee.kind, nominee.name, nominee.birth, nominee.founded, nominee.workplace) if nominee else ()
    )


def _who(nominee: Nominee) -> str:
    since = nominee.birth if nominee.is_person else nominee.founded
    born = words.KNOWN_BORN if nominee.is_person else words.KNOWN_FOUNDED
    facts = (born.format(day=since.as_written()) if since else "", nominee.position or nominee.workplace)
    about = ", ".join(part for part in facts if part)
    return f"{nominee.name} ({about})" if about else nominee.name
