"""A file that is no dossier, or a broken one, is refused calmly; what was there stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.dossier_files import dump_file
from app.services.dossiers import list_dossiers, open_snapshot
from app.services.samples import add_sample
from tests.gui.windows import settle
from ui import text
from ui.main_window import MainWindow
from ui.text import home as home_words

BROKEN = {
    "rỗng.hoso": b"",
    "chữ.hoso": b"khong phai tep nen",
    "ảnh.json": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "dở dang.json": b'{"format": "hoso-thidua", "version": 1, "dossier": {',
    "khác.json": b'{"ten": "khac"}',
    "mới hơn.json": b'{"format": "hoso-thidua", "version": 999, "plan": "x", "dossier": {}}',
}


def said(window: MainWindow) -> set[str]:
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_and_nothing_changes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    app = window._desk.app
    kept = add_sample(app)
    window.show_home()
    settle(qtbot, window)
    before = open_snapshot(app, kept)
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    window.home.import_file(path)
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert text.DATA_SAFE in said(window)
    assert open_snapshot(app, kept) == before
    assert [each.id for each in list_dossiers(app)] == [kept]
    assert path.read_bytes() == BROKEN[name]


def test_a_file_cut_short_is_refused(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    app = window._desk.app
    kept = add_sample(app)
    whole, cut = tmp_path / "cả.hoso", tmp_path / "cụt.hoso"
    dump_file(app, kept, whole)
    cut.write_bytes(whole.read_bytes()[:-200])
    window.show_home()
    window.home.import_file(cut)
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert len(list_dossiers(app)) == 1


def test_a_file_that_is_not_there_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.home.import_file(tmp_path / "không có.hoso")
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert list_dossiers(window._desk.app) == ()


def test_after_a_refusal_a_good_file_comes_in(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    app = window._desk.app
    good = tmp_path / "tốt.hoso"
    dump_file(app, add_sample(app), good)
    bad = tmp_path / "hỏng.hoso"
    bad.write_bytes(b"PK\x03\x04 hong")
    window.show_home()
    window.home.import_file(bad)
    settle(qtbot, window)
    assert window._panel.isVisible()
    window.home.import_file(good)
    settle(qtbot, window)
    assert home_words.IMPORTED in said(window)
    assert not window._panel.isVisible()
