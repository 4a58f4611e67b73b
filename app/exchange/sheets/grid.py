"""A sheet as rows of cells, whatever file it came from, and what its cells say in words."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from app.domain.dates import PartialDate
from app.domain.vietnamese import format_number

MAX_ROWS: Final = 50_000
"""More rows than any commune's list has; the program does not take in more at once."""
MAX_COLUMNS: Final = 256

ERROR_WORD: Final = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!)|Err:\d{3}|#{3,}")
"""What Excel and LibreOffice show where a formula gives no value, or where a column is too narrow for it."""

_NOISE: Final = 12  # digits behind the point; what stands further back is the rounding of binary fractions


@dataclass(frozen=True)
class CellError:
    """A formula that gives no value: ``#DIV/0!``, ``#N/A``."""

    text: str


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError | None
Row = Sequence[Cell]
Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell (row, column) of a merged block, from 0."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The cells of a sheet; ``rows`` may differ in length. ``first_row`` is the number Excel shows for the first.

    ``epoch_1904`` says that days are counted from 1904, as on old Macs.
    """

    rows: tuple[Row, ...]
    merged: tuple[Range, ...] = ()
    epoch_1904: bool = False

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell; None outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


def is_blank(cell: Cell) -> bool:
    """Whether the cell says nothing."""
    return not cell.strip() if isinstance(cell, str) else cell is None


def shown(cell: Cell) -> str:
    """What the cell says, as an official would type it; texts as they are."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, int | float):
        return _number(cell)
    return _moment_or_error(cell)


def _moment_or_error(cell: dt.date | dt.time | dt.timedelta | CellError | None) -> str:
    if isinstance(cell, dt.date):
        return PartialDate(cell.year, cell.month, cell.day).as_written()
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, CellError):
        return cell.text
    return "" if cell is None else str(cell)


def _number(number: float) -> str:
    """Whole numbers plain, others with a comma; neither is grouped, for it may be a code or a year."""
    if not math.isfinite(number):
        return ""
    if number == int(number):
        return str(int(number))
    exact = Fraction(round(Fraction(number), _NOISE))
    return format_number(exact).replace(".", "")
