"""A scan is attached, cited for a criterion, seen in the index of evidence, and found again without accents."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.services.dossiers import open_snapshot
from tests.gui.windows import dialog_of, export_step, settle
from tests.helpers import evidence_files as made
from ui import navigation
from ui.dialogs.search import SearchDialog
from ui.main_window import MainWindow
from ui.pages.ledger import LedgerPage


def ledger_of(window: MainWindow) -> LedgerPage:
    window.go(navigation.LEDGER)
    page = window.page(navigation.LEDGER)
    assert isinstance(page, LedgerPage)
    return page


def index_of_evidence(window: MainWindow, qtbot: QtBot, dossier: str, folder: Path) -> Path:
    """The index as the last step of the dossier writes it."""
    window.open_dossier(dossier)
    settle(qtbot, window)
    step = export_step(window)
    step.form.folder.setText(str(folder))
    for each in step.form.papers.all_papers():
        step.form.papers.tick(each, each == "muc-luc-minh-chung")
    step.export()
    settle(qtbot, window)
    (pdf,) = folder.glob("*Muc-luc-minh-chung*.pdf")
    return pdf


def test_a_scan_proves_a_criterion_and_stands_in_the_index(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.home.open_sample()
    settle(qtbot, window)
    page = ledger_of(window)
    page.add()
    achievement = page.side.shown
    editing = page.editing
    field = editing.sections(window.app.achievements.get(achievement), (), ())[0].fields[0]
    page.side.form.view.answered.emit(field, "Nạo vét kênh mương nội đồng")
    scan = made.put(tmp_path, "Biên bản nghiệm thu.pdf", made.scan_pdf(200, pages=3))
    page.side.evidence.attach([scan])
    settle(qtbot, window)
    cite = page.side.cite
    page.side.setCurrentWidget(cite)
    settle(qtbot, window)
    cite.criteria.setCurrentRow(2)
    dossier, case = cite.dossier.chosen(), cite.case.chosen()
    cite.cite()
    snapshot = open_snapshot(window.app, dossier)
    nomination = next(each for each in snapshot.dossier.nominations if each.id == case)
    assert achievement in nomination.achievements
    (evidence,) = [each for each in snapshot.dossier.evidence if each.title == "Biên bản nghiệm thu"]
    assert any(evidence.id in answer.evidence for answer in nomination.answers.values())
    pdf = index_of_evidence(window, qtbot, dossier, tmp_path / "ra")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Biên bản nghiệm thu" in text
    assert "Nạo vét kênh mương nội đồng" in text
    assert "chưa đếm trang" not in text


def test_a_year_later_it_is_found_without_accents(window: MainWindow, qtbot: QtBot) -> None:
    page = ledger_of(window)
    page.add()
    achievement = page.side.shown
    field = page.editing.sections(window.app.achievements.get(achievement), (), ())[0].fields[0]
    page.side.form.view.answered.emit(field, "Nạo vét kênh mương nội đồng")
    window.show_home()
    window.search()
    dialog = dialog_of(window, SearchDialog)
    dialog.field.setText("dong muong")
    dialog.open_current()
    settle(qtbot, window)
    assert ledger_of(window).side.shown == achievement
