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
from app.documents.papers import CountPages, Paper, every_paper, paper_items
from app.documents.papers import papers_of as papers_by_plan
from app.documents.pdf_writer import page_counts, pdf_file
from app.documents.verify import Proof, WrittenPaper, verify_export
from app.domain.dossier import Mode, Snapshot
from app.domain.plan import PaperKind
from app.errors import Cancelled
from app.exchange.dossier_json import dump_json
from app.rules.paper_gaps import paper_gaps
from app.services import export_contents, export_history
from app.services.app import App
from app.storage.exports import ExportRecord

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
SNAPSHOT_FILE = "dossier.json"
OFFICE_FILE = "Dữ liệu hồ sơ.json"
"""What the dossier as data is called in the folders the window writes; a draft needs none."""
DRAFT_MARK = " bản dự thảo"
PROVING = "Soát lại văn bản vừa xuất"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class PaperInfo:
    """A paper the dossier will have, or may have; ``chosen`` = it is written when nobody chooses.

    ``wanting`` is what is not told of its own, so that it would have blanks there.
    """

    id: str
    title: str
    chosen: bool = True
    wanting: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperOrder:
    """Which papers to write, and how; ``chosen`` None = those that are written when nobody chooses.

    ``for_office`` = for people, not scripts: a draft says so in its file names and lies beside what is signed, and
    the dossier as data goes under a Vietnamese name with papers that are to be signed.
    """

    mode: Mode = "draft"
    formats: Sequence[Format] = FORMATS
    chosen: Sequence[str] | None = None
    for_office: bool = False

    @property
    def data_file(self) -> str:
        """The name of the dossier as data; "" = not written."""
        if not self.for_office:
            return SNAPSHOT_FILE
        return "" if self.mode == "draft" else OFFICE_FILE


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
    content: str = ""
    """What the paper says, as a hash."""


@dataclass(frozen=True, kw_only=True)
class ExportResult:
    """Everything one export wrote into ``folder``, and what measuring the written files gave.

    ``data`` is the dossier as data, None where it was not wanted; ``content`` a hash of the dossier.
    """

    dossier: str
    plan_version: str
    mode: Mode
    made_at: dt.datetime
    folder: Path
    files: tuple[ExportedFile, ...]
    proof: Proof
    data: Path | None = None
    content: str = ""


def papers_of(snapshot: Snapshot) -> tuple[PaperInfo, ...]:
    """The papers the plan asks for and this program makes."""
    return tuple(PaperInfo(id=paper.id, title=paper.title) for paper in papers_by_plan(snapshot))


def choices_of(snapshot: Snapshot) -> tuple[PaperInfo, ...]:
    """All papers that can be written, the optional ones among them, for the user to choose from."""
    gaps = paper_gaps(snapshot)
    return tuple(
        PaperInfo(id=each.id, title=each.title, chosen=each.chosen_by_default, wanting=gaps.get(each.id, ()))
        for each in every_paper(snapshot)
    )


def files_of(snapshot: Snapshot, folder: Path, order: PaperOrder) -> tuple[Path, ...]:
    """The files :func:`write_order` would write the papers into, without making anything."""
    papers = papers_by_plan(snapshot, order.mode, order.chosen)
    return tuple(_path(paper, folder, order, each) for paper in papers for each in order.formats)


def write_papers(
    fonts: Path,
    snapshot: Snapshot,
    folder: Path,
    *,
    mode: Mode = "draft",
    formats: Sequence[Format] = FORMATS,
    chosen: Sequence[str] | None = None,
) -> ExportResult:
    """:func:`write_order` for a script, with its choices one by one."""
    return write_order(fonts, snapshot, folder, PaperOrder(mode=mode, formats=formats, chosen=chosen))


def write_order(
    fonts: Path,
    snapshot: Snapshot,
    folder: Path,
    order: PaperOrder,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportResult:
    """Write the papers and the dossier as data into ``folder``: all of them or none.

    What is ``chosen`` are ids out of :func:`choices_of`. Needs no database, so a background thread may do it;
    :func:`record_export` keeps the result. Raises the ExportError family, DiskFull, UnknownId for a paper the plan
    does not have, and Cancelled when ``cancelled`` says so between two papers.
    """
    made_at = dt.datetime.now(dt.UTC)  # to the microsecond: it tells this export from one made in the same second
    written = make_papers(fonts, snapshot, folder, order, progress=progress, cancelled=cancelled, made_at=made_at)
    data = folder / order.data_file if order.data_file else None
    dumped = dump_json(snapshot.dossier)
    write_set({file.path: content for file, content in written} | ({data: dumped} if data else {}))
    files = tuple(file for file, _ in written)
    papers = len({file.paper for file in files})
    if progress is not None:
        progress(papers, papers, PROVING)
    return ExportResult(
        dossier=snapshot.dossier.id,
        plan_version=snapshot.plan.version,
        mode=order.mode,
        made_at=made_at,
        folder=folder,
        files=files,
        proof=_proof(files, snapshot, order.mode),
        data=data,
        content=export_contents.dossier_content(dumped),
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
    """What :func:`write_order` would write into ``folder``, without writing it.

    Equal dossiers give equal bytes for the same ``made_at``, which the files carry, to the second, as their date.
    """
    made_at = made_at and made_at.replace(microsecond=0)
    papers = papers_by_plan(snapshot, order.mode, order.chosen, _counting(fonts))
    made: list[tuple[ExportedFile, bytes]] = []
    for place, paper in enumerate(papers):
        if cancelled is not None and cancelled():
            raise Cancelled("")
        if progress is not None:
            progress(place, len(papers), paper.title)
        made.extend(_one_paper(fonts, paper, folder, order, made_at))
    return made


def record_export(app: App, result: ExportResult) -> None:
    """Keep in the database which files were made, with their hashes, and in which folder they lie."""
    export_history.remember_folder(app, result.dossier, result.made_at, result.folder)
    papers = {file.paper: file.content for file in result.files}
    export_contents.remember(
        app,
        result.dossier,
        export_contents.Written(made_at=result.made_at, mode=result.mode, dossier=result.content, papers=papers),
    )
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
    kinds: dict[str, PaperKind] = {item.id: item.kind for item in paper_items(snapshot)}
    for paper in dict.fromkeys(file.paper for file in files):
        own = {file.format: file for file in files if file.paper == paper}
        content = {format_: file.path.read_bytes() for format_, file in own.items()}
        title = next(iter(own.values())).title
        yield WrittenPaper(kind=kinds[paper], title=title, docx=content.get("docx"), pdf=content.get("pdf"))


def _counting(fonts: Path) -> CountPages:
    return lambda document: page_counts(document, fonts)


def _path(paper: Paper, folder: Path, order: PaperOrder, format_: Format) -> Path:
    mark = DRAFT_MARK if order.for_office and order.mode == "draft" else ""
    return folder / file_name(f"{paper.stem}{mark}", f".{format_}")


def _one_paper(
    fonts: Path, paper: Paper, folder: Path, order: PaperOrder, made_at: dt.datetime | None
) -> list[tuple[ExportedFile, bytes]]:
    document = replace(paper.build(), made=made_at)
    parts = arranged(document)
    paths = [_path(paper, folder, order, each) for each in order.formats]
    return [_one_file(fonts, paper, document, parts, each) for each in paths]


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
        content=export_contents.content_of(document),
    )
    return file, content
