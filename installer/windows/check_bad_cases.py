"""Bad cases on the trial PC: each must end with its own code and plain words, and leave the program as it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from installer.windows.check_life import require

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from installer.windows.check_life import Trial

WRONG_WINDOWS, DISK_FULL, PATH_TOO_LONG, STILL_RUNNING, NEWER_THERE = 3, 4, 5, 6, 8
_LAUNCHER_REFUSES = 70


def steps(trial: Trial) -> list[tuple[str, Callable[[], str]]]:
    """On a PC where the higher version is installed."""
    return [
        ("Tệp cài đặt bị hỏng", lambda: _damaged(trial)),
        ("Bản cũ cài đè bản mới", lambda: _refused(trial, trial.twin, [], NEWER_THERE, "bản mới hơn")),
        ("Đường dẫn quá dài", lambda: _too_long(trial)),
        ("Ổ đĩa đầy", lambda: _disk_full(trial)),
        ("Chương trình đang mở khi cài bản mới", lambda: _running(trial)),
        ("Windows quá cũ", lambda: _old_windows(trial)),
        ("Thiếu tệp của chương trình", lambda: _broken(trial)),
    ]


def _refused(trial: Trial, set_up: Path, words: list[str], code: int, said: str) -> str:
    """The set-up must end with ``code``, write ``said``, and change nothing."""
    before = _state(trial.home)
    done = trial.install(set_up, *words)
    report = trial.pc.report_of_set_up()
    require(done.code == code, f"bộ cài kết thúc với mã {done.code}, phải là {code}.", report)
    require(said in report, f"bộ cài không nói rõ “{said}”.", report)
    require(_state(trial.home) == before, "bộ cài bị từ chối mà vẫn đổi tệp.")
    return f"mã {code}, “{report.split('.')[0]}.”"


def _damaged(trial: Trial) -> str:
    damaged = trial.shop.folder / "damaged.exe"
    data = bytearray(trial.higher.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged.write_bytes(data)
    before = _state(trial.home)
    done = trial.install(damaged)
    require(done.code != 0, "bộ cài bị hỏng vẫn chạy.")
    require(_state(trial.home) == before, "bộ cài bị hỏng vẫn đổi tệp.")
    return f"không chạy (mã {done.code}), máy giữ nguyên"


def _too_long(trial: Trial) -> str:
    return _refused(trial, trial.higher, ["/D=C:\\" + "thư mục rất dài " * 12 + "x"], PATH_TOO_LONG, "quá dài")


def _disk_full(trial: Trial) -> str:
    """A drive D of 40 MB; only root may make one."""
    place = trial.shop.folder / "o-nho"
    place.mkdir(exist_ok=True)
    if os.geteuid() != 0 or trial.processes.listen(["mount", "-t", "tmpfs", "-o", "size=40m", "x", str(place)]).code:
        return "bỏ qua: cần quyền root để tạo ổ đĩa nhỏ"
    drive = trial.pc.wine.prefix / "dosdevices" / "d:"
    drive.unlink(missing_ok=True)
    drive.symlink_to(place)
    try:
        said = _refused(trial, trial.higher, ["/D=D:\\HoSoThiDua"], DISK_FULL, "chỉ còn trống")
        require(not any(place.iterdir()), "ổ đĩa đầy mà vẫn để lại tệp.")
        return said
    finally:
        drive.unlink()
        trial.processes.listen(["umount", str(place)])


def _running(trial: Trial) -> str:
    set_up = trial.pc.wine.windows_path(trial.higher)
    before = _state(trial.home)
    line = f"start hoso.exe --data C:\\thu\\dang-mo\r\nping -n 20 127.0.0.1 > nul\r\n{set_up} /S"
    said = trial.pc.command(trial.program, line)
    report = trial.pc.report_of_set_up()
    trial.pc.wine.stop()
    require(said.code == STILL_RUNNING, f"bộ cài kết thúc với mã {said.code}, phải là {STILL_RUNNING}.", report)
    require("đang mở" in report, "bộ cài không nói rõ chương trình đang mở.", report)
    require(_state(trial.home) == before, "chương trình đang mở mà bộ cài vẫn đổi tệp.")
    return f"mã {STILL_RUNNING}, “{report.split('.')[0]}.”"


def _old_windows(trial: Trial) -> str:
    trial.pc.pretend("win7")
    try:
        said = _refused(trial, trial.higher, [], WRONG_WINDOWS, "quá cũ")
        started = trial.pc.command(trial.program, "hoso-cli.exe plans")
    finally:
        trial.pc.pretend("win10")
    require(started.code == _LAUNCHER_REFUSES and "quá cũ" in started.err, "hoso-cli không nói rõ Windows quá cũ.")
    return said


def _broken(trial: Trial) -> str:
    """Antivirus programs take files away."""
    library = trial.program / "lib" / "msgspec"
    hidden = library.with_name("msgspec-cat-di")
    library.rename(hidden)
    try:
        said = trial.pc.command(trial.program, "hoso-cli.exe plans")
    finally:
        hidden.rename(library)
    require(said.code == _LAUNCHER_REFUSES, f"thiếu tệp mà hoso-cli kết thúc với mã {said.code}.", said.err)
    require("cài đặt" in said.err, "hoso-cli không nói rõ phải cài lại.", said.err)
    return f"mã {_LAUNCHER_REFUSES}, chỉ cách cài lại"


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and its time of change."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
