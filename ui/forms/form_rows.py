"""The rows of a whole form: kept, made and let go as the questions change, a few at a time where they are many."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.domain.finding import Place
from app.forms.spec import FormSection
from ui.forms.editors import Typed, widget_of
from ui.forms.form_row import Entry, FormRow, ValueOf
from ui.forms.section_view import SectionView

_AT_ONCE = 16
_SLICE = 0.012


class FormRows(QObject):
    """Fills ``column`` with one view for each section, after what stands in it already.

    ``edited(Entry)`` passes on what a person changed; ``unread(Entry)`` asks to read again what a row brought back.
    """

    edited = Signal(object)
    unread = Signal(object)

    def __init__(self, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._first = column.count()
        self._sections: list[SectionView] = []
        self._by_widget: dict[QWidget, Entry] = {}
        self._kept: dict[Place, tuple[Typed, Value]] = {}
        self._value_of: ValueOf = lambda _: None
        self._narrow = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build_on)

    def show(self, sections: tuple[FormSection, ...], value_of: ValueOf, *, afresh: bool) -> None:
        """Make the rows those of ``sections``; the first of them are there at once, the others soon."""
        self._value_of = value_of
        gone = self._match(sections)
        self._forget(gone)
        for entry in self.entries():
            self._refresh(entry, afresh=afresh)
        self._build(limit=_AT_ONCE)

    def finish(self) -> None:
        """Make now what is still to be made."""
        self._later.stop()
        self._build()

    def arrange(self, *, narrow: bool) -> None:
        """Put the labels above the fields where it is narrow."""
        self._narrow = narrow
        for view in self._sections:
            for row in view.rows.values():
                row.arrange(narrow=narrow)

    def entries(self) -> list[Entry]:
        """The questions in no order."""
        return list(self._by_widget.values())

    def in_order(self) -> list[Entry]:
        """The questions from top to bottom, as far as their rows are made."""
        rows = (row for view in self._sections for row in view.in_order())
        return [entry for row in rows for entry in row.entries]

    def entry(self, place: Place) -> Entry | None:
        """The first question of that place (two criteria may ask for one figure); its row is made if need be."""
        self.finish()
        return next((each for each in self.in_order() if each.place == place), None)

    def entry_at(self, widget: QWidget | None) -> Entry | None:
        """The question whose editor the widget is, or is a part of."""
        while widget is not None and not isinstance(widget, SectionView):
            if widget in self._by_widget:
                return self._by_widget[widget]
            widget = widget.parentWidget()
        return None

    def _match(self, sections: tuple[FormSection, ...]) -> list[FormRow]:
        """Give every section its view, by any question both have; the rows that go."""
        views: list[SectionView] = []
        gone: list[FormRow] = []
        for section in sections:
            view = self._home(section, views) or SectionView()
            views.append(view)
            gone += view.ask(section)
        for view in self._sections:
            if view not in views:
                gone += view.rows.values()
                view.hide()
                view.deleteLater()
        self._sections = views
        for index, view in enumerate(views, start=self._first):
            if self._column.indexOf(view) != index:
                self._column.insertWidget(index, view)
                view.show()
        return gone

    def _home(self, section: FormSection, taken: list[SectionView]) -> SectionView | None:
        """The view that shows most of the section's questions already."""
        asked = {field.place for field in section.fields}
        free = ((len(asked & view.rows.keys()), view) for view in self._sections if view not in taken)
        shared, view = max(free, key=lambda each: each[0], default=(0, None))
        return view if shared else None

    def _forget(self, rows: list[FormRow]) -> None:
        """Let rows go that are no longer asked; what they hold unread comes back with them."""
        for row in rows:
            for entry in row.entries:
                if entry.unread:
                    self._kept[entry.place] = (entry.editor.typed(), entry.value)
                del self._by_widget[widget_of(entry.editor)]
            row.deleteLater()

    def _refresh(self, entry: Entry, *, afresh: bool) -> None:
        value = self._value_of(entry.place)
        if afresh or (value != entry.value and not entry.pending and not entry.has_focus()):
            entry.show(value)
            entry.row.settle()
        entry.value = value

    def _build(self, limit: int | None = None, until: float | None = None) -> None:
        """Make rows from the top, as many or for as long as allowed; the rest follows in the next slice."""
        made = 0
        for row in self._missing():
            self._take_in(row)
            made += 1
            if (limit is not None and made >= limit) or (until is not None and time.perf_counter() > until):
                self._later.start(0)
                break
        if made:
            self._order_tabs()

    def _build_on(self) -> None:
        self._build(until=time.perf_counter() + _SLICE)

    def _missing(self) -> Iterator[FormRow]:
        for view in self._sections:
            for group in view.missing():
                yield view.build(group)

    def _take_in(self, row: FormRow) -> None:
        row.arrange(narrow=self._narrow)
        for entry in row.entries:
            self._by_widget[widget_of(entry.editor)] = entry
            entry.show(self._value_of(entry.place))
            entry.editor.edited.connect(lambda entry=entry: self.edited.emit(entry))
            typed, value = self._kept.pop(entry.place, (None, None))
            if typed is not None and value == entry.value:
                entry.editor.show_typed(typed)
                self.unread.emit(entry)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does."""
        widgets = [widget_of(entry.editor) for entry in self.in_order()]
        for former, following in pairwise(widgets):
            QWidget.setTabOrder(former, following)
