"""The papers of a dossier as they will print, drawn in the background, chosen by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from app.domain.dossier import Snapshot
from app.errors import AppError
from ui.desk import Desk
from ui.tasks import Job
from ui.text import preview as preview_words
from ui.widgets.empty import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label, tool_button

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.exporting import PaperInfo
    from ui.widgets.pdf_pages import PdfPages


class PaperPreview(QFrame):
    """Draws a snapshot's papers; a newer snapshot or another choice takes the place of what is being drawn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._job: Job | None = None
        self._pages: PdfPages | None = None
        self._papers = ChoiceField()
        self._papers.setAccessibleName(preview_words.PAPERS)
        self._papers.activated.connect(self._draw)
        self._page_label = label(preview_words.NO_PAGE, "muted", wrap=False)
        self._wait = QLabel(preview_words.DRAWING)
        self._wait.setProperty("role", "muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failed = EmptyState("file-text", preview_words.NO_PREVIEW, preview_words.NO_PREVIEW_WORDS)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._wait)
        self._stack.addWidget(self._failed)
        self._build()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this snapshot; the paper that was chosen stays chosen if it has it."""
        if self._snapshot is not None and snapshot.dossier.id != self._snapshot.dossier.id:
            self._papers.clear()
        self._snapshot = snapshot
        if self.isVisible():
            self._draw()

    def showEvent(self, event: object) -> None:
        """Draw what was not drawn while hidden."""
        if self._snapshot is not None and self._stack.currentWidget() is self._wait:
            self._draw()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(4)
        bar.addWidget(self._papers, 1)
        bar.addSpacing(6)
        bar.addWidget(tool_button("chevron-left", preview_words.PREVIOUS_PAGE, lambda: self._turn(-1)))
        bar.addWidget(self._page_label)
        bar.addWidget(tool_button("chevron-right", preview_words.NEXT_PAGE, lambda: self._turn(1)))
        bar.addSpacing(6)
        bar.addWidget(tool_button("zoom-out", preview_words.ZOOM_OUT, lambda: self._zoom(False)))
        bar.addWidget(tool_button("zoom-in", preview_words.ZOOM_IN, lambda: self._zoom(True)))
        bar.addWidget(tool_button("move-horizontal", preview_words.FIT_WIDTH, self._fit))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _draw(self) -> None:
        snapshot, paper = self._snapshot, self._papers.chosen() or None
        if snapshot is None:
            return
        if self._job:
            self._job.abandon()
        if self._pages is None or not self._pages.pages():
            self._stack.setCurrentWidget(self._wait)
        fonts = self._desk.app.fonts
        self._job = self._desk.runner.start(
            lambda job: _drawn(fonts, snapshot, paper), done=self._show, failed=self._fail
        )

    def _show(self, drawn: object) -> None:
        papers, pdf = cast("tuple[tuple[PaperInfo, ...], bytes]", drawn)
        self._list(papers)
        pages = self._opened()
        self._stack.setCurrentWidget(pages)
        pages.show_pdf(pdf)

    def _fail(self, error: AppError) -> None:
        self._stack.setCurrentWidget(self._failed)
        self._page_label.setText(preview_words.NO_PAGE)
        self._desk.say_error(error)

    def _list(self, papers: tuple[PaperInfo, ...]) -> None:
        chosen = self._papers.chosen()
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

    def _turn(self, by: int) -> None:
        if self._pages:
            self._pages.turn_to(self._pages.page() + by)

    def _zoom(self, closer: bool) -> None:
        if self._pages:
            self._pages.zoom(closer)

    def _fit(self) -> None:
        if self._pages:
            self._pages.fit_width()


def _drawn(fonts: Path, snapshot: Snapshot, paper: str | None) -> tuple[tuple[PaperInfo, ...], bytes]:
    """The papers there can be and the PDF of the chosen one; what draws them is loaded in the background too."""
    from app.services import exporting

    return exporting.choices_of(snapshot), exporting.preview_pdf(fonts, snapshot, paper)
