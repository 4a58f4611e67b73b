"""What every service works with: the open database's registers, the plan packs, the law, the folders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.law import Law
    from app.domain.plan import Plan
    from app.domain.workdays import WorkCalendar
    from app.paths import Paths
    from app.plans.library import PlanLibrary
    from app.storage.achievements import Achievements
    from app.storage.backup import Backups
    from app.storage.database import Database
    from app.storage.dossiers import Dossiers
    from app.storage.evidence import EvidenceRegister
    from app.storage.evidence_contents import EvidenceContents
    from app.storage.exports import Exports
    from app.storage.journal import Journal
    from app.storage.ledger import Ledger
    from app.storage.nominees import Nominees
    from app.storage.plan_files import PlanFiles
    from app.storage.search import SearchIndex
    from app.storage.settings import Settings
    from app.storage.units import Units
    from app.storage.uses import Uses

PLANS_FOLDER = "ke-hoach"


@dataclass
class App:
    """One running program. Registers belong to the thread that made it; ``paths`` and ``law`` to anybody."""

    paths: Paths
    database: Database
    library: PlanLibrary
    units: Units
    nominees: Nominees
    achievements: Achievements
    evidence: EvidenceRegister
    dossiers: Dossiers
    exports: Exports
    journal: Journal
    backups: Backups
    settings: Settings
    plan_files: PlanFiles
    build: Callable[[Paths], App]
    put_together: Callable[[Paths, Database], App]
    search: SearchIndex
    uses: Uses
    ledger: Ledger
    contents: EvidenceContents
    _plans: dict[str, Plan] = field(default_factory=dict[str, "Plan"])
    _calendars: dict[range, WorkCalendar] = field(default_factory=dict[range, "WorkCalendar"])

    @cached_property
    def law(self) -> Law:
        """The tables of the law, read once; PlanError when they cannot be."""
        from app.plans.law import load_law

        return load_law(self.paths.law)

    @property
    def fonts(self) -> Path:
        """The folder of the fonts that papers embed."""
        return self.paths.fonts

    @property
    def office_plans(self) -> Path:
        """The folder of the plan packs that the office added itself."""
        return self.paths.data / PLANS_FOLDER

    def calendar(self, first: int, last: int) -> WorkCalendar:
        """The working calendar from the year before ``first`` to the one after ``last``, in any order; read once."""
        from app.plans.law import work_calendar

        years = range(min(first, last), max(first, last) + 1)
        if years not in self._calendars:
            self._calendars[years] = work_calendar(self.paths.law, years)
        return self._calendars[years]

    def pinned_plan(self, dossier_id: str) -> Plan:
        """The plan as it was when the dossier was begun; PlanError, UnknownId."""
        from app.plans.reading import read_plan

        text = self.dossiers.pack_text(dossier_id)
        if text not in self._plans:
            self._plans[text] = read_plan(text, "kế hoạch lưu cùng hồ sơ", check=False)
        return self._plans[text]

    def opened_again(self) -> App:
        """A new App on the same folders, after this one was closed. StorageError."""
        return self.build(self.paths)

    @contextmanager
    def beside(self) -> Generator[App]:
        """The program on the same data for the thread that asks, until the block ends. StorageError.

        Work in the background stores and reads with it; this one must stay open meanwhile.
        """
        with self.database.beside() as database:
            yield self.put_together(self.paths, database)

    def close(self, now: dt.datetime | None = None) -> None:
        """Back up what changed, then leave the data as one file. BackupFailed when the backup is not sound.

        The second folder gets its copy when it is within reach; that it is not holds nobody up.
        """
        try:
            if self.database.changed:
                from app.services.safety import back_up, second_folder

                back_up(self, second_folder(self), now)
        finally:
            self.database.close()
