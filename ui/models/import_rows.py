"""Rows of a list as tables to look at: those that can be taken in, and those kept aside with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.achievement import Achievement
from app.domain.nominee import Nominee
from app.services.sheet_import import BadRow, GoodRow, Layout
from ui.text import sheets as words

_Index = QModelIndex | QPersistentModelIndex


class TextTable(QAbstractTableModel):
    """Rows of texts under titles; nothing in it can be changed."""

    def __init__(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.titles = tuple(titles)
        self.rows = tuple(rows)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """The number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """The number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, which is its tip too."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles; rows are numbered by their own first column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None


def good_table(layout: Layout, rows: Sequence[GoodRow]) -> TextTable:
    """What would be entered, field by field, as it was understood and not as it stands in the list."""
    chosen = [field for field in layout.fields if field.id in set(layout.choices.values())]
    has_kinds = layout.target in ("people", "collectives")
    titles = [words.ROW, *([words.KIND] if has_kinds else []), *(field.title for field in chosen)]
    told = [
        [str(row.number), *([words.KINDS[row.thing.kind]] if has_kinds else []), *_told(row, [f.id for f in chosen])]
        for row in rows
    ]
    return TextTable(titles, told)


def bad_table(layout: Layout, rows: Sequence[BadRow]) -> TextTable:
    """Why a row is not entered, and what stands in it."""
    titles = [words.ROW, words.PROBLEM, *layout.titles]
    return TextTable(titles, [[str(row.number), " ".join(row.problems), *_padded(row.texts, layout)] for row in rows])


def _padded(texts: Sequence[str], layout: Layout) -> list[str]:
    return [*texts, *[""] * (len(layout.titles) - len(texts))]


def _told(row: GoodRow, fields: Sequence[str]) -> list[str]:
    understood = _understood(row.thing)
    return [understood.get(field, row.texts.get(field, "")) for field in fields]


def _understood(thing: object) -> dict[str, str]:
    """The fields whose meaning differs from the text of their cell."""
    if isinstance(thing, Nominee):
        birth = thing.birth.as_written() if thing.birth else ""
        sex = thing.sex
        return {
            "name": thing.name,
            "honorific": thing.honorific,
            "birth": birth,
            "birth_male": birth if sex == "male" else "",
            "birth_female": birth if sex == "female" else "",
            "founded": thing.founded.as_written() if thing.founded else "",
        }
    achievement = getattr(thing, "achievement", None)
    if isinstance(achievement, Achievement):
        return {"date": achievement.date.as_written() if achievement.date else ""}
    return {}
