"""The libraries of the system that Qt's wheels leave out on Linux: which are missing, and who brings them."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from installer.debian import install_packages
from installer.say import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from installer.clone import Clone
    from installer.processes import Processes

# What the windows load, and so all that these link to; relative to the folder of PySide6.
DRAWING = ("QtPdfWidgets.abi3.so", "QtPrintSupport.abi3.so", "Qt/plugins/platforms/libqoffscreen.so")
SCREEN = (
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)

# Read off those files with readelf (PySide6 6.12), named by Debian 12; later releases provide the names too.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_NOT_FOUND = re.compile(r"^\s*(\S+) => not found$")


def ensure_libraries(clone: Clone, processes: Processes, *, screen: bool) -> None:
    """Bring in what Qt needs to draw, and with ``screen`` to open windows; Problem if that fails."""
    missing = missing_libraries(clone, processes, screen=screen)
    packages = packages_for(missing)
    if packages:
        install_packages(packages, "hiện cửa sổ" if screen else "vẽ trang giấy", processes)
        missing = missing_libraries(clone, processes, screen=screen)
    if missing:
        raise Problem(
            f"máy còn thiếu thư viện hệ thống: {', '.join(missing)}.",
            "cài gói của bản Linux đang dùng có các thư viện này (nên dùng Debian 12 trở lên) rồi chạy lại.",
        )


def missing_libraries(clone: Clone, processes: Processes, *, screen: bool) -> list[str]:
    """Names like libEGL.so.1 that the loader does not find, in order; nothing is ever missing off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    qt = _qt_folder(clone)
    files = [str(qt / name) for name in DRAWING + (SCREEN if screen else ()) if (qt / name).exists()]
    return sorted(not_found(processes.listen(["ldd", *files]).lines)) if files else []


def packages_for(libraries: Sequence[str]) -> list[str]:
    """Debian's packages that hold these libraries, each once; a library we do not know adds nothing."""
    return sorted({PACKAGES[name] for name in libraries if name in PACKAGES})


def not_found(lines: Sequence[str]) -> set[str]:
    """The libraries that ``ldd`` could not find, from what it wrote."""
    return {match.group(1) for match in map(_NOT_FOUND.match, lines) if match}


def _qt_folder(clone: Clone) -> Path:
    return next(iter((clone.venv / "lib").glob("python3.*/site-packages/PySide6")), clone.venv / "PySide6")
