"""The commands: ``python3 -m installer run | test | check | build`` (on Windows: ``py -m installer run``)."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

from installer.checkup import check
from installer.clone import RUN_LOCK, TEST_LOCK, Clone
from installer.processes import Processes
from installer.say import Problem, prepare_screen, say, tell
from installer.system_libraries import ensure_libraries
from installer.venv import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USAGE = """Cách dùng (trong thư mục mã nguồn; trên Windows thay python3 bằng py):
  python3 -m installer run [--data THƯ-MỤC]   cài nếu chưa cài, rồi mở chương trình
  python3 -m installer test [tham số pytest]  cài nếu chưa cài, rồi chạy mọi kiểm tra
  python3 -m installer check                  xem máy đã đủ điều kiện chưa, không cài gì
  python3 -m installer build [--check]        dựng bộ cài Windows vào dist/ (trên Debian); --check: cài thử"""

# The quick ones first, so that a slip shows soon; pytest last, so that its summary closes the output.
STAGES = (
    ("Quy tắc viết mã (ruff check)", ("-m", "ruff", "check", ".")),
    ("Trình bày mã (ruff format)", ("-m", "ruff", "format", "--check", ".")),
    ("Kiểu dữ liệu (pyright)", ("-m", "pyright")),
    (
        "Kiến trúc (import-linter)",
        ("-c", "import sys; from importlinter.cli import lint_imports_command as main; sys.exit(main())"),
    ),
    ("Kiểm thử (pytest)", ("-m", "pytest")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; 0 done, 1 a problem that was told, 2 wrong usage, else the code of what was started."""
    prepare_screen()
    words = list(sys.argv[1:] if arguments is None else arguments)
    clone = Clone.here()
    try:
        return _do(words, clone, Processes(clone.root))
    except Problem as problem:
        tell(problem)
        return 1
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu; phần cài dở sẽ tự được làm lại ở lần sau.")
        return 130


def run(clone: Clone, processes: Processes, extra: Sequence[str]) -> int:
    """Open the window, or export the sample where there is no display to open it on."""
    prepare(clone, RUN_LOCK, processes)
    if not has_display(os.environ):
        return _export_sample(clone, processes)
    ensure_libraries(clone, processes, screen=True)
    return processes.show([str(clone.python), "-m", "ui", *extra])


def test(clone: Clone, processes: Processes, extra: Sequence[str]) -> int:
    """Run every check in turn; the code of the first that fails. ``extra`` goes to pytest."""
    prepare(clone, TEST_LOCK, processes)
    ensure_libraries(clone, processes, screen=False)
    for name, words in STAGES:
        say(f"\n=== {name}")
        more = list(extra) if words == STAGES[-1][1] else []
        code = processes.show([str(clone.python), *words, *more], extra={"QT_QPA_PLATFORM": "offscreen"})
        if code != 0:
            say(f"=== Dừng: {name} chưa đạt (mã {code}).")
            return code
    return 0


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always on Windows and macOS, and where the user chose Qt's platform."""
    if not sys.platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _export_sample(clone: Clone, processes: Processes) -> int:
    say("Máy này không có màn hình đồ họa (DISPLAY, WAYLAND_DISPLAY đều trống),")
    say(f"nên chương trình xuất bộ hồ sơ mẫu ra {clone.out}.")
    code = processes.show([str(clone.python), "-m", "app", "sample", "--out", str(clone.out)])
    if code == 0:
        say("Muốn mở cửa sổ: chạy lại lệnh này trong phiên làm việc có màn hình.")
    return code


def _do(words: list[str], clone: Clone, processes: Processes) -> int:
    command, extra = (words[0], words[1:]) if words else ("", [])
    if command in ("-h", "--help"):
        say(USAGE)
        return 0
    if command not in ("run", "test", "check", "build") or (command == "check" and extra):
        say(USAGE)
        return 2
    _require_python()
    if command == "check":
        return check(clone, processes, screen=has_display(os.environ))
    if command == "build":
        from installer.windows.building import build

        return build(clone, processes, extra)
    return (run if command == "run" else test)(clone, processes, extra)


def _require_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the installer is what runs on older ones, to say this
        raise Problem(
            f"cần Python 3.11 trở lên, lệnh này đang chạy bằng Python {platform.python_version()}.",
            "cài Python mới hơn; nếu máy đã có, gọi đúng tên, ví dụ: python3.12 -m installer run",
        )


if __name__ == "__main__":
    sys.exit(main())
