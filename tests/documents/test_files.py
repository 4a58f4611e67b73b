"""Files appear whole or not at all, and what goes wrong is told in words."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from app.documents.files import LONGEST_NAME, file_name, write_set, write_whole
from app.errors import AppError, DiskFull, FileOpenElsewhere, FolderNotWritable

SAFE = "Dữ liệu trong chương trình vẫn còn nguyên."


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(patch: pytest.MonkeyPatch, target: object, name: str, error: OSError, *, after: int = 0) -> None:
    """Let the system refuse ``name`` after so many calls that go well."""
    real = getattr(target, name)
    calls = 0

    def refused(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls > after:
            raise error
        return real(*args, **kwargs)

    patch.setattr(target, name, refused)


def test_a_file_is_written_with_its_missing_folders(tmp_path: Path) -> None:
    target = tmp_path / "Hồ sơ 2021" / "Tờ trình" / "to-trinh.docx"
    write_whole(target, b"noi dung")
    assert target.read_bytes() == b"noi dung"
    assert names(target.parent) == ["to-trinh.docx"]


def test_a_file_replaces_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    write_whole(target, b"cu")
    write_whole(target, b"moi")
    assert target.read_bytes() == b"moi"
    assert names(tmp_path) == ["a.pdf"]


def test_a_new_file_can_be_read_by_others_like_any_file(tmp_path: Path) -> None:
    plain, ours = tmp_path / "plain", tmp_path / "ours"
    plain.write_bytes(b"")
    write_whole(ours, b"")
    assert ours.stat().st_mode == plain.stat().st_mode


def test_a_set_is_written_together(tmp_path: Path) -> None:
    files = {tmp_path / "a": b"1", tmp_path / "x" / "b": b"2"}
    write_set(files)
    assert {path: path.read_bytes() for path in files} == files
    assert names(tmp_path) == ["a", "x"]


def test_an_empty_set_writes_nothing(tmp_path: Path) -> None:
    write_set({})
    assert names(tmp_path) == []


@pytest.mark.parametrize("full", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_former_file_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: int
) -> None:
    target = tmp_path / "a.docx"
    write_whole(target, b"cu")
    refuse(monkeypatch, os, "fsync", OSError(full, "no room"))
    with pytest.raises(DiskFull) as told:
        write_whole(target, b"moi")
    assert "đầy" in told.value.message
    assert SAFE in told.value.message
    assert told.value.hint
    assert target.read_bytes() == b"cu"
    assert names(tmp_path) == ["a.docx"]


def test_a_file_held_by_another_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    write_whole(target, b"cu")
    refuse(monkeypatch, Path, "replace", PermissionError(errno.EACCES, "in use"))
    with pytest.raises(FileOpenElsewhere) as told:
        write_whole(target, b"moi")
    assert "a.docx" in told.value.message
    assert SAFE in told.value.message
    assert "đóng tệp" in told.value.hint
    assert (target.read_bytes(), names(tmp_path)) == (b"cu", ["a.docx"])


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "denied"),
        OSError(errno.EROFS, "read-only"),
        FileNotFoundError(errno.ENOENT, "no drive"),
        OSError(errno.EIO, "pulled out"),
    ],
)
def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    refuse(monkeypatch, Path, "open", error)
    with pytest.raises(FolderNotWritable) as told:
        write_whole(tmp_path / "a.docx", b"x")
    assert SAFE in told.value.message
    assert str(tmp_path) in told.value.message
    assert names(tmp_path) == []


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "thu-muc").write_bytes(b"la tep")
    with pytest.raises(FolderNotWritable):
        write_whole(tmp_path / "thu-muc" / "a.docx", b"x")


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(FolderNotWritable) as told:
        write_whole(tmp_path / "a.docx", b"x")
    assert "một thư mục mang tên “a.docx”" in told.value.message
    assert names(tmp_path) == ["a.docx"]


@pytest.mark.parametrize("good", range(3))
def test_a_set_that_fails_anywhere_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
    old = {tmp_path / "a": b"cu a", tmp_path / "b": b"cu b"}
    write_set(old)
    new = {tmp_path / "a": b"moi a", tmp_path / "c": b"moi c", tmp_path / "b": b"moi b"}
    real, calls = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(calls) == good:
            raise PermissionError(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(AppError):
        write_set(new)
    assert {path: path.read_bytes() for path in old} == old
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("good", range(3))
def test_a_set_that_finds_no_room_leaves_no_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
    refuse(monkeypatch, os, "fsync", OSError(errno.ENOSPC, "no room"), after=good)
    with pytest.raises(DiskFull):
        write_set({tmp_path / name: b"x" for name in "abcd"})
    assert names(tmp_path) == []


def test_a_program_that_is_stopped_midway_puts_the_files_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {tmp_path / "a": b"cu a", tmp_path / "b": b"cu b"}
    write_set(old)
    real, calls = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(calls) == 1:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_set({tmp_path / "a": b"moi", tmp_path / "b": b"moi"})
    assert {path: path.read_bytes() for path in old} == old


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tờ trình số 05/TTr-UBND", "To-trinh-so-05-TTr-UBND"),
        ("Đề nghị: “Bằng khen” & <Giấy khen>", "De-nghi-Bang-khen-Giay-khen"),
        ("../../etc/passwd", "etc-passwd"),
        ("  \x00\n😀 ", "tep"),
        ("", "tep"),
        ("con", "tep-con"),
        ("Aux", "tep-Aux"),
        ("LPT1", "tep-LPT1"),
        ("Com1.txt", "tep-Com1-txt"),
        ("Consolidated", "Consolidated"),
        ("Hoa\u0300", "Hoa"),
    ],
)
def test_a_file_name_is_plain(text: str, name: str) -> None:
    assert file_name(text, ".docx") == f"{name}.docx"


@pytest.mark.parametrize("text", ["Danh sách " * 50, "a" * 500, "con-" + "b" * 500])
def test_a_file_name_is_never_long_and_never_ends_in_a_hyphen(text: str) -> None:
    name = file_name(text, ".docx")
    assert len(name) <= LONGEST_NAME
    assert re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*\.docx", name)
