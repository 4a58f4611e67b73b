"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from app.errors import DiskFull, ExportError, FileOpenElsewhere, FolderNotWritable
from app.whole_file import write_whole


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_bytes_are_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "Tờ trình.pdf", b"noi dung")
    assert (tmp_path / "Tờ trình.pdf").read_bytes() == b"noi dung"
    assert names_in(tmp_path) == ["Tờ trình.pdf"]


def test_a_function_may_write_in_pieces(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"mot ")
        file.write(b"hai")

    write_whole(tmp_path / "x", write)
    assert (tmp_path / "x").read_bytes() == b"mot hai"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"cu, dai hon nhieu")
    write_whole(tmp_path / "x", b"moi")
    assert (tmp_path / "x").read_bytes() == b"moi"


def test_a_long_name_leaves_room_for_its_temporary_file(tmp_path: Path) -> None:
    name = "x" * 255
    write_whole(tmp_path / name, b"")
    assert names_in(tmp_path) == [name]


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"cu")

    def fail(file: BinaryIO) -> None:
        file.write(b"nua")
        raise KeyError("đứt giữa chừng")

    with pytest.raises(KeyError):
        write_whole(tmp_path / "x", fail)
    assert (tmp_path / "x").read_bytes() == b"cu"
    assert names_in(tmp_path) == ["x"]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
        (errno.EIO, FolderNotWritable),
    ],
)
def test_a_disk_that_refuses_is_said_in_its_own_words(tmp_path: Path, code: int, error: type[Exception]) -> None:
    def fail(_: BinaryIO) -> None:
        raise OSError(code, "no")

    with pytest.raises(error, match="vẫn còn nguyên"):
        write_whole(tmp_path / "x", fail)
    assert names_in(tmp_path) == []


def test_a_target_open_elsewhere_is_said_and_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "Tờ trình.docx"
    target.write_bytes(b"dang mo trong Word")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileOpenElsewhere, match=r"Tờ trình\.docx") as raised:
        write_whole(target, b"moi")
    assert "đóng tệp" in raised.value.hint
    monkeypatch.undo()
    assert target.read_bytes() == b"dang mo trong Word"
    assert names_in(tmp_path) == [target.name]


@pytest.mark.parametrize("where", ["missing/x", "file/x"])
def test_a_folder_that_is_none_is_said(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderNotWritable, match="thư mục"):
        write_whole(tmp_path / where, b"x")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(ExportError, match="một thư mục mang tên"):
        write_whole(tmp_path / "x", b"x")
    assert names_in(tmp_path) == ["x"]
