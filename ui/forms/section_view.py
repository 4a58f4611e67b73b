"""One section of a form on the screen: its heading, clause and guidance over its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.finding import Place
from app.forms.spec import FormField, FormSection
from ui.forms.form_row import FormRow, grouped
from ui.text import forms as words
from ui.widgets.labels import label

Group = tuple[FormField, ...]


class SectionView(QFrame):
    """It keeps a row as long as the row's question is asked; rows still to be built are left to the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows: dict[Place, FormRow] = {}
        self._groups: tuple[Group, ...] = ()
        self._told = ""
        self._title = label("", "heading")
        self._clause = label("", "small")
        self._guidance = label("", "muted")
        head = QVBoxLayout()
        head.setSpacing(2)
        for each in (self._title, self._clause, self._guidance):
            head.addWidget(each)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addLayout(self._column)

    def ask(self, section: FormSection) -> list[FormRow]:
        """Take over the section; gives the rows that are no longer asked, taken out and hidden."""
        for shown, text in (
            (self._title, section.title),
            (self._clause, words.CLAUSE.format(clause=section.clause) if section.clause else ""),
            (self._guidance, section.guidance),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        self._groups, self._told = tuple(grouped(section.fields)), section.clause
        kept = {self._key(group): group for group in self._groups}
        gone = [key for key, row in self.rows.items() if key not in kept or not _fits(row, kept[key])]
        former = [self._take(key) for key in gone]
        for key, row in self.rows.items():
            if tuple(entry.field for entry in row.entries) != kept[key]:
                row.ask(kept[key], self._told)
        self._reorder()
        return former

    def missing(self) -> list[Group]:
        """The questions that have no row yet."""
        return [group for group in self._groups if self._key(group) not in self.rows]

    def build(self, group: Group) -> FormRow:
        """Make the row of those questions in its place among the others."""
        row = FormRow(group, self._told)
        key = self._key(group)
        order = [self._key(each) for each in self._groups]
        before = [each for each in order[: order.index(key)] if each in self.rows]
        self.rows[key] = row
        self._column.insertWidget(len(before), row)
        # Not only with the next event, as a layout does: the keyboard may go there at once.
        row.show()
        return row

    def in_order(self) -> list[FormRow]:
        """The rows from top to bottom."""
        found = (self.rows.get(self._key(group)) for group in self._groups)
        return [row for row in found if row is not None]

    def _take(self, key: Place) -> FormRow:
        row = self.rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        return row

    def _reorder(self) -> None:
        for index, row in enumerate(self.in_order()):
            if self._column.indexOf(row) != index:
                self._column.insertWidget(index, row)

    @staticmethod
    def _key(group: Group) -> Place:
        return group[0].place


def _fits(row: FormRow, group: Group) -> bool:
    """Whether the row's editors can answer those questions."""
    former = [(entry.field.place, entry.field.kind) for entry in row.entries]
    return former == [(each.place, each.kind) for each in group]
