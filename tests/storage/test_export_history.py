"""What was exported before is told with its day, its way and its folder, and whether the files are still there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.dossier import Snapshot
from app.paths import Paths
from app.services import export_history, exporting, settings
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.samples import add_sample
from app.wiring import build_app

PAPERS = ("to-trinh", "bien-ban")


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.close()


@pytest.fixture
def snapshot(app: App) -> Snapshot:
    return open_snapshot(app, add_sample(app))


def export(app: App, snapshot: Snapshot, folder: Path) -> exporting.ExportResult:
    return exporting.export_papers(app, snapshot, folder, mode="paper", formats=("docx",), chosen=PAPERS)


def test_an_export_is_remembered_with_its_folder_and_files(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    result = export(app, snapshot, tmp_path / "Đợt 1")
    (past,) = export_history.past_exports(app, snapshot.dossier.id)
    assert past.made_at == result.made_at
    assert (past.mode, past.folder) == ("paper", tmp_path / "Đợt 1")
    assert [each.name for each in past.files] == [each.path.name for each in result.files]
    assert export_history.file_states(past) == ("there", "there")


def test_exports_of_the_same_second_stay_apart(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    results = [export(app, snapshot, tmp_path / str(turn)) for turn in range(3)]
    told = export_history.past_exports(app, snapshot.dossier.id)
    assert [past.made_at for past in told] == [result.made_at for result in reversed(results)]
    assert {len(past.files) for past in told} == {len(PAPERS)}


def test_files_that_were_edited_or_taken_away_are_told(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    export(app, snapshot, tmp_path)
    (past,) = export_history.past_exports(app, snapshot.dossier.id)
    first, second = (tmp_path / each.name for each in past.files)
    first.write_bytes(first.read_bytes()[:-1] + b"x")
    second.unlink()
    assert export_history.file_states(past) == ("changed", "gone")


def test_a_record_without_a_folder_has_no_files_to_show(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    export(app, snapshot, tmp_path)
    app.settings.set(f"export_folders/{snapshot.dossier.id}", {})
    (past,) = export_history.past_exports(app, snapshot.dossier.id)
    assert past.folder is None
    assert export_history.file_states(past) == ("gone", "gone")


def test_the_next_export_goes_where_the_last_one_went(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    export(app, snapshot, tmp_path / "USB")
    assert export_history.folder_for(app, snapshot) == tmp_path / "USB"


def test_the_first_export_goes_into_a_folder_called_by_the_title(app: App, snapshot: Snapshot, tmp_path: Path) -> None:
    folder = export_history.folder_for(app, snapshot)
    assert folder.parent == app.paths.exports
    assert not set('\\/:*?"<>|') & set(folder.name)
    settings.write(app, settings.EXPORT_FOLDER, str(tmp_path))
    assert export_history.folder_for(app, snapshot).parent == tmp_path


def test_what_was_never_exported_has_no_history(app: App, snapshot: Snapshot) -> None:
    assert export_history.past_exports(app, snapshot.dossier.id) == ()


@pytest.mark.parametrize(
    ("usual", "ready", "mode"),
    [
        ("ready", True, "paper"),
        ("ready", False, "draft"),
        ("draft", True, "draft"),
        ("electronic", False, "electronic"),
    ],
)
def test_a_first_export_begins_with_what_the_settings_say(app: App, usual: str, ready: bool, mode: str) -> None:
    settings.write(app, settings.EXPORT_MODE, usual)
    assert export_history.mode_for(app, "h-1", ready=ready) == mode
