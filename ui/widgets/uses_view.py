"""What an achievement is used for, and a warning when it serves two awards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.finding import Place
from ui.models.review import Line
from ui.models.rows import Row
from ui.text import ledger as words
from ui.widgets.banner import Banner
from ui.widgets.labels import label
from ui.widgets.row_view import RowView

if TYPE_CHECKING:
    from app.services.ledger import Use
    from ui.theme import Tone

_TONES: dict[str, Tone] = {"": "note", "returned": "warn", "refused": "bad", "awarded": "good"}
_ICONS = {"": "circle-dashed", "returned": "triangle-alert", "refused": "circle-x", "awarded": "award"}


class UsesView(QWidget):
    """``dossier_asked`` tells the dossier whose row was entered."""

    dossier_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.rows = RowView(words.USES)
        self.rows.setProperty("role", "card")
        self.rows.chosen.connect(lambda place: self.dossier_asked.emit(place.id))
        self.none = label(words.NO_USES, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.none)
        column.addWidget(self.rows, 1)
        column.addStretch(0)

    def show_uses(self, uses: Sequence[Use], twice: Sequence[str], *, chosen: bool) -> None:
        """Show them; without anything ``chosen`` in the table there is nothing to say."""
        self.banner.setVisible(bool(twice))
        if twice:
            said = words.TWICE.format(names=", ".join(twice))
            self.banner.say(Line(icon="triangle-alert", tone="warn", words=said))
        self.none.setText(words.NO_USES if chosen else words.CHOOSE_ONE)
        self.none.setVisible(not uses)
        self.rows.setVisible(bool(uses))
        self.rows.show_rows(tuple(_row(each) for each in uses))


def _row(use: Use) -> Row:
    details = [words.USE_WHERE.format(title=use.title, plan=use.plan)]
    if use.criteria:
        details.append(words.USE_CRITERIA.format(criteria="; ".join(use.criteria)))
    return Row(
        title=words.USE.format(nominee=use.nominee_name, award=use.award),
        icon=_ICONS[use.outcome],
        tone=_TONES[use.outcome],
        word=words.OUTCOMES[use.outcome],
        details=tuple(details),
        place=Place(part="dossier", id=use.dossier),
    )
