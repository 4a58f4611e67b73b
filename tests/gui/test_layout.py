"""Nothing is cut off and nothing sticks out, on every page, at every size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import FolderNotWritable, InputError
from tests.gui.windows import SIZES, check_step, clipped, dialog_of, export_step, outside, settle
from ui.dialogs.new_dossier import NewDossierDialog
from ui.dialogs.number import NumberDialog
from ui.main_window import MainWindow

Visit = Callable[[MainWindow], None]

LONG_ERROR = FolderNotWritable(
    "Không ghi được vào thư mục đã chọn; hồ sơ trong chương trình không bị ảnh hưởng. " * 2,
    "Hãy chọn thư mục khác, hoặc kiểm tra ổ đĩa đã cắm chưa.",
    "E:/Khen thưởng 2021 (PermissionError 13)",
)


def show_tab(window: MainWindow, number: int) -> None:
    window.show_dossier()
    check_step(window).tabs.setCurrentIndex(number)


STATES: dict[str, Visit] = {
    "home": MainWindow.show_home,
    "dossier": MainWindow.show_dossier,
    "criteria": lambda window: show_tab(window, 1),
    "numbers": lambda window: show_tab(window, 2),
    "plans": lambda window: window.go("plans"),
    "lint": lambda window: window.go("lint"),
    "about": lambda window: window.go("about"),
    "nominees": lambda window: window.go("nominees"),
    "units": lambda window: window.go("units"),
    "trash": lambda window: window.go("trash"),
    "settings": lambda window: window.go("settings"),
    "help": lambda window: window.go("help"),
    "error": lambda window: window.show_error(LONG_ERROR),
    "crash": lambda window: window.show_crash(ValueError("thử")),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_a_page_with_the_sample_fits(sample_window: MainWindow, qtbot: QtBot, state: str, size: str) -> None:
    sample_window.resize(*SIZES[size])
    STATES[state](sample_window)
    settle(qtbot, sample_window)
    assert clipped(sample_window) == []
    assert outside(sample_window) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_empty_pages_fit(window: MainWindow, qtbot: QtBot, size: str) -> None:
    window.resize(*SIZES[size])
    for visit in (MainWindow.show_dossier, MainWindow.show_home):
        visit(window)
        settle(qtbot, window)
        assert clipped(window) == []
        assert outside(window) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_dialog_for_a_new_dossier_fits(window: MainWindow, qtbot: QtBot, size: str) -> None:
    window.resize(*SIZES[size])
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    dialog.create()
    settle(qtbot, window)
    assert dialog.height() < window.height()
    assert clipped(dialog) == []
    assert outside(dialog) == []
    dialog.close()


@pytest.mark.parametrize("size", SIZES)
def test_exporting_fits_from_the_choice_to_the_proof(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, size: str
) -> None:
    sample_window.resize(*SIZES[size])
    step = export_step(sample_window)
    step.form.folder.setText(str(tmp_path / ("Một thư mục có tên rất dài " * 5)))
    step.form.say_errors(12)
    step.export()
    settle(qtbot, sample_window)
    for sheet in range(step.sheets.count()):
        for tab in (0, 1):
            step.sheets.setCurrentIndex(sheet)
            step.report.tabs.setCurrentIndex(tab)
            settle(qtbot, sample_window)
            assert clipped(sample_window) == []
            assert outside(sample_window) == []
    step.tabs.setCurrentIndex(1)
    settle(qtbot, sample_window)
    assert clipped(sample_window) == []
    assert outside(sample_window) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_dialog_for_the_number_fits_even_with_a_long_message(
    sample_window: MainWindow, qtbot: QtBot, size: str
) -> None:
    sample_window.resize(*SIZES[size])
    export_step(sample_window).number()
    dialog = dialog_of(sample_window, NumberDialog)
    settle(qtbot, sample_window)
    assert clipped(dialog) == []
    dialog._refused(InputError("Ngoài số và ngày, giấy tờ còn khác 6 chỗ: “Ông” thành “Bà”. " * 8, "Chọn chấp nhận."))
    settle(qtbot, sample_window)
    assert dialog.height() < sample_window.height()
    assert clipped(dialog) == []
    assert outside(dialog) == []
    dialog.close()
