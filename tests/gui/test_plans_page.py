"""The office takes in a plan pack and keeps its own copy of the plan to look at beside it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.app import App
from app.services.plans import list_plans
from app.services.unit_preview import draw_unit
from tests.gui.windows import SIZES, clipped, outside, settle
from tests.helpers import made_up
from tests.helpers.plan_packs import PACKS
from ui import navigation
from ui.file_dialogs import ask_file
from ui.main_window import MainWindow
from ui.pages.plans import PlansPage

PACK = PACKS / "mau-nho" / "plan.toml"


@pytest.fixture
def page(window: MainWindow) -> PlansPage:
    """The plans in sight."""
    window.go(navigation.PLANS)
    shown = window.page(navigation.PLANS)
    assert isinstance(shown, PlansPage)
    return shown


@pytest.fixture
def scan(app: App, tmp_path: Path) -> Path:
    """A PDF somebody scanned."""
    path = tmp_path / "Kế hoạch 32 bản ký.pdf"
    path.write_bytes(draw_unit(app.fonts, made_up.unit()))
    return path


def test_a_pack_is_taken_in_from_a_file_and_stays(page: PlansPage, app: App, tmp_path: Path) -> None:
    handed = tmp_path / "mau-nho.kehoach"
    handed.write_bytes(PACK.read_bytes())
    page.install(handed)
    assert "mau-nho" in [each.id for each in list_plans(app)]
    assert page._choice.chosen() == "mau-nho"
    assert (app.office_plans / "mau-nho" / "plan.toml").read_bytes() == PACK.read_bytes()


@pytest.mark.parametrize("content", [b"format = 1\nid = 'x'", b"\x00\x01", b""])
def test_a_pack_that_is_wrong_is_refused_with_its_faults(
    page: PlansPage, app: App, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    before = list_plans(app)
    handed = tmp_path / "hong.kehoach"
    handed.write_bytes(content)
    page.install(handed)
    assert window._panel.isVisible()
    assert window._panel._details.toPlainText()
    assert list_plans(app) == before


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 x", "tệp PDF"),
        (b"\xff\xd8\xff\xe0 x", "ảnh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", "tệp Word hoặc Excel"),
        (zipped("[Content_Types].xml", "word/document.xml"), "tệp Word"),
        (zipped("xl/workbook.xml"), "tệp Excel"),
        (zipped("ảnh.txt"), "tệp nén"),
    ],
)
def test_the_plan_itself_is_no_pack_and_is_told_where_it_belongs(
    page: PlansPage, window: MainWindow, tmp_path: Path, content: bytes, kind: str
) -> None:
    handed = tmp_path / "Kế hoạch 32.kehoach"
    handed.write_bytes(content)
    page.install(handed)
    said = " ".join(each.text() for each in window._panel.findChildren(QLabel))
    assert f"là {kind}, không phải gói kế hoạch" in said
    assert "Đính kèm bản gốc" in said


def test_a_file_is_looked_for_where_the_last_one_was(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def choose(*asked: object) -> tuple[str, str]:
        opened.append(str(asked[2]))
        return str(tmp_path / "a.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    parent = QWidget()
    for _ in range(2):
        assert ask_file(app, parent, "Chọn tệp", "") == tmp_path / "a.pdf"
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert opened == [documents, str(tmp_path)]


def test_the_programs_own_pack_is_not_replaced(page: PlansPage, app: App, window: MainWindow) -> None:
    own = app.paths.plans / "thai-binh-2021-bau-cu" / "plan.toml"
    page.install(own)
    assert window._panel.isVisible()
    assert not app.office_plans.exists()


def test_a_copy_is_kept_shown_beside_thrown_away_and_taken_back(
    page: PlansPage, app: App, scan: Path, window: MainWindow, qtbot: QtBot
) -> None:
    assert not page._beside.isEnabled()
    page._copy.attach(scan)
    scan.unlink()
    page._beside.setChecked(True)
    pages = page._copy._pages
    assert pages is not None
    qtbot.waitUntil(lambda: pages.pages() == 1)
    page._copy.detach()
    assert not page._beside.isChecked()
    page._notice._action.click()
    assert page._beside.isEnabled()
    assert len(app.plan_files.list()) == 1


def test_a_backup_holds_the_copies_too(page: PlansPage, app: App, scan: Path) -> None:
    page._copy.attach(scan)
    (file,) = app.plan_files.list()
    app.backups.make(app.database.path)
    assert (app.backups.folder / "evidence" / file.sha256[:2] / file.sha256).is_file()


def test_what_is_neither_pdf_nor_picture_is_refused(
    page: PlansPage, app: App, window: MainWindow, tmp_path: Path
) -> None:
    wrong = tmp_path / "vanban.pdf"
    wrong.write_bytes(b"PK\x03\x04")
    page._copy.attach(wrong)
    assert window._panel.isVisible()
    assert app.plan_files.list() == ()


@pytest.mark.parametrize("size", ["1366x768", "at 150 %"])
def test_plan_and_copy_fit_beside_each_other(
    page: PlansPage, window: MainWindow, scan: Path, qtbot: QtBot, size: str
) -> None:
    page._copy.attach(scan)
    window.resize(*SIZES[size])
    page._beside.setChecked(True)
    settle(qtbot, window)
    assert clipped(window) == []
    assert outside(window) == []
