"""The ledger as a table of any length: which achievements, in what order, and the rows of one page."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from app.domain.dates import PartialDate
from app.storage.connection import Row
from app.storage.database import Database
from app.storage.edge import damaged
from app.storage.records import partial_of_text, words_of_text
from app.storage.search import SearchIndex
from app.storage.uses import Uses

Order = Literal["date", "title", "area", "changed"]
State = Literal["", "unused", "unproved", "undated", "double"]

_ORDERS: Final[dict[Order, tuple[str, str]]] = {
    "date": ("", "a.date {way}, a.rowid {way}"),
    "title": (
        "JOIN search_entries AS e ON e.kind = 'achievement' AND e.thing_id = a.id",
        "e.sort_key {way}, a.rowid {way}",
    ),
    "area": ("", "a.area {way}, a.date DESC, a.rowid DESC"),
    "changed": ("", "a.changed_at {way}, a.rowid {way}"),
}
_STATES: Final[dict[State, str]] = {
    "": "TRUE",
    "unused": """a.id NOT IN (SELECT l.achievement_id FROM nomination_achievements AS l
        JOIN nominations AS n ON n.dossier_id = l.dossier_id AND n.id = l.nomination_id
        JOIN dossiers AS d ON d.id = l.dossier_id WHERE n.deleted_at IS NULL AND d.deleted_at IS NULL)""",
    "unproved": "a.id NOT IN (SELECT achievement_id FROM achievement_evidence)",
    "undated": "a.date IS NULL",
    "double": """a.id IN (WITH named AS (
            SELECT x.id, x.date, e.name, count(*) OVER (PARTITION BY e.name) AS alike
            FROM search_entries AS e JOIN achievements AS x ON x.id = e.thing_id
            WHERE e.kind = 'achievement' AND e.name <> '' AND x.deleted_at IS NULL),
        counted AS (SELECT id, length(date) AS told,
            sum(date IS NULL) OVER (PARTITION BY name) AS undated,
            count(*) OVER of_year AS in_year, sum(length(date) = 4) OVER of_year AS years,
            count(*) OVER of_month AS in_month, sum(length(date) = 7) OVER of_month AS months,
            count(*) OVER (PARTITION BY name, date) AS in_day
            FROM named WHERE alike > 1
            WINDOW of_year AS (PARTITION BY name, substr(date, 1, 4)),
                of_month AS (PARTITION BY name, substr(date, 1, 7)))
        SELECT id FROM counted WHERE undated OR CASE told
            WHEN 4 THEN in_year > 1 WHEN 7 THEN in_month > 1 OR years ELSE in_day > 1 OR months OR years END)""",
}


@dataclass(frozen=True, kw_only=True)
class LedgerFilter:
    """What of the ledger is shown; empty fields leave everything in.

    ``unused`` achievements stand in no nomination outside the trash, ``unproved`` ones have no evidence, ``double``
    ones have another of the same name whose date may be the same: what :meth:`Ledger.alike` finds for each.
    """

    text: str = ""
    year: int | None = None
    area: str = ""
    nominee: str = ""
    plan: str = ""
    tag: str = ""
    state: State = ""


@dataclass(frozen=True, kw_only=True)
class LedgerRow:
    """One line of the table; ``participants`` by name and role, ``uses`` = how many nominations cite it."""

    number: int
    id: str
    title: str
    area: str
    date: PartialDate | None
    document: str
    tags: tuple[str, ...]
    participants: tuple[tuple[str, str], ...]
    evidence: int
    uses: int


class Ledger:
    """Reads the ledger by page. A row's ``number`` finds it again as long as the database stays open."""

    def __init__(self, database: Database, search: SearchIndex, uses: Uses) -> None:
        self._database = database
        self._search = search
        self._uses = uses

    def numbers(self, wanted: LedgerFilter, order: Order = "date", *, descending: bool = True) -> Sequence[int]:
        """The numbers of all rows there are, in their order."""
        joins, by = _ORDERS[order]
        condition, parameters = self._condition(wanted)
        way = "DESC" if descending else "ASC"
        sql = f"SELECT a.rowid AS number FROM achievements AS a {joins} WHERE {condition} ORDER BY {by.format(way=way)}"
        return array("q", self._database.column(sql, *parameters))

    def rows(self, numbers: Sequence[int]) -> tuple[LedgerRow, ...]:
        """The rows of those numbers, in that order; one that was thrown away meanwhile is left out."""
        sql = f"""SELECT rowid AS number, id, title, area, date, document, tags,
            (SELECT count(*) FROM achievement_evidence AS l WHERE l.achievement_id = a.id) AS evidence
            FROM achievements AS a WHERE rowid IN ({_marks(numbers)}) AND deleted_at IS NULL"""
        found = {row["number"]: row for row in self._database.rows(sql, *numbers)}
        ids = [row["id"] for row in found.values()]
        names, uses = self._participants(ids), self._uses.by_number(ids)
        return tuple(self._row(found[each], names, uses) for each in numbers if each in found)

    def number_of(self, achievement_id: str) -> int | None:
        """The number of an achievement's row; None when there is none outside the trash."""
        sql = "SELECT rowid AS number FROM achievements WHERE id = ? AND deleted_at IS NULL"
        row = self._database.row(sql, achievement_id)
        return None if row is None else int(row["number"])

    def ids(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of the rows of those numbers."""
        sql = "SELECT id FROM achievements WHERE rowid = ?"
        found = (self._database.row(sql, number) for number in numbers)
        return tuple(row["id"] for row in found if row)

    def years(self) -> tuple[int, ...]:
        """The years something was achieved in, the latest first."""
        sql = """WITH RECURSIVE seen (year) AS (
            SELECT substr(max(date), 1, 4) FROM achievements WHERE deleted_at IS NULL
            UNION ALL SELECT (SELECT substr(max(date), 1, 4) FROM achievements
                WHERE deleted_at IS NULL AND date < seen.year) FROM seen WHERE seen.year IS NOT NULL)
            SELECT year FROM seen WHERE year IS NOT NULL"""
        return tuple(int(each) for each in self._database.column(sql))

    def areas(self) -> tuple[str, ...]:
        """The content areas that occur, by id."""
        sql = "SELECT DISTINCT area FROM achievements WHERE deleted_at IS NULL AND area <> '' ORDER BY area"
        return tuple(self._database.column(sql))

    def tags(self) -> tuple[str, ...]:
        """The tags that occur, the most frequent first."""
        sql = """SELECT each.value FROM (SELECT tags, count(*) AS number FROM achievements
                WHERE deleted_at IS NULL AND tags <> '[]' GROUP BY tags) AS a, json_each(a.tags) AS each
            GROUP BY each.value ORDER BY sum(a.number) DESC, each.value"""
        return tuple(str(each) for each in self._database.column(sql))

    def alike(self, achievement_id: str) -> tuple[LedgerRow, ...]:
        """Other achievements of the same name, accents aside, whose dates may be the same."""
        sql = """SELECT a.rowid AS number FROM search_entries AS own
            JOIN search_entries AS e ON e.kind = own.kind AND e.name = own.name AND e.thing_id <> own.thing_id
            JOIN achievements AS a ON a.id = e.thing_id JOIN achievements AS mine ON mine.id = own.thing_id
            WHERE own.kind = 'achievement' AND own.thing_id = ? AND own.name <> '' AND a.deleted_at IS NULL
            AND (a.date IS NULL OR mine.date IS NULL OR a.date LIKE mine.date || '%' OR mine.date LIKE a.date || '%')
            ORDER BY a.rowid LIMIT 20"""
        return self.rows(list(self._database.column(sql, achievement_id)))

    def _condition(self, wanted: LedgerFilter) -> tuple[str, list[Any]]:
        parts: list[str] = ["a.deleted_at IS NULL", _STATES[wanted.state]]
        parameters: list[Any] = []
        for sql, values in self._conditions(wanted):
            parts.append(sql)
            parameters.extend(values)
        return " AND ".join(f"({part})" for part in parts), parameters

    def _conditions(self, wanted: LedgerFilter) -> Iterable[tuple[str, tuple[Any, ...]]]:
        if wanted.year is not None:
            yield "a.date >= ? AND a.date < ?", (f"{wanted.year:04d}", f"{wanted.year + 1:04d}")
        if wanted.area:
            yield "a.area = ?", (wanted.area,)
        if wanted.nominee:
            sql = "a.id IN (SELECT achievement_id FROM achievement_participants WHERE nominee = ?)"
            yield sql, (wanted.nominee,)
        if wanted.plan:
            sql = """a.id IN (SELECT l.achievement_id FROM dossier_achievements AS l JOIN dossiers AS d
                ON d.id = l.dossier_id WHERE d.plan = ? AND d.deleted_at IS NULL)"""
            yield sql, (wanted.plan,)
        if wanted.tag:
            yield "EXISTS (SELECT 1 FROM json_each(a.tags) AS each WHERE each.value = ?)", (wanted.tag,)
        if wanted.text.strip():
            matching, values = self._search.matching(wanted.text, "achievement")
            yield f"a.id IN ({matching})", values

    def _participants(self, ids: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        sql = f"""SELECT p.achievement_id AS id, m.name, p.role FROM achievement_participants AS p
            JOIN nominees AS m ON m.id = p.nominee WHERE p.achievement_id IN ({_marks(ids)})
            ORDER BY p.achievement_id, p.ordinal"""
        names: dict[str, tuple[tuple[str, str], ...]] = {}
        for row in self._database.rows(sql, *ids):
            names[row["id"]] = (*names.get(row["id"], ()), (row["name"], row["role"]))
        return names

    def _row(self, row: Row, names: dict[str, tuple[tuple[str, str], ...]], uses: dict[str, int]) -> LedgerRow:
        try:
            told: Row = {"date": partial_of_text(row["date"]), "tags": words_of_text(row["tags"])}
        except ValueError as error:
            raise damaged(self._database.path, f"achievements: {error}") from error
        participants = names.get(row["id"], ())
        return LedgerRow(**{**row, **told}, participants=participants, uses=uses.get(row["id"], 0))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
