"""Mục lục minh chứng: every piece of evidence, its pages, and what it proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.documents import blocks
from app.documents.common import letterhead_of, reference_line, signature_of
from app.documents.model import Block, Cell, Column, Document, Row, Section, Table
from app.documents.wording import UNTOLD, inside
from app.domain.achievement import Evidence
from app.domain.dossier import Snapshot
from app.domain.vietnamese import clean_text, count_with_words, format_number

DOCUMENT_TYPE = "Mục lục minh chứng"

_SUBJECT = "Kèm theo hồ sơ đề nghị khen thưởng"
_COLUMNS = (
    Column(header="STT", width_mm=12, align="center"),
    Column(header="Tên minh chứng", share=4),
    Column(header="Số, ký hiệu văn bản", share=2),
    Column(header="Chứng minh cho", share=5),
    Column(header="Số trang", width_mm=16, align="center"),
    Column(header="Từ trang", width_mm=16, align="center"),
)


def build_evidence_index(snapshot: Snapshot) -> Document:
    """The index in the dossier's order; pages run through as long as every file's are known."""
    section = Section(blocks=tuple(_blocks(snapshot)), landscape=True, outline_title=DOCUMENT_TYPE)
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=DOCUMENT_TYPE, subject=_SUBJECT, author=author, sections=(section,))


def _blocks(snapshot: Snapshot) -> Iterator[Block]:
    yield replace(letterhead_of(snapshot), place_date="")
    yield from blocks.title(DOCUMENT_TYPE, _SUBJECT)
    reference = reference_line(snapshot, "Tờ trình", "TTr", filled=False)
    yield from blocks.body(f"{reference.strip('()')}.")
    yield Table(columns=_COLUMNS, rows=tuple(_rows(snapshot)), dense=True)
    yield from blocks.body(_total(snapshot))
    yield signature_of(snapshot)


def _rows(snapshot: Snapshot) -> Iterator[Row]:
    proved = proved_by(snapshot)
    first: int | None = 1
    for number, evidence in enumerate(snapshot.dossier.evidence, start=1):
        title = inside(evidence.title) or inside(evidence.file_name) or UNTOLD
        pages = "" if evidence.pages is None else str(evidence.pages)
        start = "" if first is None or evidence.pages is None else str(first)
        proof = proved.get(evidence.id, ()) or ("Chưa gắn với thành tích, tiêu chuẩn nào",)
        yield Row(
            cells=(
                Cell(lines=(str(number),)),
                Cell(lines=(title,)),
                Cell(lines=(inside(evidence.document),)),
                Cell(lines=proof),
                Cell(lines=(pages,)),
                Cell(lines=(start,)),
            )
        )
        first = None if first is None or evidence.pages is None else first + evidence.pages


def proved_by(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """What each piece of evidence proves, a line each: achievements, and criteria with the nominee they are met by."""
    dossier = snapshot.dossier
    names = {each.id: inside(each.name) for each in dossier.nominees}
    titles = {each.id: each for each in dossier.achievements}
    lines: dict[str, dict[str, None]] = {}
    for achievement in dossier.achievements:
        for each in achievement.evidence:
            lines.setdefault(each, {})[f"Thành tích: {inside(achievement.title) or UNTOLD}"] = None
    for nomination in dossier.nominations:
        for criterion, answer in nomination.answers.items():
            cited = [each for one in answer.achievements if one in titles for each in titles[one].evidence]
            for each in (*answer.evidence, *cited):
                told = f"{_criterion(snapshot, criterion)} ({names.get(nomination.nominee, UNTOLD)})"
                lines.setdefault(each, {})[f"Tiêu chuẩn: {told}"] = None
    return {evidence: tuple(told) for evidence, told in lines.items()}


def _criterion(snapshot: Snapshot, criterion_id: str) -> str:
    known = {each.id: each for each in snapshot.plan.criteria}
    criterion = known.get(criterion_id)
    if criterion is None:
        return criterion_id
    return f"{criterion.clause}. {inside(criterion.title)}" if criterion.clause else inside(criterion.title)


def _total(snapshot: Snapshot) -> str:
    known: list[Evidence] = [each for each in snapshot.dossier.evidence if each.pages is not None]
    pages = format_number(sum(each.pages or 0 for each in known))
    unknown = len(snapshot.dossier.evidence) - len(known)
    rest = f"; {count_with_words(unknown)} tài liệu chưa đếm trang" if unknown else ""
    return f"Tổng cộng: {count_with_words(len(snapshot.dossier.evidence))} tài liệu minh chứng, {pages} trang{rest}."
