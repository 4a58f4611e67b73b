"""Which achievements of the unit's ledger a summary tells, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.achievement import Achievement, Participation
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.services.app import App
from app.services.sample_data import is_fictional
from app.storage.registers import new_id

_Change = Callable[[tuple[str, ...]], tuple[str, ...]]


def told(snapshot: Snapshot, nomination: Nomination) -> tuple[Achievement, ...]:
    """The achievements the summary tells, in its order."""
    from app.documents.composition import achievements_of

    return achievements_of(snapshot, nomination)


def candidates(app: App, snapshot: Snapshot, nomination: Nomination) -> tuple[Achievement, ...]:
    """What the ledger and the dossier have beyond that, first what the nominee took part in, the latest first.

    What came with a sample dossier is offered there only.
    """
    sample = snapshot.dossier.sample
    offered = (each for each in app.achievements.list() if sample or not is_fictional(app, each))
    ledger = {each.id: each for each in (*offered, *snapshot.dossier.achievements)}
    others = [each for each in ledger.values() if each.id not in nomination.achievements]
    others.sort(key=lambda each: each.date.iso() if each.date else "", reverse=True)
    others.sort(key=lambda each: not _took_part(each, nomination))
    return tuple(others)


def cite(app: App, dossier: Dossier, nomination_id: str, achievements: Iterable[Achievement]) -> Dossier:
    """The dossier whose summary tells these too; they join it, with the files that prove them.

    UnknownId when such a file is in the trash.
    """
    chosen = tuple(achievements)
    known = {each.id for each in dossier.achievements}
    dossier = replace(dossier, achievements=(*dossier.achievements, *(each for each in chosen if each.id not in known)))
    filed = {each.id for each in dossier.evidence}
    wanted = dict.fromkeys(file for each in chosen for file in each.evidence if file not in filed)
    files = tuple(app.evidence.get(each) for each in wanted)
    cited = replace(dossier, evidence=(*dossier.evidence, *files))
    return _with(cited, nomination_id, lambda ids: (*ids, *(each.id for each in chosen if each.id not in ids)))


def cite_new(snapshot: Snapshot, nomination_id: str) -> Dossier:
    """The dossier whose summary tells a new achievement, still without a title; it is the dossier's last one."""
    dossier = snapshot.dossier
    nominee = next(each.nominee for each in dossier.nominations if each.id == nomination_id)
    new = Achievement(id=new_id(), title="", participants=(Participation(nominee=nominee),))
    dossier = replace(dossier, achievements=(*dossier.achievements, new))
    return _with(dossier, nomination_id, lambda ids: (*ids, new.id))


def with_participant(
    dossier: Dossier, nomination_id: str, achievements: Iterable[Achievement]
) -> tuple[Dossier, tuple[Achievement, ...]]:  # fmt: skip
    """The dossier in which the nominee took part in those achievements, and those in which it is new."""
    nominee = next(each.nominee for each in dossier.nominations if each.id == nomination_id)
    chosen = {each.id for each in achievements}
    new = tuple(
        each
        for each in dossier.achievements
        if each.id in chosen and nominee not in {part.nominee for part in each.participants}
    )
    ids = {each.id for each in new}
    told = tuple(
        replace(each, participants=(*each.participants, Participation(nominee=nominee))) if each.id in ids else each
        for each in dossier.achievements
    )
    return replace(dossier, achievements=told), new


def uncited(dossier: Dossier, achievement_id: str) -> tuple[Nomination, ...]:
    """The cases of those who took part in it whose summaries do not tell it."""
    part = {each.nominee for one in dossier.achievements if one.id == achievement_id for each in one.participants}
    return tuple(
        each for each in dossier.nominations if each.nominee in part and achievement_id not in each.achievements
    )


def cite_for_participants(dossier: Dossier, achievement_id: str) -> Dossier:
    """The dossier in which the summaries of all who took part in it tell it."""
    for case in uncited(dossier, achievement_id):
        dossier = _with(dossier, case.id, lambda ids: (*ids, achievement_id))
    return dossier


def drop(dossier: Dossier, nomination_id: str, achievement_id: str) -> Dossier:
    """The dossier whose summary tells it no longer; it leaves the dossier when nothing else there names it.

    In the ledger it stays.
    """
    dropped = _with(dossier, nomination_id, lambda ids: tuple(each for each in ids if each != achievement_id))
    if any(achievement_id in named for each in dropped.nominations for named in _named_by(each)):
        return dropped
    return replace(dropped, achievements=tuple(each for each in dropped.achievements if each.id != achievement_id))


def _named_by(nomination: Nomination) -> Iterator[tuple[str, ...]]:
    """The achievements its summary tells, and those its answers cite."""
    yield nomination.achievements
    yield from (answer.achievements for answer in nomination.answers.values())


def arrange(dossier: Dossier, nomination_id: str, order: Sequence[str]) -> Dossier:
    """The dossier whose summary tells the achievements in that order of their ids, whatever their dates."""

    def in_order(ids: tuple[str, ...]) -> tuple[str, ...]:
        return (*(each for each in order if each in ids), *(each for each in ids if each not in order))

    return _marked(_with(dossier, nomination_id, in_order), nomination_id, arranged_by_hand=True)


def move(snapshot: Snapshot, nomination: Nomination, achievement_id: str, by: int) -> Dossier:
    """The dossier with that achievement ``by`` places further down (up when negative), as far as there is room."""
    order = [each.id for each in told(snapshot, nomination)]
    if achievement_id not in order:
        return snapshot.dossier
    here = order.index(achievement_id)
    order.insert(min(max(here + by, 0), len(order) - 1), order.pop(here))
    return arrange(snapshot.dossier, nomination.id, order)


def by_date(dossier: Dossier, nomination_id: str) -> Dossier:
    """The dossier whose summary tells the achievements by their dates again."""
    return _marked(dossier, nomination_id, arranged_by_hand=False)


def _took_part(achievement: Achievement, nomination: Nomination) -> bool:
    return any(each.nominee == nomination.nominee for each in achievement.participants)


def _with(dossier: Dossier, nomination_id: str, change: _Change) -> Dossier:
    nominations = tuple(
        replace(each, achievements=change(each.achievements)) if each.id == nomination_id else each
        for each in dossier.nominations
    )
    return replace(dossier, nominations=nominations)


def _marked(dossier: Dossier, nomination_id: str, *, arranged_by_hand: bool) -> Dossier:
    nominations = tuple(
        replace(each, arranged=arranged_by_hand) if each.id == nomination_id else each for each in dossier.nominations
    )
    return replace(dossier, nominations=nominations)
