"""Last year's dossier is used again, a wrong plan is put right, and a backup brings back what was lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import safety
from app.services.dossiers import list_dossiers, open_snapshot
from tests.gui.windows import dialog_of, settle
from tests.unit.test_dossier_life import OTHER
from ui.dialogs.plan_change import PlanChangeDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.reuse import ReuseDialog
from ui.main_window import MainWindow
from ui.widgets.dossier_card import DossierCardFrame


def card(window: MainWindow, title: str) -> DossierCardFrame:
    """The card of that dossier on the desk."""
    window.show_home()
    return next(each for each in window.home._frames.values() if each.card.title == title)


def sample_on(window: MainWindow, qtbot: QtBot) -> str:
    """The sample dossier on the desk; its title."""
    window.home.open_sample()
    settle(qtbot, window)
    return window.dossier_page.title()


def test_last_years_dossier_is_used_again(window: MainWindow, qtbot: QtBot) -> None:
    title = sample_on(window, qtbot)
    former = open_snapshot(window.app, window.dossier_page.dossier_id).dossier
    card(window, title).asked.emit("reuse")
    dialog = dialog_of(window, ReuseDialog)
    dialog._list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.create()
    settle(qtbot, window)
    begun = open_snapshot(window.app, window.dossier_page.dossier_id).dossier
    assert begun.id != former.id
    assert [each.nominee for each in begun.nominations] == [each.nominee for each in former.nominations[1:]]
    assert begun.unit == former.unit
    assert open_snapshot(window.app, former.id).dossier == former
    assert len(list_dossiers(window.app)) == 2


def test_a_wrong_plan_is_put_right_and_no_answer_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    folder = window.app.office_plans / "ke-hoach-khac"
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(OTHER, encoding="utf-8")
    title = sample_on(window, qtbot)
    dossier_id = window.dossier_page.dossier_id
    before = open_snapshot(window.app, dossier_id).dossier
    card(window, title).asked.emit("plan")
    dialog = dialog_of(window, PlanChangeDialog)
    assert dialog._plan.chosen() == "ke-hoach-khac"
    assert dialog._meaning.text()
    dialog.change()
    settle(qtbot, window)
    window.open_dossier(dossier_id)
    settle(qtbot, window)
    assert open_snapshot(window.app, dossier_id).plan.id == "ke-hoach-khac"
    card(window, title).asked.emit("plan")
    back = dialog_of(window, PlanChangeDialog)
    assert back._plan.chosen() == before.plan
    back.change()
    settle(qtbot, window)
    after = open_snapshot(window.app, dossier_id).dossier
    assert after.figures == before.figures
    assert [each.answers for each in after.nominations] == [each.answers for each in before.nominations]


def test_a_backup_brings_back_what_was_lost(window: MainWindow, qtbot: QtBot) -> None:
    title = sample_on(window, qtbot)
    safety.back_up(window.app, None)
    dossier_id = window.dossier_page.dossier_id
    window.app.dossiers.change(dossier_id, title="Đổi nhầm")
    lost = window.app
    window.show_home()
    window.home._safety.ask_restore()
    dialog = dialog_of(window, RestoreDialog)
    dialog._list.setCurrentRow(0)
    settle(qtbot, window)
    dialog.restore()
    settle(qtbot, window)
    assert window.app is not lost
    assert [each.title for each in list_dossiers(window.app)] == [title]
    assert window.home._notice.isVisible()
    assert list(window.app.backups.folder.glob("truoc-khoi-phuc-*.db"))
    window.open_dossier(dossier_id)
    settle(qtbot, window)
    assert window.dossier_page.title() == title
    window.close()
    window.app.close()
