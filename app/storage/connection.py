"""Connections to SQLite files; it knows pragmas, not tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlite_utils

Row = dict[str, Any]

BUSY_SECONDS: Final = 5.0


def connect(path: Path) -> sqlite_utils.Database:
    """Open the existing file at ``path`` with foreign keys watched and every commit flushed to the disk.

    Raises sqlite3.Error: callers stand inside :func:`app.storage.edge.sqlite_errors`.
    """
    connection = sqlite3.connect(_address(path) + "?mode=rw", uri=True, timeout=BUSY_SECONDS)
    raw = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False, strict=True)
    run(raw, "PRAGMA foreign_keys = ON")
    run(raw, "PRAGMA synchronous = FULL")
    return raw


def run(raw: sqlite_utils.Database, sql: str, *parameters: object) -> sqlite3.Cursor:
    """Execute one statement; outside a transaction it is committed at once."""
    return raw.execute(sql, parameters)  # pyright: ignore[reportUnknownMemberType]


def run_each(raw: sqlite_utils.Database, sql: str, parameters: Iterable[Sequence[object]]) -> None:
    """Execute one changing statement for each of the ``parameters``, inside a transaction."""
    raw.conn.executemany(sql, parameters)


def enter(raw: sqlite_utils.Database, table: str, rows: Iterable[Row], key: tuple[str, ...] = ()) -> None:
    """Insert the rows, or with a ``key`` overwrite those that have the same; many times quicker than row by row."""
    for columns, alike in groupby(rows, key=tuple):
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        others = [column for column in columns if column not in key]
        if key and others:
            told = ", ".join(f"{column} = excluded.{column}" for column in others)
            sql += f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {told}"
        elif key:
            sql += " ON CONFLICT DO NOTHING"
        run_each(raw, sql, [tuple(row.values()) for row in alike])


def number_of(raw: sqlite_utils.Database, pragma: str) -> int:
    """The value of a pragma that holds one whole number."""
    return int(run(raw, f"PRAGMA {pragma}").fetchone()[0])


def rows_of(raw: sqlite_utils.Database, sql: str, *parameters: object) -> list[Row]:
    """The rows of a query as dictionaries; unlike sqlite-utils' ``query``, without a savepoint around it."""
    cursor = run(raw, sql, *parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _address(path: Path) -> str:
    """The file as a URI; unlike ``Path.as_uri`` without naming a server, which SQLite would refuse."""
    posix = path.absolute().as_posix()
    return "file://" + quote(posix if posix.startswith("/") else f"/{posix}", safe="/:")
