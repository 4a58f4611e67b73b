"""Where the program keeps things: data, backups, logs, exports, and the resources it came with."""

from __future__ import annotations

import errno
import sys
from dataclasses import dataclass
from pathlib import Path

from app.errors import DiskFull, StorageError

APP_FOLDER = "HoSoThiDua"
PORTABLE_MARKER = "portable.txt"
PORTABLE_DATA = "du-lieu"


@dataclass(frozen=True, kw_only=True)
class Paths:
    """The folders of one installation; none of them is made before it is asked for."""

    data: Path
    backups: Path
    logs: Path
    exports: Path
    resources: Path

    @property
    def fonts(self) -> Path:
        """The fonts that are embedded in the PDF papers."""
        return self.resources / "fonts"

    @property
    def plans(self) -> Path:
        """The plan packs that come with the program, one folder each."""
        return self.resources / "plans"

    @property
    def law(self) -> Path:
        """Working days, base salaries and bonus regimes as data."""
        return self.resources / "law"

    def create_folders(self) -> None:
        """Make the folders of the data and prove that they can be written to.

        ``exports`` is not among them: it may lie on another disk, and the program must open without it.
        Raises StorageError, or its kind DiskFull.
        """
        for folder in (self.data, self.backups, self.logs):
            create_folder(folder)


def locate_paths(data: Path | None = None) -> Paths:
    """Find the folders: below ``data`` if given, else beside a portable program, else in the user's profile.

    Raises StorageError when the resources are not where the program was installed.
    """
    chosen = data or _portable_data()
    if chosen is None:
        return _profile_paths()
    root = chosen.absolute()
    return _paths_below(root, exports=root / "exports")


def program_folder() -> Path:
    """The folder a user would call the program's: that of the executable, else the one that holds ``app``."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent


def create_folder(folder: Path) -> None:
    """Make ``folder`` with its parents and write a trial file into it; StorageError or DiskFull if not."""
    import tempfile  # brings random, shutil and more along: not before it is needed

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"thu ghi")
    except OSError as error:
        raise _storage_error(folder, error) from error


def _profile_paths() -> Paths:
    import platformdirs

    data = platformdirs.user_data_path(APP_FOLDER, appauthor=False)
    return _paths_below(data, exports=platformdirs.user_documents_path() / APP_FOLDER)


def _paths_below(data: Path, *, exports: Path) -> Paths:
    return Paths(
        data=data,
        backups=data / "backups",
        logs=data / "logs",
        exports=exports,
        resources=_find_resources(),
    )


def _portable_data() -> Path | None:
    beside = program_folder()
    return beside / PORTABLE_DATA if (beside / PORTABLE_MARKER).is_file() else None


def _find_resources() -> Path:
    """Beside ``app`` in a checkout and in a wheel; unpacked or beside the executable when frozen."""
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    homes = [Path(unpacked)] if unpacked else []
    homes += [program_folder(), Path(__file__).resolve().parent.parent]
    for home in homes:
        if (home / "resources").is_dir():
            return home / "resources"
    raise StorageError(
        "Không tìm thấy thư mục resources đi kèm chương trình; dữ liệu của đơn vị không bị ảnh hưởng.",
        "Hãy cài đặt lại chương trình.",
        "; ".join(str(home / "resources") for home in homes),
    )


def _storage_error(folder: Path, error: OSError) -> StorageError:
    details = f"{folder} ({type(error).__name__} {error.errno})"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(
            "Ổ đĩa chứa dữ liệu đã đầy; dữ liệu đã lưu vẫn còn nguyên.",
            "Hãy xóa bớt tệp không cần trên ổ đĩa rồi mở lại chương trình.",
            details,
        )
    return StorageError(
        "Không ghi được vào thư mục dữ liệu; dữ liệu đã lưu trước đây không bị thay đổi.",
        "Hãy kiểm tra quyền ghi vào thư mục (hoặc ổ đĩa đã cắm chưa), hay chọn thư mục khác bằng --data.",
        details,
    )
