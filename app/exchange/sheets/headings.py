"""Finds the heading of a list under its title block, and which column holds what, by the words it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.legacy_text import guess_encoding, mended
from app.domain.vietnamese import clean_text
from app.exchange.sheets.fields import SheetField, heading_key, usual_key
from app.exchange.sheets.grid import Cell, Grid, is_blank, shown

_LOOKED_AT: Final = 40
_DEEPEST: Final = 3
_KNOWN: Final = 0.55
_EXACT, _CONTAINED, _SHARED = 1.0, 0.9, 0.7
_SHORTEST: Final = 3  # "nam" is in too many headings to say anything
_LONGEST_HEADING: Final = 120
_PLAIN: Final = 4.0  # a required column and three more known beyond doubt
_SHARE: Final = "ty le"
_LEFT_OUT: Final = "-"
_NUMBERING: Final = re.compile(r"\(?([A-Za-z]|\d{1,2})\)?")
_COUNTED: Final = re.compile(r"\d{1,3}[.)]?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_NAME_PARTS: Final = ("family_name", "given_name")
_YEAR: Final = re.compile(r"năm\s+(19\d\d|20\d\d)", re.IGNORECASE)

Choices = Mapping[int, tuple[str, float]]
"""The field of each column, and how sure that is, from 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """Where the heading stands (rows from 0, ``last`` included; None = there is none) and what it calls each column.

    ``choices`` gives the field of a column and how sure that is, from 0 to 1. ``year`` is what the title block says.
    """

    first: int | None = None
    last: int | None = None
    titles: tuple[str, ...] = ()
    choices: Choices = field(default_factory=dict[int, tuple[str, float]])
    year: int | None = None

    @property
    def data_row(self) -> int:
        """The first row below the heading."""
        return 0 if self.last is None else self.last + 1


def find_heading(grid: Grid, fields: Sequence[SheetField], known: Mapping[str, str]) -> Heading:
    """The rows that look most like a heading; ``known`` are headings somebody has matched before, by their key.

    A heading may stand in several rows, with groups over their columns, and a row of column numbers under it.
    """
    lines = _readable(grid)
    best, points = Heading(titles=("",) * grid.width), 0.0
    for first in range(min(_LOOKED_AT, len(grid.rows))):
        if points >= _PLAIN and best.last is not None and first > best.last:
            break
        for heading, found in _candidates(grid, lines, first, fields, known):
            if found > points + 0.05:
                best, points = heading, found
    return _finished(best, lines)


def heading_at(grid: Grid, first: int, fields: Sequence[SheetField], known: Mapping[str, str]) -> Heading:
    """The heading that begins in the row somebody says; below zero means that the list has none."""
    if first < 0:
        return Heading(titles=("",) * grid.width)
    lines = _readable(grid, first + _DEEPEST + 1)
    titles = _titles(grid, lines, first, first)
    plain = Heading(first=first, last=first, titles=titles, choices=matched(titles, fields, known))
    offers = [(plain, 0.0), *_candidates(grid, lines, first, fields, known)]
    return _finished(max(offers, key=lambda offer: offer[1])[0], lines)


def _finished(heading: Heading, lines: Sequence[Sequence[str]]) -> Heading:
    """The heading with the row of column numbers under it, and the year its title block speaks of."""
    last = heading.last
    if last is not None and _is_numbering(lines, last + 1):
        last += 1
    return replace(heading, last=last, year=_year(lines, heading.first))


def matched(
    titles: Sequence[str], fields: Sequence[SheetField], known: Mapping[str, str]
) -> dict[int, tuple[str, float]]:
    """The field of each column, the surest first; no field is given to two columns.

    What was learnt never costs a list its required field: then that field's own headings are read as they say.
    """
    keys = [heading_key(title) for title in titles]
    chosen = _chosen(keys, fields, known)
    needed = {each.id: each.words for each in fields if each.required}
    if needed and not needed.keys() & {name for name, _ in chosen.values()}:
        own = {key for key in keys if key in known and any(key in words for words in needed.values())}
        if own:
            return _chosen(keys, fields, {key: name for key, name in known.items() if key not in own})
    return chosen


def _chosen(
    keys: Sequence[str], fields: Sequence[SheetField], known: Mapping[str, str]
) -> dict[int, tuple[str, float]]:
    offers = sorted(_offers(keys, fields, known), key=lambda offer: (-offer[0], offer[1]))
    chosen: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for points, column, field_id in offers:
        if column not in chosen and field_id not in taken:
            chosen[column] = (field_id, points)
            taken.add(field_id)
    return {column: choice for column, choice in sorted(chosen.items()) if not choice[0].startswith(_LEFT_OUT)}


def _offers(
    keys: Sequence[str], fields: Sequence[SheetField], known: Mapping[str, str]
) -> Iterator[tuple[float, int, str]]:
    ids = {each.id for each in fields}
    for column, key in enumerate(keys):
        if not key:
            continue
        if key in known and (known[key] in ids or not known[key]):
            yield 1.1 if known[key] else 2.0, column, known[key] or f"{_LEFT_OUT}{column}"
            continue
        usual = usual_key(key)
        for each in fields:
            said = usual if each.is_column else key
            points = max(_likeness(said, word) for word in each.words)
            if each.is_column and _SHARE in said and not any(_SHARE in word for word in each.words):
                continue  # the share of those who voted is not their number
            if points >= _KNOWN:
                yield points, column, each.id


def _likeness(key: str, word: str) -> float:
    """1 for the same words; less where one holds the other, or where they share most of their words."""
    if key == word:
        return _EXACT
    if len(word) <= _SHORTEST:
        return 0.0
    theirs, ours = key.split(), word.split()
    if f" {word} " in f" {key} ":
        return _KNOWN + (_CONTAINED - _KNOWN) * len(ours) / len(theirs)
    shared = len(set(theirs) & set(ours)) / max(len(theirs), len(ours))
    return _SHARED * shared if len(ours) > 2 else 0.0


def _candidates(
    grid: Grid, lines: Sequence[Sequence[str]], first: int, fields: Sequence[SheetField], known: Mapping[str, str]
) -> Iterator[tuple[Heading, float]]:
    choices: Choices = {}
    for last in range(first, min(first + _DEEPEST, len(grid.rows))):
        if last > first and _is_data(grid, lines, last, choices, fields):
            return
        titles = _titles(grid, lines, first, last)
        choices = matched(titles, fields, known)
        if not choices:
            return
        required = {each.id for each in fields if each.required}
        chosen = {field_id for field_id, _ in choices.values()}
        has_name = bool(required & chosen) or chosen.issuperset(_NAME_PARTS)
        if len(choices) < 2 and not (has_name and any(points >= 1.0 for _, points in choices.values())):
            continue
        if any(len(title) > _LONGEST_HEADING for title in titles):
            continue
        deeper = 0.6 * (last - first)  # a row of data must not pass for a second row of the heading
        yield (
            Heading(first=first, last=last, titles=titles, choices=choices),
            sum(points for _, points in choices.values()) + has_name - deeper,
        )


def _is_data(
    grid: Grid, lines: Sequence[Sequence[str]], row: int, choices: Choices, fields: Sequence[SheetField]
) -> bool:
    """Whether a row under a heading is one of the list rather than a part of the heading.

    It holds a number or a date, or words of its own in the column that no row can do without.
    """
    if any(map(_is_measured, grid.rows[row])) or any(map(_COUNTED.fullmatch, lines[row])):
        return True
    naming = {each.id for each in fields if each.required or each.id in _NAME_PARTS}
    columns = [column for column, (name, points) in choices.items() if name in naming and points >= _CONTAINED]
    above, said = _padded(lines[row - 1], grid.width), _padded(lines[row], grid.width)
    words = {word for each in fields for word in each.words}
    own = (said[column] for column in columns if said[column] not in ("", above[column]))
    return any(heading_key(each) not in words for each in own)


def _is_measured(cell: Cell) -> bool:
    """Whether the cell holds a number or a date; a year may head a column."""
    is_year = isinstance(cell, int | float) and _FIRST_YEAR <= cell <= _LAST_YEAR
    return not (cell is None or isinstance(cell, str) or is_year)


def _padded(line: Sequence[str], width: int) -> list[str]:
    return [*line, *[""] * (width - len(line))]


def _titles(grid: Grid, lines: Sequence[Sequence[str]], first: int, last: int) -> tuple[str, ...]:
    """What each column is called: the group over it, then its own words."""
    rows = [_spread(grid, lines, row, deeper=row < last) for row in range(first, last + 1)]
    called: list[str] = []
    for column in range(grid.width):
        words = (row[column] for row in rows if column < len(row))
        called.append(" / ".join(dict.fromkeys(word for word in words if word)))
    return tuple(called)


def _spread(grid: Grid, lines: Sequence[Sequence[str]], row: int, *, deeper: bool) -> list[str]:
    """A row of the heading with each group written over all of its columns."""
    cells = _padded(lines[row], grid.width)
    spans = [(low[1], high[1]) for low, high in grid.merged if low[0] <= row <= high[0] and high[1] > low[1]]
    for start, end in spans:
        word = next((cells[column] for column in range(start, min(end + 1, len(cells))) if cells[column]), "")
        cells[start : end + 1] = [word] * len(cells[start : end + 1])
    if deeper and not spans and not grid.merged:
        below = lines[row + 1]
        for column in range(1, len(cells)):
            if not cells[column] and column < len(below) and below[column]:
                cells[column] = cells[column - 1]
    return cells


def _readable(grid: Grid, rows_needed: int = 0) -> list[list[str]]:
    """The first rows in Unicode, whatever they are written in."""
    rows = grid.rows[: max(_LOOKED_AT + _DEEPEST + 1, rows_needed)]
    guess = guess_encoding(cell for row in rows for cell in row if isinstance(cell, str))
    encoding = guess.encoding if guess.is_sure else None
    return [[clean_text(mended(shown(cell), encoding)) for cell in row] for row in rows]


def _is_numbering(lines: Sequence[Sequence[str]], row: int) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), or A B 1 2."""
    if row >= len(lines):
        return False
    cells = [cell for cell in lines[row] if not is_blank(cell)]
    if len(cells) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in cells):
        return False
    digits = [int(cell.strip("()")) for cell in cells if cell.strip("()").isdigit()]
    in_turn = digits == list(range(digits[0], digits[0] + len(digits))) if digits else True
    return in_turn and (len(digits) != len(cells) or digits[0] == 1)


def _year(lines: Sequence[Sequence[str]], first: int | None) -> int | None:
    """The year the title block speaks of, if it is one only."""
    years = {int(found) for row in lines[: first or 0] for cell in row for found in _YEAR.findall(cell)}
    return years.pop() if len(years) == 1 else None
