"""What a list would give: its columns to be matched on the left, the rows as understood on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.services.sheet_import import Grid, Layout, Offer, Workbook
from ui.models.import_rows import TextTable, bad_table, good_table
from ui.text import sheets as words
from ui.widgets.column_match import ColumnMatch
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import label
from ui.widgets.tabs import Tabs

_WIDEST, _WIDEST_REASON = 260, 420
_AIR = 12
_NARROWEST = 392


class _RowField(QSpinBox):
    """A number of a row that the wheel never turns."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around scroll."""
        event.ignore()


class ImportReview(QWidget):
    """``sheet_chosen`` tells another sheet's name, ``heading_chosen`` the heading's row as Excel counts (0 = none)."""

    sheet_chosen = Signal(str)
    heading_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.columns = ColumnMatch()
        self.with_known = QCheckBox()
        self._sheets = ChoiceField()
        self._heading = _RowField()
        self._heading.setRange(0, 999)
        self._heading.setSpecialValueText(words.NO_HEADING)
        self._heading.setKeyboardTracking(False)
        self._notes = label("", "small", tone="warn")
        self._missing = label("", "strong", tone="bad")
        self._summary = label("", "strong")
        self._tabs = Tabs(words.TABS)
        self._views = [_table_view() for _ in range(4)]
        for view, title in zip(self._views, _TITLES, strict=True):
            view.setAccessibleName(title)
            self._tabs.addTab(view, title)
        self._build()
        self._sheets.currentIndexChanged.connect(lambda: self.sheet_chosen.emit(self._sheets.chosen()))
        self._heading.valueChanged.connect(self.heading_chosen)

    def show_book(self, book: Workbook, sheet: str) -> None:
        """Offer the workbook's sheets, ``sheet`` chosen."""
        self._sheets.blockSignals(True)
        self._sheets.clear()
        for each in book.sheets:
            self._sheets.addItem(each or words.PASTED_SHEET, each)
        self._sheets.choose(sheet)
        self._sheets.setEnabled(len(book.sheets) > 1)
        self._sheets.blockSignals(False)

    def show_layout(self, layout: Layout, grid: Grid) -> None:
        """Draw the columns of the sheet anew."""
        self._heading.blockSignals(True)
        self._heading.setMaximum(min(999, len(grid.rows)))
        self._heading.setValue(0 if layout.first is None else layout.first + 1)
        self._heading.blockSignals(False)
        self.columns.show_layout(layout, grid)

    def show_offer(self, layout: Layout, offer: Offer, notes: tuple[str, ...], *, whole: bool) -> None:
        """Show the rows; without ``whole`` they are the first ones, and nothing is counted yet."""
        missing = tuple(field.title for field in layout.missing)
        self._missing.setText(words.missing(missing) if missing else "")
        self._missing.setVisible(bool(missing))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._summary.setText(words.summary(len(offer.fresh), len(offer.bad), len(offer.known)) if whole else "")
        self._summary.setVisible(not missing)
        parts = (
            good_table(layout, offer.fresh),
            bad_table(layout, offer.bad),
            good_table(layout, offer.known),
            bad_table(layout, offer.skipped),
        )
        for place, table in enumerate(parts):
            self._fill(place, table, whole=whole)
        self.with_known.setText(words.WITH_KNOWN.format(count=len(offer.known)))
        self.with_known.setVisible(bool(offer.known))

    def table(self, place: int) -> TextTable:
        """What stands in a tab: 0 rows to enter, 1 kept aside, 2 known already, 3 no data."""
        model = self._views[place].model()
        assert isinstance(model, TextTable)
        return model

    def _fill(self, place: int, table: TextTable, *, whole: bool) -> None:
        view = self._views[place]
        former = view.model()
        table.setParent(view)
        view.setModel(table)
        if former is not None:
            former.deleteLater()
        self._tabs.setTabText(place, words.tab_title(_TITLES[place], len(table.rows) if whole else 0))
        self._tabs.setTabVisible(place, place == 0 or bool(table.rows))
        view.resizeColumnsToContents()
        for column, title in enumerate(table.titles):
            widest = _WIDEST_REASON if title == words.PROBLEM else _WIDEST
            view.setColumnWidth(column, min(view.columnWidth(column) + _AIR, widest))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for name, field in ((words.SHEET, self._sheets), (words.HEADING_ROW, self._heading)):
            caption = QLabel(name)
            caption.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            head.addWidget(caption)
            head.addWidget(field)
            head.addSpacing(12)
        head.setStretch(1, 1)
        left = QWidget()
        left.setMinimumWidth(_NARROWEST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words.COLUMNS, "strong"))
        column.addWidget(self.columns, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self._tabs)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setSizes([_NARROWEST, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._notes)
        whole.addWidget(self._missing)
        whole.addWidget(parts, 1)
        whole.addWidget(self._summary)
        whole.addWidget(self.with_known)


_TITLES = (words.PREVIEW, words.SET_ASIDE, words.KNOWN_ROWS, words.SKIPPED)


def _table_view() -> QTableView:
    view = QTableView()
    view.setProperty("role", "list")
    view.setProperty("role", "card")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setAlternatingRowColors(True)
    view.verticalHeader().hide()
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
