"""No paper begins on the back of another one's sheet; fronts and backs come in two rounds that fit each other."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from ui.models.print_order import print_order

PARTS = (2, 3, 1)


def test_on_one_side_all_pages_follow_each_other() -> None:
    assert print_order(PARTS) == (0, 1, 2, 3, 4, 5)


def test_on_both_sides_every_part_begins_on_a_sheet_of_its_own() -> None:
    assert print_order(PARTS, two_sided=True) == (0, 1, 2, 3, 4, None, 5, None)


def test_fronts_and_backs_together_are_all_pages() -> None:
    fronts, backs = print_order(PARTS, sides="odd"), print_order(PARTS, sides="even")
    assert fronts == (0, 2, 4, 5)
    assert backs == (1, 3, None, None)
    sheets = [page for sheet in zip_longest(fronts, backs) for page in sheet]
    assert tuple(sheets) == print_order(PARTS, two_sided=True)


def test_only_the_wanted_pages_are_printed() -> None:
    assert print_order(PARTS, wanted={1, 4}) == (1, 4)
    assert print_order(PARTS, wanted={1, 4}, two_sided=True) == (1, None, 4, None)
    assert print_order(PARTS, wanted=set()) == ()


@pytest.mark.parametrize(("collated", "expected"), [(True, (0, 1, 2, 0, 1, 2)), (False, (0, 0, 1, 1, 2, 2))])
def test_copies_are_whole_sets_or_page_by_page(collated: bool, expected: tuple[int, ...]) -> None:
    assert print_order((3,), copies=2, collated=collated) == expected


def test_the_last_page_can_come_first() -> None:
    assert print_order((3,), last_first=True) == (2, 1, 0)
