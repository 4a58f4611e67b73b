"""A page of the help as it is read: pictures as wide as there is room for, what is spoken of at the top of the view."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImageReader, QResizeEvent, QTextBlock, QTextCursor, QTextFragment
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.domain.vietnamese import search_key
from ui.theme import WIDEST_TEXT, Colour
from ui.widgets.reading import calm_headings, keep_lines_short

_MARGIN = 22
_LEAST = 120
_MARKED_FOR = 2500


class HelpSheet(QTextBrowser):
    """Shows one page of Markdown."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setProperty("role", "card")
        self.setOpenLinks(False)
        self.setSearchPaths([str(folder)])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self._wanted: int | None = None
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_MARKED_FOR)
        self._fade.timeout.connect(lambda: self.setExtraSelections([]))

    def show_page(self, markdown: str) -> None:
        """Show that page from its top."""
        self._wanted = None
        self.setMarkdown(markdown)
        calm_headings(self.document(), 1)
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: Sequence[str]) -> None:
        """Show where on the page the words stand, the first place at the top; no words, no marks.

        Where they stand one after the other comes before where all of them stand, and that before any of them.
        """
        self._fade.stop()
        texts = [(block, search_key(block.text())) for block in self._blocks()] if words else []
        phrase = " ".join(words)
        ways = (
            [block for block, text in texts if phrase in text],
            [block for block, text in texts if all(word in text for word in words)],
            [block for block, text in texts if any(word in text for word in words)],
        )
        found = next((blocks for blocks in ways if blocks), [])
        self.setExtraSelections([_marked(block) for block in found])
        if found:
            self._bring_up(found[0])

    def go_to(self, heading: str) -> None:
        """Put that heading at the top and mark it for a moment."""
        wanted = search_key(heading)
        for block in self._blocks():
            if block.blockFormat().headingLevel() and search_key(block.text()) == wanted:
                self._bring_up(block)
                self.setExtraSelections([_marked(block)])
                self._fade.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs pictures of another size."""
        super().resizeEvent(event)
        self._fit()
        self._scroll()

    def _fit(self) -> None:
        """No picture is wider than the page; below the last words there is room for them to stand at the top."""
        room = min(self.viewport().width(), WIDEST_TEXT) - 2 * _MARGIN - 8
        for fragment in self._pictures():
            shape = fragment.charFormat().toImageFormat()
            size = QImageReader(str(self._folder / shape.name())).size()
            width = min(size.width(), max(room, _LEAST))
            if size.width() > 0 and shape.width() != width:
                shape.setWidth(width)
                shape.setHeight(round(size.height() * width / size.width()))
                cursor = QTextCursor(self.document())
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(shape)
        frame = self.document().rootFrame()
        around = frame.frameFormat()
        around.setBottomMargin(max(_MARGIN, self.viewport().height() - 2 * _MARGIN))
        frame.setFrameFormat(around)
        keep_lines_short(self)

    def _pictures(self) -> list[QTextFragment]:
        found: list[QTextFragment] = []
        for block in self._blocks():
            place = block.begin()
            while not place.atEnd():
                if place.fragment().charFormat().isImageFormat():
                    found.append(place.fragment())
                place += 1
        return found

    def _bring_up(self, block: QTextBlock) -> None:
        """Now, and again once the page has its size."""
        self._wanted = block.position()
        self._scroll()
        QTimer.singleShot(0, self, self._scroll_once)

    def _scroll_once(self) -> None:
        self._scroll()
        self._wanted = None

    def _scroll(self) -> None:
        if self._wanted is not None:
            block = self.document().findBlock(self._wanted)
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - 8)

    def _blocks(self) -> list[QTextBlock]:
        blocks: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks


def _marked(block: QTextBlock) -> QTextEdit.ExtraSelection:
    """The number of a list is drawn in the colour of the mark, so the mark has one."""
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format.setBackground(QColor(Colour.WARN_SOFT))  # pyright: ignore[reportAttributeAccessIssue]
    selection.format.setForeground(QColor(Colour.INK))  # pyright: ignore[reportAttributeAccessIssue]
    return selection
