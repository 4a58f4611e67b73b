"""The registers of units, nominees, achievements and evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.achievement import Participation
from app.errors import DatabaseDamaged, InputError, UnknownId
from app.storage.achievements import Achievements
from app.storage.database import Database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.nominees import Nominees
from app.storage.registers import new_id
from app.storage.units import Units
from tests.helpers import made_up


def test_units_keep_their_signers_in_order(database: Database) -> None:
    units = Units(database)
    unit = made_up.unit(signers=made_up.unit().signers[::-1])
    units.save(unit)
    assert units.get("u-1") == unit
    units.save(made_up.unit(signers=()))
    assert units.get("u-1").signers == ()


def test_nominees_keep_earlier_awards_and_discipline(database: Database) -> None:
    nominees = Nominees(database)
    nominees.save(made_up.collective(), made_up.person())
    assert nominees.get("n-2") == made_up.person()
    assert nominees.get("n-1") == made_up.collective()


def test_new_things_get_ids_of_their_own_and_keep_what_belongs_to_them(database: Database) -> None:
    nominees = Nominees(database)
    ids = nominees.enter_new([made_up.person(), made_up.collective(id=""), made_up.person()])
    assert len(set(ids)) == 3
    assert nominees.get(ids[0]) == made_up.person(id=ids[0])
    assert nominees.get(ids[1]) == made_up.collective(id=ids[1])
    assert nominees.get(ids[2]) == made_up.person(id=ids[2])
    assert nominees.enter_new([]) == ()


def test_people_are_listed_by_given_name_after_collectives(database: Database) -> None:
    nominees = Nominees(database)
    names = ("Trần Thị Yến", "Đỗ Văn Ánh", "Lê Văn Đức", "Lê Văn Dũng")
    nominees.save(*(made_up.person(id=new_id(), name=name) for name in names), made_up.collective(name="Thôn Ỷ Na"))
    expected = ["Thôn Ỷ Na", "Đỗ Văn Ánh", "Lê Văn Dũng", "Lê Văn Đức", "Trần Thị Yến"]
    assert [each.name for each in nominees.list()] == expected


def test_achievements_of_a_nominee_are_found_in_the_whole_register(
    database: Database, register: EvidenceRegister
) -> None:
    achievements = Achievements(database)
    register.save(made_up.evidence())
    achievements.save(
        made_up.achievement(),
        made_up.achievement(id="a-2", date=None, evidence=(), participants=(Participation(nominee="n-2"),)),
        made_up.achievement(id="a-3", participants=()),
    )
    assert [each.id for each in achievements.of("n-2")] == ["a-2", "a-1"]
    assert achievements.get("a-1") == made_up.achievement()


def test_one_achievement_is_found_by_its_id_and_not_by_going_through_all(database: Database) -> None:
    achievements = Achievements(database)
    asked: list[str] = []
    database._raw.conn.set_trace_callback(asked.append)
    with pytest.raises(UnknownId):
        achievements.get("a-1")
    achievements.of("n-1")
    database._raw.conn.set_trace_callback(None)
    plans = [row["detail"] for sql in asked for row in database.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("achievements" in each for each in plans)
    assert [each for each in plans if "(id=?)" not in each and " achievements " in each] == []


def test_what_is_deleted_waits_in_the_trash(database: Database) -> None:
    nominees = Nominees(database)
    nominees.save(made_up.person())
    nominees.delete("n-2")
    assert nominees.list() == ()
    assert nominees.trashed() == (made_up.person(),)
    with pytest.raises(UnknownId, match="“n-2”"):
        nominees.get("n-2")
    with pytest.raises(UnknownId):
        nominees.delete("n-2")
    nominees.restore("n-2")
    assert nominees.list() == (made_up.person(),)
    with pytest.raises(UnknownId):
        nominees.restore("n-2")


def test_saving_takes_out_of_the_trash(database: Database) -> None:
    nominees = Nominees(database)
    nominees.save(made_up.person())
    nominees.delete("n-2")
    nominees.save(made_up.person(position="mới"))
    assert nominees.list() == (made_up.person(position="mới"),)


def test_what_a_dossier_uses_is_not_deleted_and_the_dossier_is_named(
    database: Database, dossiers: Dossiers, register: EvidenceRegister
) -> None:
    dossiers.save(made_up.dossier(), "pack")
    for delete in (
        lambda: Units(database).delete("u-1"),
        lambda: Nominees(database).delete("n-1"),
        lambda: Achievements(database).delete("a-1"),
    ):
        with pytest.raises(InputError, match="Hồ sơ thử nghiệm"):
            delete()
    with pytest.raises(InputError, match="Hồ sơ thử nghiệm; Tuyên truyền lưu động"):
        register.delete("e-1")
    assert dossiers.load("h-1") == made_up.dossier()


def test_what_only_a_dossier_in_the_trash_uses_can_be_deleted(database: Database, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), "pack")
    dossiers.delete("h-1")
    Nominees(database).delete("n-1")
    assert [each.id for each in Nominees(database).trashed()] == ["n-1"]


def test_saving_nothing_is_nothing(database: Database) -> None:
    Nominees(database).save()
    assert not database.changed


@pytest.mark.parametrize("text", made_up.NASTY_TEXTS)
def test_nasty_texts_survive_in_registers(database: Database, text: str) -> None:
    unit = made_up.unit(name=text, letterhead=(text, text), recipients=(text,))
    person = made_up.person(name=text, address=text)
    Units(database).save(unit)
    Nominees(database).save(person)
    assert Units(database).list() == (unit,)
    assert Nominees(database).list() == (person,)


def test_a_date_nobody_wrote_is_called_damage(database: Database) -> None:
    Nominees(database).save(made_up.person())
    database.change("UPDATE nominees SET birth = '1985-99'")
    with pytest.raises(DatabaseDamaged, match="không bị xóa"):
        Nominees(database).list()


def test_a_file_is_taken_in_before_it_is_entered(register: EvidenceRegister, tmp_path: Path) -> None:
    scan = tmp_path / "Báo cáo số 12 & phụ lục.pdf"
    scan.write_bytes(b"noi dung")
    evidence = register.take_in(scan, document="12/BC-UBND")
    assert (evidence.title, evidence.file_name, evidence.size) == ("Báo cáo số 12 & phụ lục", scan.name, 8)
    assert register.get(evidence.id) == evidence
    with register.files.open(evidence.sha256) as kept:
        assert kept.read() == b"noi dung"
    assert register.files.verify({each.sha256 for each in register.list()}) == ()


def test_a_file_that_cannot_be_read_leaves_no_entry(register: EvidenceRegister, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không đọc được tệp"):
        register.take_in(tmp_path / "khong-co.pdf")
    assert register.list() == ()


def test_verify_tells_which_files_are_gone_or_altered(register: EvidenceRegister) -> None:
    kept = register.files.add_bytes(b"mot")
    register.save(
        made_up.evidence(b"mot", id="e-1"),
        made_up.evidence(b"hai", id="e-2"),
        made_up.evidence(sha256="../x", id="e-3"),
    )
    register.files.path(kept.sha256).write_bytes(b"mOt")
    problems = {(each.sha256, each.kind) for each in register.files.verify({each.sha256 for each in register.list()})}
    assert problems == {
        (made_up.evidence(b"mot").sha256, "altered"),
        (made_up.evidence(b"hai").sha256, "missing"),
        ("../x", "missing"),
    }
