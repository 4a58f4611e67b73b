"""The window as every test here finds it: an empty data folder, the home page in sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.dossier import Snapshot
from app.paths import Paths
from app.services.app import App
from tests.bench.dossiers import sample_snapshot
from tests.gui.windows import opened_app, opened_desk, opened_window, settle
from ui.desk import Desk
from ui.main_window import MainWindow


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program on an empty data folder."""
    with opened_app(paths) as opened:
        yield opened


@pytest.fixture
def window(app: App, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window in sight."""
    with opened_window(app) as opened:
        yield opened
        settle(qtbot, opened)


@pytest.fixture
def sample_window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the sample dossier open and drawn."""
    window.home.open_sample()
    settle(qtbot, window)
    return window


@pytest.fixture
def desk(app: App) -> Iterator[Desk]:
    """What pages have at hand, without a window around it."""
    with opened_desk(app) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample() -> Snapshot:
    """The sample dossier with its plan."""
    return sample_snapshot()
