"""The desk: the dossiers on this machine, and the ways to begin one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import AppError
from app.services import dossiers
from app.services.dossiers import DossierCard
from app.services.safety import Restored
from ui import navigation, text
from ui.desk import Desk
from ui.file_dialogs import ask_file
from ui.page import Page
from ui.pages.dossier_actions import DossierActions
from ui.pages.home_checks import HomeChecks
from ui.text import home as home_words
from ui.text import safety as safety_words
from ui.widgets.dossier_card import DossierCardFrame
from ui.widgets.empty import EmptyState
from ui.widgets.labels import button, label
from ui.widgets.lost_notice import LostNotice
from ui.widgets.notice import Notice
from ui.widgets.safety_bar import SafetyBar
from ui.widgets.scrolling import ScrolledSheet, unframed

if TYPE_CHECKING:
    from app.services.desk_check import DeskCheck

_ROOM_FOR_SAMPLE = 960
_AT_ONCE = 8
"""Dossiers shown before one asks for older ones: a card costs about a megabyte, and so many a year is rare."""


class HomePage(Page):
    """``gone`` says that a dossier went to the trash; ``wanted`` asks for a dossier at a Place (None = its head)."""

    gone = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._checks = HomeChecks(desk)
        self._checks.checked.connect(self._show_check)
        self._frames: dict[str, DossierCardFrame] = {}
        self._found: dict[str, DeskCheck] = {}
        self._shown: tuple[DossierCard, ...] | None = None
        self._own = False
        self._limit = _AT_ONCE
        self._notice = Notice()
        self.lost = LostNotice(desk)
        self.dossier_actions = DossierActions(desk, self._notice, self)
        self.dossier_actions.changed.connect(self._refresh_after)
        self.dossier_actions.gone.connect(self.gone)
        self._safety = SafetyBar(desk, self._notice)
        self._list = unframed(ScrolledSheet())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._notice)
        column.addWidget(self.lost)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())

    def refresh(self) -> None:
        """Show the dossiers as they are now. Raises StorageError."""
        cards = dossiers.list_dossiers(self._desk.app)
        self._lead.setText(home_words.HOME_LEAD if cards else "")
        self._actions.setVisible(bool(cards))
        self._own = any(not card.sample for card in cards)
        self._make_room()
        self._stack.setCurrentIndex(1 if cards else 0)
        if cards != self._shown:
            self._frames, self._found = {}, {}
            self._list.setWidget(self._cards(cards))
            self._shown = cards
        self._safety.refresh()
        self.lost.refresh()
        self._checks.check(cards[: self._limit])

    def checking(self) -> bool:
        """Whether some cards do not say yet what the rules say."""
        return self._checks.waiting()

    def rest(self) -> None:
        """Look at no dossier any more."""
        self._checks.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sample gives way."""
        super().resizeEvent(event)
        self._make_room()

    def take_focus(self) -> None:
        """Let the keyboard start at what is most likely wanted: the newest dossier, or beginning one."""
        newest = next(iter(self._frames.values()), None)
        if newest is not None:
            newest.take_focus()
        else:
            self._first.setFocus()

    def begin(self) -> None:
        """Ask for plan and unit, then open the new dossier."""
        from ui.dialogs.new_dossier import NewDossierDialog

        with self._desk.saying_errors():
            dialog = NewDossierDialog(self._desk, self)
            dialog.created.connect(self._open)
            dialog.open()

    def ask_reuse(self) -> None:
        """Ask from which of the office's former dossiers to begin, the last changed being proposed."""
        with self._desk.saying_errors():
            self.dossier_actions.ask_reuse(next(card for card in self._shown or () if not card.sample))

    def open_sample(self) -> None:
        """Put the sample beside the other dossiers in the background and open it."""
        from app.services import samples

        self._desk.panel.close_panel()
        self._desk.start(lambda app, _: samples.add_sample(app), done=self._open_made)

    def ask_import(self) -> None:
        """Ask for a dossier file and take it in."""
        kinds = f"{home_words.DOSSIER_FILES};;{home_words.ALL_FILES}"
        if chosen := ask_file(self._desk.app, self, home_words.IMPORT_TITLE, kinds):
            self.import_file(chosen)

    def import_file(self, path: Path) -> None:
        """Take a dossier file in, in the background; a file that cannot be taken changes nothing."""
        from app.services import dossier_files

        self._desk.panel.close_panel()
        job = self._desk.start(
            lambda app, job: dossier_files.import_file(app, path, job.cancelled),
            done=self._taken,
            failed=self._not_taken,
        )
        self._notice.say(home_words.IMPORTING, home_words.STOP, job.cancel)

    def tell_restored(self, restored: Restored) -> None:
        """Say that the data in sight are those of a backup, and where those from before are kept."""
        template = safety_words.RESTORED if restored.former else safety_words.RESTORED_BARE
        when = safety_words.moment(restored.made_at, dt.datetime.now())
        self._notice.say(template.format(when=when, former=restored.former))

    def _taken(self, dossier_id: object) -> None:
        taken = cast("str", dossier_id)
        with self._desk.saying_errors():
            self.refresh()
            self._notice.say(home_words.IMPORTED, home_words.OPEN, lambda: self._open(taken))

    def _not_taken(self, error: AppError) -> None:
        self._notice.hide()
        self._desk.say_error(error)

    def _open_made(self, dossier_id: object) -> None:
        self._open(cast("str", dossier_id))

    def _open(self, dossier_id: str) -> None:
        self._desk.go(navigation.DOSSIER, dossier_id)

    def _show_check(self, dossier_id: str, found: DeskCheck) -> None:
        frame = self._frames.get(dossier_id)
        if frame is not None and self._found.get(dossier_id) is not found:
            self._found[dossier_id] = found
            frame.show_check(found)

    def _cards(self, cards: tuple[DossierCard, ...]) -> QWidget:
        sheet = ScrolledSheet()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(10)
        self.older = button("", "chevron-down")
        self.older.clicked.connect(self._show_older)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self._add_frames(cards)
        return sheet

    def _add_frames(self, cards: tuple[DossierCard, ...]) -> None:
        """Cards for those that have none yet, as many as are wanted, and above the way to the rest."""
        now = dt.datetime.now().astimezone()
        for card in cards[len(self._frames) : self._limit]:
            frame = DossierCardFrame(card, now)
            frame.opened.connect(lambda card=card: self._open(card.id))
            frame.wanted.connect(lambda place, card=card: self.wanted.emit(card.id, place))
            frame.asked.connect(lambda what, card=card: self.dossier_actions.do(what, card))
            self._column.insertWidget(len(self._frames), frame)
            self._frames[card.id] = frame
        left = len(cards) - len(self._frames)
        self.older.setText(home_words.OLDER.format(count=min(left, _AT_ONCE), left=left))
        self.older.setVisible(left > 0)

    def _show_older(self) -> None:
        """Show some more, with the keyboard on the first of them."""
        cards = self._shown or ()
        newest = cards[self._limit]
        self._limit += _AT_ONCE
        self._add_frames(cards)
        self._frames[newest.id].take_focus()
        self._checks.check(cards[: self._limit])

    def _head(self) -> QHBoxLayout:
        self._lead = label("", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text.HOME, "title"))
        words.addWidget(self._lead)
        self._actions = QWidget()
        buttons = QHBoxLayout(self._actions)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(10)
        self._sample, *others = self._buttons()
        self._from_former = button(home_words.FROM_FORMER, "copy-plus", tip=home_words.FROM_FORMER_TIP)
        self._from_former.clicked.connect(self.ask_reuse)
        for each in (self._sample, others[0], self._from_former, *others[1:]):
            buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_room(self) -> None:
        """A former dossier can be begun from once there is one; who has one hardly needs the sample."""
        self._from_former.setVisible(self._own)
        self._sample.setVisible(not self._own or self.width() >= _ROOM_FOR_SAMPLE)

    def _foot(self) -> QHBoxLayout:
        trash = button(home_words.OPEN_TRASH, "trash-2")
        trash.clicked.connect(lambda: self._desk.go(navigation.TRASH, ""))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 10)
        row.setSpacing(10)
        row.addWidget(self._safety, 1)
        row.addWidget(trash)
        return row

    def _refresh_after(self) -> None:
        with self._desk.saying_errors():
            self.refresh()

    def _buttons(self) -> tuple[QPushButton, ...]:
        sample = button(home_words.OPEN_SAMPLE, "eye", tip=home_words.SAMPLE_TIP)
        import_ = button(home_words.IMPORT, "file-input", shortcut="Ctrl+O", tip=home_words.IMPORT_TIP)
        new = button(home_words.NEW_DOSSIER, "file-plus", primary=True, shortcut="Ctrl+N", tip=home_words.NEW_TIP)
        sample.clicked.connect(self.open_sample)
        import_.clicked.connect(self.ask_import)
        new.clicked.connect(self.begin)
        return sample, import_, new

    def _empty(self) -> QWidget:
        buttons = self._buttons()
        self._first = buttons[-1]
        return EmptyState("layout-dashboard", home_words.EMPTY_HOME, home_words.EMPTY_HOME_WORDS, buttons)
