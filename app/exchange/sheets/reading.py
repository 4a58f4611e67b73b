"""Reads the rows below a heading: what they say, which ones cannot be taken in and why, which are no rows at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import filterfalse
from typing import Any, Final

from app.domain.achievement import Cell as StoredCell
from app.domain.legacy_text import Encoding
from app.domain.plan import Column, NomineeKind
from app.exchange.sheets.achievement_rows import read_achievement
from app.exchange.sheets.grid import Cell, Grid, Row, is_blank, shown
from app.exchange.sheets.layouts import Layout
from app.exchange.sheets.nominee_rows import is_addressed, kind_of_words, read_collective, read_person
from app.exchange.sheets.row_reader import RowReader
from app.exchange.sheets.values import Told, told

CellReader = Callable[[Column, str], StoredCell]
"""Reads what was typed into a table's column; ValueError with a Vietnamese sentence."""

_SUM: Final = re.compile(r"(tổng cộng|tổng số|tổng|cộng)\s*(?:[:.(].*|\d.*)?")
_FOOTER: Final = re.compile(
    r"(ấn định|người lập|lập biểu|xác nhận|chủ tịch$|trưởng ban$|thủ trưởng|người tổng hợp|"
    r"danh sách (này )?(có|gồm)|\(ký|ký tên|nơi nhận)"
)
_INDEX: Final = re.compile(r"\(?(\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.)]?")


@dataclass(frozen=True, kw_only=True)
class GoodRow:
    """A row that can be taken in: ``number`` as Excel counts, ``thing`` what it says."""

    number: int
    thing: Any
    texts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row kept aside, with every reason in words and the texts of its cells."""

    number: int
    problems: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All rows of a list: good ones, bad ones, and those that are no data: sections, totals, signatures.

    ``doubtful`` are the numbers of good rows with a text that may be Unicode or not, and was left as it is.
    """

    good: tuple[GoodRow, ...] = ()
    bad: tuple[BadRow, ...] = ()
    skipped: tuple[BadRow, ...] = ()
    doubtful: tuple[int, ...] = ()


def read_rows(
    grid: Grid, layout: Layout, read_cell: CellReader | None = None, columns: Sequence[Column] = ()
) -> Reading:
    """Read every row below the heading as the layout says; ``columns`` and ``read_cell`` are a table's."""
    good: list[GoodRow] = []
    bad: list[BadRow] = []
    skipped: list[BadRow] = []
    doubtful: list[int] = []
    state = _State(grid, layout)
    places: list[tuple[str, int, Encoding | None, bool]] = [
        (name, column, layout.encoding(column), layout.is_mixed(column)) for column, name in layout.choices.items()
    ]
    mixed = [name for name, _, encoding, is_mixed in places if is_mixed and encoding]
    titles = {each.id: each.title for each in layout.fields}
    addressed = _calls_people_by_honorific(grid, layout)
    for number, row in _filled_down(grid, layout.data_row):
        cells = {name: told(_at(row, column), encoding, is_mixed) for name, column, encoding, is_mixed in places}
        if reason := state.no_data(number, row, cells):
            if reason != _BLANK:
                skipped.append(BadRow(number=number, problems=(reason,), texts=_texts(row, layout)))
            continue
        reader = RowReader(
            cells=cells, titles=titles, epoch_1904=grid.epoch_1904, year=layout.year, is_addressed=addressed
        )
        thing = _thing(reader, layout, state.kind, read_cell, columns)
        if reader.problems:
            problems = tuple(dict.fromkeys(reader.problems))
            bad.append(BadRow(number=number, problems=problems, texts=_texts(row, layout)))
        else:
            texts = {name: said.text for name, said in cells.items()}
            good.append(GoodRow(number=number, thing=thing, texts=texts))
            if any(cells[name].is_doubtful for name in mixed):
                doubtful.append(number)
    return Reading(good=tuple(good), bad=tuple(bad), skipped=tuple(skipped), doubtful=tuple(doubtful))


def _calls_people_by_honorific(grid: Grid, layout: Layout) -> bool:
    """Whether names of the list are led by Ông or Bà."""
    column = next((column for column, name in layout.choices.items() if name == "name"), None)
    if layout.target != "people" or column is None:
        return False
    encoding = layout.encoding(column)
    rows = grid.rows[layout.data_row : layout.data_row + _SAMPLE]
    return any(is_addressed(told(_at(row, column), encoding).text) for row in rows)


_SAMPLE: Final = 400
_BLANK: Final = "trống"
_SECTION: Final = "Dòng đề mục."
_HEADING: Final = "Tiêu đề lặp lại."
_TOTAL: Final = "Dòng cộng, ghi chú hoặc chữ ký cuối bảng."


class _State:
    """What rows are told apart by: how full and whether numbered they usually are, and what stood above them."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self._target = layout.target
        chosen = set(layout.choices)
        sample = grid.rows[layout.data_row : layout.data_row + _SAMPLE]
        rows = (row for row in sample if any(not is_blank(_at(row, each)) for each in chosen))
        heads = [(len(filled), filled[0]) for filled in map(_filled, rows)]
        full = sorted(size for size, _ in heads)
        self._usual = full[len(full) * 3 // 4] if full else 0
        firsts = [shown(first).isdigit() for size, first in heads if size > 1]
        self._numbered = sum(firsts) * 2 > len(firsts)
        self._few = max(2 if self._numbered else 1, self._usual // 3)
        self._most = self._few + 1  # the row's number is no word of it
        self._ended = False
        self._heading = _heading_rows(grid, layout)
        self._last_counted = _last_counted(grid, layout.data_row) if self._numbered else 0
        self.kind: NomineeKind | None = None

    def no_data(self, number: int, row: Row, cells: Mapping[str, Told]) -> str:
        """Why the row is none; "" when it is one. ``number`` is its own, as Excel counts."""
        filled = _filled(row)
        told_texts = [each.text for each in cells.values() if each.text]
        if not filled or (not told_texts and len(filled) > self._most):
            return _BLANK
        if filled[0] in self._heading and tuple(filled) in self._heading.values():
            return _HEADING
        if told_texts and _SUM.fullmatch(told_texts[0].casefold()):
            self._ended = True
            return _TOTAL
        if len(filled) > self._most or self._only_looks_signed(number, told_texts):
            return ""
        said = [shown(cell).strip() for cell in filled]
        if self._numbered and said[0].isdigit():
            return "" if told_texts else _BLANK
        return self._of_few(said, told_texts)

    def _only_looks_signed(self, number: int, told_texts: Sequence[str]) -> bool:
        """Whether the row speaks as a signature does, but rows with numbers follow it."""
        return bool(told_texts) and number < self._last_counted and _is_signature(told_texts[0])

    def _of_few(self, said: Sequence[str], told_texts: Sequence[str]) -> str:
        """What a row of few cells is, which has no number where others have one."""
        rest = said[1:] if _INDEX.fullmatch(said[0]) else said
        words = list(dict.fromkeys(rest))
        in_words = [text for text in told_texts if not _INDEX.fullmatch(text)]
        few = self._usual >= 3 and len(words) <= self._few
        self._ended = self._ended or (few and _is_end([*words, *told_texts]))
        if self._ended and few:
            return _TOTAL
        if self._usual >= 3 and len(words) == 1 and self._is_section(said, words[0]):
            self.kind = kind_of_words((in_words or words)[0]) or self.kind
            return _SECTION
        return "" if told_texts else _BLANK

    def _is_section(self, said: Sequence[str], words: str) -> bool:
        """A lone text heads a section where it is in capitals, is counted by letters, or rows have numbers."""
        counted = len(said) > 1 and not said[0].isdigit()
        return self._numbered or counted or words == words.upper() or kind_of_words(words) is not None


def _heading_rows(grid: Grid, layout: Layout) -> dict[Cell, tuple[Cell, ...]]:
    """The rows of the heading by their first filled cell, for a list that is printed with it on every page."""
    rows = grid.rows[layout.first or 0 : layout.data_row]
    return {filled[0]: tuple(filled) for filled in map(_filled, rows) if len(filled) > 1}


def _last_counted(grid: Grid, first: int) -> int:
    """The number, as Excel counts, of the last row that has one in the list."""
    for place in range(len(grid.rows) - 1, first - 1, -1):
        filled = _filled(grid.rows[place])
        if len(filled) > 1 and shown(filled[0]).isdigit():
            return place + 1
    return 0


def _is_end(words: Sequence[str]) -> bool:
    return any(_SUM.fullmatch(text.casefold()) or _is_signature(text) for text in words)


def _is_signature(text: str) -> bool:
    return _FOOTER.match(text.casefold()) is not None


def _filled(row: Row) -> list[Cell]:
    return list(filterfalse(is_blank, row))


def _at(row: Row, column: int) -> Any:
    return row[column] if column < len(row) else None


def _texts(row: Row, layout: Layout) -> tuple[str, ...]:
    columns = range(len(layout.titles))
    return tuple(told(_at(row, each), layout.encoding(each), layout.is_mixed(each)).text for each in columns)


def _filled_down(grid: Grid, first: int) -> Iterator[tuple[int, Row]]:
    """The rows with their numbers; a cell merged downwards stands in every row it covers."""
    covers: dict[int, list[tuple[int, Any]]] = {}
    for (top, left), (bottom, right) in grid.merged:
        if top >= first and bottom > top and left == right:
            for row in range(top + 1, min(bottom, len(grid.rows) - 1) + 1):
                covers.setdefault(row, []).append((left, grid.cell(top, left)))
    for number in range(first, len(grid.rows)):
        row = grid.rows[number]
        if number in covers and _filled(row):
            whole = [*row]
            for column, cell in covers[number]:
                if column < len(whole) and is_blank(whole[column]):
                    whole[column] = cell
            row = whole
        yield number + 1, row


def _thing(
    reader: RowReader,
    layout: Layout,
    kind: NomineeKind | None,
    read_cell: CellReader | None,
    columns: Sequence[Column],
) -> object:
    match layout.target:
        case "people":
            told_kind = reader.text("kind")
            kind = kind_of_words(told_kind) if told_kind else kind
            return read_person(reader) if kind in (None, "individual") else read_collective(reader, kind)
        case "collectives":
            return read_collective(reader, kind)
        case "achievements":
            return read_achievement(reader)
        case "table":
            return _table_row(reader, columns, read_cell)


def _table_row(reader: RowReader, columns: Sequence[Column], read_cell: CellReader | None) -> dict[str, StoredCell]:
    """A row of a plan's table; every column is there, those without a text are None."""
    row: dict[str, StoredCell] = {}
    for column in columns:
        text = reader.text(column.id)
        row[column.id] = None
        if not text or read_cell is None:
            continue
        try:
            row[column.id] = reader_value(reader, column, text, read_cell)
        except ValueError as problem:
            reader.say(column.id, str(problem))
    return row


def reader_value(reader: RowReader, column: Column, text: str, read_cell: CellReader) -> StoredCell:
    """The value of a table's cell; dates also from the days Excel counts."""
    if column.kind == "date":
        date = reader.date(column.id)
        return date.iso() if date else None
    return read_cell(column, text)
