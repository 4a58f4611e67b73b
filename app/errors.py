"""The errors an official can meet, in words an official can act on.

Anything raised that is not an :class:`AppError` is a bug.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.finding import Finding


class AppError(Exception):
    """Something the official can understand and mend.

    ``message`` says what happened and that the data is safe, ``hint`` what to do now,
    ``details`` what a supporter would ask for (paths, positions); all in Vietnamese.
    """

    def __init__(self, message: str, hint: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details

    def __str__(self) -> str:
        """One paragraph: what happened, what to do, the details."""
        return " ".join(part for part in (self.message, self.hint, self.details) if part)


class InputError(AppError):
    """What the user entered can be mended in a form; ``findings`` say where."""

    def __init__(self, message: str, hint: str = "", findings: Sequence[Finding] = ()) -> None:
        super().__init__(message, hint)
        self.findings = tuple(findings)


class UnknownId(InputError):
    """No dossier, plan or nominee has the id that was given."""


class PlanError(AppError):
    """A plan pack that cannot be read or contradicts itself; ``problems`` are lines for the author."""

    def __init__(self, message: str, hint: str = "", problems: Sequence[str] = ()) -> None:
        super().__init__(message, hint, "; ".join(problems))
        self.problems = tuple(problems)


class StorageError(AppError):
    """The data folder or its database cannot be used as it is."""


class DatabaseLocked(StorageError):
    """Another copy of the program holds the database."""


class DiskFull(StorageError):
    """No room left where the data lives."""


class DatabaseTooNew(StorageError):
    """The database was written by a newer version of the program."""


class DatabaseDamaged(StorageError):
    """The file is not a database or fails SQLite's own check."""


class BackupFailed(StorageError):
    """A backup was not made or did not pass its check."""


class ExportError(AppError):
    """The papers could not be written."""


class FileOpenElsewhere(ExportError):
    """The target file is held open by another program."""


class FolderNotWritable(ExportError):
    """The target folder cannot be written to, or is full."""


class FontMissing(ExportError):
    """A font the papers need is not where the program was installed."""


class ExchangeError(AppError):
    """A dossier file cannot be taken in or handed out."""


class NotADossierFile(ExchangeError):
    """The file is something else, or is broken."""


class MadeByNewerVersion(ExchangeError):
    """The file's format is newer than this program."""


class Tampered(ExchangeError):
    """The file's content no longer matches its own list of hashes."""


class NotAWordFile(ExchangeError):
    """The file is no DOCX that can be measured: another format, locked, damaged, or dangerous."""


class NotASpreadsheet(ExchangeError):
    """The file is no list that can be read: another kind, locked, damaged, or far too big."""


class Cancelled(AppError):
    """The user stopped the work; nothing is said."""
