"""The desk: what it shows, and that nothing is lost on it by one press."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.unit import Unit
from app.services import evidence, units
from app.services.app import App
from app.services.desk_check import look
from app.services.dossier_files import dump_file
from app.services.dossiers import create_dossier, list_dossiers, open_snapshot
from app.services.plans import list_plans
from app.services.samples import add_sample
from tests.gui.windows import clipped, settle
from ui.main_window import MainWindow
from ui.text import home as home_words
from ui.text import sentences
from ui.widgets.dossier_card import DossierCardFrame
from ui.widgets.notice import Notice

NASTY = "Hồ sơ <b>đậm</b> & “ngoặc” 🏅 đĐ"


def card_texts(frame: DossierCardFrame) -> list[str]:
    shown = [*frame.findChildren(QLabel), *frame.findChildren(QPushButton)]
    return [each.text() for each in shown if each.isVisible() and each.text()]


def frames(window: MainWindow) -> list[DossierCardFrame]:
    return list(window.home._frames.values())


def test_an_empty_desk_says_what_to_do(window: MainWindow) -> None:
    said = [each.text() for each in window.home.findChildren(QLabel) if each.isVisible()]
    assert home_words.EMPTY_HOME in said
    assert home_words.EMPTY_HOME_WORDS in said


def test_a_card_says_how_far_a_dossier_is(window: MainWindow, app: App, qtbot: QtBot) -> None:
    add_sample(app)
    window.show_home()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: sentences.NO_ERRORS in card_texts(frames(window)[0]))
    said = card_texts(frames(window)[0])
    assert home_words.STATES["ready"] in said
    assert sentences.nominations(8) in said
    assert home_words.SAMPLE_MARK in said


@pytest.mark.parametrize(("late", "said"), [(-1, "đúng hạn {}"), (0, "đúng hạn {}"), (3, "muộn 3 ngày so với hạn {}")])
def test_a_numbered_dossier_is_told_calmly_whether_it_kept_its_day(
    window: MainWindow, app: App, qtbot: QtBot, late: int, said: str
) -> None:
    dossier = app.dossiers.load(add_sample(app))
    due = look(app, open_snapshot(app, dossier.id), dt.date.today()).due
    assert due is not None
    submission = replace(dossier.submission, number="05", date=due + dt.timedelta(days=late))
    app.dossiers.change(dossier.id, submission=submission)
    window.show_home()
    settle(qtbot, window)
    (frame,) = frames(window)
    told = f"Đã có số, {said.format(sentences.day(due))}"
    qtbot.waitUntil(lambda: told in card_texts(frame))
    assert frame._deadline._words.property("tone") == "note"


def begun(window: MainWindow, app: App, qtbot: QtBot) -> DossierCardFrame:
    """The card of a commune's dossier in which nothing is filled in yet, checked."""
    unit = units.add_unit(app, "Ủy ban nhân dân xã Minh Tâm", "xa")
    create_dossier(app, list_plans(app)[0].id, unit)
    window.show_home()
    settle(qtbot, window)
    (frame,) = frames(window)
    qtbot.waitUntil(lambda: home_words.NOT_CHECKED not in card_texts(frame))
    return frame


def test_what_the_superior_has_not_told_is_a_press_from_where_it_is_written(
    window: MainWindow, app: App, qtbot: QtBot
) -> None:
    frame = begun(window, app, qtbot)
    assert {home_words.NO_DEADLINE, home_words.NO_QUOTA} <= set(card_texts(frame))
    assert clipped(window) == []
    window.activateWindow()
    QTest.mouseClick(frame._no_deadline, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.dossier_page._step == "general"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_what_should_be_looked_at_again_is_a_press_away_too(window: MainWindow, app: App, qtbot: QtBot) -> None:
    frame = begun(window, app, qtbot)
    check = window.home._found[frame.card.id]
    assert frame._warnings.text() == sentences.warnings(check.warnings)
    asked: list[object] = []
    window.home.wanted.connect(lambda _, place: asked.append(place))
    QTest.mouseClick(frame._warnings, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert asked == [check.doubtful]
    assert window.dossier_page.isVisible()


def test_the_day_of_every_step_is_behind_its_line(window: MainWindow, app: App, qtbot: QtBot) -> None:
    dossier = app.dossiers.load(add_sample(app))
    app.dossiers.change(dossier.id, submission=replace(dossier.submission, number="", date=None))
    window.show_home()
    settle(qtbot, window)
    (frame,) = frames(window)
    check = window.home._found[frame.card.id]
    assert check.steps
    line = frame._steps.line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    said = card_texts(frame)
    assert all(any(text.startswith(f"{each.step.title}: ") for text in said) for each in check.steps)
    assert clipped(window) == []
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not any(text.startswith(f"{check.steps[0].step.title}: ") for text in card_texts(frame))


def test_a_deadline_that_is_past_is_told_beside_the_next_one(window: MainWindow, app: App, qtbot: QtBot) -> None:
    frame = begun(window, app, qtbot)
    check = window.home._found[frame.card.id]
    tomorrow = check.today + dt.timedelta(days=1)
    frame.show_check(replace(check, due=tomorrow, past=check.today - dt.timedelta(days=3), due_at=None))
    settle(qtbot, window)
    said = "\n".join(card_texts(frame))
    assert sentences.day(tomorrow) in said
    assert home_words.PAST_DEADLINE.format(day=sentences.day(check.today - dt.timedelta(days=3))) in said
    assert home_words.NO_DEADLINE not in said


def test_a_title_is_never_read_as_markup(window: MainWindow, app: App, qtbot: QtBot) -> None:
    unit = Unit(id="d", name="Đơn vị <i>nghiêng</i> & bạn", type="xa", letterhead=("X",), place="X", symbol="X")
    create_dossier(app, list_plans(app)[0].id, unit, NASTY)
    window.show_home()
    settle(qtbot, window)
    shown = [each for each in frames(window)[0].findChildren(QLabel) if each.text() == NASTY]
    assert [each.textFormat().name for each in shown] == ["PlainText"]


def test_many_dossiers_are_all_checked(window: MainWindow, app: App, qtbot: QtBot) -> None:
    for number in range(6):
        create_dossier(app, list_plans(app)[0].id, None, f"Hồ sơ {number}")
    window.show_home()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: all(home_words.NOT_CHECKED not in card_texts(each) for each in frames(window)))
    assert len(frames(window)) == 6


def test_older_dossiers_come_when_they_are_asked_for(window: MainWindow, app: App, qtbot: QtBot) -> None:
    for number in range(19):
        create_dossier(app, list_plans(app)[0].id, None, f"Hồ sơ {number}")
    window.show_home()
    settle(qtbot, window)
    home, titles = window.home, [card.title for card in list_dossiers(app)]
    told = [home.older.text()]
    assert [each.card.title for each in frames(window)] == titles[:8]
    for shown in (16, 19):
        QTest.mouseClick(home.older, Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        assert [each.card.title for each in frames(window)] == titles[:shown]
        assert frames(window)[shown - (8 if shown == 16 else 3)]._open.hasFocus()
        assert all(home_words.NOT_CHECKED not in card_texts(each) for each in frames(window))
        told.append(home.older.text())
    assert told[:2] == [home_words.OLDER.format(count=8, left=11), home_words.OLDER.format(count=3, left=3)]
    assert not home.older.isVisible()
    assert clipped(window) == []
    last = frames(window)[-1]
    sheet = last.parentWidget()
    assert sheet is not None
    assert sheet.height() - last.geometry().bottom() < 40, "there is a blank below the last one"


def test_what_goes_to_the_trash_comes_back_by_one_press(window: MainWindow, app: App, qtbot: QtBot) -> None:
    add_sample(app)
    window.show_home()
    frames(window)[0].asked.emit("trash")
    assert frames(window) == []
    notice = window.home.findChildren(Notice)[0]
    assert notice.isVisible()
    notice._action.click()
    settle(qtbot, window)
    assert [each.title for each in list_dossiers(app)] == [frames(window)[0].card.title]


def test_a_dossier_in_the_trash_is_open_nowhere(sample_window: MainWindow) -> None:
    sample_window.show_home()
    frames(sample_window)[0].asked.emit("trash")
    assert sample_window.dossier_page.dossier_id == ""
    sample_window.show_dossier()
    assert sample_window.dossier_page.title() == ""


def test_a_dumped_dossier_comes_in_again(
    window: MainWindow, app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sample(app)
    window.show_home()
    target = tmp_path / "Hồ sơ gửi đi.hoso"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(target), ""))
    frames(window)[0].asked.emit("dump")
    settle(qtbot, window)
    assert target.is_file()
    window.home.ask_import()
    settle(qtbot, window)
    assert len(list_dossiers(app)) == 1
    assert window.home.findChildren(Notice)[0].isVisible()


def test_a_file_name_without_an_ending_gets_one(window: MainWindow, app: App, qtbot: QtBot, tmp_path: Path) -> None:
    add_sample(app)
    window.show_home()
    window.home.dossier_actions.dump(frames(window)[0].card, tmp_path / "goi")
    settle(qtbot, window)
    assert (tmp_path / "goi.hoso").is_file()


def test_the_window_answers_while_a_dossier_file_comes_in(
    window: MainWindow, app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "đi.hoso"
    dump_file(app, add_sample(app), file)
    window.home.import_file(file)
    notice = window.home.findChildren(Notice)[0]
    assert notice._words.text() == home_words.IMPORTING
    settle(qtbot, window)
    assert notice._words.text() == home_words.IMPORTED


def test_a_dossier_file_that_is_stopped_changes_nothing(
    window: MainWindow, app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "đi.hoso"
    dossier = add_sample(app)
    dump_file(app, dossier, file)
    app.dossiers.save(replace(app.dossiers.load(dossier), title="Đã sửa"), app.dossiers.pack_text(dossier))
    window.home.import_file(file)
    notice = window.home.findChildren(Notice)[0]
    notice._action.click()
    settle(qtbot, window)
    assert [each.title for each in list_dossiers(app)] == ["Đã sửa"]
    assert not notice.isVisible()


def test_evidence_found_missing_or_altered_while_at_rest_is_told_with_the_way_to_it(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = sample_window.app
    evidence.read_all(app)
    first, second, *_ = app.evidence.list()
    app.evidence.files.path(first.sha256).unlink()
    app.evidence.files.path(second.sha256).write_bytes(b"khac")
    monkeypatch.setattr("app.services.evidence_watch._SEEN_LATELY", dt.timedelta(0))
    sample_window.show_home()
    assert not sample_window.home.lost.isVisible()
    rest = sample_window.at_rest
    rest.look()
    qtbot.waitUntil(lambda: not rest.looking() and not sample_window.runner.busy(), timeout=60_000)
    assert sample_window.home.lost.isVisible()
    said = sample_window.home.lost._words.text()
    assert "2 tệp minh chứng không còn nguyên" in said
    assert first.title in said
    sample_window.home.lost._action.click()
    settle(qtbot, sample_window)
    assert not sample_window.home.isVisible()
