"""Whether the data of a pack has the shape of a Plan: its keys, their types, and the words they allow."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import cast

from msgspec import inspect

from app.domain.plan import Plan
from app.plans.problems import Problem, child_path, entry_path, nearest, shorten

_TABLE, _LIST = "một bảng [...]", "một danh sách [ ... ]"
_WANTED: Mapping[type[inspect.Type], str] = {
    inspect.StrType: "chữ trong ngoặc kép",
    inspect.IntType: "số nguyên, không ngoặc kép",
    inspect.BoolType: "true hoặc false, không ngoặc kép",
    inspect.DateType: "ngày viết như 2021-05-23, không ngoặc kép",
}
_LINE_BREAKS = frozenset("\n\r\t")


def shape_problems(data: object) -> Iterator[Problem]:
    """Every key that is unknown, missing, of a wrong type, or holds a word it may not hold."""
    yield from _problems(data, plan_shape(), "")


@lru_cache(maxsize=1)
def plan_shape() -> inspect.DataclassType:
    """What msgspec knows of the type Plan."""
    return cast(inspect.DataclassType, inspect.type_info(Plan))


def _problems(data: object, shape: inspect.Type, path: str) -> Iterator[Problem]:
    match shape:
        case inspect.DataclassType():
            yield from _table_problems(data, shape, path)
        case inspect.VarTupleType():
            yield from _list_problems(data, shape, path)
        case inspect.DictType():
            yield from _mapping_problems(data, shape, path)
        case inspect.LiteralType():
            yield from _word_problems(data, shape, path)
        case inspect.UnionType():
            yield from _value_problems(data, next(each for each in shape.types if type(each) in _WANTED), path)
        case _:
            yield from _value_problems(data, shape, path)


def _table_problems(data: object, shape: inspect.DataclassType, path: str) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield Problem(path, f"cần {_TABLE}, đang là {_found(data)}")
        return
    table = cast(dict[str, object], data)
    known = {field.encode_name: field for field in shape.fields}
    for key in table:
        if key not in known:
            yield _unknown_key(key, known, path)
    for name, field in known.items():
        if name in table:
            yield from _problems(table[name], field.type, child_path(path, name))
        elif field.required:
            yield Problem(path, f"thiếu khóa “{name}”")


def _unknown_key(key: str, known: Mapping[str, object], path: str) -> Problem:
    near = nearest(key, known)
    text = f"không có khóa “{shorten(key)}”"
    if not near and path and key in {field.encode_name for field in plan_shape().fields}:
        return Problem(path, f"{text} ở đây; khóa này của cả gói, hãy viết ở đầu tệp, trước bảng đầu tiên")
    return Problem(path, text if near else f"{text} (các khóa: {', '.join(known)})", near)


def _list_problems(data: object, shape: inspect.VarTupleType, path: str) -> Iterator[Problem]:
    if not isinstance(data, list):
        yield Problem(path, f"cần {_LIST}, đang là {_found(data)}{_double_brackets(data, shape, path)}")
        return
    for index, entry in enumerate(cast(list[object], data)):
        yield from _problems(entry, shape.item_type, entry_path(path, index, _id_of(entry)))


def _id_of(entry: object) -> object:
    return cast(dict[str, object], entry).get("id") if isinstance(entry, dict) else None


def _double_brackets(data: object, shape: inspect.VarTupleType, path: str) -> str:
    tables = isinstance(data, dict) and isinstance(shape.item_type, inspect.DataclassType)
    return f"; mỗi mục viết dưới [[{path}]], hai ngoặc vuông" if tables and "[" not in path else ""


def _mapping_problems(data: object, shape: inspect.DictType, path: str) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield Problem(path, f"cần {_TABLE}, đang là {_found(data)}")
        return
    for key, value in cast(dict[str, object], data).items():
        yield from _problems(key, shape.key_type, path)
        yield from _problems(value, shape.value_type, child_path(path, shorten(key)))


def _word_problems(data: object, shape: inspect.LiteralType, path: str) -> Iterator[Problem]:
    if isinstance(data, str) and data in shape.values:
        return
    words = [str(word) for word in shape.values if word != ""]
    wrong = f"“{shorten(data)}”" if isinstance(data, str) else _found(data)
    near = nearest(data, words) if isinstance(data, str) else ""
    yield Problem(path, f"không nhận {wrong} (chỉ nhận: {', '.join(words)})", near)


def _value_problems(data: object, shape: inspect.Type, path: str) -> Iterator[Problem]:
    if not _fits(data, shape):
        yield Problem(path, f"cần {_WANTED[type(shape)]}; đang là {_found(data)}")
    elif isinstance(data, str):
        yield from _letter_problems(data, path)


def _fits(data: object, shape: inspect.Type) -> bool:
    match shape:
        case inspect.BoolType():
            return isinstance(data, bool)
        case inspect.IntType():
            return isinstance(data, int) and not isinstance(data, bool) and abs(data) < 2**63
        case inspect.DateType():
            return _is_day(data)
        case _:
            return isinstance(data, str)


def _is_day(data: object) -> bool:
    """Days come as days from TOML and as ISO texts from JSON."""
    if isinstance(data, str):
        try:
            return dt.date.fromisoformat(data).isoformat() == data
        except ValueError:
            return False
    return isinstance(data, dt.date) and not isinstance(data, dt.datetime)


def _letter_problems(text: str, path: str) -> Iterator[Problem]:
    for letter in text:
        if letter not in _LINE_BREAKS and (unicodedata.category(letter) in {"Cc", "Cs"} or letter in "\ufffe\uffff"):
            yield Problem(path, f"có ký tự không in được (mã U+{ord(letter):04X})")
            return


def _found(data: object) -> str:
    if data is None or isinstance(data, list | dict):
        return "để trống" if data is None else "một danh sách" if isinstance(data, list) else "một bảng"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str):
        return f"chữ “{shorten(data)}”"
    if isinstance(data, int | float):
        return f"số {data}" if abs(data) < 10**15 else "một số quá lớn"
    return f"ngày giờ {data}"
