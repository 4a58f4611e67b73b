"""Where data goes: given, portable or in the profile; and folders that cannot be used."""

from __future__ import annotations

import errno
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from app import paths as module
from app.errors import DiskFull, StorageError
from app.paths import Paths, create_folder, locate_paths


def test_data_that_was_named_holds_everything_of_the_user(tmp_path: Path) -> None:
    found = locate_paths(tmp_path / "Hồ sơ & <thi đua> 😀")
    assert found.data == tmp_path / "Hồ sơ & <thi đua> 😀"
    assert {found.backups.parent, found.logs.parent, found.exports.parent} == {found.data}


def test_a_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate_paths(Path("du lieu")).data == tmp_path / "du lieu"


def test_by_default_data_is_in_the_profile_and_exports_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Tài liệu"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "data"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_PERSONAL", str(tmp_path / "Tài liệu"))
    found = locate_paths()
    assert found.data.name == found.exports.name == "HoSoThiDua"
    assert found.backups.parent == found.data
    assert found.data not in found.exports.parents


def test_the_portable_marker_puts_data_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / "portable.txt").touch()
    found = locate_paths()
    assert found.data == tmp_path / "du-lieu"
    assert found.exports == tmp_path / "du-lieu" / "exports"


def test_a_named_folder_wins_over_the_portable_marker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / "portable.txt").touch()
    assert locate_paths(tmp_path / "khác").data == tmp_path / "khác"


def test_the_resources_of_a_checkout_hold_the_fonts(paths: Paths) -> None:
    assert {file.name for file in paths.fonts.glob("*.ttf")} == {
        "Tinos-Bold.ttf",
        "Tinos-BoldItalic.ttf",
        "Tinos-Italic.ttf",
        "Tinos-Regular.ttf",
    }
    assert paths.plans.parent == paths.law.parent == paths.resources


def test_resources_of_a_frozen_program_are_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "_internal"
    (unpacked / "resources").mkdir(parents=True)
    install(tmp_path, monkeypatch)
    monkeypatch.setattr(sys, "_MEIPASS", str(unpacked), raising=False)
    assert locate_paths().resources == unpacked / "resources"


def test_resources_beside_the_executable_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch)
    (tmp_path / "resources").mkdir()
    assert locate_paths().resources == tmp_path / "resources"


def test_missing_resources_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "app" / "paths.py"))
    with pytest.raises(StorageError, match="resources") as caught:
        locate_paths()
    assert str(tmp_path) in caught.value.details


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    locate_paths(tmp_path / "mới")
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_once_and_may_be_there_already(tmp_path: Path) -> None:
    found = locate_paths(tmp_path / "a" / "b")
    found.create_folders()
    found.create_folders()
    assert found.backups.is_dir()
    assert found.logs.is_dir()
    assert list(found.logs.iterdir()) == []


def test_exports_elsewhere_do_not_keep_the_program_from_opening(tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    found = replace(locate_paths(tmp_path / "dữ liệu"), exports=tmp_path / "tệp" / "exports")
    found.create_folders()
    assert found.data.is_dir()


def test_a_file_in_the_way_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "chắn").touch()
    with pytest.raises(StorageError, match="Không ghi được") as caught:
        locate_paths(tmp_path / "chắn").create_folders()
    assert caught.value.hint


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_refuses_the_trial_file_is_a_storage_error(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", failing_with(number))
    with pytest.raises(StorageError, match="Không ghi được") as caught:
        create_folder(tmp_path)
    assert not isinstance(caught.value, DiskFull)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_to_be_full(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", failing_with(number))
    with pytest.raises(DiskFull, match="đã đầy"):
        create_folder(tmp_path)


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program believe it is an executable in ``folder``."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "hoso.exe"))


def failing_with(number: int) -> object:
    def fail(**_: object) -> None:
        raise OSError(number, "no")

    return fail
