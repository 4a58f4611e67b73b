"""Whether papers that were exported still say what the dossier says now.

What counts is what the papers say, not when something was typed: who takes a change back has current papers again.
What makes papers is loaded only when they are asked about, for a dossier is opened before that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import msgspec

from app.domain.dossier import Mode, Snapshot
from app.domain.finding import Finding, Place
from app.domain.plan import PaperKind
from app.services.app import App

if TYPE_CHECKING:
    from app.documents.model import Document

Use = Literal["draft", "final"]
USES: Final[tuple[Use, ...]] = ("draft", "final")
EXPORTS: Final = Place(part="dossier", field="exports")
"""Where papers are written again."""
_UNNUMBERED: Final = frozenset[PaperKind]({"minutes", "criteria_table", "contents", "evidence_index"})
"""Papers beside the submission: they may be made anew while what was signed and numbered stays as it is."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What the last export for one use held: hashes of the dossier and, by paper, of what it said."""

    made_at: dt.datetime
    mode: Mode
    dossier: str
    papers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Outdated:
    """An export whose papers would read otherwise now: when it was made, in local time, and which papers."""

    made_at: dt.datetime
    mode: Mode
    titles: tuple[str, ...]
    numbered: bool = True
    """Whether one of them carries the submission's number, so that a changed one needs another."""


def content_of(document: Document) -> str:
    """A hash of what a paper says, however it is drawn."""
    from app.documents.plain_text import plain_lines

    lines = "\n".join(f"{line.kind} {line.text}" for line in plain_lines(document))
    return hashlib.sha256(lines.encode()).hexdigest()


def dossier_content(dumped: bytes) -> str:
    """A hash of all that was answered, of the dossier as its data file holds it."""
    return hashlib.sha256(dumped).hexdigest()


def remember(app: App, dossier_id: str, written: Written) -> None:
    """Keep what an export held; it takes the place of the one before for the same use. StorageError."""
    use: Use = "draft" if written.mode == "draft" else "final"
    stored = {**_stored(app, dossier_id), use: msgspec.to_builtins(written)}
    app.settings.set(_key(dossier_id), stored)


def last_written(app: App, dossier_id: str) -> tuple[Written, ...]:
    """The last export for each use, the latest first. StorageError."""
    stored = _stored(app, dossier_id)
    found = [written for use in USES if (written := _read(stored.get(use))) is not None]
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def outdated(fonts: Path, snapshot: Snapshot, written: Sequence[Written]) -> tuple[Outdated, ...]:
    """Which of the exports, the latest first, would come out otherwise now; any thread may ask.

    A draft that was followed by papers to be signed has had its day.
    """
    written = [each for place, each in enumerate(written) if place == 0 or each.mode != "draft"]
    if not written:
        return ()
    from app.exchange.dossier_json import dump_json

    now = dossier_content(dump_json(snapshot.dossier))
    found = ((each, _changed(fonts, snapshot, each)) for each in written if each.dossier != now)
    return tuple(_outdated(snapshot, each, papers) for each, papers in found if papers)


def findings(snapshot: Snapshot, exports: Sequence[Outdated]) -> Iterator[Finding]:
    """Papers to sign, or signed and numbered, that say something else than the dossier; a draft may."""
    submission = snapshot.dossier.submission
    for each in exports:
        if each.mode == "draft":
            continue
        papers = ", ".join(each.titles)
        if submission.number and submission.date and not each.numbered:
            message = f"Giấy tờ đã xuất nay sẽ khác: {papers}. Tờ trình đã ghi số không đổi."
            mend = "Xuất lại riêng giấy tờ đó trước khi nộp; không phải xin số mới."
        elif submission.number and submission.date:
            message = f"Giấy tờ đã ghi số {submission.number} khác hồ sơ hiện nay: {papers}."
            mend = "Xuất lại, trình ký lại và xin số mới; hoặc hoàn tác những gì đã đổi."
        else:
            message = f"Hồ sơ đã đổi sau lần xuất bản để ký lúc {each.made_at:%H:%M}: {papers}."
            mend = "Xuất lại trước khi in và nộp."
        yield Finding(
            code="export-outdated", severity="warning", topic="submission", message=message, place=EXPORTS, mend=mend
        )


def _outdated(snapshot: Snapshot, written: Written, papers: Sequence[str]) -> Outdated:
    from app.documents.papers import paper_items

    items = {item.id: item for item in paper_items(snapshot)}
    return Outdated(
        made_at=written.made_at.astimezone(),
        mode=written.mode,
        titles=tuple(items[each].title if each in items else each for each in papers),
        numbered=any(each not in items or items[each].kind not in _UNNUMBERED for each in papers),
    )


def _changed(fonts: Path, snapshot: Snapshot, written: Written) -> tuple[str, ...]:
    """The papers that read otherwise now, or that there are no longer."""
    from app.documents.papers import every_paper, papers_of
    from app.documents.pdf_writer import page_counts

    there = {paper.id for paper in every_paper(snapshot, written.mode)}
    chosen = [each for each in written.papers if each in there]
    papers = papers_of(snapshot, written.mode, chosen, lambda document: page_counts(document, fonts))
    now = {paper.id: content_of(paper.build()) for paper in papers}
    return tuple(paper for paper, content in written.papers.items() if now.get(paper) != content)


def _read(stored: object) -> Written | None:
    """None for what was not kept, or kept by another version in another way."""
    try:
        return msgspec.convert(stored, Written)
    except msgspec.ValidationError:
        return None


def _key(dossier_id: str) -> str:
    return f"export_contents/{dossier_id}"


def _stored(app: App, dossier_id: str) -> dict[str, Any]:
    stored: Any = app.settings.get(_key(dossier_id), {})
    return dict(cast("dict[str, Any]", stored)) if isinstance(stored, dict) else {}
