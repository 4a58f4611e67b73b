"""A form on the screen for tests, on a dossier that keeps what is answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.achievement import Value
from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.answers import put_answer, stored_answer
from app.forms.spec import FormField, FormSection, StepId
from app.forms.steps import form_step
from app.paths import Paths
from tests.helpers.dossier_builder import sample
from ui.forms.editors import widget_of
from ui.forms.form_row import Entry
from ui.forms.form_view import FormView
from ui.main import dress, make_application


class AnsweringPage:
    """What a page does: stores each answer in its dossier and shows the questions that follow from it."""

    def __init__(self, form: FormView, step: StepId, snapshot: Snapshot | None = None) -> None:
        self.form, self.snapshot = form, snapshot or sample()
        self.step: StepId = step
        self.answers: list[tuple[Place, Value]] = []
        self.unread: list[tuple[Place, str]] = []
        form.answered.connect(self._answered)
        form.unreadable.connect(lambda field, problem: self.unread.append((field.place, problem)))

    def turn(self, step: StepId | None = None, *, afresh: bool = False) -> None:
        self.step = step or self.step
        sections = form_step(self.snapshot, self.step).sections
        self.form.show_sections(sections, lambda place: stored_answer(self.snapshot.dossier, place), afresh=afresh)

    def _answered(self, field: FormField, value: Value) -> None:
        self.answers.append((field.place, value))
        self.snapshot = Snapshot(plan=self.snapshot.plan, dossier=put_answer(self.snapshot.dossier, field, value))
        self.turn()


class LoosePage:
    """A form of a few questions of a test's own; what is answered is kept by place."""

    def __init__(self, form: FormView, *fields: FormField, title: str = "Thử") -> None:
        self.form = form
        self.fields = fields
        self.title = title
        self.values: dict[Place, Value] = {}
        self.answers: list[Value] = []
        self.unread: list[str] = []
        form.answered.connect(self._answered)
        form.unreadable.connect(lambda _, problem: self.unread.append(problem))
        self.turn()

    def turn(self, *, afresh: bool = False) -> None:
        sections = (FormSection(title=self.title, fields=self.fields),) if self.fields else ()
        self.form.show_sections(sections, self.values.get, afresh=afresh)

    def _answered(self, field: FormField, value: Value) -> None:
        self.answers.append(value)
        self.values[field.place] = value
        self.turn()


@pytest.fixture
def form(qtbot: QtBot, paths: Paths) -> FormView:
    """An empty form in the active window."""
    dress(make_application(), paths)
    view = FormView()
    qtbot.addWidget(view)
    view.resize(760, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def place(name: str) -> Place:
    return Place(part="dossier", field=name)


def entry(form: FormView, where: Place | str) -> Entry:
    found = form._rows.entry(place(where) if isinstance(where, str) else where)
    assert found is not None
    return found


def widget(form: FormView, where: Place | str) -> QWidget:
    return widget_of(entry(form, where).editor)


def go_to(form: FormView, where: Place | str) -> QWidget:
    """Put the keyboard in the field; the widget that has it."""
    assert form.focus_place(place(where) if isinstance(where, str) else where)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def strokes(target: QWidget, text: str) -> None:
    """What an input method sends: ``<`` is a backspace, every other letter itself."""
    for letter in text:
        if letter == "<":
            QTest.keyClick(target, Qt.Key.Key_Backspace)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
