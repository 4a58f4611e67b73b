"""Evidence files by their content: a file is found by its SHA-256 and kept once, however often it is added."""

from __future__ import annotations

import hashlib
import io
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, Protocol

from app.errors import Cancelled, InputError, StorageError
from app.storage.edge import SAFE, file_errors
from app.whole_file import flush_to_disk, sync_folder

_BLOCK: Final = 1 << 20
_Cancelled = Callable[[], bool]
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def never() -> bool:
    """What work is told that nobody can stop."""
    return False


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """Where a file's content is known by; ``size`` in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class FileProblem:
    """A file that is gone, or whose content is no longer what its name says."""

    sha256: str
    kind: Literal["missing", "altered"]


class EvidenceFiles:
    """The folder of evidence files: ``<first two digits>/<64 digits>``, without extensions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file with that content is kept, whether it is there or not.

        StorageError when the name is no hash: it may come from outside and must not lead out of the folder.
        """
        if not _SHA256.fullmatch(sha256):
            raise _altered(sha256)
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether a file of that name is there; its content is not read."""
        return bool(_SHA256.fullmatch(sha256)) and self.path(sha256).is_file()

    def add(
        self, path: Path, *, progress: Callable[[int], object] | None = None, cancelled: _Cancelled = never
    ) -> KeptFile:
        """Keep a copy of the file at ``path``; InputError when it cannot be read.

        ``progress`` is told the bytes copied so far. Cancelled when ``cancelled`` says so; nothing is kept then.
        """
        try:
            source = path.open("rb")
        except OSError as error:
            raise InputError(
                f"Không đọc được tệp “{path.name}” nên chưa thêm làm minh chứng; dữ liệu không bị thay đổi.",
                "Hãy kiểm tra tệp còn ở đó không, rồi chọn lại.",
            ) from error
        with source:
            return self.add_stream(_Watched(source, progress, cancelled))

    def add_bytes(self, content: bytes) -> KeptFile:
        """Keep ``content``."""
        return self.add_stream(io.BytesIO(content))

    def add_stream(self, source: _Readable, *, expected: str = "") -> KeptFile:
        """Keep what ``source`` gives; when this returns, file and folder are on the disk.

        StorageError when the content is not the one whose hash is ``expected``; nothing is kept then.
        """
        with file_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary = self.folder / f".{secrets.token_hex(8)}.tmp"
            try:
                kept = _copy(source, temporary)
                if expected and kept.sha256 != expected:
                    raise _altered(expected)
                self._move_in(temporary, kept)
            finally:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
        return kept

    def open(self, sha256: str) -> BinaryIO:
        """The file's content, to be closed by the caller; StorageError when it is gone."""
        try:
            return self.path(sha256).open("rb")
        except OSError as error:
            raise StorageError(
                f"Không mở được một tệp minh chứng trong thư mục dữ liệu. {SAFE}",
                "Hãy thêm lại tệp minh chứng này, hoặc khôi phục từ bản sao lưu.",
                f"{self.path(sha256)} ({type(error).__name__} {error.errno})",
            ) from error

    def verify(self, hashes: Iterable[str], cancelled: _Cancelled = never) -> tuple[FileProblem, ...]:
        """The files of ``hashes`` that are gone or altered, in the order of their hashes. Cancelled, StorageError."""
        problems: list[FileProblem] = []
        for sha256 in sorted(hashes):
            if not self.has(sha256):
                problems.append(FileProblem(sha256=sha256, kind="missing"))
            elif self._hash(sha256, cancelled) != sha256:
                problems.append(FileProblem(sha256=sha256, kind="altered"))
        return tuple(problems)

    def sweep(self) -> None:
        """Remove what a crash in the middle of adding left behind; for the start of the program."""
        for leftover in self.folder.glob(".*.tmp"):
            with suppress(OSError):
                leftover.unlink()

    def _move_in(self, temporary: Path, kept: KeptFile) -> None:
        place = self.path(kept.sha256)
        if self.has(kept.sha256) and self._hash(kept.sha256) == kept.sha256:
            return
        place.parent.mkdir(exist_ok=True)
        temporary.replace(place)
        sync_folder(place.parent)
        sync_folder(self.folder)

    def _hash(self, sha256: str, cancelled: _Cancelled = never) -> str:
        digest = hashlib.sha256()
        with file_errors(self.path(sha256)), self.path(sha256).open("rb") as file:
            watched = _Watched(file, None, cancelled)
            while block := watched.read(_BLOCK):
                digest.update(block)
        return digest.hexdigest()


class _Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, none at the end."""
        ...


class _Watched:
    """A source that tells how much of it was read, and that stops when it is told to."""

    def __init__(self, source: _Readable, progress: Callable[[int], object] | None, cancelled: _Cancelled) -> None:
        self._source = source
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def read(self, size: int, /) -> bytes:
        """The next bytes. Cancelled."""
        if self._cancelled():
            raise Cancelled("")
        block = self._source.read(size)
        self._done += len(block)
        if self._progress is not None:
            self._progress(self._done)
        return block


def _copy(source: _Readable, target: Path) -> KeptFile:
    digest = hashlib.sha256()
    size = 0
    with target.open("xb") as file:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += file.write(block)
        flush_to_disk(file)
    return KeptFile(sha256=digest.hexdigest(), size=size)


def _altered(sha256: str) -> StorageError:
    return StorageError(
        f"Nội dung một tệp minh chứng không khớp với mã kiểm tra của nó nên không được nhận. {SAFE}",
        "Hãy chép lại tệp từ nơi gửi rồi làm lại.",
        sha256,
    )
