"""The index of everything an official looks for, and the search in it.

Every word is kept as written (đồng) and folded (dong); a query's words are beginnings of words. FTS5 does the rest: it
could not fold đ itself, and its own ranking reads every row that matches, which a single letter makes all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final, Literal, get_args

from app.domain.vietnamese import text_sort_key
from app.storage.connection import Row
from app.storage.database import Database
from app.storage.search_words import asked_words, folded, folded_name, indexed_words

SearchKind = Literal["nominee", "dossier", "achievement", "evidence"]

KINDS: Final[tuple[SearchKind, ...]] = get_args(SearchKind)

# Rows of one kind lie together, so that a search in one kind reads no other; the newest has the smallest number,
# because FTS5 is quick in rising order only.
_ROOM: Final = 1 << 40
_BATCH: Final = 2_000
# A short beginning of a word has an index of its own; a longer one is looked up in the vocabulary and asked for as a
# choice of whole words: FTS5 would gather all rows of all of them before it gives the first.
_SHORT: Final = 2
_MOST_CHOICES: Final = 64
_MOST_NAMESAKES: Final = 8
_LAST_LETTER: Final = "\U0010ffff"

_TEXTS: Final[dict[SearchKind, str]] = {
    "achievement": """
        SELECT id, title, result || ' ' || document || ' ' || document_issuer || ' ' || tags || ' ' || coalesce((
            SELECT group_concat(f.title || ' ' || f.value || ' ' || f.unit || ' ' || f.source, ' ')
            FROM achievement_figures AS f WHERE f.achievement_id = t.id), '') AS text
        FROM achievements AS t""",
    "nominee": """
        SELECT id, name AS title, position || ' ' || workplace || ' ' || address || ' ' || hometown AS text
        FROM nominees AS t""",
    "dossier": """
        SELECT t.id, t.title, p.number || ' ' || p.title || ' ' || u.name AS text
        FROM dossiers AS t JOIN packs AS p ON p.sha256 = t.pack JOIN units AS u ON u.id = t.unit_id""",
    "evidence": """
        SELECT id, CASE WHEN title = '' THEN file_name ELSE title END AS title,
            file_name || ' ' || document || ' ' || coalesce(c.words, '') AS text
        FROM evidence AS t LEFT JOIN evidence_contents AS c ON c.sha256 = t.sha256""",
}


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A thing that was found; ``exact`` = with the accents that were asked for, ``by_name`` = in its title."""

    kind: SearchKind
    id: str
    title: str
    exact: bool
    by_name: bool


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What is looked for: the whole query as a name, its words as written and folded, and FTS5 expressions for both."""

    name: str
    asked: Sequence[str]
    plain: Sequence[str]
    exact: str
    folded: str


class SearchIndex:
    """Keeps the index in step with the registers: what a transaction changes is indexed before it is committed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.before_commit(self.catch_up)
        if self._stale(1):
            with database.transaction():
                pass  # what an upgrade left to index

    def catch_up(self) -> None:
        """Index what changed; part of the transaction that changed it."""
        while stale := self._stale(_BATCH):
            for kind in KINDS:
                ids = [row["thing_id"] for row in stale if row["kind"] == kind]
                if ids:
                    self._index(kind, ids)
            self._forget(stale)

    def find(self, query: str, kinds: Iterable[SearchKind] = KINDS, limit: int = 20) -> tuple[Hit, ...]:
        """At most ``limit`` things of each kind, kind by kind.

        Exact accents come first; among those the one called just so, then what has it in its title however old it
        is, then the newest.
        """
        asked = asked_words(query)
        if not asked:
            return ()
        plain = [folded(word) for word in asked]
        exact = self._match(asked)
        wanted = _Wanted(name=folded_name(query), asked=asked, plain=plain, exact=exact, folded=exact)
        if plain != asked:
            wanted = replace(wanted, folded=self._match(plain))
        return tuple(hit for kind in kinds for hit in self._of_kind(kind, wanted, limit))

    def matching(self, query: str, kind: SearchKind) -> tuple[str, tuple[object, ...]]:
        """A query, with its parameters, for the ids of all things of a kind that match; none when nothing was asked."""
        match = self._match(list(map(folded, asked_words(query))))
        if not match:
            return "SELECT NULL WHERE FALSE", ()
        sql = """SELECT thing_id FROM search_entries WHERE id IN
            (SELECT rowid FROM search_words WHERE search_words MATCH ? AND rowid BETWEEN ? AND ?)"""
        return sql, (match, *_rows_of(kind))

    def _of_kind(self, kind: SearchKind, wanted: _Wanted, limit: int) -> list[Hit]:
        exact = self._numbers(kind, wanted.exact, limit)
        others: list[int] = []
        if wanted.folded != wanted.exact and len(exact) < limit:
            others = self._numbers(kind, wanted.folded, limit)
        ranked = list(dict.fromkeys((*exact, *self._called(kind, wanted.name), *others)))
        entries = self._entries(ranked)
        found = set(exact)
        hits = [_hit(entries[number], wanted, number in found) for number in ranked if number in entries]
        names = {entry["thing_id"] for entry in entries.values() if entry["name"] == wanted.name}
        return sorted(hits, key=lambda hit: (not hit.exact, hit.id not in names, not hit.by_name))[:limit]

    def _numbers(self, kind: SearchKind, match: str, limit: int) -> list[int]:
        """The newest that have it in their title, then the newest that have it anywhere."""
        if not match:
            return []
        found: dict[int, None] = {}
        for table in ("search_titles", "search_words"):
            sql = f"""SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid LIMIT ?"""
            found |= dict.fromkeys(self._database.column(sql, match, *_rows_of(kind), limit))
            if len(found) >= limit:
                break
        return list(found)

    def _called(self, kind: SearchKind, name: str) -> list[int]:
        """Those whose whole title it is."""
        sql = "SELECT id FROM search_entries WHERE kind = ? AND name = ? ORDER BY id LIMIT ?"
        return self._database.column(sql, kind, name, _MOST_NAMESAKES)

    def _match(self, words: Sequence[str]) -> str:
        """The FTS5 expression for all words; empty when one of them begins no word there is."""
        choices = [self._choices(word) for word in words if word]
        return " AND ".join(choices) if all(choices) else ""

    def _choices(self, word: str) -> str:
        if len(word) <= _SHORT:
            return f'"{word}"*'
        sql = "SELECT word FROM search_vocabulary WHERE word >= ? AND word < ? LIMIT ?"
        rows = self._database.rows(sql, word, word + _LAST_LETTER, _MOST_CHOICES + 1)
        if len(rows) > _MOST_CHOICES:
            return f'"{word}"*'
        choices = " OR ".join('"' + row["word"] + '"' for row in rows)
        return f"({choices})" if rows else ""

    def _entries(self, numbers: Sequence[int]) -> dict[int, Row]:
        sql = f"SELECT id, kind, thing_id, title, name FROM search_entries WHERE id IN ({_marks(numbers)})"
        return {row["id"]: row for row in self._database.rows(sql, *numbers)}

    def _stale(self, limit: int) -> list[Row]:
        return self._database.rows("SELECT kind, thing_id FROM search_stale LIMIT ?", limit)

    def _forget(self, stale: Sequence[Row]) -> None:
        sql = "DELETE FROM search_stale WHERE kind = ? AND thing_id = ?"
        self._database.change_each(sql, [(row["kind"], row["thing_id"]) for row in stale])

    def _index(self, kind: SearchKind, ids: Sequence[str]) -> None:
        """Index the things anew; those that are gone, or lie in the trash, leave the index."""
        known = self._known(kind, ids)
        found = self._database.rows(f"{_TEXTS[kind]} WHERE t.id IN ({_marks(ids)}) AND t.deleted_at IS NULL", *ids)
        numbers = self._new_numbers(kind)
        placed = {known.get(row["id"]) or next(numbers): row for row in found}
        gone = set(known.values()) - set(placed)
        self._database.change_each("DELETE FROM search_entries WHERE id = ?", [(number,) for number in gone])
        if placed:
            entries = [_entry(kind, number, row) for number, row in placed.items()]
            self._database.put("search_entries", entries, key=("id",))
        self._write_words(placed, known.values())

    def _write_words(self, rows: Mapping[int, Row], known: Iterable[int]) -> None:
        """In rising order: anything else makes FTS5 write to the disk row by row."""
        vocabulary: set[str] = set()
        before = sorted(known)
        for table, text in (("search_titles", "{title}"), ("search_words", "{title} {text}")):
            texts: list[tuple[int, str]] = []
            for number in sorted(rows):
                words = indexed_words(text.format_map(rows[number]))
                vocabulary.update(words)
                texts.append((number, " ".join(words)))
            self._database.change_each(f"DELETE FROM {table} WHERE rowid = ?", [(number,) for number in before])
            self._database.change_each(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", texts)
        self._database.change_each(
            "INSERT OR IGNORE INTO search_vocabulary (word) VALUES (?)", [(each,) for each in sorted(vocabulary)]
        )

    def _known(self, kind: SearchKind, ids: Sequence[str]) -> dict[str, int]:
        sql = f"SELECT id, thing_id FROM search_entries WHERE kind = ? AND thing_id IN ({_marks(ids)})"
        return {row["thing_id"]: row["id"] for row in self._database.rows(sql, kind, *ids)}

    def _new_numbers(self, kind: SearchKind) -> Iterator[int]:
        first, last = _rows_of(kind)
        sql = "SELECT min(id) AS number FROM search_entries WHERE id BETWEEN ? AND ?"
        row = self._database.row(sql, first, last)
        return count(row["number"] - 1 if row and row["number"] else last, -1)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)


def _rows_of(kind: SearchKind) -> tuple[int, int]:
    first = (KINDS.index(kind) + 1) * _ROOM
    return first, first + _ROOM - 1


def _entry(kind: SearchKind, number: int, row: Row) -> Row:
    title = str(row["title"])
    return {
        "id": number,
        "kind": kind,
        "thing_id": row["id"],
        "title": title,
        "name": folded_name(title),
        "sort_key": text_sort_key(title),
    }


def _hit(entry: Row, wanted: _Wanted, exact: bool) -> Hit:
    title, name = str(entry["title"]), f" {entry['name']}"
    return Hit(
        kind=entry["kind"],
        id=entry["thing_id"],
        title=title,
        exact=exact or _begins_all(wanted.asked, indexed_words(title)),
        by_name=all(f" {word}" in name for word in wanted.plain),
    )


def _begins_all(asked: Sequence[str], words: Collection[str]) -> bool:
    """Whether each of the words that were asked for begins one of ``words``."""
    return all(any(word.startswith(each) for word in words) for each in asked)
