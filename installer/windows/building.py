"""``build``: from a clone to the files in ``dist``, the same bytes for the same source; ``--check`` tries them."""

from __future__ import annotations

import argparse
import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from installer.clone import RUN_LOCK
from installer.say import Problem, say
from installer.system_libraries import ensure_libraries
from installer.venv import prepare
from installer.windows.archives import size_of
from installer.windows.bundle import LARGEST_INSTALLED_MB, make_bundle
from installer.windows.components import LICENCES, LIST
from installer.windows.downloads import sha256_of
from installer.windows.portable import make_portable
from installer.windows.set_up import LARGEST_MB, make_set_up
from installer.windows.signatures import OwnSignature
from installer.windows.tools import BUILD_TOOLS, CHECK_TOOLS, ensure_tools
from installer.windows.wheel import make_wheel, stage_source
from installer.windows.workshop import NAME, PROGRAM, Workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from installer.clone import Clone
    from installer.processes import Processes

SUMS = "SHA256SUMS"


def build(clone: Clone, processes: Processes, words: Sequence[str]) -> int:
    """Make everything in ``dist``, and with ``--check`` install and try it. 0, or Problem."""
    chosen = _parser().parse_args(list(words))
    ensure_tools(BUILD_TOOLS | (CHECK_TOOLS if chosen.check else {}), processes)
    prepare(clone, RUN_LOCK, processes)
    ensure_libraries(clone, processes, screen=False)
    shop = Workshop.open(clone, processes)
    try:
        files = make_files(shop, processes, chosen.python_zip)
        if chosen.check:
            from installer.windows.checking import check_files

            check_files(shop, files, processes)
    except OSError as error:
        raise _storage_problem(error) from error
    return 0


def make_files(shop: Workshop, processes: Processes, official_python: Path | None) -> list[Path]:
    """Build all files; ``dist`` gets them at the end, together. Raises Problem."""
    shutil.rmtree(shop.folder, ignore_errors=True)
    made = shop.folder / "dist"
    made.mkdir(parents=True)
    signature = OwnSignature.from_environment()
    wheel = make_wheel(shop, stage_source(shop), processes)
    make_bundle(shop, wheel, processes, signature, official_python)
    shutil.copyfile(wheel, made / wheel.name)
    make_portable(shop, made / f"{NAME}-{shop.version}-portable.zip")
    set_up = made / f"{NAME}-{shop.version}-Setup.exe"
    make_set_up(shop, shop.bundle, set_up, processes)
    signature.sign(set_up, f"Cài đặt {PROGRAM}", processes)
    shutil.copyfile(shop.bundle / LICENCES / LIST, made / f"{NAME}-{shop.version}-thanh-phan.txt")
    _require_sizes(shop, set_up)
    return _deliver(shop, made)


def write_sums(folder: Path) -> None:
    """SHA256SUMS over every file of ``folder``, as sha256sum writes it."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    text = "".join(f"{sha256_of(file)}  {file.name}\n" for file in files)
    (folder / SUMS).write_text(text, encoding="utf-8", newline="\n")


def _storage_problem(error: OSError) -> Problem:
    details = (f"{type(error).__name__}: {error}",)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("ổ đĩa đã đầy trong khi dựng; dist/ chưa bị thay đổi.", "xóa bớt tệp rồi chạy lại.", details)
    return Problem("không đọc hoặc ghi được tệp trong khi dựng.", "kiểm tra quyền ghi rồi chạy lại.", details)


def _require_sizes(shop: Workshop, set_up: Path) -> None:
    installed, packed = size_of(shop.bundle) / 1_000_000, set_up.stat().st_size / 1_000_000
    if installed > LARGEST_INSTALLED_MB or packed > LARGEST_MB:
        raise Problem(
            f"bộ cài quá lớn: {packed:.1f} MB (tối đa {LARGEST_MB}), sau khi cài {installed:.1f} MB "
            f"(tối đa {LARGEST_INSTALLED_MB}).",
            "xem lại quy tắc tỉa trong installer/windows/pruning.py.",
        )


def _deliver(shop: Workshop, made: Path) -> list[Path]:
    write_sums(made)
    shop.dist.mkdir(exist_ok=True)
    for old in shop.dist.iterdir():
        if old.name.startswith((NAME, "hoso_thidua-")) or old.name == SUMS:
            old.unlink()
    files = [Path(shutil.move(file, shop.dist / file.name)) for file in sorted(made.iterdir())]
    say(f"\nĐã dựng xong trong {shop.dist}:")
    for file in files:
        say(f"  {file.stat().st_size / 1_000_000:7.1f} MB  {file.name}")
    return files


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m installer build", add_help=True)
    parser.add_argument("--check", action="store_true", help="cài thử và dùng thử trong Wine")
    parser.add_argument("--python-zip", type=Path, metavar="TỆP", help="tệp python-…-embed-amd64.zip chính thức")
    return parser
