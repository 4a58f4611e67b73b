"""Copies of a database that count only after they were opened again and checked."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import sqlite_utils

from app.errors import BackupFailed, DiskFull, StorageError
from app.storage.connection import connect, rows_of, run
from app.storage.edge import file_errors, sqlite_errors
from app.storage.guards import refuse_corrupt, refuse_foreign
from app.whole_file import flush_to_disk, sync_folder

Counts = dict[str, int]

_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"


def copy_checked(source: Path, target: Path) -> Counts:
    """Copy the database at ``source``, open or not, to ``target``; the number of rows by table.

    ``target`` appears only after the copy was opened again, passed SQLite's check and has as many rows as the
    source had at that moment. Raises BackupFailed or DiskFull; ``source`` is never written to.
    """
    part = target.with_name(target.name + ".part")
    try:
        with backup_errors(target), file_errors(target), sqlite_errors(target):
            part.unlink(missing_ok=True)
            part.touch()
            counts = _copy(source, part)
            if check_copy(part) != counts:
                raise failed(target, "số dòng của bản sao khác bản gốc")
            part.replace(target)
            sync_folder(target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return counts


def check_copy(path: Path) -> Counts:
    """The number of rows by table of a copy that is whole; BackupFailed when it is not."""
    with backup_errors(path), sqlite_errors(path), closing(connect(path)) as raw:
        return _checked_counts(path, raw)


@contextmanager
def backup_errors(path: Path) -> Generator[None]:
    """Turn any StorageError but a full disk into the failure of the backup at ``path``."""
    try:
        yield
    except (BackupFailed, DiskFull):
        raise
    except StorageError as error:
        raise failed(path, error.details) from error


def failed(path: Path, details: str) -> BackupFailed:
    """The error for a backup that cannot be relied on."""
    return BackupFailed(
        f"Bản sao lưu “{path.name}” không dùng được; dữ liệu đang dùng vẫn còn nguyên.",
        "Hãy kiểm tra ổ đĩa chứa bản sao lưu rồi sao lưu lại.",
        f"{path} ({details})",
    )


def _copy(source: Path, part: Path) -> Counts:
    with closing(connect(source)) as reading, closing(connect(part)) as writing:
        run(reading, "PRAGMA query_only = ON")
        reading.begin()  # counting and copying see the same moment, whatever is written meanwhile
        counts = _counts(reading)
        reading.conn.backup(writing.conn)
        reading.rollback()
        writing.disable_wal()
    with part.open("rb+") as file:
        flush_to_disk(file)
    return counts


def _checked_counts(path: Path, raw: sqlite_utils.Database) -> Counts:
    run(raw, "PRAGMA query_only = ON")
    refuse_foreign(path, raw)
    refuse_corrupt(path, raw)
    if rows_of(raw, "PRAGMA foreign_key_check"):
        raise failed(path, "có dòng trỏ tới dòng không còn")
    return _counts(raw)


def _counts(raw: sqlite_utils.Database) -> Counts:
    names = [row["name"] for row in rows_of(raw, _TABLES)]
    return {name: int(run(raw, f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
