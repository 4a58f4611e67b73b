"""Modules are imported without their sources being read."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import linecache
import ui
import ui.main_window
print(len([name for name in linecache.cache if name.endswith("main_window.py")]))
"""


def test_no_source_of_ours_is_read_when_it_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
