"""Two entries of the register that may be one: side by side, for the official to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.domain.nominee import Nominee
from app.forms.answers import show_answer
from app.forms.register_forms import nominee_form
from app.forms.spec import FormField
from app.services import nominees
from app.services.nominees import Double
from app.services.register_editing import shown_of
from ui.desk import Desk
from ui.text import registers as words
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button, label

_ROW_HEIGHT = 30


class DoublesDialog(QDialog):
    """One pair after the other. ``decided`` tells the id of the entry that was kept ("" = both were)."""

    decided = Signal(str)

    def __init__(self, desk: Desk, doubles: tuple[Double, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.DOUBLE_TITLE)
        self._panel = ErrorPanel()
        self._desk = replace(desk, panel=self._panel)
        self._left = list(doubles)
        self._count = len(doubles)
        self._which = label("", "heading")
        self._why = label()
        self._table = QTableWidget(0, 3)
        self._table.setProperty("role", "list")
        self._table.setAccessibleName(words.DIFFERENCES)
        self._build()
        self._show()
        self.resize(760, min(560, parent.window().height() - 64))

    def merge(self, *, first: bool) -> None:
        """Make one of the two, the ``first`` or the second being the one that counts."""
        double = self._left[0]
        kept, gone = (double.one, double.other) if first else (double.other, double.one)
        with self._desk.saying_errors():
            nominees.merge(self._desk.app, kept, gone)
            self._left = [each for each in self._left if gone.id not in (each.one.id, each.other.id)]
            self.decided.emit(kept.id)
            self._show()

    def keep_both(self) -> None:
        """They are two; this is not asked again."""
        double = self._left.pop(0)
        with self._desk.saying_errors():
            nominees.keep_apart(self._desk.app, double.one.id, double.other.id)
            self.decided.emit("")
            self._show()

    def later(self) -> None:
        """Decide nothing on this pair now."""
        self._left.pop(0)
        self._show()

    def _show(self) -> None:
        if not self._left:
            self.accept()
            return
        double = self._left[0]
        self._which.setText(words.PAIR.format(number=self._count - len(self._left) + 1, count=self._count))
        self._why.setText(words.WHY[double.why])
        rows = [*_rows(double.one, double.other), self._use(double)]
        self._table.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, words_ in enumerate(cells):
                item = QTableWidgetItem(words_)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._table.setItem(row, column, item)
        self._table.resizeRowsToContents()

    def _use(self, double: Double) -> tuple[str, str, str]:
        one, other = (nominees.used_in(self._desk.app, each.id) for each in (double.one, double.other))
        return words.USED, "; ".join(one), "; ".join(other)

    def _build(self) -> None:
        self._table.setHorizontalHeaderLabels([words.FIELD, words.LEFT, words.RIGHT])
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self._table.setWordWrap(True)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        choices = (
            (words.KEEP_LEFT, lambda: self.merge(first=True)),
            (words.KEEP_RIGHT, lambda: self.merge(first=False)),
            (words.KEEP_BOTH, self.keep_both),
            (words.LATER, self.later),
        )
        buttons = FlowLayout(across=10, down=8)
        for name, act in choices:
            made = button(name)
            made.clicked.connect(act)
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._panel)
        column.addWidget(self._which)
        column.addWidget(label(words.DOUBLE_LEAD, "muted"))
        column.addWidget(self._why)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)


def _rows(one: Nominee, other: Nominee) -> Iterator[tuple[str, str, str]]:
    """The fields in which at least one of them says something."""
    for field in (field for section in nominee_form(one, ()) for field in section.fields):
        mine, theirs = _shown(one, field), _shown(other, field)
        if mine or theirs:
            yield field.label, mine, theirs


def _shown(nominee: Nominee, field: FormField) -> str:
    value = shown_of(nominee, replace(field.place, id=nominee.id))
    return show_answer(field.kind, value, field.options)
