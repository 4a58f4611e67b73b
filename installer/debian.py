"""Debian's packages: installed when we are root, otherwise the exact command is said."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from installer.say import Problem, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from installer.processes import Processes

_QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def install_packages(packages: Sequence[str], purpose: str, processes: Processes) -> None:
    """Install ``packages``; Problem with what to type when we may not, or when apt-get fails.

    ``purpose`` ends the sentence "Máy còn thiếu … để", for example "hiện cửa sổ".
    """
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise Problem(
            f"máy còn thiếu phần mềm hệ thống để {purpose} (tên gói trên Debian: {names}).",
            "cài các gói tương ứng của bản Linux đang dùng rồi chạy lại lệnh này.",
        )
    if not _is_root():
        raise Problem(
            f"máy còn thiếu phần mềm hệ thống để {purpose}.",
            f"chạy lệnh sau rồi chạy lại: sudo apt-get install {names}",
        )
    say(f"Máy còn thiếu phần mềm hệ thống để {purpose}. Đang cài bằng apt-get: {names}")
    _apt_get(packages, processes)


def _apt_get(packages: Sequence[str], processes: Processes) -> None:
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    processes.listen(["apt-get", "update"], extra=_QUIET)  # a stale list may still do: the next step decides
    done = processes.listen(install, extra=_QUIET)
    if done.code != 0:
        raise Problem(
            "apt-get không cài được các gói còn thiếu.",
            f"kiểm tra mạng và nguồn gói, rồi tự chạy: apt-get install {' '.join(packages)}",
            done.lines[-5:],
        )


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
