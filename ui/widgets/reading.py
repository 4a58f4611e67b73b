"""Running text as it is easiest to read: lines of a bounded length, headings no louder than the page's title."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser

from ui.theme import WIDEST_TEXT

_LOUDEST = 4
"""Qt draws a heading of level 1 three sizes larger than the text, twice as large; each level less by one."""


def keep_lines_short(sheet: QTextBrowser) -> None:
    """What is wider than a page need be stays empty at the right; to be called again when the width changes."""
    document = sheet.document()
    margin = document.documentMargin()
    around = document.rootFrame().frameFormat()
    spare = sheet.viewport().width() - WIDEST_TEXT
    right = max(margin, spare)
    if around.rightMargin() != right:
        around.setRightMargin(right)
        document.rootFrame().setFrameFormat(around)


def calm_headings(document: QTextDocument, below: int) -> None:
    """Draw the headings of Markdown by ``below`` sizes smaller than Qt does."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            smaller = QTextCharFormat()
            smaller.setProperty(QTextFormat.Property.FontSizeAdjustment.value, _LOUDEST - level - below)
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(smaller)
        block = block.next()
