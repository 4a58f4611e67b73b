"""The papers that were exported: what, when, from which version of the plan, and the files' hashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.dossier import Mode
from app.storage.database import Database
from app.storage.dossier_rows import require_dossier
from app.storage.records import columns_of, row_of, values_of


@dataclass(frozen=True, kw_only=True)
class ExportRecord:
    """One exported file, ``made_at`` in UTC.

    ``paper`` is a dossier item of the plan; ``pages`` is None where they are not known (DOCX). ``proof`` is what the
    file was measured to be, as JSON; "" = not measured.
    """

    dossier_id: str
    made_at: dt.datetime
    mode: Mode
    paper: str
    file_name: str
    sha256: str
    size: int
    pages: int | None
    plan_version: str
    proof: str = ""


_COLUMNS: Final = columns_of(ExportRecord)


class Exports:
    """The records of exported files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, records: Iterable[ExportRecord]) -> None:
        """Enter what one export made, all together; the dossier does not count as changed. UnknownId."""
        kept = list(records)
        with self._database.transaction():
            for dossier_id in {record.dossier_id for record in kept}:
                require_dossier(self._database, dossier_id)
            rows = [row_of(each, _COLUMNS) for each in kept]
            if rows:
                self._database.add("exports", rows)

    def of(self, dossier_id: str) -> tuple[ExportRecord, ...]:
        """What was exported of the dossier, the last first."""
        rows = self._database.rows("SELECT * FROM exports WHERE dossier_id = ? ORDER BY id DESC", dossier_id)
        return tuple(ExportRecord(**values_of(row, _COLUMNS)) for row in rows)
