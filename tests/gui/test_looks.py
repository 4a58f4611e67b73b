"""What a stranger's eye stumbled over once: edges that do not meet, words squeezed, lines too long to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import FolderNotWritable
from tests.gui.windows import SIZES, dialog_of, settle
from ui import navigation
from ui.desk import Desk
from ui.dialogs.reuse import ReuseDialog
from ui.main_window import MainWindow
from ui.models.criteria_matrix import MatrixColumn
from ui.pages.help import HelpPageView
from ui.pages.ledger import LedgerPage
from ui.pages.plans import PlansPage
from ui.pages.settings import SettingsPage
from ui.pages.steps.achievements import AchievementsStep
from ui.text import dossier as dossier_words
from ui.theme import WIDEST_CARDS, WIDEST_TEXT, scale_text
from ui.widgets import matrix_view
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.flow import FlowLayout
from ui.widgets.matrix_view import MatrixView
from ui.widgets.paper_preview import PaperPreview

LETTERS = [100, 125, 140]


@pytest.fixture(params=LETTERS)
def letters(request: pytest.FixtureRequest, desk: Desk) -> Iterator[int]:
    application = cast(QApplication, QApplication.instance())
    scale_text(application, request.param)
    yield request.param
    scale_text(application, 100)


def block(width: int, height: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


def test_what_flows_keeps_its_margins_and_stands_in_the_middle_of_its_line(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    flow = FlowLayout(10, 8)
    flow.setContentsMargins(14, 3, 14, 5)
    frame.setLayout(flow)
    blocks = [block(60, 30), block(60, 20), block(60, 20)]
    for each in blocks:
        flow.addWidget(each)
    assert flow.heightForWidth(14 + 130 + 14) == 3 + 30 + 8 + 20 + 5
    assert flow.minimumSize().width() == 60 + 28
    flow.setGeometry(QRect(0, 0, 158, 66))
    assert [each.pos() for each in blocks] == [QPoint(14, 3), QPoint(84, 8), QPoint(14, 41)]


@pytest.mark.parametrize("width", [320, 480, 640])
def test_the_bar_over_the_paper_squeezes_nothing(desk: Desk, qtbot: QtBot, letters: int, width: int) -> None:
    preview = PaperPreview(desk)
    qtbot.addWidget(preview)
    preview._page_label.setText("Trang 13/13")
    preview.setFixedWidth(width)
    preview.resize(width, 500)
    preview.show()
    qtbot.waitExposed(preview)
    QApplication.processEvents()
    assert preview._papers.width() >= preview._papers.sizeHint().width()
    shown: list[QWidget] = [*preview._tools.findChildren(QToolButton), preview._page_label]
    for each in shown:
        assert each.width() >= each.sizeHint().width()
        assert each.mapTo(preview, QPoint(each.width(), 0)).x() <= width
    above = preview._papers.geometry().bottom() < preview._tools.geometry().top()
    assert above == (width == 320) or letters > 100


def test_a_date_is_never_cut_in_the_ledger(sample_window: MainWindow, qtbot: QtBot, letters: int) -> None:
    for size in SIZES.values():
        sample_window.resize(*size)
        sample_window.go("ledger")
        settle(qtbot, sample_window)
        page = sample_window.page(navigation.LEDGER)
        assert isinstance(page, LedgerPage)
        table = page.table
        assert table.columnWidth(0) >= table.sizeHintForColumn(0)
        assert table.horizontalScrollBar().maximum() == 0
        assert table.rowHeight(0) >= table.fontMetrics().height() + 10


def test_a_nominee_is_named_whole_over_the_criteria(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_window.resize(1920, 1080)
    sample_window.dossier_page.turn_to("criteria")
    settle(qtbot, sample_window)
    view = sample_window.findChildren(MatrixView)[0]
    painted: list[str] = []
    drawn = matrix_view._shortened

    def told(painter: QPainter, area: QRect, column: MatrixColumn) -> str:
        painted.append(drawn(painter, area, column))
        return painted[-1]

    monkeypatch.setattr(matrix_view, "_shortened", told)
    view.horizontalHeader().viewport().repaint()
    assert painted
    assert not [name for name in painted if name.endswith("…")]


def test_how_long_a_summary_is_stands_over_the_end_of_its_lines(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.dossier_page.turn_to("achievements")
    settle(qtbot, sample_window)
    page = sample_window.findChildren(AchievementsStep)[0]
    page.tabs.setCurrentIndex(1)
    settle(qtbot, sample_window)
    summary = page.summary
    words = summary.meter.findChildren(QLabel)[0]
    end = words.mapTo(summary, QPoint(words.sizeHint().width(), 0)).x()
    assert end == pytest.approx(summary.editor.mapTo(summary, QPoint(summary.editor.width(), 0)).x(), abs=2)


def test_the_settings_begin_at_one_line_and_end_before_the_eye_loses_them(
    window: MainWindow, qtbot: QtBot, letters: int
) -> None:
    window.resize(1920, 1080)
    window.go("settings")
    settle(qtbot, window)
    page = window.page(navigation.SETTINGS)
    assert isinstance(page, SettingsPage)
    fields = (page._text_size, page._unit, page._limit, page._second)
    assert len({each.mapTo(page, QPoint(0, 0)).x() for each in fields}) == 1
    assert page._unit.width() < WIDEST_CARDS


@pytest.mark.parametrize("name", ["help", "plans"])
def test_running_text_has_lines_one_can_read(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.resize(1920, 1080)
    window.go(name)
    settle(qtbot, window)
    page = window.page(name)
    assert isinstance(page, HelpPageView | PlansPage)
    document = page._sheet.document()
    longest = 0.0
    each = document.begin()
    while each.isValid():
        longest = max(longest, _longest(each.layout()))
        each = each.next()
    assert WIDEST_TEXT / 2 < longest <= WIDEST_TEXT


def _longest(layout: QTextLayout) -> float:
    return max((layout.lineAt(line).naturalTextWidth() for line in range(layout.lineCount())), default=0.0)


def test_the_cases_to_take_over_stand_as_far_apart_as_in_other_lists(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.show_home()
    settle(qtbot, sample_window)
    frame = next(iter(sample_window.home._frames.values()))
    frame.asked.emit("reuse")
    dialog = dialog_of(sample_window, ReuseDialog)
    settle(qtbot, sample_window)
    # Asking the list for its rows would lay them out anew: only what is painted tells.
    first = dialog._list.grab().toImage()
    dialog._list.doItemsLayout()
    assert dialog._list.grab().toImage() == first
    dialog.close()


def test_details_of_an_error_take_no_more_lines_than_they_have(qtbot: QtBot) -> None:
    panel = ErrorPanel()
    qtbot.addWidget(panel)
    heights: list[int] = []
    for details in ("một dòng", "\n".join("dòng" for _ in range(3)), "\n".join("dòng" for _ in range(30))):
        panel.show_error(FolderNotWritable("Không ghi được.", "Chọn thư mục khác.", details))
        heights.append(panel._details.height())
    assert heights[0] < heights[1] == heights[2]


def test_without_any_dossier_nothing_is_said_of_the_newest(window: MainWindow, qtbot: QtBot) -> None:
    window.show_dossier()
    settle(qtbot, window)
    assert window.dossier_page._nothing._empty._words.text() == dossier_words.NO_DOSSIER_YET_WORDS
    window.home.open_sample()
    settle(qtbot, window)
    window.dossier_page.close_dossier()
    window.show_dossier()
    settle(qtbot, window)
    assert window.dossier_page._nothing._empty._words.text() == dossier_words.NO_DOSSIER_WORDS
