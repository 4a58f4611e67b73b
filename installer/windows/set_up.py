"""The set-up file: the bundle packed by NSIS with the script in ``parts``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from installer.say import Problem, say
from installer.windows.archives import files_below, size_of
from installer.windows.launchers import version_numbers
from installer.windows.nsis_words import is_translated
from installer.windows.tools import SET_UP_MAKER

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.workshop import Workshop

LARGEST_MB = 45
# The folder the bundle is unpacked into before it takes the old one's place; part of the longest path.
_STAGING = "\\chuong-trinh.moi\\"


def make_set_up(
    shop: Workshop,
    bundle: Path,
    out: Path,
    processes: Processes,
    *,
    version: str = "",
    quick: bool = False,
    target: str = "",
) -> None:
    """Write ``out``. ``quick`` packs loosely, ``target`` chooses NSIS' kind of program: both for the check. Problem."""
    say(f"Đang đóng gói {out.name} ...")
    half = out.with_name(out.name + ".part")
    values = _values(shop, bundle, half, version or shop.version)
    values |= {"QUICK": "1"} if quick else {}
    values |= {"TARGET": target} if target else {}
    command = [SET_UP_MAKER, "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items())]
    command.append(str(shop.parts / "set-up.nsi"))
    done = processes.listen(command, extra={"SOURCE_DATE_EPOCH": str(shop.moment)})
    # makensis goes on when the words of its head were not replaced.
    if done.code != 0 or not is_translated(half.read_bytes()):
        half.unlink(missing_ok=True)
        raise Problem("makensis không đóng gói được bộ cài.", "xem các dòng ở trên.", done.lines[-8:])
    half.replace(out)


def longest_path(bundle: Path) -> int:
    """Letters that a program file's path has beyond the folder the official chose."""
    return len(_STAGING) + max(len(name) for name in files_below(bundle))


def _values(shop: Workshop, bundle: Path, out: Path, version: str) -> dict[str, str]:
    size = size_of(bundle)
    header = shop.folder / "nsis-head.exe"
    words = shop.parts.parent / "nsis_words.py"
    return {
        "VERSION": version,
        "VERSION4": ".".join(map(str, version_numbers(version))),
        "BUNDLE": str(bundle),
        "OUT": str(out),
        "ICON": str(shop.icon),
        "SIZE_KB": str(size // 1024),
        "NEED_MB": str(size // 1_000_000 + 50),
        "LONGEST": str(longest_path(bundle)),
        "HEADER": str(header),
        "PACKER": f'"{sys.executable}" "{words}" "{header}"',
    }
