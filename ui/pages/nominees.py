"""The register of collectives, people, households and organisations: a list to search, a form to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.nominee import Nominee
from app.forms.register_forms import nominee_form
from app.services import nominees, sheet_export
from app.services.register_editing import RegisterEditing
from ui import text
from ui.desk import Desk
from ui.page import Page
from ui.text import registers as words
from ui.text import sheets as sheet_words
from ui.widgets.doubles_notice import DoublesNotice
from ui.widgets.empty import EmptyState
from ui.widgets.excel_button import ExcelButton
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.known_hint import KnownHint
from ui.widgets.labels import button, label, tool_button
from ui.widgets.notice import Notice
from ui.widgets.register_form import RegisterForm

if TYPE_CHECKING:
    from app.domain.plan import NomineeKind
    from app.forms.spec import FormSection

_LIST_WIDTH = 268


class NomineesPage(Page):
    """:meth:`aim` takes the id of a nominee."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._types = nominees.collective_types(desk.app)
        self._hint = "\n".join(nominees.collective_hints(desk.app))
        self._search = TextField()
        self._search.setPlaceholderText(words.SEARCH)
        self._search.setAccessibleName(words.SEARCH_NAME)
        self._search.setClearButtonEnabled(True)
        self._kind = ChoiceField()
        self._kind.setAccessibleName(words.KIND)
        self._kind.addItem(words.ALL_KINDS, "")
        for kind, title in words.KINDS.items():
            self._kind.addItem(title, kind)
        self._list = QListWidget()
        self._list.setProperty("role", "card")
        self._list.setAccessibleName(words.LIST)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentItemChanged.connect(self._open)
        self._form = RegisterForm(desk, self._sections)
        self._form.changed.connect(self._changed)
        self._begun = ""  # the id of the entry that was begun last
        self._known = KnownHint(desk)
        self._known.used.connect(self.use_known)
        self._known.appeared.connect(self._form.form.stay_in_sight)
        self._used = label("", "small")
        self._doubles = DoublesNotice(desk)
        self._doubles.asked.connect(self.see_doubles)
        self._notice = Notice()
        self.excel = self._excel_button()
        self._version: tuple[int, int] | None = None  # of the data when it was last listed
        self._search.lead_to(self._list)
        self._search.textChanged.connect(self._relist)
        self._kind.currentIndexChanged.connect(self._relist)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("users", words.NO_NOMINEES, words.NO_NOMINEES_WORDS, (self._add_button(primary=True),))
        )
        self._stack.addWidget(self._filled())
        self._build()

    def refresh(self) -> None:
        """List everybody as they are now, and notice who may be there twice. Raises StorageError."""
        self._form.form.commit()
        version = self._desk.app.database.version()
        if version == self._version:
            return
        everybody = self._desk.app.nominees.list()
        self._show_list(self._chosen(), everybody)
        self._doubles.look(everybody)
        self._version = version

    def aim(self, target: str) -> None:
        """Show that nominee, whatever was searched for."""
        self._search.clear()
        self._kind.setCurrentIndex(0)
        self._show_list(target, self._desk.app.nominees.list())

    def rest(self) -> None:
        """Save what is being typed."""
        self._form.form.commit()

    def add(self, kind: NomineeKind) -> None:
        """Begin a new entry and go to its name."""
        with self._desk.saying_errors():
            self._begun = nominees.add(self._desk.app, kind).id
            self.aim(self._begun)
            places = self._form.form.places()
            self._form.form.focus_place(next(each for each in places if each.field == "name"))

    def use_known(self, known: Nominee) -> None:
        """Go to the entry there was before; the one begun beside it is thrown away, and comes back by one press."""
        with self._desk.saying_errors():
            self._form.form.commit()
            begun, self._begun = self._begun, ""
            self._form.edit(None)
            gone = nominees.throw_away_unused(self._desk.app, begun)
            self.aim(known.id)
            self._doubles.look_later()
            if gone:
                said = words.USED_KNOWN_SAID.format(name=known.name)
                self._notice.say(said, words.TAKE_BACK, lambda: self._take_back(begun))

    def import_list(self, target: Literal["people", "collectives"]) -> None:
        """Take in a list from a spreadsheet, seen and agreed to row by row."""
        self._form.form.commit()
        self.excel.take_in(target)

    def trash(self) -> None:
        """Throw the entry away; one press takes it back."""
        nominee = self._nominee()
        if nominee is None:
            return
        with self._desk.saying_errors():
            nominees.throw_away(self._desk.app, nominee.id)
            self._form.edit(None)
            self._show_list("", self._desk.app.nominees.list())
            said = words.TRASHED.format(name=nominee.name or text.NO_NAME)
            self._notice.say(said, words.TAKE_BACK, lambda: self._take_back(nominee.id))

    def see_doubles(self) -> None:
        """Put those that may be one and the same side by side."""
        from ui.dialogs.doubles import DoublesDialog

        self._form.form.commit()
        dialog = DoublesDialog(self._desk, self._doubles.found, self)
        dialog.decided.connect(self._decided)
        dialog.open()

    def _decided(self, kept: str) -> None:
        with self._desk.saying_errors():
            self._form.edit(None)
            everybody = self._desk.app.nominees.list()
            self._show_list(kept or self._chosen(), everybody)
            self._doubles.look(everybody)

    def _nominee(self) -> Nominee | None:
        return cast("Nominee", self._form.editing.thing) if self._form.editing else None

    def _chosen(self) -> str:
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _sections(self, nominee: Nominee) -> tuple[FormSection, ...]:
        return nominee_form(nominee, self._types, self._hint)

    def _relist(self) -> None:
        with self._desk.saying_errors():
            self._show_list(self._chosen(), self._desk.app.nominees.list())

    def _show_list(self, chosen: str, everybody: Sequence[Nominee]) -> None:
        found = nominees.find(everybody, self._search.tidied(), self._kind.chosen())
        self._list.blockSignals(True)
        self._list.clear()
        for each in found:
            item = QListWidgetItem(_line(each))
            item.setToolTip(each.workplace or each.address)
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self._list.addItem(item)
        ids = [each.id for each in found]
        self._list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._list.blockSignals(False)
        self._stack.setCurrentIndex(1 if everybody else 0)
        self._right.setCurrentIndex(1 if found else 0)
        self._open(self._list.currentItem())

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self._form.edit(None)
            self._watch()
            return
        wanted = str(item.data(Qt.ItemDataRole.UserRole))
        shown = self._nominee()
        if shown is not None and shown == self._desk.app.nominees.get(wanted):
            return
        with self._desk.saying_errors():
            self._form.edit(RegisterEditing(self._desk.app, self._desk.app.nominees, wanted))
            self._tell_use(wanted)
            self._watch()

    def _tell_use(self, nominee_id: str) -> None:
        titles = nominees.used_in(self._desk.app, nominee_id)
        self._used.setText(words.USED_IN.format(titles="; ".join(titles)) if titles else words.NOT_USED)

    def _changed(self) -> None:
        nominee, item = self._nominee(), self._list.currentItem()
        if nominee is not None and item is not None and item.data(Qt.ItemDataRole.UserRole) == nominee.id:
            item.setText(_line(nominee))
        self._watch()
        self._doubles.look_later()

    def _watch(self) -> None:
        """Only of who is being entered: of all others the line at the head tells."""
        nominee = self._nominee()
        self._known.watch(nominee if nominee and nominee.id == self._begun else None)

    def _take_back(self, nominee_id: str) -> None:
        with self._desk.saying_errors():
            self._desk.app.nominees.restore(nominee_id)
            self.aim(nominee_id)

    def _add_button(self, *, primary: bool = False) -> QPushButton:
        menu = QMenu(self)
        for kind, title in words.ADD.items():
            menu.addAction(title, lambda kind=kind: self.add(kind))
        menu.addSeparator()
        menu.addAction(words.IMPORT_PEOPLE, lambda: self.import_list("people"))
        menu.addAction(words.IMPORT_COLLECTIVES, lambda: self.import_list("collectives"))
        add = button(words.ADD_MENU, "plus", primary=primary)
        add.setMenu(menu)
        return add

    def _excel_button(self) -> ExcelButton:
        kinds = ("people", "collectives")
        excel = ExcelButton(self._desk, kinds, sheet_words.NOMINEES_FILE, sheet_export.export_nominees)
        excel.imported.connect(lambda _: self._decided(""))
        excel.taken_back.connect(lambda: self._decided(""))
        return excel

    def _filled(self) -> QWidget:
        left = QVBoxLayout()
        left.setSpacing(8)
        for each in (self._search, self._kind, self._list):
            each.setFixedWidth(_LIST_WIDTH)
            left.addWidget(each)
        self._form.head.insertWidget(0, self._used, 1)
        self._form.put_above(self._known)
        self._form.head.addWidget(tool_button("trash-2", words.TO_TRASH, self.trash))
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState("search", words.NOTHING_FOUND, words.NOTHING_FOUND_WORDS))
        self._right.addWidget(self._form)
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(left)
        row.addWidget(self._right, 1)
        return filled

    def _build(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text.NOMINEES, "title"))
        said.addWidget(label(words.NOMINEES_LEAD, "muted"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(said, 1)
        head.addWidget(self.excel, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._add_button(), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self.excel.notice)
        column.addWidget(self._doubles)
        column.addWidget(self._stack, 1)


def _line(nominee: Nominee) -> str:
    name = nominee.name.strip() or text.NO_NAME
    born = nominee.birth.as_written() if nominee.birth else ""
    return " · ".join(part for part in (name, born, nominee.position) if part)
