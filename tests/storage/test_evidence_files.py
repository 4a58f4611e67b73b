"""Evidence files: found by content, kept once, never half there."""

from __future__ import annotations

import errno
import hashlib
import io
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from app.errors import DiskFull, StorageError
from app.storage.evidence_files import EvidenceFiles

CONTENT = b"\x00\xff" * 700_000
NAME = hashlib.sha256(CONTENT).hexdigest()


class FailingStream(io.RawIOBase):
    """Gives one block, then fails the way a disk does."""

    def __init__(self, code: int) -> None:
        self._blocks = [b"dau"]
        self._code = code

    def read(self, size: int = -1) -> bytes:
        if self._blocks:
            return self._blocks.pop()
        raise OSError(self._code, "broken")


def everything_in(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def test_a_file_is_kept_under_its_hash_in_a_folder_of_two_digits(files: EvidenceFiles) -> None:
    kept = files.add_bytes(CONTENT)
    assert (kept.sha256, kept.size) == (NAME, len(CONTENT))
    assert everything_in(files.folder) == [str(Path(NAME[:2]) / NAME)]
    assert files.path(NAME).read_bytes() == CONTENT


def test_the_same_content_is_kept_once(files: EvidenceFiles, tmp_path: Path) -> None:
    copy = tmp_path / "bản sao.pdf"
    copy.write_bytes(CONTENT)
    assert files.add_bytes(CONTENT) == files.add(copy)
    assert len(everything_in(files.folder)) == 1


def test_an_empty_file_is_a_file(files: EvidenceFiles) -> None:
    kept = files.add_bytes(b"")
    assert files.has(kept.sha256)
    assert kept.size == 0


def test_adding_again_heals_an_altered_file(files: EvidenceFiles) -> None:
    files.add_bytes(CONTENT)
    files.path(NAME).write_bytes(CONTENT[:-1] + b"x")
    files.add_bytes(CONTENT)
    assert files.verify([NAME]) == ()


@pytest.mark.parametrize(("code", "error"), [(errno.ENOSPC, DiskFull), (errno.EIO, StorageError)])
def test_a_disk_that_fails_half_way_leaves_nothing(files: EvidenceFiles, code: int, error: type[StorageError]) -> None:
    with pytest.raises(error) as raised:
        files.add_stream(cast("BinaryIO", FailingStream(code)))
    assert type(raised.value) is error
    assert everything_in(files.folder) == []


def test_content_other_than_expected_is_not_kept(files: EvidenceFiles) -> None:
    with pytest.raises(StorageError, match="không khớp"):
        files.add_stream(io.BytesIO(b"gia"), expected=NAME)
    assert everything_in(files.folder) == []


def test_a_file_that_is_gone_is_said_politely(files: EvidenceFiles) -> None:
    with pytest.raises(StorageError, match="Không mở được"):
        files.open(NAME)


@pytest.mark.parametrize("name", ["../../hoso.db", "", "A" * 64, NAME + "\n", "/etc/hostname"])
def test_a_name_that_is_no_hash_leads_nowhere(files: EvidenceFiles, name: str) -> None:
    assert not files.has(name)
    with pytest.raises(StorageError):
        files.open(name)


def test_leftovers_of_a_crash_are_swept_and_files_stay(files: EvidenceFiles) -> None:
    files.add_bytes(CONTENT)
    (files.folder / ".0123456789abcdef.tmp").write_bytes(b"nua")
    files.sweep()
    assert everything_in(files.folder) == [str(Path(NAME[:2]) / NAME)]


def test_sweeping_before_there_is_a_folder_is_fine(files: EvidenceFiles) -> None:
    files.sweep()
    assert not files.folder.exists()


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(StorageError, match="vẫn còn nguyên"):
        EvidenceFiles(tmp_path / "tep" / "evidence").add_bytes(b"x")
