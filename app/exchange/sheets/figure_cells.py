"""The figures of an achievement in the cells of one row: one as typed cells, several as lines side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from app.domain.achievement import NamedFigure
from app.domain.dates import PartialDate, parse_date
from app.domain.vietnamese import clean_text, format_number, parse_number
from app.exchange.sheets.list_writer import Value
from app.exchange.sheets.row_reader import RowReader

_NOTHING: Final = "–"
_FIELDS: Final = ("figure_title", "value", "unit", "source", "as_of")
_PLAINEST: Final = Fraction(1, 10**6)


def figure_cells(figures: Sequence[NamedFigure]) -> tuple[Value, Value, Value, Value, Value]:
    """Name, value, unit, source and day; of several figures each cell has a line for every one."""
    if len(figures) == 1:
        (each,) = figures
        return each.title, _typed(each.value), each.unit, each.source, each.as_of
    return (
        _lines(figures, lambda each: each.title),
        _lines(figures, lambda each: each.value),
        _lines(figures, lambda each: each.unit),
        _lines(figures, lambda each: each.source),
        _lines(figures, lambda each: each.as_of.as_written() if each.as_of else ""),
    )


def read_figures(row: RowReader, title: str) -> tuple[NamedFigure, ...]:
    """The figures of a row; one without a name of its own is called as what was done, ``title``."""
    names = row.lines("figure_title")
    return _several(row, names) if len(names) > 1 else _one(row, clean_text(title))


def _one(row: RowReader, title: str) -> tuple[NamedFigure, ...]:
    name, value = row.text("figure_title"), _value(row)
    if not (name or value):
        return ()
    unit, source, as_of = row.text("unit"), row.text("source"), row.date("as_of")
    return (NamedFigure(title=name or title, value=value, unit=unit, source=source, as_of=as_of),)


def _several(row: RowReader, names: Sequence[str]) -> tuple[NamedFigure, ...]:
    told = {each: _told(row, each, len(names)) for each in _FIELDS}
    figures: list[NamedFigure] = []
    for name, value, unit, source, day in zip(*(told[each] for each in _FIELDS), strict=True):
        figures.append(NamedFigure(title=name, value=value, unit=unit, source=source, as_of=_day(row, day)))
    return tuple(figures)


def _told(row: RowReader, field: str, count: int) -> Sequence[str]:
    """What the lines of a cell say of each figure."""
    lines = row.lines(field)
    if lines and len(lines) != count:
        row.say(field, f"có {len(lines)} dòng, nhưng ô tên số liệu có {count} dòng.")
    told = [clean_text(each) for each in lines] if len(lines) == count else [""] * count
    return ["" if each == _NOTHING else each for each in told]


def _day(row: RowReader, text: str) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except ValueError as problem:
        row.say("as_of", str(problem))
        return None


def _value(row: RowReader) -> str:
    """A number as papers write it."""
    said, text = row.cells.get("value"), row.text("value")
    if said is None or said.is_error or isinstance(said.cell, bool) or not isinstance(said.cell, int | float):
        return text
    number = Fraction(str(said.cell))
    return format_number(number) if number == 0 or abs(number) >= _PLAINEST else text


def _typed(text: str) -> Value:
    """A number where it is written as papers write one; shares, codes and other ways of writing stay words."""
    try:
        number = parse_number(text)
    except ValueError:
        return text
    if "%" in text or format_number(number) != text:
        return text
    return int(number) if number.denominator == 1 else float(number)


def _lines(figures: Sequence[NamedFigure], of: Callable[[NamedFigure], str]) -> str:
    told = [clean_text(of(each)) for each in figures]
    return "\n".join(each or _NOTHING for each in told) if any(told) else ""
