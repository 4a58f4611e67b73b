"""The journal gives changes back in the right order, and forgets what can no longer be done again."""

from __future__ import annotations

import datetime as dt

import pytest

from app.storage.database import Database
from app.storage.journal import KEPT, Entry, Journal

NOON = dt.datetime(2021, 6, 1, 12, tzinfo=dt.UTC)


def entry(what: str, subject: str = "dossier:h-1") -> Entry:
    return Entry(subject=subject, what=what, place="", before="{}", after="{}", made_at=NOON)


@pytest.fixture
def journal(database: Database) -> Journal:
    made = Journal(database)
    for what in ("một", "hai", "ba"):
        made.record(entry(what))
    made.record(entry("của hồ sơ khác", "dossier:h-2"))
    return made


def undone(journal: Journal, times: int) -> list[str]:
    taken = list[str]()
    for _ in range(times):
        last = journal.last("dossier:h-1")
        taken.append(last.what if last else "")
        journal.mark_undone("dossier:h-1")
    return taken


def test_the_last_change_is_taken_back_first(journal: Journal) -> None:
    assert undone(journal, 4) == ["ba", "hai", "một", ""]
    assert journal.last("dossier:h-2") == entry("của hồ sơ khác", "dossier:h-2")


def test_what_was_taken_back_last_is_done_again_first(journal: Journal) -> None:
    undone(journal, 2)
    assert journal.next("dossier:h-1") == entry("hai")
    journal.mark_redone("dossier:h-1")
    assert journal.next("dossier:h-1") == entry("ba")
    assert journal.last("dossier:h-1") == entry("hai")


def test_a_new_change_ends_what_could_be_done_again(journal: Journal) -> None:
    undone(journal, 2)
    journal.record(entry("bốn"))
    assert journal.next("dossier:h-1") is None
    assert undone(journal, 3) == ["bốn", "một", ""]


def test_the_last_change_can_go_on(journal: Journal) -> None:
    journal.amend("dossier:h-1", '{"title":"x"}', NOON + dt.timedelta(seconds=3))
    last = journal.last("dossier:h-1")
    assert last is not None
    assert (last.what, last.after, last.made_at.second) == ("ba", '{"title":"x"}', 3)


def test_old_changes_are_forgotten(journal: Journal) -> None:
    for number in range(KEPT):
        journal.record(entry(str(number)))
    assert undone(journal, KEPT + 1)[-2:] == ["0", ""]


def test_nothing_is_left_of_a_forgotten_subject(journal: Journal) -> None:
    journal.forget("dossier:h-1")
    assert journal.last("dossier:h-1") is None
    assert journal.last("dossier:h-2") is not None
