"""Tờ trình: the submission by which a unit proposes its nominees, with the list as its appendix."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents import blocks
from app.documents.common import letterhead_of, signature_of
from app.documents.model import Block, Document, Recipients, Section
from app.documents.nominee_list import list_section
from app.documents.wording import addressees_of, say, sentence, small
from app.domain.dossier import Mode, Snapshot
from app.domain.vietnamese import clean_lines, clean_text, same_name_key

DOCUMENT_TYPE = "Tờ trình"
DOCUMENT_CODE = "TTr"


def build_submission(snapshot: Snapshot, mode: Mode = "draft", *, with_list: bool = True) -> Document:
    """The submission; ``with_list`` puts the nominee list behind it as an appendix of the same file.

    Decree 30/2020, PL III form 1.4, with the addressee lines of rule 9a.
    """
    subject = say(snapshot.plan.wording.submission_subject, snapshot)
    section = Section(blocks=tuple(_blocks(snapshot, subject)), outline_title=DOCUMENT_TYPE)
    appendices = (list_section(snapshot, mode),) if with_list else ()
    return Document(
        title=f"{DOCUMENT_TYPE} {small(subject)}".strip(),
        subject=subject,
        author=clean_text(snapshot.dossier.unit.name),
        sections=(section, *appendices),
    )


def _blocks(snapshot: Snapshot, subject: str) -> Iterator[Block]:
    yield letterhead_of(snapshot, DOCUMENT_CODE)
    yield from blocks.title(DOCUMENT_TYPE, subject)
    yield from blocks.addressees(addressees_of(snapshot))
    yield from blocks.legal_bases([f"Căn cứ {basis.citation}" for basis in snapshot.plan.legal_bases if basis.cite])
    for text in _paragraphs(snapshot):
        yield from blocks.body(sentence(text))
    yield signature_of(snapshot, _recipients(snapshot))


def _paragraphs(snapshot: Snapshot) -> Iterator[str]:
    wording = snapshot.plan.wording
    own_opening = clean_lines(snapshot.dossier.submission.opening)
    if own_opening:
        yield from own_opening.split("\n")
    else:
        yield from (say(phrase, snapshot) for phrase in wording.submission_opening)
    route = snapshot.route
    request = (route.request if route else "") or wording.submission_request
    if request:
        yield say(request, snapshot)
    yield from (say(phrase, snapshot) for phrase in wording.submission_closing)


def _recipients(snapshot: Snapshot) -> Recipients:
    """The dossier's own entries, else those of the plan for this paper or this way, else the unit's, else the plan's.

    What people typed is printed as it is; only the plan's entries have places to fill.
    """
    dossier, plan, route = snapshot.dossier, snapshot.plan, snapshot.route
    of_paper = next((item.recipients for item in plan.dossier_items if item.kind == "submission"), ())
    of_way = of_paper or (route.recipients if route else ())
    choices = (
        _typed(dossier.submission.recipients),
        _said(of_way, snapshot),
        _typed(dossier.unit.recipients),
        _said(plan.wording.recipients, snapshot),
    )
    entries = next((each for each in choices if each), ())
    return blocks.recipients(_as_above_first(entries), archive=clean_text(dossier.unit.drafter))


def _as_above_first(entries: tuple[str, ...]) -> tuple[str, ...]:
    """A paper with "Kính gửi" names its addressees first by "Như trên" (Phụ lục I, Mục II.9)."""
    return entries if any(same_name_key(each).startswith("như") for each in entries) else ("Như trên", *entries)


def _typed(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for each in entries if (text := clean_text(each)))


def _said(entries: tuple[str, ...], snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(say(each, snapshot) for each in entries if each.strip())
