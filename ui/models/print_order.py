"""In which order pages go to the printer, so that no paper begins on the back of another one's sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

Sides = Literal["all", "odd", "even"]
"""Every page; or, on a printer that prints one side only, the fronts first and the backs after turning the stack."""


def print_order(
    section_pages: Sequence[int],
    *,
    sides: Sides = "all",
    two_sided: bool = False,
    wanted: Collection[int] | None = None,
    copies: int = 1,
    collated: bool = True,
    last_first: bool = False,
) -> tuple[int | None, ...]:
    """The pages counted from 0 in the order they are printed; None is a blank side.

    ``section_pages`` are the pages of each part of the file; ``wanted`` are the pages to print, None = all of them.
    On both sides of a sheet every part begins on a sheet of its own.
    """
    pages = _sheets(section_pages, wanted, two_sided=two_sided or sides != "all")
    if sides != "all":
        pages = pages[0::2] if sides == "odd" else pages[1::2]
    if last_first:
        pages = pages[::-1]
    if collated:
        return tuple(pages * copies)
    return tuple(page for page in pages for _ in range(copies))


def _sheets(section_pages: Sequence[int], wanted: Collection[int] | None, *, two_sided: bool) -> list[int | None]:
    sides: list[int | None] = []
    first = 0
    for count in section_pages:
        sides += [page for page in range(first, first + count) if wanted is None or page in wanted]
        if two_sided and len(sides) % 2:
            sides.append(None)
        first += count
    return sides
