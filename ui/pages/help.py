"""The help: its contents at the left, a page of it at the right, all of it without the Internet."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
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
from ui.widgets.empty import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.help_sheet import HelpSheet
from ui.widgets.labels import button, label

_CONTENTS_WIDTH = 236
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class HelpPageView(Page):
    """Reads the pages once; :meth:`aim` takes a topic of :mod:`ui.help_topics` or the slug of a page.

    ``left`` asks for the place the help was opened from.
    """

    left = Signal()

    def __init__(self, desk: Desk, *, alone: bool = False) -> None:
        """``alone`` is the help in a window of its own, which leads to no other page."""
        super().__init__(desk)
        self._alone = alone
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
        self._search.lead_to(self._contents)
        self._contents.currentItemChanged.connect(self._open)
        self._sheet = HelpSheet(desk.app.paths.resources / "help")
        self._sheet.setAccessibleName(words.PAGE)
        self._sheet.anchorClicked.connect(self._follow)
        for key in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(key), self, context=_HERE).activated.connect(self.left)
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
                if heading:
                    self._sheet.go_to(heading)

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
        found = [page for page in self._pages if page.says(wanted)]
        if wanted:
            found.sort(key=lambda page: page.rank(wanted))
        self._list(tuple(found))
        if wanted and found:
            self._contents.setCurrentRow(0)
        self._mark()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._sheet.show_page(self._page_at(self._contents.row(item)).text)
            self._mark()

    def _mark(self) -> None:
        self._sheet.mark(search_key(self._search.tidied()).split())

    def _follow(self, link: QUrl) -> None:
        """A link to another page of the help; there is no other kind."""
        name = link.path().removesuffix(".md").partition("-")[2] or link.path()
        fragment = link.fragment()
        self.aim(f"{name}#{fragment}" if fragment else name)

    def _build(self) -> None:
        about = button(words.ABOUT, "info")
        if self._alone:
            about.hide()
        about.clicked.connect(lambda: self._desk.go(navigation.ABOUT, ""))
        back = button(words.BACK, "chevron-left", tip=words.BACK_TIP)
        back.clicked.connect(self.left)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.HELP, "title"))
        said.addWidget(label(words.LEAD, "muted"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(said, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
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
