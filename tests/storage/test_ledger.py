"""The ledger by page: sorted, filtered, with what each achievement is used for."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.achievement import Achievement, Participation
from app.domain.dates import PartialDate
from app.domain.dossier import Answer
from app.storage.achievements import Achievements
from app.storage.database import Database
from app.storage.dossiers import Dossiers
from app.storage.ledger import Ledger, LedgerFilter, Order
from app.storage.nominees import Nominees
from app.storage.search import SearchIndex
from app.storage.uses import Uses
from tests.helpers import made_up

PACK = "format = 1\n"


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database, SearchIndex(database), Uses(database))


@pytest.fixture
def filled(database: Database, ledger: Ledger) -> Ledger:
    Nominees(database).save(made_up.collective(), made_up.person())
    Achievements(database).save(
        done("a", "Ánh sáng đường quê", PartialDate(2021, 5), area="moi-truong", tags=("đèn",)),
        done("b", "Bầu cử", PartialDate(2021), participants=(Participation(nominee="n-2"),)),
        done("c", "Đắp đường", PartialDate(2023, 2, 1), area="giao-thong", tags=("đường", "đèn")),
        done("d", "Việc chưa ghi ngày", None),
    )
    return ledger


def done(id_: str, title: str, date: PartialDate | None, **changes: Any) -> Achievement:
    bare = {"area": "", "result": "", "figures": (), "participants": (), "tags": (), "evidence": (), "document": ""}
    return made_up.achievement(id=id_, title=title, date=date, **(bare | changes))


def shown(ledger: Ledger, order: Order = "date", *, descending: bool = True, **wanted: Any) -> str:
    numbers = ledger.numbers(LedgerFilter(**wanted), order, descending=descending)
    return "".join(row.id for row in ledger.rows(numbers))


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        ("date", True, "cabd"),
        ("date", False, "dbac"),
        ("title", False, "abcd"),  # a letter with a tone stands with its letter, đ before e: the dictionary's order
        ("title", True, "dcba"),
        ("area", False, "bdca"),
    ],
)
def test_the_ledger_is_sorted_by_its_columns(filled: Ledger, order: Order, descending: bool, expected: str) -> None:
    assert shown(filled, order, descending=descending) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"year": 2021}, "ab"),
        ({"year": 2022}, ""),
        ({"area": "giao-thong"}, "c"),
        ({"nominee": "n-2"}, "b"),
        ({"tag": "đèn"}, "ca"),
        ({"text": "duong"}, "ca"),
        ({"text": "đường", "year": 2023}, "c"),
        ({"text": "khong co"}, ""),
        ({"state": "undated"}, "d"),
        ({"state": "unused", "year": 2021}, "ab"),
        ({"state": "unproved", "tag": "đường"}, "c"),
    ],
)
def test_the_ledger_shows_what_the_filter_lets_in(filled: Ledger, wanted: dict[str, Any], expected: str) -> None:
    assert shown(filled, **wanted) == expected


def test_a_row_tells_who_took_part_how_it_is_proved_and_how_often_it_is_used(
    ledger: Ledger, dossiers: Dossiers
) -> None:
    dossiers.save(made_up.dossier(), PACK)
    (row,) = ledger.rows(ledger.numbers(LedgerFilter(plan="ke-hoach-thu")))
    assert row.participants == (("Thôn Mẫu Một", ""), ("Nguyễn Thị Mẫu", "Tổ trưởng"))
    assert (row.evidence, row.uses) == (1, 1)
    assert (row.title, row.area, row.date, row.tags) == (
        *("Tuyên truyền lưu động", "tuyen-truyen", PartialDate(2021, 5)),
        ("bầu cử",),
    )
    assert shown(ledger, plan="ke-hoach-khac") == ""
    assert shown(ledger, state="unused") == ""
    assert ledger.rows([row.number, 999]) == (row,)
    assert ledger.number_of("a-1") == row.number
    assert ledger.ids([row.number]) == ("a-1",)
    assert ledger.number_of("không có") is None


def test_the_choices_of_the_filter_are_those_that_occur(filled: Ledger) -> None:
    assert filled.years() == (2023, 2021)
    assert filled.areas() == ("giao-thong", "moi-truong")
    assert filled.tags() == ("đèn", "đường")


def test_an_empty_ledger_is_empty(ledger: Ledger) -> None:
    assert (shown(ledger), ledger.years(), ledger.areas(), ledger.tags()) == ("", (), (), ())


def test_achievements_of_one_name_whose_dates_agree_are_noticed(database: Database, ledger: Ledger) -> None:
    Achievements(database).save(
        done("a", "Đắp đường thôn Đông", PartialDate(2021, 5)),
        done("b", "đắp  đường thôn đông.", PartialDate(2021)),
        done("c", "Dap duong thon Dong", None),
        done("d", "Đắp đường thôn Đông", PartialDate(2022, 5)),
        done("e", "Đắp đường thôn Đoài", PartialDate(2021, 5)),
        done("f", "", PartialDate(2021)),
        done("g", "", PartialDate(2021)),
    )
    assert {row.id for row in ledger.alike("a")} == {"b", "c"}
    assert {row.id for row in ledger.alike("d")} == {"c"}
    assert ledger.alike("f") == ()
    assert set(shown(ledger, state="double")) == {"a", "b", "c", "d"}


def test_the_filter_of_doubles_shows_whom_a_row_is_said_to_be_like(database: Database, ledger: Ledger) -> None:
    dates = (None, PartialDate(2021), PartialDate(2021, 5), PartialDate(2021, 6), PartialDate(2022, 5, 1))
    some = [done(f"{name}{number}", name, date) for name in ("x", "y") for number, date in enumerate(dates)][1:]
    Achievements(database).save(*some)
    numbers = ledger.numbers(LedgerFilter(state="double"))
    assert {row.id for row in ledger.rows(numbers)} == {each.id for each in some if ledger.alike(each.id)}


def test_what_only_a_dossier_in_the_trash_uses_is_unused(ledger: Ledger, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.delete(made_up.dossier().id)
    (row,) = ledger.rows(ledger.numbers(LedgerFilter(state="unused")))
    assert (row.id, row.uses) == ("a-1", 0)


def test_what_lies_in_the_trash_is_in_no_table(database: Database, filled: Ledger) -> None:
    Achievements(database).delete("c")
    assert shown(filled) == "abd"
    assert filled.years() == (2021,)


def test_every_use_of_an_achievement_is_told_with_its_criteria(database: Database, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    nomination = made_up.nomination(outcome="awarded", answers={"doan_ket": Answer(achievements=("a-1",))})
    dossiers.save(made_up.dossier(id="h-2", title="Hồ sơ năm sau", nominations=(nomination,)), PACK)
    uses = {use.dossier: use for use in Uses(database).of_achievement("a-1")}
    assert {use.dossier_title for use in uses.values()} == {"Hồ sơ thử nghiệm", "Hồ sơ năm sau"}
    assert (uses["h-1"].criteria, uses["h-2"].criteria) == (("dung_luat",), ("doan_ket",))
    assert (uses["h-2"].nominee_name, uses["h-2"].award, uses["h-2"].outcome) == (
        *("Thôn Mẫu Một", "bang-khen"),
        "awarded",
    )
    dossiers.delete("h-2")
    assert [use.dossier for use in Uses(database).of_achievement("a-1")] == ["h-1"]


def test_other_proposals_of_the_same_nominees_are_told_but_those_of_samples(
    database: Database, dossiers: Dossiers
) -> None:
    real = {"sample": False}
    dossiers.save(made_up.dossier(**real), PACK)
    dossiers.save(made_up.dossier(id="h-2", title="Khác", **real), PACK)
    dossiers.save(made_up.dossier(id="h-3", title="Mẫu", sample=True), PACK)
    found = Uses(database).beside("h-1")
    assert {(each.dossier_title, each.nominee, each.achievements) for each in found} == {
        ("Khác", "n-1", ("a-1",)),
        ("Khác", "n-2", ()),
    }
    assert Uses(database).beside("không có") == ()
