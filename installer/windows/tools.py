"""The programs the build needs, and Debian's packages that bring them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from installer.debian import install_packages
from installer.say import Problem

if TYPE_CHECKING:
    from installer.processes import Processes

COMPILER = "x86_64-w64-mingw32-gcc"
RESOURCES = "x86_64-w64-mingw32-windres"
SET_UP_MAKER = "makensis"
SIGNER = "osslsigncode"
WINE = "wine"
UNPACKER = "7z"

BUILD_TOOLS = {
    COMPILER: "gcc-mingw-w64-x86-64",
    RESOURCES: "binutils-mingw-w64-x86-64",
    SET_UP_MAKER: "nsis",
    SIGNER: "osslsigncode",
}
CHECK_TOOLS = {WINE: "wine wine64", UNPACKER: "p7zip-full"}


def ensure_tools(tools: dict[str, str], processes: Processes) -> None:
    """Bring in what is missing, or say exactly what to install. Raises Problem."""
    packages = _packages_of(missing_tools(tools), tools)
    if packages:
        install_packages(packages, "dựng bộ cài Windows", processes)
    still = missing_tools(tools)
    if still:
        raise Problem(
            f"đã cài gói nhưng vẫn không thấy lệnh: {', '.join(still)}.",
            f"cài lại các gói rồi chạy lại: {' '.join(_packages_of(still, tools))}",
        )


def missing_tools(tools: dict[str, str]) -> list[str]:
    """The programs that are not on the path, in order."""
    return [program for program in tools if shutil.which(program) is None]


def _packages_of(programs: list[str], tools: dict[str, str]) -> list[str]:
    return sorted({package for program in programs for package in tools[program].split()})
