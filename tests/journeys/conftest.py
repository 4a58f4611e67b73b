"""Each journey begins with a window on an empty data folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.paths import Paths
from tests.gui.windows import opened_app, opened_window, settle
from ui.main_window import MainWindow


@pytest.fixture
def window(paths: Paths, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in sight."""
    with opened_app(paths) as app, opened_window(app) as opened:
        yield opened
        settle(qtbot, opened)
