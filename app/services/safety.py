"""How safe the data are, backing them up now, and going back to a backup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.errors import AppError, BackupFailed, Cancelled
from app.services.app import App
from app.services.settings import BACKUP_FOLDER, read
from app.storage.backup import Backup, BackupReport, Backups, Watch

SecondPlace = Literal["none", "there", "away"]


@dataclass(frozen=True, kw_only=True)
class Safety:
    """What is kept and since when it has a copy; ``second`` = whether the chosen second folder can be reached."""

    dossiers: int
    nominees: int
    achievements: int
    last: dt.datetime | None
    second: SecondPlace = "none"
    second_last: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class BackupMade:
    """A backup that was made and checked, its copy in the second folder, or the ``problem`` why there is none."""

    report: BackupReport
    second: Backup | None = None
    problem: AppError | None = None


@dataclass(frozen=True, kw_only=True)
class Restored:
    """The program on the data that are now in force: those of the backup ``made_at`` that time.

    ``former`` is where the data from before are kept. ``problem`` says why nothing was restored and the
    data are as they were.
    """

    app: App
    made_at: dt.datetime
    former: Path | None = None
    problem: AppError | None = None


@dataclass(frozen=True, kw_only=True)
class BackupContent:
    """What a backup that was opened and found whole holds."""

    backup: Backup
    dossiers: int
    nominees: int
    achievements: int


def safety(app: App) -> Safety:
    """The state of the data and of their copies; opens no backup. StorageError."""
    second = _second_place(app)
    return Safety(
        dossiers=app.dossiers.count(),
        nominees=app.nominees.count(),
        achievements=app.achievements.count(),
        last=_newest(app.backups),
        second=_reach(read(app, BACKUP_FOLDER)),
        second_last=_newest(second) if second else None,
    )


def second_folder(app: App) -> Path | None:
    """The second folder for backups where one is chosen and within reach. StorageError."""
    second = _second_place(app)
    return second.folder if second else None


def back_up(app: App, second: Path | None, now: dt.datetime | None = None, *, watch: Watch | None = None) -> BackupMade:
    """Back up into the program's own folder, then into the ``second`` one. May run in any thread.

    BackupFailed or DiskFull when not even the first copy could be made; a second copy that failed is only told.
    Cancelled when ``watch`` raises it: the copy being made is then taken away again.
    """
    report = app.backups.make(app.database.path, now, watch=watch)
    if second is None:
        return BackupMade(report=report)
    try:
        copy = app.backups.elsewhere(second).make(app.database.path, now, watch=watch)
    except Cancelled:
        raise
    except AppError as error:
        return BackupMade(report=report, problem=error)
    return BackupMade(report=report, second=copy.backup)


def list_backups(app: App) -> tuple[Backup, ...]:
    """All backups within reach, the newest first. StorageError."""
    second = _second_place(app)
    found = (*app.backups.list(), *(second.list() if second else ()))
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def backup_at(path: Path) -> Backup:
    """The backup in a file somebody chose; BackupFailed when there is none."""
    try:
        known = path.stat()
    except OSError as error:
        raise _not_there(path) from error
    return Backup(path=path, made_at=dt.datetime.fromtimestamp(known.st_mtime), size=known.st_size)


def look_into(app: App, backup: Backup) -> BackupContent:
    """Open the backup, see that it is whole and count what it holds. May run in any thread; BackupFailed."""
    rows = app.backups.check(backup)
    return BackupContent(
        backup=backup,
        dossiers=_rows(rows, "dossiers"),
        nominees=_rows(rows, "nominees"),
        achievements=_rows(rows, "achievements"),
    )


def restore(app: App, backup: Backup, now: dt.datetime | None = None) -> Restored:
    """Put the backup in the place of the data and open them again; ``app`` is closed and of no use any more.

    The backup is copied, checked and only then swapped in; the data from before are kept. Evidence that the backup
    names is taken from beside it.
    """
    database, source = app.database.path, app.backups.elsewhere(backup.path.parent)
    if not source.has_evidence:
        source = app.backups
    app.database.close()
    former: Path | None = None
    problem: AppError | None = None
    try:
        former = source.restore(backup.path, database, now, keep_in=app.backups.folder)
    except AppError as error:
        problem = error
    return Restored(app=app.opened_again(), made_at=backup.made_at, former=former, problem=problem)


def _second_place(app: App) -> Backups | None:
    chosen = read(app, BACKUP_FOLDER)
    return app.backups.elsewhere(Path(chosen)) if _reach(chosen) == "there" else None


def _reach(folder: str) -> SecondPlace:
    if not folder:
        return "none"
    return "there" if Path(folder).is_dir() else "away"


def _newest(backups: Backups) -> dt.datetime | None:
    return next((each.made_at for each in backups.list()), None)


def _rows(rows: Mapping[str, int], table: str) -> int:
    return rows.get(table, 0)


def _not_there(path: Path) -> BackupFailed:
    return BackupFailed(
        f"Không đọc được tệp sao lưu “{path.name}”; dữ liệu đang dùng vẫn còn nguyên.",
        "Hãy kiểm tra USB hoặc ổ đĩa đã cắm chưa rồi chọn lại.",
        str(path),
    )
