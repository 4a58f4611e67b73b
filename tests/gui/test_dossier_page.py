"""The page of a dossier: the same findings and verdicts as the rules gave, in words, shapes and colours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from app.domain.finding import (
    VERDICT_WORDS,
    Assessment,
    CriterionResult,
    DeadlineResult,
    Finding,
    Place,
    QuotaUse,
    StepDate,
)
from app.services.app import App
from app.services.dossiers import create_dossier
from app.services.plans import list_plans
from tests.gui.windows import check_step, judged_of, session_of, settle
from ui.main_window import MainWindow
from ui.models import review
from ui.models.rows import ROW_ROLE, Row
from ui.models.steps import step_states
from ui.text import dossier as dossier_words
from ui.text import sentences
from ui.text import steps as step_words
from ui.widgets.row_view import RowView

EMPTY = Assessment(results=(), quotas=(), deadlines=(), bonuses=(), findings=())


def finding(severity: review.Severity, message: str = "Thiếu <b>chữ</b> & số.") -> Finding:
    return Finding(
        code="x",
        severity=severity,
        topic="submission",
        message=message,
        place=Place(part="submission", field="signer"),
        clause="V.4",
        mend="Chọn người ký.",
    )


def rows_in(view: RowView, parent: QModelIndex | None = None) -> list[Row]:
    """Every row the view holds, depth first."""
    parent = parent or QModelIndex()
    found: list[Row] = []
    for number in range(view.model().rowCount(parent)):
        index = view.model().index(number, 0, parent)
        found.append(index.data(ROW_ROLE))
        found += rows_in(view, index)
    return found


def labels(window: MainWindow) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def test_the_sample_can_be_handed_in(sample_window: MainWindow) -> None:
    assert judged_of(sample_window).ready
    check_step(sample_window)
    assert {dossier_words.READY, dossier_words.READY_BUT} & set(labels(sample_window))


def test_every_finding_of_the_rules_is_listed_once(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    listed = [row for row in rows_in(check_step(window).findings.rows) if row.place is not None]
    wanted = [(each.message, sentences.SEVERITIES[each.severity]) for each in judged_of(window).findings]
    assert sorted((row.title, row.word) for row in listed) == sorted(wanted)


def test_every_verdict_on_a_standard_that_concerns_the_nominee_is_shown(sample_window: MainWindow) -> None:
    titles = {each.id: each.title for each in session_of(sample_window).snapshot.plan.criteria}
    shown = [(row.title, row.word) for row in rows_in(check_step(sample_window).verdicts.rows) if not row.heading]
    pending = [part for root in judged_of(sample_window).results if root.verdict == "met" for part in root.children]
    wanted: list[tuple[str, str]] = []
    while pending:
        result = pending.pop()
        wanted.append((titles[result.criterion], VERDICT_WORDS[result.verdict]))
        pending += result.children
    assert len(wanted) > 20
    assert sorted(shown) == sorted(wanted)


def test_a_dossier_without_a_single_group_of_standards_shows_them_all() -> None:
    one = CriterionResult(criterion="a", nomination="n", verdict="met")
    other = CriterionResult(criterion="b", nomination="n", verdict="not_met", reasons=("thiếu",))
    not_ours = CriterionResult(criterion="c", nomination="n", verdict="not_applicable")
    assert review._concerning((one, other, not_ours)) == (one, other)
    assert review._concerning((not_ours,)) == (not_ours,)
    assert review._concerning(()) == ()


def test_a_shape_and_a_word_go_with_every_colour(sample_window: MainWindow) -> None:
    looks = {**review.SEVERITY_LOOK, **review.VERDICT_LOOK}
    assert len({icon for icon, _ in review.SEVERITY_LOOK.values()}) == len(review.SEVERITY_LOOK)
    assert len({icon for icon, _ in review.VERDICT_LOOK.values()}) == len(review.VERDICT_LOOK)
    assert all(icon for icon, _ in looks.values())


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((), dossier_words.READY),
        ((finding("note"),), dossier_words.READY),
        ((finding("warning"),), dossier_words.READY_BUT),
        ((finding("error"), finding("error", "b"), finding("warning")), sentences.not_ready(2)),
    ],
)
def test_the_verdict_is_one_sentence(findings: tuple[Finding, ...], words: str) -> None:
    whole = Assessment(results=(), quotas=(), deadlines=(), bonuses=(), findings=findings)
    assert review.verdict_line(whole).words == words


def test_a_row_is_copied_with_all_it_says(sample_window: MainWindow) -> None:
    view = check_step(sample_window).findings.rows
    view.show_rows((Row(title="Chưa chọn người ký.", word="Phải sửa", details=("Cách sửa: chọn.",), aside="Mục V.4"),))
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Phải sửa. Chưa chọn người ký. Cách sửa: chọn. Mục V.4"


def test_a_screen_reader_hears_the_verdict_too(sample_window: MainWindow) -> None:
    view = check_step(sample_window).findings.rows
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == rows_in(view)[0].spoken()


def test_entering_a_finding_tells_its_place(sample_window: MainWindow, qtbot: QtBot) -> None:
    view = check_step(sample_window).findings.rows
    place = Place(part="submission", field="signer")
    view.show_rows((Row(title="Chưa chọn người ký.", place=place),))
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(session_of(sample_window).wanted) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [place]


@pytest.mark.parametrize(
    ("use", "words", "tone"),
    [
        (QuotaUse(quota="q", limit_id="l", title="Tập thể", used=3, limit=5), "3/5", "good"),
        (QuotaUse(quota="q", limit_id="l", title="Tập thể", used=0, limit=0), "0/0", "good"),
        (QuotaUse(quota="q", limit_id="l", title="Tập thể", used=6, limit=5), "6/5", "bad"),
        (QuotaUse(quota="q", limit_id="l", title="Tập thể", used=1, limit=5, minimum=2), "1/5", "bad"),
        (QuotaUse(quota="q", limit_id="l", title="Tập thể", used=2, limit=None), "2, không hạn chế", "good"),
        (
            QuotaUse(quota="q", limit_id="l", title="Tập thể", used=2, limit=None, known=False),
            "2, chưa biết số được giao",
            "warn",
        ),
    ],
)
def test_a_quota_is_said_in_words(use: QuotaUse, words: str, tone: str) -> None:
    whole = Assessment(results=(), quotas=(use,), deadlines=(), bonuses=(), findings=())
    assert [(line.words, line.tone) for line in review.meter_lines(whole.quotas)] == [(words, tone)]


def test_a_deadline_counts_days_and_working_days(sample_window: MainWindow) -> None:
    today, due = dt.date(2021, 6, 1), dt.date(2021, 6, 14)
    steps = (StepDate(id="hop", title="Họp xét", date=dt.date(2021, 6, 7)),)
    deadline = DeadlineResult(deadline="nop", title="Nộp", date=due, provisional=False, steps=steps)
    line = review.deadline_line(deadline, today, {due: 9})
    assert line.words == "Ngày 14/6/2021: còn 13 ngày, 9 ngày làm việc"
    whole = Assessment(results=(), quotas=(), deadlines=(deadline,), bonuses=(), findings=())
    numbers = check_step(sample_window).numbers
    numbers.show_assessment(whole, today, {due: 9})
    said = {each.text() for each in numbers.findChildren(QLabel)}
    assert {line.words, "Họp xét", "Thứ Hai, 07/6/2021", "còn 6 ngày"} <= said
    assert numbers.findChildren(QProgressBar) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "hôm nay"), (1, "còn 1 ngày"), (-1, "đã qua 1 ngày"), (-364, "đã qua 364 ngày"), (-800, "đã qua hơn 2 năm")],
)
def test_how_long_it_is_is_said_as_people_do(days: int, words: str) -> None:
    assert sentences.days_left(days, None) == words


def test_a_dossier_without_nominees_says_so_on_every_tab(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    step, judged = check_step(window), session_of(window).judgement
    assert judged is not None
    step.show_judgement(replace(judged, assessment=EMPTY))
    assert dossier_words.READY in labels(window)
    for tab, words in ((1, dossier_words.NO_VERDICTS), (2, dossier_words.NO_QUOTAS)):
        step.tabs.setCurrentIndex(tab)
        assert words in labels(window)


def test_the_rail_counts_errors_and_warnings_apart_and_nothing_is_fine_where_nobody_is_proposed(
    sample_window: MainWindow,
) -> None:
    judged = session_of(sample_window).judgement
    assert judged is not None
    nobody = replace(judged.snapshot, dossier=replace(judged.snapshot.dossier, nominations=()))
    place = Place(part="unit", field="name")
    found = tuple(replace(finding(each), place=place) for each in ("error", "error", "warning", "note"))
    states = step_states(replace(judged, snapshot=nobody, assessment=replace(EMPTY, findings=found)))
    assert states["general"].words == "2 lỗi, 1 xem lại"
    assert states["submission"].words == step_words.STEP_NOBODY
