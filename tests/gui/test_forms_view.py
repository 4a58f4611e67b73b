"""A form shows questions, reads what is typed, and leaves alone the field somebody is in."""

from __future__ import annotations

import time
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.finding import Place
from app.forms.spec import FormField
from tests.gui.forms_here import AnsweringPage, LoosePage, entry, form, go_to, place, strokes, widget
from ui.forms.form_view import FormView
from ui.forms.reading import PAUSE

__all__ = ["form"]

NAME = FormField(place=place("name"), label="Họ và tên", required=True)
BIRTH = FormField(place=place("birth"), label="Ngày sinh", kind="date")
COUNT = FormField(place=place("count"), label="Số cử tri", kind="number", unit="người")


def test_what_is_typed_is_said_a_moment_after_the_last_key(form: FormView, qtbot: QtBot) -> None:
    page = LoosePage(form, NAME)
    strokes(go_to(form, "name"), "Nguyen<<<<<guyễn Va<ăn An ")
    assert page.answers == []
    qtbot.waitUntil(lambda: page.answers == ["Nguyễn Văn An"])
    assert entry(form, "name").editor.typed() == "Nguyễn Văn An "


def test_what_is_typed_without_a_pause_is_said_too(form: FormView, qtbot: QtBot) -> None:
    page = LoosePage(form, NAME)
    field = go_to(form, "name")
    end = time.monotonic() + 10
    while not page.answers and time.monotonic() < end:
        strokes(field, "a")
        qtbot.wait(PAUSE // 4)
    assert page.answers


def test_what_is_typed_is_said_when_the_field_is_left(form: FormView) -> None:
    page = LoosePage(form, NAME, BIRTH)
    strokes(go_to(form, "name"), unicodedata.normalize("NFD", "  Nguyễn  Thị Bé"))
    go_to(form, "birth")
    assert page.answers == ["Nguyễn Thị Bé"]
    assert entry(form, "name").editor.typed() == "Nguyễn Thị Bé"


def test_a_date_is_typed_freely_and_shown_as_it_is_written(form: FormView) -> None:
    page = LoosePage(form, BIRTH, NAME)
    for typed, stored, shown in (("2/9/1985", "1985-09-02", "02/9/1985"), ("9/1985", "1985-09", "9/1985")):
        field = go_to(form, "birth")
        QTest.keySequence(field, "Ctrl+A")
        strokes(field, typed)
        go_to(form, "name")
        assert (page.values[place("birth")], entry(form, "birth").editor.typed()) == (stored, shown)


def test_a_number_is_shown_with_points_and_a_comma_once_left(form: FormView) -> None:
    page = LoosePage(form, COUNT, NAME)
    strokes(go_to(form, "count"), "1234,5")
    go_to(form, "name")
    assert (page.answers, entry(form, "count").editor.typed()) == (["1234.5"], "1.234,5")


def test_what_cannot_be_read_stays_as_typed_and_is_said_under_the_field(form: FormView) -> None:
    page = LoosePage(form, BIRTH, NAME)
    strokes(go_to(form, "birth"), "31/2/2020")
    go_to(form, "name")
    assert page.answers == []
    assert len(page.unread) == 1
    assert entry(form, "birth").problem == page.unread[0]
    assert entry(form, "birth").editor.typed() == "31/2/2020"
    assert page.unread[0] in widget(form, "birth").accessibleDescription()
    page.turn()
    assert entry(form, "birth").editor.typed() == "31/2/2020"


def test_what_could_not_be_read_comes_back_with_its_question(form: FormView) -> None:
    page = LoosePage(form, BIRTH, NAME)
    strokes(go_to(form, "birth"), "31/2/2020")
    page.fields = (NAME,)
    page.turn()
    page.fields = (NAME, BIRTH)
    page.turn()
    assert entry(form, "birth").editor.typed() == "31/2/2020"
    assert entry(form, "birth").problem


def test_the_field_somebody_is_in_keeps_its_text_and_its_place(form: FormView) -> None:
    page = LoosePage(form, NAME)
    field = go_to(form, "name")
    assert isinstance(field, QLineEdit)
    strokes(field, "Nguyễn ")
    page.values[place("name")] = "Ai khác"
    page.turn()
    assert QApplication.focusWidget() is field
    assert field.text() == "Nguyễn "


def test_after_an_undo_the_stored_value_counts_everywhere(form: FormView) -> None:
    page = LoosePage(form, NAME)
    strokes(go_to(form, "name"), "Nguyễn")
    form.commit()
    page.values[place("name")] = None
    page.turn(afresh=True)
    assert entry(form, "name").editor.typed() == ""


def test_undo_is_asked_once_the_field_has_nothing_to_take_back(form: FormView, qtbot: QtBot) -> None:
    LoosePage(form, NAME)
    field = go_to(form, "name")
    strokes(field, "a")
    asked: list[str] = []
    form.undo_asked.connect(lambda: asked.append("undo"))
    form.redo_asked.connect(lambda: asked.append("redo"))
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (entry(form, "name").editor.typed(), asked) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"]
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert entry(form, "name").editor.typed() == "a"
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo", "redo"]


def test_enter_or_tab_from_a_long_text_goes_through_all_fields_as_the_eye_does(form: FormView) -> None:
    page = AnsweringPage(form, "submission")
    page.turn()
    visited: list[Place] = []
    form.entered.connect(visited.append)
    places = form.places()
    focused = go_to(form, places[0])
    for _ in places[1:]:
        several = isinstance(focused, QPlainTextEdit)
        QTest.keyClick(focused, Qt.Key.Key_Tab if several else Qt.Key.Key_Return)
        focused = QApplication.focusWidget()
        assert focused is not None
    assert visited == list(places)


def test_a_condition_adds_a_question_without_touching_the_others(form: FormView) -> None:
    page = AnsweringPage(form, "criteria")
    page.turn()
    where = next(each for each in form.places() if each.field.endswith(".applies"))
    kept = widget(form, where)
    QTest.keyClick(go_to(form, where), Qt.Key.Key_Right)
    assert page.answers == [(where, False)]
    assert widget(form, where) is kept
    assert where in form.places()
    assert len(form.places()) > 0


def test_every_field_of_the_sample_shows_what_is_stored_and_reads_it_back(form: FormView) -> None:
    page = AnsweringPage(form, "general")
    for step in ("general", "nominees", "achievements", "submission"):
        page.turn(step)
        for where in form.places():
            found = entry(form, where)
            found.pending = True
        form.commit()
    assert page.answers == []
    assert page.unread == []
