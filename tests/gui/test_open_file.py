"""Files that Windows hands over at a double click: dossiers and plans. And what the log keeps of the start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.dossier_files import dump_file
from app.services.samples import add_sample
from tests.gui.windows import settle
from tests.helpers.plan_packs import full_text
from ui import navigation
from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]


def words_in(widget: QWidget) -> str:
    """All labels in sight."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def plan_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "Kế hoạch mới.kehoach"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_dossier_file_comes_to_the_desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "Hồ sơ xã bên.hoso"
    dump_file(window.app, add_sample(window.app), file)
    window.open_file(file)
    settle(qtbot, window)
    assert "Đã nhập hồ sơ" in words_in(window.home)


def test_a_plan_file_is_kept_and_shown(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_file(plan_file(tmp_path, full_text()))
    settle(qtbot, window)
    assert "Đã cài kế hoạch số" in words_in(window.page(navigation.PLANS))
    assert [path.name for path in window.app.office_plans.glob("*/*")] == ["plan.toml"]


def test_a_file_that_is_no_plan_is_refused_and_changes_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_file(plan_file(tmp_path, "không phải kế hoạch"))
    settle(qtbot, window)
    assert window._panel.isVisible()
    assert not window.app.office_plans.exists()


def test_a_plan_that_came_with_the_program_is_not_overlaid(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    own = (window.app.paths.plans / "thai-binh-2021-bau-cu" / "plan.toml").read_text(encoding="utf-8")
    window.open_file(plan_file(tmp_path, own))
    settle(qtbot, window)
    assert "có sẵn trong chương trình" in words_in(window._panel)
    assert not window.app.office_plans.exists()


def test_the_log_tells_how_long_each_stage_of_the_start_took(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "--data", str(tmp_path), "--exit-when-listed"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    lines = (tmp_path / "logs" / "hoso.log").read_text(encoding="utf-8").splitlines()
    (started,) = [line for line in lines if "program_started" in line]
    assert "python=3." in started
    assert "platform=" in started
    stages = [line.partition("stage=")[2] for line in lines if "start_stage" in line]
    assert [stage.split()[0] for stage in stages] == ["window", "data", "home", "quiet"]
    times = [int(stage.partition("milliseconds=")[2]) for stage in stages]
    assert times == sorted(times)
    assert times[0] > 0
