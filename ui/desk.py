"""What every page has at hand: the program, the background runner, where errors are said, the way to other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError
from ui.tasks import Job, Runner
from ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.services.safety import Backup
    from app.wiring import App


def _no_restore(backup: Backup) -> None:
    """A desk without a frame around it cannot open other data."""


def _nowhere(page: str, target: str = "") -> None:
    """A desk without a frame around it has no other pages."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Passed to pages and dialogs; ``panel`` is the one nearest to the work.

    ``go`` turns to the page with that id (see :mod:`ui.navigation`), and there to ``target``: a dossier's id on the
    page of a dossier, a topic on the page of help. ``restore`` puts a backup in the place of the data and opens them.
    """

    app: App
    runner: Runner
    panel: ErrorPanel
    go: Callable[[str, str], object] = _nowhere
    restore: Callable[[Backup], object] = _no_restore

    def start(
        self,
        work: Callable[[App, Job], object],
        *,
        done: Callable[[object], None],
        failed: Callable[[AppError], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """Do in the background what needs the data; ``work`` gets the program on a connection of its own.

        What it changes it should change in one transaction, begun late: while that lasts the window can only read.
        """
        app = self.app

        def with_data(job: Job) -> object:
            with app.beside() as beside:
                return work(beside, job)

        return self.runner.start(with_data, done=done, failed=failed or self.say_error, ended=ended)

    def say_error(self, error: AppError) -> None:
        """Show an error on the panel; nothing is said of what the user stopped."""
        self.panel.show_error(error)

    @contextmanager
    def saying_errors(self) -> Iterator[None]:
        """Do what the official asked for: an earlier error goes, a new one is said."""
        self.panel.close_panel()
        try:
            yield
        except AppError as error:
            self.say_error(error)
