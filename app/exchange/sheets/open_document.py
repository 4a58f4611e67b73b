"""What the reader of sheets does not tell of an ``.ods``: formulas without a value."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from app.exchange.sheets.grid import ERROR_WORD, MAX_COLUMNS, MAX_ROWS

_NAMES: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE: Final = f"{_NAMES}table:1.0}}"
_ROW: Final = f"{_TABLE}table-row"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPH: Final = f"{_NAMES}text:1.0}}p"


def formula_errors(archive: zipfile.ZipFile, sheet: str) -> dict[tuple[int, int], str]:
    """The cells of a sheet whose formula shows a word for its error, by row and column from 0.

    LibreOffice keeps the word as the cell's text beside an empty value; a text typed by a person has no formula.
    """
    errors: dict[tuple[int, int], str] = {}
    number = 0
    for row in _rows_of(archive, sheet):
        again = int(row.get(f"{_TABLE}number-rows-repeated", 1))
        found = dict(_errors_of_row(row))
        if found:
            for each in range(number, min(number + again, MAX_ROWS)):
                errors |= {(each, column): word for column, word in found.items()}
        number += again
    return errors


def _rows_of(archive: zipfile.ZipFile, sheet: str) -> Iterator[ElementTree.Element]:
    """Row by row, each forgotten when the next is asked for."""
    inside = False
    with archive.open("content.xml") as source:
        for event, element in ElementTree.iterparse(source, ("start", "end")):
            if element.tag == f"{_TABLE}table":
                inside = event == "start" and element.get(f"{_TABLE}name") == sheet
            elif element.tag == _ROW and event == "end":
                if inside:
                    yield element
                element.clear()


def _errors_of_row(row: ElementTree.Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        again = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if cell.get(f"{_TABLE}formula"):
            text = "".join(part for each in cell.iterfind(_PARAGRAPH) for part in each.itertext()).strip()
            if ERROR_WORD.fullmatch(text):
                yield from ((each, text) for each in range(column, min(column + again, MAX_COLUMNS)))
        column += again
