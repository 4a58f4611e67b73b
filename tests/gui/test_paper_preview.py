"""The preview shows the papers that the exporter would write, at the place that is being edited, without a flicker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.errors import FontMissing
from app.services import exporting, previewing
from tests.gui.windows import PATIENCE, rest
from ui.desk import Desk
from ui.text import preview as preview_words
from ui.theme import Colour
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.pdf_pages import PdfPages

SUBMISSION, SUMMARY = "to-trinh", "tom-tat"


@pytest.fixture
def preview(desk: Desk, sample: Snapshot, qtbot: QtBot) -> Iterator[PaperPreview]:
    shown = PaperPreview(desk)
    qtbot.addWidget(shown)
    shown.resize(560, 640)
    shown.show()
    shown.show_snapshot(sample)
    painted(qtbot, desk, shown)
    yield shown
    shown.hide()


def pages(preview: PaperPreview) -> PdfPages:
    assert preview._pages is not None
    return preview._pages


def painted(qtbot: QtBot, desk: Desk, preview: PaperPreview) -> QImage:
    """The preview once its pages are there."""
    rest(qtbot, desk)
    pages(preview).viewport().repaint()
    qtbot.waitUntil(pages(preview).painted, timeout=PATIENCE)
    return pages(preview).viewport().grab().toImage()


def edited(sample: Snapshot, **changes: Any) -> Snapshot:
    submission = replace(sample.dossier.submission, **changes)
    return replace(sample, dossier=replace(sample.dossier, submission=submission))


def ink(picture: QImage) -> int:
    """How many of the points looked at are black."""
    points = ((x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2))
    return sum(QColor(picture.pixel(x, y)).lightness() < 100 for x, y in points)


def test_all_papers_are_shown_first_and_each_can_be_chosen(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    whole = pages(preview).pages()
    listed = [preview._papers.itemData(row) for row in range(preview._papers.count())]
    choices = exporting.choices_of(sample)
    assert listed == ["", *(paper.id for paper in choices)]
    counts: list[int] = []
    for row in range(1, preview._papers.count()):
        preview._papers.setCurrentIndex(row)
        preview._papers.activated.emit(row)
        rest(qtbot, desk)
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


def test_the_keyboard_turns_and_magnifies(preview: PaperPreview) -> None:
    shown = pages(preview)
    QTest.keyClick(shown, Qt.Key.Key_PageDown)
    assert shown.page() == 1
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.page() == shown.pages() - 1
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.page() == 0
    before = shown.factor()
    QTest.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shown.factor() == pytest.approx(before * 1.2)


def test_zooming_starts_from_what_is_seen_and_keeps_it_in_sight(preview: PaperPreview) -> None:
    shown = pages(preview)
    shown.turn_to(2)
    fitted = shown.factor()
    shown.zoom(True)
    assert shown.factor() == pytest.approx(fitted * 1.2)
    assert shown.page() == 2
    shown.zoom(False)
    assert shown.factor() == pytest.approx(fitted)
    shown.fit_width()
    assert shown.horizontalScrollBar().maximum() == 0
    assert shown.page() == 2


def test_the_view_stays_where_it_was_when_the_papers_are_drawn_again(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    pages(preview).turn_to(2)
    before = pages(preview).verticalScrollBar().value()
    title = replace(sample, dossier=replace(sample.dossier, title="Không in ra"))
    preview.show_snapshot(title)
    rest(qtbot, desk)
    assert pages(preview).verticalScrollBar().value() == before


def test_an_edit_is_brought_into_sight_and_marked(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    pages(preview).turn_to(3)
    preview.show_snapshot(edited(sample, number="17"))
    picture = painted(qtbot, desk, preview)
    assert pages(preview).page() == 0
    spot = pages(preview)._spot
    assert spot is not None
    line = pages(preview)._column.area_of(spot).translated(0, -pages(preview).verticalScrollBar().value())
    ratio = pages(preview).devicePixelRatioF()
    at = (round((line.left() + 1) * ratio), round(line.center().y() * ratio))
    assert QColor(picture.pixel(*at)).name() == Colour.ACCENT


def test_an_edit_in_sight_moves_nothing(desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot) -> None:
    pages(preview).verticalScrollBar().setValue(20)
    preview.show_snapshot(edited(sample, number="17"))
    rest(qtbot, desk)
    assert pages(preview).verticalScrollBar().value() == 20


def test_the_place_one_is_in_is_brought_into_sight(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    preview.show_paper("achievement_summary")
    rest(qtbot, desk)
    last = sample.dossier.nominations[-1]
    preview.show_place(Place(part="nominee", id=last.nominee, field="name"))
    rest(qtbot, desk)
    assert preview._papers.chosen() == SUMMARY
    assert pages(preview).page() >= len(sample.dossier.nominations) - 1
    where = pages(preview).verticalScrollBar().value()
    preview.show_place(Place(part="minutes", field="chair"))
    rest(qtbot, desk)
    assert pages(preview).verticalScrollBar().value() == where


def test_a_step_turns_to_its_paper_and_a_picked_one_stays(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    preview.show_paper("submission")
    rest(qtbot, desk)
    assert preview._papers.chosen() == SUBMISSION
    preview._papers.choose(SUMMARY)
    preview._papers.activated.emit(preview._papers.currentIndex())
    preview.show_snapshot(edited(sample, number="17"))
    rest(qtbot, desk)
    assert preview._papers.chosen() == SUMMARY


def test_the_old_page_stays_until_the_new_one_is_painted(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot
) -> None:
    before = ink(painted(qtbot, desk, preview))
    preview.show_snapshot(edited(sample, number="17"))
    seen: list[int] = []
    preview.drawn.connect(lambda: seen.append(ink(pages(preview).viewport().grab().toImage())))
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    seen.append(ink(painted(qtbot, desk, preview)))
    assert all(each > before * 0.9 for each in seen), (before, seen)


def test_paper_is_white_and_what_is_around_it_is_not(desk: Desk, preview: PaperPreview, qtbot: QtBot) -> None:
    picture = painted(qtbot, desk, preview)
    ratio = pages(preview).devicePixelRatioF()
    page = pages(preview)._column.areas[0]
    assert QColor(picture.pixel(round((page.left() + 9) * ratio), round((page.top() + 9) * ratio))).name() == "#ffffff"
    assert QColor(picture.pixel(1, 1)).name() == Colour.LINE


def test_a_newer_snapshot_abandons_the_older(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = previewing.draw_papers

    def counted(fonts: Any, snapshot: Snapshot, *more: Any, **named: Any) -> previewing.Drawing:
        drawn.append(snapshot.dossier.submission.number)
        return draw(fonts, snapshot, *more, **named)

    monkeypatch.setattr(previewing, "draw_papers", counted)
    shown: list[str] = []
    preview.drawn.connect(lambda: shown.append("shown"))
    for number in range(1, 30):
        preview.show_snapshot(edited(sample, number=str(number)))
    rest(qtbot, desk)
    assert drawn[-1] == "29"
    assert len(drawn) <= 2
    assert shown == ["shown"]


def test_papers_that_cannot_be_drawn_are_an_error_not_a_crash(
    desk: Desk, sample: Snapshot, preview: PaperPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **named: object) -> bytes:
        raise FontMissing("Thiếu phông chữ đi kèm; dữ liệu không bị ảnh hưởng.", "Hãy cài đặt lại chương trình.")

    with monkeypatch.context() as patched:
        patched.setattr(previewing, "draw_papers", fail)
        preview.show_snapshot(edited(sample, number="17"))
        rest(qtbot, desk)
        assert preview._stack.currentWidget() is preview._failed
        assert not desk.panel.isHidden()
    preview.show_snapshot(sample)
    rest(qtbot, desk)
    assert preview._stack.currentWidget() is pages(preview)


def test_a_hidden_preview_is_drawn_when_it_is_shown(desk: Desk, sample: Snapshot, qtbot: QtBot) -> None:
    preview = PaperPreview(desk)
    qtbot.addWidget(preview)
    preview.show_snapshot(sample)
    rest(qtbot, desk)
    assert preview._pages is None
    preview.show()
    rest(qtbot, desk)
    assert pages(preview).pages() > 0
    preview.hide()
    preview.show_snapshot(edited(sample, number="17"))
    assert not desk.runner.busy()
    preview.show()
    rest(qtbot, desk)
    assert preview._drawing is not None
    assert preview._drawing.snapshot.dossier.submission.number == "17"


def test_only_pages_in_sight_and_their_neighbours_are_kept(desk: Desk, preview: PaperPreview, qtbot: QtBot) -> None:
    shown = pages(preview)
    for page in range(shown.pages()):
        shown.turn_to(page)
        painted(qtbot, desk, preview)
    assert len(shown._pictures._kept) <= 7
