"""A tree of rows, each with a shape, a title, details and a short verdict, as an item model."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.domain.finding import Place
from ui.theme import Tone

ROW_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row. ``icon`` and ``word`` say the same as the colour of ``tone``; a ``heading`` stands over others.

    ``details`` are lines under the title; ``aside`` is a short reference such as a clause of the plan. Entering a row
    leads to its ``place`` or, where it has an ``act``, asks for that to be done.
    """

    title: str
    icon: str = ""
    word: str = ""
    tone: Tone = "note"
    details: tuple[str, ...] = ()
    aside: str = ""
    heading: bool = False
    place: Place | None = None
    act: object = None
    children: tuple[Row, ...] = ()
    opened: bool = False

    def spoken(self) -> str:
        """What a screen reader says for it, and what is copied."""
        parts = (self.word, self.title, *self.details, self.aside)
        return ". ".join(part.rstrip(". ") for part in parts if part)


def model_of(rows: tuple[Row, ...]) -> QStandardItemModel:
    """An item model with ``rows`` and their children in one column."""
    model = QStandardItemModel()
    model.setColumnCount(1)
    for row in rows:
        model.appendRow(_item(row))
    return model


def _item(row: Row) -> QStandardItem:
    item = QStandardItem(row.title)
    item.setEditable(False)
    item.setData(row, ROW_ROLE)
    item.setData(row.spoken(), Qt.ItemDataRole.AccessibleTextRole)
    for child in row.children:
        item.appendRow(_item(child))
    return item
