"""How long this process has been running, as the system sees it: the start of Python counts too."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_IMPORTED = time.monotonic()
_WINDOWS_TICKS_PER_MILLISECOND = 10_000


def milliseconds_since_start() -> float:
    """Milliseconds since the process began; where the system does not tell, since this module was imported."""
    if sys.platform == "win32":
        return _on_windows()
    if Path("/proc/self/stat").exists():
        return _on_linux()
    return (time.monotonic() - _IMPORTED) * 1000


def _on_linux() -> float:
    """Field 22 of /proc/self/stat counts clock ticks since the machine started."""
    fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    began = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000


def _on_windows() -> float:
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.windll.kernel32  # pyright: ignore[reportAttributeAccessIssue]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE  # an int would lose half of a 64-bit handle
    kernel.GetProcessTimes.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4]
    times = [wintypes.FILETIME() for _ in range(4)]
    kernel.GetProcessTimes(kernel.GetCurrentProcess(), *(ctypes.byref(each) for each in times))
    now = wintypes.FILETIME()
    kernel.GetSystemTimeAsFileTime(ctypes.byref(now))
    return (_ticks(now) - _ticks(times[0])) / _WINDOWS_TICKS_PER_MILLISECOND


def _ticks(moment: object) -> int:
    high, low = moment.dwHighDateTime, moment.dwLowDateTime  # pyright: ignore[reportAttributeAccessIssue]
    return (high << 32) + low
