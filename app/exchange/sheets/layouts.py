"""How a sheet is to be read: proposed from its heading and its cells, corrected by hand, remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.legacy_text import SURE, Encoding, Guess, guess_encoding, holds_unicode, mended
from app.domain.vietnamese import clean_text
from app.exchange.sheets.column_contents import choices_by_content, has_strange_heading, with_name_in_two
from app.exchange.sheets.fields import SheetField, Target, heading_key
from app.exchange.sheets.grid import Grid, is_blank, shown
from app.exchange.sheets.headings import Heading, find_heading, heading_at

_SAMPLE: Final = 60


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a sheet is to be read: where its rows begin, what each column holds, in which encoding it is.

    ``choices`` are field ids by column; columns not in it are left out. Every part can be corrected by hand:
    ``corrected`` are the columns whose meaning somebody chose.
    """

    target: Target
    fields: tuple[SheetField, ...]
    first: int | None
    last: int | None
    titles: tuple[str, ...]
    choices: Mapping[int, str]
    confidence: Mapping[int, float] = field(default_factory=dict[int, float])
    encodings: Mapping[int, Guess] = field(default_factory=dict[int, Guess])
    year: int | None = None
    corrected: frozenset[int] = frozenset()

    @property
    def data_row(self) -> int:
        """The first row to read, from 0."""
        return 0 if self.last is None else self.last + 1

    def encoding(self, column: int) -> Encoding | None:
        """What a column is converted from; None = it is Unicode, or nothing is sure."""
        guess = self.encodings.get(column)
        return guess.encoding if guess and guess.is_sure else None

    def is_mixed(self, column: int) -> bool:
        """Whether a column that is converted holds Unicode too."""
        return column in self.encodings and self.encodings[column].is_mixed

    def title_of(self, field_id: str) -> str:
        """What people call the field."""
        return next((each.title for each in self.fields if each.id == field_id), field_id)

    def sample(self, grid: Grid, column: int) -> str:
        """What the first filled cell of a column says."""
        cells = (grid.cell(row, column) for row in range(self.data_row, min(self.data_row + _SAMPLE, len(grid.rows))))
        first = next((cell for cell in cells if not is_blank(cell)), None)
        return clean_text(mended(shown(first), self.encoding(column), is_mixed=self.is_mixed(column)))

    @property
    def missing(self) -> tuple[SheetField, ...]:
        """The fields no row can do without and no column is chosen for."""
        chosen = set(self.choices.values())
        if self.target == "people" and {"family_name", "given_name"} <= chosen:
            return ()
        return tuple(each for each in self.fields if each.required and each.id not in chosen)


def propose_layout(
    grid: Grid,
    target: Target,
    fields: tuple[SheetField, ...],
    known: Mapping[str, str],
    first: int | None = None,
) -> Layout:
    """The likeliest way to read the sheet; ``first`` is the heading's row when somebody knows better, -1 for none.

    Without a heading people's columns are told by what their cells look like, and a table's by their order.
    """
    heading = find_heading(grid, fields, known) if first is None else heading_at(grid, first, fields, known)
    encodings = column_encodings(grid, heading.first or 0, heading.data_row)
    choices = dict(heading.choices)
    if not choices:
        choices = choices_by_content(grid, target, fields, encodings)
        if first is None and has_strange_heading(grid, choices, encodings):
            heading = heading_at(grid, 0, fields, known)
    if target == "people":
        choices = with_name_in_two(grid, heading, choices, encodings)
    return Layout(
        target=target,
        fields=fields,
        first=heading.first,
        last=heading.last,
        titles=_called(grid, heading),
        choices={column: name for column, (name, _) in choices.items()},
        confidence={column: min(points, 1.0) for column, (_, points) in choices.items()},
        encodings=encodings,
        year=heading.year,
    )


def _called(grid: Grid, heading: Heading) -> tuple[str, ...]:
    """The title of each column; its letter where it has none."""
    titles = [*heading.titles, *[""] * (grid.width - len(heading.titles))]
    return tuple(title or _letter_title(number) for number, title in enumerate(titles))


def _letter_title(column: int) -> str:
    """What a column without a heading is called."""
    return f"Cột {column_letters(column)}"


def column_letters(number: int) -> str:
    """The name Excel gives a column, from 0: A, B, ... AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def learnt(layout: Layout) -> dict[str, str]:
    """What the layout teaches: the field of each heading, "" for those that somebody left out.

    Nothing is learnt of a heading that stands over two columns, for only one of them could be remembered, nor what
    would cost the next list a field that no row can do without.
    """
    if layout.last is None:
        return {}
    keys = {column: heading_key(title) for column, title in enumerate(layout.titles) if title != _letter_title(column)}
    times = Counter(keys.values())
    matches = {key: _match(layout, column) for column, key in keys.items() if key and times[key] == 1}
    return {key: name for key, name in matches.items() if name is not None and not _robs(layout, key, name)}


def _match(layout: Layout, column: int) -> str | None:
    """The field of a column; "" when somebody left it out, None when it was of no use to this list only."""
    return layout.choices.get(column, "" if column in layout.corrected else None)


def _robs(layout: Layout, key: str, name: str) -> bool:
    """Whether the match takes a heading from a required field, with none in this list to stand for it."""
    named = {each.id for each in layout.fields if each.required and key in each.words}
    return bool(named) and name not in named and not (name and named <= set(layout.choices.values()))


def column_encodings(grid: Grid, first_row: int, data_row: int) -> dict[int, Guess]:
    """What each column is written in, by its cells from ``first_row`` on; columns in Unicode are left out.

    A column with too few words to be sure of follows the others, where it looks like them. Only cells from
    ``data_row`` on make it a mixed one: somebody may have typed its heading anew.
    """
    guesses = {column: guess_encoding(_texts(grid, column, first_row)) for column in range(grid.width)}
    sure = Counter(guess.encoding for guess in guesses.values() if guess.is_sure)
    usual = sure.most_common(1)[0][0] if sure else None
    return {
        column: replace(
            guess,
            confidence=max(guess.confidence, SURE) if guess.encoding == usual else guess.confidence,
            is_mixed=holds_unicode(_texts(grid, column, data_row)),
        )
        for column, guess in guesses.items()
        if guess.encoding
    }


def _texts(grid: Grid, column: int, first_row: int) -> Iterator[str]:
    rows = grid.rows[first_row:]
    return (cell for row in rows if column < len(row) and isinstance(cell := row[column], str))


def with_choice(layout: Layout, column: int, field_id: str) -> Layout:
    """The layout with another meaning of a column; a field that stood elsewhere moves here, "" leaves it out."""
    others = {place: name for place, name in layout.choices.items() if place != column and name != field_id}
    choices = {**others, column: field_id} if field_id else others
    return replace(
        layout,
        choices=dict(sorted(choices.items())),
        confidence={**layout.confidence, column: 1.0},
        corrected=layout.corrected | {column},
    )


def with_encoding(layout: Layout, column: int, encoding: Encoding | None) -> Layout:
    """The layout with another encoding of a column, as somebody says it."""
    guess = Guess(encoding=encoding, confidence=1.0, is_mixed=layout.is_mixed(column))
    return replace(layout, encodings={**layout.encodings, column: guess})
