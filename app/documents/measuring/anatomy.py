"""Which part each line of a measured paper plays: letterhead, title, legal bases, body, signature, recipients."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.documents.measuring.endings import Signature, ending_of, split_ending
from app.documents.measuring.form import Block, MeasuredPaper, Stroke
from app.documents.measuring.words import (
    AGENCY_WORDS,
    LIST_ITEM,
    document_type,
    is_capitals,
    is_motto,
    is_national_title,
    is_stamp,
    plain,
)
from app.domain.dossier import Mode

_BASIS_WORDS = ("căn cứ", "theo đề nghị", "xét đề nghị", "theo ", "xét ")
_CITATION = re.compile(r"(?i)\bsố\b.*\d|\bluật\b|\bpháp lệnh\b|\bnghị (?:định|quyết)\b|đề nghị của|hiến pháp")
_PLACE_DATE = re.compile(r"(?i)\bngày\b.*\btháng\b.*\bnăm\b")
_NUMBER = re.compile(r"(?i)^số\s*[:.]?\s*.*/|^số\s*:")
_APPENDIX = re.compile(r"(?i)^phụ lục(?:\s+(?:số\s+)?[ivxlcdm\d]+)?\s*[.:]?$")
_REFERENCE = re.compile(r"(?i)^\(?\s*(?:kèm theo|ban hành kèm theo)\b")


@dataclass(frozen=True, kw_only=True)
class PaperExpectation:
    """What the program knows of a paper it wrote itself; empty = nothing is expected.

    ``kind`` is a plan's kind of paper, ``authority`` the lines over the signature, ``office`` what stands over the
    name, ``superior`` and ``issuer`` the lines of the letterhead, ``place`` the first words of the date line.
    ``heads`` are the superior and the issuer of each paper of a file where they differ from one to the next.
    """

    kind: str = ""
    mode: Mode = "draft"
    place: str = ""
    authority: tuple[str, ...] = ()
    office: str = ""
    superior: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    heads: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    number: str = ""
    date: dt.date | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A paper with a letterhead of its own, or an appendix. Every block plays one part at most."""

    kind: Literal["main", "appendix"]
    blocks: tuple[Block, ...]
    type_name: str = ""
    national_title: Block | None = None
    motto: Block | None = None
    superiors: tuple[Block, ...] = ()
    issuers: tuple[Block, ...] = ()
    number: Block | None = None
    place_date: Block | None = None
    letter_subject: Block | None = None
    title: Block | None = None
    subject: tuple[Block, ...] = ()
    addressee_lead: Block | None = None
    addressees: tuple[Block, ...] = ()
    bases: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients_title: Block | None = None
    recipients: tuple[Block, ...] = ()
    label: Block | None = None
    heading: tuple[Block, ...] = ()
    reference: tuple[Block, ...] = ()

    @property
    def section(self) -> int:
        """The section it begins in."""
        return self.blocks[0].section if self.blocks else 0


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A measured file with its parts and with what is expected of it: all a rule may look at."""

    paper: MeasuredPaper
    parts: tuple[Part, ...]
    expectation: PaperExpectation = field(default_factory=PaperExpectation)

    @property
    def mains(self) -> tuple[Part, ...]:
        """The papers with a letterhead."""
        return tuple(part for part in self.parts if part.kind == "main")

    @property
    def appendices(self) -> tuple[Part, ...]:
        """The appendices."""
        return tuple(part for part in self.parts if part.kind == "appendix")

    def strokes_between(self, first: Block, last: Block) -> Iterator[Stroke]:
        """The lines drawn under the first block, or under what follows it up to the last."""
        return (stroke for stroke in self.paper.strokes if first.place <= stroke.after <= last.place)


def examine(paper: MeasuredPaper, expectation: PaperExpectation | None = None) -> Examined:
    """The paper with every part recognised."""
    groups = _cut([block for block in paper.blocks if not is_stamp(block.text)])
    expected = expectation or PaperExpectation()
    parts: list[Part] = []
    for group in groups:
        if any(block.text for block in group):
            parts.append(_part(group, _expected_next(parts, expected)))
    return Examined(paper=paper, parts=tuple(parts), expectation=expected)


def _expected_next(parts: Sequence[Part], expected: PaperExpectation) -> PaperExpectation:
    """What is expected of the paper that follows those parts: its own letterhead where each has another."""
    place = sum(1 for part in parts if part.kind == "main")
    if place >= len(expected.heads):
        return expected
    superior, issuer = expected.heads[place]
    return replace(expected, superior=superior, issuer=issuer)


def _cut(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks by paper: a new one begins where a letterhead begins, and at an appendix's heading."""
    groups: list[list[Block]] = [[]]
    seen_body = False
    for place, block in enumerate(blocks):
        if block.text and seen_body and _begins_part(blocks, place):
            groups.append([])
            seen_body = False
        groups[-1].append(block)
        seen_body = seen_body or (bool(block.text) and block.grid == 0 and not _is_head_word(block))
    return [group for group in groups if group]


def _is_head_word(block: Block) -> bool:
    return block.zone != "full" or is_national_title(block.text) or is_motto(block.text)


def _begins_part(blocks: Sequence[Block], place: int) -> bool:
    """Whether a paper or an appendix begins here: a letterhead's table, Quốc hiệu, or an appendix's heading."""
    block = blocks[place]
    if _is_appendix_heading(block, blocks[place - 1] if place else None):
        return True
    if block.grid and (place == 0 or blocks[place - 1].grid != block.grid):
        grid = block.grid
        rest = blocks[place : place + 24]
        return any(is_national_title(each.text) for each in rest if each.grid == grid)
    return not block.grid and block.table == 0 and block.zone != "right" and _title_ahead(blocks, place)


def _title_ahead(blocks: Sequence[Block], place: int) -> bool:
    """Whether Quốc hiệu stands in this line, beside or right below a left half."""
    if is_national_title(blocks[place].text):
        return True
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return blocks[place].zone == "left" and following is not None and is_national_title(following.text)


def _is_appendix_heading(block: Block, before: Block | None) -> bool:
    """A line "Phụ lục I", or a title in capitals at the top of a new section."""
    if block.table or block.grid or block.zone != "full":
        return False
    if _APPENDIX.match(block.text.strip()) and all(face.bold for face in block.faces):
        return True
    new_section = before is not None and before.section != block.section
    return new_section and is_capitals(block.text) and plain(block.text).startswith(("danh sách", "phụ lục"))


def _part(blocks: Sequence[Block], expected: PaperExpectation) -> Part:
    """The parts of one paper, found from the top down."""
    written = [block for block in blocks if block.text]
    if not any(is_national_title(block.text) or is_motto(block.text) for block in written):
        first = written[0]
        titled = _APPENDIX.match(first.text.strip()) or plain(first.text).startswith("danh sách")
        if titled or not any(document_type(block.text) for block in written[:12]):
            return _appendix(blocks, written, titled=bool(titled))
    head, rest = _split_head(written)
    return _main(tuple(blocks), head, rest, expected)


def _appendix(blocks: Sequence[Block], written: Sequence[Block], *, titled: bool) -> Part:
    """An appendix: its label, its title in capitals, its reference line, and what follows."""
    if not titled:
        return Part(kind="main", blocks=tuple(blocks), body=tuple(b for b in written if not b.table))
    label = written[0] if _APPENDIX.match(written[0].text.strip()) else None
    rest = list(written[1:] if label else written)
    heading: list[Block] = []
    while rest and not _REFERENCE.match(rest[0].text) and not rest[0].table and _is_heading_line(rest[0], heading):
        heading.append(rest.pop(0))
    reference: list[Block] = []
    while rest and not rest[0].table and (_REFERENCE.match(rest[0].text) or _continues_reference(reference)):
        reference.append(rest.pop(0))
    tail, body = split_ending(rest)
    end = ending_of(tail)
    return Part(
        kind="appendix",
        blocks=tuple(blocks),
        label=label,
        heading=tuple(heading),
        reference=tuple(reference),
        body=tuple(block for block in body if not block.table),
        signatures=end.signatures,
        recipients_title=end.recipients_title,
        recipients=end.recipients,
    )


def _continues_reference(found: Sequence[Block]) -> bool:
    """Whether the reference line is still open: its bracket is not closed."""
    return bool(found) and found[0].text.lstrip().startswith("(") and not found[-1].text.rstrip().endswith(")")


def _is_heading_line(block: Block, heading: Sequence[Block]) -> bool:
    """Whether a line still belongs to the title of an appendix: it is bold and no numbered heading."""
    numbered = bool(re.match(r"^(?:[IVX]+|\d+)\.\s", block.text))
    return not numbered and (not heading or all(face.bold for face in block.faces)) and len(heading) < 8


def _split_head(written: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The letterhead's lines, and the rest."""
    grids = {block.grid for block in written if block.grid and is_national_title(block.text)}
    grids |= {block.grid for block in written if block.grid and is_motto(block.text)}
    if grids:
        last = max(place for place, block in enumerate(written) if block.grid in grids)
        return list(written[: last + 1]), list(written[last + 1 :])
    end = 0
    for place, block in enumerate(written[:24]):
        if _belongs_to_head(block):
            end = place + 1
        elif document_type(block.text) or plain(block.text).startswith("kính gửi"):
            break
    return list(written[:end]), list(written[end:])


def _belongs_to_head(block: Block) -> bool:
    if block.zone != "full" or is_national_title(block.text) or is_motto(block.text):
        return True
    return bool(_NUMBER.match(block.text)) or bool(_PLACE_DATE.search(block.text) and len(block.text) < 90)


def _main(blocks: tuple[Block, ...], head: Sequence[Block], rest: list[Block], expected: PaperExpectation) -> Part:
    """A paper with a letterhead."""
    national = next((block for block in head if is_national_title(block.text)), None)
    motto = next((block for block in head if is_motto(block.text)), None)
    number = next((block for block in head if _NUMBER.match(block.text.strip())), None)
    place_date = next((b for b in head if b is not number and b is not motto and _PLACE_DATE.search(b.text)), None)
    letter = next((block for block in head if plain(block.text).startswith(("v/v", "về việc"))), None)
    known = {id(each) for each in (national, motto, number, place_date, letter)}
    bodies = [block for block in head if id(block) not in known and block.zone != "right"]
    superiors, issuers = _bodies(bodies, expected)
    tail, middle = split_ending(rest)
    title, subject, middle = _title(middle)
    if letter is None and title is None:
        letter = next((b for b in middle[:3] if plain(b.text).startswith(("v/v", "về việc"))), None)
        middle = [block for block in middle if block is not letter]
    lead, addressees, middle = _addressees(middle)
    bases, middle = _bases(middle)
    end = ending_of(tail)
    return Part(
        kind="main",
        blocks=blocks,
        type_name=document_type(title.text) if title else ("công văn" if letter else ""),
        national_title=national,
        motto=motto,
        superiors=superiors,
        issuers=issuers,
        number=number,
        place_date=place_date,
        letter_subject=letter,
        title=title,
        subject=subject,
        addressee_lead=lead,
        addressees=addressees,
        bases=bases,
        body=tuple(block for block in middle if not block.table),
        signatures=end.signatures,
        recipients_title=end.recipients_title,
        recipients=end.recipients,
    )


def _bodies(lines: Sequence[Block], expected: PaperExpectation) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The bodies above, and the issuing body: by what is expected, else by their bold letters, else by words."""
    lines = [line for line in lines if not set(line.text) <= set("_-–—*. ")]
    if expected.issuer:
        cut = _expected_cut(lines, expected)
        return tuple(lines[:cut]), tuple(lines[cut:])
    upright = [place for place, line in enumerate(lines) if not all(face.bold for face in line.faces)]
    if upright and len(upright) < len(lines) and upright == list(range(len(upright))):
        return tuple(lines[: len(upright)]), tuple(lines[len(upright) :])
    if len(lines) > 1 and not upright and lines[1].text.strip().upper().startswith(AGENCY_WORDS):
        return (lines[0],), tuple(lines[1:])
    if upright and len(upright) == len(lines) > 1 and lines[1].text.strip().upper().startswith(AGENCY_WORDS):
        return tuple(lines[:1]), tuple(lines[1:])
    return (), tuple(lines)


def _expected_cut(lines: Sequence[Block], expected: PaperExpectation) -> int:
    """How many lines the bodies above take, as the unit's own letterhead has them."""
    wanted = plain(" ".join(expected.superior))
    for cut in range(len(lines) + 1):
        if plain(" ".join(line.text for line in lines[:cut])) == wanted:
            return cut
    return len(expected.superior)


def _title(middle: list[Block]) -> tuple[Block | None, tuple[Block, ...], list[Block]]:
    """Tên loại, the lines of trích yếu under it, and the rest."""
    for place, block in enumerate(middle[:8]):
        if block.table == 0 and document_type(block.text):
            subject = _subject_lines(middle[place + 1 :])
            kept = middle[:place] + middle[place + 1 + len(subject) :]
            return block, tuple(subject), kept
    return None, (), middle


def _subject_lines(following: Sequence[Block]) -> list[Block]:
    """The centred lines right under the title."""
    found: list[Block] = []
    for block in following[:10]:
        opening = plain(block.text)
        ends = block.table or block.grid or opening.startswith(("kính gửi", "căn cứ", "hôm nay"))
        if ends or _labelled(block) or not _is_centred(block, found):
            break
        found.append(block)
    return found


def _labelled(block: Block) -> bool:
    """Whether it is a line such as "Họ và tên: ..." or a numbered heading."""
    return bool(re.match(r"^(?:[IVX]+|\d+)\.\s|^[^:]{3,40}: ", block.text)) and not plain(block.text).startswith("về")


def _is_centred(block: Block, found: Sequence[Block]) -> bool:
    """Whether a line is set in the middle, or was meant to be: the first one under the title, if it is short."""
    if block.align:
        return block.align == "center" or (not found and len(block.text) < 120 and all(f.bold for f in block.faces))
    return all(face.bold for face in block.faces) or (not found and block.first_indent is None)


def _addressees(middle: list[Block]) -> tuple[Block | None, tuple[Block, ...], list[Block]]:
    """Kính gửi, its addressees on lines of their own, and the rest."""
    for place, block in enumerate(middle[:6]):
        if block.table == 0 and plain(block.text).startswith("kính gửi"):
            names: list[Block] = []
            if block.text.rstrip().endswith(":") or _is_list_item(middle, place + 1):
                names = _following_items(middle[place + 1 :])
            return block, tuple(names), middle[:place] + middle[place + 1 + len(names) :]
    return None, (), middle


def _is_list_item(middle: Sequence[Block], place: int) -> bool:
    return place < len(middle) and bool(LIST_ITEM.match(middle[place].text))


def _following_items(following: Sequence[Block]) -> list[Block]:
    """The addressees: lines until one that ends the list, or that is no item of it."""
    found: list[Block] = []
    for block in following[:30]:
        if block.table or block.grid or plain(block.text).startswith(_BASIS_WORDS):
            break
        if not LIST_ITEM.match(block.text) and not (len(block.text) < 90 and block.text.endswith((";", "."))):
            break
        if found and found[-1].text.rstrip().endswith(".") and not LIST_ITEM.match(block.text):
            break
        found.append(block)
    return found


def _bases(middle: list[Block]) -> tuple[tuple[Block, ...], list[Block]]:
    """The legal bases at the head of the text, and the rest."""
    end = 0
    for place, block in enumerate(middle):
        if block.table or not plain(block.text).startswith(_BASIS_WORDS):
            break
        if place == 0 and not plain(block.text).startswith("căn cứ"):
            break
        if not _is_basis(middle, place):
            break
        end = place + 1
    return tuple(middle[:end]), middle[end:]


def _is_basis(middle: Sequence[Block], place: int) -> bool:
    """A cited text in italics or among such; a sentence that merely begins with the words is none."""
    block = middle[place]
    italic = bool(block.faces) and all(face.italic for face in block.faces)
    if italic or block.text.rstrip().endswith(";"):
        return True
    if not _CITATION.search(block.text) or re.search(r"[.] [A-ZĐỦ]", block.text):
        return False
    following = middle[place + 1] if place + 1 < len(middle) else None
    more = following is not None and any(face.italic for face in following.faces)
    return place == 0 or more or middle[place - 1].text.rstrip().endswith((";", ","))
