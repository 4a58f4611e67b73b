"""Building for Windows, on fakes: what is pinned, pruned, packed; that damaged or missing parts end in plain words."""

from __future__ import annotations

import errno
import hashlib
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from installer import __main__ as commands
from installer.clone import Clone
from installer.processes import Finished, Processes
from installer.say import Problem
from installer.windows import bytecode, downloads, launchers, nsis_words, pins, pruning, qt, runtime, set_up, tools
from installer.windows import windows_libraries as own
from installer.windows.archives import files_below, pack_zip, size_of, unpack_zip
from installer.windows.building import write_sums
from installer.windows.paper_texts import require_same_texts
from installer.windows.pe import NotAProgram, Program
from installer.windows.signatures import OwnSignature, require_signer
from installer.windows.workshop import Workshop

ROOT = Path(__file__).parents[2]
SIGNED = (
    "Current message digest    : AB12",
    "Calculated message digest : AB12",
    "Signer's certificate:",
    "Subject: /C=US/O=Python Software Foundation/CN=Python Software Foundation",
)


class FakeProcesses(Processes):
    """Every program ends as ``finished`` says; what was started is kept."""

    def __init__(self, folder: Path, finished: Finished | None = None) -> None:
        super().__init__(folder)
        self.finished = finished or Finished(0)
        self.started: list[list[str]] = []

    def listen(self, command: Sequence[str], heard: object = None, extra: object = None) -> Finished:
        self.started.append(list(command))
        return self.finished


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    root = tmp_path / "Mã nguồn"
    root.mkdir()
    return Workshop(Clone(root), "0.1.0", 1_700_000_000)


def program(path: Path, *needs: str, machine: int = 0x8664) -> Path:
    """A Windows program of one section with nothing in it but the libraries it links to."""
    optional = 240
    base, at = 0x1000, 64 + 24 + optional + 40
    names = b"".join(name.encode() + b"\0" for name in needs)
    table = 20 * (len(needs) + 1)
    entries, offset = b"", base + table
    for name in needs:
        entries += struct.pack("<IIIII", 0, 0, 0, offset, 0)
        offset += len(name) + 1
    data = entries + bytes(20) + names
    head = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0"
    head += struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, optional, 0)
    tables = bytes(8) + struct.pack("<II", base if needs else 0, table) + bytes(8 * 14)
    section = b".idata\0\0" + struct.pack("<IIII", len(data), base, len(data), at) + bytes(16)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + bytes(112) + tables + section + data)
    return path


class TestPrograms:
    def test_the_libraries_a_program_links_to_are_read(self, tmp_path: Path) -> None:
        assert Program(program(tmp_path / "a.dll", "KERNEL32.dll", "python3.dll")).needs == (
            "kernel32.dll",
            "python3.dll",
        )

    def test_a_program_may_link_to_nothing(self, tmp_path: Path) -> None:
        assert Program(program(tmp_path / "a.dll")).needs == ()

    @pytest.mark.parametrize("content", [b"", b"MZ", b"PK\3\4" + bytes(200), b"MZ" + bytes(300)])
    def test_what_is_no_program_is_refused(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "a.dll").write_bytes(content)
        with pytest.raises(NotAProgram):
            Program(tmp_path / "a.dll")

    def test_a_bundle_with_all_its_libraries_is_complete(self, tmp_path: Path) -> None:
        program(tmp_path / "lib" / "Qt.dll", "KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll", "other.dll")
        program(tmp_path / "python" / "Other.dll")
        own.require_complete(tmp_path)

    def test_a_missing_library_is_named(self, tmp_path: Path) -> None:
        program(tmp_path / "lib" / "Qt.dll", "libssl-3.dll")
        with pytest.raises(Problem, match=r"libssl-3\.dll"):
            own.require_complete(tmp_path)

    def test_a_32_bit_library_is_refused(self, tmp_path: Path) -> None:
        program(tmp_path / "a.dll", machine=0x14C)
        with pytest.raises(Problem, match="64 bit"):
            own.require_complete(tmp_path)

    def test_the_stub_of_the_check_counts_as_windows_own(self) -> None:
        assert "icuuc" in own.WINDOWS_OWN


class TestQt:
    @pytest.fixture
    def package(self, tmp_path: Path) -> Path:
        folder = tmp_path / "PySide6"
        program(folder / "QtWidgets.pyd", "Qt6Widgets.dll")
        program(folder / "QtGui.pyd", "Qt6Gui.dll")
        program(folder / "QtQuick.pyd", "Qt6Quick.dll")
        for name, needs in (("Qt6Widgets", ("Qt6Gui.dll",)), ("Qt6Gui", ("Qt6Core.dll",)), ("Qt6Core", ())):
            program(folder / f"{name}.dll", *needs)
        program(folder / "Qt6Quick.dll", "Qt6Core.dll")
        program(folder / "pyside6.abi3.dll", "Qt6Core.dll")
        for plugin in qt.PLUGINS:
            program(folder / plugin)
        (folder / "QtWidgets.pyi").write_text("import PySide6.QtGui\n")
        (folder / "__init__.py").touch()
        (folder / "qml").mkdir()
        (folder / "qml" / "Control.qml").touch()
        return folder

    def test_a_module_brings_what_it_imports_and_links_to(self, package: Path) -> None:
        kept = qt.kept_files(package, {"QtWidgets"})
        assert {"QtWidgets.pyd", "QtGui.pyd", "Qt6Widgets.dll", "Qt6Gui.dll", "Qt6Core.dll", "__init__.py"} <= kept
        assert not any("Quick" in name or "qml" in name for name in kept)

    def test_modules_are_found_in_every_way_of_importing(self, tmp_path: Path) -> None:
        source = tmp_path / "a.py"
        source.write_text("from PySide6.QtCore import Qt\n    from PySide6 import QtPdf, QtSvg\nimport PySide6.QtGui\n")
        assert qt.used_modules([source]) == {"QtCore", "QtPdf", "QtSvg", "QtGui"}

    def test_our_windows_use_no_quick(self) -> None:
        modules = qt.used_modules((ROOT / "ui").rglob("*.py"))
        assert {"QtCore", "QtGui", "QtWidgets", "QtPdf"} <= modules
        assert not any("Quick" in name or "Qml" in name for name in modules)


class TestPruning:
    def test_unused_goes_and_used_stays(self, tmp_path: Path) -> None:
        gone = ("pip/a.py", "lxml/html/a.py", "PIL/_avif.pyd", "docx/a.pyi", "holidays/countries/france.py")
        kept = (
            "docx/templates/default.docx",
            "lxml/etree.pyd",
            "holidays/countries/vietnam.py",
            "x.dist-info/METADATA",
        )
        for name in (
            *gone,
            *kept,
            "holidays/countries/__init__.py",
            "x.dist-info/RECORD",
            "x.dist-info/licenses/LICENSE",
        ):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("import everything")
        pruning.prune(tmp_path)
        left = set(files_below(tmp_path))
        assert set(kept) | {"x.dist-info/licenses/LICENSE"} <= left
        assert not left & {*gone, "x.dist-info/RECORD"}
        assert (tmp_path / "holidays/countries/__init__.py").read_text() == ""
        assert not (tmp_path / "pip").exists()

    def test_only_vietnam_is_ever_asked_of_the_library_of_holidays(self) -> None:
        used = [line for path in (ROOT / "app").rglob("*.py") for line in path.read_text().splitlines()]
        assert all('"VN"' in line for line in used if "country_holidays(" in line)


class TestArchives:
    def test_a_folder_comes_back_as_it_went_in(self, tmp_path: Path) -> None:
        folder = tmp_path / "Hồ sơ"
        (folder / "a").mkdir(parents=True)
        (folder / "a" / "chữ.txt").write_text("có dấu", encoding="utf-8")
        pack_zip(folder, tmp_path / "x.zip", 1_700_000_000, {"ĐỌC.txt": b"1"})
        unpack_zip(tmp_path / "x.zip", tmp_path / "ra")
        assert list(files_below(tmp_path / "ra")) == ["Hồ sơ/a/chữ.txt", "Hồ sơ/ĐỌC.txt"]
        assert size_of(tmp_path / "ra") == len("có dấu".encode()) + 1

    def test_the_same_files_give_the_same_bytes(self, tmp_path: Path) -> None:
        for name in ("một", "hai"):
            folder = tmp_path / name / "P"
            folder.mkdir(parents=True)
            for file in ("b", "a") if name == "hai" else ("a", "b"):
                (folder / file).write_text(file)
            pack_zip(folder, tmp_path / f"{name}.zip", 1_700_000_000)
        assert (tmp_path / "một.zip").read_bytes() == (tmp_path / "hai.zip").read_bytes()

    def test_a_damaged_archive_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "x.zip").write_bytes(b"PK\3\4hong")
        with pytest.raises(Problem, match="bị hỏng"):
            unpack_zip(tmp_path / "x.zip", tmp_path / "ra")

    def test_an_archive_may_not_leave_its_folder(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
            made.writestr("../ngoài.txt", "x")
        with pytest.raises(Problem, match="ra ngoài"):
            unpack_zip(tmp_path / "x.zip", tmp_path / "ra")
        assert not (tmp_path / "ngoài.txt").exists()

    def test_sums_are_those_of_sha256sum(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"a")
        write_sums(tmp_path)
        assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'a').hexdigest()}  a.txt\n"


class TestDownloads:
    def test_a_file_with_another_hash_is_not_used(self, shop: Workshop) -> None:
        shop.downloads.mkdir(parents=True)
        (shop.downloads / pins.SETUPTOOLS.file).write_bytes(b"sai")
        fake = FakeProcesses(shop.clone.root)
        with pytest.raises(Problem, match="không khớp mã băm"):
            downloads.fetch_setuptools(shop, fake)
        assert any("download" in command for command in fake.started), "a damaged file is fetched again"

    def test_everything_is_asked_for_with_its_hash(self, shop: Workshop) -> None:
        fake = FakeProcesses(shop.clone.root, Finished(1, ("No space left on device",)))
        with pytest.raises(Problem, match="ổ đĩa đã đầy"):
            downloads.fetch_setuptools(shop, fake)
        assert "--require-hashes" in fake.started[0]
        wanted = (shop.downloads / "setuptools.txt").read_text()
        assert wanted == f"setuptools=={pins.SETUPTOOLS.version} --hash=sha256:{pins.SETUPTOOLS.sha256}\n"

    def test_wheels_are_those_of_the_lock_for_windows(self, shop: Workshop) -> None:
        (shop.clone.root / "requirements.txt").write_text("six==1 \\\n    --hash=sha256:" + "0" * 64 + "\n")
        fake = FakeProcesses(shop.clone.root)
        assert downloads.fetch_libraries(shop, fake) == []
        assert {"win_amd64", "cp311", "--only-binary=:all:", "--require-hashes"} <= set(fake.started[0])

    @pytest.mark.parametrize("pin", [pins.PYTHON, pins.SETUPTOOLS])
    def test_pins_are_whole(self, pin: pins.Pin) -> None:
        assert len(pin.sha256) == 64
        assert pin.version in pin.file


class TestPython:
    def package(self, tmp_path: Path) -> Path:
        with zipfile.ZipFile(tmp_path / "data.zip", "w") as made:
            made.writestr(pins.PYTHON_FOLDER + "python.exe", b"x")
        with tarfile.open(tmp_path / "p.tar.gz", "w:gz") as archive:
            archive.add(tmp_path / "data.zip", pins.PYTHON_MEMBER)
        return tmp_path / "p.tar.gz"

    def test_another_build_than_the_official_one_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Problem, match="không đúng là bản Windows 64 bit chính thức"):
            runtime.unpack_python(self.package(tmp_path), tmp_path / "ra", FakeProcesses(tmp_path))

    def test_the_official_build_must_be_signed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        unpack_zip(tmp_path / self.package(tmp_path).with_name("data.zip").name, tmp_path / "x", pins.PYTHON_FOLDER)
        monkeypatch.setattr(runtime, "PYTHON_TREE", runtime.tree_hash(tmp_path / "x"))
        fake = FakeProcesses(tmp_path, Finished(1, SIGNED))
        with pytest.raises(Problem, match=r"chữ ký số của python\.exe"):
            runtime.unpack_python(tmp_path / "p.tar.gz", tmp_path / "ra", fake)
        fake.finished = Finished(0, SIGNED)
        runtime.unpack_python(tmp_path / "p.tar.gz", tmp_path / "ra", fake)

    def test_only_our_folders_are_searched(self, tmp_path: Path) -> None:
        for name in runtime.UNUSED:
            (tmp_path / name).touch()
        runtime.trim_python(tmp_path)
        assert list(files_below(tmp_path)) == [runtime.PATH_FILE]
        assert (tmp_path / runtime.PATH_FILE).read_text().split() == ["python311.zip", ".", "..\\lib", ".."]


class TestSignatures:
    @pytest.mark.parametrize(
        "lines",
        [
            (SIGNED[0], SIGNED[1].replace("AB12", "CD34"), *SIGNED[2:]),
            (*SIGNED[:3], "Subject: /O=Ai Do"),
            (),
        ],
    )
    def test_a_changed_file_or_another_signer_is_refused(self, tmp_path: Path, lines: tuple[str, ...]) -> None:
        with pytest.raises(Problem, match="chữ ký số"):
            require_signer(tmp_path / "a.dll", pins.PYTHON_SIGNER, FakeProcesses(tmp_path, Finished(0, lines)))

    def test_without_a_certificate_nothing_is_signed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HOSO_SIGN_CERT", "HOSO_SIGN_PASSFILE", "HOSO_SIGN_TIMESTAMP"):
            monkeypatch.delenv(name, raising=False)
        fake = FakeProcesses(tmp_path)
        OwnSignature.from_environment().sign(tmp_path / "a.exe", "Tên", fake)
        assert fake.started == []

    def test_a_failed_signature_leaves_the_file_and_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "a.exe").write_bytes(b"x")
        with pytest.raises(Problem, match="không ký số được"):
            OwnSignature("c.p12", "p.txt", "").sign(tmp_path / "a.exe", "Tên", FakeProcesses(tmp_path, Finished(1)))
        assert (tmp_path / "a.exe").read_bytes() == b"x"


class TestBytecode:
    def test_sources_become_bytecode_that_needs_no_source(self, tmp_path: Path) -> None:
        folder = tmp_path / "Bộ"
        (folder / "goi").mkdir(parents=True)
        (folder / "goi" / "__init__.py").write_text("WORD = 'chạy được'\n", encoding="utf-8")
        bytecode.compile_all(folder, Processes(tmp_path), Path(sys.executable), None)
        assert list(files_below(folder)) == ["goi/__init__.pyc"]
        code = "import goi; print(goi.WORD)"
        command = [sys.executable, "-B", "-c", code]
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert done.stdout.strip() == "chạy được"
        assert list(files_below(folder)) == ["goi/__init__.pyc"]

    def test_a_source_that_does_not_compile_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "sai.py").write_text("def")
        with pytest.raises(Problem) as caught:
            bytecode.compile_all(tmp_path / "b", Processes(tmp_path), Path(sys.executable), None)
        assert "sai.py" in caught.value.details[0]

    def test_only_python_3_11_speaks_it(self) -> None:
        assert bytecode.speaks_the_same_bytecode((3, 11))
        assert not bytecode.speaks_the_same_bytecode((3, 12))


class TestSetUp:
    @pytest.mark.parametrize(
        ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0)), ("9999.1", (9999, 1, 0, 0))]
    )
    def test_windows_wants_four_numbers(self, version: str, numbers: tuple[int, ...]) -> None:
        assert launchers.version_numbers(version) == numbers

    def test_the_longest_path_counts_the_folder_it_is_unpacked_in(self, tmp_path: Path) -> None:
        (tmp_path / "lib").mkdir()
        (tmp_path / "lib" / "dài.txt").touch()
        assert set_up.longest_path(tmp_path) == len("\\chuong-trinh.moi\\lib/dài.txt")

    def test_a_failed_packing_leaves_nothing(self, shop: Workshop) -> None:
        shop.bundle.mkdir(parents=True)
        (shop.bundle / "a").touch()
        fake = FakeProcesses(shop.clone.root, Finished(1, ("Error",)))
        with pytest.raises(Problem, match="makensis"):
            set_up.make_set_up(shop, shop.bundle, shop.folder / "x.exe", fake)
        assert not list(shop.folder.glob("x.exe*"))

    def test_words_of_nsis_are_replaced_by_ours_of_no_greater_length(self) -> None:
        head = b"".join((english + "\0").encode("utf-16-le") for english in nsis_words.WORDS)
        ours = nsis_words.translated(head)
        assert len(ours) == len(head)
        for vietnamese in nsis_words.WORDS.values():
            assert (vietnamese + "\0").encode("utf-16-le") in ours

    def test_a_set_up_that_kept_its_english_is_noticed(self) -> None:
        head = b"".join((english + "\0").encode("utf-16-le") for english in nsis_words.WORDS)
        assert not nsis_words.is_translated(head)
        assert nsis_words.is_translated(nsis_words.translated(head))

    def test_other_words_stop_the_build(self) -> None:
        with pytest.raises(nsis_words.WordsMissing):
            nsis_words.translated(b"khac")

    def test_every_exit_code_of_the_script_is_documented(self) -> None:
        script = (ROOT / "installer/windows/parts/set-up.nsi").read_text(encoding="utf-8")
        readme = (ROOT / "installer/README.md").read_text(encoding="utf-8")
        for number in range(3, 9):
            assert f" {number}\n" in script
            assert f"; {number} " in readme


class TestPapers:
    def test_equal_papers_pass_and_a_changed_word_is_named(self) -> None:
        ours: dict[str, object] = {"to-trinh.pdf": ["a"]}
        assert "1 tệp" in require_same_texts(ours, {"to-trinh.pdf": ["a"]})
        with pytest.raises(Problem, match=r"to-trinh\.pdf"):
            require_same_texts(ours, {"to-trinh.pdf": ["b"]})
        with pytest.raises(Problem, match=r"to-trinh\.pdf"):
            require_same_texts(ours, {})
        with pytest.raises(Problem, match="không có giấy tờ"):
            require_same_texts({}, {})


class TestCommand:
    def test_missing_tools_are_named_with_the_command_to_type(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
        monkeypatch.setattr("installer.debian._is_root", lambda: False)
        with pytest.raises(Problem) as caught:
            tools.ensure_tools(tools.BUILD_TOOLS | tools.CHECK_TOOLS, FakeProcesses(tmp_path))
        for package in ("nsis", "gcc-mingw-w64-x86-64", "osslsigncode", "wine64", "p7zip-full"):
            assert package in caught.value.hint

    def test_too_little_room_is_told_before_anything_is_done(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usage = type("Usage", (), {"free": 10_000_000})
        monkeypatch.setattr("installer.windows.workshop.shutil.disk_usage", lambda _: usage)
        with pytest.raises(Problem, match="chỉ còn trống 10 MB"):
            Workshop.open(Clone(tmp_path), FakeProcesses(tmp_path))

    def test_a_full_disk_is_told_without_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("installer.windows.building.make_files", full)
        monkeypatch.setattr("installer.windows.building.ensure_tools", lambda *_: None)
        monkeypatch.setattr("installer.windows.building.prepare", lambda *_: None)
        monkeypatch.setattr("installer.windows.building.ensure_libraries", lambda *_, **__: None)
        assert commands.main(["build"]) == 1
        assert "ổ đĩa đã đầy" in capsys.readouterr().err
