"""The real window for tests: opened on real folders, waited for, measured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import format_exception
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.finding import Assessment
from app.paths import Paths
from app.services import settings
from app.services.app import App
from app.wiring import build_app
from ui.desk import Desk
from ui.dossier_session import DossierSession
from ui.main import dress, make_application
from ui.main_window import MainWindow
from ui.pages.steps.check import CheckStep
from ui.pages.steps.export import ExportStep
from ui.tasks import Runner
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labels import ElidedLabel

SIZES = {"1366x768": (1366, 768), "at 125 %": (1092, 614), "at 150 %": (910, 512), "1920x1080": (1920, 1080)}
"""Windows that fill the screens officials have, in the units layouts reckon with."""

PATIENCE = 60_000

_STRAY = Qt.WindowType.Window  # a menu, a list that folds down, a tooltip are of other types

_Dialog = TypeVar("_Dialog", bound=QDialog)


@contextmanager
def opened_app(paths: Paths) -> Iterator[App]:
    """The program behind the window, closed again."""
    app = build_app(paths)
    try:
        yield app
    finally:
        app.close()


@contextmanager
def opened_window(app: App, *, first_run: bool = False) -> Iterator[MainWindow]:
    """The window in sight at the smallest screen's size; no work outlives it.

    Unless it is the ``first_run``, the questions of the first page were passed over before.
    """
    if not first_run:
        settings.write(app, settings.WELCOMED, True)
    dress(make_application(), app.paths)
    window = MainWindow()
    window.resize(1366, 768)
    window.show()
    window.begin(app)
    crashes = crashes_of(window.runner)
    try:
        yield window
        assert not crashes, "\n".join(crashes)
    finally:
        window.close()
        window.deleteLater()
        free_deleted()


class Strays(QObject):
    """What came into sight as a window though it is only a part of one: shown before it had its place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        cast("QApplication", QApplication.instance()).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note it; nothing is kept from it."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            stray = watched.isWindow() and watched.windowType() == _STRAY
            if stray and not isinstance(watched, QDialog | QMainWindow):
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@contextmanager
def opened_desk(app: App) -> Iterator[Desk]:
    """A desk for one widget alone; no work outlives it."""
    dress(make_application(), app.paths)
    desk = Desk(app=app, runner=Runner(), panel=ErrorPanel())
    crashes = crashes_of(desk.runner)
    try:
        yield desk
        assert not crashes, "\n".join(crashes)
    finally:
        desk.runner.stop()
        free_deleted()


def crashes_of(runner: Runner) -> list[str]:
    """What no work in the background should raise, as it comes."""
    found: list[str] = []
    runner.crashed.connect(lambda error: found.append("".join(format_exception(error))))
    return found


def rest(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way in the background of the desk."""
    qtbot.waitUntil(lambda: not desk.runner.busy(), timeout=PATIENCE)


def free_deleted() -> None:
    """Let Qt free what was told to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is under way any more, including what starts with the next tick, and all is laid out."""
    qtbot.waitUntil(lambda: _is_quiet(window), timeout=PATIENCE)
    QCoreApplication.processEvents()  # what was said last may have posted a new layout
    qtbot.waitUntil(lambda: _is_quiet(window), timeout=PATIENCE)


def session_of(window: MainWindow) -> DossierSession:
    """The dossier that is open."""
    session = window.dossier_page.session
    assert session is not None
    return session


def judged_of(window: MainWindow) -> Assessment:
    """What the rules said of the open dossier."""
    judged = session_of(window).judgement
    assert judged is not None
    return judged.assessment


def check_step(window: MainWindow) -> CheckStep:
    """The sixth step of the open dossier, in sight."""
    window.dossier_page.turn_to("check")
    return cast(CheckStep, window.dossier_page.step_page("check"))


def export_step(window: MainWindow) -> ExportStep:
    """The last step of the open dossier, in sight."""
    window.dossier_page.turn_to("export")
    return cast(ExportStep, window.dossier_page.step_page("export"))


def dialog_of(window: MainWindow, kind: type[_Dialog]) -> _Dialog:
    """The dialog of that kind that is open."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def clipped(window: QWidget) -> list[str]:
    """The texts in sight that have less room than they need."""
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and each.text()]
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    short = [each.text() for each in labels if not isinstance(each, ElidedLabel) and _is_short(each)]
    return short + [each.text() for each in buttons if each.sizeHint().width() > each.width()]


def outside(window: QWidget) -> list[str]:
    """What sticks out of the window, or at the side out of the area it scrolls in."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible() and not each.isWindow()]
    return [f"{type(each).__name__} {each.accessibleName()}" for each in shown if _sticks_out(each, window)]


def _is_quiet(window: MainWindow) -> bool:
    for _ in range(5):
        QCoreApplication.processEvents()
    session = window.dossier_page.session
    return not window.runner.busy() and not window.home.checking() and not (session and session.judging())


def _is_short(shown: QLabel) -> bool:
    if shown.wordWrap():
        return shown.heightForWidth(shown.width()) > shown.height()
    return shown.sizeHint().width() > shown.width() or shown.sizeHint().height() > shown.height()


def _sticks_out(widget: QWidget, window: QWidget) -> bool:
    frame, scrolled = window, False
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            frame, scrolled = parent, True
            break
        parent = parent.parentWidget()
    place = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
    sides = place.left() < 0 or place.right() > frame.width()
    return sides or (not scrolled and (place.top() < 0 or place.bottom() > frame.height()))
