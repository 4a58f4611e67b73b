"""Step 7: which papers are written and where, what measuring them gave, and what was exported before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import dossier_files, export_history, exporting, settings
from app.services.exporting import ExportResult, PaperOrder
from app.services.numbering import give_number
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import dialog_of, export_step, judged_of, session_of, settle
from ui.dialogs.printing import PrintDialog
from ui.main_window import MainWindow
from ui.models.measured import LOOK, proof_line, proof_rows
from ui.pages.steps.export import ExportStep
from ui.text import export as export_words
from ui.text import proof as proof_words
from ui.text import sentences

BROKEN = "Bản tóm tắt thành tích (PDF), Trang 3"


@pytest.fixture
def step(sample_window: MainWindow, tmp_path: Path) -> ExportStep:
    opened = export_step(sample_window)
    opened.form.folder.setText(str(tmp_path / "ra"))
    return opened


@pytest.fixture
def exported(sample_window: MainWindow, step: ExportStep, qtbot: QtBot) -> ExportResult:
    step.export()
    settle(qtbot, sample_window)
    assert step.report._result is not None
    return step.report._result


def with_faults(result: ExportResult) -> ExportResult:
    """The same export as if a rule had been broken at two places and another one were to look at."""
    first, second, *rest = result.proof.lines
    failed = replace(first, state="failed", places=(BROKEN, BROKEN.replace("3", "4")))
    lines = (failed, replace(second, state="warned", places=(BROKEN,)), *rest)
    return replace(result, proof=replace(result.proof, ok=False, lines=lines))


def test_the_papers_written_anyway_are_ticked(step: ExportStep) -> None:
    choices = exporting.choices_of(step._session.snapshot)
    assert step.form.papers.count() == len(choices)
    assert step.form.papers.chosen() == tuple(each.id for each in choices if each.chosen)


def test_space_ticks_a_paper_and_takes_the_tick_away(step: ExportStep, qtbot: QtBot) -> None:
    before = step.form.papers.chosen()
    step.window().activateWindow()
    step.form.papers.setFocus()
    qtbot.waitUntil(step.form.papers.hasFocus)
    QTest.keyClick(step.form.papers, Qt.Key.Key_Space)
    assert step.form.papers.chosen() == before[1:]
    QTest.keyClick(step.form.papers, Qt.Key.Key_Space)
    assert step.form.papers.chosen() == before


def test_only_the_papers_that_are_ticked_are_written(sample_window: MainWindow, step: ExportStep, qtbot: QtBot) -> None:
    for each in exporting.choices_of(step._session.snapshot):
        step.form.papers.tick(each.id, each.id in ("to-trinh", "bien-ban"))
    step.export()
    settle(qtbot, sample_window)
    result = step.report._result
    assert result is not None
    assert {file.paper for file in result.files} == {"to-trinh", "bien-ban"}


def test_the_index_of_evidence_is_a_paper_like_the_others_with_its_pages_counted(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot
) -> None:
    for each in exporting.choices_of(step._session.snapshot):
        step.form.papers.tick(each.id, each.id == "muc-luc-minh-chung")
    step.export()
    settle(qtbot, sample_window)
    result = step.report._result
    assert result is not None
    assert result.proof.ok
    (pdf,) = [file.path for file in result.files if file.format == "pdf"]
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "chưa đếm trang" not in text
    assert all(each.pages for each in session_of(sample_window).snapshot.dossier.evidence)
    assert not step.outdated.isVisible()


def test_evidence_that_is_missing_or_altered_is_told_when_papers_are_written(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot
) -> None:
    first, second, *_ = step._session.snapshot.dossier.evidence
    files = step._desk.app.evidence.files
    files.path(first.sha256).write_bytes(b"khac")
    files.path(second.sha256).unlink()
    step.export()
    settle(qtbot, sample_window)
    assert step.report._result is not None
    assert step.lost.isVisible()
    assert f"“{first.title}” (đã bị thay đổi)" in step.lost._words.text()
    assert f"“{second.title}” (không còn trong thư mục dữ liệu)" in step.lost._words.text()


def test_without_a_paper_nothing_is_begun(sample_window: MainWindow, step: ExportStep) -> None:
    for each in exporting.choices_of(step._session.snapshot):
        step.form.papers.tick(each.id, False)
    step.export()
    assert step.form._rows._notes[step.form.papers][0].text() == export_words.NEED_PAPER
    assert not sample_window.runner.busy()


def test_papers_that_keep_the_decree_are_said_to(step: ExportStep, exported: ExportResult) -> None:
    kept = len(exported.proof.lines)
    assert exported.proof.ok
    assert step.report.banner._words.text() == proof_words.PROOF_OK.format(kept=kept)
    assert step.report.tabs.currentWidget() is step.report.files
    assert [row.title for row in rows_in(step.report.proof)] == [proof_words.PROOF_CLEAN]


def test_every_rule_that_is_kept_can_be_seen(step: ExportStep, exported: ExportResult) -> None:
    step.report.tabs.setCurrentIndex(0)
    step.report.everything.click()
    rows = rows_in(step.report.proof)
    assert [f"{row.title}{proof_words.KEPT_MARK}" for row in rows] == [line.text for line in exported.proof.lines]
    assert all(line.clause in row.aside for row, line in zip(rows, exported.proof.lines, strict=True))


def test_what_is_wrong_comes_first_and_is_counted_by_places(step: ExportStep, exported: ExportResult) -> None:
    faulty = with_faults(exported)
    step.report.show_result(faulty)
    line = proof_line(faulty)
    assert (line.words, line.tone) == (proof_words.PROOF_FAILED.format(places=2), "bad")
    assert line.note == sentences.warnings_too(1)
    assert step.report.tabs.currentWidget() is step.report.proof
    rows = rows_in(step.report.proof)
    assert [row.word for row in rows] == [proof_words.PROOF_WORDS["failed"], proof_words.PROOF_WORDS["warned"]]
    assert rows[0].details == (BROKEN.replace("3", "4"),)
    assert len(proof_rows(faulty, whole=True)) == len(faulty.proof.lines)


def test_a_shape_a_word_and_a_colour_go_with_each_state() -> None:
    assert set(LOOK) == set(proof_words.PROOF_WORDS)
    assert len({icon for icon, _ in LOOK.values()}) == len({tone for _, tone in LOOK.values()}) == len(LOOK)


def test_the_dossiers_own_file_lies_beside_the_papers_when_it_is_wanted(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot, tmp_path: Path
) -> None:
    step.form.carry.setChecked(True)
    step.export()
    settle(qtbot, sample_window)
    (carried,) = (tmp_path / "ra").glob("*.hoso")
    with ZipFile(carried) as archive:
        assert archive.testzip() is None
    assert rows_in(step.report.files)[-1].title == carried.name
    taken = dossier_files.import_file(step._desk.app, carried)
    assert taken == session_of(sample_window).snapshot.dossier.id


def test_a_stopped_export_leaves_nothing_and_can_be_begun_again(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot, tmp_path: Path
) -> None:
    step.export()
    assert step.sheets.currentIndex() == 1
    QTest.mouseClick(step.progress._stop, Qt.MouseButton.LeftButton)
    settle(qtbot, sample_window)
    assert step.form._rows._notes[step.form.folder][0].text() == export_words.EXPORT_STOPPED
    assert not (tmp_path / "ra").exists()
    step.export()
    settle(qtbot, sample_window)
    assert step.report._result is not None


def test_each_export_is_told_with_its_day_its_way_and_its_files(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot, tmp_path: Path
) -> None:
    assert step.history.listing.currentWidget() is step.history.listing._empty
    step.form.mode.choose("paper")
    step.export()
    settle(qtbot, sample_window)
    assert step.tabs.tabText(1) == sentences.tab(export_words.HISTORY, 1)
    whole = rows_in(step.history.listing.rows)
    result = step.report._result
    assert result is not None
    assert whole[0].title.endswith(export_words.MODES["paper"])
    assert whole[0].word == export_words.FILES_THERE.format(all=len(result.files))
    assert whole[0].details == (str(tmp_path / "ra"),)
    result.files[0].path.unlink()
    step.history.show_dossier(result.dossier)
    settle(qtbot, sample_window)
    assert rows_in(step.history.listing.rows)[0].word == export_words.FILES_GONE.format(gone=1, all=len(result.files))


def test_entering_an_export_opens_its_folder(
    step: ExportStep, exported: ExportResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    step.tabs.setCurrentIndex(1)
    view = step.history.listing.rows
    view.activated.emit(view.model().index(0, 0))
    assert [Path(each) for each in opened] == [exported.folder]


def test_the_next_time_folder_and_way_are_those_of_the_last(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot, tmp_path: Path
) -> None:
    step.form.mode.choose("electronic")
    step.export()
    settle(qtbot, sample_window)
    page, dossier = sample_window.dossier_page, session_of(sample_window).snapshot.dossier.id
    page.close_dossier()
    page.open(dossier)
    settle(qtbot, sample_window)
    again = export_step(sample_window)
    assert again is not step
    assert (again.form.folder.text(), again.form.mode.chosen()) == (str(tmp_path / "ra"), "electronic")


def test_formats_begin_as_the_settings_say(sample_window: MainWindow) -> None:
    settings.write(sample_window._desk.app, settings.EXPORT_FORMATS, ["pdf"])
    form = export_step(sample_window).form
    assert (form.docx.isChecked(), form.pdf.isChecked()) == (False, True)


def test_papers_that_come_and_go_leave_the_ticks_of_the_others(step: ExportStep) -> None:
    form, snapshot = step.form, step._session.snapshot
    before = form.papers.all_papers()
    form.papers.tick(before[0], False)
    fewer = exporting.choices_of(snapshot)[:-1]
    form.papers.show_papers(fewer)
    assert before[0] not in form.papers.chosen()
    assert form.papers.all_papers() == before[:-1]


def test_what_is_still_wrong_is_said_but_bars_nothing(sample_window: MainWindow, step: ExportStep) -> None:
    assert not step.form._warning.isVisible()
    step.form.say_errors(3)
    assert step.form._warning.text() == export_words.NOT_READY_WARNING.format(count=3)
    assert step._go.isEnabled()


def test_printing_begins_with_what_is_chosen_here(sample_window: MainWindow, step: ExportStep, qtbot: QtBot) -> None:
    step.form.mode.choose("electronic")
    step.print_papers()
    dialog = dialog_of(sample_window, PrintDialog)
    settle(qtbot, sample_window)
    assert dialog._mode.chosen() == "electronic"
    dialog.close()


def retitle(step: ExportStep, title: str) -> None:
    """Change a name that stands in every paper."""
    dossier = step._session.snapshot.dossier
    first, *rest = dossier.nominees
    step._session.change(replace(dossier, nominees=(replace(first, name=title), *rest)), "đổi tên")


def test_papers_are_said_to_be_outdated_until_the_change_is_taken_back(
    sample_window: MainWindow, step: ExportStep, exported: ExportResult, qtbot: QtBot
) -> None:
    assert not step.outdated.isVisible()
    assert step.report.banner.isVisible()
    retitle(step, "Nguyễn Thị Đổi Tên")
    settle(qtbot, sample_window)
    assert step.outdated.isVisible()
    assert "Hồ sơ đã đổi sau lần xuất này" in step.outdated._words.text()
    assert not step.report.banner.isVisible()
    assert "export-outdated" in {each.code for each in judged_of(sample_window).findings}
    step._session.undo()
    settle(qtbot, sample_window)
    step = export_step(sample_window)
    assert not step.outdated.isVisible()
    assert step.report.banner.isVisible()


def test_exporting_again_makes_the_papers_current(
    sample_window: MainWindow, step: ExportStep, exported: ExportResult, qtbot: QtBot
) -> None:
    retitle(step, "Nguyễn Thị Đổi Tên")
    settle(qtbot, sample_window)
    step.export()
    assert step.sheets.currentWidget() is step.overwrite
    step.overwrite.over.click()
    settle(qtbot, sample_window)
    assert not step.outdated.isVisible()
    words = [row.word for row in rows_in(step.history.listing.rows)]
    assert words[0] == export_words.FILES_THERE.format(all=6)
    assert set(words[7:]) == {export_words.ALL_REPLACED}


def test_numbered_papers_that_differ_ask_for_a_new_number(
    sample_window: MainWindow, step: ExportStep, exported: ExportResult, qtbot: QtBot
) -> None:
    session = step._session
    give_number(
        step._desk.app,
        exported.dossier,
        "5",
        dt.date(2021, 6, 9),
        exported.folder,
        PaperOrder(mode="paper", for_office=True),
    )
    session.reload()
    settle(qtbot, sample_window)
    assert not step.outdated.isVisible()
    dossier = session.snapshot.dossier
    session.change(replace(dossier, nominations=dossier.nominations[:-1]), "bỏ một trường hợp")
    settle(qtbot, sample_window)
    (found,) = [each for each in judged_of(sample_window).findings if each.code == "export-outdated"]
    assert found.message.startswith("Giấy tờ đã ghi số 05 khác hồ sơ hiện nay")
    assert "xin số mới" in found.mend
    assert "sau khi ghi số" in step.outdated._words.text()


def test_an_earlier_export_is_written_over_only_when_that_is_agreed(
    sample_window: MainWindow, step: ExportStep, exported: ExportResult, qtbot: QtBot, tmp_path: Path
) -> None:
    before = {each.path: each.path.read_bytes() for each in exported.files}
    step.export()
    assert step.overwrite.question.text().startswith("Ghi đè 6 tệp của lần xuất ")
    step.overwrite.beside.click()
    settle(qtbot, sample_window)
    assert step.report._result is not None
    assert step.report._result.folder == tmp_path / "ra (2)"
    assert {path: path.read_bytes() for path in before} == before


def test_a_draft_lies_beside_the_papers_to_sign(
    sample_window: MainWindow, step: ExportStep, exported: ExportResult, qtbot: QtBot
) -> None:
    step.form.mode.choose("draft")
    step.export()
    settle(qtbot, sample_window)
    draft = step.report._result
    assert draft is not None
    assert draft.mode == "draft"
    assert all("ban-du-thao" in each.path.name for each in draft.files)
    assert draft.data is None
    assert all(each.path.exists() for each in exported.files)
    assert exported.data is not None
    assert exported.data.name == exporting.OFFICE_FILE
    assert not (draft.folder / exporting.SNAPSHOT_FILE).exists()


def test_the_data_beside_the_papers_is_said(step: ExportStep, exported: ExportResult) -> None:
    assert step.report.written.text() == "Đã xuất 6 tệp và 1 tệp dữ liệu"
    assert rows_in(step.report.files)[-1].title == exporting.OFFICE_FILE
    assert len(list(exported.folder.iterdir())) == 7


def test_the_way_follows_the_state_of_the_dossier_until_somebody_chooses(
    sample_window: MainWindow, step: ExportStep, qtbot: QtBot
) -> None:
    settle(qtbot, sample_window)
    session = step._session
    assert step.form.mode.chosen() == "paper"
    dossier = session.snapshot.dossier
    session.change(replace(dossier, nominations=()), "bỏ hết")
    settle(qtbot, sample_window)
    assert step.form.mode.chosen() == "draft"
    session.undo()
    settle(qtbot, sample_window)
    assert step.form.mode.chosen() == "paper"
    step.form.mode.choose("draft")
    step.form.mode.activated.emit(step.form.mode.currentIndex())
    retitle(step, "Nguyễn Thị Đổi Tên")
    settle(qtbot, sample_window)
    assert step.form.mode.chosen() == "draft"
    assert export_history.mode_for(step._desk.app, dossier.id, ready=True) == "draft"
