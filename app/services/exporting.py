"""From a dossier to its papers: in memory for the preview, on disk for the office."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path
from typing import Literal

import msgspec

from app.documents.docx_writer import docx_bytes
from app.documents.files import file_name, write_set
from app.documents.flow import Arranged, arranged
from app.documents.model import Document
from app.documents.papers import CountPages, Paper, every_paper
from app.documents.papers import papers_of as papers_by_plan
from app.documents.pdf_writer import page_counts, pdf_file
from app.documents.verify import Proof, WrittenPaper, verify_export
from app.domain.dossier import Mode, Snapshot
from app.domain.plan import PaperKind
from app.errors import Cancelled
from app.exchange.dossier_json import dump_json
from app.services import export_history
from app.services.app import App
from app.storage.exports import ExportRecord

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
SNAPSHOT_FILE = "dossier.json"
PROVING = "Soát lại văn bản vừa xuất"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class PaperInfo:
    """A paper the dossier will have, or may have; ``chosen`` = it is written when nobody chooses."""

    id: str
    title: str
    chosen: bool = True


@dataclass(frozen=True, kw_only=True)
class PaperOrder:
    """Which papers to write, and how; ``chosen`` None = those that are written when nobody chooses."""

    mode: Mode = "draft"
    formats: Sequence[Format] = FORMATS
    chosen: Sequence[str] | None = None


@dataclass(frozen=True, kw_only=True)
class ExportedFile:
    """A file that was written; ``pages`` is known for PDF."""

    path: Path
    paper: str
    title: str
    format: Format
    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """Everything one export wrote into ``folder``, and what measuring the written files gave."""

    dossier: str
    plan_version: str
    mode: Mode
    made_at: dt.datetime
    folder: Path
    files: tuple[ExportedFile, ...]
    proof: Proof


def papers_of(snapshot: Snapshot) -> tuple[PaperInfo, ...]:
    """The papers the plan asks for and this program makes."""
    return tuple(PaperInfo(id=paper.id, title=paper.title) for paper in papers_by_plan(snapshot))


def choices_of(snapshot: Snapshot) -> tuple[PaperInfo, ...]:
    """All papers that can be written, the optional ones among them, for the user to choose from."""
    papers = every_paper(snapshot)
    return tuple(PaperInfo(id=paper.id, title=paper.title, chosen=paper.chosen_by_default) for paper in papers)


def write_papers(
    fonts: Path,
    snapshot: Snapshot,
    folder: Path,
    *,
    mode: Mode = "draft",
    formats: Sequence[Format] = FORMATS,
    chosen: Sequence[str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportResult:
    """Write the papers and the dossier as data into ``folder``: all of them or none.

    ``chosen`` are ids out of :func:`choices_of`; None writes those that are chosen there already.
    Needs no database, so a background thread may do it; :func:`record_export` keeps the result. Raises the
    ExportError family, DiskFull, UnknownId for a paper the plan does not have, and Cancelled when ``cancelled``
    says so between two papers.
    """
    made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    order = PaperOrder(mode=mode, formats=formats, chosen=chosen)
    written = make_papers(fonts, snapshot, folder, order, progress=progress, cancelled=cancelled, made_at=made_at)
    snapshot_bytes = dump_json(snapshot.dossier)
    write_set({**{file.path: content for file, content in written}, folder / SNAPSHOT_FILE: snapshot_bytes})
    files = tuple(file for file, _ in written)
    papers = len({file.paper for file in files})
    if progress is not None:
        progress(papers, papers, PROVING)
    return ExportResult(
        dossier=snapshot.dossier.id,
        plan_version=snapshot.plan.version,
        mode=mode,
        made_at=made_at,
        folder=folder,
        files=files,
        proof=_proof(files, snapshot, mode),
    )


def make_papers(
    fonts: Path,
    snapshot: Snapshot,
    folder: Path,
    order: PaperOrder,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    made_at: dt.datetime | None = None,
) -> list[tuple[ExportedFile, bytes]]:
    """What :func:`write_papers` would write into ``folder``, without writing it.

    Equal dossiers give equal bytes for the same ``made_at``, which the files carry as their date.
    """
    papers = papers_by_plan(snapshot, order.mode, order.chosen, _counting(fonts))
    made: list[tuple[ExportedFile, bytes]] = []
    for place, paper in enumerate(papers):
        if cancelled is not None and cancelled():
            raise Cancelled("")
        if progress is not None:
            progress(place, len(papers), paper.title)
        made.extend(_one_paper(fonts, paper, folder, order.formats, made_at))
    return made


def record_export(app: App, result: ExportResult) -> None:
    """Keep in the database which files were made, with their hashes, and in which folder they lie."""
    export_history.remember_folder(app, result.dossier, result.made_at, result.folder)
    proofs = chain([msgspec.json.encode(result.proof.data).decode()], repeat(""))  # one copy serves all files
    app.exports.add(
        ExportRecord(
            dossier_id=result.dossier,
            made_at=result.made_at,
            mode=result.mode,
            paper=file.paper,
            file_name=file.path.name,
            sha256=file.sha256,
            size=file.size,
            pages=file.pages,
            plan_version=result.plan_version,
            proof=proof,
        )
        for file, proof in zip(result.files, proofs, strict=False)
    )


def export_papers(
    app: App,
    snapshot: Snapshot,
    folder: Path,
    *,
    mode: Mode = "draft",
    formats: Sequence[Format] = FORMATS,
    chosen: Sequence[str] | None = None,
) -> ExportResult:
    """Write the papers and record them, in one go on this thread."""
    result = write_papers(app.fonts, snapshot, folder, mode=mode, formats=formats, chosen=chosen)
    record_export(app, result)
    return result


def _proof(files: Sequence[ExportedFile], snapshot: Snapshot, mode: Mode) -> Proof:
    """Read every paper back from the disk, one after the other, and measure it."""
    return verify_export(_written(files, snapshot), snapshot, mode)


def _written(files: Sequence[ExportedFile], snapshot: Snapshot) -> Iterator[WrittenPaper]:
    kinds: dict[str, PaperKind] = {item.id: item.kind for item in snapshot.plan.dossier_items}
    for paper in dict.fromkeys(file.paper for file in files):
        own = {file.format: file for file in files if file.paper == paper}
        content = {format_: file.path.read_bytes() for format_, file in own.items()}
        title = next(iter(own.values())).title
        yield WrittenPaper(kind=kinds[paper], title=title, docx=content.get("docx"), pdf=content.get("pdf"))


def _counting(fonts: Path) -> CountPages:
    return lambda document: page_counts(document, fonts)


def _one_paper(
    fonts: Path, paper: Paper, folder: Path, formats: Sequence[Format], made_at: dt.datetime | None
) -> list[tuple[ExportedFile, bytes]]:
    document = replace(paper.build(), made=made_at)
    parts = arranged(document)
    return [_one_file(fonts, paper, document, parts, folder / file_name(paper.stem, f".{each}")) for each in formats]


def _one_file(fonts: Path, paper: Paper, document: Document, parts: Arranged, path: Path) -> tuple[ExportedFile, bytes]:
    format_: Format = "pdf" if path.suffix == ".pdf" else "docx"
    pdf = pdf_file(document, fonts, parts) if format_ == "pdf" else None
    content = pdf.content if pdf else docx_bytes(document, parts)
    file = ExportedFile(
        path=path,
        paper=paper.id,
        title=paper.title,
        format=format_,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=pdf.pages if pdf else None,
    )
    return file, content
