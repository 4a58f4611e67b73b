"""Keeps PySide6 from reading the source of every module that is imported.

PySide6 can offer Qt under other names (``from __feature__ import snake_case``). To see which modules might ask for
that, it looks for its own name in the source of each, and Python keeps every source it was asked for: a quarter of the
time of a start, and 10 MB. Nobody here asks for other names, so all modules are said not to.
"""

from __future__ import annotations

import importlib
import sys

_ASKED = "_mod_uses_pyside"


def skip_sources() -> None:
    """Answer for all modules; does nothing where PySide6 does not ask so."""
    importlib.import_module("PySide6.QtCore")  # brings the asking with it
    asking = sys.modules.get("shibokensupport.feature")
    if hasattr(asking, _ASKED):
        setattr(asking, _ASKED, _no)


def _no(module: object) -> bool:
    return False
