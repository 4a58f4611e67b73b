"""Settings take effect at once, are remembered, and the data can be backed up and brought back from the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.services import safety, settings
from app.services.app import App
from app.services.samples import add_sample
from tests.gui.windows import dialog_of, settle
from ui import navigation
from ui.dialogs.restore import RestoreDialog
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.text import safety as safety_words
from ui.theme import POINTS, scale_text


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """The settings in sight."""
    window.go(navigation.SETTINGS)
    shown = window.page(navigation.SETTINGS)
    assert isinstance(shown, SettingsPage)
    return shown


def said(page: SettingsPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_larger_letters_are_there_at_once_and_the_next_time(
    page: SettingsPage, app: App, window: MainWindow, qtbot: QtBot
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    page._text_size.setCurrentIndex(page._text_size.findData(125))
    qtbot.waitUntil(lambda: application.font().pointSizeF() == POINTS * 1.25)
    assert QApplication.overrideCursor() is None
    assert settings.read(app, settings.TEXT_SIZE) == 125
    scale_text(application, 100)
    window.begin(app)
    assert application.font().pointSizeF() == POINTS * 1.25
    scale_text(application, 100)


def test_the_last_format_cannot_be_taken_away(page: SettingsPage, app: App) -> None:
    page._docx.setChecked(False)
    page._pdf.setChecked(False)
    assert page._pdf.isChecked()
    assert settings.read(app, settings.EXPORT_FORMATS) == ["pdf"]


def test_a_folder_is_chosen_and_given_up_again(
    page: SettingsPage, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB & <thẻ>"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *args: str(stick))
    page.choose_folder(settings.BACKUP_FOLDER, page._second)
    assert page._second.text() == str(stick)
    assert settings.read(app, settings.BACKUP_FOLDER) == str(stick)
    page._remove.click()
    assert settings.read(app, settings.BACKUP_FOLDER) == ""


def test_backing_up_now_is_done_in_the_background_and_told(
    page: SettingsPage, app: App, window: MainWindow, qtbot: QtBot
) -> None:
    add_sample(app)
    page._safety.back_up()
    assert page._safety._back_up.text() == safety_words.STOP
    settle(qtbot, window)
    assert page._safety._back_up.text() == safety_words.BACK_UP
    assert len(safety.list_backups(app)) == 1
    assert safety_words.BACKED_UP.format(dossiers=1, achievements=len(app.achievements.list())) in said(page)


def test_a_backup_that_is_stopped_leaves_nothing_behind(
    page: SettingsPage, app: App, window: MainWindow, qtbot: QtBot
) -> None:
    add_sample(app)
    page._safety.back_up()
    page._safety.back_up()
    settle(qtbot, window)
    assert safety.list_backups(app) == ()
    assert safety_words.STOPPED in said(page)
    assert page._safety._back_up.text() == safety_words.BACK_UP


def test_a_backup_is_looked_into_before_it_can_be_restored(
    page: SettingsPage, app: App, window: MainWindow, qtbot: QtBot
) -> None:
    add_sample(app)
    safety.back_up(app, None)
    page._safety.ask_restore()
    dialog = dialog_of(window, RestoreDialog)
    assert not dialog._do.isEnabled()
    dialog._list.setCurrentRow(0)
    settle(qtbot, window)
    assert dialog._do.isEnabled()
    assert "1 hồ sơ" in dialog._content.text()
    dialog.reject()


def test_a_file_that_is_no_backup_is_refused_in_the_dialog(
    page: SettingsPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "ảnh.db"
    wrong.write_bytes(b"khong phai")
    page._safety.ask_restore()
    dialog = dialog_of(window, RestoreDialog)
    dialog.add_file(wrong)
    settle(qtbot, window)
    assert dialog._panel.isVisible()
    assert not dialog._do.isEnabled()
    dialog.reject()
