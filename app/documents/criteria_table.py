"""Bảng đối chiếu tiêu chuẩn: every nominee against the plan's criteria, for the council that reviews them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents import blocks
from app.documents.achievement_summary import in_list_order
from app.documents.common import letterhead_of, signature_of
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
from app.documents.wording import UNTOLD, award_of, inside, name_with_honorific, say, sentence
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import VERDICT_WORDS, CriterionResult
from app.domain.plan import Criterion
from app.domain.vietnamese import clean_text, same_name_key
from app.rules.applicability import applies_to
from app.rules.criteria import judge_nomination
from app.rules.scope import FigureScope, is_untold

DOCUMENT_TYPE = "Bảng đối chiếu tiêu chuẩn"

_SUBJECT = "Đề nghị {award_phrase} theo {plan}"
_COLUMNS = (
    Column(header="STT", width_mm=18, align="center"),
    Column(header="Tiêu chuẩn", share=5),
    Column(header="Số liệu, xác nhận", share=5),
    Column(header="Minh chứng", share=3),
    Column(header="Kết luận", width_mm=25, align="center"),
)


@dataclass(frozen=True, kw_only=True)
class _Line:
    """One criterion of one nominee, numbered within the tree: "1", "1.2"."""

    number: str
    criterion: Criterion
    result: CriterionResult


def build_criteria_table(snapshot: Snapshot) -> Document:
    """The table; criteria that are for other kinds of nominees than the one in hand are left out of its part."""
    subject = say(_SUBJECT, snapshot)
    section = Section(blocks=tuple(_blocks(snapshot, subject)), landscape=True, outline_title=DOCUMENT_TYPE)
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=f"{DOCUMENT_TYPE}: {subject}", subject=subject, author=author, sections=(section,))


def _blocks(snapshot: Snapshot, subject: str) -> Iterator[Block]:
    yield letterhead_of(snapshot)
    yield from blocks.title(DOCUMENT_TYPE, subject)
    yield Table(columns=_COLUMNS, rows=tuple(_rows(snapshot)), dense=True)
    maker = SignatureColumn(authority=("NGƯỜI LẬP BẢNG",), name="")
    yield replace(signature_of(snapshot), left=maker)


def _rows(snapshot: Snapshot) -> Iterator[Row]:
    for place, nomination in enumerate(in_list_order(snapshot), start=1):
        yield group_row(f"{place}. {_who(snapshot, nomination)}", len(_COLUMNS))
        results = judge_nomination(snapshot, nomination)
        lines = tuple(_lines(snapshot, nomination, results, ""))
        yield from (_row(snapshot, nomination, line) for line in lines)
        if not lines:
            yield group_row("Kế hoạch không có tiêu chuẩn nào áp dụng cho trường hợp này.", len(_COLUMNS))


def _who(snapshot: Snapshot, nomination: Nomination) -> str:
    nominee = snapshot.dossier.nominee_of(nomination)
    award = award_of(snapshot, nomination)
    parts = (name_with_honorific(nominee), inside(nominee.position), award.name if award else UNTOLD)
    return "; ".join(part for part in parts if part)


def _lines(
    snapshot: Snapshot, nomination: Nomination, results: tuple[CriterionResult, ...], prefix: str
) -> Iterator[_Line]:
    number = 0
    for result in results:
        criterion = snapshot.plan.criterion(result.criterion)
        if not applies_to(criterion.applies, snapshot, nomination):
            continue
        number += 1
        yield _Line(number=f"{prefix}{number}", criterion=criterion, result=result)
        yield from _lines(snapshot, nomination, result.children, f"{prefix}{number}.")


def _row(snapshot: Snapshot, nomination: Nomination, line: _Line) -> Row:
    is_group = line.criterion.kind == "group"
    texts = (
        (line.number,),
        _title(line.criterion),
        _facts(snapshot, nomination, line),
        _evidence(snapshot, nomination, line.criterion),
        (VERDICT_WORDS[line.result.verdict],),
    )
    return Row(cells=tuple(Cell(lines=each, bold=is_group or None) for each in texts))


def _title(criterion: Criterion) -> tuple[str, ...]:
    title = sentence(inside(criterion.title) or criterion.id)
    return (title, f"(Mục {criterion.clause})") if criterion.clause else (title,)


def _facts(snapshot: Snapshot, nomination: Nomination, line: _Line) -> tuple[str, ...]:
    """The reasons of the verdict, then the figures that were asked beside the criterion and stand in no table."""
    scope = FigureScope(snapshot, nomination)
    reasons = [sentence(clean_text(each)) for each in line.result.reasons]
    answer = nomination.answers.get(line.criterion.id)
    note = sentence(clean_text(answer.reason)) if answer else ""
    if note and not any(_tells(each, note) for each in reasons):
        reasons.append(note)
    for name in line.criterion.fields:
        spec = snapshot.plan.field_spec(name)
        if spec.kind not in ("table", "rows") and not is_untold(scope.figure(name)):
            unit = f" {spec.unit}" if spec.unit and spec.unit != "%" else ""
            reasons.append(sentence(f"{spec.title}: {say(f'{{{name}}}', snapshot, nomination)}{unit}"))
    return tuple(each for each in reasons if each) or ("",)


def _tells(text: str, words: str) -> bool:
    """Whether the verdict's own words tell the note already."""
    return same_name_key(words).rstrip(".") in same_name_key(text)


def _evidence(snapshot: Snapshot, nomination: Nomination, criterion: Criterion) -> tuple[str, ...]:
    answer = nomination.answers.get(criterion.id)
    named = set(answer.evidence) if answer else set[str]()
    found = [each for each in snapshot.dossier.evidence if each.id in named]
    titles = (inside(each.title) or inside(each.file_name) for each in found)
    documents = (inside(each.document) for each in found)
    return tuple(f"{title} ({text})" if text else title for title, text in zip(titles, documents, strict=True)) or ("",)
