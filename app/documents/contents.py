"""Mục lục hồ sơ kiêm phiếu giao nhận: what is in the envelope, and who handed it to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.documents import blocks
from app.documents.common import blank_day, letterhead_of, reference_line
from app.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Row,
    Section,
    SignatureColumn,
    Table,
    group_row,
)
from app.documents.wording import UNTOLD, addressees_of, inside, series
from app.domain.achievement import Evidence
from app.domain.dossier import Mode, Snapshot
from app.domain.plan import DossierItem
from app.domain.vietnamese import clean_text, count_with_words

DOCUMENT_TYPE = "Mục lục hồ sơ"

_SUBJECT = "Kiêm phiếu giao, nhận hồ sơ đề nghị khen thưởng"
_SIGN = "(Ký, ghi rõ họ tên)"
_COLUMNS = (
    Column(header="STT", width_mm=12, align="center"),
    Column(header="Giấy tờ, tài liệu", share=5),
    Column(header="Số bản", width_mm=15, align="center"),
    Column(header="Bản chính, bản sao", width_mm=24, align="center"),
    Column(header="Số trang", width_mm=16, align="center"),
    Column(header="Ghi chú", share=2.4),
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A paper of the envelope: ``pages`` of one copy, None = counted by hand; ``pieces`` when there are several."""

    item: DossierItem
    pages: int | None = None
    pieces: int = 1


def build_contents(snapshot: Snapshot, entries: Sequence[Entry], mode: Mode = "draft") -> Document:
    """The contents of the dossier: ``entries`` in order, then the evidence; two sign, who gives and who takes."""
    section = Section(blocks=tuple(_blocks(snapshot, entries, mode)), outline_title=DOCUMENT_TYPE)
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=DOCUMENT_TYPE, subject=_SUBJECT, author=author, sections=(section,))


def _blocks(snapshot: Snapshot, entries: Sequence[Entry], mode: Mode) -> Iterator[Block]:
    yield replace(letterhead_of(snapshot), place_date="")
    yield from blocks.title(DOCUMENT_TYPE, _SUBJECT)
    reference = reference_line(snapshot, "Tờ trình", "TTr", filled=mode != "electronic")
    yield from blocks.body(f"{reference.strip('()')}.")
    yield from blocks.body(f"Nơi nhận hồ sơ: {series(addressees_of(snapshot))}.")
    yield Table(columns=_COLUMNS, rows=tuple(_rows(snapshot, entries)))
    yield from blocks.body(_total(snapshot, entries))
    moment = f"{UNTOLD} giờ {UNTOLD}, {blank_day(snapshot)}"
    yield from blocks.body(f"Hai bên đã kiểm đếm, giao nhận hồ sơ vào {moment}.")
    giver = SignatureColumn(authority=("BÊN GIAO",), name="", note=_SIGN)
    yield blocks.signature(("BÊN NHẬN",), "", giver, note=_SIGN)


def _rows(snapshot: Snapshot, entries: Sequence[Entry]) -> Iterator[Row]:
    yield group_row("I. GIẤY TỜ CỦA HỒ SƠ", len(_COLUMNS))
    for number, entry in enumerate(entries, start=1):
        yield _entry_row(snapshot, number, entry)
    if snapshot.dossier.evidence:
        yield group_row("II. MINH CHỨNG KÈM THEO", len(_COLUMNS))
    for number, evidence in enumerate(snapshot.dossier.evidence, start=1):
        yield _evidence_row(number, evidence)


def _entry_row(snapshot: Snapshot, number: int, entry: Entry) -> Row:
    item = entry.item
    kind = "Bản chính" if item.original else "Bản sao"
    notes = [f"{entry.pieces} đối tượng"] if entry.pieces > 1 else []
    notes += ["Có bản điện tử"] if "electronic" in item.formats else []
    pages = "" if entry.pages is None else str(entry.pages)
    return _texts(str(number), item.title, str(_copies(snapshot, item)), kind, pages, "; ".join(notes))


def _evidence_row(number: int, evidence: Evidence) -> Row:
    title = inside(evidence.title) or inside(evidence.file_name) or UNTOLD
    pages = "" if evidence.pages is None else str(evidence.pages)
    return _texts(str(number), title, "1", "Bản sao", pages, inside(evidence.document))


def _texts(*texts: str) -> Row:
    return Row(cells=tuple(Cell(lines=(text,)) for text in texts))


def _copies(snapshot: Snapshot, item: DossierItem) -> int:
    """How many copies: the most that any award asked for needs."""
    asked = {each.award for each in snapshot.dossier.nominations}
    return max([item.copies_by_award.get(each, item.copies) for each in asked], default=item.copies)


def _total(snapshot: Snapshot, entries: Sequence[Entry]) -> str:
    evidence = len(snapshot.dossier.evidence)
    proofs = f", {count_with_words(evidence)} tài liệu minh chứng" if evidence else ""
    return f"Tổng cộng: {count_with_words(len(entries))} loại giấy tờ{proofs}."
