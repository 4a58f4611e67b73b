"""What the program is, what is new in it, where the data lies, under which licences it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from app.services import help as helping
from app.services.components import component_line, list_components, program_version
from ui import icons, navigation, text
from ui.desk import Desk
from ui.page import Page
from ui.text import about as about_words
from ui.theme import WIDEST_CARDS, Colour
from ui.widgets.labels import button, label, picture
from ui.widgets.reading import calm_headings

_NEWS_HEIGHT = 230
_BELOW_HEADING = 2


class AboutPage(Page):
    """A page that never changes while the program runs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        folder = desk.app.paths.data
        open_folder = button(about_words.OPEN_DATA_FOLDER, "folder-open")
        open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        where = label(str(folder))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        own = (label(about_words.ABOUT_OFFLINE), label(about_words.ABOUT_OWN))
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        sheet.setMaximumWidth(WIDEST_CARDS)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 10, 16)
        column.setSpacing(14)
        column.addWidget(_card("shield-check", about_words.ABOUT_SAFE, *own))
        column.addWidget(_card("folder-open", about_words.ABOUT_DATA, where, open_folder))
        news = helping.change_log(desk.app)
        if news:
            column.addWidget(_card("scroll-text", about_words.ABOUT_NEWS, _news(news)))
        licences = (label(each) for each in about_words.LICENCES)
        parts = "\n".join(component_line(each) for each in list_components())
        heading = label(about_words.ABOUT_COMPONENTS, "strong")
        column.addWidget(_card("info", about_words.ABOUT_LICENCES, *licences, heading, label(parts, "small")))
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(text.ABOUT)
        area.setWidget(sheet)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 14, 10, 0)
        page.setSpacing(14)
        page.addLayout(self._head())
        page.addWidget(area, 1)

    def _head(self) -> QHBoxLayout:
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(48, 48))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text.PROGRAM, "title"))
        words.addWidget(label(text.TAGLINE, "muted"))
        help_ = button(about_words.OPEN_HELP, "life-buoy")
        help_.clicked.connect(lambda: self._desk.go(navigation.HELP, ""))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(14)
        row.addWidget(logo)
        row.addLayout(words, 1)
        row.addWidget(
            label(
                about_words.VERSION.format(version=program_version() or about_words.VERSION_UNKNOWN),
                "muted",
                wrap=False,
            )
        )
        row.addWidget(help_)
        return row


def _news(markdown: str) -> QTextBrowser:
    shown = QTextBrowser()
    shown.setAccessibleName(about_words.ABOUT_NEWS)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setFixedHeight(_NEWS_HEIGHT)
    shown.setOpenLinks(False)
    shown.setMarkdown(markdown)
    calm_headings(shown.document(), _BELOW_HEADING)
    return shown


def _card(icon: str, heading: str, *inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    words = QVBoxLayout()
    words.setSpacing(6)
    words.addWidget(label(heading, "heading"))
    for each in inside:
        words.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft if each.inherits("QPushButton") else Qt.AlignmentFlag(0))
    row = QHBoxLayout(card)
    row.setContentsMargins(16, 14, 16, 14)
    row.setSpacing(14)
    row.addWidget(picture(icon, Colour.ACCENT, icons.LARGE), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return card
