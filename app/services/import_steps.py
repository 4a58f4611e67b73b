"""An import as one step of the ledger's undo: what was taken in, all of it taken back, all of it put in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from app.domain.achievement import Achievement
from app.domain.nominee import Nominee
from app.exchange.wire import to_domain, to_plain, wire_type
from app.services.app import App
from app.storage.journal import Entry, moment

SUBJECT: Final = "ledger"
_PLACE: Final = "import/"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What was taken in, by id: all that is needed to take it back."""

    nominees: tuple[str, ...] = ()
    achievements: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was taken in."""
        return not (self.nominees or self.achievements)

    @property
    def rows(self) -> int:
        """How many rows of the list were taken in; who only took part in an achievement has none."""
        return len(self.achievements or self.nominees)


@dataclass(frozen=True, kw_only=True)
class _Taken:
    """What an import had brought, kept while it is taken back."""

    nominees: tuple[Nominee, ...] = ()
    achievements: tuple[Achievement, ...] = ()


def note_import(app: App, receipt: Receipt) -> None:
    """Let the ledger's undo know of an import of achievements; other lists are no matter of the ledger's."""
    if receipt.achievements:
        what = f"Nhập {receipt.rows} thành tích từ danh sách"
        entry = Entry(
            subject=SUBJECT, what=what, place=_place(receipt), before="", after=_text(receipt), made_at=moment()
        )
        app.journal.record(entry)


def is_import(entry: Entry) -> bool:
    """Whether that step of the ledger was an import."""
    return entry.place.startswith(_PLACE)


def take_back(app: App, receipt: Receipt) -> None:
    """Undo a whole import as if it had never been; InputError when something of it is in use by now.

    Who was entered as taking part stays if somebody wrote down another achievement of theirs meanwhile.
    """
    with app.database.transaction():
        _withdraw(app, receipt)
        if receipt.achievements:
            app.journal.drop(SUBJECT, _place(receipt))


def undo_import(app: App, entry: Entry) -> None:
    """Take the import of that step back, which is the last one, and keep what it had brought."""
    receipt = to_domain(msgspec.json.decode(entry.after, type=wire_type(Receipt)), Receipt)
    with app.database.transaction():
        kept = _text(_withdraw(app, receipt))
        app.journal.mark_undone(SUBJECT, kept)


def redo_import(app: App, entry: Entry) -> tuple[str, ...]:
    """Put in again what that step had brought; the ids of the achievements."""
    taken = to_domain(msgspec.json.decode(entry.before, type=wire_type(_Taken)), _Taken)
    with app.database.transaction():
        app.nominees.save(*taken.nominees)
        app.achievements.save(*taken.achievements)
        app.journal.mark_redone(SUBJECT)
    return tuple(each.id for each in taken.achievements)


def _withdraw(app: App, receipt: Receipt) -> _Taken:
    """Take it all out; what was taken out."""
    achievements = app.achievements.present(receipt.achievements)
    app.achievements.withdraw(receipt.achievements)
    idle = tuple(each for each in app.nominees.present(receipt.nominees) if not app.achievements.of(each.id))
    app.nominees.withdraw([each.id for each in idle])
    return _Taken(nominees=idle, achievements=achievements)


def _place(receipt: Receipt) -> str:
    return _PLACE + receipt.achievements[0]


def _text(thing: Receipt | _Taken) -> str:
    return msgspec.json.encode(to_plain(thing)).decode()
