"""The head of a dossier's page: which one it is, that it is saved, and what holds for all its steps."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dossier import Snapshot
from ui.text import dossier as dossier_words
from ui.text import home as home_words
from ui.text import steps as words
from ui.text.sentences import shortened
from ui.theme import Colour
from ui.widgets.labels import ElidedLabel, badge, bind_keys, button, label, picture, plain_tip, tool_button


class DossierHead(QWidget):
    """``undo``, ``redo``, ``check`` and ``beside`` are its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("title")
        self._lead = ElidedLabel("muted")
        self._sample = badge("info", home_words.SAMPLE_MARK, "warn")
        self._saved = label(words.NOTHING_CHANGED, "small", wrap=False)
        self._saved_mark = picture("circle-check", Colour.GOOD)
        self.undo = tool_button("undo-2", words.UNDO)
        self.redo = tool_button("redo-2", words.REDO)
        bind_keys(self.undo, "Ctrl+Z")
        bind_keys(self.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self.check = button(dossier_words.CHECK, "list-checks", shortcut="F5", tip=dossier_words.CHECK_TIP)
        self.beside = button(dossier_words.PREVIEW, "eye", shortcut="F9", tip=dossier_words.PREVIEW_TIP)
        self.beside.setAccessibleName(dossier_words.PREVIEW_TIP)
        self.beside.setCheckable(True)
        self._build()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Say which dossier it is."""
        dossier = snapshot.dossier
        self._title.say(dossier.title)
        self._lead.say(dossier_words.DOSSIER_LEAD.format(unit=dossier.unit.name, plan=snapshot.plan.identity.number))
        self._sample.setVisible(dossier.sample)

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what would be taken back and done again; "" = nothing."""
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.setToolTip(words.UNDO_WHAT.format(what=undo) if undo else words.UNDO)
        self.redo.setToolTip(words.REDO_WHAT.format(what=redo) if redo else words.REDO)

    def say_saved(self, at: dt.datetime) -> None:
        """Say when the last change became durable."""
        self._saved.setText(words.SAVED_AT.format(time=at))
        self._saved.setToolTip("")

    def say_turned(self, what: str, *, undone: bool) -> None:
        """Say what was just taken back or done again."""
        said = (words.UNDONE if undone else words.REDONE).format(what=what)
        self._saved.setText(shortened(said))
        self._saved.setToolTip(plain_tip(said))

    def forget(self) -> None:
        """Another dossier follows."""
        self._saved.setText(words.NOTHING_CHANGED)

    def set_narrow(self, *, narrow: bool) -> None:
        """In a narrow window the title needs the room more than a button's words."""
        self.beside.setText("" if narrow else dossier_words.PREVIEW)
        self.check.setText("" if narrow else dossier_words.CHECK)

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._sample)
        under.addWidget(self._lead, 1)
        names.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(names, 1)
        row.addWidget(self._saved_mark)
        row.addWidget(self._saved)
        for each in (self.undo, self.redo, self.check, self.beside):
            row.addWidget(each)
