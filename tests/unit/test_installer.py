"""The installer on fakes: what it starts, what it says, and that every bad case ends in one clear paragraph."""

from __future__ import annotations

import errno
import importlib.util
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from installer import __main__ as commands
from installer import checkup, debian, pip_talk, system_libraries, venv
from installer.clone import RUN_LOCK, TEST_LOCK, Clone
from installer.processes import Finished, Processes
from installer.say import Problem

Answer = Finished | Callable[[Sequence[str]], Finished]
PIP_LINES = (
    "Collecting pyside6-essentials==6.12.0 (from -r requirements.txt (line 538))",
    "  Downloading pyside6_essentials-6.12.0-cp310-abi3-manylinux_2_34_x86_64.whl (84.3 MB)",
    "Installing collected packages: six, click",
    "Successfully installed click-8.5.1 six-1.17.0",
)


@dataclass
class FakeProcesses(Processes):
    """Answers by the first word pattern found in a command; everything started is kept in ``started``."""

    answers: dict[str, Answer] = field(default_factory=dict)
    started: list[list[str]] = field(default_factory=list)
    environments: list[Mapping[str, str]] = field(default_factory=list)

    def show(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
        return self._answer(command, extra).code

    def listen(
        self,
        command: Sequence[str],
        heard: Callable[[str], None] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Finished:
        finished = self._answer(command, extra)
        for line in finished.lines if heard else ():
            heard(line)  # pyright: ignore[reportOptionalCall]
        return finished

    def commands_with(self, words: str) -> list[list[str]]:
        return [command for command in self.started if words in " ".join(command)]

    def _answer(self, command: Sequence[str], extra: Mapping[str, str] | None) -> Finished:
        self.started.append(list(command))
        self.environments.append(extra or {})
        line = " ".join(command)
        answer = next((answer for words, answer in self.answers.items() if words in line), Finished(0))
        return answer(command) if callable(answer) else answer


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone in a folder with spaces and Vietnamese letters, without an environment."""
    root = tmp_path / "Mã nguồn hồ sơ"
    root.mkdir()
    (root / RUN_LOCK).write_text("six==1.17.0\n", encoding="utf-8")
    (root / TEST_LOCK).write_text("pytest==9.0\nsix==1.17.0\n", encoding="utf-8")
    return Clone(root)


@pytest.fixture
def processes(clone: Clone) -> FakeProcesses:
    def make_venv(_: Sequence[str]) -> Finished:
        clone.python.parent.mkdir(parents=True)
        clone.python.touch()
        return Finished(0)

    fake = FakeProcesses(answers={"-m venv": make_venv, "-m pip install": Finished(0, PIP_LINES)})
    fake.folder = clone.root
    return fake


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def plenty_of_room(monkeypatch: pytest.MonkeyPatch) -> None:
    set_room(monkeypatch, 9_000_000_000)


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


class TestEnvironment:
    def test_it_is_made_once_and_filled_from_the_lock(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        (install,) = processes.commands_with("pip install")
        assert install[0] == str(clone.python)
        assert {"--require-hashes", "--only-binary=:all:"} <= set(install)
        assert install[-2:] == ["-r", str(clone.root / RUN_LOCK)]
        assert venv.is_fresh(clone, RUN_LOCK)

    def test_the_second_time_nothing_is_fetched(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        before = len(processes.started)
        venv.prepare(clone, RUN_LOCK, processes)
        assert processes.started[before:] == processes.commands_with("find_spec('pip')")[-1:]

    def test_the_test_lock_serves_running_too(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, TEST_LOCK, processes)
        venv.prepare(clone, RUN_LOCK, processes)
        assert len(processes.commands_with("pip install")) == 1

    def test_the_run_lock_does_not_serve_testing(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        venv.prepare(clone, TEST_LOCK, processes)
        assert [command[-1] for command in processes.commands_with("pip install")] == [
            str(clone.root / RUN_LOCK),
            str(clone.root / TEST_LOCK),
        ]

    def test_a_changed_lock_is_installed_into_the_same_environment(
        self, clone: Clone, processes: FakeProcesses
    ) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        (clone.root / RUN_LOCK).write_text("six==1.18.0\n", encoding="utf-8")
        venv.prepare(clone, RUN_LOCK, processes)
        assert len(processes.commands_with("pip install")) == 2
        assert len(processes.commands_with("-m venv")) == 1

    def test_line_ends_changed_by_git_do_not_count_as_a_change(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        (clone.root / RUN_LOCK).write_bytes(b"six==1.17.0\r\n")
        assert venv.is_fresh(clone, RUN_LOCK)

    def test_one_that_was_interrupted_is_made_again(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        processes.answers["-m pip install"] = interrupted_at(clone, "Installing collected packages: six")
        with pytest.raises(KeyboardInterrupt):
            venv.prepare(clone, RUN_LOCK, processes)
        (clone.venv / "half.txt").touch()
        processes.answers["-m pip install"] = Finished(0, PIP_LINES)
        venv.prepare(clone, RUN_LOCK, processes)
        assert not (clone.venv / "half.txt").exists()
        assert venv.is_fresh(clone, RUN_LOCK)
        assert "làm lại từ đầu" in capsys.readouterr().out

    def test_one_whose_downloads_failed_is_kept(self, clone: Clone, processes: FakeProcesses) -> None:
        processes.answers["-m pip install"] = Finished(1, ("ERROR: Connection refused",))
        with pytest.raises(Problem):
            venv.prepare(clone, RUN_LOCK, processes)
        processes.answers["-m pip install"] = Finished(0, PIP_LINES)
        venv.prepare(clone, RUN_LOCK, processes)
        assert len(processes.commands_with("-m venv")) == 1

    def test_one_whose_python_no_longer_starts_is_made_again(self, clone: Clone, processes: FakeProcesses) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        processes.answers["find_spec('pip')"] = Finished(1)
        venv.prepare(clone, RUN_LOCK, processes)
        assert len(processes.commands_with("-m venv")) == 2

    def test_one_made_by_hand_is_completed(self, clone: Clone, processes: FakeProcesses) -> None:
        clone.python.parent.mkdir(parents=True)
        clone.python.touch()
        (clone.venv / "mine.txt").touch()
        venv.prepare(clone, RUN_LOCK, processes)
        assert (clone.venv / "mine.txt").exists()
        assert venv.is_fresh(clone, RUN_LOCK)

    @pytest.mark.parametrize("content", ["", "{", "[]", "\x00", '{"unfinished": "x"}'])
    def test_a_spoilt_note_about_it_means_making_it_again(
        self, content: str, clone: Clone, processes: FakeProcesses
    ) -> None:
        venv.prepare(clone, RUN_LOCK, processes)
        clone.state.write_text(content, encoding="utf-8")
        venv.prepare(clone, RUN_LOCK, processes)
        assert len(processes.commands_with("-m venv")) == 2
        assert json.loads(clone.state.read_text(encoding="utf-8")).keys() == {RUN_LOCK}

    def test_its_own_python_cannot_make_it_again(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone.venv.mkdir()
        monkeypatch.setattr(sys, "prefix", str(clone.venv))
        with pytest.raises(Problem, match="Python của chính nó"):
            venv.prepare(clone, RUN_LOCK, processes)
        assert clone.venv.exists()


class TestBadCases:
    def test_no_network(self, clone: Clone, processes: FakeProcesses) -> None:
        lines = (
            "WARNING: Retrying (Retry(total=2)) after connection broken by 'NewConnectionError'",
            "ERROR: No matching distribution found for six==1.17.0",
        )
        processes.answers["-m pip install"] = Finished(1, lines)
        with pytest.raises(Problem, match="không nối được tới kho gói") as caught:
            venv.prepare(clone, RUN_LOCK, processes)
        assert "nối mạng" in caught.value.hint
        assert caught.value.details == lines

    def test_a_failing_network_is_told_once(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        processes.answers["-m pip install"] = Finished(1, ("WARNING: Retrying (Retry(total=2))",) * 9)
        with pytest.raises(Problem):
            venv.prepare(clone, RUN_LOCK, processes)
        assert capsys.readouterr().out.count("thử lại") == 1

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("ERROR: Could not install: [Errno 28] No space left on device", "ổ đĩa đã đầy"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "không khớp mã băm"),
            ("ERROR: No matching distribution found for pyside6==6", "không có bản dựng sẵn"),
            ("ERROR: [Errno 13] Permission denied: 'x'", "không được phép ghi"),
            ("ERROR: [Errno 30] Read-only file system: 'x'", "không được phép ghi"),
            ("Segmentation fault", "pip không cài được"),
        ],
    )
    def test_a_failure_of_pip_is_explained(self, line: str, said: str) -> None:
        problem = pip_talk.explain(["Collecting six", "", line])
        assert said in problem.message
        assert problem.hint
        assert problem.details[-1] == line

    def test_too_little_room_is_said_before_anything_is_made(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_room(monkeypatch, 123_000_000)
        with pytest.raises(Problem, match="chỉ còn trống 123 MB, cần khoảng 600 MB"):
            venv.prepare(clone, RUN_LOCK, processes)
        assert not clone.venv.exists()

    @pytest.mark.parametrize(("number", "said"), [(errno.EROFS, "không ghi được vào"), (errno.ENOSPC, "ổ đĩa đã đầy")])
    def test_a_folder_that_cannot_be_written_is_said(
        self, number: int, said: str, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(self: Path, *_: object, **__: object) -> None:
            raise OSError(number, "no", str(self))

        monkeypatch.setattr(Path, "mkdir", refuse)
        with pytest.raises(Problem, match=said) as caught:
            venv.prepare(clone, RUN_LOCK, processes)
        assert caught.value.hint

    def test_a_python_that_cannot_make_environments_is_said(self, clone: Clone, processes: FakeProcesses) -> None:
        processes.answers["-m venv"] = Finished(1, ("Error: something",))
        with pytest.raises(Problem, match="không tạo được môi trường") as caught:
            venv.prepare(clone, RUN_LOCK, processes)
        assert caught.value.details == ("Error: something",)

    def test_a_missing_lock_is_said(self, clone: Clone, processes: FakeProcesses) -> None:
        (clone.root / RUN_LOCK).unlink()
        with pytest.raises(Problem, match=RUN_LOCK):
            venv.prepare(clone, RUN_LOCK, processes)

    @pytest.mark.skipif(sys.platform == "win32", reason="Debian's packages")
    @pytest.mark.usefixtures("apt_get")
    def test_without_ensurepip_the_exact_package_is_named(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        monkeypatch.setattr(debian, "_is_root", lambda: False)
        package = f"python3.{sys.version_info.minor}-venv"
        with pytest.raises(Problem) as caught:
            venv.prepare(clone, RUN_LOCK, processes)
        assert caught.value.hint.endswith(f"sudo apt-get install {package}")


@pytest.fixture
def apt_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")


class TestPipTalk:
    def test_a_download_is_told_with_its_size(self) -> None:
        assert pip_talk.translate(PIP_LINES[1]) == "  tải pyside6_essentials 6.12.0 (84,3 MB)"

    def test_placing_the_packages_is_told_with_their_number(self) -> None:
        assert pip_talk.translate(PIP_LINES[2]).startswith("  xếp 2 gói")
        assert pip_talk.begins_to_install(PIP_LINES[2])

    def test_a_slow_network_is_told(self) -> None:
        assert "thử lại" in pip_talk.translate("WARNING: Retrying (Retry(total=2)) after connection broken")

    @pytest.mark.parametrize("line", ["", PIP_LINES[0], PIP_LINES[3], "  Downloading a-1-x.whl.metadata (3.9 kB)"])
    def test_the_rest_is_not_shown(self, line: str) -> None:
        assert pip_talk.translate(line) == ""


@pytest.mark.usefixtures("linux", "apt_get")
class TestSystemLibraries:
    LDD = ("\tlibEGL.so.1 => not found", "\tlibc.so.6 => /lib/libc.so.6 (0x0)", "\tlibglib-2.0.so.0 => not found")

    def test_what_the_loader_does_not_find_is_missing(self) -> None:
        assert system_libraries.not_found(self.LDD) == {"libEGL.so.1", "libglib-2.0.so.0"}

    def test_packages_are_named_once_each(self) -> None:
        libraries = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
        assert system_libraries.packages_for(libraries) == ["libegl1", "libglib2.0-0"]

    def test_a_library_in_no_package_we_know_is_named_itself(self, clone: Clone, processes: FakeProcesses) -> None:
        unpack_qt(clone)
        processes.answers["ldd"] = Finished(0, ("\tlibsurprise.so.1 => not found",))
        with pytest.raises(Problem, match=r"libsurprise\.so\.1"):
            system_libraries.ensure_libraries(clone, processes, screen=False)

    def test_a_machine_with_everything_is_left_alone(self, clone: Clone, processes: FakeProcesses) -> None:
        unpack_qt(clone)
        system_libraries.ensure_libraries(clone, processes, screen=True)
        assert [command[0] for command in processes.started] == ["ldd"]

    def test_windows_need_more_files_than_drawing(self, clone: Clone, processes: FakeProcesses) -> None:
        unpack_qt(clone)
        for screen in (False, True):
            system_libraries.missing_libraries(clone, processes, screen=screen)
        drawing, windows = (" ".join(command) for command in processes.started)
        assert "libqoffscreen.so" in drawing
        assert "libqxcb.so" not in drawing
        assert "libqxcb.so" in windows

    def test_root_installs_them_with_apt_get(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        unpack_qt(clone)
        monkeypatch.setattr(debian, "_is_root", lambda: True)
        looks = iter([Finished(0, self.LDD), Finished(0)])
        processes.answers["ldd"] = lambda _: next(looks)
        system_libraries.ensure_libraries(clone, processes, screen=False)
        assert processes.commands_with("apt-get install")[0][-2:] == ["libegl1", "libglib2.0-0"]

    def test_others_are_told_what_to_type(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        unpack_qt(clone)
        monkeypatch.setattr(debian, "_is_root", lambda: False)
        processes.answers["ldd"] = Finished(0, self.LDD)
        with pytest.raises(Problem, match="hiện cửa sổ") as caught:
            system_libraries.ensure_libraries(clone, processes, screen=True)
        assert caught.value.hint.endswith("sudo apt-get install libegl1 libglib2.0-0")
        assert not processes.commands_with("apt-get")

    def test_a_linux_without_apt_get_is_told_the_names(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(Problem, match="libegl1"):
            debian.install_packages(["libegl1"], "vẽ", processes)

    def test_a_failure_of_apt_get_is_told_with_its_last_lines(
        self, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(debian, "_is_root", lambda: True)
        processes.answers["apt-get install"] = Finished(100, ("E: Unable to locate package libegl1",))
        with pytest.raises(Problem, match="apt-get không cài được") as caught:
            debian.install_packages(["libegl1"], "vẽ", processes)
        assert caught.value.details == ("E: Unable to locate package libegl1",)

    def test_libraries_still_missing_after_the_installation_are_told(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        unpack_qt(clone)
        monkeypatch.setattr(debian, "_is_root", lambda: True)
        processes.answers["ldd"] = Finished(0, self.LDD)
        with pytest.raises(Problem, match="còn thiếu thư viện hệ thống: libEGL"):
            system_libraries.ensure_libraries(clone, processes, screen=True)

    def test_off_linux_nothing_is_missing(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "platform", "win32")
        assert system_libraries.missing_libraries(clone, processes, screen=True) == []


@pytest.mark.usefixtures("linux")
class TestCommands:
    def test_run_opens_the_window_where_there_is_a_display(
        self, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        assert commands.run(clone, processes, ["--data", "Dữ liệu"]) == 0
        assert processes.started[-1] == [str(clone.python), "-m", "ui", "--data", "Dữ liệu"]

    def test_run_exports_the_sample_where_there_is_none(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert commands.run(clone, processes, []) == 0
        assert processes.started[-1][1:] == ["-m", "app", "sample", "--out", str(clone.out)]
        assert "không có màn hình" in capsys.readouterr().out

    @pytest.mark.parametrize("words", ["-m ui", "-m app"])
    def test_run_ends_with_the_code_of_the_program(
        self, words: str, clone: Clone, processes: FakeProcesses, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if words == "-m ui":
            monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        processes.answers[words] = Finished(3)
        assert commands.run(clone, processes, []) == 3

    def test_an_empty_display_is_none(self) -> None:
        assert not commands.has_display({"DISPLAY": ""})
        assert commands.has_display({"QT_QPA_PLATFORM": "offscreen"})

    def test_windows_always_has_a_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", "win32")
        assert commands.has_display({})

    def test_the_checks_run_in_order_and_off_screen(self, clone: Clone, processes: FakeProcesses) -> None:
        assert commands.test(clone, processes, ["-k", "quota"]) == 0
        stages = processes.started[-len(commands.STAGES) :]
        assert [tool_of(command) for command in stages] == ["ruff", "ruff", "pyright", "importlinter", "pytest"]
        assert stages[-1][-2:] == ["-k", "quota"]
        assert processes.environments[-1] == {"QT_QPA_PLATFORM": "offscreen"}

    def test_the_checks_stop_at_the_first_that_fails(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        processes.answers["-m pyright"] = Finished(7)
        assert commands.test(clone, processes, []) == 7
        assert not processes.commands_with("-m pytest")
        assert "Kiểu dữ liệu (pyright) chưa đạt (mã 7)" in capsys.readouterr().out

    def test_nothing_is_said_after_the_summary_of_pytest(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        commands.test(clone, processes, [])
        assert capsys.readouterr().out.rstrip().endswith("=== Kiểm thử (pytest)")

    @pytest.mark.parametrize("words", [[], ["chạy"], ["check", "x"], ["run-away"]])
    def test_a_wrong_command_shows_the_right_ones(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.main(words) == 2
        assert "installer run" in capsys.readouterr().out

    def test_help_is_no_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert commands.main(["--help"]) == 0
        assert "installer check" in capsys.readouterr().out

    def test_an_old_python_is_told_so(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 10, 13))
        assert commands.main(["run"]) == 1
        assert "cần Python 3.11 trở lên" in capsys.readouterr().err

    def test_a_stop_by_the_user_is_no_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def stop(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(commands, "run", stop)
        assert commands.main(["run"]) == 130
        assert "Đã dừng" in capsys.readouterr().out

    def test_a_problem_is_one_paragraph_with_what_to_do_last(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: object) -> int:
            raise Problem("hỏng.", "sửa.", ("chi tiết",))

        monkeypatch.setattr(commands, "run", fail)
        assert commands.main(["run"]) == 1
        assert capsys.readouterr().err == "    chi tiết\nKhông làm tiếp được: hỏng.\nCách xử lý: sửa.\n"


@pytest.mark.usefixtures("linux")
class TestCheck:
    def test_a_machine_that_is_ready_passes(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_ready(clone, processes)
        assert checkup.check(clone, processes, screen=True) == 0
        assert "CHƯA" not in capsys.readouterr().out

    def test_nothing_is_installed_by_looking(self, clone: Clone, processes: FakeProcesses) -> None:
        assert checkup.check(clone, processes, screen=True) == 1
        assert not processes.commands_with("pip install")
        assert not clone.venv.exists()

    def test_a_changed_lock_is_seen(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_ready(clone, processes)
        (clone.root / RUN_LOCK).write_text("six==2\n", encoding="utf-8")
        assert checkup.check(clone, processes, screen=False) == 1
        assert "[CHƯA] Môi trường .venv: chưa khớp requirements.txt" in capsys.readouterr().out

    def test_a_missing_font_and_a_qt_that_fails_are_seen(
        self, clone: Clone, processes: FakeProcesses, capsys: pytest.CaptureFixture[str]
    ) -> None:
        make_ready(clone, processes)
        (clone.root / "resources" / "fonts" / "Tinos-Bold.ttf").unlink()
        processes.answers["QApplication"] = Finished(1, ("ImportError: libEGL.so.1",))
        assert checkup.check(clone, processes, screen=False) == 1
        said = capsys.readouterr().out
        assert "[CHƯA] Phông chữ: thiếu Tinos-Bold.ttf" in said
        assert "[CHƯA] Qt nạp được: ImportError: libEGL.so.1" in said


class TestProcesses:
    def test_lines_are_heard_as_they_come(self, tmp_path: Path) -> None:
        heard: list[str] = []
        code = "import sys; print('đầu'); print('cuối', file=sys.stderr); sys.exit(5)"
        done = Processes(tmp_path).listen([sys.executable, "-c", code], heard.append)
        assert done == Finished(5, ("đầu", "cuối"))
        assert heard == ["đầu", "cuối"]

    def test_a_program_that_is_not_there_ends_with_127(self, tmp_path: Path) -> None:
        assert Processes(tmp_path).listen([str(tmp_path / "không có")]).code == 127

    def test_programs_run_in_the_clone_with_what_was_added(self, tmp_path: Path) -> None:
        code = "import os; open('ở đây', 'x').write(os.environ['THEM'])"
        assert Processes(tmp_path).show([sys.executable, "-c", code], {"THEM": "x"}) == 0
        assert (tmp_path / "ở đây").read_text(encoding="utf-8") == "x"

    @pytest.mark.skipif(sys.platform == "win32", reason="no signals")
    def test_a_program_ended_by_a_signal_has_the_code_a_shell_gives(self, tmp_path: Path) -> None:
        code = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
        assert Processes(tmp_path).show([sys.executable, "-c", code]) == 143


def test_the_clone_is_found_from_the_installer_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (Clone.here().root / "pyproject.toml").is_file()


def set_room(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    """Let the disk have ``free`` bytes left."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))


def interrupted_at(clone: Clone, line: str) -> Callable[[Sequence[str]], Finished]:
    """A pip that is stopped right after it wrote ``line``."""

    def stop(_: Sequence[str]) -> Finished:
        venv._Narrator(clone, RUN_LOCK).hear(line)
        raise KeyboardInterrupt

    return stop


def unpack_qt(clone: Clone) -> None:
    """Empty files where Qt's libraries would be."""
    qt = clone.venv / "lib" / "python3.11" / "site-packages" / "PySide6"
    for name in system_libraries.DRAWING + system_libraries.SCREEN:
        (qt / name).parent.mkdir(parents=True, exist_ok=True)
        (qt / name).touch()


def make_ready(clone: Clone, processes: FakeProcesses) -> None:
    """A clone with fonts and an environment that was just installed."""
    fonts = clone.root / "resources" / "fonts"
    fonts.mkdir(parents=True)
    for name in checkup.FONTS:
        (fonts / name).touch()
    venv.prepare(clone, RUN_LOCK, processes)
    processes.answers["locate_paths"] = Finished(0, (str(clone.root / "dữ liệu" / "chưa có"),))


def tool_of(command: Sequence[str]) -> str:
    line = " ".join(command)
    return next(name for name in ("ruff", "pyright", "importlinter", "pytest") if name in line)
