"""The window opens from the command line, says how long it took, and says calmly when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import Paths
from tests.gui.windows import opened_app

ROOT = Path(__file__).parents[2]
COSTLY = ("docx", "reportlab", "lxml", "holidays", "PySide6.QtPdf")
WATCHED = """
import sys
from ui.main import main
code = main(["--data", sys.argv[1], "--exit-when-shown"])
print(sorted(name for name in sys.argv[2:] if name in sys.modules))
sys.exit(code)
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments, from the project's folder."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_the_flag_prints_the_milliseconds_and_leaves(tmp_path: Path) -> None:
    ended = run("-m", "ui", "--data", str(tmp_path / "Dữ liệu"), "--exit-when-shown")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 0


def test_nothing_costly_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    ended = run("-c", WATCHED, str(tmp_path), *COSTLY)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "[]"


def test_one_file_of_data_is_left_at_rest(tmp_path: Path) -> None:
    run("-m", "ui", "--data", str(tmp_path), "--exit-when-shown")
    assert [path.name for path in tmp_path.glob("hoso.sqlite*")] == ["hoso.sqlite"]


def test_a_second_copy_is_told_that_the_first_one_is_open(paths: Paths) -> None:
    with opened_app(paths):
        ended = run("-m", "ui", "--data", str(paths.data), "--exit-when-shown")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    assert ended.stderr.strip()


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("không phải thư mục", encoding="utf-8")
    ended = run("-m", "ui", "--data", str(blocked), "--exit-when-shown")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("flag", ["--help"])
def test_help_is_vietnamese(flag: str) -> None:
    ended = run("-m", "ui", flag)
    assert ended.returncode == 0
    assert "thư mục dữ liệu" in ended.stdout
