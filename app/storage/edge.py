"""The one place where the errors of SQLite and of the disk become ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.errors import DatabaseDamaged, DatabaseLocked, DiskFull, InputError, StorageError
from app.whole_file import FULL_DISK

SAFE: Final = "Dữ liệu đã lưu vẫn còn nguyên."

_OUT_OF_REACH: Final = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}
)


@contextmanager
def sqlite_errors(path: Path) -> Generator[None]:
    """Turn what SQLite says of the file at ``path`` into StorageError and its kinds.

    Half a letter (a lone surrogate) and a number beyond 64 bits become InputError. A broken constraint or a
    wrong statement is a bug of ours and passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = _storage_error(path, error)
        if known is None:
            raise
        raise known from error
    except UnicodeEncodeError as error:
        raise InputError(
            "Nội dung vừa nhập có ký tự hỏng nên chưa lưu được; những gì đã lưu trước đó vẫn còn nguyên.",
            "Hãy xóa ký tự lạ (thường do dán từ nơi khác) rồi nhập lại.",
        ) from error
    except OverflowError as error:
        raise InputError(
            "Số vừa nhập lớn quá mức nên chưa lưu được; những gì đã lưu trước đó vẫn còn nguyên.",
            "Hãy kiểm tra lại con số.",
        ) from error


@contextmanager
def file_errors(path: Path) -> Generator[None]:
    """Turn OSError on a file of the data folder into StorageError, or its kind DiskFull."""
    try:
        yield
    except OSError as error:
        details = f"{path} ({type(error).__name__} {error.errno})"
        raise disk_full(details) if error.errno in FULL_DISK else out_of_reach(path, details) from error


def damaged(path: Path, details: str) -> DatabaseDamaged:
    """The error for a database that cannot be trusted."""
    return DatabaseDamaged(
        f"Tệp dữ liệu “{path.name}” bị hỏng hoặc không phải của chương trình này nên không dùng được; "
        "tệp được giữ nguyên, không bị xóa hay ghi đè.",
        "Hãy khôi phục từ bản sao lưu gần nhất; đừng xóa tệp này.",
        f"{path} ({details})",
    )


def locked(path: Path) -> DatabaseLocked:
    """The error for a database that somebody else holds."""
    return DatabaseLocked(
        f"Chương trình đang mở sẵn trên cùng dữ liệu này. {SAFE}",
        "Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại.",
        str(path),
    )


def disk_full(details: str) -> DiskFull:
    """The error for a disk without room."""
    return DiskFull(
        f"Ổ đĩa chứa dữ liệu đã đầy nên việc vừa rồi chưa lưu được. {SAFE}",
        "Hãy xóa bớt tệp không cần trên ổ đĩa rồi làm lại.",
        details,
    )


def out_of_reach(path: Path, details: str) -> StorageError:
    """The error for a file of the data folder that cannot be read or written."""
    return StorageError(
        f"Không đọc hoặc ghi được “{path.name}” trong thư mục dữ liệu. {SAFE}",
        "Hãy kiểm tra ổ đĩa đã cắm chưa và thư mục dữ liệu có quyền ghi không.",
        details,
    )


def _storage_error(path: Path, error: sqlite3.Error) -> StorageError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    details = f"{path} ({getattr(error, 'sqlite_errorname', type(error).__name__)})"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return locked(path)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(details)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    if code in _OUT_OF_REACH:
        return out_of_reach(path, details)
    return None
