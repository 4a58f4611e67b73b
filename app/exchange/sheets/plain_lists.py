"""Lists without a workbook: CSV files in whatever encoding, and blocks pasted from Excel, Word or Zalo."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from app.domain.legacy_text import guess_encoding
from app.exchange.sheets import problems
from app.exchange.sheets.grid import MAX_COLUMNS, MAX_ROWS, Cell, Grid

_DELIMITERS: Final = ";,\t|"
_LOOKED_AT: Final = 64
_CONTROL: Final = re.compile(rb"[\x00-\x01\x03\x04\x07\x08\x0e-\x13\x15-\x18\x1a-\x1d]")
_SEPARATOR_LINE: Final = re.compile(r"[\s|:+-]+")
_WIDE_GAP: Final = re.compile(r" {2,}")
_PERSON_LINE: Final = re.compile(
    r"\s*(?:(\d{1,3})\s*[.)/-]\s*)?([^\W\d_][^\d,;:()–-]*?)\s*(?:[,;:(]|\s[-–])\s*"
    r"((?:(?:sinh|năm|ngày|sn|ns)[ .:]*)*(?:\d{1,2}[-/.]){0,2}(?:19|20)\d\d)\)?\s*(?:[,;.–-]\s*(.*?))?\s*",
    re.IGNORECASE,
)
"""How lists are typed into Zalo: 1. Nguyễn Văn An - 1980 - Trưởng thôn."""

LEGACY_NOTE: Final = (
    "Tệp CSV không ghi bằng Unicode; chữ được hiểu theo bảng mã cũ, hãy xem kỹ bản xem trước trước khi nhập."
)
CP1258_NOTE: Final = "Tệp CSV ghi theo bảng mã Windows tiếng Việt (1258); chương trình đã chuyển sang Unicode."


def csv_grid(content: bytes, name: str) -> tuple[Grid, str]:
    """The list in the file, and what should be said of its encoding ("" = nothing).

    NotASpreadsheet when the bytes are no text in any encoding Vietnamese offices have used.
    """
    text, note = _decoded(content, name)
    return _grid(text, _delimiter(text), name), note


def pasted_grid(text: str) -> Grid:
    """Cells from a pasted block: Excel's tabs, a table drawn with bars, or columns set apart by spaces."""
    name = "Bảng vừa dán"
    if not text.strip():
        raise problems.empty(name)
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if line.strip()]
    if "\t" in text:
        return _grid(text, "\t", name, is_copied=True)
    if sum("|" in line for line in lines) > len(lines) / 2:
        barred = [line.strip().strip("|") for line in lines if not _SEPARATOR_LINE.fullmatch(line)]
        return _split_grid([line.split("|") for line in barred])
    if len(lines) > 1 and sum(bool(_WIDE_GAP.search(line.strip())) for line in lines) > len(lines) / 2:
        return _split_grid([_WIDE_GAP.split(line.strip()) for line in lines])
    if sum(";" in line for line in lines) > len(lines) / 2:
        return _grid(text, ";", name)
    people = [_person(line) for line in lines]
    if sum(each is not None for each in people) > len(lines) / 2:
        return _split_grid([each or [line] for line, each in zip(lines, people, strict=True)])
    return _split_grid([[line] for line in lines])


def _person(line: str) -> list[str] | None:
    """The number, name, birth and post of a line that names somebody: every word of a name begins with a capital."""
    found = _PERSON_LINE.fullmatch(line)
    if found is None or not all(word[0].isupper() for word in found[2].split()):
        return None
    return list(found.groups(""))


def _split_grid(rows: list[list[str]]) -> Grid:
    return Grid(rows=tuple([cell.strip() or None for cell in row] for row in rows))


def _grid(text: str, delimiter: str, name: str, *, is_copied: bool = False) -> Grid:
    rows: list[list[Cell]] = []
    try:
        for row in _cells(text, delimiter, is_copied=is_copied):
            if len(rows) >= MAX_ROWS or len(row) > MAX_COLUMNS * 4:
                raise problems.too_many_rows(name, name, MAX_ROWS)
            rows.append([cell or None for cell in row])
    except csv.Error as error:
        raise problems.damaged(name, f"CSV: {error}") from error
    return Grid(rows=tuple(rows))


def _cells(text: str, delimiter: str, *, is_copied: bool = False) -> Iterator[list[str]]:
    """The rows of the text, cut into cells; ``is_copied`` says that they come from the clipboard of Excel."""
    if '"' in text:
        return _quoted_cells(text, delimiter, is_copied=is_copied)
    csv.field_size_limit(1 << 20)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _quoted_cells(text: str, delimiter: str, *, is_copied: bool) -> Iterator[list[str]]:
    """As :func:`_cells`; quotes hold a cell together only where one opens it and another closes it, else they are text.

    A stray quote would swallow the rows after it: ``"Toàn dân đoàn kết`` closes nowhere. Excel copies quotes only
    around a cell with a line break, and no cell with a tab.
    """
    within, sign = r'[^"\t]' if is_copied else '[^"]', re.escape(delimiter)
    cell = re.compile(rf'(?:"((?:{within}++|"")*+)"(?={sign}|[\r\n]|\Z)|([^{sign}\r\n]*))({sign}|\r\n|\r|\n|\Z)')
    row: list[str] = []
    for found in cell.finditer(text):
        quoted, plain, end = found.groups()
        row.append(plain if quoted is None else _unquoted(quoted, is_copied=is_copied))
        if end != delimiter:
            yield row if row != [""] else []
            row = []
            if found.end() == len(text):
                return


def _unquoted(quoted: str, *, is_copied: bool) -> str:
    """What stands in the quotes; the quotes too, where Excel would not have put them."""
    is_text = is_copied and not ('""' in quoted or "\n" in quoted or "\r" in quoted)
    return f'"{quoted}"' if is_text else quoted.replace('""', '"')


def _delimiter(text: str) -> str:
    """The sign that cuts most lines into the same number of cells; quotes are respected."""
    first = text.split("\n", 1)[0]
    if first.startswith("sep=") and len(first.strip()) == 5:  # a line that Excel writes and reads for itself
        return first.strip()[-1]
    sample = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    return max(_DELIMITERS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: str, sign: str) -> int:
    widths = Counter(len(row) for row in _cells(sample, sign) if row)
    widths.pop(1, None)
    return max((count * width for width, count in widths.items()), default=0)


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _strictly(content, encoding, name), ""
    if _CONTROL.search(content[:65536]):
        raise problems.damaged(name, "tệp có ký tự điều khiển, không phải văn bản")
    try:
        return content.decode(), ""
    except UnicodeDecodeError:
        return _old(content)


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise problems.damaged(name, f"{encoding}: {error.reason}") from error


def _old(content: bytes) -> tuple[str, str]:
    """Windows 1258 where that is Vietnamese; else the bytes as they are, for each column to be converted by itself."""
    as_bytes = content.decode("latin-1")
    if guess_encoding(as_bytes.splitlines()).is_sure:
        return as_bytes, LEGACY_NOTE
    try:
        return content.decode("cp1258"), CP1258_NOTE
    except UnicodeDecodeError:
        return as_bytes, LEGACY_NOTE
