"""How much memory one export takes, in a process that does nothing else and is not timed."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import tracemalloc
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.dossier import Snapshot
from app.services.exporting import papers_of, write_papers
from tests.bench.dossiers import dossier_of, fonts_folder, sample_snapshot

_ROOT = Path(__file__).resolve().parents[2]
_MEGABYTE = 1_000_000
_LARGEST_PAPER_BY_PAPER = 20


@dataclass(frozen=True, kw_only=True)
class Memory:
    """``peak_mb`` of the whole process, None where the system does not tell; ``python_mb`` of the export's objects.

    ``paper_mb`` is that of the largest paper exported alone, None where that would take too long to find.
    """

    peak_mb: float | None
    python_mb: float
    paper_mb: float | None = None


def memory_of(size: int) -> Memory:
    """The memory of an export of that size, measured in a new process.

    Ask before this process has grown: on Linux a child's peak begins with its parent's.
    """
    command = [sys.executable, "-m", "tests.bench", "memory", str(size)]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Memory(**json.loads(done.stdout))


def memory_here(size: int) -> str:
    """What the new process does, as JSON: one export for its peak, one more to count Python's objects."""
    sample = sample_snapshot()
    _export(dossier_of(sample, size))
    peak = peak_megabytes()
    snapshot = dossier_of(sample, size)
    papers = papers_of(snapshot) if size <= _LARGEST_PAPER_BY_PAPER else ()
    largest = max((_python_megabytes(snapshot, (each.id,)) for each in papers), default=None)
    return json.dumps(asdict(Memory(peak_mb=peak, python_mb=_python_megabytes(snapshot), paper_mb=largest)))


def _python_megabytes(snapshot: Snapshot, chosen: tuple[str, ...] | None = None) -> float:
    """The most that Python's objects take while the papers are exported."""
    gc.collect()
    tracemalloc.start()
    _export(snapshot, chosen)
    _, python = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return python / _MEGABYTE


def _export(snapshot: Snapshot, chosen: tuple[str, ...] | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_papers(fonts_folder(), snapshot, Path(folder), chosen=chosen)


def peak_megabytes() -> float | None:
    """The most memory this process ever held; Linux counts in KiB, macOS in bytes, Windows has no such module."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / _MEGABYTE
