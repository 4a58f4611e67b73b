"""One search finds achievements, nominees, dossiers and evidence, with accents or without."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.domain.achievement import NamedFigure
from app.errors import InputError, StorageError
from app.storage.achievements import Achievements
from app.storage.database import Database, open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.nominees import Nominees
from app.storage.search import KINDS, SearchIndex, SearchKind
from tests.helpers import made_up

PACK = 'format = 1\n[identity]\ntitle = "Phong trào làm đường"\nnumber = "32/KH-UBND"\n'


@pytest.fixture
def search(database: Database) -> SearchIndex:
    return SearchIndex(database)


@pytest.fixture
def achievements(database: Database, search: SearchIndex) -> Achievements:
    return Achievements(database)


def named(achievements: Achievements, *titles: str) -> None:
    achievements.save(*(plain(title, str(number)) for number, title in enumerate(titles)))


def plain(title: str, id_: str = "a-1"):
    changes = {"result": "", "figures": (), "participants": (), "document": "", "tags": (), "evidence": ()}
    return made_up.achievement(id=id_, title=title, **changes)


def titles(search: SearchIndex, query: str) -> list[str]:
    return [hit.title for hit in search.find(query)]


@pytest.mark.parametrize(
    "query",
    ["đồng ruộng", "dong ruong", "ĐỒNG", "ruo do", "d", "Đo\u0302\u0300ng", "  đồng,  (ruộng) ", "đồng đồng"],
)
def test_words_are_found_with_accents_or_without_in_any_order_from_their_beginning(
    achievements: Achievements, search: SearchIndex, query: str
) -> None:
    named(achievements, "Dọn vệ sinh đồng ruộng", "Họp tổ bầu cử")
    assert "Dọn vệ sinh đồng ruộng" in titles(search, query)


@pytest.mark.parametrize("query", ["đồng bầu", "uộng", "ruộngg", "xyz", "%", "*", '"', "   ", "", "AND", "words:x"])
def test_what_is_not_there_is_not_found(achievements: Achievements, search: SearchIndex, query: str) -> None:
    named(achievements, "Dọn vệ sinh đồng ruộng", "Họp tổ bầu cử")
    assert titles(search, query) == []


def test_the_accents_asked_for_come_first_and_the_others_after(achievements: Achievements, search: SearchIndex) -> None:
    named(achievements, "Đóng góp", "Đồng lòng", "Dong riềng", "Động viên")
    assert titles(search, "đồng")[0] == "Đồng lòng"
    assert sorted(titles(search, "đồng")) == sorted(titles(search, "dong"))
    assert len(titles(search, "dong")) == 4
    assert [hit.exact for hit in search.find("đồng")] == [True, False, False, False]


def test_one_word_may_have_accents_and_another_none(achievements: Achievements, search: SearchIndex) -> None:
    named(achievements, "Nguyễn Vân", "Nguyễn Văn")
    assert titles(search, "nguyen văn") == ["Nguyễn Văn", "Nguyễn Vân"]


def test_both_ways_of_setting_the_tone_are_the_same_word(achievements: Achievements, search: SearchIndex) -> None:
    named(achievements, "Thị Hoà", "Thị Hòa")
    assert [hit.exact for hit in search.find("hòa")] == [True, True]


def test_what_stands_in_the_title_comes_before_what_stands_elsewhere(
    achievements: Achievements, search: SearchIndex
) -> None:
    named(achievements, "Bầu cử")
    achievements.save(made_up.achievement(id="x", title="Việc khác", result="bầu cử xong", evidence=()))
    assert titles(search, "bau cu") == ["Bầu cử", "Việc khác"]


def test_figures_documents_and_tags_of_an_achievement_are_found(
    achievements: Achievements, search: SearchIndex
) -> None:
    figure = NamedFigure(title="Số buổi", value="24", unit="lượt loa", source="Sổ trực")
    made = made_up.achievement(figures=(figure,), tags=("vệ sinh",), evidence=(), document_issuer="Huyện Ví Dụ")
    achievements.save(made)
    for query in ("so buoi", "24", "luot loa", "so truc", "ve sinh", "12/BC-UBND", "vi du"):
        assert titles(search, query) == [made.title], query


def test_all_kinds_are_found_each_by_its_own_words(
    database: Database, search: SearchIndex, dossiers: Dossiers, register: EvidenceRegister
) -> None:
    dossiers.save(made_up.dossier(), PACK)
    found = {query: {(hit.kind, hit.id) for hit in search.find(query)} for query in ("mau mot", "tu phap", "bao-cao")}
    assert ("nominee", "n-1") in found["mau mot"]
    assert ("nominee", "n-2") in found["tu phap"]
    assert ("evidence", "e-1") in found["bao-cao"]
    assert [hit.kind for hit in search.find("32/KH lam duong")] == ["dossier"]
    assert {hit.kind for hit in search.find("t", limit=1)} <= set(KINDS)


def test_the_index_follows_every_change_in_the_same_transaction(
    database: Database, search: SearchIndex, achievements: Achievements
) -> None:
    def change_and_fail() -> None:
        with database.transaction():
            achievements.save(plain("Làm đường", "0"))
            raise InputError("thôi")

    named(achievements, "Bầu cử")
    with pytest.raises(InputError):
        change_and_fail()
    assert (titles(search, "bau"), titles(search, "duong")) == (["Bầu cử"], [])
    achievements.save(plain("Làm đường", "0"))
    assert (titles(search, "bau"), titles(search, "duong")) == ([], ["Làm đường"])
    achievements.delete("0")
    assert titles(search, "duong") == []
    achievements.restore("0")
    assert titles(search, "duong") == ["Làm đường"]
    assert database.rows("SELECT * FROM search_stale") == []


def test_what_a_restored_dossier_brings_back_is_found_again(
    database: Database, search: SearchIndex, dossiers: Dossiers
) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.delete("h-1")
    Nominees(database).delete("n-1")
    assert titles(search, "mau mot") == []
    dossiers.restore("h-1")
    assert titles(search, "mau mot") == ["Thôn Mẫu Một"]
    dossiers.change("h-1", title="Tên khác hẳn")
    assert titles(search, "khac han") == ["Tên khác hẳn"]


def test_what_another_program_changed_is_indexed_with_the_next_change(path: Path) -> None:
    with open_database(path) as database:
        SearchIndex(database)
        Nominees(database).save(made_up.person())
    direct = sqlite3.connect(path)
    direct.execute("UPDATE nominees SET name = 'Phạm Thị Sửa'")
    direct.commit()
    direct.close()
    with open_database(path) as database:
        assert titles(SearchIndex(database), "pham thi sua") == ["Phạm Thị Sửa"]


def matching(search: SearchIndex, database: Database, query: str, kind: SearchKind) -> list[str]:
    sql, parameters = search.matching(query, kind)
    return database.column(sql, *parameters)


def test_all_matches_of_a_kind_are_told_by_id(
    database: Database, achievements: Achievements, search: SearchIndex
) -> None:
    named(achievements, *(f"Bầu cử {number}" for number in range(60)), "Việc khác")
    assert len(matching(search, database, "bau cu", "achievement")) == 60
    assert matching(search, database, "bau cu", "nominee") == []
    assert matching(search, database, "", "achievement") == []
    assert len(search.find("bau", limit=5)) == 5


def test_whoever_has_it_in_the_name_is_found_among_many_newer_that_have_it_elsewhere(
    database: Database, search: SearchIndex
) -> None:
    nominees = Nominees(database)
    nominees.save(made_up.person(id="0", name="Nguyễn Văn Tâm", workplace="Ủy ban nhân dân xã Minh Tâm"))
    others = [made_up.person(id=f"{each}", name=f"Lê Thị Hoa {each}", workplace="xã Minh Tâm") for each in range(1, 60)]
    nominees.save(*others)
    for query in ("Tâm", "tam", "Văn Tâm", "t"):
        first = search.find(query, ["nominee"], limit=8)[0]
        assert first.title == "Nguyễn Văn Tâm" or query == "t", query


def test_the_one_called_just_so_comes_first_however_old(achievements: Achievements, search: SearchIndex) -> None:
    achievements.save(plain("Làm đường thôn Đông", "cũ"))
    achievements.save(*(plain(f"Làm đường thôn Đông, đoạn {each}", str(each)) for each in range(60)))
    for query in ("làm đường thôn Đông", "lam duong thon dong", "Lam đường thôn đông"):
        assert titles(search, query)[0] == "Làm đường thôn Đông"


def test_a_word_at_the_end_of_a_long_text_is_found(achievements: Achievements, search: SearchIndex) -> None:
    achievements.save(made_up.achievement(id="x", title="Dài", result="xã ấp thôn " * 25_000 + "kimcương", evidence=()))
    assert titles(search, "kimcuong") == ["Dài"]


def test_the_newest_come_first(achievements: Achievements, search: SearchIndex) -> None:
    named(achievements, "Bầu cử 1", "Bầu cử 2")
    achievements.save(plain("Bầu cử 3", "mới"))
    assert titles(search, "bau cu")[0] == "Bầu cử 3"


@pytest.mark.parametrize("text", made_up.NASTY_TEXTS)
def test_any_text_is_indexed_and_any_query_answered(achievements: Achievements, search: SearchIndex, text: str) -> None:
    achievements.save(plain(text))
    search.find(text)
    assert titles(search, "ngu") == [] or "Ng" in text


def test_a_computer_without_the_search_of_sqlite_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.guards.rows_of", lambda *_: [])
    with pytest.raises(StorageError, match="FTS5"):
        open_database(path)
