"""What many rules share: how letters look, where blocks stand, how lengths are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import Block, SectionForm, Stroke
from app.documents.measuring.verdict import Reading
from app.documents.measuring.words import is_capitals

SIZE_SLACK = 0.2  # pt
PLACE_SLACK = 3.0  # mm
MARGIN_SLACK = 0.5  # mm


class Look(NamedTuple):
    """How letters have to look; None = as they like. Sizes in points."""

    smallest: float
    largest: float
    bold: bool | None = None
    italic: bool | None = False
    capitals: bool | None = None


def mm(length: float) -> str:
    """A length as officials read it."""
    return f"{_figure(length)} mm"


def points(size: float) -> str:
    """A letter size or gap as officials read it: "13", "13,5"."""
    return _figure(size)


def _figure(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",")


def described(block: Block) -> str:
    """The sizes and faces of a block in words: "14, đậm, đứng"."""
    faces = block.faces
    sizes = "–".join(points(size) for size in sorted({round(face.size, 1) for face in faces})) or "không rõ"
    bold = _worded((face.bold for face in faces), "đậm", "không đậm")
    italic = _worded((face.italic for face in faces), "nghiêng", "đứng")
    return f"cỡ {sizes}, {bold}, {italic}"


def _worded(values: Iterable[bool], yes: str, no: str) -> str:
    """One word if all are alike."""
    found = set(values)
    return f"{yes} một phần" if len(found) > 1 else (yes if True in found else no)


def looks(blocks: Iterable[Block], look: Look) -> Iterator[Reading]:
    """A reading for the letters of each block."""
    for block in blocks:
        if block.faces and any(letter.isalnum() for letter in block.text):
            yield Reading(_fits(block, look), _shown(block, look), block.where)


def _fits(block: Block, look: Look) -> bool:
    sizes = all(look.smallest - SIZE_SLACK <= face.size <= look.largest + SIZE_SLACK for face in block.faces)
    bold = look.bold is None or all(face.bold == look.bold for face in block.faces)
    italic = look.italic is None or all(face.italic == look.italic for face in block.faces)
    capitals = look.capitals is None or is_capitals(block.text) == look.capitals or not _has_letters(block)
    return sizes and bold and italic and capitals


def _has_letters(block: Block) -> bool:
    return any(letter.isalpha() for letter in block.text)


def _shown(block: Block, look: Look) -> str:
    case = "" if look.capitals is None else (", chữ in hoa" if is_capitals(block.text) else ", không in hoa")
    return f"{described(block)}{case}"


def section_of(examined: Examined, block: Block) -> SectionForm:
    """The section a block stands in."""
    sections = examined.paper.sections
    return sections[min(block.section, len(sections) - 1)]


def is_centred(examined: Examined, block: Block) -> bool:
    """Whether a block stands in the middle of the text."""
    if examined.paper.source == "docx" and block.align != "center":
        return False
    if block.centre is None:
        return True
    return abs(block.centre - section_of(examined, block).text_centre) <= PLACE_SLACK


def in_range(value: float, least: float, most: float, slack: float = MARGIN_SLACK) -> bool:
    """Whether a figure lies in a range, give or take."""
    return least - slack <= value <= most + slack


def line_under(examined: Examined, part: Part, blocks: tuple[Block, ...], wanted: float) -> Stroke | None:
    """The line drawn under the last of ``blocks``.

    A drawing may hang at another paragraph of the letterhead: then its half of the page decides, and of several
    the one whose length is nearest to ``wanted``.
    """
    last = blocks[-1]
    strokes = [each for each in examined.paper.strokes if each.section == last.section]
    below = [each for each in strokes if last.place <= each.after < _next_place(part, last)]
    near = [each for each in below if each.zone in (last.zone, "full")]
    if not near and last.zone != "full":
        head_end = part.title.place if part.title else last.place + 12
        head = [each for each in strokes if part.blocks[0].place <= each.after < head_end]
        near = [each for each in head if each.zone == last.zone] or [each for each in head if each.x0 is None]
    return min(near, key=lambda each: abs(each.length - wanted), default=None)


def _next_place(part: Part, block: Block) -> int:
    """The place of the next block with letters in the same half, or across both."""
    for each in part.blocks:
        written = any(letter.isalnum() for letter in each.text)
        in_its_way = each.zone in (block.zone, "full") or block.zone == "full"
        if each.place > block.place and written and in_its_way:
            return each.place
    return block.place + 6


def longest(block: Block) -> float:
    """The length of its longest line."""
    return max(block.widths, default=0.0)


def part_line(examined: Examined, part: Part, blocks: tuple[Block, ...]) -> Iterator[Reading]:
    """The reading of a line of a third to a half of the last or longest line above it, in their middle."""
    widths = [width for block in blocks for width in block.widths if width > 0]
    if not widths:
        return
    stroke = line_under(examined, part, blocks, 0.42 * widths[-1])
    if stroke is None:
        yield Reading(False, "không có đường kẻ", blocks[-1].where)
        return
    shares = [stroke.length / width for width in (widths[-1], max(widths))]
    fits = any(0.30 <= share <= 0.55 for share in shares)
    centre, middle = stroke.centre, blocks[-1].centre
    off = abs(centre - middle) if centre is not None and middle is not None else 0.0
    found = f"dài {mm(stroke.length)} = {round(100 * shares[0])}% dòng chữ"
    if off > PLACE_SLACK:
        found += f", lệch giữa {mm(off)}"
    yield Reading(fits and off <= PLACE_SLACK, found, blocks[-1].where)
