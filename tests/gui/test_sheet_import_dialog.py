"""The dialog that takes in a list: what it understood is shown, corrected, agreed to, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.legacy_text import to_legacy
from app.domain.plan import Column
from app.errors import DiskFull
from app.services.app import App
from app.services.sheet_import import Receipt
from tests.gui.windows import SIZES, clipped, outside, settle
from tests.helpers.spreadsheets import write_workbook
from tests.unit.test_sheet_reading import MERGED, OFFICE_LIST
from ui.dialogs.sheet_import import _CHOOSE, _DONE, _REVIEW, _WAIT, SheetImportDialog
from ui.main_window import MainWindow
from ui.text import sheets as words

LETTERS = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Hà",
    "Giang",
    "Hải",
    "Khánh",
    "Lan",
    "Minh",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vân",
    "Xuân",
    "Yến",
]


@pytest.fixture
def dialog(window: MainWindow) -> SheetImportDialog:
    opened = SheetImportDialog(window._desk, "people", window)
    opened.open()
    return opened


def old_list(folder: Path) -> Path:
    """The office's list as it was typed in TCVN3."""
    rows = [[to_legacy(cell, "tcvn3") if isinstance(cell, str) else cell for cell in row] for row in OFFICE_LIST]
    return write_workbook(folder / "cũ.xlsx", rows, MERGED)


def read(dialog: SheetImportDialog, window: MainWindow, qtbot: QtBot, path: Path) -> None:
    dialog.open_file(path)
    settle(qtbot, window)


def test_a_list_in_tcvn3_is_shown_in_unicode_and_taken_in(
    window: MainWindow, app: App, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    receipts: list[Receipt] = []
    dialog.imported.connect(receipts.append)
    read(dialog, window, qtbot, old_list(tmp_path))
    assert dialog._sheets.currentIndex() == _REVIEW
    shown = [row[2] for row in dialog._review.table(0).rows]
    assert shown == ["Thôn Đoài", "Nguyễn Văn An", "Trần Thị Hà", "Lê Văn Bình"]
    assert dialog._review.columns.encodings[1].chosen() == "tcvn3"
    assert dialog._go.text() == words.take_in(4)
    assert app.nominees.list() == ()
    dialog.take_in()
    settle(qtbot, window)
    assert {each.name for each in app.nominees.list()} == set(shown)
    assert receipts[0].nominees
    assert dialog._sheets.currentIndex() == _DONE
    dialog.take_back()
    settle(qtbot, window)
    assert app.nominees.list() == ()
    dialog.accept()


def test_rows_kept_aside_are_shown_with_their_reasons_and_can_be_copied(
    window: MainWindow, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, window, qtbot, old_list(tmp_path))
    assert [list(row[:2]) for row in dialog._review.table(1).rows] == [
        ["14", "Năm sinh (cột Nữ): Không có ngày 31/2/1980: tháng 2 năm 1980 chỉ có 29 ngày."],
        ["15", "Họ và tên: chưa có họ và tên."],
    ]
    dialog.take_in()
    settle(qtbot, window)
    dialog._copy_aside()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].startswith(f"{words.ROW}\t{words.PROBLEM}\tSTT\tHọ và tên")
    assert len(copied) == 3
    dialog.accept()


def test_a_column_taken_for_something_else_changes_the_rows(
    window: MainWindow, dialog: SheetImportDialog, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Cột một\tChức vụ\tQuê quán\nNguyễn Văn An\tBí thư\tHà Nội")
    dialog.paste()
    settle(qtbot, window)
    assert not dialog._go.isEnabled()
    assert dialog._review._missing.text() == words.missing(("Họ và tên",))
    dialog._review.columns.fields[0].choose("name")
    settle(qtbot, window)
    assert dialog._go.text() == words.take_in(1)
    dialog._review.columns.fields[1].choose("name")
    settle(qtbot, window)
    assert dialog._review.columns.fields[0].chosen() == ""
    assert [row[2] for row in dialog._review.table(0).rows] == ["Bí Thư"]
    dialog.reject()


def test_another_row_can_be_the_heading(
    window: MainWindow, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, window, qtbot, write_workbook(tmp_path / "ds.xlsx", OFFICE_LIST, MERGED))
    dialog._review._heading.setValue(0)
    settle(qtbot, window)
    assert dialog._reading.read is not None
    assert dialog._reading.read.layout.first is None
    dialog._review._heading.setValue(5)
    settle(qtbot, window)
    assert dialog._go.text() == words.take_in(4)
    dialog.reject()


def test_a_file_that_is_no_list_is_said_and_another_can_be_chosen(
    window: MainWindow, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    read(dialog, window, qtbot, path)
    assert dialog._sheets.currentIndex() == _CHOOSE
    assert "hỏng.xlsx" in dialog._panel._message.text()
    QGuiApplication.clipboard().clear()
    dialog.paste()
    assert dialog._panel._message.text() == words.NOTHING_TO_PASTE
    dialog.reject()


def test_a_plan_table_gets_its_rows_and_nothing_is_stored(window: MainWindow, app: App, qtbot: QtBot) -> None:
    columns = (Column(id="ten", title="Khu vực"), Column(id="so", title="Số cử tri", kind="integer"))
    dialog = SheetImportDialog(window._desk, columns, window)
    dialog.open()
    rows: list[object] = []
    dialog.imported.connect(rows.append)
    QGuiApplication.clipboard().setText("Khu vực\tSố cử tri\nKV 1\t1.250\nKV 2\t980")
    dialog.paste()
    settle(qtbot, window)
    dialog.take_in()
    settle(qtbot, window)
    assert rows == [({"ten": "KV 1", "so": 1250}, {"ten": "KV 2", "so": 980})]
    assert not dialog._back.isVisible()
    dialog.accept()


def long_list(folder: Path, rows: int) -> Path:
    """So many people that storing them takes a while."""
    heading = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị công tác"]
    people = [
        [
            number,
            f"Nguyễn Văn {LETTERS[number % 20]}",
            f"{number % 28 + 1}/{number % 12 + 1}/{1950 + number % 41}",
            "Xã",
        ]
        for number in range(rows)
    ]
    return write_workbook(folder / "dài.xlsx", [heading, *people])


def test_the_window_answers_while_a_list_is_read_compared_stored_and_taken_back(
    window: MainWindow, app: App, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    ticks: list[int] = []
    clock = QTimer(dialog)
    clock.timeout.connect(lambda: ticks.append(dialog._sheets.currentIndex()))
    clock.start(1)
    read(dialog, window, qtbot, long_list(tmp_path, 800))
    assert _WAIT in ticks
    for act, stored in ((dialog.take_in, 800), (dialog.take_back, 0)):
        ticks.clear()
        act()
        assert dialog._sheets.currentIndex() == _WAIT
        settle(qtbot, window)
        assert _WAIT in ticks
        assert dialog._sheets.currentIndex() == _DONE
        assert app.nominees.count() == stored
    clock.stop()
    dialog.accept()


def test_what_is_stopped_before_it_is_stored_leaves_nothing(
    window: MainWindow, app: App, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, window, qtbot, long_list(tmp_path, 300))
    dialog.take_in()
    dialog._waiting.stop.click()
    assert dialog.isVisible()
    settle(qtbot, window)
    assert dialog._sheets.currentIndex() == _REVIEW
    assert app.nominees.list() == ()
    assert app.search.find("Nguyễn") == ()
    dialog.take_in()
    settle(qtbot, window)
    assert app.nominees.count() == 300
    dialog.accept()


def test_a_dialog_closed_while_it_stores_closes_once_that_has_stopped(
    window: MainWindow, app: App, dialog: SheetImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, window, qtbot, long_list(tmp_path, 300))
    dialog.take_in()
    dialog.close()
    assert dialog.isVisible()
    settle(qtbot, window)
    assert not [each for each in window.findChildren(SheetImportDialog) if each.isVisible()]
    assert app.nominees.list() == ()


def test_a_list_that_cannot_be_stored_is_said_and_can_be_tried_again(
    window: MainWindow,
    app: App,
    dialog: SheetImportDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*args: object) -> Receipt:
        raise DiskFull("Ổ đĩa đã đầy.")

    read(dialog, window, qtbot, old_list(tmp_path))
    with monkeypatch.context() as patched:
        patched.setattr("app.services.sheet_import.take_in", full)
        dialog.take_in()
        settle(qtbot, window)
    assert dialog._panel._message.text() == "Ổ đĩa đã đầy."
    assert dialog._sheets.currentIndex() == _REVIEW
    dialog.take_in()
    settle(qtbot, window)
    assert not dialog._panel.isVisible()
    assert app.nominees.count() == 4
    dialog.accept()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_cut_or_outside_at_any_size(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    dialog = SheetImportDialog(window._desk, "people", window)
    dialog.open()
    settle(qtbot, window)
    assert clipped(dialog) == []
    read(dialog, window, qtbot, old_list(tmp_path))
    assert clipped(dialog) == []
    assert [each for each in outside(dialog) if "Table" not in each] == []
    dialog.take_in()
    settle(qtbot, window)
    assert clipped(dialog) == []
    dialog.accept()
