"""Domain dataclasses as rows and back: one column a field, told apart by the field's type."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from app.domain.achievement import Value
from app.domain.dates import PartialDate
from app.storage.connection import Row

T = TypeVar("T")


class Column(NamedTuple):
    """A field and how its value goes into a column and comes out again."""

    name: str
    to_row: Callable[[Any], object]
    from_row: Callable[[Any], object]


@cache
def columns_of(kind: type, *, without: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns of a dataclass; fields named in ``without`` are kept elsewhere."""
    hints = get_type_hints(kind)
    names = (field.name for field in fields(kind) if field.name not in without)
    return tuple(Column(name, *_conversions(hints[name])) for name in names)


def row_of(thing: object, columns: Iterable[Column], *, prefix: str = "") -> Row:
    """The thing's values by column name."""
    values = vars(thing)
    return {prefix + name: values[name] if to_row is _same else to_row(values[name]) for name, to_row, _ in columns}


def values_of(row: Mapping[str, Any], columns: Iterable[Column], *, prefix: str = "") -> dict[str, Any]:
    """The keyword arguments of the dataclass the row was made from.

    Raises ValueError when a column holds what the program never writes.
    """
    return {column.name: column.from_row(row[prefix + column.name]) for column in columns}


def text_of_value(value: Value) -> str:
    """A figure's value as JSON text."""
    return json.dumps(value, ensure_ascii=False)


def value_of_text(text: str) -> Value:
    """The figure's value again, lists as tuples; ValueError when it is no JSON."""
    value: Any = json.loads(text)
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def text_of_words(words: tuple[str, ...]) -> str:
    """A list of words or ids as a JSON array."""
    return json.dumps(words, ensure_ascii=False)


def words_of_text(text: str) -> tuple[str, ...]:
    """The list of words again; ValueError when it is no JSON."""
    return tuple(json.loads(text))


def text_of_date(date: dt.date | None) -> str | None:
    """A full date, or a moment, as ISO text."""
    return None if date is None else date.isoformat()


def text_of_partial(date: PartialDate | None) -> str | None:
    """A partial date as the beginning of an ISO text."""
    return None if date is None else date.iso()


def partial_of_text(text: str | None) -> PartialDate | None:
    """The partial date again; ValueError when there is no such date."""
    return None if text is None else PartialDate.from_iso(text)


def _date_of_text(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _moment_of_text(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


def _same(value: Any) -> Any:
    return value


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


_Conversions = tuple[Callable[[Any], object], Callable[[Any], object]]

_BY_TYPE: tuple[tuple[Any, _Conversions], ...] = (
    (str, (_same, _same)),
    (int, (_same, _same)),
    (int | None, (_same, _same)),
    (bool, (int, bool)),
    (bool | None, (lambda met: None if met is None else int(met), _truth)),
    (tuple[str, ...], (text_of_words, words_of_text)),
    (dt.date, (text_of_date, _date_of_text)),
    (dt.date | None, (text_of_date, _date_of_text)),
    (dt.datetime, (text_of_date, _moment_of_text)),
    (dt.datetime | None, (text_of_date, _moment_of_text)),
    (PartialDate | None, (text_of_partial, partial_of_text)),
    (Value, (text_of_value, value_of_text)),
)


def _conversions(hint: Any) -> _Conversions:
    for known, conversions in _BY_TYPE:
        if hint == known:
            return conversions
    if get_origin(hint) is Literal and all(isinstance(word, str) for word in get_args(hint)):
        return _same, _same
    raise TypeError(f"No column can hold {hint}")
