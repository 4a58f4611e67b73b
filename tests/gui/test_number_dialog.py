"""The dialog for number and date: what cannot be is said at its field, what changed is shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import InputError
from app.services import exporting, numbering
from app.services.app import App
from app.services.dossiers import open_snapshot
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import dialog_of, export_step, session_of, settle
from ui import text
from ui.dialogs.number import NumberDialog
from ui.main_window import MainWindow
from ui.models.numbered import order_for
from ui.text import export as export_words
from ui.text import number as number_words


@pytest.fixture
def dialog(sample_window: MainWindow, tmp_path: Path) -> NumberDialog:
    export_step(sample_window).number()
    opened = dialog_of(sample_window, NumberDialog)
    opened._folder.setText(str(tmp_path / "ra"))
    return opened


def give(dialog: NumberDialog, number: str, date: str) -> None:
    dialog._number.setText(number)
    dialog._date.setText(date)
    dialog.give()


def note(dialog: NumberDialog, field: str) -> str:
    return dialog._rows._notes[getattr(dialog, field)][0].text()


def test_number_and_date_reach_the_dossier_and_the_page(
    sample_window: MainWindow, app: App, dialog: NumberDialog, qtbot: QtBot
) -> None:
    give(dialog, " 5 ", "ngày 9 tháng 6 năm 2021")
    settle(qtbot, sample_window)
    submission = open_snapshot(app, sample_window.dossier_page.dossier_id).dossier.submission
    assert (submission.number, submission.date) == ("05", dt.date(2021, 6, 9))
    assert session_of(sample_window).snapshot.dossier.submission == submission
    assert dialog._banner._words.text() == number_words.NUMBERED.format(number="05", date="09/6/2021")
    assert dialog._banner._note.text() == number_words.NOTHING_ELSE
    dialog.accept()


def test_every_line_that_changed_is_shown_under_its_paper(dialog: NumberDialog) -> None:
    give(dialog, "05", "9/6/2021")
    rows = rows_in(dialog._changes)
    assert next(row.title for row in rows if row.heading) == "Tờ trình đề nghị khen thưởng"
    assert "Số: 05/TTr-UBND" in {row.title for row in rows}
    assert {row.word for row in rows if not row.heading} == {number_words.NUMBER_LINES}
    dialog.accept()


def test_the_proof_of_the_numbered_papers_is_shown_like_that_of_an_export(dialog: NumberDialog) -> None:
    give(dialog, "05", "9/6/2021")
    report = dialog._report
    assert [report.tabs.tabText(number) for number in range(3)] == [
        number_words.CHANGES,
        text.LINT,
        export_words.FILES,
    ]
    assert report.tabs.currentWidget() is dialog._changes
    assert not report.everything.isVisible()
    report.tabs.setCurrentWidget(report.proof)
    assert report.everything.isVisible()
    report.everything.setChecked(True)
    assert report._result is not None
    assert len(rows_in(report.proof)) == len(report._result.proof.lines)
    *papers, data = rows_in(report.files)
    assert {row.word for row in papers} == {"DOCX", "PDF"}
    assert data.details == (export_words.DATA_FILE,)
    dialog.accept()


@pytest.mark.parametrize(
    ("number", "date", "field"),
    [
        ("năm", "9/6/2021", "_number"),
        ("", "9/6/2021", "_number"),
        ("<b>5</b>", "9/6/2021", "_number"),
        ("5", "1/6/2021", "_date"),
        ("5", "31/12/9999", "_date"),
        ("5", "6/2021", "_date"),
        ("5", "31/6/2021", "_date"),
        ("5", "", "_date"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    sample_window: MainWindow, app: App, dialog: NumberDialog, number: str, date: str, field: str
) -> None:
    helps = {"_number": number_words.HELP_NUMBER, "_date": number_words.HELP_DATE}
    give(dialog, number, date)
    assert {each: note(dialog, each) == words for each, words in helps.items()} == {
        "_number": field != "_number",
        "_date": field != "_date",
    }
    assert dialog._sheets.currentIndex() == 0
    assert open_snapshot(app, sample_window.dossier_page.dossier_id).dossier.submission.number == ""
    dialog.close()


def test_without_a_folder_nothing_is_written(dialog: NumberDialog) -> None:
    dialog._folder.setText("  ")
    give(dialog, "5", "9/6/2021")
    assert note(dialog, "_folder") == export_words.NEED_FOLDER
    assert dialog._sheets.currentIndex() == 0
    dialog.close()


def test_other_changes_are_told_first_and_can_be_accepted(
    sample_window: MainWindow, app: App, dialog: NumberDialog
) -> None:
    folder = Path(dialog._folder.text())
    exporting.export_papers(app, session_of(sample_window).snapshot, folder, mode="paper")
    dossier = session_of(sample_window).snapshot.dossier
    edited = replace(dossier.submission, opening="Một lời mở đầu <b>khác</b> & mới.")
    app.dossiers.change(dossier.id, submission=edited)
    give(dialog, "5", "9/6/2021")
    assert dialog._panel.isVisible()
    assert dialog._accept.isVisible()
    assert open_snapshot(app, dossier.id).dossier.submission.number == ""
    dialog._accept.click()
    assert not dialog._panel.isVisible()
    assert number_words.OTHER_LINES in {row.word for row in rows_in(dialog._changes)}
    assert open_snapshot(app, dossier.id).dossier.submission.number == "05"
    dialog.accept()


def test_papers_edited_since_the_export_are_named(dialog: NumberDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "edited_since_export", lambda app, snapshot: ("Tờ trình",))
    give(dialog, "5", "9/6/2021")
    assert dialog._banner._note.text() == number_words.EDITED.format(papers="Tờ trình")
    dialog.accept()


def test_a_dossier_that_is_gone_offers_nothing_to_accept(dialog: NumberDialog) -> None:
    dialog._dossier_id = "không có"
    give(dialog, "5", "9/6/2021")
    assert dialog._panel.isVisible()
    assert not dialog._accept.isVisible()
    dialog.close()


def test_the_papers_exported_last_take_the_number(sample_window: MainWindow, app: App, tmp_path: Path) -> None:
    snapshot = session_of(sample_window).snapshot
    assert snapshot is not None
    default = order_for(snapshot, ())
    assert (default.mode, default.chosen) == ("paper", [e.id for e in exporting.choices_of(snapshot) if e.chosen])
    exporting.export_papers(app, snapshot, tmp_path, mode="electronic", chosen=("to-trinh", "bien-ban"))
    order = order_for(snapshot, app.exports.of(snapshot.dossier.id))
    assert (order.mode, order.chosen) == ("electronic", ["to-trinh", "bien-ban"])


def test_refusals_without_a_place_are_said_on_the_panel(dialog: NumberDialog) -> None:
    dialog._refused(InputError("Ngoài số và ngày, giấy tờ còn khác.", "Chọn chấp nhận."))
    assert dialog._panel._message.text().startswith("Ngoài số và ngày")
    dialog.close()
