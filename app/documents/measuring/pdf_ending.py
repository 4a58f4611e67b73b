"""Where the letterhead of a PDF's first page ends, and where the signature of its last begins."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.measuring.pdf_lines import SetLine
from app.documents.measuring.words import (
    NUMBERED_HEADING,
    is_capitals,
    is_motto,
    is_national_title,
    is_recipients_title,
    looks_like_authority,
)


def head_end_of(lines: Sequence[SetLine]) -> int:
    """How many lines the letterhead has: all before the first that stands in the middle."""
    for place, line in enumerate(lines[:40]):
        if line.zone == "full" and not is_national_title(line.line.text) and not is_motto(line.line.text):
            head = lines[:place]
            return place if any(is_national_title(each.line.text) for each in head) else 0
    return 0


def tail_start_of(lines: Sequence[SetLine], head_end: int) -> int:
    """Where the signature begins: the first half line of authority or recipients, with only halves below.

    Recipients that stand below the signatures are as wide as the page, so their entries are no halves.
    """
    start = _recipients_below(lines, head_end)
    for place in range(start - 1, head_end - 1, -1):
        line = lines[place]
        if line.zone == "full":
            break
        if is_recipients_title(line.line.text) or _signs(line):
            start = place
    return start


def _recipients_below(lines: Sequence[SetLine], head_end: int) -> int:
    """Where recipients begin that nothing in the right half follows; the end where there are none."""
    for place in range(len(lines) - 1, head_end - 1, -1):
        if lines[place].zone == "right":
            break
        if lines[place].zone == "left" and is_recipients_title(lines[place].line.text):
            return place
    return len(lines)


def _signs(line: SetLine) -> bool:
    """Whether somebody signs by this half line: an authority, a blank for one, or other words in bold capitals."""
    text = line.line.text
    words = is_capitals(text) and not NUMBERED_HEADING.match(text)
    return is_bold(line) and (looks_like_authority(text) or text.startswith("…") or words)


def is_bold(line: SetLine) -> bool:
    """Whether all its letters are bold."""
    return all(piece.face.bold for piece in line.pieces if piece.text.strip())
