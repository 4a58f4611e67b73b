"""The only place where other programs are started, so that tests can put a fake in its stead."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


# English words, so that we can read them; UTF-8; every line as soon as it is written.
_PLAIN = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True)
class Finished:
    """How a program ended: its exit code, and all it wrote, line by line."""

    code: int
    lines: tuple[str, ...] = ()


class Processes:
    """Programs run one after another in the clone's folder; ``extra`` is added to their environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def show(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
        """Run with the screen and the keyboard of the user; the exit code, as a shell would give it."""
        done = subprocess.run(list(command), cwd=self.folder, env={**os.environ, **(extra or {})}, check=False)
        return _shell_code(done.returncode)

    def listen(
        self,
        command: Sequence[str],
        heard: Callable[[str], None] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Finished:
        """Run silently; ``heard`` gets each line as it comes. A program that is not there ends with 127."""
        environment = {**os.environ, **(extra or {}), **_PLAIN}
        lines: list[str] = []
        try:
            process = subprocess.Popen(
                list(command),
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            return Finished(127, (f"{command[0]}: {error.strerror}",))
        with process:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                if heard is not None:
                    heard(lines[-1])
        return Finished(_shell_code(process.returncode), tuple(lines))


def _shell_code(code: int) -> int:
    """A program ended by a signal has a negative code, which no program can end with itself."""
    return code if code >= 0 else 128 - code
