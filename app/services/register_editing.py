"""Filling in one nominee or one unit of the registers: durable at once, and taken back after a restart too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Generic, TypeVar

import msgspec

from app.domain.achievement import Value
from app.domain.dossier import Dossier
from app.domain.finding import Place
from app.domain.nominee import Nominee
from app.domain.unit import Unit
from app.errors import InputError
from app.exchange.wire import to_domain, to_plain, wire_type
from app.forms.consequences import with_consequences
from app.forms.places import put_answer, stored_answer
from app.forms.spec import FormField
from app.services.app import App
from app.services.editing import TYPING_PAUSE, Step, place_of, text_of
from app.storage.journal import Entry, moment
from app.storage.registers import Register

T = TypeVar("T", Nominee, Unit)

_NO_UNIT: Final = Unit(id="", name="", type="", letterhead=(), place="", symbol="")
_NO_DOSSIER: Final = Dossier(id="", title="", plan="", plan_version="", unit=_NO_UNIT)


class RegisterEditing(Generic[T]):
    """One thing of a register open for editing. Belongs to the thread of the program's database.

    Its methods raise UnknownId, StorageError and its kinds; then nothing is changed.
    """

    def __init__(self, app: App, register: Register[T], thing_id: str, now: Callable[[], dt.datetime] = moment) -> None:
        self._app = app
        self._register = register
        self._now = now
        self.thing: T = register.get(thing_id)
        self._kind: type[Any] = type(self.thing)
        self._subject = f"{self._kind.__name__.lower()}:{thing_id}"

    def value(self, place: Place) -> Value:
        """What stands in the place now."""
        return stored_answer(_around(self.thing), place)

    def put(self, field: FormField, value: Value) -> None:
        """Put one answer in its place; InputError with a finding at the field."""
        after = with_consequences(put_answer(_around(self.thing), field, value), field.place)
        self.change(self._inside(after), field.label, field.place)

    def change(self, after: T, what: str, place: Place | None = None) -> None:
        """Let the thing be ``after``; ``what`` names the change for who takes it back."""
        if after == self.thing:
            return
        with self._app.database.transaction():
            self._register.save(after)
            self._note(after, what, place)
        self.thing = after

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
        """Take the last change back; None = there is none. InputError when it was changed elsewhere since."""
        entry = self._app.journal.last(self._subject)
        return entry and self._turn(entry, entry.after, entry.before, self._app.journal.mark_undone)

    def redo(self) -> Step | None:
        """Do again what was taken back last; None = there is none. InputError as for :meth:`undo`."""
        entry = self._app.journal.next(self._subject)
        return entry and self._turn(entry, entry.before, entry.after, self._app.journal.mark_redone)

    def _turn(self, entry: Entry, now: str, then: str, mark: Callable[[str], None]) -> Step:
        if self._read(now) != self.thing:
            self._app.journal.forget(self._subject)
            raise InputError(
                f"Không lấy lại được “{entry.what}” vì nội dung đó đã được sửa ở nơi khác. Dữ liệu đã được lưu.",
                "Hãy sửa trực tiếp trong ô.",
            )
        after = self._read(then)
        with self._app.database.transaction():
            self._register.save(after)
            mark(self._subject)
        self.thing = after
        return Step(what=entry.what, place=place_of(entry.place))

    def _note(self, after: T, what: str, place: Place | None) -> None:
        now, where = self._now(), text_of(place) if place else ""
        last = self._app.journal.last(self._subject)
        goes_on = last and where and where == last.place and now - last.made_at < TYPING_PAUSE
        if goes_on and last and self._app.journal.next(self._subject) is None and self._read(last.after) == self.thing:
            self._app.journal.amend(self._subject, _text(after), now)
            return
        before = _text(self.thing)
        self._app.journal.record(
            Entry(subject=self._subject, what=what, place=where, before=before, after=_text(after), made_at=now)
        )

    def _read(self, text: str) -> T:
        return to_domain(msgspec.json.decode(text, type=wire_type(self._kind)), self._kind)

    def _inside(self, dossier: Dossier) -> T:
        return dossier.unit if self._kind is Unit else dossier.nominees[0]  # pyright: ignore[reportReturnType]


def shown_of(thing: Nominee | Unit, place: Place) -> Value:
    """What stands in the place of a thing that is only looked at."""
    return stored_answer(_around(thing), place)


def _around(thing: Nominee | Unit) -> Dossier:
    """A dossier of nothing but this thing: the places of the forms are those of dossiers."""
    if isinstance(thing, Unit):
        return replace(_NO_DOSSIER, unit=thing)
    return replace(_NO_DOSSIER, nominees=(thing,))


def _text(thing: Nominee | Unit) -> str:
    return msgspec.json.encode(to_plain(thing)).decode()
