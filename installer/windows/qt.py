"""Which part of Qt the program uses, found by following its imports; the rest of PySide6 stays out of the bundle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from installer.windows.archives import files_below
from installer.windows.pe import Program

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Python files that PySide6 itself needs, and its own library.
ALWAYS = ("__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll", "support/")
# Loaded by name while the program runs, so that no import tells of them. Offscreen is for the check and for support.
PLUGINS = (
    *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll"),
    *("plugins/imageformats/qgif.dll", "plugins/imageformats/qico.dll", "plugins/imageformats/qjpeg.dll"),
    *("plugins/imageformats/qsvg.dll", "plugins/imageformats/qtiff.dll", "plugins/imageformats/qwebp.dll"),
    "plugins/iconengines/qsvgicon.dll",
)

_IN_CODE = re.compile(r"^\s*(?:from PySide6\.(Qt\w+) import|import PySide6\.(Qt\w+))", re.MULTILINE)
_FROM_PACKAGE = re.compile(r"^\s*from PySide6 import \(?([\w, \n]+)", re.MULTILINE)
_IN_STUB = re.compile(r"^import PySide6\.(Qt\w+)", re.MULTILINE)


def used_modules(sources: Iterable[Path]) -> set[str]:
    """Qt modules that our own code names, for example QtWidgets."""
    found: set[str] = set()
    for source in sources:
        text = source.read_text(encoding="utf-8")
        found.update(first or second for first, second in _IN_CODE.findall(text))
        for names in _FROM_PACKAGE.findall(text):
            found.update(name for name in re.split(r"[,\s]+", names) if name.startswith("Qt"))
    return found


def with_their_needs(modules: set[str], package: Path) -> set[str]:
    """``modules`` and those that they import themselves, as their stub files tell."""
    known: set[str] = set()
    waiting = set(modules)
    while waiting:
        module = waiting.pop()
        known.add(module)
        stub = package / f"{module}.pyi"
        waiting |= set(_IN_STUB.findall(stub.read_text(encoding="utf-8"))) - known if stub.exists() else set()
    return known


def kept_files(package: Path, modules: set[str]) -> set[str]:
    """Paths inside PySide6 that stay: the modules, the plugins, and the libraries these link to."""
    wanted = {f"{module}.pyd" for module in with_their_needs(modules, package)} | set(PLUGINS)
    wanted |= {name for name in files_below(package) if name.startswith(ALWAYS)}
    return wanted | linked_files(package, {name for name in wanted if name.endswith((".pyd", ".dll"))})


def linked_files(package: Path, start: set[str]) -> set[str]:
    """Libraries at the top of ``package`` that ``start`` links to, directly or not."""
    there = {path.name.lower(): path.name for path in package.glob("*.dll")}
    known: set[str] = set()
    waiting = set(start)
    while waiting:
        name = waiting.pop()
        known.add(name)
        needs = {there[need] for need in Program(package / name).needs if need in there}
        waiting |= needs - known
    return known
