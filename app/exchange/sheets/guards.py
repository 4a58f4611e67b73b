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
MAX_RATIO: Final = 500
RATIO_COUNTS_FROM: Final = 16 * 1024**2

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
_FAR_CELL: Final = re.compile(
    rb'r="(?:(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d|[A-Z]{1,3}(?:\d{6}|[5-9]\d{4}))'  # from column IW or row 50000 on
)
_FILLED_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>')
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f\b.{0,2000}?)?<v>([^<]{1,20})</v>',
    re.DOTALL,
)
_REPEATED: Final = re.compile(rb'number-(rows|columns)-repeated="(\d{1,9})"')
_ODS_SIGNS: Final = {
    "may_have_errors": re.compile(ERROR_WORD.pattern.encode()),
    "epoch_1904": re.compile(rb'<table:null-date\b[^>]*date-value="1904-'),
    "has_links": re.compile(rb'table:formula="[^"]*&apos;\w+://'),
}
_EMPTY_REPEATS: Final = re.compile(
    rb"<table:table-cell\b[^>]*/>|<table:covered-table-cell\b[^>]*/>|"
    rb"<table:table-row\b[^>]*>(?:<table:(?:covered-)?table-cell\b[^>]*/>)*</table:table-row>"
)


@dataclass(kw_only=True)
class _Size:
    """How far the filled cells seen so far reach where that may be too far, and how many cells there are at most."""

    rows: int = 0
    columns: int = 0
    cells: int = 0

    def add(self, text: bytes) -> None:
        self.cells += sum(map(text.count, _CELL_BEGINS))
        if not _FAR_CELL.search(text):
            return  # nearly always: whether these cells are filled makes no difference
        filled = _FILLED_CELL.findall(text)
        self.rows = max((self.rows, *(int(digits) for _, digits in filled)))
        self.columns = max((self.columns, *(column_of(letters) + 1 for letters in {each for each, _ in filled})))

    @property
    def is_too_big(self) -> bool:
        return self.rows > MAX_ROWS or self.columns > MAX_COLUMNS or self.cells > MAX_CELLS


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
        grows = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > RATIO_COUNTS_FROM and grows > MAX_RATIO:
            raise problems.bomb(name, f"{entry.filename} gấp {grows:.0f} lần")


def measure_sheet(archive: zipfile.ZipFile, part: str, name: str, sheet: str) -> dict[tuple[int, int], str]:
    """Go through a sheet of an XLSX; the formula errors it shows, by row and column from 0.

    NotASpreadsheet when its filled cells are more, or further apart, than a list can have.
    """
    errors: dict[tuple[int, int], str] = {}
    size = _Size()
    for text in _blocks(archive, part):
        size.add(text)
        if size.is_too_big:
            raise problems.too_many_rows(name, sheet, MAX_ROWS)
        if b't="e"' in text:
            for letters, digits, said in _ERROR.findall(text):
                errors[int(digits) - 1, column_of(letters)] = said.decode("ascii", errors="replace")
    return errors


class OdsTraits(NamedTuple):
    """What is seen while measuring; whether a formula really gives no value only a slower look finds."""

    may_have_errors: bool = False
    epoch_1904: bool = False
    has_links: bool = False


def measure_ods(archive: zipfile.ZipFile, name: str) -> OdsTraits:
    """Go through an ODS, where a filled cell or row may be said to stand a million times."""
    rows = columns = 1
    seen = dict.fromkeys(_ODS_SIGNS, False)
    for text in _blocks(archive, "content.xml"):
        seen |= {sign: True for sign, sought in _ODS_SIGNS.items() if sought.search(text)}
        filled = _EMPTY_REPEATS.sub(b"", text)
        for what, count in _REPEATED.findall(filled):
            if what == b"rows":
                rows = max(rows, int(count))
            else:
                columns = max(columns, int(count))
    if rows > MAX_ROWS or columns > MAX_COLUMNS * 64:
        raise problems.too_many_rows(name, "", MAX_ROWS)
    return OdsTraits(**seen)


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
