"""What happens when the program itself fails: nothing is lost, the official is told calmly, the log keeps the type."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.errors import AppError


class _Bridge(QObject):
    """Carries an exception from any thread to the window's."""

    raised = Signal(object)


def catch_everything(
    say: Callable[[AppError], None], crash: Callable[[BaseException], None], note: Callable[[BaseException], None]
) -> QObject:
    """Send uncaught errors to the window: known ones to ``say``, bugs to ``note`` and ``crash``.

    The returned object must be kept as long as the window lives.
    """
    bridge = _Bridge()

    def arrive(error: object) -> None:
        if isinstance(error, AppError):
            say(error)
        elif isinstance(error, BaseException):
            note(error)
            crash(error)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        else:
            bridge.raised.emit(error)

    bridge.raised.connect(arrive, Qt.ConnectionType.QueuedConnection)
    sys.excepthook = hook
    threading.excepthook = lambda found: bridge.raised.emit(found.exc_value)
    return bridge
