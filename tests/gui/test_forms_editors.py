"""Each kind of question has an editor that gives back what was put in it, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.plan import Option
from app.domain.vietnamese import clean_lines, clean_text
from app.forms.answers import read_answer
from app.forms.questions import YES_NO
from app.forms.spec import FormField
from tests.gui.forms_here import LoosePage, entry, form, go_to, place, strokes, widget
from tests.gui.test_fields import scrolled_by
from ui.forms.choices import ChoicesEditor
from ui.forms.editors import LongTextEditor, widget_of
from ui.forms.form_row import editor_for
from ui.forms.form_view import FormView

__all__ = ["form"]

THINGS = tuple(Option(id=f"t{number}", title=title) for number, title in enumerate(("Thôn Đông", "Đoàn xã", "Hội cũ")))
MANY = tuple(Option(id=f"m{number}", title=f"Mục {number}") for number in range(20))
NAME = FormField(place=place("name"), label="Tên")
TEXT = FormField(place=place("text"), label="Nhận xét", kind="long_text")
MET = FormField(place=place("met"), label="Đạt chưa?", kind="yes_no", options=YES_NO)
ONE = FormField(place=place("one"), label="Loại", kind="choice", options=THINGS)
SOME = FormField(place=place("some"), label="Minh chứng", kind="choices", options=THINGS)
ALL = (NAME, TEXT, MET, ONE, SOME)


@pytest.fixture
def page(form: FormView) -> LoosePage:
    return LoosePage(form, *ALL)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def test_yes_and_no_are_chosen_by_arrows_and_taken_back_by_delete(form: FormView, page: LoosePage) -> None:
    go_to(form, "met")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    assert page.answers == [True, False, None]


def test_a_choice_says_none_until_one_is_chosen(form: FormView, page: LoosePage) -> None:
    box = go_to(form, "one")
    assert entry(form, "one").editor.typed() == ""
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Home)
    assert page.answers == ["t0", "t1", None]
    assert isinstance(box, QComboBox)


def test_a_choice_that_is_no_longer_offered_stays_shown(form: FormView, page: LoosePage) -> None:
    page.values[place("one")] = "mất"
    page.turn()
    assert entry(form, "one").editor.typed() == "mất"
    assert "mất" in widget(form, "one").currentText()  # pyright: ignore[reportAttributeAccessIssue]


def test_a_long_choice_is_found_by_typing_without_accents(form: FormView) -> None:
    options = (*MANY, Option(id="d", title="Ủy ban Đoàn kết"))
    page = LoosePage(form, FormField(place=place("one"), label="Loại", kind="choice", options=options))
    go_to(form, "one")
    press(Qt.Key.Key_D)
    assert page.answers == ["d"]


def test_choices_are_ticked_by_the_space_bar_and_keep_the_order_they_came_in(form: FormView, page: LoosePage) -> None:
    page.values[place("some")] = ("t2",)
    page.turn()
    go_to(form, "some")
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Space)
    assert page.answers == [("t2", "t0")]


def test_a_choice_that_is_lost_can_still_be_unticked(form: FormView, page: LoosePage) -> None:
    page.values[place("some")] = ("t0", "mất")
    page.turn()
    assert entry(form, "some").editor.typed() == ("t0", "mất")
    go_to(form, "some")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Space)
    assert page.answers == [("t0",)]


def test_a_long_list_is_searched_without_losing_what_is_ticked(form: FormView) -> None:
    page = LoosePage(form, FormField(place=place("some"), label="Minh chứng", kind="rows", options=MANY))
    page.values[place("some")] = ("m3",)
    page.turn()
    editor = entry(form, "some").editor
    assert isinstance(editor, ChoicesEditor)
    search, listed = editor.findChild(QLineEdit), editor.findChild(QListWidget)
    assert search is not None
    assert listed is not None
    search.setFocus()
    strokes(search, "muc 17")
    assert [listed.item(row).text() for row in range(20) if not listed.item(row).isHidden()] == ["Mục 17"]
    assert editor.typed() == ("m3",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("held", ["NoModifier", "ShiftModifier", "ControlModifier"])
def test_enter_begins_a_line_in_a_field_of_several_and_tab_leaves_it(
    form: FormView, page: LoosePage, key: Qt.Key, held: str
) -> None:
    box = go_to(form, "text")
    strokes(box, "một")
    press(key, Qt.KeyboardModifier[held])
    strokes(box, "hai")
    assert QApplication.focusWidget() is box
    press(Qt.Key.Key_Tab)
    assert page.answers == ["một\nhai"]
    assert QApplication.focusWidget() is not box


def test_a_long_text_grows_with_its_lines_up_to_a_limit(qtbot: QtBot) -> None:
    box = LongTextEditor(TEXT)
    qtbot.addWidget(box)
    box.resize(300, 50)
    box.show()
    heights = []
    for lines in (1, 6, 100):
        box.show_value("\n".join(["dòng"] * lines))
        heights.append(box.height())
    assert heights[0] < heights[1] < heights[2] < 400


def test_telex_strokes_arrive_in_a_long_text_as_they_are_sent(form: FormView, page: LoosePage) -> None:
    box = go_to(form, "text")
    strokes(box, "  Thi d<đua<<<đua  yêu nuo<<ươ<<ước ")
    assert entry(form, "text").editor.typed() == "  Thi đua  yêu nước "
    go_to(form, "name")
    assert page.answers == ["Thi đua yêu nước"]


def test_a_look_at_another_program_leaves_the_text_alone(form: FormView, page: LoosePage, qtbot: QtBot) -> None:
    strokes(go_to(form, "name"), "Xã ")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert entry(form, "name").editor.typed() == "Xã "
    assert page.answers == ["Xã"]


@pytest.mark.parametrize("name", ["text", "one", "some"])
def test_the_wheel_changes_nothing_nobody_is_in(form: FormView, page: LoosePage, name: str) -> None:
    page.values[place("one")] = "t0"
    page.turn()
    before = entry(form, name).editor.typed()
    scrolled_by(widget(form, name))
    assert entry(form, name).editor.typed() == before
    assert page.answers == []


def test_every_editor_has_the_name_of_its_question(form: FormView, page: LoosePage) -> None:
    for each in ALL:
        named = [widget(form, each.place.field), *widget(form, each.place.field).findChildren(QWidget)]
        assert any(each.label in shown.accessibleName() for shown in named)


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_text_that_is_pasted_comes_back_the_same(form: FormView, text: str) -> None:
    for field, clean in ((NAME, clean_text), (TEXT, clean_lines)):
        page = LoosePage(form, field)
        box = go_to(form, field.place)
        QGuiApplication.clipboard().setText(text.replace("\x00", ""))
        QTest.keySequence(box, "Ctrl+V")
        form.commit()
        assert isinstance(box, QLineEdit | QPlainTextEdit)
        assert (page.values.get(field.place) or "") == clean(QGuiApplication.clipboard().text())
        page.fields = ()
        page.turn()


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_stored_text_is_shown_and_read_back_the_same(qtbot: QtBot, text: str) -> None:
    for field, stored in ((NAME, clean_text(text) or None), (TEXT, clean_lines(text) or None)):
        editor = editor_for(field)
        editor.show_value(stored)
        assert read_answer(field, editor.typed()) == stored
        widget_of(editor).deleteLater()


def lines_of(form: FormView, name: str = "some") -> QListWidget:
    listed = widget(form, name).findChild(QListWidget)
    assert listed is not None
    return listed


def test_a_press_on_the_name_or_on_the_square_ticks_once(form: FormView, page: LoosePage, qtbot: QtBot) -> None:
    listed = lines_of(form)
    line = listed.visualItemRect(listed.item(1))
    left = Qt.MouseButton.LeftButton
    for press_at, ticked in ((line.center(), ("t1",)), (line.topLeft() + QPoint(14, line.height() // 2), ())):
        QTest.mouseClick(listed.viewport(), left, pos=press_at)
        assert entry(form, "some").editor.typed() == ticked


def test_the_wheel_scrolls_a_long_list_and_ticks_nothing(form: FormView) -> None:
    LoosePage(form, FormField(place=place("some"), label="Minh chứng", kind="rows", options=MANY))
    listed = lines_of(form)
    assert scrolled_by(listed.viewport())
    assert listed.verticalScrollBar().value() > 0
    assert entry(form, "some").editor.typed() == ()


def test_choices_that_begin_alike_are_told_apart_where_there_is_little_room(form: FormView) -> None:
    alike = tuple(
        Option(id=each, title=f"Thành viên Ban Chỉ đạo công tác bầu cử đại biểu các cấp của {each}") for each in "ABC"
    )
    LoosePage(form, FormField(place=place("some"), label="Vai trò", kind="choices", options=alike))
    form.resize(420, 600)
    QApplication.processEvents()
    listed = lines_of(form)
    line = listed.fontMetrics().lineSpacing()
    rows = [listed.visualItemRect(listed.item(row)) for row in range(3)]
    assert all(each.height() >= 2 * line for each in rows)
    assert rows[-1].bottom() <= listed.viewport().height()
