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

from app.domain.finding import Place
from app.domain.plan import Column
from app.forms.spec import FormField
from app.paths import Paths
from app.services.app import App
from app.services.help import help_pages, pages_in
from tests.gui.windows import dialog_of, opened_app, opened_window, settle
from ui import help_topics, navigation
from ui.dialog_help import HelpDialog
from ui.dialogs.new_dossier import NewDossierDialog
from ui.forms.table_editor import TableEditor
from ui.main_window import MainWindow
from ui.pages.help import HelpPageView

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
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


def test_f1_puts_the_heading_at_the_top_though_little_follows(window: MainWindow, qtbot: QtBot) -> None:
    window.go(navigation.HELP, "don-vi#Người ký")
    sheet = help_of(window)._sheet
    qtbot.waitUntil(lambda: sheet._wanted is None)
    heading = sheet.document().find("Người ký")
    assert 0 <= sheet.cursorRect(heading).top() < 40
    assert sheet.extraSelections()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Escape, NONE), (Qt.Key.Key_Left, ALT)])
def test_the_way_back_leads_where_one_was(
    window: MainWindow, keys: tuple[Qt.Key, Qt.KeyboardModifier], qtbot: QtBot
) -> None:
    window.go(navigation.SETTINGS)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.in_sight is help_of(window)
    help_of(window)._search.setFocus()
    qtbot.waitUntil(help_of(window)._search.hasFocus)
    QTest.keyClick(help_of(window)._search, *keys)
    assert window.in_sight is window.page(navigation.SETTINGS)


def test_f1_in_a_dialog_brings_the_help_over_it(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.home.begin()
    dialog = dialog_of(window, NewDossierDialog)
    dialog.activateWindow()
    dialog._unit.setFocus()
    qtbot.waitUntil(dialog._unit.hasFocus)
    dialog._unit.setText("đang ghi dở")
    QTest.keyClick(dialog._unit, Qt.Key.Key_F1)
    over = dialog_of(window, HelpDialog)
    assert over.page.shown() == "bat-dau"
    assert window.in_sight is window.home
    QTest.keyClick(over.page, Qt.Key.Key_Escape)
    assert not over.isVisible()
    assert dialog._unit.text() == "đang ghi dở"
    dialog.close()


def test_a_picture_is_no_wider_than_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    window.go(navigation.HELP, "don-vi")
    sheet = help_of(window)._sheet
    settle(qtbot, window)
    sheet.show_page("# Hình\n\n![Cửa sổ](man-hinh.png)\n")
    settle(qtbot, window)
    assert sheet.document().idealWidth() <= sheet.viewport().width()
    assert sheet.horizontalScrollBar().maximum() == 0


def test_the_keys_are_found_without_accents(paths: Paths) -> None:
    found = [each.title for each in pages_in(paths.resources / "help") if each.says("phim tat")]
    assert "Phím tắt" in found


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


def test_every_topic_names_a_heading_its_page_has(paths: Paths) -> None:
    pages = {each.slug: each for each in pages_in(paths.resources / "help")}
    places = (place.partition("#") for place in help_topics.TOPICS.values())
    assert [f"{slug}#{heading}" for slug, _, heading in places if heading and heading not in pages[slug].headings] == []


@pytest.mark.parametrize(
    ("asked", "slug"),
    [("tổ bầu cử", "tung-buoc"), ("xuong dong", "ho-so-dau-tien"), ("ghi trùng", "tung-buoc"), ("cỡ chữ", "tung-buoc")],
)
def test_what_officials_ask_leads_to_its_page(paths: Paths, asked: str, slug: str) -> None:
    found = [each for each in pages_in(paths.resources / "help") if each.says(asked)]
    assert min(found, key=lambda each: each.rank(asked)).slug == slug


def test_the_topic_of_a_table_is_nearer_than_that_of_its_step(qtbot: QtBot) -> None:
    column = Column(id="a", title="A")
    editor = TableEditor(FormField(place=Place(part="dossier", field="t"), label="T", kind="table", columns=(column,)))
    qtbot.addWidget(editor)
    assert help_topics.topic_of(editor.view, "dossier") == "table"
