"""Dossiers as wholes: what is saved comes back, the registers are shared, the trash keeps everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.achievement import Figure
from app.domain.dossier import Dossier, Nomination
from app.errors import DatabaseDamaged, InputError, UnknownId
from app.storage.achievements import Achievements
from app.storage.database import Database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.nominees import Nominees
from app.storage.units import Units
from tests.helpers import made_up

PACK = 'format = 1\nid = "ke-hoach-thu"\n'


def test_a_dossier_is_read_back_as_it_was_saved(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    assert dossiers.load("h-1") == made_up.dossier()


def test_an_empty_dossier_is_read_back_too(dossiers: Dossiers) -> None:
    empty = Dossier(id="h-0", title="", plan="p", plan_version="", unit=made_up.unit(signers=()))
    dossiers.save(empty, "")
    assert dossiers.load("h-0") == empty


def test_saving_again_replaces_everything(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    smaller = made_up.dossier(title="Tên khác", nominations=(), figures={}, events={}, told_quotas={}, evidence=())
    smaller = replace(smaller, achievements=(), nominees=(made_up.person(),))
    dossiers.save(smaller)
    assert dossiers.load("h-1") == smaller


def test_order_of_everything_is_kept(dossiers: Dossiers) -> None:
    made = made_up.dossier()
    turned = replace(made, nominees=made.nominees[::-1], nominations=made.nominations[::-1])
    dossiers.save(made, PACK)
    dossiers.save(turned)
    assert dossiers.load("h-1") == turned


def test_zero_no_and_nothing_are_three_different_figures(dossiers: Dossiers) -> None:
    figures = {"khong": Figure(value=0), "sai": Figure(value=False), "trong": Figure(), "chu": Figure(value="")}
    dossiers.save(made_up.dossier(figures=figures), PACK)
    loaded = dossiers.load("h-1").figures
    assert {name: (type(each.value), each.value) for name, each in loaded.items()} == {
        "khong": (int, 0),
        "sai": (bool, False),
        "trong": (type(None), None),
        "chu": (str, ""),
    }


@pytest.mark.parametrize("text", made_up.NASTY_TEXTS)
def test_nasty_texts_survive(dossiers: Dossiers, text: str) -> None:
    made = made_up.dossier(title=text, figures={"x": Figure(value=text, source=text)})
    dossiers.save(made, PACK)
    assert dossiers.load("h-1") == made


def test_half_a_letter_is_refused_and_nothing_changes(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    with pytest.raises(InputError, match="ký tự hỏng"):
        dossiers.save(made_up.dossier(title="\ud83c"))
    assert dossiers.load("h-1") == made_up.dossier()


def test_a_number_beyond_all_measure_is_refused_and_nothing_changes(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    with pytest.raises(InputError, match="quá mức"):
        dossiers.save(made_up.dossier(title="mới", told_quotas={"tap-the": 10**30}))
    assert dossiers.load("h-1") == made_up.dossier()


def test_ids_that_lead_nowhere_are_refused_by_name(dossiers: Dossiers) -> None:
    broken = made_up.dossier(nominations=(Nomination(id="d-1", nominee="ai-do", award="x"),))
    with pytest.raises(InputError, match="“ai-do” không có trong hồ sơ"):
        dossiers.save(broken, PACK)
    assert dossiers.list() == ()


def test_an_unknown_dossier_is_named(dossiers: Dossiers) -> None:
    with pytest.raises(UnknownId, match="“khong-co”"):
        dossiers.load("khong-co")
    with pytest.raises(UnknownId):
        dossiers.delete("khong-co")
    with pytest.raises(UnknownId):
        dossiers.pack_text("khong-co")


def test_the_pack_is_pinned_with_the_dossier(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.save(made_up.dossier(title="Tên khác"))
    assert dossiers.pack_text("h-1") == PACK


def test_a_new_dossier_without_a_pack_is_refused(dossiers: Dossiers) -> None:
    with pytest.raises(UnknownId):
        dossiers.save(made_up.dossier())


def test_dossiers_of_one_plan_share_the_pack(dossiers: Dossiers, database: Database) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.save(made_up.dossier(id="h-2"), PACK)
    dossiers.save(made_up.dossier(id="h-3"), PACK + "# bản mới")
    assert [row["n"] for row in database.rows("SELECT count(*) AS n FROM packs")] == [2]
    assert dossiers.pack_text("h-3") != dossiers.pack_text("h-2")


def test_the_list_shows_the_last_changed_first(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.save(made_up.dossier(id="h-2", title="Hồ sơ hai", nominations=(), sample=False), PACK)
    rows = dossiers.list()
    assert {(row.id, row.title, row.nominations, row.sample) for row in rows} == {
        ("h-1", "Hồ sơ thử nghiệm", 2, True),
        ("h-2", "Hồ sơ hai", 0, False),
    }
    assert [row.changed_at for row in rows] == sorted((row.changed_at for row in rows), reverse=True)
    assert all(row.changed_at.utcoffset() is not None and row.deleted_at is None for row in rows)


def test_a_deleted_dossier_waits_in_the_trash_and_comes_back_whole(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.delete("h-1")
    assert dossiers.list() == ()
    assert [row.id for row in dossiers.trashed()] == ["h-1"]
    assert dossiers.exists("h-1")
    with pytest.raises(UnknownId):
        dossiers.load("h-1")
    dossiers.restore("h-1")
    assert dossiers.load("h-1") == made_up.dossier()
    with pytest.raises(UnknownId):
        dossiers.restore("h-1")


def test_a_restored_dossier_brings_back_what_it_uses(dossiers: Dossiers, database: Database) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.delete("h-1")
    nominees, units = Nominees(database), Units(database)
    nominees.delete("n-2")
    units.delete("u-1")
    dossiers.restore("h-1")
    assert nominees.get("n-2") == made_up.person()
    assert units.get("u-1") == made_up.unit()


def test_a_nomination_left_out_goes_to_the_trash_with_its_text(dossiers: Dossiers, database: Database) -> None:
    made = made_up.dossier()
    dossiers.save(made, PACK)
    dossiers.save(replace(made, nominations=made.nominations[1:]))
    assert dossiers.load("h-1").nominations == made.nominations[1:]
    (kept,) = database.rows("SELECT id FROM nominations WHERE dossier_id = 'h-1' AND deleted_at IS NOT NULL")
    assert kept["id"] == "d-1"


def test_registers_are_shared_by_dossiers(dossiers: Dossiers, database: Database) -> None:
    dossiers.save(made_up.dossier(), PACK)
    dossiers.save(made_up.dossier(id="h-2"), PACK)
    Nominees(database).save(made_up.person(name="Nguyễn Thị Mẫu Mới"))
    assert dossiers.load("h-1").nominee("n-2").name == "Nguyễn Thị Mẫu Mới"
    assert dossiers.load("h-2").nominee("n-2").name == "Nguyễn Thị Mẫu Mới"


def test_differing_tells_what_saving_would_overwrite(dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), PACK)
    assert dossiers.differing(made_up.dossier(id="h-2")) == ()
    other = made_up.dossier(
        nominees=(made_up.collective(), made_up.person(position="Trưởng thôn")),
        unit=made_up.unit(place="Nơi khác"),
        achievements=(made_up.achievement(result="khác"),),
        evidence=(made_up.evidence(title="khác"),),
    )
    found = dossiers.differing(other)
    assert [(each.kind, each.ours.id) for each in found] == [
        ("unit", "u-1"),
        ("nominee", "n-2"),
        ("achievement", "a-1"),
        ("evidence", "e-1"),
    ]
    assert found[1].ours == made_up.person()


def test_evidence_given_to_a_shared_achievement_joins_every_dossier_that_uses_it(
    dossiers: Dossiers, register: EvidenceRegister, database: Database
) -> None:
    dossiers.save(made_up.dossier(), PACK)
    more = made_up.evidence(b"khac", id="e-2")
    register.save(more)
    Achievements(database).save(made_up.achievement(evidence=("e-1", "e-2")))
    loaded = dossiers.load("h-1")
    assert loaded.evidence == (made_up.evidence(), more)
    dossiers.save(loaded)
    assert dossiers.load("h-1") == loaded


def test_a_spoilt_row_is_called_damage_not_a_bug(dossiers: Dossiers, database: Database) -> None:
    dossiers.save(made_up.dossier(), PACK)
    database.change("UPDATE dossiers SET minutes_date = 'hôm qua'")
    with pytest.raises(DatabaseDamaged):
        dossiers.load("h-1")
