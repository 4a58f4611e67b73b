"""The step that brings the ledger: documents of achievements, citations, what evidence says, the search index."""

from __future__ import annotations

from typing import Final

# Triggers only note what changed in search_stale; the program itself folds the words (SQLite cannot turn đ into d)
# and catches up before the same transaction is committed: see app.storage.search.
# search_words holds every word twice, as written and folded; nothing but row numbers is kept of where it stands.
LEDGER_TABLES: Final = """
ALTER TABLE achievements ADD COLUMN document_date TEXT;
ALTER TABLE achievements ADD COLUMN document_issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE achievement_figures ADD COLUMN as_of TEXT;
ALTER TABLE answers ADD COLUMN achievements TEXT NOT NULL DEFAULT '[]';
CREATE INDEX achievements_by_date ON achievements (deleted_at, date);
CREATE INDEX evidence_by_content ON evidence (sha256);
CREATE TABLE evidence_contents (
    sha256 TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    pages INTEGER,
    words TEXT NOT NULL,
    warnings TEXT NOT NULL,
    problem TEXT NOT NULL,
    verified_at TEXT
) STRICT;
CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    UNIQUE (kind, thing_id)
) STRICT;
CREATE INDEX search_entries_by_name ON search_entries (kind, name);
CREATE INDEX search_entries_by_order ON search_entries (kind, sort_key);
CREATE TABLE search_stale (
    kind TEXT NOT NULL,
    thing_id TEXT NOT NULL,
    PRIMARY KEY (kind, thing_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_vocabulary (
    word TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_words USING fts5(
    words, detail = 'none', columnsize = 0, prefix = '1 2', tokenize = 'ascii'
);
"""

_SOURCES: Final = (
    ("achievement", "achievements", "{row}.id"),
    ("nominee", "nominees", "{row}.id"),
    ("dossier", "dossiers", "{row}.id"),
    ("evidence", "evidence", "{row}.id"),
    ("achievement", "achievement_figures", "{row}.achievement_id"),
)
"""Kind of thing, the table whose changes concern it, and its id in a row of that table."""


def _trigger(kind: str, table: str, event: str, thing_id: str) -> str:
    return f"""
CREATE TRIGGER search_{table}_{event.split(maxsplit=1)[0].lower()} AFTER {event} ON {table} BEGIN
    INSERT INTO search_stale (kind, thing_id) SELECT '{kind}', {thing_id}
    WHERE NOT EXISTS (SELECT 1 FROM search_stale WHERE kind = '{kind}' AND thing_id = {thing_id});
END;"""


def _triggers() -> str:
    dossier = "UPDATE OF title, pack, unit_id, deleted_at"  # not of the moment it was changed, which is every edit
    made = [
        _trigger(kind, table, event, thing_id.format(row=row))
        for kind, table, thing_id in _SOURCES
        for event, row in (
            ("INSERT", "new"),
            (dossier if table == "dossiers" else "UPDATE", "new"),
            ("DELETE", "old"),
        )
    ]
    return "".join(made)


_OF_CONTENTS: Final = """
CREATE TRIGGER search_evidence_contents_insert AFTER INSERT ON evidence_contents BEGIN
    INSERT INTO search_stale (kind, thing_id) SELECT 'evidence', id FROM evidence WHERE sha256 = new.sha256
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE kind = 'evidence' AND thing_id = evidence.id);
END;
CREATE TRIGGER search_evidence_contents_update AFTER UPDATE OF words ON evidence_contents BEGIN
    INSERT INTO search_stale (kind, thing_id) SELECT 'evidence', id FROM evidence WHERE sha256 = new.sha256
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE kind = 'evidence' AND thing_id = evidence.id);
END;
"""

_ALL_STALE: Final = """
INSERT INTO search_stale (kind, thing_id) SELECT 'achievement', id FROM achievements;
INSERT INTO search_stale (kind, thing_id) SELECT 'nominee', id FROM nominees;
INSERT INTO search_stale (kind, thing_id) SELECT 'dossier', id FROM dossiers;
INSERT INTO search_stale (kind, thing_id) SELECT 'evidence', id FROM evidence;
"""

LEDGER_STEP: Final = LEDGER_TABLES + _triggers() + _OF_CONTENTS + _ALL_STALE

# What stands in a title is looked for by itself: among the newest that match anywhere it may not be. The words of
# evidence were cut and its pages measured by the former rules: it is read anew, as any file nobody has read yet.
TITLES_STEP: Final = f"""
CREATE VIRTUAL TABLE search_titles USING fts5(
    words, detail = 'none', columnsize = 0, prefix = '1 2', tokenize = 'ascii'
);
DELETE FROM search_stale;
{_ALL_STALE.strip()}
DELETE FROM evidence_contents;
"""
