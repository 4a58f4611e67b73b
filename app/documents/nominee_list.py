"""Danh sách: the list of nominees attached to the submission, collectives and individuals in their own tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.documents import blocks
from app.documents.common import reference_line
from app.documents.model import Align, Block, Cell, Column, Document, Row, Section, StyleName, Table, paragraph
from app.documents.wording import KIND_WORDS, award_of, capital, counts, inside, say, sentence, work_of
from app.domain.dossier import Mode, Nomination, Snapshot
from app.domain.nominee import Nominee
from app.domain.plan import ListColumn, NomineeKind
from app.domain.vietnamese import clean_text, count_with_words, same_name_key

_ROMAN = ("I", "II", "III", "IV")
_MANY_COLUMNS = 7
_ALIGNED: Mapping[str, Align] = {"number": "center", "honorific": "center", "birth": "center", "sex": "center"}
_TITLE = "Danh sách tập thể, cá nhân đề nghị khen thưởng"
_COLLECTIVE_COLUMNS = (
    ListColumn(id="number", title="STT", width=12),
    ListColumn(id="name", title="Tên tập thể", width=80),
    ListColumn(id="summary", title="Tóm tắt thành tích", width=100),
    ListColumn(id="award", title="Hình thức đề nghị", width=60),
)
_INDIVIDUAL_COLUMNS = (
    ListColumn(id="number", title="STT", width=12),
    ListColumn(id="honorific", title="Ông/Bà", width=20),
    ListColumn(id="name", title="Họ và tên", width=50),
    ListColumn(id="position", title="Chức vụ, đơn vị công tác", width=60),
    ListColumn(id="summary", title="Tóm tắt thành tích", width=70),
    ListColumn(id="award", title="Hình thức đề nghị", width=40),
)


@dataclass(frozen=True, kw_only=True)
class _Case:
    """One line of the list."""

    snapshot: Snapshot
    nomination: Nomination
    nominee: Nominee
    number: int
    columns: tuple[ListColumn, ...]


def build_nominee_list(snapshot: Snapshot, mode: Mode = "draft") -> Document:
    """The list as a file of its own."""
    title = _title(snapshot)
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=title, subject=title, author=author, sections=(list_section(snapshot, mode),))


def list_section(snapshot: Snapshot, mode: Mode = "draft") -> Section:
    """The list as an appendix (Decree 30/2020, PL III forms 2.1 and 2.2).

    On paper the reference line carries the submission's number and date; in an electronic file both stay blank.
    """
    return Section(
        blocks=tuple(_blocks(snapshot, mode)),
        landscape=snapshot.plan.list_form.landscape,
        outline_title="Danh sách",
        appendix=True,
    )


def _title(snapshot: Snapshot) -> str:
    return say(snapshot.plan.wording.list_title, snapshot) or _TITLE


def _blocks(snapshot: Snapshot, mode: Mode) -> Iterator[Block]:
    form = snapshot.plan.list_form
    reference = reference_line(snapshot, "Tờ trình", "TTr", filled=mode != "electronic")
    yield from blocks.appendix_title(_title(snapshot), reference, number="" if form.heading else None)
    # All tables of a list in the letters of the one with most columns.
    dense = any(len(_columns(snapshot, kind)) >= _MANY_COLUMNS for kind in counts(snapshot))
    for numeral, (kind, number) in zip(_ROMAN, counts(snapshot).items(), strict=False):
        heading = f"{numeral}. {KIND_WORDS[kind].upper()}: {count_with_words(number)}"
        yield paragraph(StyleName.HEADING, heading)
        yield _table(snapshot, kind, dense=dense)


def _table(snapshot: Snapshot, kind: NomineeKind, *, dense: bool) -> Table:
    columns = _columns(snapshot, kind)
    nominations = enumerate(snapshot.nominations_of(kind), start=1)
    cases = (
        _Case(
            snapshot=snapshot,
            nomination=nomination,
            nominee=snapshot.dossier.nominee_of(nomination),
            number=number,
            columns=columns,
        )
        for number, nomination in nominations
    )
    return Table(
        columns=tuple(
            Column(header=each.title, share=each.width, align=_ALIGNED.get(each.id, "left")) for each in columns
        ),
        rows=tuple(Row(cells=tuple(Cell(lines=_CELLS[column.id](case)) for column in columns)) for case in cases),
        dense=dense,
    )


def _columns(snapshot: Snapshot, kind: NomineeKind) -> tuple[ListColumn, ...]:
    """The plan's columns, or ours where it names none."""
    form = snapshot.plan.list_form
    if kind == "individual":
        return form.individual_columns or _INDIVIDUAL_COLUMNS
    return form.collective_columns or _COLLECTIVE_COLUMNS


def _position(case: _Case) -> tuple[str, ...]:
    """The position, with the workplace as long as no other column shows it."""
    elsewhere = any(column.id == "workplace" for column in case.columns)
    return (inside(case.nominee.position) if elsewhere else work_of(case.nominee),)


def _name(case: _Case) -> tuple[str, ...]:
    """Of whom no workplace tells where they are, the address does, as long as no other column shows it."""
    name = clean_text(case.nominee.name)
    if case.nominee.is_person or any(column.id == "address" for column in case.columns):
        return (name,)
    address = _beyond(name, inside(case.nominee.address))
    return (name, address) if address else (name,)


def _beyond(name: str, address: str) -> str:
    """What of an address the name does not say already: "Đoàn xã An Mẫu" needs its district alone."""
    first, comma, rest = address.partition(",")
    if comma and same_name_key(name).endswith(same_name_key(first)):
        return capital(rest.strip())
    return address


def _roles(case: _Case) -> tuple[str, ...]:
    titles = (role.title for role in case.snapshot.plan.roles if role.id in case.nomination.roles)
    return tuple(titles) or ("",)


def _award(case: _Case) -> tuple[str, ...]:
    award = award_of(case.snapshot, case.nomination)
    return (award.name if award else "",)


def _one(text: str) -> tuple[str, ...]:
    return (clean_text(text),)


_CELLS: Mapping[str, Callable[[_Case], tuple[str, ...]]] = {
    "number": lambda case: (str(case.number),),
    "honorific": lambda case: _one(case.nominee.honorific),
    "name": _name,
    "birth": lambda case: (case.nominee.birth.as_written() if case.nominee.birth else "",),
    "sex": lambda case: ({"male": "Nam", "female": "Nữ"}.get(case.nominee.sex, ""),),
    "position": _position,
    "workplace": lambda case: _one(case.nominee.workplace),
    "address": lambda case: _one(case.nominee.address),
    "roles": _roles,
    "summary": lambda case: (sentence(say("{merit}", case.snapshot, case.nomination)),),
    "award": _award,
    "note": lambda case: _one(case.nomination.note),
}
