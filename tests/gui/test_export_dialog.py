"""The export dialog: which papers are written, and what measuring them gave."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import exporting
from app.services.exporting import ExportResult
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import dialog_of, export_step, settle
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow
from ui.models.measured import LOOK, proof_line, proof_rows
from ui.text import export as export_words
from ui.text import proof as proof_words
from ui.text import sentences

BROKEN = "Bản tóm tắt thành tích (PDF), Trang 3"


@pytest.fixture
def dialog(sample_window: MainWindow, tmp_path: Path) -> ExportDialog:
    export_step(sample_window).export()
    opened = dialog_of(sample_window, ExportDialog)
    opened._folder.setText(str(tmp_path / "ra"))
    return opened


@pytest.fixture
def exported(sample_window: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> ExportResult:
    dialog.export()
    settle(qtbot, sample_window)
    assert dialog._report._result is not None
    return dialog._report._result


def with_faults(result: ExportResult) -> ExportResult:
    """The same export as if a rule had been broken at two places and another one were to look at."""
    first, second, *rest = result.proof.lines
    failed = replace(first, state="failed", places=(BROKEN, BROKEN.replace("3", "4")))
    lines = (failed, replace(second, state="warned", places=(BROKEN,)), *rest)
    return replace(result, proof=replace(result.proof, ok=False, lines=lines))


def test_the_papers_written_anyway_are_ticked(dialog: ExportDialog) -> None:
    choices = exporting.choices_of(dialog._snapshot)
    assert dialog._papers.count() == len(choices)
    assert dialog._papers.chosen() == tuple(each.id for each in choices if each.chosen)
    dialog.close()


def test_space_ticks_a_paper_and_takes_the_tick_away(dialog: ExportDialog, qtbot: QtBot) -> None:
    before = dialog._papers.chosen()
    dialog.activateWindow()
    dialog._papers.setFocus()
    qtbot.waitUntil(dialog._papers.hasFocus)
    QTest.keyClick(dialog._papers, Qt.Key.Key_Space)
    assert dialog._papers.chosen() == before[1:]
    QTest.keyClick(dialog._papers, Qt.Key.Key_Space)
    assert dialog._papers.chosen() == before
    dialog.close()


def test_only_the_papers_that_are_ticked_are_written(
    sample_window: MainWindow, dialog: ExportDialog, qtbot: QtBot
) -> None:
    for each in exporting.choices_of(dialog._snapshot):
        dialog._papers.tick(each.id, each.id in ("to-trinh", "bien-ban"))
    dialog.export()
    settle(qtbot, sample_window)
    result = dialog._report._result
    assert result is not None
    assert {file.paper for file in result.files} == {"to-trinh", "bien-ban"}
    dialog.close()


def test_without_a_paper_nothing_is_begun(sample_window: MainWindow, dialog: ExportDialog) -> None:
    for each in exporting.choices_of(dialog._snapshot):
        dialog._papers.tick(each.id, False)
    dialog.export()
    assert dialog._rows._notes[dialog._papers][0].text() == export_words.NEED_PAPER
    assert not sample_window.runner.busy()
    dialog.close()


def test_papers_that_keep_the_decree_are_said_to(dialog: ExportDialog, exported: ExportResult) -> None:
    kept = len(exported.proof.lines)
    assert exported.proof.ok
    assert dialog._report.banner._words.text() == proof_words.PROOF_OK.format(kept=kept)
    assert dialog._report.tabs.currentWidget() is dialog._report.files
    assert [row.title for row in rows_in(dialog._report.proof)] == [proof_words.PROOF_CLEAN]
    dialog.close()


def test_every_rule_that_is_kept_can_be_seen(dialog: ExportDialog, exported: ExportResult) -> None:
    dialog._report.tabs.setCurrentIndex(0)
    dialog._report.everything.click()
    rows = rows_in(dialog._report.proof)
    assert [f"{row.title}{proof_words.KEPT_MARK}" for row in rows] == [line.text for line in exported.proof.lines]
    assert all(line.clause in row.aside for row, line in zip(rows, exported.proof.lines, strict=True))
    dialog.close()


def test_what_is_wrong_comes_first_and_is_counted_by_places(dialog: ExportDialog, exported: ExportResult) -> None:
    faulty = with_faults(exported)
    dialog._report.show_result(faulty)
    line = proof_line(faulty)
    assert (line.words, line.tone) == (proof_words.PROOF_FAILED.format(places=2), "bad")
    assert line.note == sentences.warnings_too(1)
    assert dialog._report.tabs.currentWidget() is dialog._report.proof
    rows = rows_in(dialog._report.proof)
    assert [row.word for row in rows] == [proof_words.PROOF_WORDS["failed"], proof_words.PROOF_WORDS["warned"]]
    assert rows[0].details == (BROKEN.replace("3", "4"),)
    assert len(proof_rows(faulty, whole=True)) == len(faulty.proof.lines)
    dialog.close()


def test_a_shape_a_word_and_a_colour_go_with_each_state() -> None:
    assert set(LOOK) == set(proof_words.PROOF_WORDS)
    assert len({icon for icon, _ in LOOK.values()}) == len({tone for _, tone in LOOK.values()}) == len(LOOK)
