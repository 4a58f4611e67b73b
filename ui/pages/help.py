"""The help: its contents at the left, a page of it at the right, all of it without the Internet."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.vietnamese import search_key
from app.services import help as helping
from app.services.help import HelpPage
from ui import navigation, text
from ui.desk import Desk
from ui.help_topics import place_of
from ui.page import Page
from ui.text import help as words
from ui.theme import Colour
from ui.widgets.empty import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import button, label

_CONTENTS_WIDTH = 236


class HelpPageView(Page):
    """Reads the pages once; :meth:`aim` takes a topic of :mod:`ui.help_topics` or the slug of a page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pages: tuple[HelpPage, ...] = ()
        self._search = TextField()
        self._search.setPlaceholderText(words.SEARCH)
        self._search.setAccessibleName(words.SEARCH_NAME)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._contents = QListWidget()
        self._contents.setProperty("role", "card")
        self._contents.setAccessibleName(words.CONTENTS)
        self._contents.setWordWrap(True)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.setFixedWidth(_CONTENTS_WIDTH)
        self._contents.currentItemChanged.connect(self._open)
        self._sheet = QTextBrowser()
        self._sheet.setProperty("role", "card")
        self._sheet.setAccessibleName(words.PAGE)
        self._sheet.setOpenLinks(False)
        self._sheet.setSearchPaths([str(desk.app.paths.resources / "help")])
        self._sheet.anchorClicked.connect(self._follow)
        self._sheet.document().setDocumentMargin(22)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("life-buoy", words.NO_HELP, words.NO_HELP_WORDS))
        self._stack.addWidget(EmptyState("search", words.NOTHING, words.NOTHING_WORDS))
        self._stack.addWidget(self._sheet)
        self._build()

    def refresh(self) -> None:
        """Read the pages when they are first shown. Raises StorageError."""
        if not self._pages:
            self._pages = helping.help_pages(self._desk.app)
            self._list(self._pages)

    def aim(self, target: str) -> None:
        """Open the page that speaks of the topic, at its heading."""
        slug, heading = place_of(target)
        self._search.clear()
        for row in range(self._contents.count()):
            if self._page_at(row).slug == slug:
                self._contents.setCurrentRow(row)
                self._go_to(heading)

    def shown(self) -> str:
        """The slug of the page that is open, or an empty text."""
        row = self._contents.currentRow()
        return self._page_at(row).slug if row >= 0 else ""

    def _list(self, pages: tuple[HelpPage, ...]) -> None:
        before = self.shown()
        self._contents.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page)
            self._contents.addItem(item)
        self._stack.setCurrentIndex(2 if pages else 1 if self._pages else 0)
        rows = [row for row, page in enumerate(pages) if page.slug == before]
        self._contents.setCurrentRow(rows[0] if rows else 0)

    def _page_at(self, row: int) -> HelpPage:
        page = self._contents.item(row).data(Qt.ItemDataRole.UserRole)
        assert isinstance(page, HelpPage)
        return page

    def _find(self) -> None:
        wanted = self._search.tidied()
        self._list(tuple(page for page in self._pages if page.says(wanted)))
        self._mark()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._sheet.setMarkdown(self._page_at(self._contents.row(item)).text)
            self._sheet.moveCursor(QTextCursor.MoveOperation.Start)
            self._mark()

    def _mark(self) -> None:
        """Show where on the page the words stand that are searched for."""
        wanted = search_key(self._search.tidied()).split()
        found = [block for block in self._blocks() if any(word in search_key(block.text()) for word in wanted)]
        self._sheet.setExtraSelections([_marked(block) for block in found])
        if found:
            self._bring_up(found[0])

    def _go_to(self, heading: str) -> None:
        if heading:
            wanted = search_key(heading)
            for block in self._blocks():
                if block.blockFormat().headingLevel() and search_key(block.text()) == wanted:
                    self._bring_up(block)

    def _bring_up(self, block: QTextBlock) -> None:
        top = self._sheet.document().documentLayout().blockBoundingRect(block).top()
        self._sheet.verticalScrollBar().setValue(round(top) - 8)

    def _blocks(self) -> list[QTextBlock]:
        blocks: list[QTextBlock] = []
        block = self._sheet.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _follow(self, link: QUrl) -> None:
        """A link to another page of the help; there is no other kind."""
        name = link.path().removesuffix(".md").partition("-")[2] or link.path()
        fragment = link.fragment()
        self.aim(f"{name}#{fragment}" if fragment else name)

    def _build(self) -> None:
        about = button(words.ABOUT, "info")
        about.clicked.connect(lambda: self._desk.go(navigation.ABOUT, ""))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.HELP, "title"))
        said.addWidget(label(words.LEAD, "muted"))
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._contents, 1)
        parts = QHBoxLayout()
        parts.setSpacing(14)
        parts.addWidget(left)
        parts.addWidget(self._stack, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 20, 16)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(self._search)
        page.addLayout(parts, 1)


def _marked(block: QTextBlock) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format.setBackground(QColor(Colour.WARN_SOFT))  # pyright: ignore[reportAttributeAccessIssue]
    return selection
