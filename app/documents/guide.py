"""The user guide as a Document, from its pages in the small part of Markdown that they are written in.

Known: headings, paragraphs, numbered and plain lists, bold words, links (their words stay), one picture on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.model import Block, Document, Paragraph, Picture, Run, Section, StyleName, paragraph

TITLE = "Hướng dẫn sử dụng Hồ sơ Thi đua"

_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[^)]+)\)")
_HEADING = re.compile(r"(?P<marks>#{1,4}) +(?P<words>.+)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_STYLES = {1: StyleName.APPENDIX_TITLE, 2: StyleName.HEADING, 3: StyleName.SUBHEADING, 4: StyleName.SUBHEADING}


@dataclass(frozen=True, kw_only=True)
class GuidePage:
    """A page: its title for the outline, and its text."""

    title: str
    text: str


def guide_document(pages: Sequence[GuidePage], pictures: Mapping[str, bytes], version: str = "") -> Document:
    """A page of contents, then every page as a part of its own.

    ``pictures`` holds PNGs by their file names; one that is not there is left out.
    """
    parts = [Section(blocks=tuple(_blocks(page.text, pictures)), outline_title=page.title) for page in pages]
    return Document(title=TITLE, sections=(_contents(pages, version), *parts), subject="Hướng dẫn sử dụng")


def picture_names(text: str) -> tuple[str, ...]:
    """The files of the pictures on a page, in order."""
    return tuple(found["file"] for found in _PICTURE.finditer(text))


def _contents(pages: Sequence[GuidePage], version: str) -> Section:
    lines = [paragraph(StyleName.BODY, f"{number}. {page.title}") for number, page in enumerate(pages, start=1)]
    note = [paragraph(StyleName.CENTRED_NOTE, f"Phiên bản {version}")] if version else []
    return Section(blocks=(paragraph(StyleName.APPENDIX_TITLE, TITLE.upper()), *note, *lines), outline_title="Mục lục")


def _blocks(text: str, pictures: Mapping[str, bytes]) -> Iterator[Block]:
    for piece in _pieces(text.splitlines()):
        picture = _PICTURE.fullmatch(piece)
        heading = _HEADING.fullmatch(piece)
        if picture:
            content = pictures.get(picture["file"])
            if content:
                yield Picture(content=content, words=picture["words"])
        elif heading:
            yield Paragraph(style=_STYLES[len(heading["marks"])], runs=(Run(text=heading["words"]),))
        else:
            yield Paragraph(style=StyleName.BODY, runs=tuple(_runs(piece)))


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    """Lines joined into paragraphs; headings, pictures and items of lists begin one of their own."""
    gathered: list[str] = []
    for line in map(str.strip, lines):
        alone = _HEADING.fullmatch(line) or _PICTURE.fullmatch(line)
        if gathered and (not line or alone or _ITEM.match(line)):
            yield " ".join(gathered)
            gathered = []
        if alone:
            yield line
        elif line:
            gathered.append(line)
    if gathered:
        yield " ".join(gathered)


def _runs(piece: str) -> Iterator[Run]:
    """Every second stretch stood between two pairs of stars."""
    for number, words in enumerate(_BOLD.split(_LINK.sub(r"\1", piece))):
        if words:
            yield Run(text=words, bold=True if number % 2 else None)
