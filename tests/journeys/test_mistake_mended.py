"""A mistake is found at step 6, mended by a click, the papers are printed, and the print says it rightly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.test_check_step import click, index_of, spoil
from tests.gui.windows import PATIENCE, check_step, dialog_of, export_step, session_of, settle
from ui.dialogs import printing
from ui.dialogs.printing import PrintDialog
from ui.main_window import MainWindow
from ui.text import check as check_words


def test_a_mistake_is_found_mended_by_a_click_and_the_papers_are_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.home.open_sample()
    settle(qtbot, window)
    spoil(window, qtbot)
    session = session_of(window)
    session.change(
        replace(session.snapshot.dossier, submission=replace(session.snapshot.dossier.submission, signer="")),
        "Bỏ người ký",
    )
    settle(qtbot, window)

    QTest.keyClick(window, Qt.Key.Key_F5)
    settle(qtbot, window)
    view = check_step(window).findings.rows
    click(view, index_of(view, "Sửa thành"))
    settle(qtbot, window)
    assert not index_of(view, "Sửa thành").isValid()
    assert session.undo_title == check_words.MENDED

    wrong = next(row for row in view._rows[0].children[0].children if row.place is not None)
    click(view, index_of(view, wrong.title))
    settle(qtbot, window)
    assert window.dossier_page._step == "submission"
    session.undo()
    session.undo()
    settle(qtbot, window)
    assert session.snapshot.dossier.submission.signer

    path = tmp_path / "in.pdf"

    def to_pdf(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        return True

    monkeypatch.setattr(printing, "ask_for_printer", to_pdf)
    export_step(window)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(window, PrintDialog)
    settle(qtbot, window)
    dialog.print_pages()
    qtbot.waitUntil(lambda: dialog._work is None, timeout=PATIENCE)
    printed = QPdfDocument()
    printed.load(str(path))
    assert printed.pageCount() == dialog._pages.pages() > 10
    dialog.close()
