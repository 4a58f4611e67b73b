"""Columns of a table that ask the same of several groups: what is written for the first may hold for the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from app.domain.plan import Column

Group = tuple[Column, ...]


def repeated_groups(columns: Sequence[Column]) -> tuple[Group, ...]:
    """The first group that others ask the same as, and those others; empty where no two groups are alike."""
    named = (tuple(each) for name, each in groupby(columns, key=lambda column: column.group) if name)
    alike: dict[tuple[tuple[str, str], ...], list[Group]] = {}
    for group in named:
        alike.setdefault(tuple((column.title, column.kind) for column in group), []).append(group)
    return next((tuple(groups) for groups in alike.values() if len(groups) > 1), ())


def with_copied_group(
    columns: Sequence[Column], rows: Sequence[Mapping[str, str]]
) -> tuple[list[dict[str, str]], int]:  # fmt: skip
    """The rows with the first group's cells also in the groups that are empty in that row; in how many rows."""
    groups, copied = repeated_groups(columns), 0
    after = [dict(row) for row in rows]
    for row in after:
        first = [row[column.id] for column in groups[0]] if groups else []
        empty = [group for group in groups[1:] if not any(row[column.id] for column in group)]
        if any(first) and empty:
            copied += 1
            for group in empty:
                row.update(zip((column.id for column in group), first, strict=True))
    return after, copied
