"""The buttons at the left edge of the window, one for each page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ui import icons, text
from ui.navigation import Entry
from ui.theme import Colour
from ui.widgets.labels import restyle

_ROOMY = 640
"""From this height on there is room for large icons and air between the buttons."""


class Rail(QFrame):
    """``chosen`` asks for the page with that id. Ctrl and a number are the same as a press."""

    chosen = Signal(str)

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(text.NAVIGATION)
        self._buttons: dict[str, QToolButton] = {}
        self._dense = False
        self._column = QVBoxLayout(self)
        stretched = False
        for each in entries:
            if each.below and not stretched:
                self._column.addStretch()
                stretched = True
            self._column.addWidget(self._button(each))
        if not stretched:
            self._column.addStretch()
        self._fit(False)

    def mark(self, page_id: str) -> None:
        """Show which page is in sight; a page without a button marks none."""
        for each, button in self._buttons.items():
            button.setChecked(each == page_id)

    def marked(self) -> QToolButton | None:
        """The button of the page in sight."""
        return next((each for each in self._buttons.values() if each.isChecked()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the buttons move together."""
        super().resizeEvent(event)
        dense = self.height() < _ROOMY
        if dense != self._dense:
            self._fit(dense)

    def _fit(self, dense: bool) -> None:
        self._dense = dense
        side = icons.SMALL if dense else icons.LARGE
        self._column.setContentsMargins(7, 4 if dense else 10, 7, 4 if dense else 10)
        self._column.setSpacing(0 if dense else 4)
        for each in self._buttons.values():
            each.setIconSize(QSize(side, side))
            each.setProperty("dense", "true" if dense else "")
            restyle(each)

    def _button(self, entry: Entry) -> QToolButton:
        shortcut = f"Ctrl+{len(self._buttons) + 1}"
        made = QToolButton()
        made.setIcon(icons.icon(entry.icon, Colour.MUTED, icons.LARGE, checked=Colour.ACCENT_DARK))
        made.setText(entry.name)
        made.setToolTip(text.NAVIGATION_TIP.format(name=entry.name, shortcut=shortcut))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setCheckable(True)
        made.clicked.connect(lambda: self._choose(entry.id))
        QShortcut(QKeySequence(shortcut), made).activated.connect(made.click)
        self._buttons[entry.id] = made
        return made

    def _choose(self, page_id: str) -> None:
        """A press does not mark by itself: the page may refuse to come."""
        self._buttons[page_id].setChecked(not self._buttons[page_id].isChecked())
        self.chosen.emit(page_id)
