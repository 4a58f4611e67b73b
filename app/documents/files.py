"""Papers on the disk: several files that appear all or not at all, under names every system takes."""

from __future__ import annotations

import contextlib
import re
import shutil
import unicodedata
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.whole_file import discard, export_error, sync_folder, temporary_beside, write_beside

LONGEST_NAME = 80
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=$|[.-])")


def write_whole(path: Path, content: bytes) -> None:
    """Write one file, which afterwards is complete or as it was before.

    Missing folders are made. FileOpenElsewhere if another program holds the file, DiskFull, or
    FolderNotWritable (no right to write, read-only, drive not there, a folder of that name).
    """
    write_set({path: content})


def write_set(files: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none; the errors are those of :func:`write_whole`.

    Everything is first written beside its target. What was replaced is put back if a later one fails.
    """
    several = len(files) > 1  # One file needs no way back: it is put in its place in a single step.
    with contextlib.ExitStack() as cleaning:
        staged: list[_Staged] = []
        for path, content in files.items():
            with _told(path):
                staged.append(_stage(path, content, cleaning, keep_former=several))
        with _undone_on_error(staged if several else []):
            for each in staged:
                with _told(each.path):
                    each.put()
    for folder in {path.parent for path in files}:
        with contextlib.suppress(OSError):  # The files are there; only a power cut could still take them.
            sync_folder(folder)


def file_name(text: str, suffix: str = "") -> str:
    """The text as a file name of plain letters, digits and hyphens: "Tờ trình số 5" is "To-trinh-so-5".

    At most 80 characters with the suffix (".docx"); never empty and never a name Windows keeps for itself.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", bare.replace("đ", "d").replace("Đ", "D"))
    stem = plain.strip("-")[: LONGEST_NAME - len(suffix)].rstrip("-") or "tep"
    return _RESERVED.sub(r"tep-\1", stem)[: LONGEST_NAME - len(suffix)] + suffix


@dataclass(frozen=True)
class _Staged:
    """A file written beside its target, and a copy of what the target was before (if it was there)."""

    path: Path
    new: Path
    former: Path | None

    def put(self) -> None:
        """Let the new file take the target's place, in one step."""
        self.new.replace(self.path)

    def undo(self) -> None:
        """Give the target back what it was."""
        if self.former is not None:
            self.former.replace(self.path)
        else:
            self.path.unlink(missing_ok=True)


def _stage(path: Path, content: bytes, cleaning: contextlib.ExitStack, *, keep_former: bool) -> _Staged:
    """Write the content beside the target; what is left over is removed when ``cleaning`` ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = write_beside(path, content)
    cleaning.callback(discard, new)
    former = None
    if keep_former and path.exists():
        former = temporary_beside(path)
        cleaning.callback(discard, former)
        shutil.copyfile(path, former)
    return _Staged(path, new, former)


@contextlib.contextmanager
def _undone_on_error(staged: list[_Staged]) -> Generator[None]:
    """Put every target back that was already replaced when something failed."""
    try:
        yield
    except BaseException:
        for each in staged:
            if not each.new.exists():
                with contextlib.suppress(OSError):  # The first error is the one to tell.
                    each.undo()
        raise


@contextlib.contextmanager
def _told(path: Path) -> Generator[None]:
    """What the system refuses, in the words of the official."""
    try:
        yield
    except OSError as error:
        raise export_error(path, error) from error
