"""Tóm tắt thành tích: one per nominee, and one table over all of them by the managing unit."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents import blocks
from app.documents.common import letterhead_of, signature_of
from app.documents.composition import ComposedPart, achievements_of, compose_summary, criterion_sentences
from app.documents.model import Block, Cell, Column, Document, Row, Section, StyleName, Table, group_row, paragraph
from app.documents.wording import KIND_WORDS, capital, counts, inside, name_with_honorific, say, sentence, work_of
from app.domain.dates import PartialDate
from app.domain.dossier import Nomination, Snapshot
from app.domain.nominee import Nominee
from app.domain.vietnamese import clean_text

_TITLE = "Tóm tắt thành tích"
_COMBINED_TITLE = "Tổng hợp tóm tắt thành tích"


def build_summaries(snapshot: Snapshot) -> Document:
    """All summaries in one file, one section each, in the order of the list."""
    sections = (summary_section(snapshot, nomination) for nomination in in_list_order(snapshot))
    return _document(snapshot, say(snapshot.plan.wording.summary_title, snapshot) or _TITLE, *sections)


def build_summary(snapshot: Snapshot, nomination: Nomination) -> Document:
    """The summary of one nominee as a file of its own."""
    name = clean_text(snapshot.dossier.nominee_of(nomination).name)
    title = say(snapshot.plan.wording.summary_title, snapshot, nomination) or _TITLE
    return _document(snapshot, f"{title}: {name}", summary_section(snapshot, nomination))


def summary_section(snapshot: Snapshot, nomination: Nomination) -> Section:
    """The summary of one nominee, counted from page 1."""
    nominee = snapshot.dossier.nominee_of(nomination)
    outline = f"{_TITLE}: {clean_text(nominee.name)}"
    return Section(blocks=tuple(_blocks(snapshot, nomination, nominee)), outline_title=outline)


def build_combined_summary(snapshot: Snapshot) -> Document:
    """The managing unit's table of all nominees with their tasks and results (optional by plan)."""
    title = say(snapshot.plan.wording.combined_title, snapshot) or _COMBINED_TITLE
    section = Section(blocks=tuple(_combined(snapshot, title)), landscape=True, outline_title=_COMBINED_TITLE)
    return _document(snapshot, title, section)


def in_list_order(snapshot: Snapshot) -> Iterator[Nomination]:
    """The nominations as the list orders them: by kind, then as the dossier has them."""
    for kind in counts(snapshot):
        yield from snapshot.nominations_of(kind)


def _document(snapshot: Snapshot, title: str, *sections: Section) -> Document:
    return Document(title=title, subject=title, author=clean_text(snapshot.dossier.unit.name), sections=sections)


def _blocks(snapshot: Snapshot, nomination: Nomination, nominee: Nominee) -> Iterator[Block]:
    yield letterhead_of(snapshot)
    yield from blocks.title(_TITLE, _subject(say(snapshot.plan.wording.summary_title, snapshot, nomination), _TITLE))
    yield from _identity(nominee)
    number = 0
    for part in compose_summary(snapshot, nomination):
        if part.title:
            number += 1
            yield paragraph(StyleName.SUBHEADING, f"{number}. {part.title}")
        yield from _lines(part)
    yield signature_of(snapshot)


def _lines(part: ComposedPart) -> Iterator[Block]:
    for line in part.lines:
        yield from blocks.body(line)


def _identity(nominee: Nominee) -> Iterator[Block]:
    if nominee.is_person:
        labels = {
            "Họ và tên:": name_with_honorific(nominee),
            _born(nominee.birth): nominee.birth.as_written() if nominee.birth else "",
            "Chức vụ, đơn vị công tác:": work_of(nominee),
            "Nơi ở:": nominee.address,
        }
    else:
        labels = {f"Tên {KIND_WORDS[nominee.kind]}:": nominee.name, "Địa chỉ:": nominee.address}
    yield from (blocks.labelled(label, clean_text(text)) for label, text in labels.items() if text.strip())


def _born(birth: PartialDate | None) -> str:
    if birth is None or birth.month is None:
        return "Năm sinh:"
    return "Ngày sinh:" if birth.is_full else "Tháng, năm sinh:"


def _combined(snapshot: Snapshot, title: str) -> Iterator[Block]:
    yield letterhead_of(snapshot)
    yield from blocks.title(_COMBINED_TITLE, _subject(title, _COMBINED_TITLE))
    yield Table(
        columns=(
            Column(header="STT", width_mm=12, align="center"),
            Column(header="Tập thể, cá nhân", share=3),
            Column(header="Tóm tắt thành tích", share=8, align="justify"),
        ),
        rows=tuple(_combined_rows(snapshot)),
    )
    yield signature_of(snapshot)


def _combined_rows(snapshot: Snapshot) -> Iterator[Row]:
    for kind in counts(snapshot):
        yield group_row(KIND_WORDS[kind].upper(), 3)
        for number, nomination in enumerate(snapshot.nominations_of(kind), start=1):
            cells = (Cell(lines=(str(number),)), Cell(lines=_who(snapshot, nomination)), _what(snapshot, nomination))
            yield Row(cells=cells)


def _who(snapshot: Snapshot, nomination: Nomination) -> tuple[str, ...]:
    nominee = snapshot.dossier.nominee_of(nomination)
    return tuple(line for line in (name_with_honorific(nominee), work_of(nominee)) if line)


def _what(snapshot: Snapshot, nomination: Nomination) -> Cell:
    """The merit, the titles of the achievements, and the results by the plan's criteria."""
    titles = "; ".join(inside(each.title) for each in achievements_of(snapshot, nomination) if inside(each.title))
    lines = (
        sentence(say("{merit}", snapshot, nomination)),
        sentence(f"Thành tích chính: {titles}") if titles else "",
        " ".join(criterion_sentences(snapshot, nomination)),
    )
    return Cell(lines=tuple(line for line in lines if line))


def _subject(said: str, title: str) -> str:
    """The line under the title, without the words of the title itself."""
    return capital(said.removeprefix(title).strip(" :"))
