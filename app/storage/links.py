"""Which things of the registers a dossier uses, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.storage.database import Database

LinkKind = Literal["nominees", "achievements", "evidence"]


@dataclass(frozen=True, kw_only=True)
class Link:
    """The table of the links to one register; ``ids`` is a query for the things used by the dossier ``?1``."""

    table: str
    column: str
    register: str
    noun: str
    ids: str


LINKS: Final[Mapping[LinkKind, Link]] = {
    "nominees": Link(
        table="dossier_nominees",
        column="nominee_id",
        register="nominees",
        noun="đối tượng",
        ids="SELECT nominee_id FROM dossier_nominees WHERE dossier_id = ?1",
    ),
    "achievements": Link(
        table="dossier_achievements",
        column="achievement_id",
        register="achievements",
        noun="thành tích",
        ids="SELECT achievement_id FROM dossier_achievements WHERE dossier_id = ?1",
    ),
    "evidence": Link(
        table="dossier_evidence",
        column="evidence_id",
        register="evidence",
        noun="minh chứng",
        # Another dossier may have given a shared achievement more evidence since.
        ids="""SELECT evidence_id FROM dossier_evidence WHERE dossier_id = ?1
            UNION SELECT evidence_id FROM achievement_evidence WHERE achievement_id IN
            (SELECT achievement_id FROM dossier_achievements WHERE dossier_id = ?1)""",
    ),
}


def linked_ids(database: Database, kind: LinkKind, dossier_id: str) -> tuple[str, ...]:
    """The ids the dossier lists itself, in its order."""
    link = LINKS[kind]
    sql = f"SELECT {link.column} FROM {link.table} WHERE dossier_id = ? ORDER BY ordinal"
    return tuple(row[link.column] for row in database.rows(sql, dossier_id))


def write_links(database: Database, kind: LinkKind, dossier_id: str, ids: Sequence[str]) -> None:
    """Let the dossier list exactly ``ids``, in that order; all must be in the register."""
    link = LINKS[kind]
    database.change(f"DELETE FROM {link.table} WHERE dossier_id = ?", dossier_id)
    rows = [{"dossier_id": dossier_id, link.column: each, "ordinal": place} for place, each in enumerate(ids)]
    if rows:
        database.add(link.table, rows)
