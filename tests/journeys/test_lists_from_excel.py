"""A year's ledger comes from an Excel list in TCVN3; a dossier goes out as MauTDKT.xlsx and reads back equal."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.dates import PartialDate
from app.domain.legacy_text import to_legacy
from app.services.dossiers import open_snapshot
from app.services.sheet_export import read_web_list
from tests.gui.windows import dialog_of, export_step, settle
from tests.helpers.spreadsheets import write_workbook
from ui.dialogs.list_export import ListExportDialog
from ui.dialogs.sheet_import import SheetImportDialog
from ui.main_window import MainWindow
from ui.text import sheets as words

LEDGER = [
    ["UBND XÃ MINH TÂM"],
    ["SỔ THEO DÕI THÀNH TÍCH NĂM 2023"],
    [],
    ["TT", "Thời gian", "Nội dung công việc", "Kết quả", "Số liệu", "Đơn vị tính", "Người thực hiện"],
    [1, "15/3", "Tuyên truyền lưu động", "Toàn dân được nghe", 24, "buổi", "Ông Nguyễn Văn Nam"],
    [2, "tháng 4", "Trồng cây đầu xuân", "Xanh đường làng", 500, "cây", "Hội Phụ nữ xã"],
    [3, "31/2", "Làm đường", "Xong", 2, "km", "Hội Phụ nữ xã"],
    [None, None, "Tổng cộng: 3 việc"],
]


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
