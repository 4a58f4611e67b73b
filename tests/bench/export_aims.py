"""The figures of an export, and whether they keep the aims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.bench.memory import Memory
from tests.bench.timing import growth_line

AIM_SIZE, LIST_SIZE = 13, 500
AIM_SECONDS, LIST_SECONDS = 1.0, 3.0
AIM_RATIO, AIM_GROWTH, AIM_MEMORY = 4.0, 1.25, 2.0
DOCX_KILOBYTES, PDF_KILOBYTES = 60, 400


@dataclass(frozen=True, kw_only=True)
class ExportFigures:
    """All figures of one size; ``seconds`` and ``processor_seconds`` are the medians of ``runs`` runs.

    Stages are "compose" (the builders alone), "arrange" (once for both formats), "docx", "pdf" and "write"; "whole" is
    one call of the service that the window and the commands use, measured on its own, and "proof" what it takes beyond
    the stages: reading every file back and measuring it. "list" is the list of nominees alone by the same service.
    "zip" and "canvas" are the lower bounds of "docx" and "pdf"; ``alone_ratio`` is a DOCX that everything is arranged
    for, ``both_ratio`` both formats against both bounds.
    """

    size: int
    runs: int
    seconds: dict[str, float]
    processor_seconds: dict[str, float]
    busy: str
    docx_ratio: float
    alone_ratio: float
    pdf_ratio: float
    both_ratio: float
    pages: int
    docx_bytes: int
    pdf_bytes: int
    memory: Memory


def aim_lines(measured: Sequence[ExportFigures]) -> list[str]:
    """Every aim with its figure, one a line."""
    of_size = {each.size: each for each in measured}
    return [*_small_lines(of_size.get(AIM_SIZE)), _list_line(of_size.get(LIST_SIZE)), *_growth_lines(measured)]


def _small_lines(found: ExportFigures | None) -> Iterator[str]:
    if found is None:
        yield f"Aims for {AIM_SIZE} nominees: not judged, that size was not measured."
        return
    whole, both = found.seconds["whole"], found.both_ratio
    docx, pdf = found.docx_bytes / 1000, found.pdf_bytes / 1000
    yield _aim(f"{AIM_SIZE} nominees, all papers, both formats, proven: {AIM_SECONDS} s", whole <= AIM_SECONDS, whole)
    yield _aim(f"both formats within {AIM_RATIO} times both bounds", both <= AIM_RATIO, both)
    yield _aim(f"a DOCX alone within {AIM_RATIO} times zipping", found.alone_ratio <= AIM_RATIO, found.alone_ratio)
    paper = found.memory.paper_mb
    if paper is not None:
        many = found.memory.python_mb / paper
        yield _aim(f"memory of all papers within {AIM_MEMORY} times that of the largest", many <= AIM_MEMORY, many)
    yield _aim(f"all DOCX under {DOCX_KILOBYTES} kB", docx < DOCX_KILOBYTES, docx)
    yield _aim(f"all PDF under {PDF_KILOBYTES} kB", pdf < PDF_KILOBYTES, pdf)


def _list_line(found: ExportFigures | None) -> str:
    aim = f"a list of {LIST_SIZE} rows, both formats, proven: {LIST_SECONDS} s"
    if found is None:
        return f"Aim of {aim}: not judged, that size was not measured."
    return _aim(aim, found.seconds["list"] <= LIST_SECONDS, found.seconds["list"])


def _growth_lines(measured: Sequence[ExportFigures]) -> Iterator[str]:
    first, last = measured[0], measured[-1]
    yield _aim(
        f"ratio to both bounds grows by less than {AIM_GROWTH} times from {first.size} to {last.size} nominees",
        last.both_ratio <= AIM_GROWTH * first.both_ratio,
        last.both_ratio / first.both_ratio,
    )
    names = ("compose", "arrange", "docx", "pdf", "whole")
    stages = {name: [each.processor_seconds[name] for each in measured] for name in names}
    yield growth_line([each.size for each in measured], stages)


def _aim(aim: str, met: bool, figure: float) -> str:
    return f"Aim of {aim}: {'met' if met else 'MISSED'}, {figure:.2f}."
