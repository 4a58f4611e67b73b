"""Tells what columns hold by what their cells look like, where a heading says nothing or not enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from app.domain.family_names import begins_with_family
from app.domain.legacy_text import Guess, mended
from app.domain.vietnamese import clean_text, search_key
from app.exchange.sheets.fields import SheetField, Target, heading_key
from app.exchange.sheets.grid import Grid, is_blank, shown
from app.exchange.sheets.headings import Choices, Heading
from app.exchange.sheets.values import birth_of, told

_SAMPLE: Final = 60
_MOSTLY: Final = 0.6
_GUESSED: Final = 0.5
_LONG: Final = 6
_NAME: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_GIVEN_NAME: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_POSTS: Final = (
    "truong", "pho", "bi thu", "chu tich", "can bo", "cong chuc", "vien chuc", "giao vien", "hieu truong", "hieu pho",
    "uy vien", "dang uy vien", "chi huy", "van phong", "ke toan", "to truong", "to pho", "nhan vien", "chuyen vien",
    "cong an", "giam doc", "chu nhiem", "dai bieu", "dan quan", "y si", "bac si", "thu ky",
)  # fmt: skip
_MIDDLE_LIST: Final = "văn thị đức đình hữu ngọc xuân quang minh công bá thế thanh thu kim"
_MIDDLES: Final = frozenset(_MIDDLE_LIST.split())

Encodings = Mapping[int, Guess]
"""What each column is written in; those in Unicode are left out."""


def choices_by_content(
    grid: Grid, target: Target, fields: tuple[SheetField, ...], encodings: Encodings
) -> dict[int, tuple[str, float]]:
    """The fields of columns without a heading: people's by what their cells look like, a table's by their order."""
    if target == "table":
        start = 1 if _is_counted(_texts(grid, 0, 0, encodings)) else 0
        return {column: (each.id, _GUESSED) for column, each in enumerate(fields[: grid.width - start], start)}
    if target != "people":
        return {}
    chosen: dict[int, tuple[str, float]] = {}
    for column in range(grid.width):
        texts = _texts(grid, column, 0, encodings)
        taken = {name for name, _ in chosen.values()}
        found = next((name for name, looks in _LOOKS.items() if name not in taken and _mostly(texts, looks)), None)
        if found:
            chosen[column] = (found, _GUESSED)
    return chosen


def _is_counted(texts: Sequence[str]) -> bool:
    """Whether a column only numbers the rows, under whatever heading it has."""
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < _LONG]
    return len(numbers) * 2 >= len(texts) > 0 and numbers == list(range(1, len(numbers) + 1))


def has_strange_heading(grid: Grid, choices: Choices, encodings: Encodings) -> bool:
    """Whether the first row only looks like people: the others begin with a family name, and it does not."""
    column = next((column for column, (name, _) in choices.items() if name == "name"), None)
    if column is None or len(grid.rows) < 2 or is_blank(grid.cell(0, column)):
        return False
    first, *others = map(begins_with_family, _texts(grid, column, 0, encodings))
    return not first and sum(others) >= _MOSTLY * len(others) > 0


def with_name_in_two(grid: Grid, heading: Heading, choices: Choices, encodings: Encodings) -> Choices:
    """The choices, with a name that fills two columns under its heading told as what it is: Nguyễn Văn | An.

    A pasted block does not say what was merged: there the second column has no heading at all.
    """
    column = next((column for column, (name, _) in choices.items() if name == "name"), None)
    taken = {name for name, _ in choices.values()}
    if heading.last is None or column is None or column + 1 in choices or taken & {"family_name", "given_name"}:
        return choices
    titles = [heading_key(title) for title in (*heading.titles[column : column + 2], "")]
    if titles[1] not in ("", titles[0]):
        return choices
    left, right = (_texts(grid, each, heading.data_row, encodings) for each in (column, column + 1))
    names = _names_of_two(left, right, "honorific" in taken, is_merged=titles[1] != "")
    points = choices[column][1]
    changed = {**choices, **{place: (name, points) for place, name in enumerate(names, column)}}
    return dict(sorted(changed.items()))


def _names_of_two(left: Sequence[str], right: Sequence[str], has_honorific: bool, *, is_merged: bool) -> list[str]:
    """What two columns under a name's heading hold; empty when the first holds the whole name."""
    if not has_honorific and _mostly(left, _LOOKS["honorific"]) and _mostly(right, _is_name):
        return ["honorific", "name"]
    if len(right) < _MOSTLY * len(left) or not _mostly(right, _is_given_name) or _mostly(right, _LOOKS["sex"]):
        return []
    is_split = is_merged or (_mostly(left, _is_family_part) and len(set(right)) * 2 > len(right))
    return ["family_name", "given_name"] if is_split else []


def _texts(grid: Grid, column: int, first: int, encodings: Encodings) -> list[str]:
    """What the first filled cells of a column say."""
    guess = encodings.get(column)
    encoding = guess.encoding if guess and guess.is_sure else None
    cells = (row[column] for row in grid.rows[first : first + _SAMPLE] if column < len(row))
    return [clean_text(mended(shown(cell), encoding)) for cell in cells if not is_blank(cell)]


def _mostly(texts: Sequence[str], looks: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(looks, texts)) / len(texts) >= _MOSTLY


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and _is_in_capitals(text)


def _is_given_name(text: str) -> bool:
    return bool(_GIVEN_NAME.fullmatch(text)) and _is_in_capitals(text)


def _is_family_part(text: str) -> bool:
    """Whether a given name seems to be missing: Nguyễn, Nguyễn Thị, Nguyễn Thị Minh."""
    words = text.casefold().split()
    return len(words) <= 2 or words[-1] in _MIDDLES


def _is_post(text: str) -> bool:
    return search_key(text).startswith(_POSTS)


def _is_in_capitals(text: str) -> bool:
    return all(word[0].isupper() for word in text.split())


def _is_birth(text: str) -> bool:
    try:
        birth = birth_of(told(text, None))
    except ValueError:
        return False
    return birth is not None and 1900 <= birth.year <= 2100


_LOOKS: Final[Mapping[str, Callable[[str], bool]]] = {
    "honorific": lambda text: search_key(text) in ("ong", "ba"),
    "sex": lambda text: search_key(text) in ("nam", "nu"),
    "birth": _is_birth,
    "name": _is_name,
    "position": _is_post,
}
