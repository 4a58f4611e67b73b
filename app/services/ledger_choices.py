"""What the ledger can be filtered by and what its forms offer, each asked of the data when it is first wanted."""

from __future__ import annotations

from functools import cached_property

from app.domain.plan import Option
from app.services import ledger
from app.services.app import App


class LedgerChoices:
    """The choices there are; to be made anew when they no longer hold. Raises StorageError when it is asked."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._version = app.database.version()
        self.area_titles = ledger.plan_areas(app)

    def still_hold(self) -> bool:
        """Whether nothing at all was written since, and the plans are the same."""
        same = self._version == self._app.database.version()
        return same and self.area_titles == ledger.plan_areas(self._app)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years something was achieved in, the latest first."""
        return self._app.ledger.years()

    @cached_property
    def areas(self) -> tuple[Option, ...]:
        """The content areas of the plans, and others that occur."""
        return ledger.ledger_areas(self._app)

    @cached_property
    def people(self) -> tuple[Option, ...]:
        """Who may have taken part."""
        return ledger.people(self._app)

    @cached_property
    def plans(self) -> tuple[Option, ...]:
        """The plans that dossiers stand under."""
        return ledger.plans_in_use(self._app)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags that occur, the most frequent first."""
        return self._app.ledger.tags()
