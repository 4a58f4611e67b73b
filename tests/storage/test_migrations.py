"""Every database ever released opens, and a released step never changes."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import sqlite_utils

from app.domain.achievement import Achievement, Evidence, Figure, NamedFigure, Participation
from app.domain.dossier import Answer, Dossier, EventDate, Minutes, Nomination, Submission
from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.plan_file import PlanFile
from app.domain.unit import Signer, Unit
from app.errors import BackupFailed
from app.exchange.dossier_json import read_json
from app.storage import database as database_module
from app.storage.copies import check_copy
from app.storage.database import open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles
from app.storage.migrations import (
    APPLICATION_ID,
    MIGRATIONS,
    SCHEMA_VERSION,
    STEP_1,
    STEP_2,
    STEP_3,
    STEP_4,
    STEP_5,
    STEP_6,
    STEP_7,
    STEP_8,
)
from tests.helpers import made_up

# v<n>.db was written by the program that released step n, v<n>.json is the dossier it held. Never make them again.
DATA = Path(__file__).parent / "data"

RELEASED = {
    "STEP_1": (STEP_1, "f8f02d481d44b23bc38dc6d812f6e96b91f10ed60f0c3976897ec826c2f39324"),
    "STEP_2": (STEP_2, "0942e4893dceb45a6a98525fc000877b6e588d395cad5a8b4d8c2c7628a15fac"),
    "STEP_3": (STEP_3, "cd78510b5cc5dde2ec7954d3feab1ff9f6b14b6725957be40adb1fb588d8b477"),
    "STEP_4": (STEP_4, "5780d842dda92243f28c8a392b2a077227aa2d4f36feb626da0742fdfc941e0b"),
    "STEP_5": (STEP_5, "3e05d215453b9723120a0f49e3b582e87d45bad29c4ecc95de09b59230c6ffc2"),
    "STEP_6": (STEP_6, "b2374ba122667ada495b01c21d9196dbf4dcf4a77ac4ff971f144546b056156f"),
    "STEP_7": (STEP_7, "182fd41e0fc0f3dd0dfe71ca952e08e7449ee7148a681fdf361e52c0bc6c7476"),
    "STEP_8": (STEP_8, "cf7c75fdca0ad50f052f3b890b2955d9c0980203c4d397fb222fc83321febe88"),
}

TABLES: dict[str, type] = {
    "units": Unit,
    "signers": Signer,
    "nominees": Nominee,
    "earlier_awards": EarlierAward,
    "discipline": Discipline,
    "achievements": Achievement,
    "achievement_figures": NamedFigure,
    "achievement_participants": Participation,
    "evidence": Evidence,
    "dossiers": Dossier,
    "figures": Figure,
    "nomination_figures": Figure,
    "answers": Answer,
    "nominations": Nomination,
    "events": EventDate,
    "plan_files": PlanFile,
}

IN_OTHER_TABLES: dict[type, set[str]] = {
    Unit: {"signers"},
    Nominee: {"earlier_awards", "discipline"},
    Achievement: {"figures", "participants", "evidence"},
    Nomination: {"figures", "answers", "achievements"},
    Dossier: {
        *("unit", "nominees", "nominations", "achievements", "evidence"),
        *("figures", "told_quotas", "events", "minutes", "submission"),
    },
}


@pytest.fixture
def schema() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    for sql, _ in RELEASED.values():
        connection.executescript(sql)
    yield connection
    connection.close()


NEXT = len(RELEASED) + 1


@pytest.fixture
def one_step_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program one step further than this one."""
    further = f"ALTER TABLE units ADD COLUMN phone TEXT NOT NULL DEFAULT ''; PRAGMA user_version = {NEXT};"
    steps = sqlite_utils.Migrations("hoso")
    for number, sql in enumerate([*(sql for sql, _ in RELEASED.values()), further], start=1):
        steps(name=str(number))(lambda raw, sql=sql: raw.executescript(sql))
    monkeypatch.setattr("app.storage.migrations.MIGRATIONS", steps)
    monkeypatch.setattr("app.storage.guards.SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(database_module, "SCHEMA_VERSION", NEXT)


def columns_of(schema: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in schema.execute(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize("step", RELEASED)
def test_a_released_step_never_changes(step: str) -> None:
    sql, released = RELEASED[step]
    assert hashlib.sha256(sql.encode()).hexdigest() == released


def test_steps_versions_and_releases_go_together() -> None:
    names = ", ".join(str(number) for number in range(1, SCHEMA_VERSION + 1))
    assert repr(MIGRATIONS) == f"<Migrations 'hoso': [{names}]>"
    assert list(RELEASED) == [f"STEP_{number}" for number in range(1, SCHEMA_VERSION + 1)]
    assert f"PRAGMA application_id = {APPLICATION_ID};" in STEP_1
    for number, (sql, _) in enumerate(RELEASED.values(), start=1):
        assert f"PRAGMA user_version = {number};" in sql


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_the_domain_has_its_column(schema: sqlite3.Connection, table: str) -> None:
    kind = TABLES[table]
    wanted = {each.name for each in fields(kind)} - IN_OTHER_TABLES.get(kind, set())
    assert wanted <= columns_of(schema, table)


def test_minutes_and_submission_have_their_columns_in_the_dossier(schema: sqlite3.Connection) -> None:
    wanted = {f"minutes_{each.name}" for each in fields(Minutes)}
    wanted |= {f"submission_{each.name}" for each in fields(Submission)}
    assert wanted <= columns_of(schema, "dossiers")


def test_every_foreign_key_has_an_index_to_follow_it_by(schema: sqlite3.Connection) -> None:
    tables = [row[0] for row in schema.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    bare = [
        (table, key[3])
        for table in tables
        for key in schema.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        if not is_indexed(schema, table, key[3])
    ]
    assert bare == [("dossiers", "pack")]  # packs are few and never deleted


def is_indexed(schema: sqlite3.Connection, table: str, column: str) -> bool:
    indexes = [row[1] for row in schema.execute(f"PRAGMA index_list({table})").fetchall()]
    leading = [[info[2] for info in schema.execute(f"PRAGMA index_info({name})")] for name in indexes]
    return any(column in columns[:2] for columns in leading)


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_database_of_an_old_release_opens_with_everything_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "hoso.db"
    shutil.copy(DATA / f"v{version}.db", path)
    expected = read_json((DATA / f"v{version}.json").read_bytes(), "old")
    with open_database(path) as database:
        dossiers = Dossiers(database, EvidenceRegister(database, EvidenceFiles(tmp_path)))
        assert dossiers.load(expected.id) == expected
        assert dossiers.pack_text(expected.id).startswith("format = 1")
        dossiers.change(expected.id, title="vẫn sửa được")
        assert dossiers.load(expected.id).title == "vẫn sửa được"


def test_a_step_that_fails_halfway_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hoso.db"
    shutil.copy(DATA / "v2.db", path)
    monkeypatch.setattr("app.storage.migrations.STEP_3", STEP_3.replace("PRAGMA", "SELECT no_such_function(); PRAGMA"))
    with pytest.raises(sqlite3.OperationalError):
        open_database(path)
    monkeypatch.undo()
    with open_database(path) as database:
        assert database.rows("PRAGMA user_version") == [{"user_version": SCHEMA_VERSION}]


@pytest.mark.usefixtures("one_step_further")
def test_a_copy_is_kept_before_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "hoso.db"
    shutil.copy(DATA / "v1.db", path)
    with open_database(path) as database:
        assert database.rows("SELECT DISTINCT phone FROM units") == [{"phone": ""}]
        assert database.rows("PRAGMA user_version") == [{"user_version": NEXT}]
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith("truoc-nang-cap-v1-")
    assert check_copy(copy)["dossiers"] == 1
    direct = sqlite3.connect(copy)
    assert direct.execute("PRAGMA user_version").fetchone() == (1,)
    direct.close()
    open_database(path).close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


@pytest.mark.usefixtures("one_step_further")
def test_without_a_copy_there_is_no_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hoso.db"
    shutil.copy(DATA / "v1.db", path)

    def fail(_: Path, target: Path) -> None:
        raise BackupFailed("không sao lưu được", "", str(target))

    monkeypatch.setattr(database_module, "copy_checked", fail)
    with pytest.raises(BackupFailed):
        open_database(path)
    direct = sqlite3.connect(path)
    assert direct.execute("PRAGMA user_version").fetchone() == (1,)
    direct.close()


@pytest.mark.usefixtures("one_step_further")
def test_a_new_database_takes_all_steps_without_a_copy(tmp_path: Path) -> None:
    with open_database(tmp_path / "hoso.db") as database:
        Dossiers(database, EvidenceRegister(database, EvidenceFiles(tmp_path))).save(made_up.dossier(), "pack")
        assert database.rows("PRAGMA user_version") == [{"user_version": NEXT}]
    assert [each.name for each in tmp_path.iterdir()] == ["hoso.db"]
