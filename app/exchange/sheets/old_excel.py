"""What the reader of sheets does not tell of an old ``.xls``: formulas without a value, links, the first day.

A workbook of Excel 97–2003 is a stream of records (two bytes kind, two bytes length, the rest) inside a compound file.
Only the records named below are looked at; [MS-XLS] 2.4 describes them.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_STREAMS: Final = ("Workbook", "Book")  # Excel 97 and later; Excel 5 and 95
_HEAD: Final = struct.Struct("<HH")
_CELL: Final = struct.Struct("<HH")
_OFFSET: Final = struct.Struct("<I")
_LINKED: Final = struct.Struct("<HH")

_BEGIN: Final = 0x0809
_END: Final = 0x000A
_FORMULA: Final = 0x0006
_BOOLEAN_OR_ERROR: Final = 0x0205
_FILLED: Final = {_FORMULA, _BOOLEAN_OR_ERROR, 0x0203, 0x00FD, 0x0204, 0x027E, 0x00BD, 0x00D6}
_SHEET: Final = 0x0085
_FIRST_DAY: Final = 0x0022
_OTHER_BOOK: Final = 0x01AE
_OWN_BOOK: Final = (0x0401, 0x3A01)  # the workbook itself, and functions of add-ins

_WORDS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(frozen=True, kw_only=True)
class OldExcel:
    """Sheet by sheet in the workbook's order: where filled cells end, counted from 1, and what cells show for errors.

    ``errors`` are by row and column from 0.
    """

    corners: tuple[tuple[int, int], ...]
    errors: tuple[dict[tuple[int, int], str], ...]
    epoch_1904: bool = False
    has_links: bool = False


def look_into(content: bytes) -> OldExcel:
    """Go through the file's content once. ValueError when it is no compound file with a workbook in it."""
    stream = _workbook_stream(content)
    starts: list[int] = []
    is_1904 = has_links = False
    for kind, at, length in _records(stream, 0):
        if kind == _SHEET:
            starts.append(_OFFSET.unpack_from(stream, at)[0])
        elif kind == _FIRST_DAY:
            is_1904 = stream[at] == 1
        elif kind == _OTHER_BOOK and length >= _LINKED.size:
            has_links |= _LINKED.unpack_from(stream, at)[1] not in _OWN_BOOK
    corners, errors = zip(*(_sheet(stream, start) for start in starts), strict=True) if starts else ((), ())
    return OldExcel(corners=corners, errors=errors, epoch_1904=is_1904, has_links=has_links)


def _workbook_stream(content: bytes) -> bytes:
    import olefile

    try:
        open_compound: Any = olefile.OleFileIO  # the library has no types
        with open_compound(io.BytesIO(content)) as ole:
            for name in _STREAMS:
                if ole.exists(name):
                    return ole.openstream(name).read()
    except (OSError, IndexError, OverflowError, struct.error) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    raise ValueError("no stream of a workbook")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of what each record holds, of one part of the stream without the charts inside it."""
    depth = 0
    at = start
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        if at + length > len(stream):
            return  # cut short: what there is may still be read
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, at, length
        at += length


def _sheet(stream: bytes, start: int) -> tuple[tuple[int, int], dict[tuple[int, int], str]]:
    rows = columns = 1
    errors: dict[tuple[int, int], str] = {}
    for kind, at, length in _records(stream, start):
        if kind not in _FILLED or length < 6:
            continue
        row, column = _CELL.unpack_from(stream, at)
        rows, columns = max(rows, row + 1), max(columns, column + 1)
        code = _error_code(kind, stream[at : at + length])
        if code is not None:
            errors[row, column] = _WORDS.get(code, f"#{code}")
    return (rows, columns), errors


def _error_code(kind: int, record: bytes) -> int | None:
    """A formula's result that is no number ends in two bytes FF; its first byte then says what it is."""
    if kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
        return record[8]
    if kind == _BOOLEAN_OR_ERROR and len(record) >= 8 and record[7]:
        return record[6]
    return None
