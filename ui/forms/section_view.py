"""One section of a form on the screen: its heading, clause and guidance over its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.domain.finding import Place
from app.forms.spec import FormField, FormSection
from ui.forms.form_row import FormRow, grouped
from ui.help_topics import set_topic
from ui.text import forms as words
from ui.widgets.labels import label

Group = tuple[FormField, ...]

_WITH_HELP = ("unit", "quota", "achievement")
"""Parts whose questions the help speaks of apart from the step they are asked in."""
_HEAD, _ROW, _TABLE = 70, 72, 240


class SectionView(QFrame):
    """It keeps a row as long as the row's question is asked; from ``begun`` on its rows are made."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows: dict[Place, FormRow] = {}
        self.begun = False
        self._groups: dict[Place, Group] = {}
        self._places: dict[Place, FormField] = {}
        self._told = ""
        self._section: FormSection | None = None
        self._heads: dict[str, QLabel] = {}
        self._head = QVBoxLayout()
        self._column = QVBoxLayout()

    def ask(self, section: FormSection) -> list[FormRow]:
        """Take over the section; gives the rows that are no longer asked, taken out and hidden."""
        if section == self._section:
            return []
        self._section, self._told = section, section.clause
        if section.fields and section.fields[0].place.part in _WITH_HELP:
            set_topic(self, section.fields[0].place.part)
        if self.begun:
            self._show_head(section)
        self._groups = {group[0].place: group for group in grouped(section.fields)}
        self._places = {field.place: field for field in section.fields}
        gone = [key for key, row in self.rows.items() if not _fits(row, self._groups.get(key, ()))]
        former = [self._take(key) for key in gone]
        for key, row in self.rows.items():
            if tuple(entry.asked for entry in row.entries) != self._groups[key]:
                row.ask(self._groups[key], self._told)
        self._reorder()
        self._keep_room()
        return former

    def begin(self) -> None:
        """Somebody is to see it."""
        if not self.begun and self._section:
            self.begun = True
            self._lay_out()
            self._show_head(self._section)

    def places(self) -> dict[Place, FormField]:
        """The questions by place, from top to bottom."""
        return self._places

    def missing(self) -> list[Group]:
        """The questions that have no row yet."""
        return [group for key, group in self._groups.items() if key not in self.rows]

    def build(self, group: Group) -> FormRow:
        """Make the row of those questions in its place among the others."""
        row = FormRow(group, self._told)
        key = group[0].place
        order = list(self._groups)
        before = [each for each in order[: order.index(key)] if each in self.rows]
        self.rows[key] = row
        self._column.insertWidget(len(before), row)
        # Not only with the next event, as a layout does: the keyboard may go there at once.
        row.show()
        self._keep_room()
        return row

    def in_order(self) -> list[FormRow]:
        """The rows from top to bottom."""
        return [self.rows[key] for key in self._groups if key in self.rows]

    def expected_height(self) -> int:
        """About how high it will be."""
        return _HEAD + sum(_TABLE if group[0].kind == "table" else _ROW for group in self._groups.values())

    def _keep_room(self) -> None:
        """Hold the room of the rows that are still to be made, so that scrolling knows how far there is to go."""
        self.setMinimumHeight(self.expected_height() if len(self.rows) < len(self._groups) else 0)

    def _lay_out(self) -> None:
        self._head.setSpacing(2)
        self._column.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 14, 18, 16)
        whole.setSpacing(12)
        whole.addLayout(self._head)
        whole.addLayout(self._column)
        whole.addStretch(1)

    def _show_head(self, section: FormSection) -> None:
        clause = words.CLAUSE.format(clause=section.clause) if section.clause else ""
        for role, text in (("heading", section.title), ("small", clause), ("muted", section.guidance)):
            shown = self._heads.get(role)
            if shown is None and text:
                shown = self._heads[role] = label("", role)
                self._head.addWidget(shown)
            if shown and shown.text() != text:
                shown.setText(text)
                shown.setVisible(bool(text))

    def _take(self, key: Place) -> FormRow:
        row = self.rows.pop(key)
        self._column.removeWidget(row)
        row.hide()
        return row

    def _reorder(self) -> None:
        for index, row in enumerate(self.in_order()):
            if self._column.indexOf(row) != index:
                self._column.insertWidget(index, row)


def _fits(row: FormRow, group: Group) -> bool:
    """Whether the row's editors can answer those questions."""
    former = [(entry.asked.place, entry.asked.kind) for entry in row.entries]
    return former == [(each.place, each.kind) for each in group]
