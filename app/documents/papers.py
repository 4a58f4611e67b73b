"""Which papers a dossier has by its plan, and the builder of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.documents.achievement_report import build_reports, reported
from app.documents.achievement_summary import build_combined_summary, build_summaries
from app.documents.contents import Entry, build_contents
from app.documents.criteria_table import build_criteria_table
from app.documents.evidence_index import DOCUMENT_TYPE as EVIDENCE_INDEX
from app.documents.evidence_index import build_evidence_index
from app.documents.minutes import build_minutes
from app.documents.model import Document
from app.documents.nominee_list import build_nominee_list
from app.documents.submission import build_submission
from app.domain.dossier import Mode, Snapshot
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import DossierItem, PaperKind
from app.errors import UnknownId
from app.rules.applicability import applies_to
from app.rules.scope import FigureScope

CountPages = Callable[[Document], Sequence[int]]
"""How many pages each section of a document takes."""

_ON_REQUEST: frozenset[PaperKind] = frozenset(
    {"minutes", "criteria_table", "contents", "evidence_index", "achievement_report"}
)
_OWN_INDEX = DossierItem(id="muc-luc-minh-chung", kind="evidence_index", title=EVIDENCE_INDEX, necessity="optional")
"""No plan need ask for an index of the evidence: whoever sends evidence along gains by one."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One file of the dossier: ``id`` of its dossier item, ``stem`` of its file name, and how to build it.

    ``chosen_by_default`` says whether it is written when nobody chose papers.
    """

    id: str
    title: str
    stem: str
    build: Callable[[], Document]
    chosen_by_default: bool = True


def papers_of(
    snapshot: Snapshot,
    mode: Mode = "draft",
    chosen: Sequence[str] | None = None,
    count_pages: CountPages | None = None,
) -> tuple[Paper, ...]:
    """The papers to write, in the order of the plan; a list attached to the submission is inside its file.

    ``chosen`` are ids of dossier items; None takes the papers the plan asks for and those optional ones that every
    dossier gains by (minutes, tables for the council, contents and full reports come only when they are chosen).
    A paper that is not for this dossier, by whom it applies to or by its condition, is left out; one whose
    condition cannot be told yet is written. A paper keeps its number in the file name whatever is chosen.
    ``count_pages`` lets the contents say how long each paper is. UnknownId for an id that names no paper we make.
    """
    desk = _Desk(snapshot=snapshot, mode=mode, chosen=chosen, count_pages=count_pages)
    _refuse_unknown(chosen or (), snapshot)
    if chosen is None:
        return tuple(paper for paper in _possible(desk) if paper.chosen_by_default)
    return tuple(paper for paper in _possible(desk, chosen) if paper.id in chosen)


def paper_items(snapshot: Snapshot) -> tuple[DossierItem, ...]:
    """The plan's dossier items, and the index of evidence where the plan says nothing of one."""
    items = snapshot.plan.dossier_items
    told = any(item.kind == _OWN_INDEX.kind or item.id == _OWN_INDEX.id for item in items)
    return items if told else (*items, _OWN_INDEX)


def every_paper(snapshot: Snapshot, mode: Mode = "draft") -> tuple[Paper, ...]:
    """All papers that can be chosen, in the order of the plan."""
    return tuple(_possible(_Desk(snapshot=snapshot, mode=mode)))


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """What the builders work with."""

    snapshot: Snapshot
    mode: Mode
    chosen: Sequence[str] | None = None
    count_pages: CountPages | None = None


def _possible(desk: _Desk, chosen: Sequence[str] | None = None) -> Iterator[Paper]:
    """The papers in order; a list chosen without its submission is a file of its own, with the submission's number."""
    needed = _needed(desk.snapshot)
    number = 0
    for item in needed:
        inside = _is_inside(item, needed)
        number += not inside
        if inside and (chosen is None or item.id not in chosen or item.attached_to in chosen):
            continue
        yield Paper(
            id=item.id,
            title=item.title,
            stem=f"{number:02d}_{item.title}",
            build=_bound(_BUILDERS[item.kind], desk),
            chosen_by_default=item.necessity != "optional" or item.kind not in _ON_REQUEST,
        )


def _needed(snapshot: Snapshot) -> list[DossierItem]:
    """The dossier items that are for this dossier and that we make."""
    return [item for item in paper_items(snapshot) if item.kind in _BUILDERS and _is_needed(snapshot, item)]


def _is_needed(snapshot: Snapshot, item: DossierItem) -> bool:
    if not applies_to(item.applies, snapshot):
        return False
    if item.kind == "achievement_report":
        return bool(reported(snapshot))
    if item.kind == "evidence_index":
        return bool(snapshot.dossier.evidence)
    if not item.needed_when or item.per == "nominee":
        return True
    try:
        return evaluate(item.needed_when, FigureScope(snapshot)) is not False
    except (NotTold, NotComputable):
        return True


def _is_inside(item: DossierItem, items: Iterable[DossierItem]) -> bool:
    if item.kind != "nominee_list":
        return False
    return any(other.id == item.attached_to and other.kind == "submission" for other in items)


def _refuse_unknown(chosen: Sequence[str], snapshot: Snapshot) -> None:
    known = [item.id for item in paper_items(snapshot) if item.kind in _BUILDERS]
    if unknown := [each for each in chosen if each not in known]:
        raise UnknownId(f"Kế hoạch không có giấy tờ nào mang mã “{unknown[0]}”.", f"Các mã có: {', '.join(known)}.")


def _submission(desk: _Desk) -> Document:
    items = _needed(desk.snapshot)
    return build_submission(desk.snapshot, desk.mode, with_list=any(_is_inside(item, items) for item in items))


def _contents(desk: _Desk) -> Document:
    return build_contents(desk.snapshot, tuple(_entries(desk)), desk.mode)


def _entries(desk: _Desk) -> Iterator[Entry]:
    """What the envelope holds: the papers written by default or chosen, and what the unit adds of its own."""
    snapshot = desk.snapshot
    taken = {paper.id for paper in _possible(desk) if paper.chosen_by_default}
    taken.update(desk.chosen or ())
    needed = _needed(snapshot)
    for item in paper_items(snapshot):
        if item.kind == "attachment" and item.necessity != "optional" and _is_needed(snapshot, item):
            yield Entry(item=item)
        elif item.kind != "contents" and item in needed and (item.id in taken or _is_inside(item, needed)):
            yield _entry(desk, item, needed)


def _entry(desk: _Desk, item: DossierItem, needed: list[DossierItem]) -> Entry:
    pieces = {
        "achievement_summary": len(desk.snapshot.dossier.nominations),
        "achievement_report": len(reported(desk.snapshot)),
    }.get(item.kind, 1)
    if desk.count_pages is None:
        return Entry(item=item, pieces=pieces)
    pages = desk.count_pages(_BUILDERS[item.kind](desk))
    holds_list = item.kind == "submission" and any(_is_inside(other, needed) for other in needed)
    return Entry(item=item, pages=sum(pages[:1] if holds_list else pages), pieces=pieces)


_Builder = Callable[[_Desk], Document]
_BUILDERS: Mapping[PaperKind, _Builder] = {
    "submission": _submission,
    "nominee_list": lambda desk: build_nominee_list(desk.snapshot, desk.mode),
    "achievement_summary": lambda desk: build_summaries(desk.snapshot),
    "combined_summary": lambda desk: build_combined_summary(desk.snapshot),
    "achievement_report": lambda desk: build_reports(desk.snapshot),
    "minutes": lambda desk: build_minutes(desk.snapshot),
    "criteria_table": lambda desk: build_criteria_table(desk.snapshot),
    "contents": _contents,
    "evidence_index": lambda desk: build_evidence_index(desk.snapshot),
}


def _bound(builder: _Builder, desk: _Desk) -> Callable[[], Document]:
    return lambda: builder(desk)
