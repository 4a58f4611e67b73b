"""What is missing at the step one is at stands beside it, the gravest first, one press from its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.finding import Finding, Place, Severity
from app.services.app import App
from app.services.dossiers import create_dossier
from app.services.plans import list_plans
from tests.gui.test_dossier_page import rows_in
from tests.gui.windows import SIZES, clipped, export_step, outside, session_of, settle
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.text import sentences
from ui.text import steps as step_words
from ui.widgets.missing_list import MissingList
from ui.widgets.step_foot import StepFoot

SIGNER = Place(part="submission", field="signer")


def finding(severity: Severity, message: str) -> Finding:
    return Finding(code="x", severity=severity, topic="submission", message=message, place=SIGNER)


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> MissingList:
    made = MissingList()
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def test_the_gravest_comes_first(shown: MissingList) -> None:
    shown.show_findings((finding("note", "c"), finding("warning", "b"), finding("error", "a")))
    assert [row.title for row in rows_in(shown.listing.rows)] == ["a", "b", "c"]


def test_a_press_tells_the_place(shown: MissingList, qtbot: QtBot) -> None:
    shown.show_findings((finding("error", "a"),))
    view = shown.listing.rows
    with qtbot.waitSignal(shown.chosen) as told:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center()
        )
    assert told.args == [SIGNER]


def test_where_nothing_is_missing_that_is_said(shown: MissingList) -> None:
    shown.show_findings(())
    assert shown.listing.currentWidget() is shown.listing._empty
    assert clipped(shown) == []


def test_beside_a_step_stand_its_paper_and_what_is_missing_in_it(window: MainWindow, app: App, qtbot: QtBot) -> None:
    window.open_dossier(create_dossier(app, list_plans(app)[0].id))
    settle(qtbot, window)
    page, judged = window.dossier_page, session_of(window).judgement
    assert judged is not None
    beside = page._beside
    beside.setCurrentIndex(1)
    for step in ("general", "check"):
        page.turn_to(step)
        findings = judged.findings_of("general") if step == "general" else judged.assessment.findings
        listed = rows_in(beside.missing.listing.rows)
        assert sorted(row.title for row in listed) == sorted(each.message for each in findings)
    wanting = sum(each.severity != "note" for each in judged.assessment.findings)
    assert beside.tabText(1) == sentences.tab(step_words.SHOW_MISSING, wanting)
    beside.missing.chosen.emit(Place(part="submission", field="signer"))
    assert page._step == "submission"


@pytest.mark.parametrize("size", SIZES)
def test_what_stands_beside_fits_when_it_is_asked_for(sample_window: MainWindow, qtbot: QtBot, size: str) -> None:
    sample_window.resize(*SIZES[size])
    export_step(sample_window)
    sample_window.dossier_page._head.beside.setChecked(True)
    settle(qtbot, sample_window)
    assert sample_window.dossier_page._papers.isVisible()
    assert clipped(sample_window) == []
    assert outside(sample_window) == []


def left(code: str, severity: Severity = "warning") -> Finding:
    place = Place(part="submission", field=code)
    return Finding(code=code, severity=severity, topic="submission", message=code, place=place)


@pytest.fixture
def foot(desk: Desk, qtbot: QtBot) -> StepFoot:
    made = StepFoot()
    qtbot.addWidget(made)
    made.show()
    return made


def shown_by(foot: StepFoot, *, presses: int) -> list[str]:
    """Where that many presses lead."""
    found: list[str] = []

    def note(place: Place) -> None:
        found.append(place.field)

    foot.wanted.connect(note)
    for _ in range(presses):
        foot._left.click()
    foot.wanted.disconnect(note)
    return found


def test_what_is_left_is_gone_through_in_the_lists_order_and_round_again(foot: StepFoot) -> None:
    foot.show_step("submission", (left("b"), left("n", "note"), left("a", "error"), left("c")))
    assert shown_by(foot, presses=4) == ["a", "b", "c", "a"]


def test_mending_one_thing_jumps_over_nothing(foot: StepFoot) -> None:
    found = tuple(left(each) for each in "abcd")
    foot.show_step("submission", found)
    assert shown_by(foot, presses=1) == ["a"]
    foot.show_step("submission", found[1:])
    assert shown_by(foot, presses=2) == ["b", "c"]
    foot.show_step("submission", (found[1], found[3]))
    assert shown_by(foot, presses=2) == ["b", "d"]


def test_several_things_in_one_place_do_not_hold_the_way_up(foot: StepFoot) -> None:
    foot.show_step("submission", (left("a"), left("a"), left("b")))
    assert shown_by(foot, presses=3) == ["a", "a", "b"]
