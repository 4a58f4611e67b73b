"""One row of a form: the label, the editor or, for a figure, its three, and a note that helps or says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.domain.finding import Place
from app.errors import InputError
from app.forms.spec import FormField
from ui.forms.choices import ChoiceEditor, ChoicesEditor, YesNoEditor
from ui.forms.editors import NARROW_KINDS, Editor, LineEditor, LongTextEditor, widget_of
from ui.forms.letters import letter_of, marked
from ui.forms.table_editor import TableEditor
from ui.text import forms as words
from ui.widgets.labels import label, restyle

LABEL_WIDTH = 190
_LONG_LABEL = 56
_GAP = 14
_NARROW = 520
"""A form less wide has its labels above its fields."""
_WIDE = 10_000
_AROUND = 50
_SOURCE_ROOM = 420
"""What a source and its day need side by side."""
_WIDE_KINDS = ("table",)


@dataclass(eq=False)
class Entry:
    """One question with its editor.

    ``value`` is what is stored; ``pending`` says that something typed is not read yet, ``unread`` that it cannot be
    read. ``problem`` is why not, ``told`` what others found wrong, by place.
    """

    asked: FormField
    editor: Editor
    row: FormRow
    value: Value = None
    problem: str = ""
    pending: bool = False
    unread: bool = False
    told: dict[Place, str] = field(default_factory=dict[Place, str])

    @property
    def complaint(self) -> str:
        """What is wrong, in words; empty when nothing is known to be."""
        return self.problem or "\n".join(dict.fromkeys(self.told.values()))

    @property
    def place(self) -> Place:
        """Where the answer goes to."""
        return self.asked.place

    def show(self, value: Value) -> None:
        """Show what is stored, nothing being wrong with it."""
        self.value, self.problem, self.unread, self.pending = value, "", False, False
        self.editor.show_value(value)

    def complain(self, error: InputError) -> None:
        """Keep what is wrong, cell by cell where the editor is a table."""
        self.problem = str(error)
        if isinstance(self.editor, TableEditor):
            cells = {(each.place.row or 0, each.place.column): each.message for each in error.findings}
            self.problem = self.editor.mark(cells)

    def tell(self, problems: Mapping[Place, str]) -> None:
        """Keep what others found wrong; in a table the rows are those that are stored."""
        self.told = dict(problems)
        if isinstance(self.editor, TableEditor) and not self.problem:
            editor = self.editor
            cells = {(each.row, each.column): words for each, words in problems.items() if each.row is not None}
            editor.mark({(editor.typed_row(row), column): words for (row, column), words in cells.items()})

    def praise(self) -> None:
        """It can be read."""
        self.problem = ""
        self.tell(self.told)

    def focus_cell(self, row: int, column: str) -> None:
        """Open the cell of a table; anything else has none."""
        if isinstance(self.editor, TableEditor):
            self.editor.focus_cell(row, column)

    def has_focus(self) -> bool:
        """Whether the keyboard is in it."""
        widget = widget_of(self.editor)
        focused = widget.window().focusWidget()
        return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def editor_for(field: FormField) -> Editor:
    """A new editor for that question."""
    match field.kind:
        case "long_text":
            return LongTextEditor(field)
        case "yes_no":
            return YesNoEditor(field)
        case "choice":
            return ChoiceEditor(field)
        case "choices" | "rows":
            return ChoicesEditor(field)
        case "table":
            return TableEditor(field)
        case _:
            return LineEditor(field)


def grouped(fields: tuple[FormField, ...]) -> Iterator[tuple[FormField, ...]]:
    """The questions row by row: a sourced figure takes its source and its day along."""
    index = 0
    while index < len(fields):
        size = 3 if fields[index].sourced else 1
        yield fields[index : index + size]
        index += size


class FormRow(QWidget):
    """Built from one question, or from a figure's three; it keeps its editors as the questions change."""

    def __init__(self, fields: tuple[FormField, ...], told_clause: str = "") -> None:
        super().__init__()
        self._told_clause = self._letter = ""
        self.entries = tuple(Entry(each, editor_for(each), self) for each in fields)
        self._name = label("")
        self._name.setBuddy(widget_of(self.entries[0].editor))
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._name.setContentsMargins(0, 6, 0, 0)
        self._unit: QLabel | None = None
        self._note: QLabel | None = None
        self._said = ("", False)
        self._sources: QBoxLayout | None = None
        self._captions: tuple[QLabel, ...] = ()
        self._arranged: tuple[bool, bool] | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._name)
        self._box.addLayout(self._cell(), 1)
        self.ask(fields, told_clause)
        self.arrange(_WIDE)

    def ask(self, fields: tuple[FormField, ...], told_clause: str = "") -> None:
        """Show the questions as they are now, the editors keep what is in them.

        ``told_clause`` stands over all rows already.
        """
        self._told_clause = told_clause
        for entry, each in zip(self.entries, fields, strict=True):
            entry.asked = each
            entry.editor.ask(each)
            widget_of(entry.editor).setAccessibleName(f"{each.label} ({each.unit})" if each.unit else each.label)
        first = fields[0]
        self._show_name()
        self._show_unit(first.unit)
        self.settle()

    def settle(self) -> None:
        """Say under the field what is wrong, or else what it is for."""
        problems = [each.complaint for each in self.entries if each.complaint]
        said = ("\n".join(dict.fromkeys(problems)) or self._help(), bool(problems))
        if said != self._said:
            self._said = said
            self._show_note()
        for entry in self.entries:
            self._mark(entry)

    def arrange(self, room: int) -> None:
        """Put the label beside the field, or above where the form is not ``room`` enough; a source under its day."""
        first = self.entries[0].asked
        above = room < _NARROW or first.kind in _WIDE_KINDS or len(first.label) > _LONG_LABEL
        stacked = room - _AROUND - (0 if above else LABEL_WIDTH + _GAP) < _SOURCE_ROOM
        if (above, stacked) == self._arranged:
            return
        self._arranged = (above, stacked)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if above else direction.LeftToRight)
        self._box.setSpacing(4 if above else _GAP)
        self._name.setMinimumWidth(0 if above else LABEL_WIDTH)
        self._name.setMaximumWidth(16_777_215 if above else LABEL_WIDTH)
        if self._sources:
            self._sources.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
            for caption in self._captions:
                caption.setMinimumWidth(self._caption_width() if stacked else 0)

    def _caption_width(self) -> int:
        return max((each.sizeHint().width() for each in self._captions), default=0)

    def mark_letter(self, free: str) -> str:
        """Mark one of the ``free`` letters of the label, which then leads to the field; which one."""
        self._letter = letter_of(self.entries[0].asked.label, free)
        self._show_name()
        return self._letter

    def _show_name(self) -> None:
        first = self.entries[0].asked
        name = marked(first.label, self._letter)
        self._name.setText(words.REQUIRED.format(label=name) if first.required else name)

    def _show_unit(self, unit: str) -> None:
        if self._unit is None and unit:
            self._unit = label("", "muted", wrap=False)
            self._line.insertWidget(1, self._unit)
        if self._unit:
            self._unit.setText(unit)
            self._unit.setVisible(bool(unit))

    def _show_note(self) -> None:
        text, is_problem = self._said
        if self._note is None:
            self._note = label("", "small")
            self._below.insertWidget(self._below.count() - 1, self._note)
        self._note.setText(text)
        if is_problem != (self._note.property("tone") == "bad"):
            self._note.setProperty("role", "" if is_problem else "small")
            self._note.setProperty("tone", "bad" if is_problem else "")
            restyle(self._note)
        self._note.setVisible(bool(text))

    def _cell(self) -> QVBoxLayout:
        cell = self._below = QVBoxLayout()
        cell.setSpacing(3)
        first = self.entries[0]
        line = self._line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(widget_of(first.editor), 1)
        if first.asked.kind in NARROW_KINDS:
            line.addStretch(1)
        cell.addLayout(line)
        if len(self.entries) > 1:
            self._sources = self._source_line()
            cell.addLayout(self._sources)
        # A label of several lines may be higher than its field.
        cell.addStretch(1)
        return cell

    def _source_line(self) -> QBoxLayout:
        """Where the figure comes from, and for which day it holds, in small."""
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(10)
        captions = zip(self.entries[1:], (words.SOURCE, words.AS_OF), (1, 0), strict=True)
        for entry, caption, stretch in captions:
            pair = QHBoxLayout()
            pair.setSpacing(6)
            name = label(caption, "small", wrap=False)
            editor = widget_of(entry.editor)
            name.setBuddy(editor)
            self._captions += (name,)
            pair.addWidget(name)
            pair.addWidget(editor, 1)
            line.addLayout(pair, stretch)
        when = widget_of(self.entries[2].editor)
        when.setFixedWidth(130)
        when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return line

    def _help(self) -> str:
        first = self.entries[0].asked
        clause = words.CLAUSE.format(clause=first.clause) if first.clause not in ("", self._told_clause) else ""
        return " · ".join(part.rstrip(".") for part in (first.help, clause) if part)

    def _mark(self, entry: Entry) -> None:
        widget = widget_of(entry.editor)
        problem = entry.complaint
        widget.setAccessibleDescription(problem or (self._said[0] if entry is self.entries[0] else ""))
        tone = "bad" if problem else ""
        if tone != (widget.property("tone") or ""):
            widget.setProperty("tone", tone)
            restyle(widget)


ValueOf = Callable[[Place], Value]
