"""What was changed, step by step, so that it can be taken back after a restart too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.storage.database import Database, now_text
from app.storage.records import columns_of, row_of, values_of

KEPT: Final = 200


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One change of a subject. ``place``, ``before`` and ``after`` are texts that only whoever wrote them reads."""

    subject: str
    what: str
    place: str
    before: str
    after: str
    made_at: dt.datetime


_COLUMNS: Final = columns_of(Entry)


class Journal:
    """The changes of every subject; those taken back stay until something else is changed instead."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, entry: Entry) -> None:
        """Note a change. What was taken back before can no longer be done again; old entries are forgotten."""
        with self._database.transaction():
            self._database.change("DELETE FROM edits WHERE subject = ? AND undone = 1", entry.subject)
            self._database.add("edits", [{**row_of(entry, _COLUMNS), "undone": 0}])
            self._database.change(
                """DELETE FROM edits WHERE subject = ?1 AND id NOT IN
                (SELECT id FROM edits WHERE subject = ?1 ORDER BY id DESC LIMIT ?2)""",
                entry.subject,
                KEPT,
            )

    def amend(self, subject: str, after: str, made_at: dt.datetime) -> None:
        """Let the last change have led to ``after``: somebody went on typing in the same field."""
        sql = "UPDATE edits SET after = ?, made_at = ? WHERE id = (SELECT max(id) FROM edits WHERE subject = ?)"
        self._database.change(sql, after, made_at.isoformat(), subject)

    def last(self, subject: str) -> Entry | None:
        """The change to be taken back next."""
        return self._one("undone = 0", "DESC", subject)

    def next(self, subject: str) -> Entry | None:
        """The change that was taken back last."""
        return self._one("undone = 1", "ASC", subject)

    def mark_undone(self, subject: str, before: str | None = None) -> None:
        """The last change was taken back; ``before`` is what must be known to do it again, where that is known now."""
        sql = """UPDATE edits SET undone = 1, before = coalesce(?2, before)
            WHERE id = (SELECT max(id) FROM edits WHERE subject = ?1 AND undone = 0)"""
        self._database.change(sql, subject, before)

    def mark_redone(self, subject: str) -> None:
        """The change taken back last was done again."""
        sql = "UPDATE edits SET undone = 0 WHERE id = (SELECT min(id) FROM edits WHERE subject = ? AND undone = 1)"
        self._database.change(sql, subject)

    def drop(self, subject: str, place: str) -> None:
        """Forget the change of that place alone: it was undone in another way."""
        self._database.change("DELETE FROM edits WHERE subject = ? AND place = ?", subject, place)

    def forget(self, subject: str) -> None:
        """Let nothing of the subject be taken back any more."""
        self._database.change("DELETE FROM edits WHERE subject = ?", subject)

    def _one(self, condition: str, order: str, subject: str) -> Entry | None:
        sql = f"SELECT * FROM edits WHERE subject = ? AND {condition} ORDER BY id {order} LIMIT 1"
        row = self._database.row(sql, subject)
        return None if row is None else Entry(**values_of(row, _COLUMNS))


def moment() -> dt.datetime:
    """This moment, as entries hold it."""
    return dt.datetime.fromisoformat(now_text())
