"""The page that measures any Word file: it says what deviates and leaves the file as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.services.linting import lint_file
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import settle
from tests.helpers.word_files import WordFile, submission
from ui.main_window import MainWindow
from ui.pages.lint import LintPage
from ui.text import lint as lint_words
from ui.text import proof as proof_words


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LintPage:
    window.go("lint")
    settle(qtbot, window)
    return window.findChildren(LintPage)[0]


def file_with(folder: Path, content: bytes, name: str = "Tờ trình & <thử>.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_sound_file_is_said_to_be_sound(window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = file_with(tmp_path, submission())
    page.measure(path)
    settle(qtbot, window)
    assert page._banner._words.text() == proof_words.PROOF_OK.format(kept=lint_file(path).kept)
    assert page._banner._note.text().startswith(lint_words.LINTED.format(file=path.name, kind="tờ trình"))
    assert [row.title for row in rows_in(page._faults)] == [proof_words.PROOF_CLEAN]


def test_every_fault_is_listed_with_place_and_clause(
    window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = file_with(tmp_path, submission(indent=40))
    before = path.read_bytes()
    report = lint_file(path)
    page.measure(path)
    settle(qtbot, window)
    assert page._banner._words.text() == proof_words.PROOF_FAILED.format(places=len(report.errors))
    rows = rows_in(page._faults)
    assert [row.word for row in rows].count(proof_words.PROOF_WORDS["failed"]) == len(report.errors) > 0
    assert [row.word for row in rows].count(proof_words.PROOF_WORDS["warned"]) == len(report.warnings)
    for row, fault in zip(rows, (*report.errors, *report.warnings), strict=True):
        assert row.aside == fault.clause
        assert proof_words.EXPECTED.format(expected=fault.expected) in row.details
        assert fault.where in row.details
    assert path.read_bytes() == before


def test_a_paper_of_the_party_is_not_judged(window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path) -> None:
    made = WordFile()
    made.body("ĐẢNG CỘNG SẢN VIỆT NAM", "Nội dung thử.")
    made.file.save(str(tmp_path / "đảng.docx"))
    page.measure(tmp_path / "đảng.docx")
    settle(qtbot, window)
    assert page._banner._words.text() == lint_words.NOT_LINTED
    assert rows_in(page._faults) == []


@pytest.mark.parametrize("content", [b"", b"khong phai Word", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_another_file_is_refused_calmly(
    window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    page.measure(file_with(tmp_path, content))
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert page._stack.currentIndex() == 0
    page.measure(file_with(tmp_path, submission()))
    settle(qtbot, window)
    assert not window._panel.isVisible()
    assert page._stack.currentIndex() == 1


def test_a_dropped_file_is_measured_and_dropped_words_are_not(
    window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path
) -> None:
    words, files = QMimeData(), QMimeData()
    words.setText("chỉ là chữ")
    files.setUrls([QUrl.fromLocalFile(str(file_with(tmp_path, submission())))])
    assert not entered(page, words)
    drop(page, words)
    assert not window.runner.busy()
    assert entered(page, files)
    drop(page, files)
    settle(qtbot, window)
    assert page._stack.currentIndex() == 1


def test_a_file_can_be_chosen(
    window: MainWindow, page: LintPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_with(tmp_path, submission())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(path), ""))
    page.choose()
    settle(qtbot, window)
    assert path.name in page._banner._note.text()


def event_with(what: QMimeData) -> QDropEvent:
    """What a page is told while something is dragged over it, or let go."""
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    return event


def entered(page: LintPage, what: QMimeData) -> bool:
    """Whether it may be dropped here."""
    event = event_with(what)
    page.dragEnterEvent(event)
    return event.isAccepted()


def drop(page: LintPage, what: QMimeData) -> None:
    page.dropEvent(event_with(what))
