"""Blocks of cells as the clipboard carries them: what Excel, Word and web pages copy, and what they take."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from app.domain.plan import Column
from app.domain.vietnamese import clean_text, same_name_key

Block = tuple[tuple[str, ...], ...]

csv.field_size_limit(10_000_000)


def read_block(text: str) -> Block:
    r"""Rows of cells out of lines with tabs; a cell in quotes may hold tabs and line breaks, "" is a quote in it.

    Where the quotes are no such quotes (``"Xuân" 2021``), they are letters like all others.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in text.split("\n")]
    return tuple(tuple(clean_text(cell) for cell in row) for row in rows)


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """The rows as :func:`read_block` takes them."""
    return "\n".join("\t".join(_written(cell) for cell in row) for row in rows)


def without_heading(block: Block, columns: Sequence[Column]) -> Block:
    """The block without a first line that only repeats the titles of the columns it is put under."""
    if not block or not any(block[0]):
        return block
    titles = [same_name_key(column.title) for column in columns]
    found = [same_name_key(cell) for cell in block[0]]
    return block[1:] if found == titles[: len(found)] else block


def _written(cell: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in "\t\n"):
        return '"' + cell.replace('"', '""') + '"'
    return cell
