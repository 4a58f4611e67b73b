"""From an empty folder: look at the sample, see that it is ready, read its pages, export it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from docx import Document
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytest import MonkeyPatch  # noqa: PT013
from pytestqt.qtbot import QtBot

from app.services import exporting
from app.services.dossiers import list_dossiers
from tests.gui.windows import export_step, settle
from ui.main_window import MainWindow
from ui.text import dossier as dossier_words
from ui.text import export as export_words
from ui.text import home as home_words


def press(window: MainWindow, words: str) -> None:
    """Click the button that says this, as a person who sees it."""
    shown = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def said(window: MainWindow) -> set[str]:
    """The words in sight."""
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


def test_the_sample_is_opened_checked_previewed_and_exported(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    assert home_words.EMPTY_HOME in said(window)
    press(window, home_words.OPEN_SAMPLE)
    settle(qtbot, window)
    window.dossier_page.check()
    settle(qtbot, window)
    assert {dossier_words.READY, dossier_words.READY_BUT} & said(window)
    pages = window.dossier_page._papers._pages
    assert pages is not None
    assert pages.pages() > 1

    step = export_step(window)
    folder = tmp_path / "Giấy tờ & <bản in>"
    step.form.folder.setText(str(folder))
    press(window, export_words.DO_EXPORT)
    settle(qtbot, window)
    written = sorted(folder.iterdir())
    exported = export_words.EXPORTED.format(count=len([each for each in written if each.suffix != ".json"]))
    assert export_words.DATA_TOO.format(exported=exported) in said(window)
    assert [each.name for each in written if each.suffix == ".json"] == [exporting.OFFICE_FILE]
    papers = [each for each in written if each.suffix == ".docx"]
    assert [each.stem for each in papers] == [each.stem for each in written if each.suffix == ".pdf"]
    for paper in papers:
        assert ZipFile(paper).testzip() is None
        assert "CỘNG HÒA" in paper_words(paper) or "TÓM TẮT" in paper_words(paper).upper()
        assert len(PdfReader(paper.with_suffix(".pdf")).pages) > 0

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(window, home_words.OPEN_FOLDER)
    assert [Path(each) for each in opened] == [folder]

    window.show_home()
    assert home_words.STATES["exported"] in said(window)
    assert list_dossiers(window._desk.app)[0].exported_at is not None


def test_an_export_into_a_place_that_is_no_folder_is_said_and_can_be_mended(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    press(window, home_words.OPEN_SAMPLE)
    settle(qtbot, window)
    step = export_step(window)
    blocked = tmp_path / "tệp chắn"
    blocked.write_text("đây là tệp", encoding="utf-8")
    step.form.folder.setText(str(blocked / "bên trong"))
    press(window, export_words.DO_EXPORT)
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert blocked.read_text(encoding="utf-8") == "đây là tệp"
    step.form.folder.setText(str(tmp_path / "được"))
    press(window, export_words.DO_EXPORT)
    settle(qtbot, window)
    assert not window._panel.isVisible()
    assert list((tmp_path / "được").glob("*.pdf"))


def test_an_export_without_a_format_or_a_folder_is_not_begun(window: MainWindow, qtbot: QtBot) -> None:
    press(window, home_words.OPEN_SAMPLE)
    settle(qtbot, window)
    step = export_step(window)
    settle(qtbot, window)
    step.form.docx.setChecked(False)
    step.form.pdf.setChecked(False)
    step.form.folder.setText("   ")
    press(window, export_words.DO_EXPORT)
    assert {export_words.NEED_FORMAT, export_words.NEED_FOLDER} <= said(window)
    assert not window.runner.busy()


def paper_words(path: Path) -> str:
    """The words of a paper's body and tables."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])
