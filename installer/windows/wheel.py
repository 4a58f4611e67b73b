"""The program as a wheel: ``pip install`` gives hoso and hoso-cli with all resources; the bundle takes it too."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.archives import files_below
from installer.windows.downloads import fetch_setuptools
from installer.windows.workshop import DISTRIBUTION

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.workshop import Workshop

_FOLDERS = ("app", "ui", "resources")
_FILES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
_NOT_SOURCE = shutil.ignore_patterns("__pycache__", "*.pyc")


def stage_source(shop: Workshop) -> Path:
    """A clean copy of what the wheel is made of; the list of changes goes where the program reads it."""
    stage = shop.folder / "source"
    for name in _FOLDERS:
        shutil.copytree(shop.clone.root / name, stage / name, ignore=_NOT_SOURCE)
    for name in _FILES:
        shutil.copyfile(shop.clone.root / name, stage / name)
    shutil.copyfile(stage / "CHANGELOG.md", stage / "resources" / "CHANGELOG.md")
    return stage


def make_wheel(shop: Workshop, stage: Path, processes: Processes) -> Path:
    """Build the wheel from ``stage``. Raises Problem, also when a resource was left out."""
    before = set(files_below(stage / "resources"))
    folder = shop.folder / "wheel"
    command = [str(shop.clone.python), "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-input"]
    command += ["--disable-pip-version-check", "-w", str(folder), str(stage)]
    environment = {
        "PYTHONPATH": str(fetch_setuptools(shop, processes)),
        "SOURCE_DATE_EPOCH": str(shop.moment),
        "PYTHONHASHSEED": "0",
    }
    done = processes.listen(command, extra=environment)
    made = sorted(folder.glob(f"{DISTRIBUTION.replace('-', '_')}-{shop.version}-*.whl"))
    if done.code != 0 or len(made) != 1:
        raise Problem("không dựng được gói wheel.", "xem các dòng ở trên.", done.lines[-6:])
    _require_resources(made[0], before)
    return made[0]


def _require_resources(wheel: Path, wanted: set[str]) -> None:
    with zipfile.ZipFile(wheel) as opened:
        missing = {f"resources/{name}" for name in wanted} - set(opened.namelist())
    if missing:
        raise Problem(
            f"gói wheel thiếu {len(missing)} tệp trong resources, ví dụ {min(missing)}.",
            "xem mục [tool.setuptools.package-data] trong pyproject.toml.",
        )
