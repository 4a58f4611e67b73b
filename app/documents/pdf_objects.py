"""What stands behind the references of somebody else's PDF."""

from __future__ import annotations

from typing import Any


def resolved(value: Any) -> Any:
    """The thing itself, where ``value`` only says where it stands."""
    return value.get_object() if hasattr(value, "get_object") else value


def table_at(holder: Any, key: str) -> Any:
    """The dictionary that ``holder`` has under ``key``, an empty one when it has none."""
    from pypdf.generic import DictionaryObject

    found = resolved(holder.get(key)) if hasattr(holder, "get") else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def list_at(holder: Any, key: str) -> list[Any]:
    """The list that ``holder`` has under ``key``, an empty one when it has none."""
    found = resolved(holder.get(key)) if hasattr(holder, "get") else None
    return list(found) if isinstance(found, list) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
