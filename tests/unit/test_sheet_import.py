"""Nothing is stored before somebody agrees, all of it or nothing then, and one step takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.achievement import Achievement
from app.domain.dates import PartialDate
from app.domain.nominee import Nominee
from app.errors import InputError, StorageError
from app.paths import Paths
from app.services.app import App
from app.services.ledger import LedgerEditing
from app.services.sheet_import import (
    ListTarget,
    Offer,
    compare,
    known_headings,
    preview,
    propose,
    take_back,
    take_in,
    with_choice,
)
from app.wiring import build_app
from tests.helpers.spreadsheets import read_list

PEOPLE = ListTarget(kind="people")
ACHIEVEMENTS = ListTarget(kind="achievements")
TWO = "Họ và tên\tNgày sinh\tĐơn vị\nNguyễn Văn An\t2/9/1985\tUBND xã\nTrần Thị Hà\t1990\tTrạm Y tế"
WORK = (
    "Nội dung\tThời gian\tNgười thực hiện\n"
    "Tuyên truyền lưu động\t15/3/2024\tÔng Nguyễn Văn An (Trưởng ban), Hội Phụ nữ xã\n"
    "Trồng cây\t4/2024\tNguyễn Văn An"
)


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.close()


def offer_of(app: App, target: ListTarget, text: str) -> Offer:
    return compare(app, target, read_list(text, target)[2])


def test_people_are_stored_only_when_agreed_and_taken_back_whole(app: App) -> None:
    offer = offer_of(app, PEOPLE, TWO)
    assert app.nominees.list() == ()
    receipt = take_in(app, PEOPLE, offer.fresh)
    assert [each.name for each in app.nominees.list()] == ["Nguyễn Văn An", "Trần Thị Hà"]
    take_back(app, receipt)
    assert app.nominees.list() == ()
    assert app.nominees.trashed() == ()


def test_who_is_here_already_or_twice_in_the_list_is_set_aside(app: App) -> None:
    app.nominees.save(Nominee(id="n1", kind="individual", name="Nguyễn Văn An", birth=PartialDate(1985)))
    offer = offer_of(app, PEOPLE, f"{TWO}\nTrần Thị Hà\t1990\tTrạm Y tế\nNguyễn Văn An\t1970\t")
    assert [row.thing.birth for row in offer.fresh] == [PartialDate(1990), PartialDate(1970)]
    assert [row.number for row in offer.known] == [2, 4]


def test_namesakes_of_other_places_without_births_are_two(app: App) -> None:
    app.nominees.save(Nominee(id="n1", kind="individual", name="Nguyễn Văn An", workplace="Thôn Đoài"))
    offer = offer_of(app, PEOPLE, "Họ và tên\tĐơn vị\nNguyễn Văn An\tThôn Đông")
    assert len(offer.fresh) == 1


def test_namesakes_of_one_year_and_two_places_are_both_offered_and_said_to_be_alike(app: App) -> None:
    app.nominees.save(Nominee(id="n1", kind="individual", name="Lê An", birth=PartialDate(1970), address="Thôn 1"))
    offer = offer_of(
        app,
        PEOPLE,
        "Họ và tên\tNăm sinh\tĐơn vị\tĐịa chỉ\n"
        "Nguyễn Văn Nam\t1980\tThôn 1\t\nNguyễn Văn Nam\t1980\tThôn 2\t\nNguyễn Văn Nam\t1980\t\tThôn 3\n"
        "Lê An\t1970\tUBND xã\t\nLê An\t1970\t\tThôn 2",
    )
    assert [row.number for row in offer.fresh] == [2, 3, 6]
    assert offer.alike == (3, 6)


def test_the_same_name_and_day_of_birth_in_another_place_is_the_same_one(app: App) -> None:
    two = "Nguyễn Văn Nam\t2/9/1980\tThôn 1\nNguyễn Văn Nam\t2/9/1980\tThôn 2"
    offer = offer_of(app, PEOPLE, f"Họ và tên\tNgày sinh\tĐơn vị\n{two}")
    assert ([row.number for row in offer.known], offer.alike) == ([3], ())


def test_achievements_find_who_took_part_and_enter_those_who_are_new(app: App) -> None:
    app.nominees.save(Nominee(id="an", kind="individual", name="Nguyễn Văn An"))
    offer = offer_of(app, ACHIEVEMENTS, WORK)
    assert offer.new_people == ("Hội Phụ nữ xã",)
    receipt = take_in(app, ACHIEVEMENTS, offer.fresh)
    first = app.achievements.list()[0]
    roles = {app.nominees.get(part.nominee).name: part.role for part in first.participants}
    assert roles == {"Nguyễn Văn An": "Trưởng ban", "Hội Phụ nữ xã": ""}
    assert {each.name: each.kind for each in app.nominees.list()}["Hội Phụ nữ xã"] == "collective"
    take_back(app, receipt)
    assert app.achievements.list() == ()
    assert [each.id for each in app.nominees.list()] == ["an"]


def test_who_is_entered_with_an_achievement_keeps_the_honorific(app: App) -> None:
    text = "Nội dung\tNgười thực hiện\nLàm cầu\tBà Lê Thị Hoa (chủ trì), Ông Nguyễn Văn An, Trần Bình, Hội Phụ nữ"
    take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, text).fresh)
    assert {(each.name, each.honorific, each.sex) for each in app.nominees.list()} == {
        ("Lê Thị Hoa", "Bà", "female"),
        ("Nguyễn Văn An", "Ông", "male"),
        ("Trần Bình", "", ""),
        ("Hội Phụ nữ", "", ""),
    }


def test_a_name_two_have_keeps_the_row_aside(app: App) -> None:
    app.nominees.save(
        Nominee(id="a1", kind="individual", name="Nguyễn Văn An", workplace="Thôn Đoài"),
        Nominee(id="a2", kind="individual", name="Nguyễn Văn An", workplace="Thôn Đông"),
    )
    offer = offer_of(app, ACHIEVEMENTS, WORK)
    assert offer.fresh == ()
    assert "nhiều người cùng tên Nguyễn Văn An" in offer.bad[0].problems[0]


def test_an_achievement_that_is_here_is_not_entered_twice(app: App) -> None:
    take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    again = offer_of(app, ACHIEVEMENTS, WORK)
    assert (len(again.fresh), len(again.known)) == (0, 2)


def test_what_is_in_use_by_now_is_not_taken_back_and_neither_is_the_rest(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    withdraw = app.nominees.withdraw

    def refuse(ids: object) -> None:
        withdraw(receipt.nominees[:1])
        raise InputError("Đang dùng.")

    monkeypatch.setattr(app.nominees, "withdraw", refuse)
    with pytest.raises(InputError):
        take_back(app, receipt)
    assert len(app.achievements.list()) == 2
    assert len(app.nominees.list()) == 2


def test_an_import_is_one_step_of_the_ledgers_undo(app: App) -> None:
    editing = LedgerEditing(app)
    before = editing.begin("Việc ghi trước khi nhập")
    take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    imported = {each.id: each for each in app.achievements.list() if each.id != before}
    people = app.nominees.list()
    assert editing.undo_title == "Nhập 2 thành tích từ danh sách"
    assert editing.undo() == ()
    assert [each.id for each in app.achievements.list()] == [before]
    assert app.nominees.list() == ()
    assert set(editing.redo()) == set(imported)
    assert {each.id: each for each in app.achievements.list() if each.id != before} == imported
    assert app.nominees.list() == people
    editing.undo()
    assert editing.undo() == (before,)


def test_an_import_taken_back_otherwise_is_no_step_any_more(app: App) -> None:
    editing = LedgerEditing(app)
    before = editing.begin("Việc ghi trước khi nhập")
    receipt = take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    take_back(app, receipt)
    assert editing.undo_title == "Thêm thành tích"
    assert [each.id for each in app.achievements.list()] == [before]


def test_an_imported_row_edited_since_is_undone_edit_first(app: App) -> None:
    editing = LedgerEditing(app)
    take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    first = app.achievements.list()[0]
    editing.bulk([first.id], "add_tag", "mới")
    assert editing.undo() == (first.id,)
    assert editing.undo() == ()
    assert app.achievements.list() == ()
    editing.redo()
    assert editing.redo() == (first.id,)
    assert app.achievements.get(first.id).tags == ("mới",)


def test_who_did_something_else_meanwhile_stays(app: App) -> None:
    receipt = take_in(app, ACHIEVEMENTS, offer_of(app, ACHIEVEMENTS, WORK).fresh)
    kept = app.achievements.list()[0]
    app.achievements.save(Achievement(id="other", title="Việc khác", participants=kept.participants[:1]))
    take_back(app, receipt)
    assert [each.id for each in app.achievements.list()] == ["other"]
    assert [each.id for each in app.nominees.list()] == [kept.participants[0].nominee]


def test_nothing_is_half_imported_when_storing_fails(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = offer_of(app, ACHIEVEMENTS, WORK)

    def fail(*_: object) -> None:
        raise StorageError("Ổ đĩa lỗi.")

    monkeypatch.setattr(app.achievements, "enter_new", fail)
    with pytest.raises(StorageError):
        take_in(app, ACHIEVEMENTS, offer.fresh)
    assert app.nominees.list() == ()


def test_matched_headings_are_remembered_for_the_next_list(app: App) -> None:
    strange = "Cán bộ\tNơi làm\nNguyễn Văn An\tUBND xã\nTrần Thị Hà\tTrạm Y tế"
    grid, layout, _ = read_list(strange, PEOPLE)
    assert (layout.first, dict(layout.choices)) == (0, {0: "name"})
    corrected = with_choice(with_choice(layout, 0, ""), 1, "name")
    take_in(app, PEOPLE, (), corrected)
    again = propose(grid, PEOPLE, known_headings(app, PEOPLE))
    assert (again.choices, again.confidence) == ({1: "name"}, {1: 1.0})


def test_a_heading_over_two_columns_teaches_nothing(app: App) -> None:
    take_in(app, PEOPLE, (), read_list("STT\tHọ và tên\tGhi chú\tGhi chú\n1\tNguyễn Văn An\tx\ty", PEOPLE)[1])
    assert known_headings(app, PEOPLE) == {"ho va ten": "name"}


def test_only_what_somebody_left_out_stays_left_out(app: App) -> None:
    text = "Họ và tên\tChức vụ\tNghề nghiệp\tGhi chú\nNguyễn Văn An\tTrưởng thôn\tNông dân\tx"
    take_in(app, PEOPLE, (), with_choice(read_list(text, PEOPLE)[1], 3, ""))
    grid = read_list("Họ và tên\tNghề nghiệp\tGhi chú\nTrần Thị Hà\tNông dân\ty", PEOPLE)[0]
    assert propose(grid, PEOPLE, known_headings(app, PEOPLE)).choices == {0: "name", 1: "position"}


def test_a_name_in_two_columns_matched_by_hand_does_not_take_the_name_from_the_next_list(app: App) -> None:
    layout = read_list("STT\tHọ và tên\tGọi là\n1\tNguyễn Văn\tAn", PEOPLE)[1]
    take_in(app, PEOPLE, (), with_choice(with_choice(layout, 1, "family_name"), 2, "given_name"))
    assert known_headings(app, PEOPLE) == {"goi la": "given_name"}


@pytest.mark.parametrize("learnt", ["", "given_name"])
@pytest.mark.parametrize(
    "text",
    [
        "STT\tHọ và tên\tNgày sinh\n1\tPhạm Thị Cúc\t1/2/1980\n2\tPhạm Thị Lan\t1/2/1980",
        "Họ và tên\tNăm sinh\tChức vụ\tĐơn vị\nPhạm Thị Cúc\t1990\tx\ty\nPhạm Thị Lan\t1991\tx\ty",
    ],
)
def test_what_was_learnt_never_costs_a_list_its_first_person(learnt: str, text: str) -> None:
    grid = read_list(text, PEOPLE)[0]
    layout = propose(grid, PEOPLE, {"ho va ten": learnt, "nam sinh": "birth", "ngay sinh": "birth"})
    assert [row.thing.name for row in preview(grid, PEOPLE, layout).good] == ["Phạm Thị Cúc", "Phạm Thị Lan"]
