"""Where the pages of a PDF stand one under another, in pixels of the screen; knows nothing of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF

if TYPE_CHECKING:
    from app.services.previewing import Spot

POINTS_PER_INCH = 72
MARGIN = 10
GAP = 12


@dataclass(frozen=True)
class PageColumn:
    """Pages of ``sizes`` in points in a column as wide as ``room``; ``zoom`` None fits each to that width."""

    sizes: Sequence[QSizeF]
    room: int
    dpi: int
    zoom: float | None = None

    @cached_property
    def areas(self) -> list[QRect]:
        """The place of each page; a page narrower than the column stands in its middle."""
        areas: list[QRect] = []
        top = GAP
        for size in self.sizes:
            pixels = self.factor_of(size) * self.dpi / POINTS_PER_INCH
            width, height = round(size.width() * pixels), round(size.height() * pixels)
            areas.append(QRect(max(MARGIN, (self.room - width) // 2), top, width, height))
            top += height + GAP
        return areas

    @property
    def width(self) -> int:
        """From edge to edge with the margins, at least the room there is."""
        return max([self.room, *(area.right() + 1 + MARGIN for area in self.areas)])

    @property
    def height(self) -> int:
        """From top to bottom with the gaps."""
        return self.areas[-1].bottom() + 1 + GAP if self.areas else 0

    def factor_of(self, size: QSizeF) -> float:
        """How much larger than on paper a page of that size is shown."""
        if self.zoom is not None:
            return self.zoom
        return max(1, self.room - 2 * MARGIN) / (size.width() * self.dpi / POINTS_PER_INCH)

    def page_at(self, y: int) -> int:
        """The page that stands there, or the next one under it; the last one below all pages."""
        last = max(0, len(self.areas) - 1)
        return next((page for page, area in enumerate(self.areas) if area.bottom() >= y), last)

    def pages_between(self, top: int, bottom: int) -> list[int]:
        """The pages of which something stands there."""
        return [page for page, area in enumerate(self.areas) if area.bottom() >= top and area.top() <= bottom]

    def area_of(self, spot: Spot) -> QRect:
        """The line of a spot, as wide as its page."""
        page = self.areas[spot.page]
        pixels = page.height() / self.sizes[spot.page].height()
        return QRect(
            page.left(), round(page.top() + spot.top * pixels), page.width(), max(1, round(spot.height * pixels))
        )
