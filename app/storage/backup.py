"""Backups: made, checked before they count, thinned, and restored without losing what was there."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.errors import BackupFailed, Cancelled, StorageError
from app.paths import create_folder
from app.storage.connection import connect, rows_of
from app.storage.copies import backup_errors, check_copy, copy_checked, failed
from app.storage.edge import file_errors, sqlite_errors
from app.storage.evidence_files import EvidenceFiles
from app.storage.guards import refuse_newer
from app.storage.instance_lock import InstanceLock
from app.storage.thinning import worth_keeping
from app.whole_file import flush_to_disk, sync_folder

_NAME: Final = re.compile(r"hoso-(\d{8}-\d{6})(?:-\d+)?\.db", re.ASCII)
_STAMP: Final = "%Y%m%d-%H%M%S"
_LOG: Final = "-wal"
# A backup made by an older program lacks the younger of these tables.
Watch = Callable[[int, int], None]
"""Is told how many evidence files of how many are copied, before each; raises Cancelled to stop."""

_NAMING_FILES: Final = ("evidence", "plan_files")


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup file; ``made_at`` in local time, ``size`` in bytes."""

    path: Path
    made_at: dt.datetime
    size: int


@dataclass(frozen=True, kw_only=True)
class BackupReport:
    """What was just backed up: rows by table, and the hashes of evidence files that were not there to copy."""

    backup: Backup
    rows: Mapping[str, int] = field(default_factory=dict[str, int])
    evidence_missing: tuple[str, ...] = ()


class Backups:
    """The backups in ``folder`` of a database and of the ``evidence`` files it names."""

    def __init__(self, folder: Path, evidence: EvidenceFiles) -> None:
        self.folder = folder
        self._evidence = evidence
        self._evidence_copies = EvidenceFiles(folder / "evidence")

    def elsewhere(self, folder: Path) -> Backups:
        """The backups of the same data in another folder."""
        return Backups(folder, self._evidence)

    @property
    def has_evidence(self) -> bool:
        """Whether copies of evidence files lie beside the backups."""
        return self._evidence_copies.folder.is_dir()

    def list(self) -> tuple[Backup, ...]:
        """The backups there are, the newest first; nothing is opened."""
        with file_errors(self.folder):
            paths = self.folder.glob("hoso-*.db") if self.folder.is_dir() else ()
            found = [_backup(path, moment) for path in paths if (moment := _moment_in(path.name))]
        return tuple(sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True))

    def make(self, database: Path, now: dt.datetime | None = None, *, watch: Watch | None = None) -> BackupReport:
        """Back up the database, open or not, with evidence files not backed up before; then thin.

        May run in any thread. Raises BackupFailed or DiskFull, or what ``watch`` raises to stop it; nothing is left of
        the new backup then, and older ones are left alone.
        """
        moment = now or dt.datetime.now()
        _create(self.folder)
        target = _free(self.folder / f"hoso-{moment:{_STAMP}}.db")
        rows = copy_checked(database, target)
        try:
            with backup_errors(target):
                missing = self._copy_evidence(self._evidence, self._evidence_copies, target, watch)
        except Cancelled:
            target.unlink(missing_ok=True)
            raise
        self.thin(moment)
        return BackupReport(backup=_backup(target, moment.replace(microsecond=0)), rows=rows, evidence_missing=missing)

    def check(self, backup: Backup) -> Mapping[str, int]:
        """Open a backup and look whether it is whole; its rows by table. BackupFailed when it is not."""
        return check_copy(backup.path)

    def thin(self, now: dt.datetime) -> None:
        """Remove what :func:`worth_keeping` does not keep; copies made before upgrades and restores stay."""
        backups = self.list()
        kept = worth_keeping([each.made_at for each in backups], now)
        for each in backups:
            if each.made_at not in kept:
                with suppress(OSError):  # one too many is no harm; the next time gets it
                    each.path.unlink()

    def restore(
        self, backup: Path, database: Path, now: dt.datetime | None = None, *, keep_in: Path | None = None
    ) -> Path | None:
        """Put a backup in the place of the database, which must be closed.

        The former database is kept in ``keep_in`` (default: beside the backups), damaged or not; where, or None when
        there was none. Raises BackupFailed when the backup is not whole, DatabaseTooNew, DatabaseLocked, DiskFull or
        StorageError; the database is then as it was.
        """
        kept = keep_in or self.folder
        _create(kept)
        create_folder(database.parent)
        lock = InstanceLock(database)
        staged = database.with_name(database.name + ".restoring")
        try:
            with file_errors(database), sqlite_errors(database):
                _stage(backup, staged)
                self._copy_evidence(self._evidence_copies, self._evidence, staged)
                former = _keep_former(database, kept, now or dt.datetime.now())
                _swap(staged, database)
        finally:
            with suppress(OSError):
                staged.unlink(missing_ok=True)
            lock.release()
        return former

    def _copy_evidence(
        self, source: EvidenceFiles, target: EvidenceFiles, database: Path, watch: Watch | None = None
    ) -> tuple[str, ...]:
        """Copy what ``target`` lacks; the hashes of files that are gone or altered at the source."""
        wanted = [sha256 for sha256 in _evidence_of(database) if not target.has(sha256)]
        spoilt: list[str] = []
        for done, sha256 in enumerate(wanted):
            if watch:
                watch(done, len(wanted))
            if source.verify([sha256]):
                spoilt.append(sha256)
                continue
            with source.open(sha256) as file:
                target.add_stream(file, expected=sha256)
        return tuple(sorted(spoilt))


def _backup(path: Path, made_at: dt.datetime) -> Backup:
    return Backup(path=path, made_at=made_at, size=path.stat().st_size)


def _moment_in(name: str) -> dt.datetime | None:
    """The time in a backup's name; None for other files, whoever put them there."""
    named = _NAME.fullmatch(name)
    try:
        return dt.datetime.strptime(named[1], _STAMP) if named else None
    except ValueError:
        return None


def _create(folder: Path) -> None:
    with backup_errors(folder):
        create_folder(folder)


def _free(path: Path) -> Path:
    """The name itself, or with a number behind it when it is taken."""
    names = itertools.chain([path], (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2)))
    return next(name for name in names if not name.exists())


def _stage(backup: Path, staged: Path) -> None:
    """Copy, then check the copy: a backup is judged by what arrives."""
    if not backup.is_file():
        raise failed(backup, "không có tệp này")
    _copy_file(backup, staged)
    try:
        check_copy(staged)
    except BackupFailed as error:
        raise failed(backup, error.details) from error
    with closing(connect(staged)) as raw:
        refuse_newer(backup, raw)


def _keep_former(database: Path, folder: Path, now: dt.datetime) -> Path | None:
    if not database.exists():
        return None
    former = _free(folder / f"truoc-khoi-phuc-{now:{_STAMP}}.db")
    for ending in ("", _LOG):
        part = database.with_name(database.name + ending)
        if part.exists():
            _copy_file(part, former.with_name(former.name + ending))
    with suppress(StorageError), sqlite_errors(former), closing(connect(former)) as raw:
        raw.disable_wal()  # what a crash left in the log goes into the one file, unless it is damaged
    sync_folder(folder)
    return former


def _swap(staged: Path, database: Path) -> None:
    """The old log must go first: it would be played into the restored file and spoil it."""
    for ending in (_LOG, "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    staged.replace(database)
    sync_folder(database.parent)


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing)
        flush_to_disk(writing)


def _evidence_of(database: Path) -> list[str]:
    with sqlite_errors(database), closing(connect(database)) as raw:
        tables = [row["name"] for row in rows_of(raw, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
        named = [f"SELECT sha256 FROM {table}" for table in _NAMING_FILES if table in tables]
        return [str(row["sha256"]) for row in rows_of(raw, " UNION ".join(named) + " ORDER BY sha256")]
