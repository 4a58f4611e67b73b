"""Windows programs run here through Wine, in a prefix of their own that is thrown away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.tools import CHECK_TOOLS, WINE, ensure_tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from installer.processes import Finished, Processes


class Wine:
    """One fresh Windows: drive C lies in ``prefix``; drive Z is this machine's root."""

    def __init__(self, prefix: Path, processes: Processes) -> None:
        self.prefix = prefix
        self._processes = processes

    @property
    def environment(self) -> Mapping[str, str]:
        """Quiet, without a screen, without an offer to fetch Mono or Gecko."""
        return {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "DISPLAY": "",
            "HOME": str(self.prefix.with_name(self.prefix.name + "-home")),
        }

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.prefix / "drive_c"

    def prepare(self) -> None:
        """Make the prefix anew. Raises Problem."""
        ensure_tools(CHECK_TOOLS, self._processes)
        shutil.rmtree(self.prefix, ignore_errors=True)
        Path(self.environment["HOME"]).mkdir(parents=True, exist_ok=True)
        done = self._processes.listen([WINE, "wineboot", "--init"], extra=self.environment)
        if not (self.drive / "windows" / "system32").is_dir():
            raise Problem("không tạo được môi trường Wine.", "kiểm tra các gói wine, wine64.", done.lines[-4:])
        self._fence_in()

    def _fence_in(self) -> None:
        """Desktop and Documents become real folders of the prefix: Wine links them to the user's own."""
        for link in [path for path in (self.drive / "users").glob("*/*") if path.is_symlink()]:
            link.unlink()
            link.mkdir()

    def command(self, program: Path | str, words: list[str]) -> list[str]:
        """A command line for the machine's own shell; the environment is set by ``env``."""
        settings = [f"{name}={value}" for name, value in self.environment.items()]
        return ["env", *settings, WINE, str(program), *words]

    def run(self, program: Path | str, words: list[str]) -> Finished:
        """Run a Windows program and wait for it."""
        return self._processes.listen(self.command(program, words))

    def stop(self) -> None:
        """End what still runs in this prefix, and only there."""
        self._processes.listen(["wineserver", "-k"], extra=self.environment)

    def windows_path(self, path: Path) -> str:
        """How a Windows program names a file of this machine."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace(os.sep, "\\")
        return "Z:" + str(path).replace(os.sep, "\\")
