"""The folders the build works in, and what it knows of the program: version and date."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer.say import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from installer.clone import Clone
    from installer.processes import Processes

PROGRAM = "Hồ sơ Thi đua"
NAME = "HoSoThiDua"
DISTRIBUTION = "hoso-thidua"

# Room for downloads, the bundle twice, the check's trial installations; measured, rounded up.
ROOM_MB = 2500


@dataclass(frozen=True)
class Workshop:
    """Everything is made below ``build`` and only what is whole is put into ``dist``.

    ``moment`` (seconds since 1970) is written into archives instead of the time of day, so that the same
    source gives the same bytes.
    """

    clone: Clone
    version: str
    moment: int

    @classmethod
    def open(cls, clone: Clone, processes: Processes) -> Workshop:
        """Read the version from pyproject.toml and the date of the last commit; Problem when there is no room."""
        free = shutil.disk_usage(clone.root).free // 1_000_000
        if free < ROOM_MB:
            raise Problem(
                f"ổ đĩa chứa {clone.root} chỉ còn trống {free} MB, cần khoảng {ROOM_MB} MB.",
                "xóa bớt tệp không cần trên ổ đĩa rồi chạy lại.",
            )
        return cls(clone, _version(clone), _moment(clone, processes))

    @property
    def downloads(self) -> Path:
        """Fetched files, kept between builds and checked by hash each time."""
        return self.clone.root / "build" / "downloads"

    @property
    def folder(self) -> Path:
        """Where the work lies; thrown away at the start of each build."""
        return self.clone.root / "build" / "windows"

    @property
    def bundle(self) -> Path:
        """The program as it will lie on a Windows PC."""
        return self.folder / NAME

    @property
    def dist(self) -> Path:
        """The finished files."""
        return self.clone.root / "dist"

    @property
    def parts(self) -> Path:
        """The C sources and the set-up script beside this module."""
        return self.clone.root / "installer" / "windows" / "parts"

    @property
    def icon(self) -> Path:
        """The program's icon for Windows."""
        return self.clone.root / "resources" / "icons" / "app.ico"


def _version(clone: Clone) -> str:
    import tomllib  # not in a Python too old for the program, which must still reach its own message

    project = tomllib.loads((clone.root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def _moment(clone: Clone, processes: Processes) -> int:
    """The last commit's time; without git, the youngest date a zip archive and Windows both like."""
    told = processes.listen(["git", "-c", "safe.directory=*", "log", "-1", "--format=%ct"])
    if told.code == 0 and told.lines and told.lines[-1].isdigit():
        return int(told.lines[-1])
    return 1_609_459_200
