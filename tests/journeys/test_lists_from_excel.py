"""A year's ledger comes from an Excel list in TCVN3; a dossier goes out as MauTDKT.xlsx and reads back equal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.dates import PartialDate
from app.domain.legacy_text import to_legacy
from app.services.dossiers import open_snapshot
from app.services.sheet_export import read_web_list
from tests.gui.windows import dialog_of, export_step, settle
from tests.helpers.spreadsheets import write_workbook
from ui import navigation
from ui.dialogs.list_export import ListExportDialog
from ui.dialogs.sheet_import import SheetImportDialog
from ui.main_window import MainWindow
from ui.pages.ledger import LedgerPage
from ui.pages.nominees import NomineesPage
from ui.text import sheets as words
from ui.widgets.excel_button import Kind

LEDGER: list[list[object]] = [
    ["UBND XÃ MINH TÂM"],
    ["SỔ THEO DÕI THÀNH TÍCH NĂM 2023"],
    [],
    ["TT", "Thời gian", "Nội dung công việc", "Kết quả", "Số liệu", "Đơn vị tính", "Người thực hiện"],
    [1, "15/3", "Tuyên truyền lưu động", "Toàn dân được nghe", 24, "buổi", "Ông Nguyễn Văn Nam"],
    [2, "tháng 4", "Trồng cây đầu xuân", "Xanh đường làng", 500, "cây", "Hội Phụ nữ xã"],
    [3, "31/2", "Làm đường", "Xong", 2, "km", "Hội Phụ nữ xã"],
    [None, None, "Tổng cộng: 3 việc"],
]
PEOPLE: list[list[object]] = [["Họ và tên", "Năm sinh"], ["Nguyễn Văn Nam", 1980], ["Trần Thị Hà", 1990]]
UNDONE: tuple[tuple[str, Kind, list[list[object]]], ...] = (
    (navigation.LEDGER, "achievements", LEDGER),
    (navigation.NOMINEES, "people", PEOPLE),
)


def test_a_years_ledger_comes_from_an_old_excel_list(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    old = [[to_legacy(cell, "tcvn3") if isinstance(cell, str) else cell for cell in row] for row in LEDGER]
    app = window._desk.app
    dialog = SheetImportDialog(window._desk, "achievements", window)
    dialog.open()
    dialog.open_file(write_workbook(tmp_path / "sổ.xlsx", old))
    settle(qtbot, window)
    assert dialog._go.text() == words.take_in(2)
    assert words.YEAR_UNDERSTOOD.format(year=2023) in dialog._review._notes.text()
    assert len(dialog._review.table(1).rows) == 1
    assert app.achievements.list() == ()
    dialog.take_in()
    settle(qtbot, window)
    first, second = app.achievements.list()
    assert (first.title, first.date) == ("Tuyên truyền lưu động", PartialDate(2023, 3, 15))
    assert (second.title, second.date) == ("Trồng cây đầu xuân", PartialDate(2023, 4))
    names = {app.nominees.get(part.nominee).name for each in (first, second) for part in each.participants}
    assert names == {"Nguyễn Văn Nam", "Hội Phụ nữ xã"}
    dialog.take_back()
    settle(qtbot, window)
    assert app.achievements.list() == ()
    assert app.nominees.list() == ()
    dialog.accept()


def test_an_import_is_undone_after_its_dialog_has_gone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.go(navigation.LEDGER)
    page = window.page(navigation.LEDGER)
    assert isinstance(page, LedgerPage)
    page.add()
    before = page.side.shown
    page.excel.take_in("achievements")
    agree(window, qtbot, write_workbook(tmp_path / "sổ.xlsx", LEDGER))
    app = window._desk.app
    assert len(app.achievements.list()) == 3
    assert page.excel.notice.isVisible()
    assert page.excel.notice._words.text() == f"{words.taken_in(2)}."
    window.activateWindow()
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert [each.id for each in app.achievements.list()] == [before]
    assert not page.excel.notice.isVisible()
    page.redo()
    settle(qtbot, window)
    assert len(app.achievements.list()) == 3


def test_the_page_takes_an_import_back_with_a_button(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    app = window._desk.app
    for place, kind, list_ in UNDONE:
        window.go(place)
        page = window.page(place)
        assert isinstance(page, LedgerPage | NomineesPage)
        page.excel.take_in(kind)
        agree(window, qtbot, write_workbook(tmp_path / f"{kind}.xlsx", list_))
        assert len(app.nominees.list()) == 2
        page.excel.notice._action.click()
        settle(qtbot, window)
        assert app.nominees.list() == ()
        assert app.achievements.list() == ()
        assert page.excel.notice._words.text() == words.TAKEN_BACK


def agree(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """The list is read in the dialog in sight, taken in, and the dialog closed."""
    dialog = dialog_of(window, SheetImportDialog)
    dialog.open_file(path)
    settle(qtbot, window)
    dialog.take_in()
    settle(qtbot, window)
    dialog.accept()
    settle(qtbot, window)


def test_a_dossier_goes_out_as_the_provinces_form_and_reads_back_equal(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    settle(qtbot, window)
    snapshot = open_snapshot(window._desk.app, window.dossier_page.dossier_id)
    export_step(window).write_list()
    dialog = dialog_of(window, ListExportDialog)
    dialog._kind.choose("web")
    dialog._activity.choose("Quản lý Nhà nước")
    dialog._path.setText(str(tmp_path / "Mẫu tỉnh"))
    dialog.write()
    settle(qtbot, window)
    rows = read_web_list(tmp_path / "Mẫu tỉnh.xlsx")
    nominees = [snapshot.dossier.nominee_of(each) for each in snapshot.dossier.nominations]
    assert [(row.name, row.position, row.workplace) for row in rows] == [
        (each.name, each.position, each.workplace) for each in nominees
    ]
    assert {row.activity for row in rows} == {"Quản lý Nhà nước"}
    assert dialog._banner._words.text() == words.WRITTEN.format(rows=len(rows), name="Mẫu tỉnh.xlsx")
    dialog.accept()


def test_the_provinces_form_without_an_activity_says_what_is_still_to_be_done(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    settle(qtbot, window)
    export_step(window).write_list()
    dialog = dialog_of(window, ListExportDialog)
    dialog._kind.choose("web")
    dialog._path.setText(str(tmp_path / "Mẫu tỉnh"))
    dialog.write()
    settle(qtbot, window)
    assert dialog._left.text() == words.WITHOUT_ACTIVITY
    dialog.accept()
