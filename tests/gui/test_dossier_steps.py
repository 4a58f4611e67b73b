"""Filling in a dossier step by step: typed, stored, taken back, found again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListWidget, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.achievement import TableRow
from app.domain.finding import Place
from app.errors import AppError
from app.forms.step_places import StepPlaces
from app.forms.steps import STEP_TITLES
from app.services.app import App
from app.services.dossiers import create_dossier, open_snapshot
from app.services.plans import list_plans
from app.services.sheet_export import export_web_list
from app.services.sheet_import import ListTarget
from tests.bench.dossiers import sample_snapshot
from tests.gui.windows import SIZES, clipped, dialog_of, judged_of, outside, session_of, settle
from tests.helpers import made_up
from tests.helpers.spreadsheets import read_list, write_workbook
from tests.unit.test_sheet_reading import MERGED, OFFICE_LIST
from ui.dialogs.pick_nominees import PickNomineesDialog
from ui.dialogs.sheet_import import SheetImportDialog
from ui.dialogs.web_list import WebListDialog
from ui.forms.editors import widget_of
from ui.main_window import MainWindow
from ui.pages.steps.form_step import FormStepPage
from ui.pages.steps.nominees import NomineesStep
from ui.text import sheets as sheet_words
from ui.text import steps as words

UNIT_NAME = Place(part="unit", field="name")
SIGNED = Place(part="submission", field="date")
AREAS = Place(part="dossier", field="khu_vuc")
OPENING = Place(part="submission", field="opening")


@pytest.fixture
def begun(window: MainWindow, app: App, qtbot: QtBot) -> MainWindow:
    """The window on a dossier nobody has filled in yet."""
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    window.activateWindow()
    settle(qtbot, window)
    return window


def form_of(window: MainWindow, step: str) -> FormStepPage:
    window.dossier_page.turn_to(step)  # type: ignore[arg-type]
    page = window.dossier_page._middle.currentWidget()
    assert isinstance(page, FormStepPage)
    return page


def nominees_of(window: MainWindow) -> NomineesStep:
    page = form_of(window, "nominees")
    assert isinstance(page, NomineesStep)
    return page


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(window: MainWindow, place: Place, typed: str) -> None:
    """As a person does who comes to the field, replaces what stands there and goes on."""
    window.dossier_page.show_place(place)
    field = focused()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, typed)
    window.dossier_page.rest()


def test_what_is_typed_is_stored_and_said_to_be(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    type_into(begun, UNIT_NAME, "Uy ban nhan dan xa Moi")
    assert open_snapshot(app, begun.dossier_page.dossier_id).dossier.unit.name == "Uy ban nhan dan xa Moi"
    assert begun.dossier_page._head._saved.text().startswith("Đã lưu ")


def test_a_change_is_taken_back_and_done_again_where_it_was(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    type_into(begun, UNIT_NAME, "Mot")
    begun.dossier_page.turn_to("submission")
    begun.dossier_page._head.undo.click()
    assert session_of(begun).snapshot.dossier.unit.name == ""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.text(), begun.dossier_page._step) == ("", "general")
    begun.dossier_page._head.redo.click()
    assert session_of(begun).snapshot.dossier.unit.name == field.text() == "Mot"


def test_changes_are_taken_back_after_the_page_was_closed(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    type_into(begun, UNIT_NAME, "Mot")
    dossier_id = begun.dossier_page.dossier_id
    begun.dossier_page.close_dossier()
    begun.open_dossier(dossier_id)
    begun.dossier_page._head.undo.click()
    assert session_of(begun).snapshot.dossier.unit.name == ""
    settle(qtbot, begun)


def test_nothing_is_offered_to_be_taken_back_once_that_was_refused(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    type_into(begun, UNIT_NAME, "Mot")
    app.units.save(replace(session_of(begun).snapshot.dossier.unit, name="Tên từ nơi khác"))
    session_of(begun).reload()
    undo = begun.dossier_page._head.undo
    undo.click()
    assert not undo.isEnabled()
    settle(qtbot, begun)


def test_text_that_cannot_be_read_is_there_after_a_restart(begun: MainWindow, qtbot: QtBot) -> None:
    type_into(begun, SIGNED, "hom nao do")
    dossier_id = begun.dossier_page.dossier_id
    begun.dossier_page.close_dossier()
    begun.open_dossier(dossier_id)
    form = form_of(begun, "submission").form
    assert form.typed_of(SIGNED) == "hom nao do"
    type_into(begun, SIGNED, "9/6/2021")
    assert session_of(begun).unread.typed(SIGNED) is None
    settle(qtbot, begun)


def test_what_was_typed_last_is_stored_when_the_window_closes(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    begun.dossier_page.show_place(OPENING)
    QTest.keyClicks(focused(), "Dang go do")
    begun.close()
    assert open_snapshot(app, begun.dossier_page.dossier_id).dossier.submission.opening == "Dang go do"


@pytest.mark.parametrize(("number", "step"), list(enumerate(STEP_TITLES, start=1)))
def test_alt_and_a_number_turn_to_a_step(begun: MainWindow, qtbot: QtBot, number: int, step: str) -> None:
    QTest.keyClick(begun, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    assert begun.dossier_page._step == step
    settle(qtbot, begun)


def test_the_way_on_is_never_barred_and_names_what_is_missing(begun: MainWindow, qtbot: QtBot) -> None:
    page = begun.dossier_page
    missing = [each for each in page.session.judgement.findings_of("general") if each.severity != "note"]  # type: ignore[union-attr]
    assert page._foot._left.text() == words.LEFT_HERE.format(count=len(missing))
    page._foot._left.click()
    assert QApplication.focusWidget() is not page._foot._left
    page._foot._on.click()
    assert page._step == "nominees"
    settle(qtbot, begun)


def test_a_step_shows_how_far_it_is_in_shape_and_words(sample_window: MainWindow, begun: MainWindow) -> None:
    rail = begun.dossier_page._rail
    assert {state.icon for state in rail._states.values()} >= {"circle-x"}
    assert all(state.words or step == "export" for step, state in rail._states.items())


def test_without_nominees_the_step_of_nominees_is_what_is_left(begun: MainWindow) -> None:
    states = begun.dossier_page._rail._states
    assert states["nominees"].icon == "circle-x"
    assert {states[step].words for step in ("criteria", "achievements")} == {words.STEP_NOBODY}


def test_every_finding_is_shown_where_it_is_mended(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = sample_window.dossier_page
    for finding in judged_of(sample_window).findings:
        page.show_place(finding.place)
        assert page._step == StepPlaces(session_of(sample_window).snapshot).step_of(finding.place)
    settle(qtbot, sample_window)


def test_a_person_is_added_named_and_withdrawn(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    step = nominees_of(begun)
    step.add("individual")
    QTest.keyClicks(focused(), "Nguyen Van Mau")
    begun.dossier_page.rest()
    dossier = open_snapshot(app, begun.dossier_page.dossier_id).dossier
    assert [each.name for each in dossier.nominees] == ["Nguyen Van Mau"]
    assert step.cases.item(0).text().startswith("1. Nguyen Van Mau")
    step.withdraw()
    assert open_snapshot(app, dossier.id).dossier.nominations == ()
    begun.dossier_page._head.undo.click()
    assert open_snapshot(app, dossier.id).dossier == dossier
    settle(qtbot, begun)


def test_people_of_the_register_are_found_without_accents_and_proposed(
    begun: MainWindow, app: App, qtbot: QtBot
) -> None:
    app.nominees.save(made_up.collective(id="n-8", name="Thôn Đoài"), made_up.person(id="n-9", name="Trần Thị Hòa"))
    nominees_of(begun).ask_pick()
    dialog = dialog_of(begun, PickNomineesDialog)
    dialog._search.setText("tran hoa")
    shown = [item for item in dialog._items() if not item.isHidden()]
    assert [item.text().partition(",")[0] for item in shown] == ["Trần Thị Hòa"]
    shown[0].setCheckState(Qt.CheckState.Checked)
    dialog._do.click()
    dossier = open_snapshot(app, begun.dossier_page.dossier_id).dossier
    assert [each.nominee for each in dossier.nominations] == ["n-9"]
    settle(qtbot, begun)


def test_the_order_of_the_list_is_the_order_of_the_papers(sample_window: MainWindow, qtbot: QtBot) -> None:
    step = nominees_of(sample_window)
    first, second, *_ = (each.id for each in session_of(sample_window).snapshot.dossier.nominations)
    step.cases.choose(second)
    step.move(-1)
    assert [each.id for each in session_of(sample_window).snapshot.dossier.nominations[:2]] == [second, first]
    assert step.cases.chosen() == second
    settle(qtbot, sample_window)


def test_the_form_is_of_the_case_that_is_chosen(sample_window: MainWindow, qtbot: QtBot) -> None:
    step = nominees_of(sample_window)
    for case in session_of(sample_window).snapshot.dossier.nominations[:2]:
        step.cases.choose(case.id)
        assert {place.id for place in step.form.places()} <= {case.id, case.nominee}
    settle(qtbot, sample_window)


def test_a_signer_is_added_with_the_keyboard_in_the_name(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    begun.dossier_page.turn_to("general")
    press(begun, words.ADD_SIGNER)
    QTest.keyClicks(focused(), "Tran Van Ky")
    begun.dossier_page.rest()
    unit = open_snapshot(app, begun.dossier_page.dossier_id).dossier.unit
    assert [each.name for each in unit.signers] == ["Tran Van Ky"]
    settle(qtbot, begun)


def press(window: MainWindow, text: str) -> None:
    next(each for each in window.findChildren(QPushButton) if each.isVisible() and each.text() == text).click()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("step", ["general", "nominees", "submission"])
def test_nothing_is_cut_at_any_size(sample_window: MainWindow, qtbot: QtBot, step: str, size: tuple[int, int]) -> None:
    sample_window.resize(*size)
    sample_window.dossier_page.turn_to(step)  # type: ignore[arg-type]
    settle(qtbot, sample_window)
    assert clipped(sample_window) == []
    assert outside(sample_window) == []


def test_the_list_has_a_name_for_a_screen_reader(sample_window: MainWindow) -> None:
    lists = [each for each in nominees_of(sample_window).findChildren(QListWidget) if each.isVisible()]
    assert all(each.accessibleName() for each in lists)


def test_the_paper_turns_to_where_the_keyboard_is(sample_window: MainWindow, qtbot: QtBot) -> None:
    page = sample_window.dossier_page
    page.show_place(OPENING)
    assert page._papers._place == OPENING
    settle(qtbot, sample_window)


def test_people_of_an_excel_list_are_proposed_once_the_list_is_done_with(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    nominees_of(begun).ask_list("people")
    dialog = dialog_of(begun, SheetImportDialog)
    dialog.open_file(write_workbook(tmp_path / "danh sách.xlsx", OFFICE_LIST, MERGED))
    settle(qtbot, begun)
    dialog.take_in()
    settle(qtbot, begun)
    assert session_of(begun).snapshot.dossier.nominations == ()
    dialog.accept()
    dossier = session_of(begun).snapshot.dossier
    assert "Nguyễn Văn An" in {dossier.nominee_of(each).name for each in dossier.nominations}
    settle(qtbot, begun)


def test_a_list_that_was_taken_back_proposes_nobody(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    nominees_of(begun).ask_list("people")
    dialog = dialog_of(begun, SheetImportDialog)
    dialog.open_file(write_workbook(tmp_path / "danh sách.xlsx", OFFICE_LIST, MERGED))
    settle(qtbot, begun)
    dialog.take_in()
    settle(qtbot, begun)
    dialog.take_back()
    settle(qtbot, begun)
    dialog.accept()
    assert session_of(begun).snapshot.dossier.nominations == ()
    settle(qtbot, begun)


def test_the_provinces_form_is_known_in_the_import_and_read_back_with_its_awards(
    begun: MainWindow, app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    sample = sample_snapshot()
    export_web_list(app, sample, tmp_path / "m.xlsx", "Quản lý Nhà nước")
    nominees_of(begun).ask_list("people")
    dialog_of(begun, SheetImportDialog).open_file(tmp_path / "m.xlsx")
    settle(qtbot, begun)
    dialog = dialog_of(begun, WebListDialog)
    shown = [dialog.table.item(0, column) for column in range(dialog.table.columnCount())]
    texts = [each.text() for each in shown if each is not None]
    assert texts[0] == sheet_words.WEB_ORIGINS["new"]
    assert texts[-1] == "Quản lý Nhà nước"
    assert "" not in texts[3:]
    dialog.go.click()
    settle(qtbot, begun)
    dossier = session_of(begun).snapshot.dossier
    assert len(dossier.nominations) == len(sample.dossier.nominations)
    assert all(each.award for each in dossier.nominations)
    begun.dossier_page._head.undo.click()
    assert session_of(begun).snapshot.dossier.nominations == ()
    settle(qtbot, begun)


def test_the_polling_areas_of_a_spreadsheet_fill_their_table(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    form = form_of(sample_window, "general").form
    field = form._rows.entry(AREAS).asked  # type: ignore[union-attr]
    before = areas_of(sample_window)
    form.take_list(field)
    dialog = dialog_of(sample_window, SheetImportDialog)
    rows = [[f"{column.group}: {column.title}" if column.group else column.title for column in field.columns]]
    rows.append(["Khu vực bỏ phiếu số 07", *("100" for _ in field.columns[1:])])
    dialog.open_file(write_workbook(tmp_path / "khu vực.xlsx", rows))
    settle(qtbot, sample_window)
    dialog.take_in()
    dialog.accept()
    settle(qtbot, sample_window)
    assert [row["ten"] for row in areas_of(sample_window)] == [
        *(row["ten"] for row in before),
        "Khu vực bỏ phiếu số 07",
    ]


def test_the_polling_areas_go_out_to_excel_and_come_back_in_the_same(
    sample_window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(sample_window, "general").form
    entry = form._rows.entry(AREAS)
    assert entry is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "khu vực"), ""))
    pressed(widget_of(entry.editor), sheet_words.EXPORT_TABLE)
    settle(qtbot, sample_window)
    target = ListTarget(kind="table", columns=entry.asked.columns)
    reading = read_list(tmp_path / "khu vực.xlsx", target)[2]
    assert [row.thing for row in reading.good] == areas_of(sample_window)


def test_a_table_with_a_cell_nobody_can_read_is_not_written_without_it(
    sample_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(sample_window, "general").form
    entry = form._rows.entry(AREAS)
    assert entry is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked for a file"))
    number = entry.asked.columns[1].id
    form.take_rows(AREAS, [{"ten": "Khu vực 09", number: "nhiều"}], replace=False)
    pressed(widget_of(entry.editor), sheet_words.EXPORT_TABLE)
    assert sample_window._panel._message.text() == sheet_words.TABLE_UNREAD
    settle(qtbot, sample_window)


def pressed(editor: QWidget, name: str) -> None:
    """A press on the button of a table."""
    actions = {each.defaultAction().text(): each for each in editor.findChildren(QToolButton) if each.defaultAction()}
    actions[name].click()


def areas_of(window: MainWindow) -> list[TableRow]:
    value = session_of(window).snapshot.dossier.figures["khu_vuc"].value
    assert isinstance(value, tuple)
    return [each for each in value if isinstance(each, dict)]


def test_in_a_small_window_the_paper_makes_way_for_the_step_one_turns_to(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    sample_window.resize(*SIZES["at 150 %"])
    settle(qtbot, sample_window)
    page = sample_window.dossier_page
    page._head.beside.click()
    assert page._work.isHidden()
    page.turn_to("export")
    assert page.step_page("export").isVisible()
    assert page._beside.isHidden()
    assert not page._head.beside.isChecked()


def test_the_steps_scroll_under_a_high_message(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.resize(*SIZES["at 150 %"])
    error = AppError("Không ghi được.", "Hãy thử lại.", "chi tiết\n" * 8)
    sample_window.show_error(error)
    settle(qtbot, sample_window)
    steps = [each.geometry() for each in sample_window.dossier_page._rail._buttons.values()]
    assert not any(one.intersects(other) for one, other in pairwise(steps))


def test_whom_the_register_knows_is_offered_and_used_instead(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    known = made_up.person(id="n-9", name="Nguyễn Thị Lan")
    app.nominees.save(known)
    step = nominees_of(begun)
    step.add("individual")
    typed = session_of(begun).snapshot.dossier.nominees[0]
    type_into(begun, Place(part="nominee", id=typed.id, field="name"), "Nguyen Thi Lan")
    qtbot.waitUntil(step._known.isVisible)
    assert "Nguyễn Thị Lan" in step._known._words.text()
    settle(qtbot, begun)
    assert clipped(begun) == []
    step._known._use.click()
    dossier = session_of(begun).snapshot.dossier
    assert [each.nominee for each in dossier.nominations] == ["n-9"]
    assert dossier.nominees == (known,)
    assert app.nominees.list() == (known,)
    assert not step._known.isVisible()
    session_of(begun).undo()
    assert session_of(begun).snapshot.dossier.nominees[0].name == "Nguyen Thi Lan"
    assert {each.id for each in app.nominees.list()} == {"n-9", typed.id}


def test_whoever_is_somebody_else_is_not_asked_about_again(begun: MainWindow, app: App, qtbot: QtBot) -> None:
    app.nominees.save(made_up.person(id="n-9", name="Nguyễn Thị Lan"))
    step = nominees_of(begun)
    step.add("individual")
    typed = session_of(begun).snapshot.dossier.nominees[0]
    name = Place(part="nominee", id=typed.id, field="name")
    type_into(begun, name, "Nguyen Thi Lan")
    qtbot.waitUntil(step._known.isVisible)
    step._known._apart.click()
    assert not step._known.isVisible()
    type_into(begun, name, "Nguyen Thi  Lan.")
    step._known._look()
    settle(qtbot, begun)
    assert not step._known.isVisible()
    assert len(app.nominees.list()) == 2


def test_a_choice_that_brings_questions_to_another_step_says_so_and_leads_there(
    begun: MainWindow, qtbot: QtBot
) -> None:
    step = nominees_of(begun)
    step.add("collective")
    settle(qtbot, begun)
    assert not step.notice.isVisible()
    session, nominee = session_of(begun), session_of(begun).snapshot.dossier.nominees[0]
    hamlet = replace(nominee, unit_type="thon")
    session.change(replace(session.snapshot.dossier, nominees=(hamlet,)), "Loại tập thể")
    settle(qtbot, begun)
    assert step.notice.isVisible()
    assert "Bước 1 có thêm" in step.notice._words.text()
    assert "Kết quả theo khu vực bỏ phiếu" in step.notice._words.text()
    step.notice._action.click()
    assert begun.dossier_page._step == "general"
    settle(qtbot, begun)
