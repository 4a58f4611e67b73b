"""What the menu of a card opens: the result of a dossier, a new one from it, another plan; and the trash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.services import units
from app.services.app import App
from app.services.dossiers import create_dossier, list_dossiers, open_snapshot
from app.services.nominations import propose
from app.services.plans import list_plans
from app.services.samples import add_sample
from app.services.trash import trashed
from tests.gui.test_keyboard import letters, nameless
from tests.gui.windows import SIZES, clipped, dialog_of, free_deleted, outside, settle
from tests.helpers import made_up
from ui import navigation
from ui.dialogs.outcome import OutcomeDialog
from ui.dialogs.plan_change import PlanChangeDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.reuse import ReuseDialog
from ui.main_window import MainWindow
from ui.pages.trash import TrashPage
from ui.text import home as home_words

OPENERS: dict[type[QDialog], Callable[[MainWindow], None]] = {
    OutcomeDialog: lambda window: ask(window, "outcome"),
    ReuseDialog: lambda window: ask(window, "reuse"),
    PlanChangeDialog: lambda window: ask(window, "plan"),
    RestoreDialog: lambda window: window.home._safety.ask_restore(),
}


@pytest.fixture
def home(window: MainWindow, app: App, qtbot: QtBot) -> MainWindow:
    """The desk with the sample dossier on it."""
    add_sample(app)
    window.show_home()
    settle(qtbot, window)
    return window


def ask(window: MainWindow, what: str) -> None:
    next(iter(window.home._frames.values())).asked.emit(what)


def said(window: MainWindow) -> str:
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("kind", OPENERS, ids=lambda kind: kind.__name__)
def test_a_dialog_fits_names_its_fields_and_is_freed(home: MainWindow, qtbot: QtBot, kind: type[QDialog]) -> None:
    for size in SIZES.values():
        home.resize(*size)
        OPENERS[kind](home)
        dialog = dialog_of(home, kind)
        settle(qtbot, home)
        assert dialog.height() < home.height()
        assert clipped(dialog) == []
        assert outside(dialog) == []
        assert nameless(dialog) == []
        assert [letter for letter, count in letters(dialog).items() if count > 1] == []
        dialog.reject()
        settle(qtbot, home)
        free_deleted()
        assert not shiboken6.isValid(dialog)


def test_a_result_is_noted_and_the_card_says_so(home: MainWindow, app: App, qtbot: QtBot) -> None:
    ask(home, "outcome")
    dialog = dialog_of(home, OutcomeDialog)
    dialog._submitted.setText("10/6/2021")
    dialog._number.setText("1500/QĐ-UBND")
    dialog._decided.setText("1/7/2021")
    dialog.award_all()
    dialog.keep()
    settle(qtbot, home)
    (card,) = list_dossiers(app)
    assert card.decided == card.nominations
    assert home_words.STATES["decided"] in said(home)


def test_a_result_that_cannot_be_is_said_and_the_dialog_stays(home: MainWindow, app: App) -> None:
    ask(home, "outcome")
    dialog = dialog_of(home, OutcomeDialog)
    dialog._submitted.setText("6/2021")
    dialog.keep()
    assert dialog.isVisible()
    dialog._submitted.setText("10/6/2021")
    dialog.award_all()
    dialog.keep()
    assert dialog._panel.isVisible()
    assert list_dossiers(app)[0].decided == 0
    dialog.reject()


def test_a_dossier_is_begun_from_a_former_one_with_those_that_are_ticked(
    home: MainWindow, app: App, qtbot: QtBot
) -> None:
    ask(home, "reuse")
    dialog = dialog_of(home, ReuseDialog)
    for row in range(1, dialog._list.count()):
        dialog._list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog._title.setText("Năm sau & <b>")
    dialog.create()
    settle(qtbot, home)
    made = open_snapshot(app, home.dossier_page.dossier_id).dossier
    assert made.title == "Năm sau & <b>"
    assert len(made.nominations) == 1


def test_beginning_from_a_former_dossier_stands_beside_the_other_ways(home: MainWindow, app: App, qtbot: QtBot) -> None:
    page = home.home
    assert not page._from_former.isVisible(), "the sample is nobody's former dossier"
    plan, unit = list_plans(app)[0].id, units.add_unit(app, "Ủy ban nhân dân xã Minh Tâm", "xa")
    former, latest = (create_dossier(app, plan, unit, each) for each in ("Năm ngoái", "Năm nay"))
    nominees = (made_up.collective(id="n-8", name="Thôn Đoài"), made_up.person(id="n-9"))
    app.dossiers.save(propose(open_snapshot(app, former), nominees), app.dossiers.pack_text(former))
    app.dossiers.change(latest, title="Năm nay nữa")
    for size in SIZES.values():
        home.resize(*size)
        home.show_home()
        settle(qtbot, home)
        assert page._from_former.isVisible()
        assert clipped(home) == []
        assert outside(home) == []
    page._from_former.click()
    dialog = dialog_of(home, ReuseDialog)
    assert sorted(dialog._formers.itemText(row).partition(" (")[0] for row in range(dialog._formers.count())) == [
        "Năm nay nữa",
        "Năm ngoái",
    ]
    dialog._formers.choose(former)
    assert "Năm ngoái" in dialog._lead.text()
    assert dialog._list.count() == 2
    dialog._formers.choose(latest)
    assert dialog._list.count() == 0
    dialog._formers.choose(former)
    dialog.create()
    settle(qtbot, home)
    made = open_snapshot(app, home.dossier_page.dossier_id).dossier
    assert [each.nominee for each in made.nominations] == ["n-8", "n-9"]


def test_what_lies_in_the_trash_is_taken_out(home: MainWindow, app: App, qtbot: QtBot) -> None:
    ask(home, "trash")
    home.go(navigation.TRASH)
    page = home.page(navigation.TRASH)
    assert isinstance(page, TrashPage)
    (dossier,) = (each for each in trashed(app) if each.kind == "dossier")
    assert page._list.currentItem().data(Qt.ItemDataRole.UserRole) == dossier
    page.take_out()
    settle(qtbot, home)
    assert len(list_dossiers(app)) == 1
    assert page._stack.currentIndex() == 0


def test_turning_to_the_desk_again_builds_no_card_anew(home: MainWindow) -> None:
    before = dict(home.home._frames)
    home.go(navigation.PLANS)
    home.show_home()
    assert home.home._frames == before
