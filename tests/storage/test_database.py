"""The database behind its guards: what is opened, what is refused and in which words, what is left at rest."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from app.errors import DatabaseDamaged, DatabaseLocked, DatabaseTooNew, DiskFull, StorageError
from app.storage.database import Database, open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles
from app.storage.instance_lock import InstanceLock
from app.storage.migrations import APPLICATION_ID, SCHEMA_VERSION
from app.storage.settings import Settings
from tests.helpers import made_up

ROOT = Path(__file__).resolve().parents[2]


def fill(path: Path) -> None:
    """A database with enough in it that damage has something to hit."""
    with open_database(path) as database:
        dossiers = Dossiers(database, EvidenceRegister(database, EvidenceFiles(path.parent / "evidence")))
        dossiers.save(made_up.dossier(), "pack " * 20_000)


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() if each.is_file() else b"a folder" for each in folder.iterdir()}


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_database_is_made_with_its_folder(path: Path) -> None:
    with open_database(path) as database:
        pragmas = {name: database.rows(f"PRAGMA {name}")[0].popitem()[1] for name in PRAGMAS}
    assert pragmas == PRAGMAS


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "application_id": APPLICATION_ID,
    "user_version": SCHEMA_VERSION,
    "busy_timeout": 5000,
}


def test_every_table_is_strict(database: Database) -> None:
    tables = database.rows("PRAGMA table_list")
    made_by_sqlite = ("sqlite_", "search_words", "search_titles")  # FTS5 makes its own tables, which cannot be strict
    loose = [row["name"] for row in tables if not row["strict"] and not row["name"].startswith(made_by_sqlite)]
    assert loose == []
    assert len(tables) > 20


def test_one_file_is_left_at_rest(path: Path) -> None:
    fill(path)
    assert names_in(path.parent) == ["hoso.db"]


def test_opening_again_finds_what_was_saved(path: Path) -> None:
    fill(path)
    with open_database(path) as database:
        assert database.rows("SELECT id FROM dossiers") == [{"id": "h-1"}]
        assert not database.changed


def test_closing_twice_does_no_harm(path: Path) -> None:
    database = open_database(path)
    database.close()
    database.close()
    assert names_in(path.parent) == ["hoso.db"]


def test_a_second_program_is_told_politely(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from app.storage.database import open_database as opened; "
        "opened(Path(sys.argv[1]))"
    )
    with open_database(path):
        other = subprocess.run(
            [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
        assert "DatabaseLocked" in other.stderr
        with pytest.raises(DatabaseLocked, match="đang mở sẵn") as raised:
            open_database(path)
    assert "đóng nó" in raised.value.hint
    open_database(path).close()


def test_a_lock_file_left_by_a_crash_stops_nobody(path: Path) -> None:
    fill(path)
    path.with_name("hoso.db.lock").touch()
    open_database(path).close()
    assert names_in(path.parent) == ["hoso.db"]


@pytest.mark.parametrize("taken_again", [False, True])
def test_a_lock_file_removed_by_one_just_leaving_guards_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, taken_again: bool
) -> None:
    path.parent.mkdir()
    connect = sqlite3.connect

    def connect_too_late(lock: Path, **options: Any) -> sqlite3.Connection:
        connection = connect(lock, **options)
        lock.unlink()
        if taken_again:
            lock.touch()
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_too_late)
    with pytest.raises(DatabaseLocked):
        InstanceLock(path)
    monkeypatch.undo()
    InstanceLock(path).release()
    assert names_in(path.parent) == []


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    fill(path)
    direct = sqlite3.connect(path)
    direct.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    direct.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="phiên bản mới hơn"):
        open_database(path)
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["hoso.db"]


def overwrite_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 8192)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])


def make_foreign(path: Path) -> None:
    path.unlink()
    direct = sqlite3.connect(path)
    direct.execute("CREATE TABLE somebody_elses (x)")
    direct.close()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_log_orphan(path: Path) -> None:
    path.rename(path.with_name("hoso.db-wal"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a page overwritten": overwrite_a_page,
    "cut off": cut,
    "emptied": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_text("Kính gửi: ...", encoding="utf-8"),
    "a header and no more": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "another program's": make_foreign,
    "a folder": make_folder,
    "only the log is left": make_log_orphan,
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_database_is_refused_and_not_touched(path: Path, what: str) -> None:
    fill(path)
    DAMAGE[what](path)
    before = contents(path.parent)
    with pytest.raises(DatabaseDamaged, match="không bị xóa") as raised:
        open_database(path)
    assert "bản sao lưu" in raised.value.hint
    assert contents(path.parent).items() >= before.items()  # SQLite may leave an empty log beside a broken file
    assert not path.with_name("hoso.db.lock").exists()


def test_damage_found_only_while_reading_is_translated_too(path: Path) -> None:
    fill(path)
    with open_database(path) as database:
        tables = [row["name"] for row in database.rows("PRAGMA table_list")]
        database.change("PRAGMA shrink_memory")  # or it would read the pages it still remembers
        overwrite_a_page(path)
        with pytest.raises(DatabaseDamaged):
            deque(database.rows(f"SELECT * FROM {name}") for name in tables)


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(StorageError, match="thư mục dữ liệu") as raised:
        open_database(tmp_path / "tep" / "du-lieu" / "hoso.db")
    assert type(raised.value) is StorageError


def test_a_read_only_file_is_a_storage_error(path: Path) -> None:
    with open_database(path) as database:
        database.change("PRAGMA query_only = ON")  # what a read-only medium makes SQLite say
        with pytest.raises(StorageError, match="quyền ghi") as raised:
            Settings(database).set("x", 1)
    assert type(raised.value) is StorageError


def test_a_full_disk_costs_only_the_last_change(path: Path) -> None:
    fill(path)
    with open_database(path) as database:
        dossiers = Dossiers(database, EvidenceRegister(database, EvidenceFiles(path.parent / "evidence")))
        pages = database.rows("PRAGMA page_count")[0]["page_count"]
        database.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="đã đầy"):
            dossiers.save(made_up.dossier(title="lớn " * 100_000))
        assert dossiers.load("h-1") == made_up.dossier()
        dossiers.change("h-1", title="còn dùng được")
    with open_database(path) as database:
        assert database.rows("SELECT title FROM dossiers") == [{"title": "còn dùng được"}]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk, which only Linux can")
def test_a_truly_full_disk_costs_only_the_last_change(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a small disk here")
    try:
        with open_database(disk / "hoso.db") as database:
            settings = Settings(database)
            settings.set("giu", "nguyên")
            with pytest.raises(DiskFull):
                settings.set("lon", "x" * 2_000_000)
            with pytest.raises(DiskFull):
                EvidenceFiles(disk / "evidence").add_bytes(b"x" * 2_000_000)
            assert settings.get("giu") == "nguyên"
        with open_database(disk / "hoso.db") as database:
            assert Settings(database).get("giu") == "nguyên"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_transaction_happens_whole_or_not_at_all(database: Database) -> None:
    settings = Settings(database)

    def fail_half_way() -> None:
        with database.transaction():
            settings.set("a", 1)
            with database.transaction():
                settings.set("b", 2)
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    assert database.rows("SELECT * FROM settings") == []


def test_a_wrong_statement_is_a_bug_and_stays_one(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.rows("SELECT * FROM khong_co")
    with pytest.raises(sqlite3.IntegrityError):
        database.change("INSERT INTO settings (key, value) VALUES (NULL, '')")


def test_a_first_start_cut_short_is_begun_again(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("hoso.db.new").write_bytes(b"nua chung")
    path.with_name("hoso.db.new-journal").write_bytes(b"nua chung")
    open_database(path).close()
    assert names_in(path.parent) == ["hoso.db"]


def test_another_thread_works_beside_and_its_changes_count_and_show(path: Path) -> None:
    with open_database(path) as database:

        def work() -> None:
            with database.beside() as beside:
                Settings(beside).set("khóa", "giá trị")

        assert not database.changed
        thread = Thread(target=work)
        thread.start()
        thread.join()
        assert database.changed
        assert Settings(database).get("khóa", "") == "giá trị"
        assert Settings(database).get("không có", "") == ""
    assert names_in(path.parent) == [path.name]


def test_the_window_reads_on_while_another_connection_writes(path: Path) -> None:
    with open_database(path) as database, database.beside() as beside, beside.transaction():
        Settings(beside).set("khóa", "giá trị")
        assert Settings(database).get("khóa", "") == ""
