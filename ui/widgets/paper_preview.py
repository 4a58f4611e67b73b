"""The papers of a dossier as they will print, drawn in the background at the place that is being edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.errors import AppError
from ui.desk import Desk
from ui.tasks import Job
from ui.text import preview as preview_words
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label, tool_button

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.plan import PaperKind
    from app.services.exporting import PaperInfo
    from app.services.previewing import Drawing, Spot
    from ui.widgets.pdf_pages import PdfPages

_LETTERS = 14
"""How much of a paper's name is to be read beside the buttons; where there is less room it stands above them."""


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What is to be drawn; ``place`` is to be in sight if the papers tell it."""

    snapshot: Snapshot
    paper: str
    kind: PaperKind | None
    place: Place | None
    former: Drawing | None


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """What was drawn: the papers there can be, which of them it is, its pages, and the line to look at.

    Without ``drawing`` the plan asks for no paper as long as nobody chooses one.
    """

    papers: tuple[PaperInfo, ...]
    paper: str
    drawing: Drawing | None
    spot: Spot | None


class PaperPreview(QFrame):
    """Draws a snapshot's papers; a newer snapshot or another choice takes the place of what is being drawn.

    ``drawn`` says that what was asked for last has been drawn and goes to be painted.
    """

    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools = QWidget()
        self._papers = ChoiceField()
        super().__init__()
        self._column = QVBoxLayout(self)
        self.setProperty("role", "card")
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._place: Place | None = None
        self._seek = False
        self._kind: PaperKind | None = None
        self._drawing: Drawing | None = None
        self._stale = False
        self._job: Job | None = None
        self._pages: PdfPages | None = None
        self._papers.setMinimumContentsLength(_LETTERS)
        self._papers.setAccessibleName(preview_words.PAPERS)
        self._papers.activated.connect(self._choose)
        self._page_label = label(preview_words.NO_PAGE, "muted", wrap=False)
        self._wait = QLabel(preview_words.DRAWING)
        self._wait.setProperty("role", "muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failed = EmptyState("file-text", preview_words.NO_PREVIEW, preview_words.NO_PREVIEW_WORDS)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._wait)
        self._none = EmptyState("file-text", preview_words.NO_PAPERS, preview_words.NO_PAPERS_WORDS)
        self._stack.addWidget(self._failed)
        self._stack.addWidget(self._none)
        self._build()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this snapshot; the paper that was chosen stays chosen if it has it."""
        if self._snapshot is not None and snapshot.dossier.id != self._snapshot.dossier.id:
            self._papers.clear()
            self._drawing = self._place = None
            self._stack.setCurrentWidget(self._wait)
        self._snapshot = snapshot
        self._draw()

    def show_place(self, place: Place | None) -> None:
        """Bring into sight what the paper says of this place; a place the paper does not tell moves nothing."""
        if place != self._place:
            self._place, self._seek = place, True
            self._draw()

    def show_paper(self, kind: PaperKind) -> None:
        """Turn to the plan's first paper of that kind, if it asks for one."""
        self._kind = kind
        self._draw()

    def showEvent(self, event: object) -> None:
        """Draw what was not drawn while hidden."""
        if self._stale:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column the choice of the paper gets a line of its own."""
        super().resizeEvent(event)
        self._fit_bar()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters take more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_bar()

    def _fit_bar(self) -> None:
        room = self.contentsRect().marginsRemoved(self._column.contentsMargins() + self._bar.contentsMargins())
        beside = self._papers.sizeHint().width() + self._bar.spacing() + self._tools.sizeHint().width() <= room.width()
        self._bar.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _build(self) -> None:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        tools.addWidget(tool_button("chevron-left", preview_words.PREVIOUS_PAGE, lambda: self._turn(-1)))
        tools.addWidget(self._page_label)
        tools.addWidget(tool_button("chevron-right", preview_words.NEXT_PAGE, lambda: self._turn(1)))
        tools.addSpacing(6)
        tools.addStretch()
        tools.addWidget(tool_button("zoom-out", preview_words.ZOOM_OUT, lambda: self._zoom(False)))
        tools.addWidget(tool_button("zoom-in", preview_words.ZOOM_IN, lambda: self._zoom(True)))
        tools.addWidget(tool_button("move-horizontal", preview_words.FIT_WIDTH, self._fit))
        self._bar.setContentsMargins(8, 6, 8, 6)
        self._bar.setSpacing(6)
        self._bar.addWidget(self._papers, 1)
        self._bar.addWidget(self._tools)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self._stack, 1)

    def _choose(self) -> None:
        """What somebody picks counts for more than what a step would show."""
        self._kind, self._seek = None, True
        self._draw()

    def _draw(self) -> None:
        """Have it drawn as it is wanted now; while nobody looks it is only remembered that it must be."""
        self._stale = True
        if self._snapshot is None or not self.isVisible():
            return
        self._stale = False
        if self._job:
            self._job.abandon()
        order = _Order(
            snapshot=self._snapshot,
            paper=self._papers.chosen(),
            kind=self._kind,
            place=self._place if self._seek else None,
            former=self._drawing,
        )
        fonts = self._desk.app.fonts
        self._job = self._desk.runner.start(lambda job: _drawn(fonts, order), done=self._show, failed=self._fail)

    def _show(self, done: object) -> None:
        drawn = cast(_Drawn, done)
        self._kind, self._seek = None, False
        self._list(drawn.papers, drawn.paper)
        if drawn.drawing is None:
            self._drawing = None
            self._stack.setCurrentWidget(self._none)
            self._page_label.setText(preview_words.NO_PAGE)
            self.drawn.emit()
            return
        pages = self._opened()
        if self._drawing is None or self._drawing.pdf is not drawn.drawing.pdf:
            pages.show_pdf(drawn.drawing.pdf)
        self._drawing = drawn.drawing
        self._stack.setCurrentWidget(pages)
        if drawn.spot is not None:
            pages.show_spot(drawn.spot)
        self.drawn.emit()

    def _fail(self, error: AppError) -> None:
        self._drawing = None
        self._stack.setCurrentWidget(self._failed)
        self._page_label.setText(preview_words.NO_PAGE)
        self._desk.say_error(error)

    def _list(self, papers: tuple[PaperInfo, ...], chosen: str) -> None:
        self._papers.clear()
        self._papers.addItem(preview_words.ALL_PAPERS, "")
        for paper in papers:
            title = paper.title if paper.chosen else preview_words.OPTIONAL_PAPER.format(title=paper.title)
            self._papers.addItem(title, paper.id)
        self._papers.choose(chosen)

    def _opened(self) -> PdfPages:
        if self._pages is None:
            from ui.widgets.pdf_pages import PdfPages

            self._pages = PdfPages()
            self._pages.turned.connect(self._tell_page)
            self._stack.addWidget(self._pages)
        return self._pages

    def _tell_page(self, page: int, pages: int) -> None:
        self._page_label.setText(
            preview_words.PAGE_OF.format(page=page + 1, pages=pages) if pages else preview_words.NO_PAGE
        )
        self._fit_bar()

    def _turn(self, by: int) -> None:
        if self._pages:
            self._pages.turn_to(self._pages.page() + by)

    def _zoom(self, closer: bool) -> None:
        if self._pages:
            self._pages.zoom(closer)

    def _fit(self) -> None:
        if self._pages:
            self._pages.fit_width()


def _drawn(fonts: Path, order: _Order) -> _Drawn:
    """Draw what was ordered; what draws it is loaded in the background too.

    An edit is looked at where it changed the paper, otherwise the place one is in.
    """
    from app.services import exporting, previewing

    papers = exporting.choices_of(order.snapshot)
    wanted = (previewing.paper_of_kind(order.snapshot, order.kind) if order.kind else "") or order.paper
    chosen = (wanted,) if wanted in {each.id for each in papers} else None
    if chosen is None and not any(each.chosen for each in papers):
        return _Drawn(papers=papers, paper="", drawing=None, spot=None)
    drawing = previewing.draw_papers(fonts, order.snapshot, chosen, former=order.former)
    spot = previewing.spot_of_change(fonts, drawing, order.former) if order.former else None
    if spot is None and order.place is not None:
        spot = previewing.spot_of_place(fonts, drawing, order.place)
    return _Drawn(papers=papers, paper=wanted if chosen else "", drawing=drawing, spot=spot)
