"""Looks at a workbook before it is opened: how big it is, how big it becomes, how far its cells lie apart.

The reader makes a full rectangle from the first cell of a sheet to its last, so two cells at opposite corners would
ask for more memory than there is; and that ends the whole program. So every sheet is measured first, in small blocks.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.exchange.sheets import problems
from app.exchange.sheets.grid import ERROR_WORD, MAX_COLUMNS, MAX_ROWS

MAX_FILE: Final = 64 * 1024**2
MAX_UNPACKED: Final = 256 * 1024**2
MAX_CELLS: Final = 1_500_000
MAX_STRINGS: Final = 64 * 1024**2  # the words of a whole workbook; a list of 50,000 rows has a third of that
MAX_RATIO: Final = 500
RATIO_COUNTS_FROM: Final = 16 * 1024**2

UNCOUNTED: Final = "công thức chưa tính"
"""What stands for the value of a formula no spreadsheet has counted yet, as programs write it that only fill in."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    ValueError,
    KeyError,
    OSError,
    struct.error,
)
_BLOCK: Final = 1 << 20
_LONGEST_TAG: Final = 4096
_CELL_BEGINS: Final = (b"<c ", b"<c>", b":c ", b":c>")
_ROW: Final = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"')
_NARROW: Final = 30  # columns up to AD: a sheet no wider is never too big by its corners alone
_WIDE_CELL: Final = re.compile(rb'r="(?:[A-Z]{3}|[B-Z][A-Z]|A[E-Z])\d')
_FILLED_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>')
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f\b.{0,2000}?)?<v>([^<]{1,20})</v>',
    re.DOTALL,
)
_UNCOUNTED: Final = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt=")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>'
    rb"<f\b(?:[^>]*/>|[^<]*</f>)(?:<v ?/>|<v></v>)?</(?:\w+:)?c>"
)
_ODS_PIECE: Final = re.compile(rb"<table:(table-row|(?:covered-)?table-cell|table)(?=[\s/>])([^>]*)>")
_REPEATED: Final = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_ODS_SIGNS: Final = {
    "may_have_errors": re.compile(ERROR_WORD.pattern.encode()),
    "epoch_1904": re.compile(rb'<table:null-date\b[^>]*date-value="1904-'),
    "has_links": re.compile(rb'table:formula="[^"]*&apos;\w+://'),
}


@dataclass(kw_only=True)
class _Size:
    """How many cells there are at most, and the corner of the rectangle the reader would make of them."""

    rows: int = 0
    columns: int = _NARROW
    cells: int = 0

    def add(self, text: bytes) -> None:
        """Rows by their tags, which may be empty; columns by filled cells, looked at only where any is far out."""
        self.cells += sum(map(text.count, _CELL_BEGINS))
        self.rows = max(self.rows, *map(int, _ROW.findall(text)), 0)
        if _WIDE_CELL.search(text):
            letters = {each for each, _ in _FILLED_CELL.findall(text)}
            self.columns = max(self.columns, *(column_of(each) + 1 for each in letters), 0)

    @property
    def may_be_too_big(self) -> bool:
        return is_too_big(self.rows, self.columns) or self.cells > MAX_CELLS


def is_too_big(rows: int, columns: int) -> bool:
    """Whether the rectangle of so many rows and columns is larger than any list, and than memory should hold."""
    return rows > MAX_ROWS or columns > MAX_COLUMNS or (columns > _NARROW and rows * columns > MAX_CELLS)


@contextmanager
def opened_zip(path: str, name: str) -> Generator[zipfile.ZipFile]:
    """The archive, measured; NotASpreadsheet when it is broken, locked or grows absurdly."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_absurd(archive, name)
            yield archive
    except _BROKEN as error:
        raise problems.damaged(name, f"{type(error).__name__}: {error}") from error
    except RuntimeError as error:  # what the library says of an encrypted member
        raise problems.encrypted(name) from error


def _refuse_absurd(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    whole = sum(entry.file_size for entry in entries)
    if whole > MAX_UNPACKED or len(entries) > 10_000:
        raise problems.bomb(name, f"{whole} byte, {len(entries)} mục")
    for entry in entries:
        if entry.filename.endswith("sharedStrings.xml") and entry.file_size > MAX_STRINGS:
            raise problems.bomb(name, f"{entry.filename}: {entry.file_size} byte")
        grows = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > RATIO_COUNTS_FROM and grows > MAX_RATIO:
            raise problems.bomb(name, f"{entry.filename} gấp {grows:.0f} lần")


def measure_sheet(archive: zipfile.ZipFile, part: str, name: str, sheet: str) -> dict[tuple[int, int], str]:
    """Go through a sheet of an XLSX; what its formulas show instead of a value, by row and column from 0.

    NotASpreadsheet when its filled cells are more, or further apart, than a list can have.
    """
    errors: dict[tuple[int, int], str] = {}
    size = _Size()
    for text in _blocks(archive, part):
        size.add(text)
        if size.cells > MAX_CELLS:
            raise problems.too_many_rows(name, sheet, MAX_ROWS)
        if b't="e"' in text:
            for letters, digits, said in _ERROR.findall(text):
                errors[int(digits) - 1, column_of(letters)] = said.decode("ascii", errors="replace")
        if b"<f" in text:
            errors |= {(int(digits) - 1, column_of(letters)): UNCOUNTED for letters, digits in _UNCOUNTED.findall(text)}
    if size.may_be_too_big:
        refuse_far_corner(_filled_corner(archive, part), name, sheet)
    return errors


def refuse_far_corner(corner: tuple[int, int], name: str, sheet: str) -> None:
    """NotASpreadsheet when the rectangle to this last row and column, counted from 1, is too big."""
    rows, columns = corner
    if not is_too_big(rows, columns):
        return
    if columns <= _NARROW:
        raise problems.too_many_rows(name, sheet, MAX_ROWS)
    raise problems.too_far_apart(name, sheet, rows, columns)


def _filled_corner(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    rows = columns = 1
    for text in _blocks(archive, part):
        filled = _FILLED_CELL.findall(text)
        rows = max(rows, *(int(digits) for _, digits in filled), 0)
        columns = max(columns, *(column_of(each) + 1 for each in {letters for letters, _ in filled}), 0)
    return rows, columns


class OdsTraits(NamedTuple):
    """What is seen while measuring; whether a formula really gives no value only a slower look finds."""

    may_have_errors: bool = False
    epoch_1904: bool = False
    has_links: bool = False


def measure_ods(archive: zipfile.ZipFile, name: str) -> OdsTraits:
    """Go through an ODS, where a filled cell or row may be said to stand a million times."""
    seen = dict.fromkeys(_ODS_SIGNS, False)
    size = _OdsSize()
    for text in _blocks(archive, "content.xml"):
        seen |= {sign: True for sign, sought in _ODS_SIGNS.items() if sought.search(text)}
        for piece in _ODS_PIECE.finditer(text):
            size.add(*piece.groups())
            refuse_far_corner((size.rows, size.columns), name, "")
            if size.cells > MAX_CELLS:
                raise problems.too_many_rows(name, "", MAX_ROWS)
    return OdsTraits(**seen)


@dataclass(kw_only=True)
class _OdsSize:
    """The corner of the filled cells of the sheet being gone through, and how many there are in all sheets."""

    rows: int = 1
    columns: int = 1
    cells: int = 0
    _rows_before: int = 0
    _rows_alike: int = 0
    _cells_before: int = 0

    def add(self, kind: bytes, attributes: bytes) -> None:
        if kind == b"table":
            self.rows = self.columns = 1
            self._rows_before = self._rows_alike = 0
            return
        repeated = _REPEATED.search(attributes) if b"-repeated" in attributes else None
        times = int(repeated[1]) if repeated else 1
        if kind == b"table-row":
            self._rows_before += self._rows_alike
            self._rows_alike = times
            self._cells_before = 0
            return
        self._cells_before += times
        if not attributes.endswith(b"/") or b"value-type" in attributes:
            self.rows = max(self.rows, self._rows_before + self._rows_alike)
            self.columns = max(self.columns, self._cells_before)
            self.cells += times * self._rows_alike


def column_of(letters: bytes) -> int:
    """The number of a column, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that never cut a tag."""
    rest = b""
    with archive.open(part) as source:
        while block := source.read(_BLOCK):
            text = rest + block
            cut = max(text.rfind(b"<c ", -_LONGEST_TAG), text.rfind(b">", 0, -_LONGEST_TAG) + 1, len(text) - _BLOCK)
            yield text[:cut]
            rest = text[cut:]
    yield rest
