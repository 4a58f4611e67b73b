"""The steps that bring a database to the form this program knows; a released step never changes."""

from __future__ import annotations

import sqlite3
from typing import Final

import sqlite_utils

from app.storage.connection import number_of, run
from app.storage.desk_tables import DESK_STEP
from app.storage.ledger_tables import LEDGER_STEP, TITLES_STEP

APPLICATION_ID: Final = 0x48535444  # "HSTD" in the file's header: what is not ours is not opened
SCHEMA_VERSION: Final = 8

MIGRATIONS: Final = sqlite_utils.Migrations("hoso")

# Lists of plain words or ids that nothing searches by are JSON arrays; lists of things have tables of their
# own, ordered by "ordinal". Dates are ISO texts, partial ones too. "deleted_at" empty (NULL) = not in the trash.
# achievement_participants.nominee has no foreign key on purpose: somebody outside the dossier may have
# taken part, and is then unknown to a program that only got the dossier file.
STEP_1: Final = """
CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE packs (
    sha256 TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL
) STRICT;
CREATE TABLE units (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    place TEXT NOT NULL,
    symbol TEXT NOT NULL,
    superior_letterhead TEXT NOT NULL,
    body_name TEXT NOT NULL,
    superior TEXT NOT NULL,
    superior_head TEXT NOT NULL,
    drafter TEXT NOT NULL,
    recipients TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE TABLE signers (
    unit_id TEXT NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    authority TEXT NOT NULL,
    head_position TEXT NOT NULL,
    collective INTEGER NOT NULL,
    PRIMARY KEY (unit_id, ordinal),
    UNIQUE (unit_id, id)
) STRICT;
CREATE TABLE nominees (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    unit_type TEXT NOT NULL,
    honorific TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth TEXT,
    position TEXT NOT NULL,
    workplace TEXT NOT NULL,
    address TEXT NOT NULL,
    hometown TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    religion TEXT NOT NULL,
    education TEXT NOT NULL,
    founded TEXT,
    description TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE TABLE earlier_awards (
    nominee_id TEXT NOT NULL REFERENCES nominees (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    award TEXT NOT NULL,
    date TEXT,
    decision_number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    PRIMARY KEY (nominee_id, ordinal)
) STRICT;
CREATE TABLE discipline (
    nominee_id TEXT NOT NULL REFERENCES nominees (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    since TEXT,
    until TEXT,
    PRIMARY KEY (nominee_id, ordinal)
) STRICT;
CREATE TABLE evidence (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    document TEXT NOT NULL,
    pages INTEGER,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE TABLE achievements (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    area TEXT NOT NULL,
    date TEXT,
    result TEXT NOT NULL,
    document TEXT NOT NULL,
    tags TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE TABLE achievement_figures (
    achievement_id TEXT NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (achievement_id, ordinal)
) STRICT;
CREATE TABLE achievement_participants (
    achievement_id TEXT NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    nominee TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (achievement_id, ordinal)
) STRICT;
CREATE INDEX achievement_participants_by_nominee ON achievement_participants (nominee);
CREATE TABLE achievement_evidence (
    achievement_id TEXT NOT NULL REFERENCES achievements (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (achievement_id, ordinal)
) STRICT;
CREATE INDEX achievement_evidence_by_evidence ON achievement_evidence (evidence_id);
CREATE TABLE dossiers (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    plan TEXT NOT NULL,
    plan_version TEXT NOT NULL,
    pack TEXT NOT NULL REFERENCES packs (sha256),
    unit_id TEXT NOT NULL REFERENCES units (id),
    minutes_date TEXT,
    minutes_number TEXT NOT NULL,
    minutes_place TEXT NOT NULL,
    minutes_started TEXT NOT NULL,
    minutes_ended TEXT NOT NULL,
    minutes_chair TEXT NOT NULL,
    minutes_chair_position TEXT NOT NULL,
    minutes_secretary TEXT NOT NULL,
    minutes_secretary_position TEXT NOT NULL,
    minutes_attendees TEXT NOT NULL,
    minutes_invited TEXT NOT NULL,
    minutes_present INTEGER,
    minutes_summoned INTEGER,
    submission_number TEXT NOT NULL,
    submission_date TEXT,
    submission_signer TEXT NOT NULL,
    submission_addressees TEXT NOT NULL,
    submission_recipients TEXT NOT NULL,
    submission_opening TEXT NOT NULL,
    decision_date TEXT,
    sample INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX dossiers_by_unit ON dossiers (unit_id);
CREATE TABLE dossier_nominees (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    nominee_id TEXT NOT NULL REFERENCES nominees (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, nominee_id)
) STRICT;
CREATE INDEX dossier_nominees_by_nominee ON dossier_nominees (nominee_id);
CREATE TABLE dossier_achievements (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, achievement_id)
) STRICT;
CREATE INDEX dossier_achievements_by_achievement ON dossier_achievements (achievement_id);
CREATE TABLE dossier_evidence (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, evidence_id)
) STRICT;
CREATE INDEX dossier_evidence_by_evidence ON dossier_evidence (evidence_id);
CREATE TABLE figures (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    field_id TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT,
    PRIMARY KEY (dossier_id, field_id)
) STRICT;
CREATE TABLE told_quotas (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    limit_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, limit_id)
) STRICT;
CREATE TABLE events (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    date TEXT NOT NULL,
    fixed INTEGER NOT NULL,
    PRIMARY KEY (dossier_id, event_id)
) STRICT;
CREATE TABLE nominations (
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    nominee TEXT NOT NULL REFERENCES nominees (id),
    award TEXT NOT NULL,
    quota TEXT NOT NULL,
    roles TEXT NOT NULL,
    summary_text TEXT NOT NULL,
    certificate_text TEXT NOT NULL,
    note TEXT NOT NULL,
    votes INTEGER,
    outcome TEXT NOT NULL,
    outcome_note TEXT NOT NULL,
    deleted_at TEXT,
    PRIMARY KEY (dossier_id, id)
) STRICT;
CREATE INDEX nominations_by_nominee ON nominations (nominee);
CREATE TABLE nomination_figures (
    dossier_id TEXT NOT NULL,
    nomination_id TEXT NOT NULL,
    field_id TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT,
    PRIMARY KEY (dossier_id, nomination_id, field_id),
    FOREIGN KEY (dossier_id, nomination_id) REFERENCES nominations (dossier_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE answers (
    dossier_id TEXT NOT NULL,
    nomination_id TEXT NOT NULL,
    criterion_id TEXT NOT NULL,
    met INTEGER,
    applies INTEGER NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (dossier_id, nomination_id, criterion_id),
    FOREIGN KEY (dossier_id, nomination_id) REFERENCES nominations (dossier_id, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE nomination_achievements (
    dossier_id TEXT NOT NULL,
    nomination_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    achievement_id TEXT NOT NULL REFERENCES achievements (id),
    PRIMARY KEY (dossier_id, nomination_id, ordinal),
    FOREIGN KEY (dossier_id, nomination_id) REFERENCES nominations (dossier_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX nomination_achievements_by_achievement ON nomination_achievements (achievement_id);
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    mode TEXT NOT NULL,
    paper TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER,
    plan_version TEXT NOT NULL,
    proof TEXT NOT NULL
) STRICT;
CREATE INDEX exports_by_dossier ON exports (dossier_id);
PRAGMA application_id = 1213420612;
PRAGMA user_version = 1;
"""


# "place", "before" and "after" are JSON of the services that undo; "undone" = taken back, may be done again.
STEP_2: Final = """
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    what TEXT NOT NULL,
    place TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX edits_by_subject ON edits (subject, id);
PRAGMA user_version = 2;
"""

# Whom an order was given to when a deputy signs for him, and the office a council's signer holds elsewhere.
STEP_3: Final = """
ALTER TABLE signers ADD COLUMN ordered_position TEXT NOT NULL DEFAULT '';
ALTER TABLE signers ADD COLUMN office TEXT NOT NULL DEFAULT '';
PRAGMA user_version = 3;
"""

STEP_4: Final = """
ALTER TABLE nominations ADD COLUMN summary_base TEXT NOT NULL DEFAULT '';
PRAGMA user_version = 4;
"""

STEP_5: Final = """
ALTER TABLE nominations ADD COLUMN arranged INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 5;
"""

STEP_6: Final = DESK_STEP + "PRAGMA user_version = 6;"
STEP_7: Final = LEDGER_STEP + "PRAGMA user_version = 7;\n"
STEP_8: Final = TITLES_STEP + "PRAGMA user_version = 8;\n"


@MIGRATIONS(name="1")
def create_tables(raw: sqlite_utils.Database) -> None:
    """Step 1: from nothing to the first released form."""
    raw.executescript(STEP_1)


@MIGRATIONS(name="2")
def keep_a_journal(raw: sqlite_utils.Database) -> None:
    """Step 2: what was changed, so that it can be taken back."""
    raw.executescript(STEP_2)


@MIGRATIONS(name="3")
def ask_more_of_signers(raw: sqlite_utils.Database) -> None:
    """Step 3: the signer by order whose deputy signs, and the office of a council's signer."""
    for statement in STEP_3.split(";"):  # One by one: executescript would end the step's transaction first.
        run(raw, statement)


@MIGRATIONS(name="4")
def keep_the_draft(raw: sqlite_utils.Database) -> None:
    """Step 4: the draft an official's own summary began as."""
    for statement in STEP_4.split(";"):
        run(raw, statement)


@MIGRATIONS(name="5")
def keep_the_order(raw: sqlite_utils.Database) -> None:
    """Step 5: whether the achievements of a nomination were arranged by hand."""
    for statement in STEP_5.split(";"):
        run(raw, statement)


@MIGRATIONS(name="6")
def add_desk(raw: sqlite_utils.Database) -> None:
    """Step 6: more fields of nominees, the record of what became of a dossier, copies of plans."""
    for statement in STEP_6.split(";"):
        run(raw, statement)


@MIGRATIONS(name="7")
def add_ledger(raw: sqlite_utils.Database) -> None:
    """Step 7: the ledger with its documents, citations and search."""
    statement = ""
    for line in STEP_7.splitlines(keepends=True):  # Triggers hold semicolons of their own.
        statement += line
        if sqlite3.complete_statement(statement):
            run(raw, statement)
            statement = ""


@MIGRATIONS(name="8")
def find_titles_first(raw: sqlite_utils.Database) -> None:
    """Step 8: an index of the titles alone; evidence is read and measured anew."""
    for statement in STEP_8.split(";"):
        run(raw, statement)


def upgrade(raw: sqlite_utils.Database) -> None:
    """Take all steps that are still ahead, each in a transaction of its own."""
    MIGRATIONS.apply(raw)


def schema_version(raw: sqlite_utils.Database) -> int:
    """The last step the database has taken; 0 for a new file."""
    return number_of(raw, "user_version")
