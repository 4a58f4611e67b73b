"""Which database files this program may open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlite_utils

from app.errors import DatabaseTooNew, StorageError
from app.storage.connection import number_of, rows_of
from app.storage.edge import SAFE, damaged
from app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION, schema_version

_HEADER: Final = b"SQLite format 3\x00"


def refuse_other_files(path: Path) -> None:
    """DatabaseDamaged for what is no SQLite file, before SQLite touches it; OSError as it comes."""
    if not path.is_file():
        raise damaged(path, "không phải là tệp")
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise damaged(path, "không có đầu tệp SQLite")


def refuse_orphaned_log(path: Path) -> None:
    """DatabaseDamaged when the database is gone and its log is not: a new database would swallow the log."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        raise damaged(path, "tệp chính không còn, tệp nhật ký -wal vẫn còn")


def refuse_without_search(raw: sqlite_utils.Database) -> None:
    """StorageError when this computer's SQLite was built without FTS5, which the search is made of."""
    if not rows_of(raw, "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"):
        raise StorageError(
            f"Bộ phận cơ sở dữ liệu (SQLite) trên máy này không có chức năng tìm kiếm FTS5 nên chưa mở được. {SAFE}",
            "Hãy dùng bản cài đặt chính thức của chương trình, hoặc Python tải từ trang chính thức.",
        )


def refuse_foreign(path: Path, raw: sqlite_utils.Database) -> None:
    """DatabaseDamaged for the database of some other program."""
    if number_of(raw, "application_id") != APPLICATION_ID:
        raise damaged(path, "cơ sở dữ liệu của chương trình khác")


def refuse_newer(path: Path, raw: sqlite_utils.Database) -> None:
    """DatabaseTooNew for a database that has taken steps this program does not know."""
    if schema_version(raw) > SCHEMA_VERSION:
        raise DatabaseTooNew(
            "Dữ liệu này do phiên bản mới hơn của chương trình ghi nên phiên bản đang chạy không mở; "
            "dữ liệu vẫn còn nguyên.",
            "Hãy cài phiên bản mới của chương trình rồi mở lại.",
            f"{path} (dạng {schema_version(raw)}, chương trình biết đến dạng {SCHEMA_VERSION})",
        )


def refuse_corrupt(path: Path, raw: sqlite_utils.Database) -> None:
    """DatabaseDamaged when SQLite's quick check finds something."""
    problems = [str(row["quick_check"]) for row in rows_of(raw, "PRAGMA quick_check(3)")]
    if problems != ["ok"]:
        raise damaged(path, "; ".join(problems))
