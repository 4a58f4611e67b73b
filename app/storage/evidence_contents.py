"""What was read in the files of evidence, by their content: read once, however many dossiers use it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from app.storage.database import Database
from app.storage.edge import damaged
from app.storage.records import columns_of, row_of, values_of

Problem = Literal["", "missing", "altered"]


@dataclass(frozen=True, kw_only=True)
class ContentRow:
    """One file's content; ``problem`` is what the last look at its hash found, ``verified_at`` when that was."""

    sha256: str
    kind: str
    pages: int | None = None
    words: str = ""
    warnings: tuple[str, ...] = ()
    problem: Problem = ""
    verified_at: dt.datetime | None = None


_COLUMNS: Final = columns_of(ContentRow)


class EvidenceContents:
    """Kept beside the register of evidence; a row may be made again from the file at any time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, sha256: str) -> ContentRow | None:
        """What is known of a file; None when it was never read."""
        row = self._database.row("SELECT * FROM evidence_contents WHERE sha256 = ?", sha256)
        try:
            return None if row is None else ContentRow(**values_of(row, _COLUMNS))
        except ValueError as error:
            raise damaged(self._database.path, f"evidence_contents: {error}") from error

    def save(self, content: ContentRow) -> None:
        """Remember what was read; evidence without a page count gets it."""
        with self._database.transaction():
            self._database.put("evidence_contents", [row_of(content, _COLUMNS)], key=("sha256",))
            sql = "UPDATE evidence SET pages = ? WHERE sha256 = ? AND pages IS NULL"
            if content.pages is not None:
                self._database.change(sql, content.pages, content.sha256)

    def unread(self) -> tuple[tuple[str, str], ...]:
        """Hash and file name of the evidence nobody has read yet."""
        sql = """SELECT sha256, min(file_name) AS name FROM evidence AS e WHERE deleted_at IS NULL AND NOT EXISTS
            (SELECT 1 FROM evidence_contents AS c WHERE c.sha256 = e.sha256) GROUP BY sha256"""
        return tuple((row["sha256"], row["name"]) for row in self._database.rows(sql))

    def least_looked_at(self, before: dt.datetime) -> tuple[str, ...]:
        """The files whose hash nobody has looked at since ``before``, the one longest unseen first."""
        sql = """SELECT c.sha256 FROM evidence_contents AS c WHERE coalesce(c.verified_at, '') < ?
            AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.sha256 = c.sha256 AND e.deleted_at IS NULL)
            ORDER BY c.verified_at, c.sha256"""
        return tuple(self._database.column(sql, before.isoformat()))

    def problems(self) -> dict[str, Problem]:
        """The files found missing or altered, of evidence that an achievement or a dossier outside the trash uses."""
        sql = """SELECT sha256, problem FROM evidence_contents AS c WHERE problem <> '' AND EXISTS (
            SELECT 1 FROM evidence AS e WHERE e.sha256 = c.sha256 AND e.deleted_at IS NULL AND e.id IN (
                SELECT l.evidence_id FROM achievement_evidence AS l JOIN achievements AS a ON a.id = l.achievement_id
                WHERE a.deleted_at IS NULL UNION ALL
                SELECT l.evidence_id FROM dossier_evidence AS l JOIN dossiers AS d ON d.id = l.dossier_id
                WHERE d.deleted_at IS NULL))"""
        return {row["sha256"]: row["problem"] for row in self._database.rows(sql)}

    def forget_lost(self, sha256: str) -> None:
        """A file that was lost or altered is here again: what was read of it meanwhile does not count."""
        with self._database.transaction():
            self._database.change("DELETE FROM evidence_contents WHERE sha256 = ? AND problem <> ''", sha256)

    def note_verified(self, problems: dict[str, Problem], hashes: tuple[str, ...], moment: dt.datetime) -> None:
        """Remember what a look at the files found; the ones without a problem are whole."""
        with self._database.transaction():
            for sha256 in hashes:
                sql = "UPDATE evidence_contents SET problem = ?, verified_at = ? WHERE sha256 = ?"
                self._database.change(sql, problems.get(sha256, ""), moment.isoformat(), sha256)
            # A file that was never read because it was not whole, and now is, has still to be read.
            self._database.change("DELETE FROM evidence_contents WHERE kind = '' AND problem = ''")
