"""Many achievements given the same answer at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.dates import parse_date
from app.domain.vietnamese import clean_text
from ui import text
from ui.text import ledger as words
from ui.widgets.fields import ChoiceField, FieldRows, TextField
from ui.widgets.labels import button
from ui.widgets.sheets import button_row

if TYPE_CHECKING:
    from app.domain.plan import Option
    from app.services.ledger import BulkField

_WIDTH = 460


class BulkEditDialog(QDialog):
    """``applied(field, value)`` says what to do; the page does it and tells."""

    applied = Signal(str, str)

    def __init__(
        self, parent: QWidget, count: int, areas: Sequence[Option], people: Sequence[Option], tags: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.BULK_TITLE.format(count=count))
        self.field, self.typed, self.picked, self.tag = ChoiceField(), TextField(), ChoiceField(), ChoiceField()
        self._areas, self._people, self._tags = areas, people, tags
        self.tag.setEditable(True)
        typed_tag = self.tag.lineEdit()
        if typed_tag is not None:
            typed_tag.setAccessibleName(words.BULK_VALUE.replace("&", ""))
        for id_, title in words.BULK_FIELDS.items():
            self.field.addItem(title, id_)
        self.tag.addItems(list(tags))
        self.values = QStackedWidget()
        for each in (self.picked, self.tag, self.typed):
            each.setAccessibleName(words.BULK_VALUE.replace("&", ""))
            self.values.addWidget(each)
        self.values.setFocusProxy(self.picked)
        self.rows = FieldRows()
        self.rows.add(words.BULK_FIELD, self.field)
        self.rows.add(words.BULK_VALUE, self.values)
        cancel = button(text.CANCEL)
        cancel.clicked.connect(self.reject)
        apply = button(words.BULK_APPLY, primary=True)
        apply.setDefault(True)
        apply.clicked.connect(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addLayout(self.rows)
        column.addLayout(button_row(cancel, apply))
        self.setMinimumWidth(_WIDTH)
        self.field.currentIndexChanged.connect(self._offer)
        self._offer()

    def apply(self) -> None:
        """Say what to do, unless nothing is chosen or the date cannot be read."""
        field, value = cast("BulkField", self.field.chosen()), self._value()
        if field == "date" and value:
            try:
                value = parse_date(value).iso()
            except ValueError as error:
                self.rows.tell(self.values, str(error))
                return
        if not value:
            self.rows.tell(self.values, words.BULK_NEED)
            return
        self.applied.emit(field, value)
        self.accept()

    def _value(self) -> str:
        shown = self.values.currentWidget()
        if shown is self.tag:
            return clean_text(self.tag.currentText())
        return self.typed.tidied() if shown is self.typed else self.picked.chosen()

    def _offer(self) -> None:
        field = self.field.chosen()
        self.rows.tell(self.values, "")
        if field in ("area", "add_participant"):
            self.picked.clear()
            for each in self._areas if field == "area" else self._people:
                self.picked.addItem(each.title, each.id)
        shown = self.typed if field == "date" else self.tag if field.endswith("tag") else self.picked
        self.values.setCurrentWidget(shown)
        self.values.setFocusProxy(shown)
