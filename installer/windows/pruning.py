"""What of the unpacked libraries is never used: removed by rule; the check then runs the program without it."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer.say import say
from installer.windows.archives import files_below
from installer.windows.qt import kept_files, linked_files

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Rule:
    """Files below ``lib`` that match ``drops`` go, except those that match ``keeps``; ``*`` also crosses folders."""

    reason: str
    drops: tuple[str, ...]
    keeps: tuple[str, ...] = ()

    def applies_to(self, name: str) -> bool:
        """Whether ``name`` goes by this rule."""
        return _any(name, self.drops) and not _any(name, self.keeps)


_LICENCES = ("*/METADATA", "*/licenses/*", "*/LICEN*", "*/COPYING*", "*/NOTICE*", "*/AUTHORS*", "*/CREDITS*")

RULES = (
    Rule("gói cài đặt chỉ dùng khi cài", ("pip/*", "pip-*")),
    Rule("chỉ dùng khi lập trình", ("*.pyi", "*.pxd", "*.pxi", "*.h", "*.c", "*.lib", "*.exe", "*/py.typed", "*.pyx")),
    Rule("bài kiểm thử của thư viện", ("*/tests/*", "*/test/*", "*/testing/*")),
    Rule("sổ sách của trình cài gói; giữ tên, phiên bản, giấy phép", ("*.dist-info/*",), _LICENCES),
    Rule(
        "ngày lễ các nước khác; danh mục nước được thay bằng tệp trống",
        ("holidays/countries/*", "holidays/financial/*", "holidays/locale/*"),
        ("*/__init__.py", "holidays/countries/vietnam.py", "holidays/locale/vi/*"),
    ),
    Rule("phần của lxml không dùng tới", ("lxml/html/*", "lxml/isoschematron/*", "lxml/includes/*", "lxml/objectify*")),
    Rule("định dạng ảnh và giao diện không dùng tới", ("PIL/_avif*", "PIL/_imagingtk*", "PIL/_imagingft*")),
    Rule("biểu đồ và phông của reportlab; giấy tờ nhúng phông Tinos", ("reportlab/graphics/*", "reportlab/fonts/*")),
    Rule("phần dựng của shiboken", ("shiboken6/include/*", "shiboken6/lib/*")),
)

# These lists import every country when the package is touched; ours asks for one country by name.
EMPTIED = ("holidays/countries/__init__.py", "holidays/financial/__init__.py")


def prune(lib: Path) -> None:
    """Take out of ``lib`` what the rules name."""
    for rule in RULES:
        gone = [name for name in files_below(lib) if rule.applies_to(name)]
        for name in gone:
            (lib / name).unlink()
        if not gone:
            say(f"  (quy tắc tỉa “{rule.reason}” không còn gặp tệp nào)")
    for name in EMPTIED:
        if (lib / name).exists():
            (lib / name).write_bytes(b"")
    _remove_empty_folders(lib)


def prune_qt(lib: Path, modules: set[str]) -> None:
    """Leave of PySide6 and shiboken6 only what ``modules`` need. To be done while the stub files are still there."""
    kept = kept_files(lib / "PySide6", modules)
    for name in list(files_below(lib / "PySide6")):
        if name not in kept:
            (lib / "PySide6" / name).unlink()
    shiboken = lib / "shiboken6"
    linked = linked_files(shiboken, {"Shiboken.pyd"})
    for path in shiboken.glob("*.dll"):
        if path.name not in linked:
            path.unlink()


def _any(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), key=lambda one: len(one.parts), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
