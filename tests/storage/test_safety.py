"""The data are safe, that can be told at any moment, and going back to a backup loses nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import BackupFailed, Cancelled
from app.paths import Paths
from app.services import safety, settings
from app.services.app import App
from app.services.samples import add_sample
from app.wiring import build_app

NOW = dt.datetime(2021, 6, 1, 9, 12)


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program with the sample dossier."""
    opened = build_app(paths)
    add_sample(opened)
    yield opened
    opened.close()


def test_before_the_first_backup_nothing_is_claimed(app: App) -> None:
    found = safety.safety(app)
    assert (found.last, found.second, found.second_last) == (None, "none", None)
    assert found.dossiers == 1
    assert found.achievements == len(app.achievements.list())


def test_a_backup_made_now_is_told(app: App) -> None:
    made = safety.back_up(app, None, NOW)
    assert safety.safety(app).last == NOW
    assert made.report.rows["dossiers"] == 1
    assert [each.made_at for each in safety.list_backups(app)] == [NOW]


def test_a_backup_tells_how_far_its_evidence_is_and_can_be_stopped(app: App) -> None:
    seen: list[tuple[int, int]] = []

    def stop_at_the_third(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 2:
            raise Cancelled("")

    with pytest.raises(Cancelled):
        safety.back_up(app, None, NOW, watch=stop_at_the_third)
    total = seen[0][1]
    assert seen == [(0, total), (1, total), (2, total)]
    assert safety.list_backups(app) == ()
    safety.back_up(app, None, NOW, watch=lambda done, total: seen.append((done, total)))
    assert seen[3] == (0, total - 2)


def test_a_second_copy_goes_to_the_chosen_folder_with_its_evidence(app: App, tmp_path: Path) -> None:
    stick = tmp_path / "USB của đơn vị"
    stick.mkdir()
    settings.write(app, settings.BACKUP_FOLDER, str(stick))
    made = safety.back_up(app, safety.second_folder(app), NOW)
    assert made.problem is None
    assert made.second is not None
    assert made.second.path.parent == stick
    assert (stick / "evidence").is_dir()
    assert safety.safety(app).second_last == NOW


def test_a_stick_that_is_not_plugged_in_is_told_and_stops_nothing(app: App, tmp_path: Path) -> None:
    settings.write(app, settings.BACKUP_FOLDER, str(tmp_path / "khong-cam"))
    assert safety.safety(app).second == "away"
    assert safety.second_folder(app) is None
    app.close()


def test_a_second_copy_that_fails_does_not_spoil_the_first(app: App, tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("không phải thư mục")
    made = safety.back_up(app, blocked, NOW)
    assert isinstance(made.problem, BackupFailed)
    assert safety.safety(app).last == NOW


def test_restoring_brings_back_what_was_and_keeps_what_is(app: App) -> None:
    backup = safety.back_up(app, None, NOW).report.backup
    (card,) = app.dossiers.list()
    app.dossiers.change(card.id, title="đổi sau khi sao lưu")
    restored = safety.restore(app, backup, NOW)
    assert restored.problem is None
    assert [each.title for each in restored.app.dossiers.list()] == [card.title]
    assert restored.former is not None
    assert restored.former.parent == app.backups.folder
    restored.app.close()


def test_restoring_from_a_stick_on_another_computer_brings_the_evidence_too(
    app: App, tmp_path: Path, paths: Paths
) -> None:
    stick = tmp_path / "usb"
    made = safety.back_up(app, stick, NOW)
    assert made.second is not None
    app.close()
    other = build_app(_elsewhere(paths, tmp_path / "máy khác"))
    restored = safety.restore(other, made.second, NOW)
    assert restored.problem is None
    kept = restored.app.evidence
    assert kept.files.verify({each.sha256 for each in kept.list()}) == ()
    assert restored.app.evidence.list()
    restored.app.close()


def test_a_damaged_backup_changes_nothing(app: App, tmp_path: Path) -> None:
    broken = tmp_path / "hong.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    before = app.dossiers.list()
    restored = safety.restore(app, safety.backup_at(broken), NOW)
    assert isinstance(restored.problem, BackupFailed)
    assert restored.app.dossiers.list() == before
    restored.app.close()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed):
        safety.backup_at(tmp_path / "khong-co.db")


def test_what_a_backup_holds_is_counted_before_it_is_used(app: App) -> None:
    backup = safety.back_up(app, None, NOW).report.backup
    content = safety.look_into(app, backup)
    assert (content.dossiers, content.achievements) == (1, len(app.achievements.list()))


def _elsewhere(paths: Paths, folder: Path) -> Paths:
    from dataclasses import replace

    moved = replace(paths, data=folder, backups=folder / "backups", logs=folder / "logs", exports=folder / "exports")
    moved.create_folders()
    return moved
