"""Step 3: the matrix by mouse and keys, a criterion opened and answered, the same answer for the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.dossier import Answer
from app.domain.finding import Place
from app.services.app import App
from tests.bench.dossiers import dossier_of
from tests.gui.windows import SIZES, clipped, outside, session_of, settle
from tests.helpers import dossier_builder as make
from ui.forms.editors import widget_of
from ui.main_window import MainWindow
from ui.pages.steps.criteria import CriteriaStep

HAMLET, OTHER = "de-nghi-thon-dong", "de-nghi-thon-doai"


def step_of(window: MainWindow) -> CriteriaStep:
    """The third step of the open dossier, in sight."""
    window.dossier_page.turn_to("criteria")
    return cast(CriteriaStep, window.dossier_page.step_page("criteria"))


def answer_of(window: MainWindow, nomination: str, criterion: str) -> Answer:
    dossier = session_of(window).snapshot.dossier
    return next(each for each in dossier.nominations if each.id == nomination).answers.get(criterion, Answer())


def put(window: MainWindow, nomination: str, criterion: str, answer: Answer) -> None:
    """Let the dossier hold that answer, as if given earlier."""
    dossier = session_of(window).snapshot.dossier
    cases = tuple(
        replace(each, answers={**each.answers, criterion: answer}) if each.id == nomination else each
        for each in dossier.nominations
    )
    session_of(window).change(replace(dossier, nominations=cases), "thử")


def place(criterion: str, what: str = "met", nomination: str = HAMLET) -> Place:
    return Place(part="nomination", id=nomination, field=f"{criterion}.{what}")


@pytest.fixture
def step(sample_window: MainWindow, qtbot: QtBot) -> CriteriaStep:
    """The matrix of the sample in sight."""
    made = step_of(sample_window)
    settle(qtbot, sample_window)
    return made


@pytest.fixture
def large_window(app: App, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a dossier of sixty nominees open."""
    large = dossier_of(make.sample(), 60)
    app.dossiers.save(large.dossier, app.library.pinned_text(large.plan.id))
    window.open_dossier(large.dossier.id)
    settle(qtbot, window)
    return window


def test_the_matrix_shows_the_verdicts_in_words(step: CriteriaStep) -> None:
    view = step.board.view
    assert view.model().headerData(0, Qt.Orientation.Horizontal) == "Thôn Đông"
    assert view.model().index(0, 0).data() == "Đạt"
    assert view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Đạt. Tiêu chuẩn đối với")


def test_arrows_move_and_enter_opens(step: CriteriaStep) -> None:
    view = step.board.view
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    case = step.case.case
    assert case is not None
    assert (case.criterion.id, case.nomination.id) == ("quan-triet", OTHER)
    assert step.case.isVisible()


def test_escape_leads_back_to_the_same_cell(step: CriteriaStep) -> None:
    step.open("bao-cao", OTHER)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert step.board.isVisible()
    assert step.board.view.current() == ("bao-cao", OTHER)
    assert step.board.view.hasFocus()


def test_alt_arrows_go_to_the_neighbours_past_what_is_not_asked(step: CriteriaStep) -> None:
    step.open("khieu-nai-don-vi", step.board.view.matrix.columns[2].id)
    step.move(1, 0)
    assert step.case.case is not None
    assert step.case.case.criterion.id == "chuan-bi"
    step.open("dung-quy-trinh", HAMLET)
    step.move(1, 0)
    assert step.case.case.criterion.id == "khieu-nai-dia-ban"
    step.move(0, -1)
    assert step.case.case.nomination.id == HAMLET


def test_an_answer_is_stored_and_judged_at_once(step: CriteriaStep, sample_window: MainWindow) -> None:
    step.open("bao-cao", HAMLET)
    assert step.case._verdict._word.text() == "Đạt"
    field = next(each for each in step.case.case.own if each.place == place("bao-cao"))  # pyright: ignore[reportOptionalMemberAccess]
    step.form.answered.emit(field, False)
    assert answer_of(sample_window, HAMLET, "bao-cao").met is False
    assert step.case._verdict._word.text() == "Chưa đạt"


def test_a_comparison_reads_as_value_sign_and_threshold(step: CriteriaStep) -> None:
    step.open("ty-le-di-bau", HAMLET)
    lines = [each._words.text() for each in step.case._verdict._lines if each.isVisible()]
    assert lines[0] == "Bầu đại biểu Quốc hội: 99,75% ≥ 98%: đạt"
    assert len(lines) == 4


def test_the_table_all_nominees_share_is_asked_apart(step: CriteriaStep) -> None:
    step.open("ty-le-di-bau", HAMLET)
    assert Place(part="dossier", field="khu_vuc") in step.form.places()
    case = step.case.case
    assert case is not None
    assert [section.title for section in case.sections("riêng", "chung")] == ["riêng", "chung"]


def test_the_same_answer_for_the_rest_is_one_gesture_and_one_undo(
    step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot
) -> None:
    third = step.board.view.matrix.columns[2].id
    for each in (OTHER, third):
        put(sample_window, each, "bao-cao", Answer())
    step.open("bao-cao", HAMLET)
    assert step.case.apply.text().replace("&", "") == "Áp dụng cho 2 đối tượng còn lại"
    qtbot.mouseClick(step.case.apply, Qt.MouseButton.LeftButton)
    assert [answer_of(sample_window, each, "bao-cao").met for each in (OTHER, third)] == [True, True]
    assert step.notice.isVisible()
    assert not step.case.apply.isVisible()
    session_of(sample_window).undo()
    assert [answer_of(sample_window, each, "bao-cao").met for each in (OTHER, third)] == [None, None]


def test_a_file_is_attached_once_and_taken_back_by_undo(
    step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Báo cáo bầu cử.pdf"
    file.write_bytes(b"%PDF-1.7 made up")
    step.open("bao-cao", HAMLET)
    step.attach(file)
    settle(qtbot, sample_window)
    (attached,) = answer_of(sample_window, HAMLET, "bao-cao").evidence
    evidence = {each.id: each for each in session_of(sample_window).snapshot.dossier.evidence}
    assert evidence[attached].title == "Báo cáo bầu cử"
    step.attach(file)
    settle(qtbot, sample_window)
    assert answer_of(sample_window, HAMLET, "bao-cao").evidence == (attached,)
    session_of(sample_window).undo()
    assert answer_of(sample_window, HAMLET, "bao-cao").evidence == ()


def test_the_button_to_add_evidence_stands_under_its_list_and_the_name_is_written_there(
    step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "scan001.pdf"
    file.write_bytes(b"%PDF-1.7 made up")
    step.open("bao-cao", HAMLET)
    asked: list[bool] = []
    step.case.attaching.disconnect()
    step.case.attaching.connect(lambda: asked.append(True))
    entry = step.form._rows.entry(place("bao-cao", "evidence"))
    assert entry is not None
    (add,) = (each for each in widget_of(entry.editor).findChildren(QToolButton) if each.defaultAction())
    add.click()
    assert asked == [True]
    step.attach(file)
    settle(qtbot, sample_window)
    (attached,) = answer_of(sample_window, HAMLET, "bao-cao").evidence
    title = Place(part="evidence", id=attached, field="title")
    field = next(each for each in step.case.case.own if each.place == title) if step.case.case else None
    assert field is not None
    step.form.put(field, "Báo cáo tổng kết")
    (kept,) = (each for each in session_of(sample_window).snapshot.dossier.evidence if each.id == attached)
    assert kept.title == "Báo cáo tổng kết"
    sample_window.dossier_page.undo()
    assert sample_window.dossier_page._step == "criteria"


def test_the_way_to_the_achievements_of_the_nominee_is_one_press(step: CriteriaStep, sample_window: MainWindow) -> None:
    step.open("bao-cao", OTHER)
    step.case.cite.click()
    page = sample_window.dossier_page.step_page("achievements")
    assert sample_window.dossier_page._step == "achievements"
    assert page.nominees.chosen() == OTHER  # pyright: ignore[reportAttributeAccessIssue]


def test_a_file_that_is_gone_is_said_calmly(
    step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    step.open("bao-cao", HAMLET)
    step.attach(tmp_path / "không có.pdf")
    settle(qtbot, sample_window)
    assert sample_window._panel.isVisible()
    assert answer_of(sample_window, HAMLET, "bao-cao").evidence == ()


def test_a_finding_opens_its_criterion(step: CriteriaStep, sample_window: MainWindow) -> None:
    session_of(sample_window).show_place(place("giu-an-ninh", nomination=OTHER))
    case = step.case.case
    assert case is not None
    assert (case.criterion.id, case.nomination.id) == ("giu-an-ninh", OTHER)
    assert step.focus_place(Place(part="dossier", field="khu_vuc", row=1, column="qh_db"))
    assert not step.focus_place(Place(part="nominee", id="thon-dong", field="name"))


def test_a_group_leads_to_its_parts(step: CriteriaStep) -> None:
    step.open("tap-the", HAMLET)
    parts = step.case._parts
    assert parts.isVisible()
    parts.setCurrentIndex(parts.model().index(0, 0))
    parts.activated.emit(parts.currentIndex())
    assert step.case.case is not None
    assert step.case.case.criterion.id == "quan-triet"


def test_typing_goes_on_while_the_rules_speak(step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot) -> None:
    step.open("tham-muu", HAMLET)
    assert step.form.focus_place(place("tham-muu", "reason"))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, " them")
    settle(qtbot, sample_window)
    assert QApplication.focusWidget() is focused
    step.commit()
    assert answer_of(sample_window, HAMLET, "tham-muu").reason.endswith("them") or answer_of(
        sample_window, HAMLET, "tham-muu"
    ).reason.startswith("them")


def test_only_open_criteria_can_be_shown(step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot) -> None:
    step.board.only_open.setChecked(True)
    assert not step.board.view.isVisible()
    put(sample_window, HAMLET, "bao-cao", Answer())
    settle(qtbot, sample_window)
    assert "bao-cao" in [row.id for row in step.board.view.matrix.rows]


def test_sixty_nominees_scroll_beside_the_frozen_criteria(large_window: MainWindow, qtbot: QtBot) -> None:
    step = step_of(large_window)
    step.board._tabs.setCurrentIndex(1)
    settle(qtbot, large_window)
    view = step.board.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().column() == len(view.matrix.columns) - 1
    assert view.horizontalScrollBar().value() > 0
    assert view.verticalHeader().width() == view.criterion_width()
    assert clipped(step) == []
    assert outside(step) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_step_fits(sample_window: MainWindow, qtbot: QtBot, size: str) -> None:
    sample_window.resize(*SIZES[size])
    step = step_of(sample_window)
    states = (
        step.close_case,
        lambda: step.open("ty-le-di-bau", HAMLET),
        lambda: step.open("quan-triet", HAMLET),
        lambda: step.open("tap-the", HAMLET),
    )
    for state in states:
        state()
        settle(qtbot, sample_window)
        assert clipped(step) == []
        assert outside(step) == []


def test_a_program_is_no_evidence(step: CriteriaStep, sample_window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    program = tmp_path / "Báo cáo.pdf"
    program.write_bytes(b"MZ" + bytes(200))
    step.open("bao-cao", HAMLET)
    before = answer_of(sample_window, HAMLET, "bao-cao").evidence
    step.attach(program)
    settle(qtbot, sample_window)
    assert sample_window._panel.isVisible()
    assert answer_of(sample_window, HAMLET, "bao-cao").evidence == before
