"""The program's database: opened behind guards, changed in transactions, closed as one file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlite_utils

from app.errors import StorageError
from app.paths import create_folder
from app.storage.connection import Row, connect, enter, number_of, rows_of, run, run_each
from app.storage.copies import copy_checked
from app.storage.edge import file_errors, sqlite_errors
from app.storage.guards import (
    refuse_corrupt,
    refuse_foreign,
    refuse_newer,
    refuse_orphaned_log,
    refuse_other_files,
    refuse_without_search,
)
from app.storage.instance_lock import InstanceLock
from app.storage.migrations import SCHEMA_VERSION, schema_version, upgrade
from app.whole_file import sync_folder


class Database:
    """The open database. Every single change is durable when its call returns; a transaction, when it ends.

    All methods raise StorageError and its kinds. To be used by the thread that opened it.
    """

    def __init__(self, path: Path, raw: sqlite_utils.Database, lock: InstanceLock | None) -> None:
        self.path = path
        self._raw = raw
        self._lock = lock
        self._changes_at_start = raw.conn.total_changes
        self._changed_beside = False
        self._open = True
        self._last_words: list[Callable[[], None]] = []

    def before_commit(self, work: Callable[[], None]) -> None:
        """Do ``work`` at the end of every transaction, as its last part; a single change counts as one."""
        self._last_words.append(work)

    @property
    def changed(self) -> bool:
        """Whether anything was written since it was opened; of no interest any more once it is closed."""
        return self._open and (self._changed_beside or self._raw.conn.total_changes > self._changes_at_start)

    def version(self) -> tuple[int, int]:
        """Another one whenever something was written, by this connection or by any other."""
        with self._errors():
            return self._raw.conn.total_changes, number_of(self._raw, "data_version")

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All changes inside happen, or none; one inside another belongs to it."""
        with self._errors():
            if self._raw.conn.in_transaction:
                with self._raw.atomic():
                    yield
                return
            run(self._raw, "BEGIN IMMEDIATE")  # a later change would be refused if another connection came between
            try:
                yield
                for work in self._last_words:
                    work()
                self._raw.commit()
            except BaseException:
                self._raw.rollback()
                raise

    @contextmanager
    def beside(self) -> Generator[Database]:
        """The same data on a connection of its own, for the thread that asks; in force until the block ends.

        What it writes counts as written by this one, which must stay open meanwhile.
        """
        with self._errors():
            other = Database(self.path, connect(self.path), lock=None)
        try:
            yield other
        finally:
            self._changed_beside = self._changed_beside or other.changed
            other.close()

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """The rows of a query."""
        with self._errors():
            return rows_of(self._raw, sql, *parameters)

    def column(self, sql: str, *parameters: object) -> list[Any]:
        """The values of a query of one column, as quick as they come."""
        with self._errors():
            return [value for (value,) in run(self._raw, sql, *parameters)]

    def row(self, sql: str, *parameters: object) -> Row | None:
        """The first row of a query, None when it has none."""
        return next(iter(self.rows(sql, *parameters)), None)

    def change(self, sql: str, *parameters: object) -> int:
        """Execute one changing statement; how many rows it touched."""
        with self._one_change():
            return run(self._raw, sql, *parameters).rowcount

    def change_each(self, sql: str, parameters: Iterable[Sequence[object]]) -> None:
        """Execute one changing statement for each of the ``parameters``; many times quicker than one by one."""
        with self._one_change():
            run_each(self._raw, sql, parameters)

    def put(self, table: str, rows: Iterable[Row], *, key: tuple[str, ...]) -> None:
        """Insert the rows, or overwrite those that have the same ``key``; columns not given stay as they are."""
        with self._one_change():
            enter(self._raw, table, rows, key)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Insert new rows."""
        with self._one_change():
            enter(self._raw, table, rows)

    def close(self) -> None:
        """Fold everything into the one file and let other programs at it; closing twice does no harm."""
        if not self._open:
            return
        self._open = False
        if self._lock is None:
            self._raw.close()
            return
        with suppress(StorageError), self._errors():  # what is not folded in now is folded in at the next start
            run(self._raw, "PRAGMA wal_checkpoint(TRUNCATE)")
        self._raw.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _one_change(self) -> AbstractContextManager[None]:
        return self._errors() if self._raw.conn.in_transaction else self.transaction()

    def _errors(self) -> AbstractContextManager[None]:
        return sqlite_errors(self.path)


def now_text() -> str:
    """This moment in UTC, as the columns ending in "_at" hold it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def open_database(path: Path, backups: Path | None = None) -> Database:
    """Open the database at ``path``, making a new one if there is none.

    An older one is copied to ``backups`` (default: the folder "backups" beside it), then upgraded. Raises
    DatabaseLocked, DatabaseDamaged, DatabaseTooNew, DiskFull, BackupFailed or StorageError.
    """
    create_folder(path.parent)
    lock = InstanceLock(path)
    try:
        return _open_locked(path, backups or path.parent / "backups", lock)
    except BaseException:
        lock.release()
        raise


def _open_locked(path: Path, backups: Path, lock: InstanceLock) -> Database:
    with file_errors(path), sqlite_errors(path):
        if not path.exists():
            _create(path)
        refuse_other_files(path)
        raw = connect(path)
        try:
            refuse_without_search(raw)
            refuse_foreign(path, raw)
            refuse_newer(path, raw)
            refuse_corrupt(path, raw)
            _upgrade_after_copy(path, raw, backups)
            raw.enable_wal()
        except BaseException:
            raw.close()
            raise
    return Database(path, raw, lock)


def _create(path: Path) -> None:
    """Make the new database beside its place and move it in whole, so that no crash leaves half of one."""
    refuse_orphaned_log(path)
    new = path.with_name(path.name + ".new")
    for leftover in (new, new.with_name(new.name + "-journal")):
        leftover.unlink(missing_ok=True)
    new.touch()
    raw = connect(new)
    try:
        upgrade(raw)
    finally:
        raw.close()
    new.replace(path)
    sync_folder(path.parent)


def _upgrade_after_copy(path: Path, raw: sqlite_utils.Database, backups: Path) -> None:
    before = schema_version(raw)
    if before == SCHEMA_VERSION:
        return
    create_folder(backups)
    copy_checked(path, backups / f"truoc-nang-cap-v{before}-{dt.datetime.now():%Y%m%d-%H%M%S}.db")
    upgrade(raw)
