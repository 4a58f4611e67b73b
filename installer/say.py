"""What the installer says on the screen, and the one kind of error it ends with."""

from __future__ import annotations

import os
import sys


class Problem(Exception):
    """Something that stops the installer: what happened, and what to do about it, both in Vietnamese.

    ``details`` are lines of another program's output that a technician would ask for.
    """

    def __init__(self, message: str, hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details


def prepare_screen() -> None:
    """Let Vietnamese through where the output is a pipe or a file with another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def typed(command: str) -> str:
    """How ``command`` is typed on this machine, for use in advice."""
    return f"{'py' if os.name == 'nt' else 'python3'} -m installer {command}"


def say(line: str = "") -> None:
    """One line, at once: programs started next write to the same screen."""
    print(line, flush=True)


def tell(problem: Problem) -> None:
    """The problem on stderr: details first, so that what to do stands last."""
    for line in problem.details:
        print(f"    {line[:160]}", file=sys.stderr)
    print(f"Không làm tiếp được: {problem.message}", file=sys.stderr)
    if problem.hint:
        print(f"Cách xử lý: {problem.hint}", file=sys.stderr, flush=True)
