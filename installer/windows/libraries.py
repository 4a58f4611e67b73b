"""The program's libraries: wheels laid out in one folder, cut down, with their licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.windows.archives import unpack_zip
from installer.windows.pruning import prune, prune_qt
from installer.windows.qt import used_modules

if TYPE_CHECKING:
    from pathlib import Path


def lay_out_libraries(wheels: list[Path], lib: Path, sources: list[Path]) -> None:
    """Unpack ``wheels`` into ``lib`` and remove what ``sources``, the program's own code, never uses."""
    for wheel in wheels:
        unpack_zip(wheel, lib)
    modules = used_modules(sources)
    prune_qt(lib, modules)
    prune(lib)
