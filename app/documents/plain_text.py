"""A paper as lines of plain words, for comparing what two versions of it say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.documents.model import (
    Block,
    Document,
    Letterhead,
    Paragraph,
    Picture,
    Recipients,
    SignatureBlock,
    SignatureColumn,
    StyleName,
    Table,
)

LineKind = Literal["number", "place_date", "reference", "text"]

_REFERENCE = "Kèm theo Tờ trình số "


@dataclass(frozen=True)
class PlainLine:
    """One line and what it is: the number, place and date, the reference of an appendix, or anything else."""

    kind: LineKind
    text: str


def plain_lines(document: Document) -> tuple[PlainLine, ...]:
    """All lines of the document in reading order; a table row is one line."""
    return tuple(line for section in document.sections for block in section.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[PlainLine]:
    match block:
        case Paragraph():
            is_reference = block.style is StyleName.REFERENCE or block.text.startswith(_REFERENCE)
            yield PlainLine("reference" if is_reference else "text", block.text)
        case Letterhead():
            yield from (PlainLine("text", each) for each in (*block.superior, *block.issuer))
            yield PlainLine("number", block.number)
            yield PlainLine("place_date", block.place_date)
        case Table():
            yield PlainLine("text", " | ".join(column.header for column in block.columns))
            for row in block.rows:
                yield PlainLine("text", " | ".join("\n".join(cell.lines) for cell in row.cells))
        case SignatureBlock():
            for side in (block.left, block.right):
                yield from (PlainLine("text", each) for each in _signed(side))
        case Recipients():
            yield from (PlainLine("text", each) for each in _signed(block))
        case Picture():
            yield PlainLine("text", block.words)


def _signed(side: Recipients | SignatureColumn | None) -> tuple[str, ...]:
    match side:
        case Recipients():
            return (side.title, *side.entries)
        case SignatureColumn():
            return (*side.authority, side.note, side.office, side.name)
        case None:
            return ()
