"""Files that appear whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from app.errors import AppError, DiskFull, FileOpenElsewhere, FolderNotWritable

Content = bytes | Callable[[BinaryIO], None]

FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_SAFE: Final = "Dữ liệu trong chương trình vẫn còn nguyên."


def write_whole(path: Path, content: Content) -> None:
    """Write ``content`` (bytes, or a function that writes them) to ``path``, replacing what stands there.

    Until the last byte is on the disk the old file stays as it was. Raises FileOpenElsewhere,
    FolderNotWritable or DiskFull; what a writing function raises itself passes through.
    """
    try:
        put_whole(path, content)
    except OSError as error:
        raise export_error(path, error) from error


def make_folder_for(path: Path) -> None:
    """Make the folder that ``path`` is to stand in. Raises as :func:`write_whole`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise export_error(path, error) from error


def put_whole(path: Path, content: Content) -> None:
    """What :func:`write_whole` does, for callers with words of their own for OSError."""
    temporary = write_beside(path, content)
    try:
        temporary.replace(path)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(path.parent)


def write_beside(path: Path, content: Content) -> Path:
    """Write ``content`` through to the disk under a temporary name beside ``path``; if that fails, nothing is left."""
    temporary = temporary_beside(path)
    try:
        with temporary.open("xb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            flush_to_disk(file)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def discard(temporary: Path) -> None:
    """Remove a temporary file, if it is still there and may be removed."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    """A name nobody uses, in the same folder and therefore on the same disk; short, whatever ``path`` is."""
    return path.with_name(f".{secrets.token_hex(8)}.tmp")


def flush_to_disk(file: BinaryIO) -> None:
    """Push everything written so far through to the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` as durable as the files; Windows does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def export_error(path: Path, error: OSError) -> AppError:
    """What to tell the official when ``path`` could not be written because of ``error``."""
    details = f"{path} ({type(error).__name__} {error.errno})"
    if error.errno in FULL_DISK:
        return DiskFull(
            f"Ổ đĩa đã đầy, chưa ghi được tệp “{path.name}”. {_SAFE}",
            "Hãy xóa bớt tệp không cần hoặc chọn ổ đĩa khác rồi làm lại.",
            details,
        )
    if isinstance(error, PermissionError) and path.is_file():
        return FileOpenElsewhere(
            f"Tệp “{path.name}” đang mở ở chương trình khác hoặc bị khóa, chưa ghi đè được. {_SAFE}",
            "Hãy đóng tệp đó (thường là cửa sổ Word hoặc trình xem PDF) rồi làm lại, hoặc chọn tên khác.",
            details,
        )
    if path.is_dir():
        return FolderNotWritable(
            f"Đã có một thư mục mang tên “{path.name}” ở nơi cần ghi tệp. {_SAFE}",
            "Hãy chọn tên khác.",
            details,
        )
    return FolderNotWritable(
        f"Không ghi được vào thư mục “{path.parent}”. {_SAFE}",
        "Hãy kiểm tra thư mục có còn không, ổ đĩa đã cắm chưa và có quyền ghi không, hoặc chọn nơi khác.",
        details,
    )
