"""Backups that were opened and counted before they count, and a restore that loses nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import BackupFailed, DatabaseDamaged, DatabaseLocked, DatabaseTooNew
from app.storage import copies
from app.storage.backup import Backups
from app.storage.database import open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles
from app.storage.migrations import SCHEMA_VERSION
from tests.helpers import made_up

NOW = dt.datetime(2026, 11, 23, 9, 12, 30)
SHA = made_up.evidence().sha256


@pytest.fixture
def backups(folder: Path, files: EvidenceFiles) -> Backups:
    return Backups(folder.parent / "sao lưu", files)


@pytest.fixture
def filled(path: Path, files: EvidenceFiles) -> Path:
    with open_database(path) as database:
        dossiers = Dossiers(database, EvidenceRegister(database, files))
        files.add_bytes(made_up.EVIDENCE_CONTENT)
        dossiers.save(made_up.dossier(), "pack " * 20_000)
    return path


def set_title(path: Path, title: str) -> None:
    with open_database(path) as database:
        Dossiers(database, EvidenceRegister(database, EvidenceFiles(path.parent))).change("h-1", title=title)


def title_in(path: Path) -> str:
    direct = sqlite3.connect(path)
    try:
        return direct.execute("SELECT title FROM dossiers").fetchone()[0]
    finally:
        direct.close()


def names_in(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def test_a_backup_is_named_by_its_time_and_counted(backups: Backups, filled: Path) -> None:
    report = backups.make(filled, NOW)
    assert report.backup.path.name == "hoso-20261123-091230.db"
    assert report.backup.made_at == NOW
    assert (report.rows["dossiers"], report.rows["nominees"], report.rows["signers"]) == (1, 2, 3)
    assert report.evidence_missing == ()
    assert backups.list() == (report.backup,)
    assert backups.check(report.backup) == report.rows
    assert names_in(backups.folder) == [str(Path("evidence") / SHA[:2] / SHA), report.backup.path.name]


def test_a_backup_of_the_open_database_has_the_last_edit(backups: Backups, path: Path, filled: Path) -> None:
    with open_database(path) as database:
        register = EvidenceRegister(database, EvidenceFiles(path.parent / "evidence"))
        Dossiers(database, register).change("h-1", title="vừa gõ")
        report = backups.make(path, NOW)
    assert title_in(report.backup.path) == "vừa gõ"


def test_backups_of_one_second_do_not_overwrite_each_other(backups: Backups, filled: Path) -> None:
    first, second = backups.make(filled, NOW).backup, backups.make(filled, NOW).backup
    assert first.path != second.path
    assert first.made_at == second.made_at
    assert set(backups.list()) == {first, second}


def test_only_new_evidence_is_copied(backups: Backups, filled: Path, files: EvidenceFiles) -> None:
    backups.make(filled, NOW)
    files.path(SHA).unlink()
    report = backups.make(filled, NOW)
    assert report.evidence_missing == ()


def test_lost_and_altered_evidence_is_told_and_the_backup_counts(
    backups: Backups, filled: Path, files: EvidenceFiles
) -> None:
    files.path(SHA).write_bytes(b"altered")
    report = backups.make(filled, NOW)
    assert report.evidence_missing == (SHA,)
    assert names_in(backups.folder) == [report.backup.path.name]


def test_old_backups_are_thinned_and_other_files_stay(backups: Backups, filled: Path) -> None:
    backups.folder.mkdir(parents=True)
    for hour in range(8, 18):
        shutil.copy(filled, backups.folder / f"hoso-20261001-{hour:02}0000.db")
    others = ("ghi chú.txt", "truoc-nang-cap-v0-20200101-000000.db", "hoso-cua-toi.db", "hoso-20269999-990000.db")
    for name in others:
        (backups.folder / name).write_bytes(b"x")
    backups.make(filled, NOW)
    left = [name for name in names_in(backups.folder) if not name.startswith("evidence")]
    kept = [f"hoso-20261001-{hour}0000.db" for hour in (16, 17)]
    assert left == sorted([*others, *kept, "hoso-20261123-091230.db"])


def test_no_backups_is_an_empty_list(backups: Backups) -> None:
    assert backups.list() == ()


@pytest.mark.parametrize("part", ["missing", "damaged"])
def test_a_database_that_cannot_be_copied_leaves_no_backup(backups: Backups, filled: Path, part: str) -> None:
    if part == "missing":
        filled.unlink()
    else:
        with filled.open("r+b") as file:
            file.seek(4096 * 3)
            file.write(b"\xff" * 8192)
    with pytest.raises(BackupFailed, match="vẫn còn nguyên"):
        backups.make(filled, NOW)
    assert backups.list() == ()
    assert names_in(backups.folder) == []


def test_a_backup_with_other_counts_does_not_count(
    backups: Backups, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "check_copy", lambda _: {"dossiers": 0})
    with pytest.raises(BackupFailed) as raised:
        backups.make(filled, NOW)
    assert "số dòng" in raised.value.details
    assert names_in(backups.folder) == []


def test_a_folder_that_cannot_be_made_fails_the_backup(filled: Path, files: EvidenceFiles, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(BackupFailed):
        Backups(tmp_path / "tep" / "sao-luu", files).make(filled, NOW)


def test_restoring_brings_back_that_moment_and_keeps_the_former(backups: Backups, filled: Path) -> None:
    report = backups.make(filled, NOW)
    set_title(filled, "sửa sau khi sao lưu")
    former = backups.restore(report.backup.path, filled, NOW)
    assert former is not None
    assert former.name == "truoc-khoi-phuc-20261123-091230.db"
    assert title_in(filled) == "Hồ sơ thử nghiệm"
    assert title_in(former) == "sửa sau khi sao lưu"
    assert backups.restore(former, filled, NOW) != former
    assert title_in(filled) == "sửa sau khi sao lưu"
    open_database(filled).close()


def test_restoring_brings_back_lost_evidence(backups: Backups, filled: Path, files: EvidenceFiles) -> None:
    report = backups.make(filled, NOW)
    shutil.rmtree(files.folder)
    backups.restore(report.backup.path, filled, NOW)
    assert files.verify([SHA]) == ()


def test_restoring_works_when_the_database_is_damaged(backups: Backups, filled: Path) -> None:
    report = backups.make(filled, NOW)
    filled.write_bytes(b"hong")
    with pytest.raises(DatabaseDamaged):
        open_database(filled)
    former = backups.restore(report.backup.path, filled, NOW)
    assert former is not None
    assert former.read_bytes() == b"hong"
    open_database(filled).close()


def test_restoring_works_when_the_database_is_gone(backups: Backups, filled: Path) -> None:
    report = backups.make(filled, NOW)
    filled.unlink()
    assert backups.restore(report.backup.path, filled, NOW) is None
    open_database(filled).close()


def test_a_log_left_by_a_crash_is_kept_with_the_former_and_not_played_into_the_restored(
    backups: Backups, filled: Path, tmp_path: Path
) -> None:
    report = backups.make(filled, NOW)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with open_database(filled) as database:
        register = EvidenceRegister(database, EvidenceFiles(filled.parent / "evidence"))
        Dossiers(database, register).change("h-1", title="chỉ nằm trong nhật ký")
        for name in ("hoso.db", "hoso.db-wal"):
            shutil.copy(filled.with_name(name), crashed / name)
    former = backups.restore(report.backup.path, crashed / "hoso.db", NOW)
    assert former is not None
    assert title_in(crashed / "hoso.db") == "Hồ sơ thử nghiệm"
    assert title_in(former) == "chỉ nằm trong nhật ký"
    assert names_in(crashed) == ["hoso.db"]
    assert not former.with_name(former.name + "-wal").exists()


def test_an_open_database_is_not_replaced(backups: Backups, filled: Path) -> None:
    report = backups.make(filled, NOW)
    with open_database(filled), pytest.raises(DatabaseLocked):
        backups.restore(report.backup.path, filled, NOW)


def cut_off(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:9000])


def make_newer(backup: Path) -> None:
    direct = sqlite3.connect(backup)
    direct.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    direct.close()


def break_a_reference(backup: Path) -> None:
    direct = sqlite3.connect(backup)
    direct.execute("DELETE FROM nominees")
    direct.commit()
    direct.close()


SPOILT: dict[str, tuple[Callable[[Path], object], type[Exception]]] = {
    "cut off": (cut_off, BackupFailed),
    "a text": (lambda backup: backup.write_text("x" * 5000), BackupFailed),
    "empty": (lambda backup: backup.write_bytes(b""), BackupFailed),
    "gone": (lambda backup: backup.unlink(), BackupFailed),
    "rows that lead nowhere": (break_a_reference, BackupFailed),
    "of a newer program": (make_newer, DatabaseTooNew),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_backup_is_not_restored_and_nothing_changes(backups: Backups, filled: Path, what: str) -> None:
    backup = backups.make(filled, NOW).backup.path
    spoil, error = SPOILT[what]
    spoil(backup)
    before = names_in(filled.parent), filled.read_bytes()
    with pytest.raises(error):
        backups.restore(backup, filled, NOW)
    assert (names_in(filled.parent), filled.read_bytes()) == before
    assert [name for name in names_in(backups.folder) if name.startswith("truoc")] == []
