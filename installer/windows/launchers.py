"""hoso.exe and hoso-cli.exe: a few lines of C with our icon and version, compiled here for 64-bit Windows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.tools import COMPILER, RESOURCES
from installer.windows.workshop import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.workshop import Workshop


@dataclass(frozen=True)
class Launcher:
    """One program to make."""

    file: str
    description: str
    options: tuple[str, ...]


LAUNCHERS = (
    Launcher("hoso.exe", PROGRAM, ("-mwindows",)),
    Launcher("hoso-cli.exe", f"{PROGRAM} (các lệnh không cần cửa sổ)", ("-mconsole", "-DCONSOLE")),
)

# No time of day in the header: the same source gives the same program.
_ALIKE = ("-s", "-Wl,--no-insert-timestamp")


def make_launchers(shop: Workshop, folder: Path, processes: Processes) -> None:
    """Compile both into ``folder``. Raises Problem."""
    for launcher in LAUNCHERS:
        resources = shop.folder / f"{launcher.file}.res.o"
        _run(
            processes, [RESOURCES, "-c", "65001", *_defines(shop, launcher), str(shop.parts / "launcher.rc"), resources]
        )
        source = str(shop.parts / "launcher.c")
        flags = ("-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-municode", "-static")
        _run(processes, [COMPILER, *flags, *launcher.options, source, resources, "-o", folder / launcher.file, *_ALIKE])


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers Windows wants: 0.1.0 and 0.1.0rc1 both give 0, 1, 0, 0."""
    numbers = [int(number) for number in re.findall(r"\d+", re.split(r"[a-z+]", version, maxsplit=1)[0])]
    major, minor, micro, build = (*numbers, 0, 0, 0, 0)[:4]
    return major, minor, micro, build


def _defines(shop: Workshop, launcher: Launcher) -> list[str]:
    values = {
        "ICON_FILE": f'"{shop.icon}"',
        "MANIFEST_FILE": f'"{shop.parts / "launcher.manifest"}"',
        "VERSION_NUMBERS": ",".join(map(str, version_numbers(shop.version))),
        "VERSION_TEXT": f'"{shop.version}"',
        "FILE_DESCRIPTION": f'"{launcher.description}"',
        "FILE_NAME": f'"{launcher.file}"',
    }
    lines = [f"#define {name} {value}" for name, value in values.items()]
    header = shop.folder / f"{launcher.file}.h"
    header.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["--preprocessor-arg=-include", f"--preprocessor-arg={header}"]


def _run(processes: Processes, command: list[str | Path]) -> None:
    done = processes.listen([str(word) for word in command])
    if done.code != 0:
        raise Problem(
            "không biên dịch được chương trình mở đầu hoso.exe.",
            "xem các dòng ở trên; kiểm tra gói gcc-mingw-w64-x86-64.",
            done.lines[-6:],
        )
