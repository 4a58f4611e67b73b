"""The papers of a dossier to tick: those that are written anyway are ticked already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from ui.text import export as export_words
from ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from app.services.exporting import PaperInfo

_MOST_ROWS = 6
_FRAME = 8


class PaperChoice(QListWidget):
    """Space or a click ticks a paper; more papers than have room are scrolled."""

    def __init__(self, papers: Sequence[PaperInfo]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for paper in papers:
            self._add(paper)
        self.itemActivated.connect(_turn)
        self.setCurrentRow(0)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the papers that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(each.data(Qt.ItemDataRole.UserRole) for each in items if _is_ticked(each))

    def show_papers(self, papers: Sequence[PaperInfo]) -> None:
        """Offer these; a paper that was there stays ticked or not, as it was."""
        if tuple(each.id for each in papers) == self.all_papers():
            for row, paper in enumerate(papers):
                _say(self.item(row), paper)
            return
        known, ticked = self.all_papers(), self.chosen()
        self.clear()
        for paper in papers:
            self._add(paper)
            if paper.id in known:
                self.tick(paper.id, paper.id in ticked)
        self.setCurrentRow(0)

    def all_papers(self) -> tuple[str, ...]:
        """The ids of all papers there are to tick."""
        return tuple(self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count()))

    def tick(self, paper: str, ticked: bool) -> None:
        """Tick the paper with that id, or take its tick away."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == paper:
                self.item(row).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def fit_rows(self) -> None:
        """As high as its rows, up to a few; called once it is styled."""
        rows = min(max(self.count(), 1), _MOST_ROWS)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), 1) + _FRAME)

    def _add(self, paper: PaperInfo) -> None:
        item = QListWidgetItem(self)
        _say(item, paper)
        item.setData(Qt.ItemDataRole.UserRole, paper.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if paper.chosen else Qt.CheckState.Unchecked)


def _say(item: QListWidgetItem, paper: PaperInfo) -> None:
    """A paper that would have blanks says so beside its tick."""
    shown = export_words.PAPER_BLANK.format(paper=paper.title) if paper.wanting else paper.title
    tip = export_words.PAPER_WANTING.format(paper=paper.title, wanting=", ".join(paper.wanting))
    if item.text() != shown:
        item.setText(shown)
    item.setToolTip(plain_tip(tip if paper.wanting else paper.title))


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked)
