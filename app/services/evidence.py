"""Evidence: taken in, read, shown. What became of its files since is watched by :mod:`evidence_watch`."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.documents.evidence_kinds import EvidenceKind, kind_of
from app.documents.evidence_reading import EvidenceContent, read_evidence
from app.domain.achievement import Evidence
from app.domain.file_names import plain_file_name
from app.errors import AppError, InputError
from app.services import settings
from app.services.app import App
from app.storage.evidence_contents import ContentRow, Problem
from app.storage.evidence_files import EvidenceFiles, KeptFile, never

_MB = 1 << 20
_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class Attached:
    """What came of attaching a file; ``known`` = the very file was here before, ``warnings`` as sentences."""

    evidence: Evidence
    known: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EvidenceState:
    """What is known of a piece of evidence; ``kind`` "" = not read yet, ``problem`` says that the file is not whole."""

    kind: EvidenceKind | str = ""
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    problem: Problem = ""


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """A file that was read in the background, to be remembered by :func:`remember`; a file not whole is not read."""

    sha256: str
    content: EvidenceContent | None
    problem: Problem = ""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A file that was copied into the data folder, to be entered by :func:`enter`."""

    file: KeptFile
    name: str


class NotWhole(InputError):
    """The file of a piece of evidence is gone or was altered; ``sha256`` is what it was called by."""

    def __init__(self, evidence: Evidence, problem: Problem) -> None:
        what = "không còn trong thư mục dữ liệu" if problem == "missing" else "đã bị thay đổi so với lúc thêm vào"
        super().__init__(
            f"Tệp của minh chứng “{evidence.title}” {what}; các dữ liệu khác vẫn còn nguyên.",
            "Hãy chọn “Thay tệp” để thêm lại, hoặc khôi phục từ bản sao lưu.",
        )
        self.sha256 = evidence.sha256
        self.problem: Problem = problem


def keep(
    files: EvidenceFiles,
    path: Path,
    *,
    progress: Callable[[int], object] | None = None,
    cancelled: Callable[[], bool] = never,
) -> Kept:
    """Look at the file and keep a copy of it; may run in any thread. ``progress`` is told the bytes copied.

    InputError for what cannot be read or is no evidence; StorageError; Cancelled, with nothing kept.
    """
    kind_of(path)
    return Kept(file=files.add(path, progress=progress, cancelled=cancelled), name=path.name)


def heaviest(app: App) -> int:
    """How many megabytes a file may have before the user wants to be asked. StorageError."""
    return settings.read(app, settings.EVIDENCE_LIMIT)


def too_heavy(app: App, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the files that have more. StorageError."""
    limit = heaviest(app) * _MB
    return tuple(path for path in paths if size_of(path) > limit)


def attach(app: App, path: Path, *, title: str = "", document: str = "") -> Attached:
    """Keep a copy of the file and enter it. InputError for what cannot be read or is no evidence; StorageError.

    A file that is here already, by its content, is not entered twice.
    """
    return enter(app, keep(app.evidence.files, path), title=title, document=document)


def enter(app: App, kept: Kept, *, title: str = "", document: str = "") -> Attached:
    """Enter a file that :func:`keep` copied. StorageError."""
    file = kept.file
    warnings = _size_warning(app, file.size)
    app.contents.forget_lost(file.sha256)
    known = app.evidence.with_content(file.sha256)
    if known is not None:
        return Attached(evidence=known, known=True, warnings=warnings)
    entered = app.evidence.enter(file.sha256, file.size, kept.name, title=title, document=document)
    return Attached(evidence=_with_pages(app, entered), warnings=warnings)


def attach_bytes(app: App, content: bytes, name: str, *, title: str = "") -> Attached:
    """The same for what has no file yet: a picture from the clipboard."""
    with tempfile.TemporaryDirectory(prefix="hoso-") as folder:
        path = Path(folder) / "content"
        path.write_bytes(content)
        kind_of(path, name)
    return enter(app, Kept(file=app.evidence.files.add_bytes(content), name=name), title=title)


def state_of(app: App, evidence: Evidence) -> EvidenceState:
    """What is known of the evidence; a file that is gone is noticed at once, an altered one when it is looked at."""
    row = app.contents.of(evidence.sha256)
    problem: Problem = "" if app.evidence.files.has(evidence.sha256) else "missing"
    if row is None:
        return EvidenceState(problem=problem, pages=evidence.pages)
    limit = _size_warning(app, evidence.size)
    return EvidenceState(
        kind=row.kind, pages=row.pages, warnings=(*row.warnings, *limit), problem=problem or row.problem
    )


def unread(app: App) -> tuple[tuple[str, str], ...]:
    """Hash and name of the files to be read in the background with :func:`read_file`."""
    return app.contents.unread()


def read_file(files: EvidenceFiles, sha256: str, name: str, cancelled: Callable[[], bool]) -> ReadFile:
    """Read one file; touches no database, so it may run in any thread. Cancelled, StorageError."""
    if problem := verify_file(files, sha256, cancelled):
        return ReadFile(sha256=sha256, content=None, problem=problem)
    path = files.path(sha256)
    try:
        kind = kind_of(path, name)
    except InputError as error:
        return ReadFile(sha256=sha256, content=EvidenceContent(kind="pdf", warnings=(error.message,)))
    return ReadFile(sha256=sha256, content=read_evidence(path, kind, cancelled))


def remember(app: App, read: ReadFile) -> None:
    """Remember what was read; from now on it is found by the search."""
    row = ContentRow(sha256=read.sha256, kind="", problem=read.problem, verified_at=dt.datetime.now(dt.UTC))
    if told := read.content:
        row = replace(row, kind=told.kind, pages=told.pages, words=told.words, warnings=told.warnings)
    app.contents.save(row)


def read_all(app: App) -> None:
    """Read everything that nobody has read yet, here and now; for commands and tests."""
    for sha256, name in unread(app):
        remember(app, read_file(app.evidence.files, sha256, name, never))


def verify_file(files: EvidenceFiles, sha256: str, cancelled: Callable[[], bool] = never) -> Problem:
    """Whether the file is there and unaltered; reads all of it, may run in any thread. Cancelled, StorageError."""
    problems = files.verify([sha256], cancelled)
    return problems[0].kind if problems else ""


def note_verified(app: App, problems: dict[str, Problem]) -> None:
    """Remember what :func:`verify_file` found, by hash."""
    app.contents.note_verified(problems, tuple(problems), dt.datetime.now(dt.UTC))


def replace_file(app: App, evidence: Evidence, path: Path) -> Evidence:
    """Put another file in the place of the evidence's: a better scan, or the lost file again. InputError."""
    return put_in_place(app, evidence, keep(app.evidence.files, path))


def put_in_place(app: App, evidence: Evidence, kept: Kept) -> Evidence:
    """The same with a file that :func:`keep` copied. StorageError."""
    file = kept.file
    app.contents.forget_lost(file.sha256)
    changed = replace(evidence, sha256=file.sha256, size=file.size, file_name=kept.name, pages=None)
    app.evidence.save(changed)
    return _with_pages(app, changed)


def whole_file(files: EvidenceFiles, evidence: Evidence, cancelled: Callable[[], bool] = never) -> Path:
    """Where the file lies, once it was seen to be whole; may run in any thread. NotWhole, StorageError, Cancelled."""
    if problem := verify_file(files, evidence.sha256, cancelled):
        raise NotWhole(evidence, problem)
    return files.path(evidence.sha256)


def note_not_whole(app: App, error: AppError) -> None:
    """Remember what :func:`whole_file` met, if that was the error. StorageError."""
    if isinstance(error, NotWhole):
        note_verified(app, {error.sha256: error.problem})


def copy_for_reading(
    files: EvidenceFiles, evidence: Evidence, folder: Path, cancelled: Callable[[], bool] = never
) -> Path:
    """A copy under the file's own name, for the program that opens such files; may run in any thread.

    NotWhole, StorageError, InputError, Cancelled.
    """
    source = whole_file(files, evidence, cancelled)
    target = folder / _plain_name(evidence.file_name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise InputError(
            f"Chưa mở được “{evidence.title}”: không ghi được bản sao tạm. Dữ liệu không bị thay đổi.",
            "Nếu tệp này đang mở ở chương trình khác thì đóng lại, rồi mở lại.",
        ) from error
    return target


def _with_pages(app: App, evidence: Evidence) -> Evidence:
    """A file that was read before is not read again: its pages are known."""
    row = app.contents.of(evidence.sha256)
    if row is None or row.pages is None:
        return evidence
    counted = replace(evidence, pages=row.pages)
    app.evidence.save(counted)
    return counted


def size_of(path: Path) -> int:
    """In bytes; 0 for a file that is not there: attaching it says so."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _size_warning(app: App, size: int) -> tuple[str, ...]:
    limit = heaviest(app)
    if size <= limit * _MB:
        return ()
    return (f"Tệp nặng {size / _MB:.0f} MB, quá mức {limit} MB đặt trong Cài đặt; hãy quét lại gọn hơn nếu phải gửi.",)


def _plain_name(name: str) -> str:
    return plain_file_name(name, longest=len(name))[-_LONGEST_NAME:] or "minh-chung"


@dataclass(frozen=True, kw_only=True)
class Look:
    """A file looked at in the background: whether it is whole, and a small picture of it if it is a picture."""

    sha256: str
    problem: Problem
    picture: bytes = b""


def look_at(files: EvidenceFiles, sha256: str, kind: str) -> Look:
    """Check the file's hash and make its small picture; may run in any thread."""
    from app.documents.thumbnails import picture_thumbnail

    problem = verify_file(files, sha256)
    picture = picture_thumbnail(files.path(sha256)) if kind == "image" and not problem else b""
    return Look(sha256=sha256, problem=problem, picture=picture)
