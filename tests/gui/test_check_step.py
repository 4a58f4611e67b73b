"""Step 6: errors apart from warnings, by step and paper; a click leads to the field or puts a better wording in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.dossier import Dossier
from app.domain.finding import Assessment, Finding, Place
from app.services.app import App
from app.services.dossiers import create_dossier
from app.services.plans import list_plans
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import SIZES, check_step, clipped, judged_of, outside, session_of, settle
from ui.main_window import MainWindow
from ui.models.check import check_rows
from ui.models.rows import ROW_ROLE, Row
from ui.text import check as check_words
from ui.text import dossier as dossier_words
from ui.widgets.row_view import RowView

FAULTY = "Họp  thôn do Ủy Ban nhân dân xã mời"
BETTER = "Họp thôn do Ủy ban nhân dân xã mời"


def with_title(dossier: Dossier, title: str) -> Dossier:
    """The dossier with another title of its first achievement."""
    first, *others = dossier.achievements
    return replace(dossier, achievements=(replace(first, title=title), *others))


def spoil(window: MainWindow, qtbot: QtBot) -> None:
    """A wording that the rules would have otherwise."""
    session = session_of(window)
    session.change(with_title(session.snapshot.dossier, FAULTY), "Sửa thử")
    settle(qtbot, window)


def index_of(view: RowView, title: str, parent: QModelIndex | None = None) -> QModelIndex:
    """The first row that begins so."""
    for number in range(view.model().rowCount(parent or QModelIndex())):
        index = view.model().index(number, 0, parent or QModelIndex())
        if index.data(ROW_ROLE).title.startswith(title):
            return index
        found = index_of(view, title, index)
        if found.isValid():
            return found
    return QModelIndex()


def click(view: RowView, index: QModelIndex) -> None:
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def found(severity: str, place: Place, topic: str = "submission", message: str = "m") -> Finding:
    return Finding(code="x", severity=severity, topic=topic, message=message, place=place)  # pyright: ignore[reportArgumentType]


def test_errors_stand_apart_from_warnings_and_each_under_its_step(sample_window: MainWindow) -> None:
    judged = judged_of(sample_window)
    snapshot = session_of(sample_window).snapshot
    signer, name = Place(part="submission", field="signer"), Place(part="nominee", id="x", field="name")
    findings = (
        found("warning", signer, message="w"),
        found("error", signer, message="e1"),
        found("error", name, topic="nominee_list", message="e2"),
    )
    assessment = replace(judged, findings=findings)
    steps = {signer: "submission", name: "nominees"}
    rows = check_rows(snapshot, assessment, steps.__getitem__, {})  # pyright: ignore[reportArgumentType]
    assert [row.title for row in rows[:2]] == [
        check_words.SEVERITY_GROUPS["error"],
        check_words.SEVERITY_GROUPS["warning"],
    ]
    assert [(group.title, [each.title for each in group.children]) for group in rows[0].children] == [
        ("Bước 2. Đối tượng đề nghị – Danh sách", ["e2"]),
        ("Bước 5. Tờ trình", ["e1"]),
    ]
    assert [row.word for row in rows[:2]] == ["2", "1"]


def test_what_is_fine_is_said_too(sample_window: MainWindow) -> None:
    snapshot = session_of(sample_window).snapshot
    fine = rows_in(check_step(sample_window).findings.rows)
    titles = {row.title for row in fine if row.tone == "good"}
    assert check_words.FINE in titles
    count = len(snapshot.dossier.nominations)
    assert check_words.NOMINEES_FINE.format(met=count, all=count) in titles
    assert any(title.startswith("Số lượng ") for title in titles)


def test_nothing_is_called_fine_that_has_something_to_mend(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    session = session_of(window)
    judged = session.judgement
    assert judged is not None
    wanting = {judged.places.step_of(each.place) for each in judged.assessment.findings if each.severity != "note"}
    assert "general" in wanting
    fine = {row.title for row in rows_in(check_step(window).findings.rows) if row.tone == "good"}
    assert "Bước 1. Thông tin chung" not in fine


def test_a_click_on_a_finding_is_at_its_field(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    view = check_step(window).findings.rows
    row = next(each for each in rows_in(view) if each.place is not None and each.place.part == "unit")
    click(view, index_of(view, row.title))
    settle(qtbot, window)
    assert window.dossier_page._step == "general"
    focused = window.focusWidget()
    assert focused is not None
    assert window.dossier_page.step_page("general").isAncestorOf(focused)


def test_a_better_wording_is_put_in_by_one_click_and_taken_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    spoil(sample_window, qtbot)
    step = check_step(sample_window)
    view = step.findings.rows
    click(view, index_of(view, check_words.MEND.format(after=BETTER)))
    session = session_of(sample_window)
    assert session.snapshot.dossier.achievements[0].title == BETTER
    settle(qtbot, sample_window)
    assert not index_of(view, "Sửa thành").isValid()
    assert session.undo_title == check_words.MENDED
    session.undo()
    assert session.snapshot.dossier.achievements[0].title == FAULTY


def test_enter_does_what_a_click_does(sample_window: MainWindow, qtbot: QtBot) -> None:
    spoil(sample_window, qtbot)
    view = check_step(sample_window).findings.rows
    view.setCurrentIndex(index_of(view, "Sửa thành"))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert session_of(sample_window).snapshot.dossier.achievements[0].title == BETTER


def test_one_wording_is_offered_once_however_much_is_wrong_with_it(sample_window: MainWindow, qtbot: QtBot) -> None:
    spoil(sample_window, qtbot)
    rows = rows_in(check_step(sample_window).findings.rows)
    assert sum(row.act is not None for row in rows) == 1
    assert sum(row.place is not None and row.place.part == "achievement" for row in rows) >= 2


def test_scrolling_and_the_current_row_stay_when_the_rules_speak_again(
    window: MainWindow, app: App, qtbot: QtBot
) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    view = check_step(window).findings.rows
    view.resize(300, 200)
    last = [row for row in rows_in(view) if row.place is not None][-1]
    view.setCurrentIndex(index_of(view, last.title))
    settle(qtbot, window)
    before = view.verticalScrollBar().value()
    assert before > 0
    view.show_rows((Row(title="Mới", heading=True), *view._rows))
    assert view.currentIndex().data(ROW_ROLE).title == last.title
    assert view.verticalScrollBar().value() >= before


def test_while_the_rules_are_asked_that_is_said(sample_window: MainWindow) -> None:
    step, session = check_step(sample_window), session_of(sample_window)
    session.change(with_title(session.snapshot.dossier, "Khác"), "Sửa thử")
    assert step.banner._words.text() == dossier_words.CHECKING


@pytest.mark.parametrize("size", SIZES)
def test_the_step_fits_with_much_to_mend(window: MainWindow, app: App, qtbot: QtBot, size: str) -> None:
    window.resize(*SIZES[size])
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    step = check_step(window)
    for tab in range(step.tabs.count()):
        step.tabs.setCurrentIndex(tab)
        settle(qtbot, window)
        assert clipped(step) == []
        assert outside(window) == []


def test_an_empty_assessment_has_an_empty_list(sample_window: MainWindow) -> None:
    nothing = Assessment(results=(), quotas=(), deadlines=(), bonuses=(), findings=())
    snapshot = session_of(sample_window).snapshot
    rows = check_rows(snapshot, nothing, lambda place: "general", {})
    assert [row.title for row in rows] == [check_words.FINE]
    assert rows[0].opened
