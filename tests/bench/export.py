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
from app.documents.flow import arranged
from app.documents.papers import papers_of
from app.documents.pdf_writer import pdf_file
from app.domain.dossier import Snapshot
from app.services.exporting import write_papers
from tests.bench.dossiers import dossier_of, fonts_folder, sample_snapshot
from tests.bench.export_aims import ExportFigures, aim_lines
from tests.bench.lower_bound import bare_pages, draw_words, parts_of, zip_parts
from tests.bench.memory import Memory, memory_of
from tests.bench.table import table
from tests.bench.timing import Stopwatch, busy_line, machine, medians, runs_for

_SIZES = ("DOCX kB", "PDF kB")
_LIST = "danh-sach"
_STAGES = ("compose", "arrange", "docx", "pdf", "write")


@dataclass(frozen=True, kw_only=True)
class Run:
    """One export: its stages and lower bounds on the watch, and what it made."""

    watch: Stopwatch
    pages: int
    docx_bytes: int
    pdf_bytes: int


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
        "verdicts": aim_lines(measured),
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
            "\n".join((*aim_lines(measured), measured[-1].busy)),
        )
    )


def _figures(size: int, runs: Sequence[Run], memory: Memory) -> ExportFigures:
    """The medians of several runs."""
    seconds = medians([run.watch.clock for run in runs])
    seconds["proof"] = seconds["whole"] - sum(seconds[stage] for stage in _STAGES)
    made = seconds["arrange"] + seconds["docx"]
    return ExportFigures(
        size=size,
        runs=len(runs),
        seconds=seconds,
        processor_seconds=medians([run.watch.processor for run in runs]),
        busy=busy_line([run.watch for run in runs]),
        docx_ratio=seconds["docx"] / seconds["zip"],
        alone_ratio=made / seconds["zip"],
        pdf_ratio=seconds["pdf"] / seconds["canvas"],
        both_ratio=(made + seconds["pdf"]) / (seconds["zip"] + seconds["canvas"]),
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
    parts = watch.time("arrange", lambda: [arranged(each) for each in documents])
    pairs = tuple(zip(documents, parts, strict=True))
    docx = watch.time("docx", lambda: [docx_bytes(each, part) for each, part in pairs])
    pdf = watch.time("pdf", lambda: [pdf_file(each, fonts, part).content for each, part in pairs])
    target = Path(tempfile.mkdtemp(dir=folder))
    files = {target / str(place): content for place, content in enumerate([*docx, *pdf])}
    watch.time("write", lambda: write_set(files))
    watch.time("whole", lambda: write_papers(fonts, whole, target))
    watch.time("list", lambda: write_papers(fonts, whole, target, chosen=(_LIST,)))
    shutil.rmtree(target)
    unpacked = [parts_of(each) for each in docx]
    watch.time("zip", lambda: zip_parts(unpacked))
    pages = [bare_pages(each, fonts) for each in documents]
    watch.time("canvas", lambda: draw_words(pages))
    return Run(watch=watch, pages=sum(map(len, pages)), docx_bytes=sum(map(len, docx)), pdf_bytes=sum(map(len, pdf)))


def _seconds_table(measured: Sequence[ExportFigures]) -> str:
    names = (*_STAGES, "proof", "whole", "list")
    rows = [(str(each.size), *(f"{each.seconds[name]:.3f}" for name in names)) for each in measured]
    return table(("nominees", *names), rows)


def _per_nominee_table(measured: Sequence[ExportFigures]) -> str:
    names = (*_STAGES, "proof", "whole", "list")
    rows = [(str(each.size), *(f"{each.seconds[name] * 1000 / each.size:.2f}" for name in names)) for each in measured]
    return table(("nominees", *names), rows)


def _files_table(measured: Sequence[ExportFigures]) -> str:
    headings = ("nominees", "DOCX/zip", "alone", "PDF/canvas", "both", "peak MB", "Python MB", "pages", *_SIZES)
    rows = [
        (
            str(each.size),
            f"{each.docx_ratio:.1f}",
            f"{each.alone_ratio:.1f}",
            f"{each.pdf_ratio:.1f}",
            f"{each.both_ratio:.1f}",
            "-" if each.memory.peak_mb is None else f"{each.memory.peak_mb:.0f}",
            f"{each.memory.python_mb:.1f}",
            str(each.pages),
            f"{each.docx_bytes / 1000:.0f}",
            f"{each.pdf_bytes / 1000:.0f}",
        )
        for each in measured
    ]
    return table(headings, rows)
