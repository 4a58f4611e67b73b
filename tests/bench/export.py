"""``export``: what the papers of a dossier cost, stage by stage, against the least that is possible."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app.documents.docx_writer import docx_bytes
from app.documents.files import write_set
from app.documents.papers import papers_of
from app.documents.pdf_writer import pdf_bytes
from app.domain.dossier import Snapshot
from app.services.exporting import write_papers
from tests.bench.dossiers import dossier_of, fonts_folder, sample_snapshot
from tests.bench.lower_bound import bare_pages, draw_words, parts_of, zip_parts
from tests.bench.memory import Memory, memory_of
from tests.bench.table import table
from tests.bench.timing import Stopwatch, busy_line, growth_line, machine, medians, runs_for

AIM_SIZE, AIM_SECONDS = 13, 0.6
_STAGES = ("compose", "docx", "pdf", "write")


@dataclass(frozen=True, kw_only=True)
class Run:
    """One export: its stages and lower bounds on the watch, and what it made."""

    watch: Stopwatch
    pages: int
    docx_bytes: int
    pdf_bytes: int


@dataclass(frozen=True, kw_only=True)
class ExportFigures:
    """All figures of one size; ``seconds`` and ``processor_seconds`` are the medians of ``runs`` runs.

    Stages are "compose" (the builders alone), "docx", "pdf" and "write"; "whole" is one call of the service that the
    window and the commands use, measured on its own, and "rest" what it takes beyond the stages. "zip" and "canvas"
    are the lower bounds of "docx" and "pdf".
    """

    size: int
    runs: int
    seconds: dict[str, float]
    processor_seconds: dict[str, float]
    busy: str
    docx_ratio: float
    pdf_ratio: float
    pages: int
    docx_bytes: int
    pdf_bytes: int
    memory: Memory


def measure(sizes: Sequence[int], runs: int | None = None) -> list[ExportFigures]:
    """The figures of each size, in a process that has exported before; memory in processes of their own.

    Each size is run ``runs`` times, or as often as its size deserves.
    """
    memories = [memory_of(size) for size in sizes]
    sample, fonts = sample_snapshot(), fonts_folder()
    with tempfile.TemporaryDirectory() as folder:
        _run(sample, sample, fonts, Path(folder))
        return [
            _figures(size, [_run_of(sample, size, fonts, Path(folder)) for _ in range(runs or runs_for(size))], memory)
            for size, memory in zip(sizes, memories, strict=True)
        ]


def as_json(measured: Sequence[ExportFigures]) -> str:
    """Everything as one JSON object."""
    content = {
        "machine": machine(),
        "sizes": [asdict(each) for each in measured],
        "verdicts": [_time_line(measured), _growth_line(measured)],
    }
    return json.dumps(content, indent=2)


def as_text(measured: Sequence[ExportFigures]) -> str:
    """The figures as tables, and whether the aims are met."""
    runs = "/".join(str(each.runs) for each in measured)
    return "\n\n".join(
        (
            f"All papers of a dossier, DOCX and PDF; warm, seconds, median of {runs} runs; {machine()}",
            _seconds_table(measured),
            "Milliseconds per nominee",
            _per_nominee_table(measured),
            "Lower bounds (zipping the same parts, drawing the same words), memory and files",
            _files_table(measured),
            f"{_time_line(measured)}\n{_growth_line(measured)}\n{measured[-1].busy}",
        )
    )


def _figures(size: int, runs: Sequence[Run], memory: Memory) -> ExportFigures:
    """The medians of several runs."""
    seconds = medians([run.watch.clock for run in runs])
    seconds["rest"] = seconds["whole"] - sum(seconds[stage] for stage in _STAGES)
    return ExportFigures(
        size=size,
        runs=len(runs),
        seconds=seconds,
        processor_seconds=medians([run.watch.processor for run in runs]),
        busy=busy_line([run.watch for run in runs]),
        docx_ratio=seconds["docx"] / seconds["zip"],
        pdf_ratio=seconds["pdf"] / seconds["canvas"],
        pages=runs[0].pages,
        docx_bytes=runs[0].docx_bytes,
        pdf_bytes=runs[0].pdf_bytes,
        memory=memory,
    )


def _run_of(sample: Snapshot, size: int, fonts: Path, folder: Path) -> Run:
    """A run with dossiers of its own: nothing is remembered of the run before."""
    return _run(dossier_of(sample, size), dossier_of(sample, size), fonts, folder)


def _run(staged: Snapshot, whole: Snapshot, fonts: Path, folder: Path) -> Run:
    """One dossier exported stage by stage, then an equal one by the service, and the lower bounds of both."""
    watch = Stopwatch()
    documents = watch.time("compose", lambda: [paper.build() for paper in papers_of(staged)])
    docx = watch.time("docx", lambda: [docx_bytes(each) for each in documents])
    pdf = watch.time("pdf", lambda: [pdf_bytes(each, fonts) for each in documents])
    target = Path(tempfile.mkdtemp(dir=folder))
    files = {target / str(place): content for place, content in enumerate([*docx, *pdf])}
    watch.time("write", lambda: write_set(files))
    watch.time("whole", lambda: write_papers(fonts, whole, target))
    shutil.rmtree(target)
    parts = [parts_of(each) for each in docx]
    watch.time("zip", lambda: zip_parts(parts))
    pages = [bare_pages(each, fonts) for each in documents]
    watch.time("canvas", lambda: draw_words(pages))
    return Run(watch=watch, pages=sum(map(len, pages)), docx_bytes=sum(map(len, docx)), pdf_bytes=sum(map(len, pdf)))


def _seconds_table(measured: Sequence[ExportFigures]) -> str:
    names = (*_STAGES, "rest", "whole")
    rows = [(str(each.size), *(f"{each.seconds[name]:.3f}" for name in names)) for each in measured]
    return table(("nominees", *names), rows)


def _per_nominee_table(measured: Sequence[ExportFigures]) -> str:
    names = (*_STAGES, "rest", "whole")
    rows = [(str(each.size), *(f"{each.seconds[name] * 1000 / each.size:.2f}" for name in names)) for each in measured]
    return table(("nominees", *names), rows)


def _files_table(measured: Sequence[ExportFigures]) -> str:
    headings = ("nominees", "DOCX/zip", "PDF/canvas", "peak MB", "Python MB", "pages", "DOCX kB", "PDF kB")
    rows = [
        (
            str(each.size),
            f"{each.docx_ratio:.1f}",
            f"{each.pdf_ratio:.1f}",
            "-" if each.memory.peak_mb is None else f"{each.memory.peak_mb:.0f}",
            f"{each.memory.python_mb:.1f}",
            str(each.pages),
            f"{each.docx_bytes / 1000:.0f}",
            f"{each.pdf_bytes / 1000:.0f}",
        )
        for each in measured
    ]
    return table(headings, rows)


def _time_line(measured: Sequence[ExportFigures]) -> str:
    found = next((each for each in measured if each.size == AIM_SIZE), None)
    aim = f"Aim of {AIM_SECONDS} s for {AIM_SIZE} nominees, all papers, both formats"
    if found is None:
        return f"{aim}: not judged, that size was not measured."
    verdict = "met" if found.seconds["whole"] < AIM_SECONDS else "MISSED"
    return f"{aim}: {verdict}, {found.seconds['whole']:.3f} s."


def _growth_line(measured: Sequence[ExportFigures]) -> str:
    names = ("compose", "docx", "pdf", "whole")
    stages = {name: [each.processor_seconds[name] for each in measured] for name in names}
    return growth_line([each.size for each in measured], stages)
