"""Drafts of summaries: made from the facts, worded by the official, kept in step with the facts when asked to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.domain import sentence_merge
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.sentence_merge import Change, Versions
from app.domain.sentences import count_words, sentence_spans, split_sentences
from app.domain.vietnamese import clean_lines

if TYPE_CHECKING:
    from app.documents.provenance import Origin, TracedFigure

SUMMARY_WORDS: Final = 900
"""Our own measure, about two pages, where the plan states none."""
CERTIFICATE_WORDS: Final = 60
"""Our own measure, about four lines of a certificate, where the plan states none."""

_NUMBER: Final = re.compile(r"\d(?:[\d.,/]*\d)?(?:\s?%)?")


@dataclass(frozen=True, kw_only=True)
class Length:
    """How long a text is in words; ``stated`` says that the plan itself sets the limit."""

    words: int
    limit: int
    stated: bool

    @property
    def over(self) -> int:
        """By how many words it is too long."""
        return max(0, self.words - self.limit)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a stretch of the text rests on; ``origin`` None = the official's own, nothing in the dossier says it."""

    start: int
    end: int
    origin: Origin | None
    is_figure: bool = False


@dataclass(frozen=True)
class _Basis:
    """What a sentence of the draft was made of; the figures are those of its whole paragraph."""

    words: str
    origin: Origin
    figures: tuple[TracedFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """The words of the certificate, apart from its ornaments; ``own`` = the official worded the merit."""

    giver: str
    award: str
    nominee: str
    position: str
    merit: str
    own: bool


def draft_text(snapshot: Snapshot, nomination: Nomination) -> str:
    """The summary as the program would write it today: titles and paragraphs, a line each."""
    from app.documents.composition import draft_summary

    lines: list[str] = []
    for part in draft_summary(snapshot, nomination):
        lines += [part.title] if part.title else []
        lines += part.lines
    return clean_lines("\n".join(lines))


def summary_text(snapshot: Snapshot, nomination: Nomination) -> str:
    """What the summary says now: the official's own text, else today's draft."""
    return nomination.summary_text or draft_text(snapshot, nomination)


def with_summary(snapshot: Snapshot, nomination: Nomination, text: str) -> Dossier:
    """The dossier with the official's text; the draft it began as is kept with it.

    A text that is today's draft word for word, or none at all, gives the wording back to the program.
    """
    draft = draft_text(snapshot, nomination)
    text = clean_lines(text)
    if not text or split_sentences(text) == split_sentences(draft):
        return _with(snapshot, replace(nomination, summary_text="", summary_base=""))
    base = nomination.summary_base if nomination.summary_text else ""
    return _with(snapshot, replace(nomination, summary_text=text, summary_base=base or draft))


def changes(snapshot: Snapshot, nomination: Nomination) -> tuple[Change, ...]:
    """Sentences the facts would word otherwise today than when the official took up the draft."""
    versions = _versions(snapshot, nomination)
    return sentence_merge.changes(versions) if versions else ()


def take(snapshot: Snapshot, nomination: Nomination, *chosen: Change) -> Dossier:
    """The dossier with today's sentences in the official's text."""
    return _settled(snapshot, nomination, chosen, taken=True)


def leave(snapshot: Snapshot, nomination: Nomination, *chosen: Change) -> Dossier:
    """The dossier with the official's text as it is; the change is not offered again."""
    return _settled(snapshot, nomination, chosen, taken=False)


def length(snapshot: Snapshot, text: str, *, certificate: bool = False) -> Length:
    """How long the text of a summary, or of a certificate, is beside what it may be."""
    wording = snapshot.plan.wording
    stated = wording.certificate_words if certificate else wording.summary_words
    limit = stated or (CERTIFICATE_WORDS if certificate else SUMMARY_WORDS)
    return Length(words=count_words(text), limit=limit, stated=bool(stated))


def certificate(snapshot: Snapshot, nomination: Nomination) -> Certificate:
    """The certificate's words: the plan's phrases, the official's merit where there is one."""
    from app.documents.wording import award_of, inside, name_with_honorific, say, work_of

    nominee = snapshot.dossier.nominee_of(nomination)
    award = award_of(snapshot, nomination)
    return Certificate(
        giver=award.giver if award else "",
        award=(award.short_name or award.name) if award else "",
        nominee=name_with_honorific(nominee),
        position=work_of(nominee) if nominee.is_person else inside(nominee.address),
        merit=say("{merit}", snapshot, nomination),
        own=bool(inside(nomination.certificate_text)),
    )


def sources(snapshot: Snapshot, nomination: Nomination, text: str) -> tuple[Source, ...]:
    """What each sentence of ``text`` rests on, and each figure in it, in the order of the text.

    A sentence belongs to the draft's sentence it says the same as, or nearly the same.
    """
    traced = dict(_traced_sentences(snapshot, nomination))
    pairs = sentence_merge.counterparts(text, draft_text(snapshot, nomination))
    found: list[Source] = []
    for (start, end), (_, other) in zip(sentence_spans(text), pairs, strict=True):
        basis = traced.get(other.words) if other else None
        found.append(Source(start=start, end=end, origin=basis.origin if basis else None))
        found += sorted(_figures(text, start, end, basis), key=lambda source: source.start)
    return tuple(found)


def _settled(snapshot: Snapshot, nomination: Nomination, chosen: tuple[Change, ...], *, taken: bool) -> Dossier:
    versions = _versions(snapshot, nomination)
    if versions is None:
        return snapshot.dossier
    settled = (sentence_merge.take if taken else sentence_merge.leave)(versions, *chosen)
    changed = replace(nomination, summary_base=settled.base)
    own = settled.own if taken else nomination.summary_text
    return with_summary(replace(snapshot, dossier=_with(snapshot, changed)), changed, own)


def _versions(snapshot: Snapshot, nomination: Nomination) -> Versions | None:
    """None where there is nothing to compare: no own text, or one from before drafts were kept."""
    if not nomination.summary_text or not nomination.summary_base:
        return None
    return Versions(base=nomination.summary_base, own=nomination.summary_text, today=draft_text(snapshot, nomination))


def _with(snapshot: Snapshot, nomination: Nomination) -> Dossier:
    all_ = (nomination if each.id == nomination.id else each for each in snapshot.dossier.nominations)
    return replace(snapshot.dossier, nominations=tuple(all_))


def _traced_sentences(snapshot: Snapshot, nomination: Nomination) -> Iterator[tuple[str, _Basis]]:
    """Every sentence of the draft with what it rests on."""
    from app.documents.composition import draft_summary
    from app.documents.provenance import WORDING, origin_of, traced_figures

    for part in draft_summary(snapshot, nomination):
        yield part.title, _Basis(part.title, WORDING, ())
        for line in part.content:
            origin = origin_of(line, snapshot, nomination)
            figures = tuple(traced_figures(line, snapshot, nomination))
            for each in split_sentences(line.text):
                yield each.words, _Basis(each.words, origin, figures)


def _figures(text: str, start: int, end: int, basis: _Basis | None) -> Iterator[Source]:
    """The traced figures where they stand; other numbers of the draft rest on what their sentence rests on."""
    covered: list[tuple[int, int]] = []
    place = start
    for figure in basis.figures if basis else ():
        found = re.compile(re.escape(figure.shown), re.IGNORECASE).search(text, place, end)
        if found:
            place = found.end()
            covered.append(found.span())
            yield Source(start=found.start(), end=place, origin=figure.origin, is_figure=True)
    drafted = set(_NUMBER.findall(basis.words)) if basis else set[str]()
    for number in _NUMBER.finditer(text, start, end):
        if not any(left <= number.start() < right for left, right in covered):
            origin = basis.origin if basis and number[0] in drafted else None
            yield Source(start=number.start(), end=number.end(), origin=origin, is_figure=True)
