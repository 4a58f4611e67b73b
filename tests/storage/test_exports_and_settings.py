"""What was exported, and what the program remembers of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.errors import DatabaseDamaged, UnknownId
from app.storage.database import Database
from app.storage.dossiers import Dossiers
from app.storage.exports import ExportRecord, Exports
from app.storage.settings import Settings
from tests.helpers import made_up

RECORD = ExportRecord(
    dossier_id="h-1",
    made_at=dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC),
    mode="draft",
    paper="submission",
    file_name="To-trinh.pdf",
    sha256="0" * 64,
    size=1234,
    pages=2,
    plan_version="1.0",
)


def test_exports_are_kept_the_last_first(database: Database, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), "pack")
    exports = Exports(database)
    proof = '{"ok": true, "lines": ["Lề trái 30 mm"]}'
    later = replace(RECORD, file_name="Danh-sach.docx", pages=None, paper="nominee_list", proof=proof)
    exports.add([RECORD, later])
    exports.add([])
    assert exports.of("h-1") == (later, RECORD)
    assert exports.of("h-2") == ()


def test_exporting_is_no_change_of_the_dossier(database: Database, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), "pack")
    before = dossiers.list()
    Exports(database).add([RECORD])
    assert dossiers.list() == before


def test_an_export_of_no_dossier_is_refused_whole(database: Database, dossiers: Dossiers) -> None:
    dossiers.save(made_up.dossier(), "pack")
    exports = Exports(database)
    with pytest.raises(UnknownId):
        exports.add([RECORD, replace(RECORD, dossier_id="khong")])
    assert exports.of("h-1") == ()


@pytest.mark.parametrize("value", ["", "chữ & <b>", 0, False, None, [1, "hai"], {"rộng": 1366}])
def test_a_setting_is_remembered(database: Database, value: object) -> None:
    settings = Settings(database)
    settings.set("cua-so", "cũ")
    settings.set("cua-so", value)
    assert settings.get("cua-so", "mặc định") == value


def test_what_was_never_set_has_its_default(database: Database) -> None:
    assert Settings(database).get("chua-dat") is None
    assert Settings(database).get("chua-dat", 5) == 5


def test_a_spoilt_setting_is_called_damage(database: Database) -> None:
    database.change("INSERT INTO settings (key, value) VALUES ('x', '{')")
    with pytest.raises(DatabaseDamaged):
        Settings(database).get("x")
