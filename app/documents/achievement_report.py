"""Báo cáo thành tích: the full report of a nominee for a period or theme, by the outline the plan gives.

Report forms and their numbers changed from decree to decree, so no form is named here: a plan says which form it
asks for (``form`` of the dossier item) and, where it differs from the usual outline, the outline too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents import blocks
from app.documents.achievement_summary import in_list_order
from app.documents.common import blank_place_and_date
from app.documents.composition import ComposedPart, compose_parts
from app.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Letterhead,
    Row,
    Section,
    SignatureBlock,
    SignatureColumn,
    StyleName,
    Table,
    paragraph,
)
from app.documents.wording import UNTOLD, inside, say, small
from app.domain.criterion import Applies
from app.domain.dossier import Nomination, Snapshot
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.nominee import EarlierAward, Nominee
from app.domain.plan import DossierItem, SummaryPart
from app.domain.vietnamese import clean_text
from app.rules.applicability import applies_to
from app.rules.scope import FigureScope

DOCUMENT_TYPE = "Báo cáo thành tích"

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_TITLE = "Đề nghị {award_phrase}"
_NUMBERED = re.compile(r"\d+[.)]", re.ASCII)

# The usual outline of a report by period or theme, from memory and not checked against the annex of any decree;
# "report_parts" of a plan takes its place.
_OUTLINE = (
    SummaryPart(id="thong-tin", title="Thông tin chung", source="identity"),
    SummaryPart(id="khai-quat", phrase="{description}", applies=Applies(kinds=("collective", "organisation"))),
    SummaryPart(id="thanh-tich", title="Thành tích đạt được", source="own_text"),
    SummaryPart(id="noi-dung", title="1. Kết quả theo nội dung thi đua", source="achievements"),
    SummaryPart(id="tieu-chuan", title="2. Kết quả theo tiêu chuẩn khen thưởng", source="criteria"),
    SummaryPart(id="da-khen", title="Các hình thức đã được khen thưởng", source="earlier_awards"),
)
_AWARD_COLUMNS = (
    Column(header="Năm", width_mm=20, align="center"),
    Column(header="Danh hiệu, hình thức khen thưởng", share=3),
    Column(header="Số, ngày quyết định; cơ quan ban hành", share=4),
)


def build_reports(snapshot: Snapshot) -> Document:
    """The reports of all nominees the plan asks one of, one section each, in the order of the list."""
    subject = say(snapshot.plan.wording.report_title or _TITLE, snapshot)
    sections = tuple(report_section(snapshot, each) for each in reported(snapshot))
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=f"{DOCUMENT_TYPE} {small(subject)}", subject=subject, author=author, sections=sections)


def reported(snapshot: Snapshot) -> tuple[Nomination, ...]:
    """The nominations that need a report, in the order of the list; all of them where the plan does not say."""
    item = _item(snapshot)
    every = in_list_order(snapshot)
    return tuple(each for each in every if item is None or _is_needed(item, snapshot, each))


def report_section(snapshot: Snapshot, nomination: Nomination) -> Section:
    """The report of one nominee, counted from page 1."""
    name = inside(snapshot.dossier.nominee_of(nomination).name)
    return Section(blocks=tuple(_blocks(snapshot, nomination)), outline_title=f"{DOCUMENT_TYPE}: {name}")


def _blocks(snapshot: Snapshot, nomination: Nomination) -> Iterator[Block]:
    nominee = snapshot.dossier.nominee_of(nomination)
    yield report_letterhead(snapshot, nominee)
    yield from blocks.title(DOCUMENT_TYPE, say(snapshot.plan.wording.report_title or _TITLE, snapshot, nomination))
    outline = snapshot.plan.wording.report_parts or _OUTLINE
    awards = next((part.title for part in outline if part.source == "earlier_awards"), "")
    for numeral, (heading, parts) in enumerate(_chapters(compose_parts(outline, snapshot, nomination)), start=1):
        if heading:
            yield paragraph(StyleName.HEADING, f"{_roman(numeral)}. {heading.upper()}")
        if heading and heading == awards and nominee.earlier_awards:
            yield _awards(nominee.earlier_awards)
        else:
            yield from _chapter(parts)
    yield _signatures(snapshot, nominee)


def _chapters(parts: tuple[ComposedPart, ...]) -> list[tuple[str, list[ComposedPart]]]:
    """The parts by chapters: one without a title, or with a numbered one ("1. ..."), belongs to the chapter before."""
    chapters: list[tuple[str, list[ComposedPart]]] = []
    for part in parts:
        if chapters and (not part.title or _NUMBERED.match(part.title)):
            chapters[-1][1].append(part)
        else:
            chapters.append((part.title, [part]))
    return chapters


def _chapter(parts: list[ComposedPart]) -> Iterator[Block]:
    """The text of a chapter; one without a line shows the gap, so that the report keeps to its outline."""
    said = [part for part in parts if part.lines]
    for part in said:
        if _NUMBERED.match(part.title):
            yield paragraph(StyleName.SUBHEADING, part.title)
        yield from (block for line in part.lines for block in blocks.body(line))
    if not said:
        yield from blocks.body(UNTOLD)


def _roman(number: int) -> str:
    return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)


def report_letterhead(snapshot: Snapshot, nominee: Nominee) -> Letterhead:
    """Above, the body over the one that reports: for a person the unit's own head, else the unit over the nominee."""
    unit = snapshot.dossier.unit
    place_date = blank_place_and_date(snapshot)
    if nominee.is_person:
        lines = tuple(line for line in unit.letterhead if line.strip())
        return blocks.letterhead(lines or (UNTOLD,), unit.superior_letterhead, place_date=place_date)
    return blocks.letterhead((inside(nominee.name) or UNTOLD,), unit.letterhead, place_date=place_date)


def _signatures(snapshot: Snapshot, nominee: Nominee) -> SignatureBlock:
    """Who reports signs on the right, who confirms on the left; the plan may name both otherwise."""
    item = _item(snapshot)
    confirmed = inside(item.confirmed_by) if item else ""
    signed = inside(item.signed_by) if item else ""
    if nominee.is_person:
        right, left = "NGƯỜI BÁO CÁO THÀNH TÍCH", ("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN")
    else:
        right, left = "THỦ TRƯỞNG ĐƠN VỊ", ("THỦ TRƯỞNG CẤP TRÊN", "TRỰC TIẾP XÁC NHẬN")
    name = inside(nominee.name) if nominee.is_person else ""
    column = SignatureColumn(authority=(confirmed.upper(),) if confirmed else left, name="")
    return blocks.signature((signed.upper() or right,), name, column)


def _awards(awards: tuple[EarlierAward, ...]) -> Table:
    rows = tuple(Row(cells=tuple(Cell(lines=(text,)) for text in _award_texts(each))) for each in awards)
    return Table(columns=_AWARD_COLUMNS, rows=rows)


def _award_texts(award: EarlierAward) -> tuple[str, str, str]:
    year = str(award.date.year) if award.date else UNTOLD
    day = award.date.in_words() if award.date and award.date.month else ""
    number = inside(award.decision_number)
    issuer = inside(award.issuer)
    decision = " ".join(part for part in (number, day, f"của {issuer}" if issuer else "") if part)
    return year, inside(award.name) or UNTOLD, decision or UNTOLD


def _item(snapshot: Snapshot) -> DossierItem | None:
    return next((item for item in snapshot.plan.dossier_items if item.kind == "achievement_report"), None)


def _is_needed(item: DossierItem, snapshot: Snapshot, nomination: Nomination) -> bool:
    """Whether the plan asks this nominee for a report; yes as long as its condition cannot be told."""
    if not applies_to(item.applies, snapshot, nomination):
        return False
    if not item.needed_when:
        return True
    try:
        return evaluate(item.needed_when, FigureScope(snapshot, nomination)) is not False
    except (NotTold, NotComputable):
        return True
