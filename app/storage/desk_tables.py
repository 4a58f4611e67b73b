"""What the desk, the register of nominees and the plans to read added to the database."""

from __future__ import annotations

from typing import Final

DESK_STEP: Final = """
ALTER TABLE nominees ADD COLUMN alias TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN occupation TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN party_position TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN union_position TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN political_theory TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN degree TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN honours TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN functions TEXT NOT NULL DEFAULT '';
ALTER TABLE nominees ADD COLUMN staff INTEGER;
ALTER TABLE dossiers ADD COLUMN submitted_date TEXT;
ALTER TABLE dossiers ADD COLUMN decision_number TEXT NOT NULL DEFAULT '';
CREATE TABLE plan_files (
    id TEXT PRIMARY KEY NOT NULL,
    plan TEXT NOT NULL,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
CREATE INDEX plan_files_by_plan ON plan_files (plan);
"""
