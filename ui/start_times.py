"""How long each stage of the start took, for the log: a supporter sees where a slow computer loses its time."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from ui.process_age import milliseconds_since_start

WINDOW, DATA, HOME, QUIET = "window", "data", "home", "quiet"


class StartTimes:
    """Milliseconds since the process began, at each stage; written once the window has come to rest."""

    def __init__(self) -> None:
        self._reached: list[tuple[str, float]] = []

    def reach(self, stage: str) -> None:
        """Note that a stage is over."""
        self._reached.append((stage, milliseconds_since_start()))

    def write_when_quiet(self) -> None:
        """Write to the log as soon as the window has nothing else to do."""
        QTimer.singleShot(0, self._write)

    def _write(self) -> None:
        from app.log import note
        from app.services.components import program_version

        self.reach(QUIET)
        python = ".".join(map(str, sys.version_info[:3]))
        note("program_started", version=program_version() or "clone", python=python, platform=system())
        for stage, milliseconds in self._reached:
            note("start_stage", stage=stage, milliseconds=round(milliseconds))


def system() -> str:
    """The system with its build, such as win32-10.0.19045, without asking another program."""
    if sys.platform == "win32":
        return "win32-" + ".".join(map(str, sys.getwindowsversion()[:3]))  # pyright: ignore[reportAttributeAccessIssue]
    return sys.platform
