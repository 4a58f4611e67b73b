"""Where on the pages of papers words stand that another version of the same papers has otherwise.

What is compared is what is drawn, so the answer holds for words the program wrote itself too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from app.documents.layout import page_geometry
from app.documents.model import Document, Section
from app.documents.pdf_fonts import load_fonts
from app.documents.pdf_strips import TextMark
from app.documents.pdf_writer import laid_out


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A line on the pages of a file: the page counted from 0, ``top`` and ``height`` in points from its upper edge."""

    page: int
    top: float
    height: float


class _Word(NamedTuple):
    """Words drawn in one go, and where."""

    text: str
    spot: Spot


def first_difference(
    shown: Sequence[Document], other: Sequence[Document], section_pages: Sequence[int], fonts_dir: Path
) -> Spot | None:
    """The first line of ``shown`` that reads otherwise in ``other``; None when both draw the same words.

    ``section_pages`` are the pages of each section of ``shown``, as the writer counted them: only the sections that
    differ are laid out again. Where the other version merely goes on, the last line is meant.
    """
    ours, theirs = _sections(shown), _sections(other)
    page = 0
    for section, former, pages in zip(ours, [*theirs, *[None] * len(ours)], section_pages, strict=False):
        if section != former:
            spot = _difference(section, former, page, fonts_dir)
            if spot is not None:
                return spot
        page += pages
    return None


def _sections(papers: Sequence[Document]) -> list[Section]:
    return [section for paper in papers for section in paper.sections]


def _difference(section: Section, former: Section | None, page: int, fonts_dir: Path) -> Spot | None:
    words = _words(section, page, fonts_dir)
    others = _words(former, page, fonts_dir) if former else []
    for ours, theirs in zip_longest(words, others):
        if ours is None:
            return words[-1].spot if words else None
        if theirs is None or ours.text != theirs.text:
            return ours.spot
    return None


def _words(section: Section, first_page: int, fonts_dir: Path) -> list[_Word]:
    geometry = page_geometry(landscape=section.landscape)
    return [
        _Word(
            text="".join(span.text for span in mark.spans),
            spot=Spot(page=number, top=(geometry.top + mark.y) / 20 - mark.size, height=mark.size * 1.3),
        )
        for number, page in enumerate(laid_out(section, load_fonts(fonts_dir)), start=first_page)
        for mark in page
        if isinstance(mark, TextMark)
    ]
