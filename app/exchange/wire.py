"""The form domain dataclasses take in JSON, derived from their fields, and the way there and back.

Dates are ISO texts, partial ones cut short ("2021-05"); tuples are arrays; a field left out has its default; a
field nobody knows is refused. msgspec checks all that and makes the JSON Schema of it.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from app.domain.achievement import Evidence
from app.domain.dates import PartialDate

T = TypeVar("T")

PARTIAL_DATE: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
SHA256: Final = r"^[0-9a-f]{64}$"

# What the type alone does not say, by class and field.
_NARROWER: Final[Mapping[tuple[type, str], Any]] = {
    (Evidence, "sha256"): Annotated[str, msgspec.Meta(pattern=SHA256, max_length=64)],
    (Evidence, "size"): Annotated[int, msgspec.Meta(ge=0)],
}


_PLAIN: Final = frozenset({str, int, bool, float, type(None)})


@cache
def wire_type(kind: type) -> type[msgspec.Struct]:
    """The msgspec type that a dataclass is decoded to; :func:`to_domain` makes the dataclass of it."""
    hints = get_type_hints(kind)
    members = [_member(kind, each, hints[each.name]) for each in fields(kind)]
    return msgspec.defstruct(
        kind.__name__,
        members,
        kw_only=True,
        forbid_unknown_fields=True,
        namespace={"__doc__": kind.__doc__},
    )


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def to_plain(thing: object) -> Any:
    """A dataclass as JSON-ready data, all fields written out; the keys of dictionaries in order."""
    if type(thing) in _PLAIN:
        return thing
    if is_dataclass(thing) and not isinstance(thing, PartialDate | type):
        return {name: to_plain(getattr(thing, name)) for name in _names(type(thing))}
    if isinstance(thing, PartialDate | dt.date):
        return thing.iso() if isinstance(thing, PartialDate) else thing.isoformat()
    if isinstance(thing, tuple):
        return [to_plain(each) for each in cast("tuple[object, ...]", thing)]
    if isinstance(thing, dict):
        pairs = cast("dict[str, object]", thing)
        return {key: to_plain(pairs[key]) for key in sorted(pairs)}
    return thing


def to_domain(value: object, kind: type[T], path: str = "$") -> T:
    """The dataclass of what msgspec decoded; ValueError, naming the path, for what no type can say."""
    hints = get_type_hints(kind)
    given = {each.name: getattr(value, each.name) for each in fields(cast("Any", kind))}
    return kind(
        **{
            name: _restored(member, hints[name], f"{path}.{name}")
            for name, member in given.items()
            if member is not msgspec.UNSET
        }
    )


def _member(kind: type, field: Field[Any], hint: Any) -> tuple[Any, ...]:
    wire = _NARROWER.get((kind, field.name)) or _wire(hint)
    if field.default is MISSING and field.default_factory is MISSING:
        return field.name, wire
    return field.name, _either((wire, msgspec.UnsetType)), msgspec.UNSET


def _wire(hint: Any) -> Any:
    if hint is PartialDate:
        return Annotated[str, msgspec.Meta(pattern=PARTIAL_DATE)]
    if is_dataclass(hint):
        return wire_type(cast("type", hint))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return list[_wire(arguments[0])]
    if origin is dict:
        return dict[str, _wire(arguments[1])]
    return hint


def _union(arguments: tuple[Any, ...]) -> Any:
    """Several kinds of arrays become one of mixed members: msgspec cannot tell them apart, _restored can."""
    arrays = [get_args(each)[0] for each in arguments if get_origin(each) is tuple]
    others = [_wire(each) for each in arguments if get_origin(each) is not tuple]
    if arrays:
        others.append(list[_either(map(_wire, arrays))])
    return _either(others)


def _either(kinds: Iterable[Any]) -> Any:
    union, *others = kinds
    for each in others:
        union = union | each
    return union


def _restored(value: Any, hint: Any, path: str) -> Any:
    if isinstance(value, msgspec.Struct):
        return to_domain(value, _dataclass_in(hint), path)
    if isinstance(value, list):
        return _restored_list(cast("list[Any]", value), hint, path)
    if isinstance(value, dict):
        return {
            key: _restored(member, _member_hint(hint), f"{path}[“{key}”]")
            for key, member in cast("dict[str, Any]", value).items()
        }
    if isinstance(value, str) and PartialDate in _alternatives(hint):
        return _partial_date(value, path)
    return value


def _restored_list(values: list[Any], hint: Any, path: str) -> tuple[Any, ...]:
    if len({isinstance(each, dict) for each in values}) > 1:
        raise ValueError(f"{path}: danh sách trộn lẫn chữ với dòng của bảng")
    return tuple(_restored(each, _member_hint(hint), f"{path}[{place}]") for place, each in enumerate(values))


def _partial_date(text: str, path: str) -> PartialDate:
    try:
        return PartialDate.from_iso(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _dataclass_in(hint: Any) -> Any:
    return next(each for each in _alternatives(hint) if is_dataclass(each))


def _member_hint(hint: Any) -> Any:
    """The type of the members of a list or dictionary, as far as restoring them needs it."""
    for each in _alternatives(hint):
        if get_origin(each) is tuple and is_dataclass(get_args(each)[0]):
            return get_args(each)[0]
        if get_origin(each) is dict:
            return get_args(each)[1]
    return str
