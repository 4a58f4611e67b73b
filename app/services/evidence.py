"""Evidence: taken in, read, watched over, shown, printed as an index."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
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
from app.storage.evidence_files import EvidenceFiles

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
    """A file that was read in the background, to be remembered by :func:`remember`."""

    sha256: str
    content: EvidenceContent


def attach(app: App, path: Path, *, title: str = "", document: str = "") -> Attached:
    """Keep a copy of the file and enter it. InputError for what cannot be read or is no evidence; StorageError.

    A file that is here already, by its content, is not entered twice.
    """
    kind_of(path)
    return _attached(app, app.evidence.files.add(path).sha256, path.name, path.stat().st_size, title, document)


def attach_bytes(app: App, content: bytes, name: str, *, title: str = "") -> Attached:
    """The same for what has no file yet: a picture from the clipboard."""
    with tempfile.TemporaryDirectory(prefix="hoso-") as folder:
        path = Path(folder) / "content"
        path.write_bytes(content)
        kind_of(path, name)
    kept = app.evidence.files.add_bytes(content)
    return _attached(app, kept.sha256, name, kept.size, title, "")


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
    """Read one file; touches no database, so it may run in any thread. Cancelled."""
    path = files.path(sha256)
    try:
        kind = kind_of(path, name)
    except InputError as error:
        return ReadFile(sha256=sha256, content=EvidenceContent(kind="pdf", warnings=(error.message,)))
    return ReadFile(sha256=sha256, content=read_evidence(path, kind, cancelled))


def remember(app: App, read: ReadFile) -> None:
    """Remember what was read; from now on it is found by the search."""
    told = read.content
    app.contents.save(
        ContentRow(sha256=read.sha256, kind=told.kind, pages=told.pages, words=told.words, warnings=told.warnings)
    )


def read_all(app: App) -> None:
    """Read everything that nobody has read yet, here and now; for commands and tests."""
    for sha256, name in unread(app):
        remember(app, read_file(app.evidence.files, sha256, name, lambda: False))


def verify_file(files: EvidenceFiles, sha256: str) -> Problem:
    """Whether the file is there and unaltered; reads all of it, may run in any thread."""
    problems = files.verify([sha256])
    return problems[0].kind if problems else ""


def note_verified(app: App, problems: dict[str, Problem]) -> None:
    """Remember what :func:`verify_file` found, by hash."""
    app.contents.note_verified(problems, tuple(problems), dt.datetime.now(dt.UTC))


def replace_file(app: App, evidence: Evidence, path: Path) -> Evidence:
    """Put another file in the place of the evidence's: a better scan, or the lost file again. InputError."""
    kind_of(path)
    kept = app.evidence.files.add(path)
    note_verified(app, {kept.sha256: ""})
    changed = replace(evidence, sha256=kept.sha256, size=kept.size, file_name=path.name, pages=None)
    app.evidence.save(changed)
    return changed


def copy_for_reading(app: App, evidence: Evidence, folder: Path) -> Path:
    """A copy under the file's own name, for the program that opens such files. StorageError, InputError."""
    problem = verify_file(app.evidence.files, evidence.sha256)
    if problem:
        raise problem_error(evidence, problem)
    target = folder / _plain_name(evidence.file_name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with app.evidence.files.open(evidence.sha256) as source:
            target.write_bytes(source.read())
    except OSError as error:
        raise InputError(
            f"Chưa mở được “{evidence.title}”: không ghi được bản sao tạm. Dữ liệu không bị thay đổi.",
            "Nếu tệp này đang mở ở chương trình khác thì đóng lại, rồi mở lại.",
        ) from error
    return target


def problem_error(evidence: Evidence, problem: Problem) -> AppError:
    """What to say of a file that is not whole any more."""
    what = "không còn trong thư mục dữ liệu" if problem == "missing" else "đã bị thay đổi so với lúc thêm vào"
    return InputError(
        f"Tệp của minh chứng “{evidence.title}” {what}; các dữ liệu khác vẫn còn nguyên.",
        "Hãy chọn “Thay tệp” để thêm lại, hoặc khôi phục từ bản sao lưu.",
    )


def _attached(app: App, sha256: str, name: str, size: int, title: str, document: str) -> Attached:
    warnings = _size_warning(app, size)
    note_verified(app, {sha256: ""})
    known = app.evidence.with_content(sha256)
    if known is not None:
        return Attached(evidence=known, known=True, warnings=warnings)
    return Attached(evidence=app.evidence.enter(sha256, size, name, title=title, document=document), warnings=warnings)


def _size_warning(app: App, size: int) -> tuple[str, ...]:
    limit = settings.read(app, settings.EVIDENCE_LIMIT)
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


def content_bytes(app: App, evidence: Evidence) -> bytes:
    """The whole file, to be shown; InputError when it is not whole any more."""
    problem = verify_file(app.evidence.files, evidence.sha256)
    if problem:
        raise problem_error(evidence, problem)
    with app.evidence.files.open(evidence.sha256) as source:
        return source.read()
