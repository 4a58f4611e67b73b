"""The help opens at what one is doing, and is searched with and without accents."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.paths import Paths
from app.services.app import App
from app.services.help import help_pages
from tests.gui.windows import opened_app, opened_window, settle
from ui import help_topics, navigation
from ui.main_window import MainWindow
from ui.pages.help import HelpPageView

FIRST = "# Bắt đầu\n\nLập **hồ sơ** đầu tiên.\n\n## Sao lưu ra USB\n\nCắm USB rồi bấm nút.\n"
SECOND = "# Đơn vị\n\nĐịa danh ghi trước ngày tháng. Xem [sao lưu](10-bat-dau.md#sao-luu-ra-usb).\n"
SECOND += "\nđoạn dài\n" * 80
SECOND += "\n## Người ký\n\nAi ký thì ghi ở đây.\n"


@pytest.fixture
def app(paths: Paths, tmp_path: Path) -> Iterator[App]:
    """The program with two pages of help of our own."""
    resources = tmp_path / "resources"
    shutil.copytree(paths.resources, resources, ignore=shutil.ignore_patterns("*.md"))
    (resources / "help" / "10-bat-dau.md").write_text(FIRST, encoding="utf-8")
    (resources / "help" / "20-don-vi.md").write_text(SECOND, encoding="utf-8")
    with opened_app(replace(paths, resources=resources)) as opened:
        yield opened


@pytest.fixture
def window(app: App, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in sight."""
    with opened_window(app) as opened:
        yield opened
        settle(qtbot, opened)


def help_of(window: MainWindow) -> HelpPageView:
    shown = window.page(navigation.HELP)
    assert isinstance(shown, HelpPageView)
    return shown


def titles(page: HelpPageView) -> list[str]:
    return [page._contents.item(row).text() for row in range(page._contents.count())]


def test_pages_stand_in_the_order_of_their_numbers(app: App) -> None:
    assert [(each.slug, each.title, each.headings) for each in help_pages(app)] == [
        ("bat-dau", "Bắt đầu", ("Sao lưu ra USB",)),
        ("don-vi", "Đơn vị", ("Người ký",)),
    ]


def test_f1_opens_the_page_of_the_place_the_keyboard_is_in(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(help_topics, "TOPICS", {"home": "bat-dau", "signers": "don-vi#Người ký"})
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert help_of(window).shown() == "bat-dau"
    window.show_home()
    help_topics.set_topic(window.home, "signers")
    window.activateWindow()
    window.home._first.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert help_of(window).shown() == "don-vi"
    assert help_of(window)._sheet.verticalScrollBar().value() > 0


def test_words_are_found_without_their_accents(window: MainWindow) -> None:
    window.go(navigation.HELP)
    page = help_of(window)
    page._search.setText("dia danh")
    assert titles(page) == ["Đơn vị"]
    assert page._sheet.extraSelections()
    page._search.setText("không có ở đâu cả")
    assert titles(page) == []
    page._search.setText("")
    assert titles(page) == ["Bắt đầu", "Đơn vị"]


def test_a_link_leads_to_another_page(window: MainWindow) -> None:
    window.go(navigation.HELP, "don-vi")
    page = help_of(window)
    page._follow(QUrl("10-bat-dau.md#sao-luu-ra-usb"))
    assert page.shown() == "bat-dau"


def test_every_topic_of_the_windows_is_a_page_or_nothing_is_promised(paths: Paths) -> None:
    slugs = {path.stem.partition("-")[2] for path in (paths.resources / "help").glob("*.md")}
    wanted = {place.partition("#")[0] for place in help_topics.TOPICS.values()}
    assert not slugs or wanted <= slugs
