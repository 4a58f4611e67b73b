"""Python sources turned into bytecode ahead of time, so that nothing is ever written into the program's folder."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from installer.say import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from installer.processes import Processes

# Runs in a fresh Python 3.11 of any system: the bytecode is the same. A hash in the header instead of a date; the
# source goes, so that the bytecode stands where Python looks for a module without a source.
SCRIPT = """
import json, pathlib, py_compile, sys
root = pathlib.Path(sys.argv[1])
bad = []
for source in sorted(root.rglob("*.py")):
    shown = source.relative_to(root).as_posix()
    try:
        py_compile.compile(str(source), str(source) + "c", shown, doraise=True,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError as error:
        bad.append(f"{shown}: {error.msg}")
    source.unlink()
pathlib.Path(sys.argv[2]).write_text(json.dumps(bad), encoding="utf-8")
"""


def compile_all(
    folder: Path, processes: Processes, python: Path, under_wine: Callable[[list[str]], list[str]] | None
) -> None:
    """Replace every .py below ``folder`` by its .pyc, with ``python`` if it is a 3.11, else through Wine. Problem."""
    report = folder.with_name("bytecode.json")
    script = folder.with_name("bytecode.py")
    script.write_text(SCRIPT, encoding="utf-8")
    report.unlink(missing_ok=True)
    words = [str(script), str(folder), str(report)]
    command = [str(python), *words] if under_wine is None else under_wine(words)
    done = processes.listen(command, extra={"PYTHONHASHSEED": "0"})
    if not report.exists():
        raise Problem("không biên dịch được mã Python của bộ cài.", "xem các dòng ở trên.", done.lines[-4:])
    bad = json.loads(report.read_text(encoding="utf-8"))
    if bad:
        raise Problem("có tệp Python không biên dịch được.", "sửa tệp hoặc đổi bản thư viện.", tuple(bad[:4]))


def speaks_the_same_bytecode(version: tuple[int, ...] = sys.version_info[:2]) -> bool:
    """Whether this machine's own Python makes bytecode for the bundled one."""
    return version == (3, 11)
