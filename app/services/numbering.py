"""The second stage of a submission: the clerk's number and date go into all papers, and into nothing else.

Number and date are given after signing (Decree 30/2020, Điều 15), so what was signed must not change with them. The
papers are compared line by line with those of the dossier before and with the ones exported last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final

from app.documents.papers import paper_items, papers_of
from app.documents.plain_text import LineKind, PlainLine, plain_lines
from app.domain.dates import as_slashes
from app.domain.dossier import Dossier, Snapshot, Submission
from app.domain.finding import Finding, Place
from app.domain.vietnamese import clean_text
from app.errors import ExchangeError, InputError
from app.exchange.dossier_json import read_json
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.editing import DossierEditing
from app.services.exporting import (
    FORMATS,
    OFFICE_FILE,
    SNAPSHOT_FILE,
    ExportResult,
    Format,
    PaperOrder,
    make_papers,
    record_export,
    write_order,
)

_DIGITS: Final = re.compile(r"0*[1-9]\d{0,5}", re.ASCII)
_NUMBER: Final = re.compile(r"số:?\s*[\w….-]*\s*/", re.IGNORECASE)
_DAY: Final = re.compile(r"ngày\s+\d*\s*tháng\s+\d*\s*năm\s+\d*")
_ACT: Final = "Hồ sơ không bị thay đổi."
_CHANGE: Final = "Ghi số và ngày văn bản"
_SHOWN: Final = 5
_LONGEST: Final = 80
_LEAD: Final = 25
"""How much of a long line is shown, and how much of that before the first difference."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A line of a paper that reads otherwise; "" where a line came or went. ``kind`` says which part it is."""

    paper: str
    title: str
    kind: LineKind
    before: str
    after: str

    @property
    def expected(self) -> bool:
        """Whether it is a place where number and date stand."""
        return self.kind != "text"


@dataclass(frozen=True, kw_only=True)
class NumberingResult:
    """What was written, and every line that changed.

    ``changes`` are the lines of number, date and reference; ``others`` anything else, which is empty unless it was
    accepted. They tell against the papers in the folder, or, where it held none, against the dossier before; then
    ``edited`` names the papers that were exported last elsewhere and would no longer come out the same.
    """

    export: ExportResult
    changes: tuple[Change, ...]
    others: tuple[Change, ...]
    edited: tuple[str, ...] = ()


def give_number(
    app: App,
    dossier_id: str,
    number: str,
    date: dt.date,
    folder: Path,
    order: PaperOrder | None = None,
    *,
    accept_others: bool = False,
    today: dt.date | None = None,
) -> NumberingResult:
    """Number and date the submission, write its papers again into ``folder``, and tell what changed.

    If more than number, date and reference lines would change against the papers exported into ``folder`` before,
    nothing is written unless ``accept_others``. The change can be taken back like any other of the dossier. Raises
    InputError for that and for a number or date that cannot be, UnknownId, PlanError, the ExportError family; then
    neither dossier nor folder is changed.
    """
    order = order or PaperOrder(mode="paper")
    before = open_snapshot(app, dossier_id)
    submission = _numbered(before.dossier, number, date, today or dt.date.today())
    after = replace(before, dossier=replace(before.dossier, submission=submission))
    last = _exported_last(before, folder)
    found = compare(last or before, after, order)
    others = tuple(dict.fromkeys(each for each in found if not each.expected and each.paper not in _packing(before)))
    if others and not accept_others:
        raise _more_changed(others)
    edited = () if last else edited_since_export(app, before)
    result = write_order(app.fonts, after, folder, order)
    with app.database.transaction():
        editing = DossierEditing(app, dossier_id)
        numbered = replace(editing.snapshot.dossier, submission=submission)
        editing.change(numbered, _CHANGE, Place(part="submission", field="number"))
        record_export(app, result)
    return NumberingResult(
        export=result,
        changes=tuple(each for each in found if each.expected),
        others=others,
        edited=edited,
    )


def edited_since_export(app: App, snapshot: Snapshot) -> tuple[str, ...]:
    """The titles of the papers that would come out otherwise now than in the last export, by their hashes.

    Another version of the program may also write other bytes, so this is a question to ask, not a fault.
    """
    records = app.exports.of(snapshot.dossier.id)
    last = [each for each in records if each.made_at == records[0].made_at]
    known = {item.id for item in paper_items(snapshot)}
    if not last or not {each.paper for each in last} <= known:
        return ()
    hashes = {each.sha256 for each in last}
    formats: list[Format] = [each for each in FORMATS if any(record.file_name.endswith(each) for record in last)]
    chosen = tuple(dict.fromkeys(each.paper for each in last))
    order = PaperOrder(mode=last[0].mode, formats=formats[:1], chosen=chosen)
    made = make_papers(app.fonts, snapshot, Path(), order, made_at=last[0].made_at)
    return tuple(file.title for file, _ in made if file.sha256 not in hashes)


def compare(before: Snapshot, after: Snapshot, order: PaperOrder) -> tuple[Change, ...]:
    """Every line in which the papers of two states of a dossier differ, paper by paper."""
    old, new = _texts(before, order), _texts(after, order)
    titles = {paper.id: paper.title for each in (before, after) for paper in papers_of(each, order.mode, order.chosen)}
    return tuple(
        change
        for paper, title in titles.items()
        for change in _differences(paper, title, old.get(paper, ()), new.get(paper, ()))
    )


def _packing(snapshot: Snapshot) -> frozenset[str]:
    """The papers that only say what lies in the envelope: they are nobody's to sign, and made anew with it."""
    return frozenset(item.id for item in snapshot.plan.dossier_items if item.kind == "contents")


def _texts(snapshot: Snapshot, order: PaperOrder) -> Mapping[str, tuple[PlainLine, ...]]:
    return {paper.id: plain_lines(paper.build()) for paper in papers_of(snapshot, order.mode, order.chosen)}


def _differences(
    paper: str, title: str, before: tuple[PlainLine, ...], after: tuple[PlainLine, ...]
) -> Iterator[Change]:
    for what, old_start, old_end, new_start, new_end in SequenceMatcher(None, before, after, False).get_opcodes():
        if what == "equal":
            continue
        for old, new in zip_longest(before[old_start:old_end], after[new_start:new_end]):
            yield Change(
                paper=paper,
                title=title,
                kind=_kind(old, new),
                before=old.text if old else "",
                after=new.text if new else "",
            )


def _kind(old: PlainLine | None, new: PlainLine | None) -> LineKind:
    """The part both lines are, if they differ in nothing but number and day; else plain text."""
    if old is None or new is None or old.kind != new.kind or _bare(old.text) != _bare(new.text):
        return "text"
    return new.kind


def _bare(text: str) -> str:
    """The line without its number and day."""
    return _DAY.sub("ngày", _NUMBER.sub("số /", text))


def _numbered(dossier: Dossier, number: str, date: dt.date, today: dt.date) -> Submission:
    """The submission with number and date; InputError when they cannot be."""
    typed = clean_text(number)
    if not _DIGITS.fullmatch(typed):
        message = f"Số văn bản “{typed[:40]}” chưa đúng"
        raise _wrong("number", message, "Chỉ ghi chữ số văn thư đã cấp, ví dụ 05 hoặc 12.")
    if date > today:
        message = f"Ngày tờ trình {as_slashes(date)} sau hôm nay"
        raise _wrong("date", message, f"Hôm nay là {as_slashes(today)}; hãy xem lại ngày.")
    met = dossier.minutes.date
    if met is not None and date < met:
        message = f"Ngày tờ trình {as_slashes(date)} trước ngày họp xét {as_slashes(met)}"
        raise _wrong("date", message, "Tờ trình ký sau khi họp xét; hãy xem lại hai ngày.")
    return replace(dossier.submission, number=typed.lstrip("0").zfill(2), date=date)


def _wrong(field: str, message: str, hint: str) -> InputError:
    finding = Finding(
        code=f"numbering-{field}",
        severity="error",
        topic="submission",
        message=f"{message}.",
        place=Place(part="submission", field=field),
        clause="Nghị định 30/2020/NĐ-CP, Điều 15",
        mend=hint,
    )
    return InputError(f"{message}. {_ACT}", hint, [finding])


def _exported_last(snapshot: Snapshot, folder: Path) -> Snapshot | None:
    """The dossier as the folder's papers show it; None when the folder holds no export of this dossier."""
    found: list[tuple[int, Dossier]] = []
    for file in (folder / OFFICE_FILE, folder / SNAPSHOT_FILE):
        try:
            found.append((file.stat().st_mtime_ns, read_json(file.read_bytes(), file.name)))
        except (OSError, ExchangeError):
            continue
    own = [each for each in found if each[1].id == snapshot.dossier.id]
    return replace(snapshot, dossier=max(own, key=lambda each: each[0])[1]) if own else None


def _more_changed(others: Sequence[Change]) -> InputError:
    shown = "; ".join(_told(each) for each in others[:_SHOWN])
    more = f"; và {len(others) - _SHOWN} chỗ khác" if len(others) > _SHOWN else ""
    return InputError(
        f"Ngoài số và ngày, giấy tờ còn khác {len(others)} chỗ: {shown}{more}. Chưa ghi số; hồ sơ, các tệp còn nguyên.",
        "Nếu bản đã ký khác bản này thì trình ký lại; nếu các thay đổi là đúng thì chọn chấp nhận rồi ghi số.",
    )


def _told(change: Change) -> str:
    if not change.before:
        return f"{change.title}: thêm “{_around(change.after, 0)}”"
    if not change.after:
        return f"{change.title}: bỏ “{_around(change.before, 0)}”"
    pairs = enumerate(zip_longest(change.before, change.after))
    same = next((place for place, (old, new) in pairs if old != new), 0)
    return f"{change.title}: “{_around(change.before, same)}” thành “{_around(change.after, same)}”"


def _around(text: str, place: int) -> str:
    """As much of a long text as shows what stands at ``place``, cut between words."""
    if len(text) <= _LONGEST:
        return text
    start = max(0, min(place - _LEAD, len(text) - _LONGEST))
    if start:
        start = text.rfind(" ", max(0, start - _LEAD), start) + 1 or start
    end = start + _LONGEST
    return f"{'…' if start else ''}{text[start:end].rstrip()}{'…' if end < len(text) else ''}"
