"""A PDF read back: its words with their places, faces and sizes, and the lines drawn on its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

POINTS_PER_MM = 72 / 25.4
TOP_MARGIN = 20 * POINTS_PER_MM


@dataclass(frozen=True)
class Words:
    """Words set in one go: ``x`` from the left edge, ``y`` the baseline from the top edge, in points."""

    text: str
    x: float
    y: float
    size: float
    font: str


@dataclass(frozen=True)
class Stroke:
    """A straight line, in points from the left and the top edge."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def level(self) -> bool:
        return abs(self.y1 - self.y2) < 0.01

    @property
    def length(self) -> float:
        return abs(self.x2 - self.x1) if self.level else abs(self.y2 - self.y1)


class PdfPaper:
    """A parsed PDF."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))

    def __len__(self) -> int:
        return len(self.reader.pages)

    @cached_property
    def pages(self) -> list[list[Words]]:
        """The words of each page in the order they were drawn."""
        return [list(_words(page)) for page in self.reader.pages]

    @cached_property
    def page_words(self) -> list[list[str]]:
        """Each page as a plain list of words."""
        return [" ".join(words.text for words in page).split() for page in self.pages]

    @cached_property
    def reading_order(self) -> list[str]:
        """The letters of each page without spaces, line by line from the top, whoever drew them in what order."""
        return [_by_lines(page) for page in self.pages]

    @property
    def text(self) -> str:
        """All words but the page numbers, with one space between them."""
        below_margin = (words.text for page in self.pages for words in page if words.y > TOP_MARGIN)
        return " ".join(word for text in below_margin for word in text.split())

    def find(self, start: str, page: int = 0) -> Words:
        """The first words on a page that begin so."""
        return next(words for words in self.pages[page] if words.text.startswith(start))

    def strokes(self, page: int = 0) -> list[Stroke]:
        """The lines drawn on a page."""
        return list(_strokes(self.reader, self.reader.pages[page]))

    @property
    def fonts(self) -> dict[str, Any]:
        """The fonts of all pages by their name."""
        found: dict[str, Any] = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"]
            for font in resources["/Font"].values():
                found[font.get_object()["/BaseFont"]] = font.get_object()
        return found


def _by_lines(page: list[Words]) -> str:
    """Words whose baselines are less than three points apart are one line, read from the left."""
    lines: list[list[Words]] = []
    for words in sorted(page, key=lambda each: each.y):
        if lines and words.y - lines[-1][0].y < 3:
            lines[-1].append(words)
        else:
            lines.append([words])
    ordered = (words.text for line in lines for words in sorted(line, key=lambda each: each.x))
    return "".join("".join(ordered).split())


def _words(page: PageObject) -> Iterator[Words]:
    height = float(page.mediabox.height)
    found: list[Words] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        if text.strip() and font:
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            found.append(Words(text.strip("\n"), x, height - y, size, font["/BaseFont"].split("+")[-1]))

    page.extract_text(visitor_text=visit)
    yield from found


def _strokes(reader: PdfReader, page: PageObject) -> Iterator[Stroke]:
    height = float(page.mediabox.height)
    start = (0.0, 0.0)
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l":
            end = (float(operands[0]), float(operands[1]))
            yield Stroke(start[0], height - start[1], end[0], height - end[1])
