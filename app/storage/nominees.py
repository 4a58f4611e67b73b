"""The register of collectives, people, households and organisations that dossiers propose."""

from __future__ import annotations

from typing import Final

from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.plan import NomineeKind
from app.domain.vietnamese import sort_key, text_sort_key
from app.storage.database import Database
from app.storage.registers import Part, Register, Shape


def _order(nominee: Nominee) -> tuple[str, str]:
    return _order_of(nominee.kind, nominee.name)


def _order_of(kind: NomineeKind, name: str) -> tuple[str, str]:
    return kind, sort_key(name) if kind == "individual" else text_sort_key(name)


_SHAPE: Final = Shape(
    kind=Nominee,
    noun="đối tượng",
    table="nominees",
    order=_order,
    users="""SELECT d.title FROM dossier_nominees AS l JOIN dossiers AS d ON d.id = l.dossier_id
        WHERE l.nominee_id = ? AND d.deleted_at IS NULL""",
    parts=(
        Part(field="earlier_awards", table="earlier_awards", owner="nominee_id", kind=EarlierAward),
        Part(field="discipline", table="discipline", owner="nominee_id", kind=Discipline),
    ),
)

# Where a nominee is named by its id.
_STANDS_IN: Final = (
    ("dossier_nominees", "nominee_id"),
    ("nominations", "nominee"),
    ("achievement_participants", "nominee"),
)


class Nominees(Register[Nominee]):
    """The nominees: collectives first, people in the order of their given names."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Id and name of everybody outside the trash, in the order of the register."""
        rows = self._database.rows("SELECT id, kind, name FROM nominees WHERE deleted_at IS NULL")
        ordered = sorted(rows, key=lambda row: _order_of(row["kind"], row["name"]))
        return tuple((row["id"], row["name"]) for row in ordered)

    def proposed_together(self, one: str, other: str) -> tuple[str, ...]:
        """The titles of the dossiers outside the trash that have both."""
        sql = """SELECT d.title FROM dossiers AS d WHERE d.deleted_at IS NULL
            AND EXISTS (SELECT 1 FROM dossier_nominees WHERE dossier_id = d.id AND nominee_id = ?1)
            AND EXISTS (SELECT 1 FROM dossier_nominees WHERE dossier_id = d.id AND nominee_id = ?2)"""
        return tuple(str(row["title"]) for row in self._database.rows(sql, one, other))

    def merge(self, kept: Nominee, gone: str) -> None:
        """Save ``kept``, let it stand wherever ``gone`` stood, and move ``gone`` to the trash, in one go. UnknownId."""
        with self._database.transaction():
            self.save(kept)
            # A dossier in the trash may have both: there the other link is enough.
            self._database.change(
                """DELETE FROM dossier_nominees WHERE nominee_id = ?2 AND dossier_id IN
                (SELECT dossier_id FROM dossier_nominees WHERE nominee_id = ?1)""",
                kept.id,
                gone,
            )
            for table, column in _STANDS_IN:
                self._database.change(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", kept.id, gone)
            self.delete(gone)
