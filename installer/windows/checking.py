"""``build --check``: what was built is installed, used, upgraded and removed on a trial PC, step by step."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from installer.say import Problem, say
from installer.windows import check_bad_cases, check_delivery, check_life
from installer.windows.set_up import make_set_up
from installer.windows.trial_pc import TrialPC

if TYPE_CHECKING:
    from collections.abc import Callable

    from installer.processes import Processes
    from installer.windows.workshop import Workshop

# The delivered set-up is a 32-bit program, so that it can tell a 32-bit Windows what is the matter; Debian's Wine
# runs 64-bit programs only. Hence a twin: the same script and the same files behind NSIS' 64-bit head.
_TWIN = "amd64-unicode"
HIGHER = "9999.1.0"

Step = tuple[str, "Callable[[], str]"]


def check_files(shop: Workshop, files: list[Path], processes: Processes) -> None:
    """Try everything, one line a step; Problem at the first that fails."""
    pc = TrialPC(shop, processes)
    try:
        trial = _prepare(shop, pc, processes)
        delivery = check_delivery.Delivery(shop, files, processes)
        steps = [
            *delivery.steps(),
            *check_life.steps(trial),
            *check_bad_cases.steps(trial),
            *check_life.last_steps(trial),
        ]
        for title, step in steps:
            began = time.monotonic()
            say(f"[đạt] {title}: {step()} ({time.monotonic() - began:.0f} giây)")
    finally:
        pc.switch_off()
    say("\nMọi bước kiểm tra đều đạt. Chỗ không thử được ở đây: màn hình thật của Windows (Wine 8 hỏng ở mscms và")
    say("UISettings, nên cửa sổ mở ở chế độ offscreen của Qt), và bản Setup.exe 32 bit chỉ được so từng tệp bên trong,")
    say("còn bản được chạy là bản song sinh 64 bit của nó.")


def _prepare(shop: Workshop, pc: TrialPC, processes: Processes) -> check_life.Trial:
    say("\nĐang chuẩn bị máy thử (Wine) và hai bộ cài song sinh ...")
    pc.switch_on()
    twin, higher = shop.folder / "twin.exe", shop.folder / "twin-higher.exe"
    make_set_up(shop, shop.bundle, twin, processes, quick=True, target=_TWIN)
    newer = _newer_bundle(shop)
    make_set_up(shop, newer, higher, processes, version=HIGHER, quick=True, target=_TWIN)
    return check_life.Trial(shop=shop, pc=pc, processes=processes, twin=twin, higher=higher, newer=newer)


def _newer_bundle(shop: Workshop) -> Path:
    """A later version as an upgrade meets it: one file went, one came, the version rose."""
    newer = shop.folder / "newer" / shop.bundle.name
    shutil.copytree(shop.bundle, newer)
    (record,) = newer.glob("hoso_thidua-*.dist-info")
    text = (record / "METADATA").read_text(encoding="utf-8")
    (record / "METADATA").write_text(
        text.replace(f"Version: {shop.version}", f"Version: {HIGHER}", 1), encoding="utf-8"
    )
    record.rename(newer / f"hoso_thidua-{HIGHER}.dist-info")
    (newer / check_life.GONE_LATER).unlink()
    (newer / check_life.NEW_LATER).write_text("mới", encoding="utf-8")
    if f"Version: {HIGHER}" not in (newer / f"hoso_thidua-{HIGHER}.dist-info" / "METADATA").read_text(encoding="utf-8"):
        raise Problem("không đổi được phiên bản cho bộ cài thử.", "xem checking.py.")
    return newer
