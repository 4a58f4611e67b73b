"""The life of an installed program on the trial PC: installed, used, upgraded, removed; data outlive it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.archives import files_below, unpack_zip
from installer.windows.downloads import sha256_of
from installer.windows.paper_texts import require_same_texts, texts_of
from installer.windows.workshop import NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from installer.processes import Finished, Processes
    from installer.windows.trial_pc import Said, TrialPC
    from installer.windows.workshop import Workshop

FOLDER = "Cơ quan xã Bình Minh/Hồ sơ Thi đua"
REMOVER = "Go-cai-dat.exe"
# What the trial upgrade takes away and brings.
GONE_LATER = "resources/plans/README.md"
NEW_LATER = "resources/moi.txt"
_LONGEST_START_MS = 120_000
_SAMPLE = "resources/samples/thai-binh-2021-bau-cu/dossier.json"


@dataclass(frozen=True)
class Trial:
    """The PC, and the set-ups to try on it: ``twin`` of the delivered one, and a ``higher`` version."""

    shop: Workshop
    pc: TrialPC
    processes: Processes
    twin: Path
    higher: Path
    newer: Path

    @property
    def home(self) -> Path:
        """The folder the official chose."""
        return self.pc.wine.drive / FOLDER

    @property
    def program(self) -> Path:
        """Where the set-up puts the program."""
        return self.home / "chuong-trinh"

    def install(self, set_up: Path, *more: str) -> Finished:
        """Run a set-up silently. NSIS takes /D= without quotes, spaces and all, so it comes word by word."""
        return self.pc.start(set_up, ["/S", *(piece for word in more for piece in word.split(" "))])

    def cli(self, words: str) -> Said:
        """Run hoso-cli; Problem when it fails."""
        said = self.pc.command(self.program, f"hoso-cli.exe {words}")
        if said.code != 0:
            raise Problem(f"hoso-cli {words} kết thúc với mã {said.code}.", "", (said.out[-400:], said.err[-400:]))
        return said

    @property
    def data_words(self) -> str:
        """The usual data folder as a Windows path."""
        return self.pc.wine.windows_path(self.pc.data)


def steps(trial: Trial) -> list[tuple[str, Callable[[], str]]]:
    """From the first installation to the upgrade."""
    return [
        ("Cài im lặng vào thư mục có dấu và dấu cách", lambda: _install(trial)),
        ("hoso-cli self-test", lambda: _self_test(trial)),
        ("Giấy tờ của hồ sơ mẫu so với Linux", lambda: _papers(trial)),
        ("Mở cửa sổ (offscreen)", lambda: _window(trial)),
        ("Không ghi gì vào thư mục chương trình", lambda: _untouched(trial, trial.shop.bundle)),
        ("Bản mang theo trên USB, dữ liệu ở bên cạnh", lambda: _portable(trial)),
        ("Cài bản mới hơn đè lên, đọc dữ liệu cũ", lambda: _upgrade(trial)),
    ]


def last_steps(trial: Trial) -> list[tuple[str, Callable[[], str]]]:
    """The end."""
    return [("Gỡ cài đặt, giữ dữ liệu", lambda: _remove(trial))]


def require(well: bool, message: str, *details: str) -> None:
    """Problem with ``message`` unless ``well``."""
    if not well:
        raise Problem(message, "xem các dòng ở trên; dựng lại sau khi sửa.", details)


def _install(trial: Trial) -> str:
    done = trial.install(trial.twin, f"/D={trial.pc.wine.windows_path(trial.home)}")
    require(done.code == 0, f"bộ cài kết thúc với mã {done.code}.", *done.lines[-4:], trial.pc.report_of_set_up())
    said = _untouched(trial, trial.shop.bundle)
    registry = trial.pc.registry()
    for word in (".hoso", ".kehoach", "HoSoThiDua.HoSo", "Uninstall\\\\HoSoThiDua", "Go-cai-dat.exe"):
        require(word in registry, f"bộ cài chưa ghi {word} vào registry.")
    require(len(_shortcuts(trial)) == 2, "thiếu lối tắt trên màn hình nền hoặc trong menu Start.")
    return f"{said}; lối tắt, kiểu tệp .hoso và .kehoach có đủ"


def _self_test(trial: Trial) -> str:
    said = trial.cli("self-test")
    return f"{len(said.out.splitlines())} phép thử đạt"


def _papers(trial: Trial) -> str:
    theirs, ours = trial.pc.scratch / "mau", trial.shop.folder / "mau"
    trial.cli("sample --out C:\\thu\\mau")
    python = str(trial.shop.clone.python)
    done = trial.processes.listen([python, "-m", "app", "sample", "--out", str(ours)])
    require(done.code == 0, "không xuất được hồ sơ mẫu trên máy này.", *done.lines[-4:])
    clone, processes = trial.shop.clone, trial.processes
    return require_same_texts(texts_of(ours, clone, processes), texts_of(theirs, clone, processes))


def _window(trial: Trial) -> str:
    said = trial.pc.command(trial.program, "hoso.exe --exit-when-shown")
    milliseconds = int(said.out) if said.out.isdigit() else -1
    require(
        said.code == 0 and 0 < milliseconds < _LONGEST_START_MS, f"cửa sổ không mở được (mã {said.code}).", said.err
    )
    require((trial.pc.data / "hoso.sqlite").is_file(), "chương trình không tạo cơ sở dữ liệu trong hồ sơ người dùng.")
    return f"vẽ xong sau {milliseconds} ms trong Wine"


def _untouched(trial: Trial, bundle: Path) -> str:
    ours = {name: sha256_of(bundle / name) for name in files_below(bundle)}
    theirs = {name: sha256_of(trial.program / name) for name in files_below(trial.program)}
    different = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    require(not different, f"thư mục chương trình khác bộ đã dựng: {', '.join(different[:3])}.")
    left = sorted(path.name for path in trial.home.iterdir())
    require(left == [REMOVER, "chuong-trinh"], f"trong thư mục cài đặt có tệp lạ: {', '.join(left)}.")
    return f"{len(theirs)} tệp đúng như bộ đã dựng"


def _portable(trial: Trial) -> str:
    stick = trial.pc.wine.drive / "USB của chị Hoa"
    archive = trial.shop.dist / f"{NAME}-{trial.shop.version}-portable.zip"
    unpack_zip(archive, stick)
    before = sorted(files_below(trial.pc.data))
    said = trial.pc.command(stick / NAME, "hoso.exe --exit-when-shown")
    require(said.code == 0, f"bản mang theo không mở được (mã {said.code}).", said.err)
    beside = stick / NAME / "du-lieu" / "hoso.sqlite"
    require(beside.is_file(), "bản mang theo không để dữ liệu ở bên cạnh.")
    require(sorted(files_below(trial.pc.data)) == before, "bản mang theo đụng tới dữ liệu của bản cài.")
    shutil.rmtree(stick)
    return "dữ liệu ở du-lieu, không đụng tới bản cài"


def _upgrade(trial: Trial) -> str:
    dossier = trial.cli(f"import {_windows(_SAMPLE)} --data {trial.data_words}").out.strip()
    trial.cli(f"dump {dossier} --data {trial.data_words} --out C:\\thu\\truoc.json")
    before = _hashes(trial.pc.data)
    (trial.pc.profile / "Desktop" / "Hồ sơ Thi đua.lnk").unlink()
    done = trial.install(trial.higher)
    require(done.code == 0, f"bản mới không cài đè được (mã {done.code}).", trial.pc.report_of_set_up())
    said = _untouched(trial, trial.newer)
    require(_hashes(trial.pc.data) == before, "cài bản mới làm đổi dữ liệu.")
    require(len(_shortcuts(trial)) == 1, "lối tắt người dùng đã xóa lại hiện ra.")
    version = trial.cli("--version").out.strip()
    require(version.endswith("9999.1.0"), f"sau khi cài bản mới, chương trình vẫn là {version}.")
    trial.cli(f"dump {dossier} --data {trial.data_words} --out C:\\thu\\sau.json")
    same = (trial.pc.scratch / "truoc.json").read_bytes() == (trial.pc.scratch / "sau.json").read_bytes()
    require(same, "hồ sơ đọc bằng bản mới khác hồ sơ ghi bằng bản cũ.")
    return f"{said}; hồ sơ cũ đọc lại không khác một byte"


def _remove(trial: Trial) -> str:
    before = _hashes(trial.pc.data)
    done = trial.pc.start(trial.home / REMOVER, ["/S"])
    trial.pc.wait()
    require(done.code == 0, f"trình gỡ kết thúc với mã {done.code}.", trial.pc.report_of_set_up())
    require(not trial.home.exists(), "gỡ xong vẫn còn thư mục chương trình.")
    require(_shortcuts(trial) == [], "gỡ xong vẫn còn lối tắt.")
    require("HoSoThiDua" not in trial.pc.registry(), "gỡ xong vẫn còn dấu vết trong registry.")
    require(before != {} and _hashes(trial.pc.data) == before, "gỡ chương trình làm mất hoặc đổi dữ liệu.")
    return f"chỉ còn dữ liệu ({len(before)} tệp, không đổi một byte)"


def _shortcuts(trial: Trial) -> list[Path]:
    return sorted(trial.pc.profile.rglob("Hồ sơ Thi đua.lnk"))


def _hashes(folder: Path) -> dict[str, str]:
    return {name: sha256_of(folder / name) for name in files_below(folder)}


def _windows(path: str) -> str:
    return path.replace("/", "\\")
