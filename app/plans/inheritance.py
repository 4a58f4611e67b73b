"""A pack that extends another: the parent's data with the child's written over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from app.errors import PlanError, UnknownId
from app.plans.decoding import Data, decode
from app.plans.problems import Problem, child_path, entry_path, nearest, shorten

Find = Callable[[str], str]
"""The text of the pack with that id; raises UnknownId."""

_OWN_KEYS = ("id", "version", "extends")
_DEEPEST, _LONGEST_CHAIN = 12, 10


def no_parents(pack_id: str) -> str:
    """The Find of a place without other packs."""
    raise UnknownId(f"Không có gói kế hoạch “{pack_id}”.", "Đặt gói cha vào cùng thư mục với gói này.")


def inherit(data: Data, find: Find) -> tuple[Data, tuple[Problem, ...]]:
    """The pack with its parents merged in, and what stood in the way.

    Tables merge key by key. Lists of tables with ids merge by id: an entry of the child overrides the parent's
    key by key, ``remove = true`` takes it away, new ones come last. Other lists are replaced. A child has its
    own ``id`` and ``version``.
    """
    chain, problems = _chain(data, find)
    merged = chain.pop()
    while chain:
        inherited = {key: value for key, value in merged.items() if key not in _OWN_KEYS}
        merged = _Merge(problems).tables(chain.pop(), inherited, "")
    return merged, tuple(problems)


def _chain(data: Data, find: Find) -> tuple[list[Data], list[Problem]]:
    """The pack, its parent, the parent's parent ..."""
    chain, names = [data], [str(data.get("id", ""))]
    problems: list[Problem] = []
    parent_id = data.get("extends")
    while isinstance(parent_id, str) and parent_id and not problems:
        if parent_id in names:
            problems.append(Problem("extends", f"kế thừa vòng tròn: {' → '.join([*names, parent_id])}"))
        elif len(chain) > _LONGEST_CHAIN:
            problems.append(Problem("extends", f"kế thừa quá {_LONGEST_CHAIN} tầng"))
        else:
            names.append(parent_id)
            parent_id = _add_parent(parent_id, find, chain, problems)
    return chain, problems


def _add_parent(parent_id: str, find: Find, chain: list[Data], problems: list[Problem]) -> object:
    """Puts the parent at the end of the chain; gives the id of its own parent, if that is not merged in yet."""
    try:
        parent = decode(find(parent_id), parent_id)
    except UnknownId as error:
        hint = error.hint[:1].lower() + error.hint[1:].rstrip(".")
        problems.append(Problem("extends", f"không có gói “{shorten(parent_id)}”" + (hint and f"; {hint}")))
    except PlanError as error:
        problems.append(Problem("extends", f"gói cha không đọc được: {error.details}"))
    else:
        chain.append(parent.data)
        return "" if parent.pinned else parent.data.get("extends")
    return ""


class _Merge:
    """Writes a child's data over its parent's, and notes what cannot be done."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems

    def tables(self, child: Data, parent: Data, path: str, depth: int = 0) -> Data:
        merged = dict(parent)
        for key, value in child.items():
            merged[key] = self._value(value, parent.get(key), child_path(path, key), depth + 1)
        return merged

    def _value(self, child: object, parent: object, path: str, depth: int) -> object:
        if depth > _DEEPEST:
            return child
        mine, theirs = _entries(child), _entries(parent)
        if mine and theirs is not None:
            return self._lists(mine, theirs, path, depth)
        table, under = _table(child), _table(parent)
        return child if table is None or under is None else self.tables(table, under, path, depth)

    def _lists(self, child: list[Data], parent: list[Data], path: str, depth: int) -> list[Data]:
        merged: dict[str, Data] = {str(entry["id"]): entry for entry in parent}
        inherited, repeated = frozenset(merged), list[Data]()
        seen = set[str]()
        for index, entry in enumerate(child):
            name = str(entry["id"])
            here = entry_path(path, index, name)
            if name in seen:
                repeated.append(entry)
            elif entry.get("remove") is True:
                self._remove(name, merged, inherited, here)
            else:
                merged[name] = self.tables(entry, merged.get(name, {}), here, depth)
            seen.add(name)
        return [*merged.values(), *repeated]

    def _remove(self, name: str, merged: dict[str, Data], inherited: frozenset[str], path: str) -> None:
        if name in inherited:
            del merged[name]
        else:
            self._problems.append(Problem(path, "gói cha không có mục này để bỏ", nearest(name, inherited)))


def _table(value: object) -> Data | None:
    return cast(Data, value) if isinstance(value, dict) else None


def _entries(value: object) -> list[Data] | None:
    """The list if it is one of tables that all have an id."""
    if not isinstance(value, list):
        return None
    entries = cast(list[object], value)
    tables = [table for entry in entries if (table := _table(entry)) is not None]
    named = all(isinstance(table.get("id"), str) for table in tables)
    return tables if named and len(tables) == len(entries) else None
