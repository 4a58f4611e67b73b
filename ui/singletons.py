"""Keeps None, True and False alive under Python 3.11, where PySide6 6.12 would use them up.

CPython counts references to them until 3.12. PySide6's wheels are built against newer headers, in which nobody
counts them any more: each call into Qt that returns None gives one reference away that was never taken, and after
some thousand calls the interpreter stops with "deallocating None". A count that starts very high never gets there.
"""

from __future__ import annotations

import sys

FIRST_UNCOUNTED = (3, 12)
MANY = 1 << 40


def hold_singletons() -> None:
    """Raise the counts; does nothing where they are not counted."""
    if sys.version_info >= FIRST_UNCOUNTED:
        return
    import ctypes

    for each in (None, True, False, NotImplemented, Ellipsis):
        # A CPython object begins with its reference count.
        ctypes.c_ssize_t.from_address(id(each)).value += MANY
