"""Letters that lead to fields together with Alt: each label marks one that nothing else in the window has."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.labels import literal

_MARK = re.compile(r"&(?!&)(\w)")


class Marked(Protocol):
    """A row whose label can have a letter marked."""

    def mark_letter(self, free: str) -> str:
        """Mark one of the ``free`` letters; which one, "" = none."""
        ...


class Letters:
    """Gives each row a letter that nothing else in sight of the window around ``area`` has."""

    def __init__(self, area: QWidget) -> None:
        self._area = area
        self._free = ""

    def begin(self) -> None:
        """Look which letters are free now."""
        self._free = free_letters(self._area.window())

    def mark(self, row: Marked) -> None:
        """Give the row one of those that are left."""
        self._free = self._free.replace(row.mark_letter(self._free) or " ", "")

    def mark_anew(self, rows: Sequence[Marked]) -> None:
        """Give all rows letters again; the page around them may have come into sight after they were made."""
        for row in rows:
            row.mark_letter("")
        self.begin()
        for row in rows:
            self.mark(row)


def free_letters(window: QWidget) -> str:
    """The letters that nothing in sight in the window has marked for itself."""
    shown = [*window.findChildren(QAbstractButton), *window.findChildren(QLabel)]
    texts = (each.text() for each in shown if each.isVisible() and (isinstance(each, QAbstractButton) or each.buddy()))
    taken = {found[1].casefold() for text in texts for found in _MARK.finditer(text.replace("&&", ""))}
    return "".join(letter for letter in string.ascii_lowercase if letter not in taken)


def letter_of(label: str, free: str) -> str:
    """The letter of ``label`` to mark: of those that are free a first one of a word, or else any; "" if there is none.

    Letters with accents are none: they take several keys.
    """
    plain = label.casefold()
    first = [word[0] for word in plain.split()]
    return next((each for each in [*first, *plain] if each in free and each.strip()), "")


def marked(label: str, letter: str) -> str:
    """The label with the letter marked, at the beginning of a word if it begins one."""
    if not letter:
        return literal(label)
    plain = label.casefold()
    starts = [found.start() for found in re.finditer(r"\S+", plain) if plain[found.start()] == letter]
    place = starts[0] if starts else plain.find(letter)
    return f"{literal(label[:place])}&{literal(label[place:])}"
