"""The preview shows the papers that the exporter would write."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.errors import FontMissing
from app.services import exporting
from app.services.app import App
from tests.gui.windows import PATIENCE, settle
from ui.main_window import MainWindow
from ui.text import preview as preview_words
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.pdf_pages import PdfPages


@pytest.fixture
def preview(sample_window: MainWindow) -> PaperPreview:
    return sample_window.dossier_page._papers


def pages(preview: PaperPreview) -> PdfPages:
    assert preview._pages is not None
    return preview._pages


def test_all_papers_are_shown_first_and_each_can_be_chosen(
    sample_window: MainWindow, preview: PaperPreview, qtbot: QtBot
) -> None:
    snapshot = sample_window.dossier_page._snapshot
    assert snapshot is not None
    whole = pages(preview).pages()
    listed = [preview._papers.itemData(row) for row in range(preview._papers.count())]
    choices = exporting.choices_of(snapshot)
    assert listed == ["", *(paper.id for paper in choices)]
    counts: list[int] = []
    for row in range(1, preview._papers.count()):
        preview._papers.setCurrentIndex(row)
        preview._papers.activated.emit(row)
        settle(qtbot, sample_window)
        counts.append(pages(preview).pages())
    assert sum(count for count, paper in zip(counts, choices, strict=True) if paper.chosen) == whole
    assert {paper.chosen for paper in choices} == {True, False}
    assert all(counts)


def test_pages_are_turned_and_counted(preview: PaperPreview) -> None:
    shown = pages(preview)
    assert preview._page_label.text() == preview_words.PAGE_OF.format(page=1, pages=shown.pages())
    preview._turn(1)
    assert preview._page_label.text() == preview_words.PAGE_OF.format(page=2, pages=shown.pages())
    preview._turn(-1)
    preview._turn(-1)
    assert shown.page() == 0


def test_the_page_stays_when_the_papers_are_drawn_again(
    sample_window: MainWindow, preview: PaperPreview, qtbot: QtBot
) -> None:
    pages(preview).turn_to(2)
    sample_window.dossier_page.check()
    settle(qtbot, sample_window)
    assert pages(preview).page() == 2


def test_zooming_starts_from_what_is_seen(preview: PaperPreview) -> None:
    shown = pages(preview)
    fitted = shown._factor()
    shown.zoom(True)
    assert shown.zoomFactor() == pytest.approx(fitted * 1.2)
    shown.zoom(False)
    assert shown.zoomFactor() == pytest.approx(fitted)
    shown.fit_width()
    assert shown.zoomMode() == PdfPages.ZoomMode.FitToWidth


def test_papers_that_cannot_be_drawn_are_an_error_not_a_crash(
    sample_window: MainWindow, preview: PaperPreview, app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> bytes:
        raise FontMissing("Thiếu phông chữ đi kèm; dữ liệu không bị ảnh hưởng.", "Hãy cài đặt lại chương trình.")

    monkeypatch.setattr(exporting, "preview_pdf", fail)
    sample_window.dossier_page.check()
    settle(qtbot, sample_window)
    assert preview._stack.currentWidget() is preview._failed
    assert sample_window._panel.isVisible()


def test_a_hidden_preview_is_drawn_when_it_is_shown(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.dossier_page._preview.setChecked(False)
    window.home.open_sample()
    settle(qtbot, window)
    assert window.dossier_page._papers._pages is None
    window.dossier_page._preview.setChecked(True)
    qtbot.waitUntil(lambda: window.dossier_page._papers._pages is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert pages(window.dossier_page._papers).pages() > 0
