"""The table editor works as a spreadsheet does, keeps what is typed wrong, and pastes what Excel copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.plan import Column
from app.domain.vietnamese import clean_text
from app.forms.spec import FormField
from app.paths import Paths
from tests.gui.forms_here import AnsweringPage, LoosePage, entry, form, go_to, place, strokes
from ui.forms.form_view import FormView
from ui.forms.table_editor import TableEditor
from ui.forms.table_text import read_block, without_heading, write_block
from ui.main import dress, make_application
from ui.text import forms as words

__all__ = ["form"]

COLUMNS = (
    Column(id="name", title="Khu vực"),
    Column(id="voters", title="Số cử tri", kind="integer"),
    Column(id="day", title="Ngày", kind="date"),
)
TABLE = FormField(place=place("table"), label="Kết quả", kind="table", columns=COLUMNS)
AFTER = FormField(place=place("after"), label="Sau bảng")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(form: FormView) -> LoosePage:
    made = LoosePage(form, TABLE, AFTER)
    go_to(form, "table")
    go_to_cell(form, 0, "name")
    return made


def editor(form: FormView) -> TableEditor:
    found = entry(form, "table").editor
    assert isinstance(found, TableEditor)
    return found


def go_to_cell(form: FormView, row: int, column: str) -> QWidget:
    assert form.focus_place(replace(place("table"), row=row, column=column))
    return here()


def here() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, modifiers)


def type_cells(*texts: str, then: Qt.Key = Qt.Key.Key_Tab) -> None:
    for text in texts:
        type_on(text)
        press(then)


def type_on(letters: str) -> None:
    """What an input method sends goes where the keyboard is: the first letter opens the cell."""
    for letter in letters:
        strokes(here(), letter)


def texts(form: FormView) -> list[list[str]]:
    return [list(row.values()) for row in editor(form).typed()]


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


def test_cells_are_typed_in_a_run_and_enter_begins_the_next_line(form: FormView, page: LoosePage) -> None:
    type_cells("Thôn Đông", "1052")
    type_cells("23/5/2021", then=Qt.Key.Key_Return)
    type_cells("Thôn Đoài")
    form.commit()
    assert texts(form) == [["Thôn Đông", "1.052", "23/5/2021"], ["Thôn Đoài", "", ""]]
    assert page.values[place("table")] == (
        {"name": "Thôn Đông", "voters": 1052, "day": "2021-05-23"},
        {"name": "Thôn Đoài", "voters": None, "day": None},
    )


def test_telex_strokes_arrive_in_a_cell_as_they_are_sent(form: FormView, page: LoosePage) -> None:
    type_on("Thon<<ôn ")
    assert texts(form) == [["Thôn", "", ""]]
    type_on("d<đoa<<oài")
    press(Qt.Key.Key_Down)
    assert texts(form) == [["Thôn đoài", "", ""]]


def test_what_is_typed_in_an_open_cell_is_said_a_moment_later(form: FormView, page: LoosePage) -> None:
    type_on("Thôn")
    assert entry(form, "table").pending
    form.commit()
    assert page.values[place("table")] == ({"name": "Thôn", "voters": None, "day": None},)


def test_escape_gives_the_former_text_back(form: FormView, page: LoosePage) -> None:
    type_cells("Một", then=Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    type_on("Hai")
    form.commit()
    press(Qt.Key.Key_Escape)
    assert texts(form) == [["Một", "", ""]]


def test_a_wrong_cell_stays_as_typed_and_is_told_with_its_row_and_column(form: FormView, page: LoosePage) -> None:
    type_cells("Thôn Đông", "12a")
    form.commit()
    assert page.answers == [] or page.answers[-1] != ()
    assert texts(form) == [["Thôn Đông", "12a", ""]]
    go_to(form, "after")
    assert entry(form, "table").problem.startswith("Dòng 1, Số cử tri: ")
    tip = editor(form).model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "12a" in tip
    go_to_cell(form, 0, "voters")
    type_cells("12")
    form.commit()
    assert entry(form, "table").problem == ""
    assert page.values[place("table")] == ({"name": "Thôn Đông", "voters": 12, "day": None},)


def test_a_block_from_excel_is_pasted_with_its_quoted_cells(form: FormView, page: LoosePage) -> None:
    paste('"Thôn\nĐông"\t1.052\t23/05/2021\r\n"Thôn ""Đoài"""\t968\t\r\n')
    assert texts(form) == [["Thôn Đông", "1.052", "23/5/2021"], ['Thôn "Đoài"', "968", ""]]


def test_a_pasted_heading_is_left_out(form: FormView, page: LoosePage) -> None:
    paste("Khu vực\tSố cử tri\tNgày\nThôn Đông\t5\t\n")
    assert texts(form) == [["Thôn Đông", "5", ""]]


def test_what_has_no_room_beside_the_last_column_is_told(form: FormView, page: LoosePage) -> None:
    press(Qt.Key.Key_Right)
    paste("1\t2/9/2020\tthừa\tnữa")
    assert texts(form) == [["", "1", "02/9/2020"]]
    assert "2 cột" in editor(form)._said.text()


def test_one_cell_is_pasted_into_all_that_are_chosen(form: FormView, page: LoosePage) -> None:
    paste("a\t1\nb\t2")
    go_to_cell(form, 0, "voters")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    paste("7")
    assert texts(form) == [["a", "7", ""], ["b", "7", ""]]


def test_chosen_cells_are_copied_and_emptied(form: FormView, page: LoosePage) -> None:
    paste("a\t1\nb\t2")
    press(Qt.Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "a\t1\nb\t2"
    assert texts(form) == [["", "", ""], ["", "", ""]]


def test_rows_are_put_in_moved_and_taken_out_by_keys(form: FormView, page: LoosePage) -> None:
    paste("a\nb\nc")
    go_to_cell(form, 0, "name")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in texts(form)] == ["b", "a", "c"]
    press(Qt.Key.Key_Plus, CONTROL)
    assert [row[0] for row in texts(form)] == ["b", "", "a", "c"]
    press(Qt.Key.Key_Minus, CONTROL)
    assert [row[0] for row in texts(form)] == ["b", "a", "c"]
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in texts(form)] == ["a", "b", "c"]


def test_every_step_is_taken_back_and_brought_again_then_the_form_is_asked(form: FormView, page: LoosePage) -> None:
    asked: list[str] = []
    form.undo_asked.connect(lambda: asked.append("undo"))
    paste("a\t1\nb\t2")
    go_to_cell(form, 0, "name")
    type_cells("xyz")
    press(Qt.Key.Key_Z, CONTROL)
    assert texts(form) == [["a", "1", ""], ["b", "2", ""]]
    press(Qt.Key.Key_Z, CONTROL)
    assert texts(form) == []
    press(Qt.Key.Key_Z, CONTROL)
    assert asked == ["undo"]
    press(Qt.Key.Key_Y, CONTROL)
    press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert texts(form) == [["xyz", "1", ""], ["b", "2", ""]]


def test_the_keyboard_leaves_the_table_from_its_empty_row(form: FormView, page: LoosePage) -> None:
    type_cells("a", "1", "")
    assert editor(form).view.hasFocus()
    press(Qt.Key.Key_Return)
    assert here() is entry(form, "after").editor
    go_to_cell(form, 5, "name")
    press(Qt.Key.Key_Tab)
    assert here() is entry(form, "after").editor


def test_totals_add_up_the_cells_that_are_numbers(form: FormView, page: LoosePage) -> None:
    paste("a\t1.052\nb\t\nc\t8")
    sums = editor(form)._totals._sums
    assert [sums.index(0, column).data() for column in range(3)] == ["", "1.060", ""]


@pytest.mark.parametrize("wrong", ["sai", "1,350", "1.35o"])
def test_a_column_with_a_cell_that_cannot_be_read_has_no_total(form: FormView, page: LoosePage, wrong: str) -> None:
    paste(f"a\t1.052\nb\t{wrong}\nc\t8")
    sums = editor(form)._totals._sums
    assert [sums.index(0, column).data() for column in range(3)] == ["", words.NO_TOTAL, ""]


def test_a_finding_about_a_stored_row_is_found_although_empty_rows_stand_before_it(
    form: FormView, page: LoosePage
) -> None:
    paste("a\n\nb")
    form.commit()
    go_to_cell(form, 1, "voters")
    current = editor(form).view.currentIndex()
    assert (current.row(), current.column()) == (2, 1)


def test_rows_taken_from_a_file_are_one_step(form: FormView, page: LoosePage) -> None:
    paste("a")
    editor(form).take_rows([{"name": "b", "voters": "2"}], replace=False)
    assert texts(form) == [["a", "", ""], ["b", "2", ""]]
    press(Qt.Key.Key_Z, CONTROL)
    assert texts(form) == [["a", "", ""]]


def test_what_others_find_wrong_is_said_in_its_cell_until_the_table_is_edited(form: FormView, page: LoosePage) -> None:
    paste("a\n\nb")
    form.commit()
    form.tell(replace(place("table"), row=1, column="voters"), "Chưa ghi số cử tri.")
    assert "Chưa ghi" in editor(form).model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert entry(form, "table").complaint == "Chưa ghi số cử tri."
    go_to_cell(form, 1, "voters")
    type_cells("5")
    assert entry(form, "table").complaint == ""


def test_a_page_adds_its_own_actions_to_a_table(qtbot: QtBot, paths: Paths) -> None:
    dress(make_application(), paths)
    action = QAction("Nhập từ Excel…")
    view = FormView(lambda field: (action,))
    qtbot.addWidget(view)
    LoosePage(view, TABLE, AFTER)
    view.take_rows(place("table"), [{"name": "a"}], replace=True)
    buttons = [each for each in editor(view).findChildren(QToolButton) if each.defaultAction() is action]
    assert len(buttons) == 1
    assert texts(view) == [["a", "", ""]]


def test_the_tables_of_the_sample_show_every_cell_that_is_stored(form: FormView) -> None:
    page = AnsweringPage(form, "general")
    page.turn()
    tables = [each for each in form.places() if isinstance(entry(form, each).editor, TableEditor)]
    assert tables
    for each in tables:
        assert entry(form, each).editor.typed()
        entry(form, each).pending = True
    form.commit()
    assert page.answers == []


CELLS = st.text(max_size=30)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_block_comes_back_from_the_clipboard_the_same(rows: list[list[str]]) -> None:
    clean = tuple(tuple(clean_text(cell) for cell in row) for row in rows)
    assert read_block(write_block(clean)) == clean


def test_a_quote_that_is_no_quote_of_a_cell_is_a_letter() -> None:
    assert read_block('"Xuân" 2021\t5\n"mở') == (('"Xuân" 2021', "5"), ('"mở',))


def test_a_first_line_that_only_begins_like_the_heading_is_kept() -> None:
    block = read_block("Khu vực\t5")
    assert without_heading(block, COLUMNS) == block


BALLOTS = (
    Column(id="name", title="Khu vực"),
    Column(id="qh_ds", title="Cử tri", kind="integer", group="Quốc hội"),
    Column(id="qh_db", title="Đã bỏ phiếu", kind="integer", group="Quốc hội"),
    Column(id="xa_ds", title="Cử tri", kind="integer", group="Xã"),
    Column(id="xa_db", title="Đã bỏ phiếu", kind="integer", group="Xã"),
    Column(id="again", title="Bầu lại", kind="integer", group="Diễn biến"),
)


def is_marked(form: FormView, row: int, column: int) -> bool:
    return editor(form).model.index(row, column).data(Qt.ItemDataRole.BackgroundRole) is not None


def test_a_cell_is_marked_as_soon_as_it_is_left_and_stays_so_while_others_are_typed(
    form: FormView, page: LoosePage, qtbot: QtBot
) -> None:
    type_cells("Thôn Đông", "12a")
    qtbot.waitUntil(lambda: is_marked(form, 0, 1))
    assert entry(form, "table").complaint.startswith("Dòng 1, Số cử tri: ")
    type_on("3")
    assert is_marked(form, 0, 1)
    assert entry(form, "table").complaint
    form.commit()
    assert not is_marked(form, 0, 2), "somebody is still typing there"
    go_to_cell(form, 0, "voters")
    type_on("1")
    assert not is_marked(form, 0, 1)


def test_what_is_wrong_in_a_cell_names_the_group_of_its_column(form: FormView) -> None:
    LoosePage(form, replace(TABLE, columns=BALLOTS))
    go_to_cell(form, 0, "xa_ds")
    type_cells("x")
    form.commit()
    assert entry(form, "table").complaint.startswith("Dòng 1, Xã, Cử tri: ")


def test_the_first_group_is_copied_to_those_like_it_that_are_empty_as_one_step(form: FormView) -> None:
    LoosePage(form, replace(TABLE, columns=BALLOTS))
    go_to_cell(form, 0, "name")
    paste("Thôn Đông\t10\t9\nThôn Đoài\t20\t19\t18\nThôn Nam")
    assert editor(form)._copying.text() == "Chép “Quốc hội” sang 1 nhóm còn lại"
    editor(form)._copying.click()
    assert texts(form) == [
        ["Thôn Đông", "10", "9", "10", "9", ""],
        ["Thôn Đoài", "20", "19", "18", "", ""],
        ["Thôn Nam", "", "", "", "", ""],
    ]
    press(Qt.Key.Key_Z, CONTROL)
    assert texts(form)[0] == ["Thôn Đông", "10", "9", "", "", ""]


def test_a_table_without_groups_alike_offers_no_copying(form: FormView, page: LoosePage) -> None:
    assert editor(form)._copying.isHidden()


def test_the_name_of_a_row_stays_in_sight_beside_the_cell_that_is_entered(form: FormView, qtbot: QtBot) -> None:
    form.resize(560, 500)
    LoosePage(form, replace(TABLE, columns=BALLOTS))
    go_to_cell(form, 0, "name")
    paste("Thôn Đông\t10\t9")
    view = editor(form).view
    go_to_cell(form, 0, "again")
    qtbot.waitUntil(view.frozen.isVisible)
    for column in ("xa_db", "xa_ds", "qh_db", "qh_ds"):
        go_to_cell(form, 0, column)
        assert view.visualRect(view.currentIndex()).left() >= view.frozen.width() - 1 or view.frozen.isHidden()
    go_to_cell(form, 0, "name")
    assert view.frozen.isHidden()
