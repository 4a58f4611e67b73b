"""The search box opens anywhere, answers as one types, and leads to what was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import evidence
from tests.gui.windows import SIZES, clipped, dialog_of, outside, settle
from tests.helpers import evidence_files as made
from ui import navigation
from ui.dialogs.evidence_preview import EvidencePreview
from ui.dialogs.search import SearchDialog
from ui.main_window import MainWindow
from ui.pages.ledger import LedgerPage
from ui.text import search as words


def opened(window: MainWindow) -> SearchDialog:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    if not any(each.isVisible() for each in window.findChildren(SearchDialog)):
        window.search()  # offscreen nothing activates the window its shortcuts need
    return dialog_of(window, SearchDialog)


def shown(dialog: SearchDialog) -> list[str]:
    return [dialog.list.item(row).text().split("\n")[0] for row in range(dialog.list.count())]


@pytest.mark.parametrize("size", SIZES)
def test_the_box_fits_and_is_freed(sample_window: MainWindow, qtbot: QtBot, size: str) -> None:
    sample_window.resize(*SIZES[size])
    dialog = opened(sample_window)
    dialog.field.setText("bau cu")
    settle(qtbot, sample_window)
    assert clipped(dialog) == []
    assert outside(dialog) == []
    dialog.reject()
    settle(qtbot, sample_window)


def test_results_stand_under_their_kinds_and_enter_opens_the_first(sample_window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(sample_window)
    QTest.keyClicks(dialog.field, "phat thanh")
    assert words.KINDS["achievement"] in shown(dialog)
    while not dialog.list.currentItem().text().startswith("Phát thanh"):
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(qtbot, sample_window)
    page = sample_window.page(navigation.LEDGER)
    assert isinstance(page, LedgerPage)
    assert page.isVisible()
    assert page._desk.app.achievements.get(page.side.shown).title.startswith("Phát thanh")


def test_nothing_found_is_said(sample_window: MainWindow) -> None:
    dialog = opened(sample_window)
    dialog.field.setText("zyx khong co")
    assert shown(dialog) == []
    assert dialog.said.text() == words.NOTHING.format(query="zyx khong co")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_a_dossier_and_the_text_of_a_file_are_opened(sample_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    sample_window.go(navigation.LEDGER)
    page = sample_window.page(navigation.LEDGER)
    assert isinstance(page, LedgerPage)
    page.table.selectRow(3)
    proved = page.side.shown
    page.side.evidence.attach(
        [made.put(tmp_path, "scan.pdf", made.text_pdf("Nghiem thu cong trinh thuy loi noi dong"))]
    )
    settle(qtbot, sample_window)
    page.table.selectRow(0)
    dialog = opened(sample_window)
    dialog.field.setText("nghiem thu thuy loi")
    assert words.IN_TEXT in dialog.list.item(1).text()
    dialog.open_current()
    settle(qtbot, sample_window)
    assert page.side.shown == proved
    assert page.side.currentWidget() is page.side.evidence
    dialog = opened(sample_window)
    dialog.field.setText("ho so mau")
    dialog.open_current()
    settle(qtbot, sample_window)
    assert sample_window.dossier_page.isVisible()


def test_evidence_that_nothing_uses_any_more_is_shown_itself(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    attached = evidence.attach(sample_window.app, made.put(tmp_path, "Biên bản lạc.pdf", made.text_pdf("A")))
    dialog = opened(sample_window)
    dialog.field.setText("bien ban lac")
    assert words.LOOSE in dialog.list.item(1).text()
    dialog.open_current()
    settle(qtbot, sample_window)
    preview = dialog_of(sample_window, EvidencePreview)
    assert attached.evidence.title in preview.windowTitle()
    settle(qtbot, sample_window)
    preview.reject()
    settle(qtbot, sample_window)
