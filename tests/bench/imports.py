"""``import``: a list of ten thousand people from the file to the database, and what is seen before."""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

import xlsxwriter

from app.domain.legacy_text import Encoding, to_legacy
from app.paths import locate_paths
from app.services.sheet_import import ListTarget, compare, known_headings, open_list, preview, propose, take_in
from app.wiring import build_app
from tests.bench.table import table
from tests.bench.timing import machine
from tests.helpers.people_names import thousand_names

AIM_WHOLE, AIM_PREVIEW, AIM_MEMORY = 3.0, 0.5, 300
_STAGES = ("open", "propose", "first rows", "read all", "compare", "store")
_ENCODINGS: tuple[tuple[str, Encoding | None], ...] = (("Unicode", None), ("TCVN3", "tcvn3"))
_ROOT = Path(__file__).parents[2]
_HEADINGS = (
    "STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị công tác", "Địa chỉ", "Quê quán", "Dân tộc", "Trình độ",
    "Ghi chú",
)  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ImportFigures:
    """Medians of ``runs`` runs, by the clock and by the processor; ``preview`` is what somebody waits for first."""

    rows: int
    encoding: str
    runs: int
    seconds: dict[str, float]
    processor_seconds: dict[str, float]
    preview: float
    whole: float
    processor_preview: float
    processor_whole: float
    peak_megabytes: float


def measure(rows: int, runs: int) -> list[ImportFigures]:
    """Each encoding in processes of its own, whose memory is measured too."""
    return [_figures(rows, name, runs) for name, _ in _ENCODINGS]


def as_json(measured: list[ImportFigures]) -> str:
    """Everything as one JSON object."""
    return json.dumps({"machine": machine(), "imports": [asdict(each) for each in measured]}, indent=2)


def as_text(measured: list[ImportFigures]) -> str:
    """The figures as a table, and whether the aims are met."""
    headings = ("encoding", "rows", *_STAGES, "preview", "whole", "of it busy", "peak MB")
    lines = [
        (
            each.encoding,
            str(each.rows),
            *(f"{each.seconds[stage]:.2f}" for stage in _STAGES),
            f"{each.preview:.2f}",
            f"{each.whole:.2f}",
            f"{each.processor_whole:.2f}",
            f"{each.peak_megabytes:.0f}",
        )
        for each in measured
    ]
    what = "A list of people from the file to the database, garbage not collected (as in the program)"
    title = f"{what}; seconds, median of {measured[0].runs} runs; {machine()}"
    return f"{title}\n\n{table(headings, lines)}\n\n{_verdicts(measured)}"


def run_here(rows: int, encoding: str) -> str:
    """One import in this process, as JSON; what :func:`measure` starts in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = _list(Path(folder) / "danh-sach.xlsx", rows, dict(_ENCODINGS)[encoding])
        return json.dumps(_run(path, Path(folder)))


def _run(path: Path, folder: Path) -> dict[str, dict[str, float] | float]:
    target = ListTarget(kind="people")
    app = build_app(locate_paths(folder / "du-lieu"))
    clock: dict[str, float] = {}
    processor: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        started, busy = time.perf_counter(), time.process_time()
        result = work()
        clock[stage], processor[stage] = time.perf_counter() - started, time.process_time() - busy
        return result

    gc.disable()  # as the program does while anything runs in the background
    grid = timed("open", lambda: open_list(path).grid("Danh sách"))
    layout = timed("propose", lambda: propose(grid, target, known_headings(app, target)))
    timed("first rows", lambda: preview(grid, target, layout, whole=False))
    reading = timed("read all", lambda: preview(grid, target, layout))
    offer = timed("compare", lambda: compare(app, target, reading))
    timed("store", lambda: take_in(app, target, offer.fresh, layout))
    app.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"clock": clock, "processor": processor, "peak": peak}


def _figures(rows: int, encoding: str, runs: int) -> ImportFigures:
    code = f"from tests.bench.imports import run_here; print(run_here({rows}, {encoding!r}))"
    told = [
        json.loads(
            subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True).stdout
        )
        for _ in range(runs)
    ]
    seconds = {stage: median(each["clock"][stage] for each in told) for stage in _STAGES}
    busy = {stage: median(each["processor"][stage] for each in told) for stage in _STAGES}
    return ImportFigures(
        rows=rows,
        encoding=encoding,
        runs=runs,
        seconds=seconds,
        processor_seconds=busy,
        preview=sum(seconds[stage] for stage in _STAGES[:3]),
        whole=sum(seconds.values()),
        processor_preview=sum(busy[stage] for stage in _STAGES[:3]),
        processor_whole=sum(busy.values()),
        peak_megabytes=max(each["peak"] for each in told),
    )


def _list(path: Path, rows: int, encoding: Encoding | None) -> Path:
    """The list under a title block, nine texts a row."""
    names = thousand_names()
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")

    def written(text: str) -> str:
        return to_legacy(text, encoding) if encoding else text

    sheet.write_string(0, 0, written("DANH SÁCH CÁN BỘ NĂM 2024"))
    sheet.write_row(3, 0, [written(each) for each in _HEADINGS])
    for number in range(rows):
        birth = f"{number % 28 + 1}/{number % 12 + 1}/{1950 + number % 55}"
        texts = (
            names[number % len(names)], birth, "Chủ tịch", f"Ủy ban nhân dân xã số {number}", "Thôn Đoài",
            "Thái Bình", "Kinh", "Đại học", f"ghi chú số {number}",
        )  # fmt: skip
        sheet.write_row(number + 4, 0, [number + 1, *map(written, texts)])
    book.close()
    return path


def _verdicts(measured: list[ImportFigures]) -> str:
    whole = max(each.whole for each in measured)
    first = max(each.preview for each in measured)
    peak = max(each.peak_megabytes for each in measured)
    aims = (
        (f"Whole import within {AIM_WHOLE} s", whole, AIM_WHOLE, f"{whole:.2f} s"),
        (f"Preview within {AIM_PREVIEW} s", first, AIM_PREVIEW, f"{first:.2f} s"),
        (f"Memory within {AIM_MEMORY} MB", peak, AIM_MEMORY, f"{peak:.0f} MB"),
    )
    return "\n".join(
        f"{aim}: {'met' if told <= most else 'MISSED'}, {shown} at worst." for aim, told, most, shown in aims
    )
