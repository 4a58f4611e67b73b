"""A form over one thing of a register: saved while it is typed, taken back step by step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.errors import InputError
from app.forms.spec import FormField, FormSection
from app.services.editing import Step
from app.services.register_editing import RegisterEditing
from ui.desk import Desk
from ui.forms.form_view import FormView
from ui.text import registers as words
from ui.text.sentences import shortened
from ui.widgets.labels import bind_keys, label, plain_tip, tool_button

Sections = Callable[[Any], tuple[FormSection, ...]]


class RegisterForm(QWidget):
    """``changed`` says that the thing is another one now; ``sections`` gives its questions."""

    changed = Signal()

    def __init__(self, desk: Desk, sections: Sections) -> None:
        super().__init__()
        self._desk = desk
        self._sections = sections
        self.editing: RegisterEditing[Any] | None = None
        self.form = FormView()
        self.form.answered.connect(self._answer)
        self.form.undo_asked.connect(self.undo)
        self.form.redo_asked.connect(self.redo)
        self._saved = label("", "muted", wrap=False)
        self._undo = tool_button("undo-2", words.UNDO, self.undo)
        self._redo = tool_button("redo-2", words.REDO, self.redo)
        bind_keys(self._undo, "Ctrl+Z")
        bind_keys(self._redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addStretch()
        self.head.addWidget(self._saved)
        self.head.addWidget(self._undo)
        self.head.addWidget(self._redo)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self.head)
        self._column.addWidget(self.form, 1)

    def put_above(self, widget: QWidget) -> None:
        """Let something stand between the head and the questions."""
        self._column.insertWidget(1, widget)

    def edit(self, editing: RegisterEditing[Any] | None) -> None:
        """Show that thing; None = nothing."""
        self.form.commit()
        self.editing = editing
        self._say("")
        self._show(afresh=True)

    def change(self, after: Any, what: str, *, afresh: bool = True) -> None:
        """Let the thing be ``after``: something other than a field did it. ``afresh`` as in FormView."""
        if self.editing is not None:
            with self._desk.saying_errors():
                self.editing.change(after, what)
                self._tell_saved()
                self._show(afresh=afresh)

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(lambda editing: editing.undo(), words.UNDONE)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn(lambda editing: editing.redo(), words.REDONE)

    def _turn(self, turn: Callable[[RegisterEditing[Any]], Step | None], said: str) -> None:
        """Turn, and show where it was and what: it may stand where nobody is looking."""
        self.form.commit()
        step = None
        if self.editing is not None:
            with self._desk.saying_errors():
                step = turn(self.editing)
            if step:
                self.changed.emit()
            self._show(afresh=True)
        if step:
            self._say(said.format(what=step.what))
            if step.place:
                self.form.focus_place(step.place)

    def _answer(self, field: FormField, value: Value) -> None:
        if self.editing is None:
            return
        try:
            with self._desk.saying_errors():
                self.editing.put(field, value)
                self._tell_saved()
        except InputError as error:
            self.form.tell(field.place, str(error))
        # Not while the form is still at work: a new answer may ask other questions.
        QTimer.singleShot(0, self, self._show)

    def _tell_saved(self) -> None:
        self._say(words.SAVED.format(time=f"{dt.datetime.now():%H:%M}"))
        self.changed.emit()

    def _say(self, said: str) -> None:
        self._saved.setText(shortened(said))
        self._saved.setToolTip(plain_tip(said))

    def _show(self, *, afresh: bool = False) -> None:
        editing = self.editing
        if editing is None:
            self.form.show_sections((), lambda place: None)
        else:
            self.form.show_sections(self._sections(editing.thing), editing.value, afresh=afresh)
        undo, redo = (editing.undo_title, editing.redo_title) if editing else ("", "")
        self._undo.setEnabled(bool(undo))
        self._redo.setEnabled(bool(redo))
        self._undo.setToolTip(words.UNDO_WHAT.format(what=undo) if undo else words.UNDO)
        self._redo.setToolTip(words.REDO_WHAT.format(what=redo) if redo else words.REDO)
