"""Zip archives in and out: taken apart without leaving their folder, made the same way every time."""

from __future__ import annotations

import time
import zipfile
from typing import TYPE_CHECKING

from installer.say import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def unpack_zip(archive: Path, folder: Path, below: str = "") -> None:
    """Unpack the members under ``below`` (without that prefix); Problem for a damaged or a malicious archive."""
    try:
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                if member.is_dir() or not member.filename.startswith(below):
                    continue
                target = folder / member.filename.removeprefix(below)
                _stay_inside(folder, target, archive)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(opened.read(member))
    except (zipfile.BadZipFile, EOFError) as error:
        raise Problem(f"tệp nén {archive.name} bị hỏng.", "xóa tệp này rồi chạy lại để tải lại.") from error


def pack_zip(folder: Path, archive: Path, moment: int, extra: dict[str, bytes] | None = None) -> None:
    """``folder`` with its own name as the archive's one top entry; ``extra`` are more files in it.

    The order, the dates and the modes do not depend on this machine. Every member is named in UTF-8.
    """
    stamp = time.gmtime(max(moment, 315_532_800))[:6]
    members = {f"{folder.name}/{name}": data for name, data in (extra or {}).items()}
    half = archive.with_name(archive.name + ".part")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, data in sorted([*_members(folder), *members.items()]):
            made.writestr(_entry(name, stamp), data)
    half.replace(archive)


def files_below(folder: Path) -> Iterator[str]:
    """Every file's path inside ``folder``, with forward slashes, in order."""
    yield from sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def size_of(folder: Path) -> int:
    """Bytes of all files below."""
    return sum((folder / name).stat().st_size for name in files_below(folder))


def _members(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name in files_below(folder):
        yield f"{folder.name}/{name}", (folder / name).read_bytes()


def _entry(name: str, stamp: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=stamp)  # pyright: ignore[reportArgumentType] - always six numbers
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry


def _stay_inside(folder: Path, target: Path, archive: Path) -> None:
    if not target.resolve().is_relative_to(folder.resolve()):
        raise Problem(f"tệp nén {archive.name} chứa đường dẫn ra ngoài thư mục.", "không dùng tệp này.")
