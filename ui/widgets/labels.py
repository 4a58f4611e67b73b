"""Labels and buttons in the program's few sizes; what they show is plain text, never markup."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui import icons
from ui.theme import TONES, Colour, Tone


def label(text: str = "", role: str = "", *, wrap: bool = True, tone: Tone | None = None) -> QLabel:
    """A label in ``role`` (title, heading, strong, muted, small or none)."""
    shown = QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        shown.setSizePolicy(policy)
    if role:
        shown.setProperty("role", role)
    if tone:
        shown.setProperty("tone", tone)
    return shown


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room; the whole text is its tip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        if role:
            self.setProperty("role", role)

    def say(self, words: str) -> None:
        """Show ``words``."""
        self._whole = words
        self.setAccessibleName(words)
        self._fit()

    def words(self) -> str:
        """The whole text."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting)
        self.setToolTip(plain_tip(self._whole) if fitting != self._whole else "")


def plain_tip(words: str) -> str:
    """A tip that shows ``words`` as they are: Qt takes a tip with a tag in it for markup."""
    return f"<span>{escape(words)}</span>" if words else ""


def picture(name: str, colour: str = Colour.INK, size: int = icons.SMALL) -> QLabel:
    """An icon beside words; it says nothing the words do not, so it has no accessible name."""
    shown = QLabel()
    shown.setProperty("role", "picture")
    shown.setPixmap(icons.pixmap(name, colour, size))
    shown.setFixedSize(size, size)
    return shown


def button(text: str, icon: str = "", *, primary: bool = False, shortcut: str = "", tip: str = "") -> QPushButton:
    """A push button; ``&`` in ``text`` marks its letter."""
    made = QPushButton(text)
    if icon:
        made.setIcon(icons.padded(icon, Colour.SURFACE if primary else Colour.INK))
        made.setIconSize(QSize(icons.SMALL + icons.GAP, icons.SMALL))
    if primary:
        made.setProperty("role", "primary")
    if shortcut:
        # The button's own shortcut is its marked letter.
        QShortcut(QKeySequence(shortcut), made).activated.connect(made.click)
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    return made


def tool_button(icon: str, name: str, pressed: Callable[[], object] | None = None) -> QToolButton:
    """A small button with an icon only; ``name`` is its tip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(icons.SMALL, icons.SMALL))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if pressed:
        made.clicked.connect(pressed)
    return made


def badge(icon: str, text: str, tone: Tone) -> QFrame:
    """A pill with a shape and a word on a soft ground."""
    words, ground = TONES[tone]
    pill = QFrame()
    pill.setStyleSheet(f"QFrame {{ background: {ground}; border-radius: 9px; }} QLabel {{ color: {words}; }}")
    row = QHBoxLayout(pill)
    row.setContentsMargins(8, 2, 10, 2)
    row.setSpacing(6)
    row.addWidget(picture(icon, words, 15))
    row.addWidget(label(text, wrap=False))
    pill.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return pill


def bind_keys(made: QAbstractButton, *keys: str) -> None:
    """Let each of the keys press the button wherever the keyboard is on its page."""
    for each in keys:
        QShortcut(QKeySequence(each), made).activated.connect(made.click)


def rule() -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def literal(text: str) -> str:
    """``text`` for a widget that would take ``&`` for the mark of a letter."""
    return text.replace("&", "&&")


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose role or tone changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
