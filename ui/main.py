"""Opens the window: folders, log, data, looks; and closes the data again."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from app.paths import Paths, locate_paths
from ui import icons, text
from ui.process_age import milliseconds_since_start
from ui.qt_words import speak_vietnamese
from ui.start_times import DATA, HOME, WINDOW, StartTimes
from ui.theme import apply_theme

if TYPE_CHECKING:
    from app.wiring import App
    from ui.main_window import MainWindow

CANNOT_START = 1
_SETTLED = 3000  # milliseconds after which the desk has been drawn and looked through


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and wait until it is closed; the exit code."""
    chosen = _parser().parse_args(arguments)
    application = make_application()
    measured = chosen.exit_when_shown or chosen.exit_when_listed
    try:
        paths = locate_paths(chosen.data)
        dress(application, paths)
        return _run(application, paths, chosen)
    except AppError as error:
        return _fail(error, measured)


def make_application() -> QApplication:
    """The Qt application with its name; the one that is there already, if any."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("hoso-thidua")
    application.setApplicationDisplayName(text.PROGRAM)
    application.setDesktopFileName("hoso-thidua")
    return application


def dress(application: QApplication, paths: Paths) -> None:
    """Give the application its looks, icons and words."""
    icons.use_folder(paths.resources / "icons")
    apply_theme(application, paths.fonts)
    speak_vietnamese(application)


def _open(paths: Paths) -> App:
    from app.wiring import build_app

    return build_app(paths)


def _run(application: QApplication, paths: Paths, chosen: argparse.Namespace) -> int:
    """The frame comes up at once, log and data right after it: on a slow computer that is felt."""
    from ui.main_window import MainWindow

    window = MainWindow()
    shown = _show(application, window)
    times = StartTimes()
    times.reach(WINDOW)
    from app.log import start_logging, stop_logging
    from ui.crash import catch_everything

    start_logging(paths)
    try:
        app = _open(paths)
        times.reach(DATA)
        bridge = catch_everything(window.show_error, window.show_crash, _note_crash)
        window.runner.crashed.connect(_note_crash)
        window.begin(app)
        times.reach(HOME)
        times.write_when_quiet()
        QTimer.singleShot(_SETTLED, spare_what_stays)
        if chosen.file:
            window.open_file(chosen.file)
        if chosen.exit_when_shown or chosen.exit_when_listed:
            window.in_sight.installEventFilter(_FirstPaint(window, shown if chosen.exit_when_shown else None))
        code = application.exec()
        bridge.deleteLater()
        window.runner.stop()
        return _close(window.app) or code
    finally:
        stop_logging()


def spare_what_stays() -> None:
    """What there is by now stays to the end: a later search for garbage, which the window waits for, passes it by."""
    gc.freeze()


def _show(application: QApplication, window: MainWindow) -> float:
    """Show the window and wait until it is painted; milliseconds since the process began."""
    painted = _Painted(window)
    window.show()
    while not painted.seen:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return milliseconds_since_start()


def _close(app: App) -> int:
    """Back up and leave; what hinders the backup is told, the data itself is safe."""
    try:
        app.close()
    except AppError as error:
        from app.log import note

        note("close_failed", error=type(error).__name__)
        return _fail(error, quiet=False)
    return 0


def _fail(error: AppError, quiet: bool) -> int:
    if quiet:
        print(error, file=sys.stderr)  # noqa: T201 - somebody is measuring from a terminal
        return CANNOT_START
    from ui.start_failure import FailureDialog

    FailureDialog(error).exec()
    return CANNOT_START


def _note_crash(error: BaseException) -> None:
    from app.log import note

    note("window_crashed", level=40, failure=error)


class _Painted(QObject):
    """Sees the first paint event of the window go by."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember a paint event, hold nothing back."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.seen = True
        return False


class _FirstPaint(QObject):
    """Once the page with the dossiers is painted, prints ``milliseconds`` (None = how long that took) and leaves."""

    def __init__(self, window: MainWindow, milliseconds: float | None) -> None:
        super().__init__(window)
        self._milliseconds = milliseconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first paint event go by."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        print(round(self._milliseconds or milliseconds_since_start()))  # noqa: T201 - what the flag is for
        QApplication.quit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hoso", description=text.TAGLINE)
    parser.add_argument("file", type=Path, nargs="?", help=text.OPTION_FILE)
    parser.add_argument("--data", type=Path, help=text.OPTION_DATA)
    parser.add_argument("--exit-when-shown", action="store_true", help=text.OPTION_EXIT)
    parser.add_argument("--exit-when-listed", action="store_true", help=text.OPTION_EXIT_LISTED)
    return parser
