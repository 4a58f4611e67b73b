"""How the program looks: Fusion with one light palette, its colours, its font and its style sheet.

Every pair of text and ground here meets WCAG AA (4.5 : 1); edges of fields meet 3 : 1.
"""

from __future__ import annotations

import re
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette

from ui import text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Tone = Literal["good", "warn", "bad", "note"]


class Colour:
    """The colours by what they mean."""

    INK = "#1c2430"
    MUTED = "#4d5967"
    FAINT = "#8a94a1"
    LINE = "#d8dde4"
    EDGE = "#838e9b"
    GROUND = "#f3f5f8"
    SURFACE = "#ffffff"
    HOVER = "#eef3f8"
    ACCENT = "#1a5a96"
    ACCENT_DARK = "#134574"
    ACCENT_SOFT = "#e3edf7"
    GOOD = "#1b6539"
    GOOD_SOFT = "#e4f3ea"
    WARN = "#844800"
    WARN_SOFT = "#fdf1de"
    BAD = "#a3201a"
    BAD_SOFT = "#fbe9e7"
    NOTE = "#3a4d63"
    NOTE_SOFT = "#e9eef4"


TONES: dict[Tone, tuple[str, str]] = {
    "good": (Colour.GOOD, Colour.GOOD_SOFT),
    "warn": (Colour.WARN, Colour.WARN_SOFT),
    "bad": (Colour.BAD, Colour.BAD_SOFT),
    "note": (Colour.NOTE, Colour.NOTE_SOFT),
}
"""Colour of the words and of the ground under them."""

POINTS = 10.5
TITLE_POINTS, HEADING_POINTS = 15, 11.5
FIELD_HEIGHT = 26
WIDEST_CARDS, WIDEST_TEXT = 1200, 940
"""Cards of fields, and running text, are not drawn wider on a wide screen."""
_FONT_SIZE = re.compile(r"([\d.]+)pt")
FAMILIES = ("Segoe UI", "Noto Sans", "Open Sans", "Arimo", "Liberation Sans", "DejaVu Sans")


def apply_theme(application: QApplication, fonts: Path) -> None:
    """Dress the whole program; what Windows says of dark mode does not count.

    ``fonts`` holds the font to use where the system has none at all.
    """
    application.setStyle("Fusion")
    application.styleHints().setColorScheme(Qt.ColorScheme.Light)
    application.setPalette(_palette())
    application.setFont(_font(fonts))
    application.setStyleSheet(_sheet(application.font(), 100))


def scale_text(application: QApplication, percent: int) -> None:
    """Make all letters larger or smaller, at once; 100 is the usual size."""
    font = application.font()
    font.setPointSizeF(POINTS * percent / 100)
    application.setFont(font)
    application.setStyleSheet(_sheet(font, percent))


def tone_colours(tone: Tone) -> tuple[QColor, QColor]:
    """Colour of the words of that tone, and of the ground under them."""
    words, ground = TONES[tone]
    return QColor(words), QColor(ground)


def _font(fonts: Path) -> QFont:
    known = set(QFontDatabase.families())
    family = next((each for each in FAMILIES if each in known), "")
    if not known:
        number = QFontDatabase.addApplicationFont(str(fonts / "Tinos-Regular.ttf"))
        family = next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    font = QFont(family) if family else QFont()
    font.setPointSizeF(POINTS)
    return font


def _sheet(font: QFont, percent: int) -> str:
    """The style sheet for that size of letters; a font whose marks rise above its lines gets the room for them."""
    sheet = _FONT_SIZE.sub(lambda size: f"{float(size[1]) * percent / 100:.3g}pt", STYLE)
    above = _above(font)
    if not above:
        return sheet
    high = ceil(QFontMetricsF(font).height()) + 2 * above
    rules = [f"QLineEdit, QComboBox {{ min-height: {max(FIELD_HEIGHT, high)}px; }}"]
    rules.append(f"QLabel {{ padding-top: {above}px; qproperty-indent: 0; }}")
    for role, points in (("title", TITLE_POINTS), ("heading", HEADING_POINTS)):
        larger = QFont(font)
        larger.setPointSizeF(points * percent / 100)
        larger.setWeight(QFont.Weight.DemiBold)
        rules.append(f'QLabel[role="{role}"] {{ padding-top: {_above(larger)}px; }}')
    rules += ['QLabel[role="picture"] { padding: 0; }', 'QLineEdit[role="cell"] { min-height: 0; }']
    return "\n".join((sheet, *rules))


def _above(font: QFont) -> int:
    """By how many pixels the highest marks rise above what the font calls its line; 0 with the fonts of Windows."""
    metrics = QFontMetricsF(font)
    return max(0, ceil(-metrics.tightBoundingRect(text.HIGHEST_LETTERS).top() - metrics.ascent()))


def _palette() -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: Colour.GROUND,
        role.WindowText: Colour.INK,
        role.Base: Colour.SURFACE,
        role.AlternateBase: Colour.GROUND,
        role.Text: Colour.INK,
        role.Button: Colour.SURFACE,
        role.ButtonText: Colour.INK,
        role.BrightText: Colour.SURFACE,
        role.ToolTipBase: Colour.INK,
        role.ToolTipText: Colour.SURFACE,
        role.PlaceholderText: Colour.MUTED,
        role.Highlight: Colour.ACCENT,
        role.HighlightedText: Colour.SURFACE,
        role.Accent: Colour.ACCENT,
        role.Link: Colour.ACCENT,
        role.LinkVisited: Colour.ACCENT_DARK,
        role.Light: Colour.SURFACE,
        role.Midlight: Colour.GROUND,
        role.Mid: Colour.LINE,
        role.Dark: Colour.EDGE,
        role.Shadow: Colour.EDGE,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(Colour.FAINT))
    return palette


STYLE = f"""
QToolTip {{ background: {Colour.INK}; color: {Colour.SURFACE}; border: none; padding: 5px 8px; }}

QLabel[role="title"] {{ font-size: {TITLE_POINTS}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {HEADING_POINTS}pt; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {Colour.MUTED}; }}
QLabel[role="small"] {{ color: {Colour.MUTED}; font-size: 9.5pt; }}

QFrame[role="card"] {{ background: {Colour.SURFACE}; border: 1px solid {Colour.LINE}; border-radius: 8px; }}
QFrame[role="card"][active="true"]:hover {{ border-color: {Colour.ACCENT}; }}
QFrame[role="good"] {{ background: {Colour.GOOD_SOFT}; border: 1px solid #b5dcc4; border-radius: 8px; }}
QFrame[role="warn"] {{ background: {Colour.WARN_SOFT}; border: 1px solid #eed3a6; border-radius: 8px; }}
QFrame[role="bad"] {{ background: {Colour.BAD_SOFT}; border: 1px solid #ecc0bb; border-radius: 8px; }}
QFrame[role="note"] {{ background: {Colour.NOTE_SOFT}; border: 1px solid #cdd7e2; border-radius: 8px; }}
QFrame[role="good"] QLabel[role], QLabel[tone="good"] {{ color: {Colour.GOOD}; }}
QFrame[role="warn"] QLabel[role], QLabel[tone="warn"] {{ color: {Colour.WARN}; }}
QFrame[role="bad"] QLabel[role], QLabel[tone="bad"] {{ color: {Colour.BAD}; }}
QFrame[role="note"] QLabel[role], QLabel[tone="note"] {{ color: {Colour.NOTE}; }}
QFrame[role="rule"] {{ background: {Colour.LINE}; border: none; max-height: 1px; min-height: 1px; }}

QPushButton {{
    background: {Colour.SURFACE}; color: {Colour.INK}; border: 1px solid {Colour.EDGE}; border-radius: 6px;
    padding: 5px 14px; min-height: 20px;
}}
QPushButton:hover {{ background: {Colour.HOVER}; border-color: {Colour.ACCENT}; }}
QPushButton:pressed, QPushButton:checked {{ background: {Colour.ACCENT_SOFT}; }}
QPushButton:focus {{ border: 2px solid {Colour.ACCENT}; padding: 4px 13px; }}
QPushButton:disabled {{ background: {Colour.GROUND}; color: {Colour.FAINT}; border-color: {Colour.LINE}; }}
QPushButton[role="primary"] {{
    background: {Colour.ACCENT}; color: {Colour.SURFACE}; border-color: {Colour.ACCENT}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {Colour.ACCENT_DARK}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {Colour.INK}; }}
QPushButton[role="primary"]:disabled {{
    background: {Colour.LINE}; color: {Colour.MUTED}; border-color: {Colour.LINE};
}}
QPushButton[role="link"] {{
    background: transparent; border: none; padding: 3px 0 0 0; min-height: 16px; text-align: left; color: {Colour.NOTE};
}}
QPushButton[role="link"][tone="bad"] {{ color: {Colour.BAD}; text-decoration: underline; }}
QPushButton[role="link"][tone="warn"] {{ color: {Colour.WARN}; text-decoration: underline; }}
QPushButton[role="link"][tone="note"] {{ color: {Colour.NOTE}; text-decoration: underline; }}
QPushButton[role="link"][tone="good"] {{ color: {Colour.GOOD}; }}
QPushButton[role="link"]:focus {{ border: none; padding: 3px 0 0 0; background: {Colour.ACCENT_SOFT}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}

QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {Colour.HOVER}; border-color: {Colour.LINE}; }}
QToolButton:pressed, QToolButton:checked {{ background: {Colour.ACCENT_SOFT}; }}
QToolButton:focus {{ border: 2px solid {Colour.ACCENT}; padding: 3px; }}
QToolButton:disabled {{ color: {Colour.FAINT}; }}
QToolButton::menu-indicator {{ image: none; }}

QFrame#rail {{ background: {Colour.SURFACE}; border: none; border-right: 1px solid {Colour.LINE}; }}
QFrame#rail QToolButton {{
    color: {Colour.MUTED}; border-radius: 8px; padding: 7px 2px 6px 2px; font-size: 9.5pt;
    border: 2px solid transparent;
}}
QFrame#rail QToolButton[dense="true"] {{ padding: 2px 2px 1px 2px; }}
QFrame#rail QToolButton:hover {{ background: {Colour.HOVER}; color: {Colour.INK}; }}
QFrame#rail QToolButton:checked {{
    background: {Colour.ACCENT_SOFT}; color: {Colour.ACCENT_DARK};
}}
QFrame#rail QToolButton:focus {{ border: 2px solid {Colour.ACCENT}; }}

QLineEdit, QPlainTextEdit, QComboBox {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {Colour.ACCENT}; selection-color: {Colour.SURFACE};
}}
QLineEdit, QComboBox {{ padding: 1px 8px; min-height: {FIELD_HEIGHT}px; }}
QPlainTextEdit:focus {{ border: 2px solid {Colour.ACCENT}; padding: 3px 7px; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {Colour.ACCENT}; padding: 0 7px; }}
QLineEdit[tone="bad"], QPlainTextEdit[tone="bad"], QComboBox[tone="bad"] {{ border-color: {Colour.BAD}; }}
QLineEdit:read-only {{ background: {Colour.GROUND}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url(icons:chevron-down.svg); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; outline: 0;
    selection-background-color: {Colour.ACCENT}; selection-color: {Colour.SURFACE};
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}

QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox::indicator:unchecked, QListWidget::indicator:unchecked {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; border-radius: 3px; width: 11px; height: 11px;
}}
QCheckBox:focus, QRadioButton:focus {{ border-color: {Colour.ACCENT}; }}
QRadioButton[role="segment"] {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; border-radius: 6px; padding: 4px 14px 4px 8px;
    min-height: 20px;
}}
QRadioButton[role="segment"]:hover {{ background: {Colour.HOVER}; }}
QRadioButton[role="segment"]:checked {{ background: {Colour.ACCENT_SOFT}; border-color: {Colour.ACCENT}; }}
QRadioButton[role="segment"]:focus {{ border: 2px solid {Colour.ACCENT}; padding: 3px 13px 3px 7px; }}

QTabWidget::pane {{ border: none; border-top: 1px solid {Colour.LINE}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {Colour.MUTED}; padding: 7px 11px 6px 11px; border: none;
    border-bottom: 3px solid transparent;
}}
QTabBar::tab:hover {{ color: {Colour.INK}; background: {Colour.HOVER}; }}
QTabBar::tab:selected {{ color: {Colour.ACCENT_DARK}; border-bottom-color: {Colour.ACCENT}; }}
QTabBar::tab:focus {{ background: {Colour.ACCENT_SOFT}; }}

QScrollArea, QScrollArea > QWidget > QWidget[role="sheet"] {{ background: transparent; border: none; }}
QTreeView, QListView, QTextBrowser {{ background: {Colour.SURFACE}; border: none; outline: 0; }}
QListWidget {{ background: transparent; }}
QListWidget::item {{ color: {Colour.MUTED}; padding: 6px 10px; border-radius: 6px; }}
QListWidget::item:hover {{ background: {Colour.HOVER}; color: {Colour.INK}; }}
QListWidget::item:selected {{ background: {Colour.ACCENT_SOFT}; color: {Colour.ACCENT_DARK}; }}
QListWidget[role="card"] {{ background: {Colour.SURFACE}; padding: 2px; }}
QListWidget[role="card"]:focus {{ border: 2px solid {Colour.ACCENT}; padding: 1px; }}
QListWidget[role="card"]::item {{ color: {Colour.INK}; padding: 3px 6px; }}
QTableView {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; gridline-color: {Colour.LINE}; outline: 0;
    selection-background-color: {Colour.ACCENT_SOFT}; selection-color: {Colour.INK};
}}
QTableView:focus {{ border-color: {Colour.ACCENT}; }}
QTableView::item:focus {{ border: 2px solid {Colour.ACCENT}; }}
QTableView QHeaderView, QTableView QTableCornerButton::section {{ background: {Colour.GROUND}; border: none; }}
QTableView QHeaderView::section:vertical {{
    background: {Colour.GROUND}; color: {Colour.MUTED}; border: none; border-right: 1px solid {Colour.LINE};
    border-bottom: 1px solid {Colour.LINE};
}}
QFrame[role="frozen"], QTableView[role="frozen"] {{
    background: {Colour.SURFACE}; border: none; border-right: 1px solid {Colour.FAINT}; border-radius: 0;
}}
QTableView[role="list"] {{ border: 1px solid {Colour.LINE}; border-radius: 8px; }}
QTableView[role="list"]::item {{ padding: 0 6px; }}
QTableView[role="list"] QHeaderView {{ background: {Colour.SURFACE}; border-radius: 8px; }}
QTableView[role="list"] QHeaderView::section:horizontal {{
    background: {Colour.SURFACE}; color: {Colour.MUTED}; border: none; border-bottom: 1px solid {Colour.LINE};
    padding: 6px; font-weight: 600;
}}
QLineEdit[role="cell"] {{ border: 2px solid {Colour.ACCENT}; border-radius: 0; padding: 0 2px; min-height: 0; }}
QListWidget[role="checks"] {{
    background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; border-radius: 6px; padding: 2px;
}}
QListWidget[role="checks"]:focus {{ border: 2px solid {Colour.ACCENT}; padding: 1px; }}
QListWidget[role="checks"][tone="bad"] {{ border-color: {Colour.BAD}; }}
QListWidget[role="checks"]::item {{ color: {Colour.INK}; padding: 3px 6px; border-radius: 4px; }}
QListWidget[role="checks"]::item:focus {{ background: {Colour.ACCENT_SOFT}; }}
QTableView[role="card"] QHeaderView {{ background: {Colour.SURFACE}; }}
QTableView[role="card"] QTableCornerButton::section {{
    background: {Colour.SURFACE}; border: none; border-bottom: 1px solid {Colour.LINE};
}}
QTreeView[role="card"], QTableView[role="card"], QTextBrowser[role="card"], QListWidget[role="card"] {{
    border: 1px solid {Colour.LINE}; border-radius: 8px;
}}

QProgressBar {{ background: {Colour.LINE}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {Colour.ACCENT}; border-radius: 4px; }}
QProgressBar[tone="good"]::chunk {{ background: {Colour.GOOD}; }}
QProgressBar[tone="bad"]::chunk {{ background: {Colour.BAD}; }}

QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {Colour.LINE}; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {Colour.EDGE}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {Colour.MUTED}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenu {{ background: {Colour.SURFACE}; border: 1px solid {Colour.EDGE}; padding: 4px; }}
QMenu::item {{ padding: 6px 26px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {Colour.ACCENT}; color: {Colour.SURFACE}; }}
QMenu::item:disabled {{ color: {Colour.FAINT}; }}
"""
