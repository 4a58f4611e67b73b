"""After signing: papers with an optional one are exported, proved, numbered, and all of them carry the number."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import exporting
from app.services.dossiers import open_snapshot
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import dialog_of, export_step, session_of, settle
from tests.helpers.papers_docx import DocxPaper
from tests.helpers.papers_pdf import PdfPaper
from ui.dialogs.number import NumberDialog
from ui.main_window import MainWindow
from ui.text import export as export_words
from ui.text import home as home_words
from ui.text import number as number_words
from ui.text import proof as proof_words

OPTIONAL = "bien-ban"


def press(window: QWidget, words: str) -> None:
    """Click the button that says this."""
    shown = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == words]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def test_an_optional_paper_is_exported_proved_and_numbered_with_the_others(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Giấy tờ & <đã ký>"
    press(window, home_words.OPEN_SAMPLE)
    settle(qtbot, window)
    result = exported(window, qtbot, folder)
    assert OPTIONAL in {file.paper for file in result.files}
    before = words_of(folder)
    assert not any("05/TTr-UBND" in words for words in before.values())

    press(window, number_words.GIVE_NUMBER)
    dialog = dialog_of(window, NumberDialog)
    assert dialog._folder.text() == str(folder)
    dialog._number.setText("05")
    dialog._date.setText("9/6/2021")
    press(dialog, number_words.DO_NUMBER)
    settle(qtbot, window)
    assert dialog._banner._words.text() == number_words.NUMBERED.format(number="05", date="09/6/2021")
    assert {row.word for row in rows_in(dialog._changes) if not row.heading} == {number_words.NUMBER_LINES}
    press(dialog, export_words.DONE)

    after = words_of(folder)
    assert after.keys() == before.keys()
    for name, words in after.items():
        assert "TTr-UBND" not in words or "05/TTr-UBND" in words, name
    assert sum("Số: 05/TTr-UBND" in words for words in after.values()) == 2
    submission = open_snapshot(window._desk.app, window.dossier_page.dossier_id).dossier.submission
    assert submission.number == "05"
    assert session_of(window).snapshot is not None
    assert session_of(window).snapshot.dossier.submission == submission


def exported(window: MainWindow, qtbot: QtBot, folder: Path) -> exporting.ExportResult:
    """The papers to be signed, the optional one among them; the proof says that they keep the decree."""
    step = export_step(window)
    step.form.folder.setText(str(folder))
    step.form.mode.choose("paper")
    step.form.papers.tick(OPTIONAL, True)
    press(window, export_words.DO_EXPORT)
    settle(qtbot, window)
    result = step.report._result
    assert result is not None
    kept = sum(line.state == "kept" for line in result.proof.lines)
    assert step.report.banner._words.text() == proof_words.PROOF_OK.format(kept=kept)
    press(window, export_words.AGAIN)
    return result


def words_of(folder: Path) -> dict[str, str]:
    """What each paper in the folder says."""
    docx = {path.name: " ".join(DocxPaper(path.read_bytes()).texts) for path in folder.glob("*.docx")}
    return docx | {path.name: PdfPaper(path.read_bytes()).text for path in folder.glob("*.pdf")}
