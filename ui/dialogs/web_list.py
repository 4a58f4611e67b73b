"""The form of the province's web system, read back: every row as it would be taken in, agreed to before it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.plan import Plan
from app.services.web_reading import WebCase
from ui import text
from ui.text import sheets as words
from ui.widgets.labels import button, label
from ui.widgets.sheets import button_row

_AROUND = 18


class WebListDialog(QDialog):
    """``agreed`` comes when the rows should be taken in."""

    agreed = Signal()

    def __init__(self, cases: Sequence[WebCase], plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.WEB_TITLE)
        awards = {each.id: each.name for each in plan.awards}
        self.table = QTableWidget(len(cases), len(words.WEB_COLUMNS))
        self._fill([_texts(each, awards) for each in cases])
        taken = sum(each.nominee is not None for each in cases)
        self.go = button(words.take_in(taken), "file-input", primary=True)
        self.go.setEnabled(taken > 0)
        self.go.setDefault(True)
        self.go.clicked.connect(self._agree)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(words.WEB_LEAD))
        column.addWidget(self.table, 1)
        column.addWidget(label(words.WEB_ONLY_SHOWN, "muted"))
        column.addLayout(button_row(cancel, self.go))
        window = parent.window()
        self.resize(min(1120, window.width() - 48), min(640, window.height() - 48))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        table = self.table
        table.setProperty("role", "list")
        table.setAccessibleName(words.WEB_TITLE)
        table.setHorizontalHeaderLabels(list(words.WEB_COLUMNS))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        for row, texts in enumerate(rows):
            for column, words_ in enumerate(texts):
                item = QTableWidgetItem(words_)
                item.setToolTip(words_)
                table.setItem(row, column, item)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A wrapped heading has no height of its own in Qt.
        table.horizontalHeader().setMinimumHeight(2 * self.fontMetrics().lineSpacing() + _AROUND)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def _texts(case: WebCase, awards: dict[str, str]) -> tuple[str, ...]:
    """What the form says in a row, and what becomes of it."""
    row = case.row
    will = words.WEB_ORIGINS[case.origin]
    if case.changed:
        will = words.WEB_CHANGES.format(will=will, fields=", ".join(words.WEB_FIELDS[each] for each in case.changed))
    award = awards.get(case.award, words.WEB_NO_AWARD if row.award else "")
    place = ", ".join(each for each in (row.position, row.workplace) if each)
    return will, f"{row.honorific} {row.name}".strip(), place, row.kind, row.award, award, row.group, row.activity
