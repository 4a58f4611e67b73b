"""Filling in one dossier: every change is durable when it returns, and can be taken back, after a restart too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Final

import msgspec

from app.domain.achievement import Value
from app.domain.dossier import Dossier
from app.domain.dossier_part import DossierPart, difference, holds, with_part
from app.domain.finding import Place
from app.errors import InputError
from app.exchange.wire import to_domain, to_plain, wire_type
from app.forms.consequences import with_consequences
from app.forms.places import put_answer
from app.forms.spec import FormField
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.storage.journal import Entry, moment

TYPING_PAUSE: Final = dt.timedelta(seconds=10)
"""Who goes on in the same field sooner than that is still at the same change."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A change that was taken back or done again: what it was, and where to look."""

    what: str
    place: Place | None


class DossierEditing:
    """One dossier open for editing, with the plan it is pinned to. Belongs to the thread of the program's database.

    Its methods raise UnknownId, StorageError and its kinds; then nothing is changed.
    """

    def __init__(self, app: App, dossier_id: str, now: Callable[[], dt.datetime] = moment) -> None:
        self._app = app
        self._now = now
        self._subject = f"dossier:{dossier_id}"
        self.snapshot = open_snapshot(app, dossier_id)

    def put(self, field: FormField, value: Value) -> None:
        """Put one answer in its place; InputError with a finding at the field."""
        after = with_consequences(put_answer(self.snapshot.dossier, field, value), field.place)
        self.change(after, field.label, field.place, typing=True)

    def change(self, after: Dossier, what: str, place: Place | None = None, *, typing: bool = False) -> None:
        """Let the dossier be ``after``; ``what`` names the change for who takes it back.

        It is a step of its own, unless somebody is ``typing`` and goes on where the last change was.
        """
        before, done = difference(self.snapshot.dossier, after)
        if done.is_empty:
            return
        with self._app.database.transaction():
            self._app.dossiers.save_part(after, done)
            self._note(before, done, what, place, typing=typing)
        self._show(after)

    def reload(self) -> None:
        """Look at the dossier again after something outside changed it."""
        self.snapshot = open_snapshot(self._app, self.snapshot.dossier.id)

    @property
    def undo_title(self) -> str:
        """What would be taken back next; "" = nothing."""
        entry = self._app.journal.last(self._subject)
        return entry.what if entry else ""

    @property
    def redo_title(self) -> str:
        """What would be done again next; "" = nothing."""
        entry = self._app.journal.next(self._subject)
        return entry.what if entry else ""

    def undo(self) -> Step | None:
        """Take the last change back; None = there is none. InputError when its parts were changed elsewhere since."""
        entry = self._app.journal.last(self._subject)
        return entry and self._turn(entry, entry.after, entry.before, self._app.journal.mark_undone)

    def redo(self) -> Step | None:
        """Do again what was taken back last; None = there is none. InputError as for :meth:`undo`."""
        entry = self._app.journal.next(self._subject)
        return entry and self._turn(entry, entry.before, entry.after, self._app.journal.mark_redone)

    def _turn(self, entry: Entry, now: str, then: str, mark: Callable[[str], None]) -> Step:
        here, wanted = _part_of(now), _part_of(then)
        if not holds(self.snapshot.dossier, here):
            self._app.journal.forget(self._subject)
            raise InputError(
                f"Không lấy lại được “{entry.what}” vì nội dung đó đã được sửa ở nơi khác. Dữ liệu đã được lưu.",
                "Các thay đổi trước đó cũng không lấy lại được nữa; hãy sửa trực tiếp trong ô.",
            )
        after = with_part(self.snapshot.dossier, wanted)
        with self._app.database.transaction():
            self._app.dossiers.save_part(after, wanted)
            mark(self._subject)
        self._show(after)
        return Step(what=entry.what, place=place_of(entry.place))

    def _note(self, before: DossierPart, after: DossierPart, what: str, place: Place | None, *, typing: bool) -> None:
        now, where = self._now(), text_of(place) if place else ""
        last = self._app.journal.last(self._subject)
        if typing and last and self._goes_on(last, where, before, now):
            self._app.journal.amend(self._subject, text_of(after), now)
            return
        entry = Entry(
            subject=self._subject, what=what, place=where, before=text_of(before), after=text_of(after), made_at=now
        )
        self._app.journal.record(entry)

    def _goes_on(self, last: Entry, where: str, before: DossierPart, now: dt.datetime) -> bool:
        """Whether somebody is still typing in the field of the last change."""
        if not where or where != last.place or now - last.made_at >= TYPING_PAUSE:
            return False
        return self._app.journal.next(self._subject) is None and _part_of(last.after) == before

    def _show(self, after: Dossier) -> None:
        self.snapshot = replace(self.snapshot, dossier=after)


def text_of(thing: DossierPart | Place) -> str:
    """As JSON, without what has its default."""
    told = {each.name: getattr(thing, each.name) for each in fields(thing)}
    kept = {each.name: to_plain(told[each.name]) for each in fields(thing) if told[each.name] != each.default}
    return msgspec.json.encode(kept).decode()


def _part_of(text: str) -> DossierPart:
    return to_domain(msgspec.json.decode(text, type=wire_type(DossierPart)), DossierPart)


def place_of(text: str) -> Place | None:
    """The place written by :func:`text_of`; None where none is written, or only as an earlier version wrote it."""
    try:
        return to_domain(msgspec.json.decode(text, type=wire_type(Place)), Place) if text else None
    except msgspec.DecodeError:
        return None
