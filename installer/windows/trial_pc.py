"""A fresh Windows PC for the check, made by Wine: runs what an official would, and gives back what was said."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from installer.processes import Processes
from installer.say import Problem
from installer.windows.pe import Program
from installer.windows.tools import COMPILER
from installer.windows.wine import Wine

if TYPE_CHECKING:
    from installer.processes import Finished
    from installer.windows.workshop import Workshop

# Qt6Core links to a library of Windows 10 that Wine does not have. Never part of what is delivered.
MISSING_IN_WINE = "icuuc.dll"

# Minutes a program may take before it counts as hanging.
_PATIENCE = "600"
_SCRATCH = "thu"


@dataclass(frozen=True)
class Said:
    """How a Windows program ended, and its two outputs."""

    code: int
    out: str
    err: str


class TrialPC:
    """Drive C in a folder of its own; its folder ``scratch`` takes what the trials write."""

    def __init__(self, shop: Workshop, processes: Processes) -> None:
        self._shop = shop
        self._processes = processes
        self.wine = Wine(shop.folder / "wine", processes)

    @property
    def scratch(self) -> Path:
        """A folder without accents, for scripts that Windows' shell reads."""
        return self.wine.drive / _SCRATCH

    @property
    def profile(self) -> Path:
        """The user's own folder; its name is this machine's user."""
        users = [path for path in (self.wine.drive / "users").iterdir() if path.name != "Public"]
        return users[0]

    @property
    def data(self) -> Path:
        """Where the program keeps its data when nobody says otherwise."""
        return self.profile / "AppData" / "Local" / "HoSoThiDua"

    def switch_on(self) -> None:
        """Make it anew as Windows 10, with the stub of the missing library. Raises Problem."""
        self.wine.prepare()
        self.pretend("win10")
        self.scratch.mkdir()
        self._add_stub()

    def switch_off(self) -> None:
        """End everything and throw the PC away."""
        self.wine.stop()
        shutil.rmtree(self.wine.prefix, ignore_errors=True)

    def pretend(self, version: str) -> None:
        """Be another Windows, for example win7."""
        self.wine.run("winecfg", ["-v", version])

    def start(self, program: Path, words: list[str]) -> Finished:
        """Run a program with a window, for example the set-up file, and wait."""
        return self._processes.listen(["timeout", _PATIENCE, *self.wine.command(program, words)])

    def wait(self) -> None:
        """Wait until every Windows program has ended: an uninstaller goes on as a copy of itself."""
        environment = [f"{name}={value}" for name, value in self.wine.environment.items()]
        self._processes.listen(["timeout", _PATIENCE, "env", *environment, "wineserver", "-w"])

    def command(self, folder: Path, line: str) -> Said:
        """Run a line of Windows' shell in ``folder``; only letters of ASCII in ``line``.

        Wine gives console programs their streams only on a terminal, and hides variables that begin with QT_:
        hence the script file, the redirections and ``script``, which brings a terminal.
        """
        text = (
            "@echo off\r\nset QT_QPA_PLATFORM=offscreen\r\n"
            f"{line} > C:\\{_SCRATCH}\\out.txt 2> C:\\{_SCRATCH}\\err.txt\r\n"
            f"echo %ERRORLEVEL% > C:\\{_SCRATCH}\\code.txt\r\n"
        )
        (self.scratch / "lenh.cmd").write_text(text, encoding="ascii", newline="")
        for name in ("out.txt", "err.txt", "code.txt"):
            (self.scratch / name).unlink(missing_ok=True)
        shell = self.wine.command("cmd", ["/c", f"C:\\\\{_SCRATCH}\\\\lenh.cmd"])
        inside = Processes(folder)
        inside.listen(["timeout", _PATIENCE, "script", "-qec", " ".join(f"'{word}'" for word in shell), "/dev/null"])
        return Said(int(self._written("code.txt") or -1), self._written("out.txt"), self._written("err.txt"))

    def report_of_set_up(self) -> str:
        """What a silent set-up wrote about why it stopped."""
        found = list((self.profile).rglob("HoSoThiDua-cai-dat.txt")) + list(
            (self.wine.drive / "windows").glob("temp/HoSoThiDua-cai-dat.txt")
        )
        return found[0].read_text(encoding="utf-16") if found else ""

    def registry(self) -> str:
        """What stands in the user's part of the registry."""
        self.wait()
        return (self.wine.prefix / "user.reg").read_text(encoding="utf-8", errors="replace")

    def _written(self, name: str) -> str:
        file = self.scratch / name
        return file.read_text(encoding="utf-8", errors="replace").strip() if file.exists() else ""

    def _add_stub(self) -> None:
        """A library with the wanted names that does nothing; Qt only needs it to be there."""
        names = Program(self._shop.bundle / "lib" / "PySide6" / "Qt6Core.dll").functions_from(MISSING_IN_WINE)
        source = self._shop.folder / "stub.c"
        source.write_text("".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in names))
        target = self.wine.drive / "windows" / "system32" / MISSING_IN_WINE
        done = self._processes.listen([COMPILER, "-shared", "-s", str(source), "-o", str(target)])
        if done.code != 0 or not names:
            raise Problem("không dựng được thư viện giả cho Wine.", "xem các dòng ở trên.", done.lines[-4:])
