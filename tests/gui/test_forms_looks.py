"""Forms have room for their words at every size, and the keyboard goes through them as the eye does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.finding import Place
from app.forms.spec import FormField, StepId
from tests.gui.forms_here import AnsweringPage, LoosePage, entry, form, go_to, place, widget
from tests.gui.windows import clipped, free_deleted, outside
from ui.forms.form_view import FormView

__all__ = ["form"]


def everything_built(form: FormView) -> None:
    """Scroll through the whole form, as a reader does."""
    bar = form._scroll.verticalScrollBar()
    for _ in range(400):
        QCoreApplication.processEvents()
        if not form._rows._later.isActive():
            if bar.value() >= bar.maximum():
                return
            bar.setValue(bar.value() + form._scroll.viewport().height())
    raise AssertionError("the form never ends")


@pytest.mark.parametrize("width", [380, 560, 900])
@pytest.mark.parametrize("step", ["general", "submission"])
def test_no_word_of_a_form_is_cut_off(form: FormView, step: StepId, width: int) -> None:
    form.resize(width, 600)
    AnsweringPage(form, step).turn()
    everything_built(form)
    assert clipped(form) == []
    assert outside(form) == []


def test_tab_goes_through_the_fields_in_the_order_of_the_eye(form: FormView) -> None:
    page = AnsweringPage(form, "submission")
    page.turn()
    everything_built(form)
    visited: list[Place] = []
    form.entered.connect(visited.append)
    go_to(form, form.places()[0])
    for _ in range(3 * len(form.places())):
        if len(visited) == len(form.places()):
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == list(form.places())


def test_a_row_put_in_between_takes_its_turn(form: FormView) -> None:
    first, between, last = (FormField(place=place(name), label=name) for name in ("a", "b", "c"))
    page = LoosePage(form, first, last)
    page.fields = (first, between, last)
    page.turn()
    focused = go_to(form, "a")
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is widget(form, "b")
    assert (
        widget(form, "b").mapTo(form, widget(form, "b").rect().topLeft()).y()
        < widget(form, "c").mapTo(form, widget(form, "c").rect().topLeft()).y()
    )


def test_a_jump_far_down_makes_only_what_is_there(form: FormView) -> None:
    page = AnsweringPage(form, "criteria")
    page.turn()
    last = form.places()[-1]
    focused = go_to(form, last)
    QCoreApplication.processEvents()
    top = focused.mapTo(form, focused.rect().topLeft()).y()
    assert 0 <= top < form.height()
    assert len(form._rows.entries()) < len(form.places()) / 2


def test_what_is_in_sight_stays_in_its_place_when_rows_above_are_made(form: FormView) -> None:
    page = AnsweringPage(form, "criteria")
    page.turn()
    focused = go_to(form, form.places()[-20])
    tops: list[int] = []
    for _ in range(200):
        QCoreApplication.processEvents()
        tops.append(focused.mapTo(form, focused.rect().topLeft()).y())
        if not form._rows._later.isActive():
            break
    assert all(0 <= top < form.height() for top in tops)


def test_a_letter_with_alt_leads_to_its_field(form: FormView) -> None:
    LoosePage(
        form,
        FormField(place=place("a"), label="Họ & tên"),
        FormField(place=place("b"), label="Địa chỉ", required=True),
        FormField(place=place("c"), label="Họ khác"),
    )
    shown = {each.buddy(): each.text() for each in form.findChildren(QLabel) if each.buddy()}
    marked = {form_text.partition("&")[2][:1].casefold() for form_text in shown.values()}
    assert len(marked) == 3
    assert shown[widget(form, "a")] == "&Họ && tên"
    go_to(form, "a")
    QTest.keyClick(form, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is widget(form, "b")


def test_what_is_required_is_said_in_words(form: FormView) -> None:
    LoosePage(form, FormField(place=place("a"), label="Tên", required=True))
    assert any("bắt\N{NO-BREAK SPACE}buộc" in each.text() for each in form.findChildren(QLabel))


def test_a_figure_stands_with_its_source_and_its_day(form: FormView) -> None:
    page = AnsweringPage(form, "general")
    page.turn()
    source = next(each for each in form.places() if each.field.endswith(".source"))
    rows = {entry(form, Place(part="dossier", field=name)).row for name in (source.field, source.field[:-7])}
    assert len(rows) == 1


def test_a_form_is_freed_with_its_window_and_hears_no_more_of_the_keyboard(form: FormView, qtbot: QtBot) -> None:
    other = FormView()
    page = AnsweringPage(other, "general")
    page.turn()
    other.show()
    everything_built(other)
    freed: list[bool] = []
    other.destroyed.connect(lambda: freed.append(True))
    other.close()
    other.deleteLater()
    free_deleted()
    assert freed == [True]
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    LoosePage(form, FormField(place=place("a"), label="Tên"))
    go_to(form, "a")


FUNDS = FormField(place=place("funds"), label="Kinh phí", kind="money", sourced=True)
SOURCE = FormField(place=place("funds.source"), label="Kinh phí: nguồn")
AS_OF = FormField(place=place("funds.as_of"), label="Kinh phí: tính đến", kind="date")


@pytest.mark.parametrize("width", [380, 460, 519, 530, 600, 800])
def test_a_source_has_room_for_the_name_of_a_paper_and_nothing_slides_sideways(
    form: FormView, qtbot: QtBot, width: int
) -> None:
    LoosePage(form, FUNDS, SOURCE, AS_OF)
    form.resize(width, 600)
    qtbot.waitUntil(lambda: form._sheet.width() == form._scroll.viewport().width() == width)
    qtbot.waitUntil(lambda: widget(form, "funds.source").width() >= 150)
