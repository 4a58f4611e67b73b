"""Registers of things that several dossiers share: one table of things, tables for their lists, a trash."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from app.errors import InputError, UnknownId
from app.storage.connection import Row
from app.storage.database import Database, now_text
from app.storage.edge import damaged
from app.storage.records import Column, columns_of, row_of, values_of


class Thing(Protocol):
    """A domain dataclass with an id."""

    @property
    def id(self) -> str:
        """What it is known by, for ever."""
        ...


T = TypeVar("T", bound=Thing)

PRESENT: Final = "+deleted_at IS NULL"
"""Outside the trash; the sign keeps SQLite from going through all that is present instead of the few ids asked for."""

_AT_ONCE = 500
"""SQLite takes a few thousand parameters in one statement; JSON would not do, it ends a text at its first NUL."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A list field of a thing, kept in ``table`` in order.

    ``kind`` is the dataclass of its members; None when they are plain ids, then kept in ``column``.
    """

    field: str
    table: str
    owner: str
    kind: type | None = None
    column: str = ""

    def rows(self, thing: Thing, thing_id: str) -> list[Row]:
        """The rows of one thing's list, as those of ``thing_id``."""
        members: Iterable[object] = getattr(thing, self.field)
        return [{self.owner: thing_id, "ordinal": number, **self._row(each)} for number, each in enumerate(members)]

    def member(self, row: Row) -> object:
        """The member a row holds."""
        return self.kind(**values_of(row, columns_of(self.kind))) if self.kind else row[self.column]

    def _row(self, member: object) -> Row:
        return row_of(member, columns_of(self.kind)) if self.kind else {self.column: member}


@dataclass(frozen=True, kw_only=True)
class Shape(Generic[T]):
    """How a kind of thing is kept: its table, its list fields, its order in lists, and what "in use" means.

    ``users`` is a query with one parameter, the id, for the titles of what still needs the thing.
    """

    kind: type[T]
    noun: str
    table: str
    order: Callable[[T], Any]
    users: str
    parts: tuple[Part, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the thing's own table."""
        return columns_of(self.kind, without=tuple(part.field for part in self.parts))


class Register(Generic[T]):
    """Reads and writes the things of one shape. All changes are durable when a method returns."""

    def __init__(self, database: Database, shape: Shape[T]) -> None:
        self._database = database
        self._shape = shape

    def get(self, thing_id: str) -> T:
        """The thing with that id; UnknownId when there is none or it is in the trash."""
        found = self.select("SELECT ?1", thing_id, condition=PRESENT)
        if not found:
            raise self._unknown(thing_id)
        return found[0]

    def present(self, ids: Sequence[str]) -> tuple[T, ...]:
        """Those of the ids that are outside the trash, in no particular order."""
        found: list[T] = []
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            places = ", ".join(f"?{number}" for number in range(1, len(some) + 1))
            found += self.select(places, *some, condition=PRESENT)
        return tuple(found)

    def list(self) -> tuple[T, ...]:
        """Everything outside the trash, in the order an official expects."""
        return self._all("deleted_at IS NULL")

    def count(self) -> int:
        """How many things there are outside the trash."""
        row = self._database.row(f"SELECT count(*) AS number FROM {self._shape.table} WHERE deleted_at IS NULL")
        return int(row["number"]) if row else 0

    def trashed(self) -> tuple[T, ...]:
        """What lies in the trash."""
        return self._all("deleted_at IS NOT NULL")

    def select(self, ids: str, *parameters: object, condition: str = "TRUE") -> tuple[T, ...]:
        """The things whose ids the query ``ids`` gives, in no particular order."""
        table = self._shape.table
        rows = self._database.rows(f"SELECT * FROM {table} WHERE id IN ({ids}) AND {condition}", *parameters)
        lists = {part.field: self._members(part, ids, parameters) for part in self._shape.parts}
        return tuple(self._thing(row, lists) for row in rows)

    def differing(self, things: Iterable[T]) -> tuple[T, ...]:
        """The register's own versions of those of ``things`` it has under the same id with another content."""
        given = {thing.id: thing for thing in things}
        known = (each for thing_id in given for each in self.select("SELECT ?1", thing_id))
        return tuple(each for each in known if each != given[each.id])

    def save(self, *things: T) -> None:
        """Enter the things or overwrite them; one that lies in the trash comes out of it."""
        if not things:
            return
        ids = [thing.id for thing in things]
        rows = self._rows(things, ids)
        with self._database.transaction():
            self._database.put(self._shape.table, rows, key=("id",))
            self._clear_parts(ids)
            self._add_parts(things, ids)

    def enter_new(self, things: Sequence[T]) -> tuple[str, ...]:
        """Enter things that are not there yet, under ids of their own whatever ids they have; the ids, in order."""
        ids = tuple(sorted(new_id() for _ in things))  # in rising order the index of ids grows at one end
        rows = self._rows(things, ids)
        with self._database.transaction():
            self._database.add(self._shape.table, rows)
            self._add_parts(things, ids)
        return ids

    def users(self, thing_id: str) -> tuple[str, ...]:
        """The titles of what needs the thing."""
        return tuple(str(row["title"]) for row in self._database.rows(self._shape.users, thing_id))

    def delete(self, thing_id: str) -> None:
        """Move to the trash. UnknownId; InputError naming what still needs it."""
        self._refuse_used(thing_id)
        self._mark(thing_id, now_text(), "deleted_at IS NULL")

    def _refuse_used(self, thing_id: str) -> None:
        users = self.users(thing_id)
        if users:
            raise InputError(
                f"Không xóa được {self._shape.noun} này vì đang dùng trong: {'; '.join(users)}.",
                "Hãy bỏ ra khỏi các nơi đó trước rồi xóa.",
            )

    def withdraw(self, ids: Sequence[str]) -> None:
        """Take out altogether what was entered by mistake a moment ago; InputError when something needs it by now."""
        with self._database.transaction():
            for thing_id in ids:
                self._refuse_used(thing_id)
                self._database.change(f"DELETE FROM {self._shape.table} WHERE id = ?", thing_id)

    def restore(self, thing_id: str) -> None:
        """Take out of the trash; UnknownId when it is not there."""
        self._mark(thing_id, None, "deleted_at IS NOT NULL")

    def _mark(self, thing_id: str, moment: str | None, condition: str) -> None:
        sql = f"UPDATE {self._shape.table} SET deleted_at = ? WHERE id = ? AND {condition}"
        if not self._database.change(sql, moment, thing_id):
            raise self._unknown(thing_id)

    def _all(self, condition: str) -> tuple[T, ...]:
        ids = f"SELECT id FROM {self._shape.table} WHERE {condition}"
        return tuple(sorted(self.select(ids), key=self._shape.order))

    def _members(self, part: Part, ids: str, parameters: Sequence[object]) -> defaultdict[str, tuple[object, ...]]:
        sql = f"SELECT * FROM {part.table} WHERE {part.owner} IN ({ids}) ORDER BY {part.owner}, ordinal"
        members: defaultdict[str, tuple[object, ...]] = defaultdict(tuple)
        for row in self._database.rows(sql, *parameters):
            members[row[part.owner]] += (self._read(part.member, row),)
        return members

    def _thing(self, row: Row, lists: dict[str, defaultdict[str, tuple[object, ...]]]) -> T:
        values = self._read(lambda row: values_of(row, self._shape.columns), row)
        return self._shape.kind(**values, **{field: members[row["id"]] for field, members in lists.items()})

    def _read(self, read: Callable[[Row], Any], row: Row) -> Any:
        try:
            return read(row)
        except ValueError as error:
            raise damaged(self._database.path, f"{self._shape.table}: {error}") from error

    def _rows(self, things: Sequence[T], ids: Sequence[str]) -> list[Row]:
        columns, moment = self._shape.columns, now_text()
        return [
            {**row_of(thing, columns), "id": thing_id, "changed_at": moment, "deleted_at": None}
            for thing, thing_id in zip(things, ids, strict=True)
        ]

    def _clear_parts(self, ids: Sequence[str]) -> None:
        for part in self._shape.parts:
            for start in range(0, len(ids), _AT_ONCE):
                some = ids[start : start + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                self._database.change(f"DELETE FROM {part.table} WHERE {part.owner} IN ({marks})", *some)

    def _add_parts(self, things: Sequence[T], ids: Sequence[str]) -> None:
        for part in self._shape.parts:
            rows = [row for thing, each in zip(things, ids, strict=True) for row in part.rows(thing, each)]
            self._database.add(part.table, rows)

    def _unknown(self, thing_id: str) -> UnknownId:
        return UnknownId(
            f"Không có {self._shape.noun} nào mang mã “{thing_id}”; dữ liệu không bị thay đổi.",
            "Có thể mục này đã được chuyển vào thùng rác.",
        )


def new_id() -> str:
    """An id no other thing has, on this machine or another."""
    return secrets.token_hex(16)
