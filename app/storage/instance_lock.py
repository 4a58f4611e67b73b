"""One program at a time on one database: a lock that dies with the process that holds it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from app.storage.edge import file_errors, locked, sqlite_errors


class InstanceLock:
    """Holds ``<database>.lock`` until :meth:`release`; DatabaseLocked when another process (or this one) does.

    The lock is SQLite's own, on an empty file: it works alike on every system, and a crash releases it.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        with file_errors(self._path), sqlite_errors(database):
            self._connection = self._take(database)

    def release(self) -> None:
        """Let the next one in and leave no file behind."""
        if os.name == "nt":  # an open file cannot be removed there; one that the next has taken stays
            self._connection.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        else:  # removed after closing, it could be the next one's
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            self._connection.close()

    def _take(self, database: Path) -> sqlite3.Connection:
        self._path.touch()
        before = self._path.stat()
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            if self._still_the_same(before):
                raise
            raise locked(database) from error
        if self._still_the_same(before):
            return connection
        connection.close()  # removed by one just leaving: this lock guards nothing
        raise locked(database)

    def _still_the_same(self, before: os.stat_result) -> bool:
        try:
            return os.path.samestat(before, self._path.stat())
        except FileNotFoundError:
            return False
