"""The dialog of those who may be one and the same: shown pair by pair, merged, kept apart, left for later."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.dates import PartialDate
from app.domain.nominee import Nominee
from app.services import nominees
from app.services.app import App
from tests.gui.windows import SIZES, clipped, settle
from ui.dialogs.doubles import DoublesDialog
from ui.main_window import MainWindow
from ui.text import registers as words


@pytest.fixture
def dialog(window: MainWindow, app: App) -> DoublesDialog:
    """Two pairs of the register, side by side."""
    for name, place in (("Nguyễn Văn An", "Trạm Y tế xã"), ("Trần Thị Hà", "Hội Phụ nữ")):
        key = name.split()[-1].lower()
        one = Nominee(id=f"{key}1", kind="individual", name=name, workplace=place, birth=PartialDate(1980))
        app.nominees.save(one, Nominee(id=f"{key}2", kind="individual", name=name, workplace=place, position="Bí thư"))
    opened = DoublesDialog(window._desk, nominees.doubles(app.nominees.list(), nominees.kept_apart(app)), window)
    opened.open()
    return opened


def rows(dialog: DoublesDialog) -> dict[str, tuple[str, str]]:
    """What stands side by side, by field."""
    cells = [[dialog._table.item(row, column) for column in range(3)] for row in range(dialog._table.rowCount())]
    told = [[each.text() if each else "" for each in row] for row in cells]
    return {field: (one, other) for field, one, other in told}


def test_the_two_stand_side_by_side_with_what_they_say(dialog: DoublesDialog) -> None:
    assert dialog._which.text() == words.PAIR.format(number=1, count=2)
    said = rows(dialog)
    assert ("Nguyễn Văn An", "Nguyễn Văn An") in said.values()
    assert {"1980", "Bí thư"} <= {text for pair in said.values() for text in pair}
    assert words.USED in said
    dialog.reject()


def test_merging_keeps_the_chosen_one_and_goes_on_to_the_next_pair(
    window: MainWindow, app: App, dialog: DoublesDialog, qtbot: QtBot
) -> None:
    decided: list[str] = []
    dialog.decided.connect(decided.append)
    first = dialog._left[0]
    dialog.merge(first=False)
    assert decided == [first.other.id]
    assert first.one.id not in {each.id for each in app.nominees.list()}
    assert app.nominees.get(first.other.id).name == "Nguyễn Văn An"
    assert dialog._which.text() == words.PAIR.format(number=2, count=2)
    dialog.keep_both()
    assert decided == [first.other.id, ""]
    assert not dialog.isVisible()
    assert app.nominees.count() == 3
    assert nominees.doubles(app.nominees.list(), nominees.kept_apart(app)) == ()
    settle(qtbot, window)


def test_a_pair_left_for_later_is_found_again(
    window: MainWindow, app: App, dialog: DoublesDialog, qtbot: QtBot
) -> None:
    dialog.later()
    dialog.later()
    assert not dialog.isVisible()
    assert app.nominees.count() == 4
    assert len(nominees.doubles(app.nominees.list(), nominees.kept_apart(app))) == 2
    settle(qtbot, window)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_cut_at_any_size(
    window: MainWindow, dialog: DoublesDialog, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle(qtbot, window)
    assert clipped(dialog) == []
    dialog.reject()
