"""What the program remembers of itself, by key."""

from __future__ import annotations

import json
from typing import Any

from app.storage.database import Database
from app.storage.edge import damaged


class Settings:
    """Values that JSON can hold, by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """The value last set, lists as lists; ``default`` when none was."""
        row = self._database.row("SELECT value FROM settings WHERE key = ?", key)
        if row is None:
            return default
        try:
            return json.loads(row["value"])
        except ValueError as error:
            raise damaged(self._database.path, f"settings: {error}") from error

    def set(self, key: str, value: Any) -> None:
        """Remember the value."""
        row = {"key": key, "value": json.dumps(value, ensure_ascii=False)}
        self._database.put("settings", [row], key=("key",))
