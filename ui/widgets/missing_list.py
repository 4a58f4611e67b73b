"""What is still missing at the step one is at, each thing one press from its field: the other side of the preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.finding import Finding, Place
from ui.models.check import finding_row
from ui.text import check as check_words
from ui.widgets.labels import label
from ui.widgets.listing import Listing

_GRAVITY = ("error", "warning", "note")


class MissingList(QFrame):
    """``chosen`` tells the place of the thing that was pressed."""

    chosen = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._head = label(check_words.MISSING, "strong", wrap=False)
        self._head.setContentsMargins(14, 10, 14, 8)
        self.listing = Listing(
            check_words.MISSING,
            "circle-check",
            check_words.NOTHING_MISSING,
            check_words.NOTHING_MISSING_WORDS,
            one_click=True,
        )
        self.listing.rows.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.listing, 1)

    def show_findings(self, findings: tuple[Finding, ...], *, whole: bool = False) -> None:
        """Show these, the gravest first; ``whole`` = they are those of all steps."""
        self._head.setText(check_words.MISSING_ALL if whole else check_words.MISSING)
        ranked = sorted(findings, key=lambda each: _GRAVITY.index(each.severity))
        self.listing.show_rows(tuple(finding_row(each, {}) for each in ranked))
