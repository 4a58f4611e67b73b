"""Writes lists as XLSX: typed cells, a heading that stays in sight and on every page, no formulas from texts."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from app.domain.dates import PartialDate
from app.whole_file import make_folder_for, write_whole

Value = str | int | float | bool | dt.date | PartialDate | None
Align = Literal["left", "center", "right"]

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_LONGEST: Final = 32_000  # Excel takes 32,767 letters in a cell and refuses the file for one more
_FONT: Final = "Times New Roman"
_SIDE, _EDGE = 0.59, 0.79  # inches: 15 and 20 mm


@dataclass(frozen=True, kw_only=True)
class ListColumn:
    """A column: its heading, its width in letters, where its texts stand."""

    title: str
    width: float = 16
    align: Align = "left"


@dataclass(frozen=True, kw_only=True)
class ListSheet:
    """A sheet: ``heading`` are lines over the table, the last one its title."""

    name: str
    heading: Sequence[str]
    columns: Sequence[ListColumn]
    rows: Sequence[Sequence[Value]]
    landscape: bool = True


def write_list(path: Path, sheet: ListSheet) -> None:
    """Write the list, whole or not at all; FileOpenElsewhere, FolderNotWritable or DiskFull."""
    make_folder_for(path)
    write_whole(path, list_bytes(sheet))


def list_bytes(sheet: ListSheet) -> bytes:
    """The list as a workbook of one sheet."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Any = xlsxwriter.Workbook(target, options)
    drawn = book.add_worksheet(sheet.name[:31])
    top = _write_heading(book, drawn, sheet)
    _write_rows(book, drawn, sheet, top + 1)
    _set_up(drawn, sheet, top)
    book.close()
    return target.getvalue()


def _write_heading(book: Any, drawn: Any, sheet: ListSheet) -> int:
    """The lines over the table and its headings; the row of the headings."""
    last = len(sheet.columns) - 1
    for row, line in enumerate(sheet.heading):
        is_title = row == len(sheet.heading) - 1
        style = _style(book, bold=is_title, font_size=14 if is_title else 12, align="center" if is_title else "left")
        if is_title and last > 0:
            drawn.merge_range(row, 0, row, last, "", style)
        drawn.write_string(row, 0, line, style)
    top = len(sheet.heading) + 1 if sheet.heading else 0
    style = _style(book, bold=True, align="center", valign="vcenter", text_wrap=True, border=1, bg_color="#E8EDF3")
    for column, each in enumerate(sheet.columns):
        drawn.set_column(column, column, each.width)
        drawn.write_string(top, column, each.title, style)
    return top


def _write_rows(book: Any, drawn: Any, sheet: ListSheet, first: int) -> None:
    pens = [_Pen(book, drawn, column.align) for column in sheet.columns]
    for number, row in enumerate(sheet.rows, start=first):
        for column, value in enumerate(row):
            pens[column].write(number, column, value)


class _Pen:
    """Writes the cells of one column, each by its kind."""

    def __init__(self, book: Any, drawn: Any, align: Align) -> None:
        cell = {"border": 1, "valign": "top", "text_wrap": True}
        self._drawn = drawn
        self._text = _style(book, **cell, align=align)
        self._guarded = _style(book, **cell, align=align, quote_prefix=True)
        self._whole = _style(book, **cell, num_format="#,##0")
        self._plain = _style(book, **cell, align=align, num_format="0")
        self._decimal = _style(book, **cell, num_format="#,##0.##########")
        self._date = _style(book, **cell, align="center", num_format="dd/mm/yyyy")

    def write(self, row: int, column: int, value: Value) -> None:
        """One cell; an empty one keeps its border."""
        match value:
            case None | "":
                self._drawn.write_blank(row, column, None, self._text)
            case bool():
                self._drawn.write_string(row, column, "Có" if value else "Không", self._text)
            case int() | float():
                self._number(row, column, value)
            case PartialDate():
                self._partial(row, column, value)
            case dt.date():
                self._partial(row, column, PartialDate.of(value))
            case _:
                self._words(row, column, value)

    def _number(self, row: int, column: int, value: float) -> None:
        if not math.isfinite(value) or abs(value) >= 10**15:  # Excel keeps fifteen digits
            self._words(row, column, str(value))
            return
        self._drawn.write_number(row, column, value, self._whole if value == int(value) else self._decimal)

    def _partial(self, row: int, column: int, date: PartialDate) -> None:
        """A full day from 1900 on is a date to Excel, a year a number, anything else words."""
        if date.is_full and date.year >= 1900:
            self._drawn.write_datetime(row, column, dt.datetime.combine(date.earliest(), dt.time()), self._date)
        elif date.month is None:
            self._drawn.write_number(row, column, date.year, self._plain)
        else:
            self._words(row, column, date.as_written())

    def _words(self, row: int, column: int, text: str) -> None:
        """A text stays one, whatever sign it begins with, also when somebody edits the cell later."""
        shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        style = self._guarded if shown.startswith(_FORMULA_SIGNS) else self._text
        self._drawn.write_string(row, column, shown, style)


def _set_up(drawn: Any, sheet: ListSheet, top: int) -> None:
    """What stays in sight, what is filtered, how it is printed: A4, one page wide, the heading on every page."""
    last = top + len(sheet.rows)
    drawn.freeze_panes(top + 1, 0)
    drawn.autofilter(top, 0, max(last, top + 1), len(sheet.columns) - 1)
    drawn.set_paper(9)
    if sheet.landscape:
        drawn.set_landscape()
    drawn.set_margins(left=_EDGE, right=_SIDE, top=_EDGE, bottom=_EDGE)
    drawn.fit_to_pages(1, 0)
    drawn.repeat_rows(top)
    drawn.set_footer("&C&P/&N")
    drawn.print_area(0, 0, max(last, top), len(sheet.columns) - 1)


def _style(book: Any, **properties: Any) -> Any:
    return book.add_format({"font_name": _FONT, "font_size": 12, **properties})
