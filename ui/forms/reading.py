"""Reads what was typed: a little after the last key, and when a field is left; says what it means or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.errors import InputError
from app.forms.answers import read_answer
from ui.forms.form_row import Entry
from ui.lull import Lull

PAUSE = 400
"""Milliseconds without a key after which what was typed is read."""

_TYPED_KINDS = ("text", "long_text", "integer", "number", "percent", "money", "date", "table")


class Reading(QObject):
    """``answered(Entry)`` and ``unreadable(Entry, str)`` follow an edit; ``settled(Entry)`` a new note."""

    answered = Signal(object)
    unreadable = Signal(object, str)
    settled = Signal(object)
    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lull = Lull(self, PAUSE)
        self._lull.came.connect(self.due)

    def edited(self, entry: Entry) -> None:
        """A person changed the entry: what is typed is read in a moment, what is chosen at once."""
        entry.pending = True
        # In a table only the cell that is being mended is not wrong any longer; reading tells what is left.
        if entry.complaint and not (entry.problem and entry.asked.kind == "table"):
            entry.told = {}
            entry.praise()
            self.settled.emit(entry)
        if entry.asked.kind in _TYPED_KINDS:
            self._lull.key()
        else:
            self.read(entry)

    def commit(self, entries: Iterable[Entry], *, left: bool = False) -> None:
        """Read at once what is still to be read."""
        self._lull.end()
        for entry in [each for each in entries if each.pending]:
            self.read(entry, left=left)

    def leave(self, entry: Entry) -> None:
        """Read it, and show it as it is written; what cannot be read stays as it was typed."""
        if entry.pending or entry.unread:
            self.read(entry, left=True)
        if not entry.unread:
            entry.editor.show_value(entry.value)

    def leave_cell(self, entry: Entry) -> None:
        """Read a table as soon as one is done with a cell of it."""
        if entry.pending or entry.unread:
            self.read(entry)

    def read(self, entry: Entry, *, left: bool = False) -> None:
        """What the entry holds now; what is wrong is said under it once it was left."""
        entry.pending = False
        try:
            value = read_answer(entry.asked, entry.editor.typed())
        except InputError as error:
            entry.unread = True
            if left or entry.asked.kind == "table" or not entry.has_focus():
                entry.complain(error)
                self.settled.emit(entry)
            self.unreadable.emit(entry, str(error))
            return
        changed = value != entry.value or entry.unread
        entry.value, entry.unread = value, False
        entry.praise()
        self.settled.emit(entry)
        if changed:
            self.answered.emit(entry)
