"""A list of things to tick, in a dialog that fills it before it is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget


def tick_list() -> QListWidget:
    """An empty one; it is dressed first, because rows that come before are painted without the room around them."""
    made = QListWidget()
    made.setProperty("role", "card")
    made.ensurePolished()
    return made
