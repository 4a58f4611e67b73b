"""The libraries that Windows 10 (1809 and later) brings itself; anything else a program links to must be bundled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.archives import files_below
from installer.windows.pe import X64, NotAProgram, Program

if TYPE_CHECKING:
    from pathlib import Path

_ALWAYS_THERE = ("api-ms-win-", "ext-ms-")
_NAMES = """
advapi32 authz avrt bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dcomp
dnsapi dwmapi dwrite dxgi gdi32 icuuc imm32 iphlpapi kernel32 kernelbase mpr mscms msimg32 msvcrt netapi32 ntdll
ole32 oleaut32 powrprof propsys psapi rpcrt4 secur32 setupapi shcore shell32 shlwapi synchronization ucrtbase
uiautomationcore user32 userenv usp10 uxtheme version windowscodecs winhttp winmm winspool.drv wintrust ws2_32
wtsapi32
"""
WINDOWS_OWN = frozenset(_NAMES.split())


def require_complete(bundle: Path) -> None:
    """Problem if a program in ``bundle`` links to something neither bundled nor Windows' own, or is not 64-bit."""
    programs = [name for name in files_below(bundle) if name.endswith((".exe", ".dll", ".pyd"))]
    bundled = {name.rpartition("/")[2].lower() for name in programs}
    for name in programs:
        try:
            program = Program(bundle / name)
        except NotAProgram as error:
            raise Problem(f"{name} không phải là tệp chương trình Windows hợp lệ.", "tải lại rồi dựng lại.") from error
        strangers = [need for need in program.needs if need not in bundled and not _is_windows_own(need)]
        if strangers or program.machine != X64:
            raise Problem(
                f"{name} cần {', '.join(strangers) or 'máy khác loại 64 bit'} mà bộ cài không có.",
                "xem lại quy tắc trong installer/windows/qt.py và pruning.py.",
            )


def _is_windows_own(library: str) -> bool:
    return library.startswith(_ALWAYS_THERE) or library.removesuffix(".dll") in WINDOWS_OWN
