"""``check``: a report on the environment, one line per matter, nothing installed and nothing changed."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from installer.clone import RUN_LOCK
from installer.say import say, typed
from installer.system_libraries import missing_libraries
from installer.venv import is_fresh, is_sound

if TYPE_CHECKING:
    from installer.clone import Clone
    from installer.processes import Processes

FONTS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")

_QT = (
    "from PySide6.QtWidgets import QApplication; from PySide6 import QtPdfWidgets, QtPrintSupport; "
    "from PySide6.QtCore import qVersion; QApplication([]); print('Qt', qVersion())"
)
_DATA = "from app.paths import locate_paths; print(locate_paths().data)"


@dataclass(frozen=True)
class Line:
    """One matter of the report; ``advice`` is shown when it is not well."""

    well: bool
    matter: str
    found: str
    advice: str = ""


def check(clone: Clone, processes: Processes, *, screen: bool) -> int:
    """Print the report; 0 if the program can run here, else 1."""
    lines = [_python(), _environment(clone, processes), _fonts(clone)]
    if is_sound(clone, processes):
        lines += [_libraries(clone, processes, screen=screen), _qt(clone, processes), _data_folder(clone, processes)]
    for line in lines:
        say(f"[{'đạt' if line.well else 'CHƯA'}] {line.matter}: {line.found}")
        if not line.well and line.advice:
            say(f"       {line.advice}")
    return 0 if all(line.well for line in lines) else 1


def _python() -> Line:
    found = f"{platform.python_version()} ({sys.executable})"
    return Line(sys.version_info >= (3, 11), "Python 3.11 trở lên", found)


def _environment(clone: Clone, processes: Processes) -> Line:
    advice = f"Chạy: {typed('run')} (lần đầu cần mạng)."
    if not is_sound(clone, processes):
        return Line(False, "Môi trường .venv", "chưa có hoặc hỏng", advice)
    if not is_fresh(clone, RUN_LOCK):
        return Line(False, "Môi trường .venv", f"chưa khớp {RUN_LOCK}", advice)
    return Line(True, "Môi trường .venv", f"khớp {RUN_LOCK}")


def _libraries(clone: Clone, processes: Processes, *, screen: bool) -> Line:
    missing = missing_libraries(clone, processes, screen=screen)
    found = f"thiếu {', '.join(missing)}" if missing else "đủ"
    return Line(not missing, "Thư viện hệ thống cho Qt", found, f"Chạy: {typed('run')} để cài.")


def _qt(clone: Clone, processes: Processes) -> Line:
    done = processes.listen([str(clone.python), "-c", _QT], extra={"QT_QPA_PLATFORM": "offscreen"})
    found = done.lines[-1] if done.lines else f"mã kết thúc {done.code}"
    return Line(done.code == 0, "Qt nạp được", found)


def _fonts(clone: Clone) -> Line:
    missing = [name for name in FONTS if not (clone.root / "resources" / "fonts" / name).is_file()]
    found = f"thiếu {', '.join(missing)}" if missing else "đủ bốn kiểu Tinos"
    return Line(not missing, "Phông chữ", found, "Lấy lại đầy đủ thư mục resources/fonts.")


def _data_folder(clone: Clone, processes: Processes) -> Line:
    done = processes.listen([str(clone.python), "-c", _DATA])
    if done.code != 0 or not done.lines:
        return Line(False, "Thư mục dữ liệu", "chưa xác định được")
    folder = Path(done.lines[-1])
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    well = os.access(nearest, os.W_OK)
    return Line(well, "Thư mục dữ liệu", str(folder), f"Không ghi được vào {nearest}; kiểm tra quyền ghi.")
