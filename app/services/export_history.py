"""What was exported of a dossier before: when, how, into which folder, and whether the files are still there."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from app.domain.dossier import Mode, Snapshot
from app.domain.file_names import plain_file_name
from app.services import settings
from app.services.app import App
from app.storage.exports import ExportRecord

FileState = Literal["there", "changed", "gone", "replaced"]

_MODES: Final = get_args(Mode)


@dataclass(frozen=True, kw_only=True)
class PastFile:
    """A file as it was written."""

    name: str
    paper: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class PastExport:
    """One export, ``made_at`` in local time; ``folder`` None = not remembered."""

    made_at: dt.datetime
    mode: Mode
    folder: Path | None
    files: tuple[PastFile, ...]


def past_exports(app: App, dossier_id: str) -> tuple[PastExport, ...]:
    """The exports of the dossier, the last first; the disk is not looked at. StorageError."""
    folders = _folders(app, dossier_id)
    records = groupby(app.exports.of(dossier_id), key=lambda each: each.made_at)
    return tuple(_past(made_at, tuple(files), folders) for made_at, files in records)


def file_states(past: PastExport) -> tuple[FileState, ...]:
    """Whether each file still lies where it was written, unchanged; needs no database, so any thread may ask."""
    return tuple(_state(past.folder / each.name if past.folder else None, each) for each in past.files)


def states_of(pasts: Sequence[PastExport]) -> tuple[tuple[FileState, ...], ...]:
    """The states of all files, ``pasts`` being in order, the last first; what a later export wrote over is told so."""
    later = set[Path]()
    told: list[tuple[FileState, ...]] = []
    for past in pasts:
        states = zip(past.files, file_states(past), strict=True)
        told.append(
            tuple(
                "replaced" if state != "there" and past.folder and past.folder / file.name in later else state
                for file, state in states
            )
        )
        if past.folder:
            later.update(past.folder / file.name for file in past.files)
    return tuple(told)


def overwritten(files: Sequence[Path]) -> tuple[Path, ...]:
    """Those of the files that are there already."""
    return tuple(each for each in files if each.exists())


def written_last(pasts: Sequence[PastExport], files: Sequence[Path]) -> PastExport | None:
    """The last export that wrote one of the files; None when it was none of this dossier's."""
    names = set(files)
    return next(
        (past for past in pasts if past.folder and any(past.folder / file.name in names for file in past.files)), None
    )


def folder_beside(folder: Path) -> Path:
    """A folder of the same name with the next number, which is not there yet."""
    numbered = (folder.with_name(f"{folder.name} ({number})") for number in count(2))
    return next(each for each in numbered if not each.exists())


def remember_folder(app: App, dossier_id: str, made_at: dt.datetime, folder: Path) -> None:
    """Keep where an export was written; it belongs to this machine, so it is no part of the dossier."""
    app.settings.set(_key(dossier_id), {**_folders(app, dossier_id), made_at.isoformat(): str(folder)})


def folder_for(app: App, snapshot: Snapshot) -> Path:
    """Where this dossier was exported last; at first a folder of its own, called by its title."""
    folders = _folders(app, snapshot.dossier.id)
    if folders:
        return Path(folders[max(folders)])
    base = settings.read(app, settings.EXPORT_FOLDER)
    return (Path(base) if base else app.paths.exports) / plain_name(snapshot)


def mode_for(app: App, dossier_id: str, *, ready: bool) -> Mode:
    """How the dossier is exported unless somebody says otherwise.

    As was chosen for it; else as it was exported last if that was no draft; else as the settings say, which may leave
    it to whether it is ``ready``. StorageError.
    """
    chosen = app.settings.get(_mode_key(dossier_id))
    if chosen in _MODES:
        return cast(Mode, chosen)
    last: list[Mode] = [each.mode for each in app.exports.of(dossier_id)[:1] if each.mode != "draft"]
    if last:
        return last[0]
    usual = settings.read(app, settings.EXPORT_MODE)
    if usual in _MODES:
        return cast(Mode, usual)
    return "paper" if ready else "draft"


def choose_mode(app: App, dossier_id: str, mode: Mode) -> None:
    """Keep what somebody chose for this dossier. StorageError."""
    app.settings.set(_mode_key(dossier_id), mode)


def plain_name(snapshot: Snapshot) -> str:
    """The dossier's title as far as file systems allow."""
    return plain_file_name(snapshot.dossier.title) or snapshot.dossier.id


def _past(made_at: dt.datetime, records: Sequence[ExportRecord], folders: dict[str, str]) -> PastExport:
    folder = folders.get(made_at.isoformat())
    return PastExport(
        made_at=made_at.astimezone(),
        mode=records[0].mode,
        folder=Path(folder) if folder else None,
        files=tuple(
            PastFile(name=each.file_name, paper=each.paper, sha256=each.sha256, size=each.size)
            for each in reversed(records)
        ),
    )


def _state(path: Path | None, file: PastFile) -> FileState:
    if path is None:
        return "gone"
    try:
        if path.stat().st_size != file.size:
            return "changed"
        return "there" if hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256 else "changed"
    except OSError:
        return "gone"


def _mode_key(dossier_id: str) -> str:
    return f"export_modes/{dossier_id}"


def _key(dossier_id: str) -> str:
    return f"export_folders/{dossier_id}"


def _folders(app: App, dossier_id: str) -> dict[str, str]:
    """Folders by the moment of the export."""
    stored: Any = app.settings.get(_key(dossier_id), {})
    return dict(cast("dict[str, str]", stored)) if isinstance(stored, dict) else {}
