"""The end of a paper: who signs it, and who receives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.documents.measuring.form import Block
from app.documents.measuring.words import (
    LIST_ITEM,
    NUMBERED_HEADING,
    is_capitals,
    is_recipients_title,
    looks_like_authority,
    plain,
)

_LONG_ENTRY = 50.0  # mm: a list entry so wide may go on in the next line
_SIGNING_GAP = 25.0  # points
_SIGNING_PARAGRAPHS = 2


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One who signs: the lines of authority, another office of the signer (ô 7b), and the name below."""

    authority: tuple[Block, ...]
    name: Block | None = None
    office: tuple[Block, ...] = ()


class Ending(NamedTuple):
    """The end of a paper."""

    signatures: tuple[Signature, ...]
    recipients_title: Block | None
    recipients: tuple[Block, ...]


def split_ending(rest: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The signature's and the recipients' lines, and what comes before and after them."""
    grids = {block.grid for block in rest if block.grid and _ends_paper(block)} or _signing_grid(rest)
    if grids:
        tail = [block for block in rest if block.grid in grids]
        below = () if any(is_recipients_title(block.text) for block in tail) else _recipients_below(rest, tail[-1])
        taken = {block.place for block in (*tail, *below)}
        return [*tail, *below], [block for block in rest if block.place not in taken]
    start = next((place for place, block in enumerate(rest) if _begins_tail(block)), len(rest))
    return list(rest[start:]), list(rest[:start])


def _ends_paper(block: Block) -> bool:
    return is_recipients_title(block.text) or block.text.startswith("…") or looks_like_authority(block.text)


def _signing_grid(rest: Sequence[Block]) -> set[int]:
    """The last table that only sets things side by side, if those sign in it by offices we do not know."""
    last = max((block.grid for block in rest), default=0)
    inside = [block for block in rest if last and block.grid == last]
    after = [block for block in rest if inside and block.place > inside[-1].place]
    ends_here = not after or is_recipients_title(after[0].text)
    return {last} if ends_here and any(map(_names_office, inside)) else set()


def _names_office(block: Block) -> bool:
    """Whether a half line is written as who signs is: in bold capitals, and no numbered heading."""
    bold = bool(block.faces) and all(face.bold for face in block.faces)
    return block.zone != "full" and bold and is_capitals(block.text) and not NUMBERED_HEADING.match(block.text)


def _recipients_below(rest: Sequence[Block], last: Block) -> list[Block]:
    """Nơi nhận and its entries right below the table of those who sign, as in minutes (form 1.9)."""
    below = [block for block in rest if block.place > last.place]
    if not below or not is_recipients_title(below[0].text):
        return []
    end = next((n for n, block in enumerate(below[1:], start=1) if not _is_entry(block)), len(below))
    return below[:end]


def _is_entry(block: Block) -> bool:
    return not block.table and not block.grid and bool(LIST_ITEM.match(block.text))


def _begins_tail(block: Block) -> bool:
    """Whether the signature begins here though no table holds it."""
    if block.table:
        return False
    if is_recipients_title(block.text):
        return True
    bold = bool(block.faces) and all(face.bold for face in block.faces)
    return looks_like_authority(block.text) and is_capitals(block.text) and bold and block.align != "both"


def ending_of(lines: Sequence[Block]) -> Ending:
    """Who signs and who receives, column by column."""
    title: Block | None = None
    recipients: list[Block] = []
    columns: list[list[Block]] = []
    for column in _columns(lines):
        start = next((n for n, block in enumerate(column) if is_recipients_title(block.text)), len(column))
        end = _recipients_end(column, start)
        if start < end:
            title = column[start]
            recipients = _entries(column[start + 1 : end])
        signing = column[:start] + column[end:]
        if signing and (len(signing) > 1 or looks_like_authority(signing[0].text) or _names_office(signing[0])):
            columns.append(signing)
    signatures = tuple(_signature(column, among_several=len(columns) > 1) for column in columns)
    return Ending(signatures, title, tuple(recipients))


def _columns(lines: Sequence[Block]) -> list[list[Block]]:
    """The lines by halves of the page; recipients below all signatures are one column, however wide they are."""
    start = next((n for n, block in enumerate(lines) if is_recipients_title(block.text)), len(lines))
    above, below = lines[:start], lines[start:]
    if all(block.zone != "right" for block in above) or any(block.zone == "right" for block in below):
        above, below = lines, ()
    halves = [[block for block in above if block.zone == zone] for zone in ("left", "full", "right")]
    return [list(below), *halves] if below else halves


def _entries(lines: Sequence[Block]) -> list[Block]:
    """The entries; on a PDF page the second line of a long one is a block of its own and is joined here."""
    entries: list[Block] = []
    for line in lines:
        if entries and _goes_on(entries[-1], line):
            line = _joined((entries.pop(), line))  # noqa: PLW2901
        entries.append(line)
    return entries


def _goes_on(entry: Block, line: Block) -> bool:
    """Whether a line of a PDF page continues a list entry that reached the edge of its column."""
    if line.page is None or entry.text.endswith((";", ".")):
        return False
    return not line.text.startswith("-") or (entry.x1 or 0.0) - (entry.x0 or 0.0) > _LONG_ENTRY


def _joined(lines: Sequence[Block]) -> Block:
    """Several lines as one block: where the first stands, as wide as the last."""
    pieces = tuple(piece for line in lines for piece in line.pieces)
    return replace(lines[0], text=" ".join(line.text for line in lines), pieces=pieces, x1=lines[-1].x1)


def _recipients_end(column: Sequence[Block], start: int) -> int:
    """Where the list of recipients ends: with the line of the archive, or before the signature."""
    for place in range(start + 1, len(column)):
        if looks_like_authority(column[place].text) and is_capitals(column[place].text):
            return place
        if plain(column[place].text).lstrip("- ").startswith("lưu") and column[place].text.endswith("."):
            return place + 1
    return len(column)


def _signature(column: Sequence[Block], *, among_several: bool) -> Signature:
    """The authority on top, the name at the bottom; directions in brackets are neither.

    Between the space to sign and the name another office of the signer may stand (ô 7b). A long name on a PDF
    page is several lines. Of several who sign, one whose name is still to be written has lines in capitals alone.
    """
    lines = [block for block in column if not block.text.lstrip().startswith("(")]
    cut = max((place for place in range(1, len(lines)) if _stands_apart(lines[place - 1], lines[place])), default=0)
    if below := lines[cut:] if cut else []:
        offices = _offices(below)
        name = below[len(offices) :]
        if name[0].page is not None:
            joined = replace(_joined(name), x0=name[0].x0, x1=name[0].x1)
            return Signature(authority=tuple(lines[:cut]), name=joined, office=offices)
        return Signature(authority=tuple(lines[:cut]), name=name[-1], office=offices)
    unnamed = among_several and all(is_capitals(each.text) for each in lines)
    if len(lines) > 1 and not unnamed and not looks_like_authority(lines[-1].text):
        return Signature(authority=tuple(lines[:-1]), name=lines[-1])
    return Signature(authority=tuple(lines))


def _offices(below: Sequence[Block]) -> tuple[Block, ...]:
    """The lines in capitals or with words of an office above the name; the last line is always of the name."""
    end = 0
    while end < len(below) - 1 and (looks_like_authority(below[end].text) or is_capitals(below[end].text)):
        end += 1
    return tuple(below[:end])


def _stands_apart(above: Block, line: Block) -> bool:
    """Whether the space to sign lies between two lines: a wide gap, or empty paragraphs."""
    return (line.gap or 0.0) > _SIGNING_GAP or line.place - above.place > _SIGNING_PARAGRAPHS
