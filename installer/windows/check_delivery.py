"""Checks of the finished files themselves: sums, what lies inside, the wheel installed on this machine."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.archives import files_below, size_of
from installer.windows.downloads import sha256_of
from installer.windows.tools import UNPACKER
from installer.windows.trial_pc import MISSING_IN_WINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from installer.processes import Processes
    from installer.windows.workshop import Workshop


class Delivery:
    """The files of ``dist``, looked at without Windows."""

    def __init__(self, shop: Workshop, files: list[Path], processes: Processes) -> None:
        self._shop = shop
        self._processes = processes
        self._files = {file.name: file for file in files}

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        """Titles and what to do, in order."""
        return [
            ("Mã băm trong SHA256SUMS", self._sums),
            ("Kích thước", self._sizes),
            ("Setup.exe chứa đúng bộ chương trình", self._set_up_inside),
            ("Bản mang theo chứa đúng bộ chương trình", self._portable_inside),
            ("Cài wheel trên máy này, hoso-cli self-test", self._wheel),
        ]

    def _sums(self) -> str:
        lines = self._files["SHA256SUMS"].read_text(encoding="utf-8").splitlines()
        for line in lines:
            told, _, name = line.partition("  ")
            if sha256_of(self._files[name]) != told:
                raise Problem(f"mã băm của {name} không khớp SHA256SUMS.", "dựng lại từ đầu.")
        return f"{len(lines)} tệp khớp"

    def _sizes(self) -> str:
        packed = self._one("-Setup.exe").stat().st_size / 1_000_000
        portable = self._one("-portable.zip").stat().st_size / 1_000_000
        installed = size_of(self._shop.bundle) / 1_000_000
        count = sum(1 for _ in files_below(self._shop.bundle))
        return f"bộ cài {packed:.1f} MB, bản mang theo {portable:.1f} MB, sau khi cài {installed:.1f} MB, {count} tệp"

    def _set_up_inside(self) -> str:
        folder = self._fresh("set-up-inside")
        done = self._processes.listen([UNPACKER, "x", "-y", f"-o{folder}", str(self._one("-Setup.exe"))])
        found = next((path.parent for path in folder.rglob("hoso.exe")), None)
        if done.code != 0 or found is None:
            raise Problem("không mở được Setup.exe để xem bên trong.", "xem các dòng ở trên.", done.lines[-4:])
        return self._require_bundle(found, set())

    def _portable_inside(self) -> str:
        folder = self._fresh("portable-inside")
        with zipfile.ZipFile(self._one("-portable.zip")) as archive:
            archive.extractall(folder)
        return self._require_bundle(folder / self._shop.bundle.name, {"portable.txt", "DOC-TRUOC.txt"})

    def _require_bundle(self, folder: Path, more: set[str]) -> str:
        """The same files with the same bytes as the bundle, and nothing of the check's own."""
        ours = {name: sha256_of(self._shop.bundle / name) for name in files_below(self._shop.bundle)}
        theirs = {name: sha256_of(folder / name) for name in files_below(folder) if name not in more}
        if ours != theirs:
            different = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
            raise Problem(f"{len(different)} tệp khác với bộ chương trình, ví dụ {different[0]}.", "dựng lại từ đầu.")
        if any(name.lower().endswith(MISSING_IN_WINE) for name in theirs):
            raise Problem(f"{MISSING_IN_WINE} lọt vào bộ cài.", "thư viện giả chỉ dành cho Wine.")
        return f"{len(theirs)} tệp trùng từng byte, không có {MISSING_IN_WINE}"

    def _wheel(self) -> str:
        folder = self._fresh("wheel-installed")
        python = str(self._shop.clone.python)
        wheel = next(file for name, file in self._files.items() if name.endswith(".whl"))
        install = [python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "--target", str(folder)]
        done = self._processes.listen([*install, str(wheel)])
        command = ["env", "-C", str(folder), f"PYTHONPATH={folder}", python, str(Path("bin", "hoso-cli"))]
        tried = self._processes.listen([*command, "self-test"])
        if done.code != 0 or tried.code != 0:
            raise Problem("wheel cài xong không chạy được.", "xem các dòng ở trên.", (*done.lines, *tried.lines)[-6:])
        return f"{len(tried.lines)} phép thử đạt"

    def _one(self, ending: str) -> Path:
        return next(file for name, file in self._files.items() if name.endswith(ending))

    def _fresh(self, name: str) -> Path:
        folder = self._shop.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder
