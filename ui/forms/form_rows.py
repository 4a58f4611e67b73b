"""The rows of a whole form: kept, made and let go as the questions change, made only where somebody looks.

A widget costs a good part of a millisecond, and a step may ask hundreds of questions. So a section holds an empty room
of about the right height until it comes near the part in sight; then its rows are made, a few at a time.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.domain.achievement import Value
from app.domain.finding import Place
from app.forms.spec import FormSection
from ui.forms.editors import Typed, widget_of
from ui.forms.form_row import Entry, FormRow, ValueOf
from ui.forms.letters import Letters
from ui.forms.section_view import SectionView
from ui.forms.table_editor import TableEditor

_SLICE = 0.012
_FIRST = 0.045


class FormRows(QObject):
    """Fills ``column``, which ``area`` scrolls, with one view for each section, after what stands in it already.

    ``edited(Entry)`` passes on what a person changed; ``unread(Entry)`` asks to read again what a row brought back;
    ``left_cell(Entry)`` follows the end of typing in a cell of a table. ``built(Entry)`` is for whoever adds to
    an editor.
    """

    edited = Signal(object)
    unread = Signal(object)
    left_cell = Signal(object)
    built = Signal(object)

    def __init__(self, area: QScrollArea, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._area = area
        self._column = column
        self._first = column.count()
        self._sections: list[SectionView] = []
        self._by_widget: dict[QWidget, Entry] = {}
        self._kept: dict[Place, tuple[Typed, Value]] = {}
        self._told: dict[Place, dict[Place, str]] = {}
        self._value_of: ValueOf = lambda _: None
        self._room = 0
        self._letters = Letters(area)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build_on)
        area.verticalScrollBar().valueChanged.connect(self.look)

    def show(self, sections: tuple[FormSection, ...], value_of: ValueOf, *, afresh: bool) -> None:
        """Make the rows those of ``sections``; what is in sight is there at once, or nearly."""
        self._value_of = value_of
        gone, same_form = self._match(sections)
        self._forget(gone)
        for entry in self.entries():
            self._refresh(entry, afresh=afresh)
        if not same_form:
            self._letters.begin()
            self._begin_at_top()
        self._build(_FIRST)
        self._later.start(0)

    def mark_anew(self) -> None:
        """Mark letters again that nothing else in sight has: the form may have been made before the page around it."""
        self._letters.mark_anew(self._made())

    def look(self) -> None:
        """Something else came in sight: make its rows soon."""
        if not self._later.isActive():
            self._later.start(0)

    def arrange(self, room: int) -> None:
        """Put labels and sources where they have room in a form so wide."""
        self._room = room
        for row in self._made():
            row.arrange(room)

    def entries(self) -> list[Entry]:
        """The questions that have a row, in no order."""
        return list(self._by_widget.values())

    def places(self) -> tuple[Place, ...]:
        """All questions from top to bottom, with a row or not."""
        return tuple(place for view in self._sections for place in view.places())

    def entry(self, place: Place) -> Entry | None:
        """The first question of that place (two criteria may ask for one figure); its row is made if need be."""
        for view in self._sections:
            if place in view.places():
                self._complete(view)
                return next(each for row in view.in_order() for each in row.entries if each.place == place)
        return None

    def following(self, entry: Entry) -> Entry | None:
        """The question after that one; its row is made if need be."""
        for index, view in enumerate(self._sections):
            if entry.row in view.rows.values():
                for each in self._sections[index : index + 2]:
                    self._complete(each)
        return next((after for before, after in pairwise(self._in_order()) if before is entry), None)

    def first(self) -> Entry | None:
        """The first question."""
        return self.entry(places[0]) if (places := self.places()) else None

    def tell(self, problems: Mapping[Place, str]) -> None:
        """Say under the questions what others found wrong, and nothing else; rows still to be made say it then."""
        self._told = {}
        for place, problem in problems.items():
            if problem:
                self._told.setdefault(plain(place), {})[place] = problem
        for entry in self.entries():
            if (told := self._told.get(entry.place, {})) != entry.told:
                entry.tell(told)
                entry.row.settle()

    def told(self) -> dict[Place, str]:
        """What was told and is still to be mended."""
        return {place: problem for each in self._told.values() for place, problem in each.items()}

    def entry_at(self, widget: QWidget | None) -> Entry | None:
        """The question whose editor the widget is, or is a part of."""
        while widget is not None and not isinstance(widget, SectionView):
            if widget in self._by_widget:
                return self._by_widget[widget]
            widget = widget.parentWidget()
        return None

    def _match(self, sections: tuple[FormSection, ...]) -> tuple[list[FormRow], bool]:
        """Give every section its view: the rows that go, and whether anything of what was shown stays."""
        homes = {place: view for view in self._sections for place in view.places()}
        views: list[SectionView] = []
        gone: list[FormRow] = []
        for section in sections:
            likely = self._sections[len(views)] if len(views) < len(self._sections) else None
            view = _home(section, likely, homes, views) or SectionView()
            views.append(view)
            gone += view.ask(section)
        same_form = any(view in views for view in self._sections)
        for view in self._sections:
            if view not in views:
                gone += view.rows.values()
                view.hide()
                view.deleteLater()
        self._sections = views
        for index, view in enumerate(views, start=self._first):
            if self._column.indexOf(view) != index:
                self._column.insertWidget(index, view)
                # Not only with the next event, as a layout does: its room counts at once.
                view.show()
        return gone, same_form

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

    def _begin_at_top(self) -> None:
        """Another form: it is seen from its beginning."""
        self._area.verticalScrollBar().setValue(0)
        room = self._area.viewport().height()
        for view in self._sections:
            if room > 0:
                view.begin()
            room -= view.expected_height()

    def _begin_in_sight(self) -> None:
        """What is in sight, and as much above and below it, gets its rows."""
        height = self._area.viewport().height()
        top = self._area.verticalScrollBar().value() - height
        for view in self._sections:
            box = view.geometry()
            if box.bottom() >= top and box.top() <= top + 3 * height:
                view.begin()

    def _build(self, seconds: float) -> bool:
        """Make rows for so long; whether any were made."""
        until = time.perf_counter() + seconds
        made = False
        for view in [each for each in self._sections if each.begun]:
            for group in view.missing():
                if made and time.perf_counter() > until:
                    break
                self._take_in(view.build(group))
                made = True
        if made:
            self._order_tabs()
        return made

    def _build_on(self) -> None:
        """The next few rows; what is in sight stays where it is when something above it grows."""
        self._begin_in_sight()
        bar = self._area.verticalScrollBar()
        steady = self._steady()
        before = self._top_of(steady) if steady else 0
        if self._build(_SLICE):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            if steady and (moved := self._top_of(steady) - before):
                bar.setValue(bar.value() + moved)
            self._later.start(0)

    def _steady(self) -> QWidget | None:
        """What the eye holds on to: the field the keyboard is in, or else the first whole section in sight."""
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height()
        focused = QApplication.focusWidget()
        if focused and self.entry_at(focused) and top <= self._top_of(focused) < bottom:
            return focused
        begun = [view for view in self._sections if view.begun and view.geometry().bottom() > top]
        return next((view for view in begun if not view.missing()), None)

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._area.viewport(), QPoint(0, 0)).y() + self._area.verticalScrollBar().value()

    def _complete(self, view: SectionView) -> None:
        view.begin()
        for group in view.missing():
            self._take_in(view.build(group))
        self._order_tabs()

    def _take_in(self, row: FormRow) -> None:
        row.arrange(self._room)
        self._letters.mark(row)
        for entry in row.entries:
            self._by_widget[widget_of(entry.editor)] = entry
            entry.show(self._value_of(entry.place))
            entry.tell(self._told.get(entry.place, {}))
            entry.editor.edited.connect(lambda entry=entry: self._took_edit(entry))
            if isinstance(entry.editor, TableEditor):
                entry.editor.left_cell.connect(lambda entry=entry: self.left_cell.emit(entry))
            self.built.emit(entry)
            typed, value = self._kept.pop(entry.place, (None, None))
            if typed is not None and value == entry.value:
                entry.editor.show_typed(typed)
                self.unread.emit(entry)
            elif entry.told:
                row.settle()

    def _took_edit(self, entry: Entry) -> None:
        """What was found wrong is not said any longer once it is changed."""
        self._told.pop(entry.place, None)
        self.edited.emit(entry)

    def _made(self) -> list[FormRow]:
        return [row for view in self._sections for row in view.rows.values()]

    def _in_order(self) -> list[Entry]:
        return [entry for view in self._sections for row in view.in_order() for entry in row.entries]

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does."""
        for former, following in pairwise(widget_of(entry.editor) for entry in self._in_order()):
            QWidget.setTabOrder(former, following)


def _home(
    section: FormSection, likely: SectionView | None, homes: Mapping[Place, SectionView], taken: list[SectionView]
) -> SectionView | None:  # fmt: skip
    """The view that shows most of the section's questions already."""
    if likely and likely not in taken and section.fields and section.fields[0].place in likely.places():
        return likely
    shared = Counter(homes[each.place] for each in section.fields if each.place in homes)
    return next((view for view, _ in shared.most_common() if view not in taken), None)


def plain(place: Place) -> Place:
    """The field without the cell in it."""
    return replace(place, row=None, column="")
