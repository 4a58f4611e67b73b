"""The environment in ``.venv``: made once from a lock file, known by its hash, rebuilt when half made."""

from __future__ import annotations

import errno
import hashlib
import importlib
import importlib.util
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from installer.clone import RUN_LOCK, TEST_LOCK
from installer.debian import install_packages
from installer.pip_talk import begins_to_install, explain, translate
from installer.say import Problem, say, typed

if TYPE_CHECKING:
    from installer.clone import Clone
    from installer.processes import Processes

# Megabytes a fresh environment takes, with the downloads that lie beside it meanwhile; measured, rounded up.
ROOM = {RUN_LOCK: 600, TEST_LOCK: 1000}

# The test lock holds all of the other at the same versions (a test sees to it).
_INCLUDED = {RUN_LOCK: (RUN_LOCK,), TEST_LOCK: (RUN_LOCK, TEST_LOCK)}

_SOUND = "import sys, importlib.util as u; sys.exit(sys.version_info < (3, 11) or u.find_spec('pip') is None)"


def prepare(clone: Clone, lock: str, processes: Processes) -> None:
    """Make the environment hold what ``lock`` names; at once and without a network if it already does.

    An environment that somebody else made is completed, not thrown away. Raises Problem.
    """
    sound = is_sound(clone, processes)
    if sound and is_fresh(clone, lock):
        return
    try:
        if not sound or _is_half_made(clone):
            _rebuild(clone, lock, processes)
        _install(clone, lock, processes)
    except OSError as error:
        raise _storage_problem(clone, error) from error


def is_sound(clone: Clone, processes: Processes) -> bool:
    """Whether the environment's Python starts, is new enough and finds its own pip."""
    return clone.python.exists() and processes.listen([str(clone.python), "-c", _SOUND]).code == 0


def is_fresh(clone: Clone, lock: str) -> bool:
    """Whether the last installation from ``lock`` was finished and the lock is still the same."""
    return _read_state(clone).get(lock) == _hash(clone, lock)


def _rebuild(clone: Clone, lock: str, processes: Processes) -> None:
    _refuse_to_saw_own_branch(clone)
    if clone.venv.exists():
        say("Môi trường .venv bị dở dang hoặc hỏng: đang làm lại từ đầu.")
        shutil.rmtree(clone.venv)
    _require_room(clone, lock)
    _require_ensurepip(processes)
    say(f"Đang tạo môi trường Python riêng trong {clone.venv} (chỉ lần đầu).")
    clone.venv.mkdir()
    _write_state(clone, {"unfinished": lock})
    made = processes.listen([sys.executable, "-m", "venv", str(clone.venv)])
    if made.code != 0:
        raise Problem(
            "không tạo được môi trường Python trong .venv.",
            "kiểm tra lại bản cài Python (cần có venv và ensurepip) rồi chạy lại.",
            made.lines[-4:],
        )
    clone.state.unlink()


def _install(clone: Clone, lock: str, processes: Processes) -> None:
    wanted = {name: _hash(clone, name) for name in _INCLUDED[lock]}
    say(f"Đang tải và cài các gói trong {lock}. Lần đầu cần mạng; các lần sau thì không.")
    command = [
        *(str(clone.python), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-user"),
        *("--no-input", "--progress-bar=off", "--disable-pip-version-check", "--retries=3"),
        *("-r", str(clone.root / lock)),
    ]
    done = processes.listen(command, heard=_Narrator(clone, lock).hear)
    if done.code != 0:
        raise explain(done.lines)
    _write_state(clone, wanted)
    say("Đã cài xong.")


class _Narrator:
    """Follows pip's output: says what is new in it, and marks the environment as soon as pip changes it."""

    def __init__(self, clone: Clone, lock: str) -> None:
        self._clone = clone
        self._lock = lock
        self._said = ""

    def hear(self, line: str) -> None:
        """Pip fetches everything first: until it begins to put packages in place, a failure spoils nothing."""
        if begins_to_install(line):
            _write_state(self._clone, {"unfinished": self._lock})
        shown = translate(line)
        if shown not in ("", self._said):
            say(shown)
            self._said = shown


def _refuse_to_saw_own_branch(clone: Clone) -> None:
    if Path(sys.prefix).resolve() == clone.venv.resolve():
        raise Problem(
            "môi trường .venv cần làm lại, nhưng lệnh này lại đang chạy bằng Python của chính nó.",
            f"thoát môi trường đó rồi chạy lại: {typed('run')}",
        )


def _require_room(clone: Clone, lock: str) -> None:
    free = shutil.disk_usage(clone.root).free // 1_000_000
    if free < ROOM[lock]:
        raise Problem(
            f"ổ đĩa chứa {clone.root} chỉ còn trống {free} MB, cần khoảng {ROOM[lock]} MB.",
            "xóa bớt tệp không cần trên ổ đĩa rồi chạy lại.",
        )


def _require_ensurepip(processes: Processes) -> None:
    """Debian keeps ensurepip, without which venv cannot put pip in, in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    install_packages([package], "tạo môi trường Python", processes)
    importlib.invalidate_caches()


def _is_half_made(clone: Clone) -> bool:
    return "unfinished" in _read_state(clone)


def _read_state(clone: Clone) -> dict[str, str]:
    """Hashes of the locks installed, by name, or ``unfinished``; empty if nothing was finished yet."""
    try:
        state = json.loads(clone.state.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return {"unfinished": ""}
    return state if isinstance(state, dict) else {"unfinished": ""}


def _write_state(clone: Clone, state: dict[str, str]) -> None:
    clone.state.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")


def _hash(clone: Clone, lock: str) -> str:
    """The lock's hash, the same on Windows where git may have changed the line ends."""
    try:
        text = (clone.root / lock).read_bytes().replace(b"\r\n", b"\n")
    except FileNotFoundError as error:
        raise Problem(f"thiếu tệp khóa {lock} trong {clone.root}.", "lấy lại đầy đủ mã nguồn.") from error
    return hashlib.sha256(text).hexdigest()


def _storage_problem(clone: Clone, error: OSError) -> Problem:
    details = (f"{type(error).__name__}: {error}",)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("ổ đĩa đã đầy trong khi cài.", "xóa bớt tệp rồi chạy lại.", details)
    return Problem(
        f"không ghi được vào {clone.root}.",
        "chép mã nguồn sang thư mục ghi được, đóng chương trình đang mở từ đó, rồi chạy lại.",
        details,
    )
