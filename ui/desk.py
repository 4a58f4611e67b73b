"""What every page has at hand: the program, the background runner, and where errors are said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import AppError
from ui.tasks import Runner
from ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.wiring import App


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Passed to pages and dialogs; ``panel`` is the one nearest to the work."""

    app: App
    runner: Runner
    panel: ErrorPanel

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
