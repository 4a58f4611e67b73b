"""Which column of a list holds what, and in which encoding: one row of choices for each column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.legacy_text import ENCODINGS
from app.services.sheet_import import Grid, Layout, column_letters
from ui.text import sheets as words
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import ElidedLabel, label

_LEGACY_ROOM = 176
_SURE = 0.75


class ColumnMatch(QScrollArea):
    """``matched`` tells a column and its new field id, ``converted`` a column and its new encoding ("" = Unicode)."""

    matched = Signal(int, str)
    converted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.COLUMNS)
        self.fields: dict[int, ChoiceField] = {}
        self.encodings: dict[int, ChoiceField] = {}
        self._drawn: object = None

    def show_layout(self, layout: Layout, grid: Grid) -> None:
        """Show the columns; drawn anew only when more than their fields changed, so that the focus stays."""
        drawn = (layout.titles, layout.data_row, tuple(layout.encodings.items()))
        if drawn == self._drawn:
            self._mark(layout)
            return
        self._drawn = drawn
        self.fields, self.encodings = {}, {}
        sheet = QWidget()
        sheet.setProperty("role", "sheet")
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(8)
        for column in range(len(layout.titles)):
            rows.addWidget(self._row(layout, grid, column))
        rows.addStretch()
        self.setWidget(sheet)

    def _mark(self, layout: Layout) -> None:
        for column, field in self.fields.items():
            field.blockSignals(True)
            field.setCurrentIndex(max(field.findData(layout.choices.get(column, "")), 0))
            field.blockSignals(False)

    def _row(self, layout: Layout, grid: Grid, column: int) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        cells = QGridLayout(card)
        cells.setContentsMargins(10, 7, 10, 8)
        cells.setHorizontalSpacing(8)
        cells.setVerticalSpacing(3)
        title = ElidedLabel("strong")
        title.say(layout.titles[column])
        cells.addWidget(title, 0, 0, 1, 2)
        sample = ElidedLabel("small")
        sample.say(_sample(grid, layout, column))
        cells.addWidget(sample, 1, 0, 1, 2)
        cells.addWidget(self._field_choice(layout, column), 2, 0)
        cells.setColumnStretch(0, 1)
        if column in layout.encodings:
            cells.addWidget(self._encoding_choice(layout, column), 2, 1)
        if 0 < layout.confidence.get(column, 1.0) < _SURE:
            cells.addWidget(label(words.NOT_SURE, "small", tone="warn"), 3, 0, 1, 2)
        return card

    def _field_choice(self, layout: Layout, column: int) -> ChoiceField:
        choice = ChoiceField()
        choice.setMinimumContentsLength(9)
        choice.setAccessibleName(words.COLUMN_FIELD.format(column=layout.titles[column]))
        choice.addItem(words.LEAVE_OUT, "")
        for field in layout.fields:
            choice.addItem(field.title, field.id)
        choice.choose(layout.choices.get(column, ""))
        choice.currentIndexChanged.connect(lambda: self.matched.emit(column, choice.chosen()))
        self.fields[column] = choice
        return choice

    def _encoding_choice(self, layout: Layout, column: int) -> ChoiceField:
        guess = layout.encodings[column]
        choice = ChoiceField()
        choice.setMinimumContentsLength(8)
        choice.setFixedWidth(_LEGACY_ROOM)
        choice.setToolTip(words.ENCODING_TIP)
        choice.setAccessibleName(words.COLUMN_ENCODING.format(column=layout.titles[column]))
        choice.addItem(words.UNICODE, "")
        for each in ENCODINGS:
            name = words.ENCODINGS[each]
            percent = round(guess.confidence * 100)
            choice.addItem(
                words.GUESSED_ENCODING.format(name=name, percent=percent) if each == guess.encoding else name, each
            )
        choice.choose(layout.encoding(column) or "")
        choice.currentIndexChanged.connect(lambda: self.converted.emit(column, choice.chosen()))
        self.encodings[column] = choice
        return choice


def _sample(grid: Grid, layout: Layout, column: int) -> str:
    """The column's letter and its first text, converted."""
    text = layout.sample(grid, column)
    letters = column_letters(column)
    return f"{letters} · {words.SAMPLE.format(text=text)}" if text else letters
