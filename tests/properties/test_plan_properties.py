"""Whatever is done to a pack, it is read or refused with lines an author can use."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import Plan
from app.errors import PlanError, UnknownId
from app.plans.checking import problems_of
from app.plans.reading import read_plan, self_contained
from tests.helpers.plan_packs import as_json, full_data, full_text

ODD_TEXTS = [
    "",
    " ",
    "x",
    "tap-the",
    "{",
    "{unit}",
    "{percent:",
    "98 %",
    "sum(",
    "ho",
    "2024-02-30",
    "\x0b",
    "🎉",
    "đĐ",
    "a\u0301",
]
words = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=20), st.text(st.characters(), max_size=5))
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), words, st.dates().map(dt.date.isoformat)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=6,
)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every container of the data with each of its keys."""
    found: list[tuple[Any, Any]] = []
    if isinstance(data, dict | list):
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        for key in keys:
            found.append((data, key))
            found.extend(places(data[key]))
    return found


@st.composite
def spoilt_packs(draw: st.DrawFn) -> dict[str, Any]:
    """The full pack after a few arbitrary changes: values replaced, dropped, swapped, repeated, keys misspelt."""
    data = full_data()
    for _ in range(draw(st.integers(1, 4))):
        spoil_once(draw, data)
    return data


def spoil_once(draw: st.DrawFn, data: dict[str, Any]) -> None:
    container, key = draw(st.sampled_from(places(data)))
    match draw(st.sampled_from(["replace", "drop", "swap", "repeat", "misspell"])):
        case "replace":
            container[key] = draw(values)
        case "drop":
            del container[key]
        case "swap":
            other, its_key = draw(st.sampled_from(places(data)))
            container[key] = json.loads(as_json(other[its_key]))
        case "repeat" if isinstance(container, list):
            container.append(container[key])
        case _:
            container[key] = draw(words)


def outcome(text: str) -> Plan | tuple[str, ...]:
    """The plan, or the lines with which it is refused."""
    try:
        return read_plan(text, "goi.toml", find)
    except PlanError as error:
        return error.problems


def find(pack_id: str) -> str:
    if pack_id == "mau-day-du":
        return full_text()
    raise UnknownId("Không có gói kế hoạch.")


def assert_told(result: Plan | tuple[str, ...]) -> None:
    if isinstance(result, Plan):
        assert problems_of(result) == ()
        return
    assert result
    for line in result:
        assert line.startswith("goi.toml: ")
        assert line.isprintable()
        assert line.encode("utf-8")


@given(spoilt_packs())
def test_a_spoilt_pack_is_read_or_refused_line_by_line(data: dict[str, Any]) -> None:
    assert_told(outcome(as_json(data)))


@given(spoilt_packs())
def test_what_is_read_once_reads_again_alike(data: dict[str, Any]) -> None:
    text = as_json(data)
    first, second = outcome(text), outcome(text)
    assert first == second
    if isinstance(first, Plan):
        assert read_plan(self_contained(text, "goi.toml", find), "goi.toml") == first


@given(spoilt_packs())
def test_contradictions_are_found_in_any_plan_without_failing(data: dict[str, Any]) -> None:
    try:
        plan = read_plan(as_json(data), "goi.toml", check=False)
    except PlanError as error:
        lines = error.problems
    else:
        lines = problems_of(plan)
    assert all(line.isprintable() for line in lines)


@given(st.data())
def test_spoilt_text_is_read_or_refused_line_by_line(draws: st.DataObject) -> None:
    text = full_text()
    start = draws.draw(st.integers(0, len(text)))
    end = draws.draw(st.integers(start, min(len(text), start + 200)))
    assert_told(outcome(text[:start] + draws.draw(words) + text[end:]))


@given(st.one_of(st.text(max_size=200), st.text("[]{}=\"'.,#ab1 \n\\u", max_size=80)))
def test_any_text_is_refused_in_words(text: str) -> None:
    assert_told(outcome(text))


@given(spoilt_packs())
def test_a_spoilt_child_is_read_or_refused_line_by_line(data: dict[str, Any]) -> None:
    child = {key: value for key, value in data.items() if key in {"roles", "quotas", "wording", "criteria", "identity"}}
    lines = [f"{key} = {_toml(value)}" for key, value in child.items()]
    head = 'format = 1\nid = "con"\nversion = "1"\nextends = "mau-day-du"\nstatus = "partial"\n'
    assert_told(outcome(head + "\n".join(lines)))


def _toml(value: Any) -> str:
    """A value in TOML's inline spelling; what TOML cannot say stands as an empty text."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(str(key))} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    if isinstance(value, bool | int | dt.date):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in str(value or "")) + '"'


@pytest.mark.parametrize("name", [field.name for field in fields(Plan)])
def test_every_part_of_the_format_is_used_by_the_full_pack(name: str) -> None:
    assert name == "extends" or name in full_data()
