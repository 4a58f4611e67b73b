"""Putting cases into a dossier, in order, and taking them out; each function gives the dossier as it would be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.domain.achievement import Achievement
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.nominee import Nominee
from app.domain.plan import NomineeKind
from app.domain.unit import Signer
from app.rules.applicability import applies_to
from app.storage.registers import new_id


def propose(snapshot: Snapshot, nominees: Iterable[Nominee]) -> Dossier:
    """The dossier with a case for each of ``nominees`` that has none yet, at the end.

    The award is filled in where the plan leaves no choice.
    """
    dossier = snapshot.dossier
    proposed = {each.nominee for each in dossier.nominations}
    for nominee in nominees:
        if nominee.id in proposed:
            continue
        known = tuple(each for each in dossier.nominees if each.id != nominee.id)
        case = Nomination(id=new_id(), nominee=nominee.id, award="")
        dossier = replace(dossier, nominees=(*known, nominee), nominations=(*dossier.nominations, case))
        award = _only_award(replace(snapshot, dossier=dossier), case)
        dossier = replace(dossier, nominations=(*dossier.nominations[:-1], replace(case, award=award)))
    return dossier


def propose_new(snapshot: Snapshot, kind: NomineeKind) -> Dossier:
    """The dossier with a case for somebody still without a name; the case is the last one."""
    return propose(snapshot, [Nominee(id=new_id(), kind=kind, name="")])


def in_place_of(dossier: Dossier, nomination_id: str, known: Nominee) -> Dossier:
    """The dossier whose case is for ``known``, who stands also in its achievements wherever the former stood.

    The former leaves the dossier, unless another case is for them too.
    """
    former = next(each.nominee for each in dossier.nominations if each.id == nomination_id)
    cases = tuple(replace(each, nominee=known.id) if each.id == nomination_id else each for each in dossier.nominations)
    stays = any(each.nominee == former for each in cases)
    gone = frozenset[str]() if stays else frozenset({former})
    kept = tuple(each for each in dossier.nominees if each.id not in {known.id, *gone})
    achievements = tuple(_with_participant(each, gone, known.id) for each in dossier.achievements)
    return replace(dossier, nominees=(*kept, known), nominations=cases, achievements=achievements)


def _with_participant(achievement: Achievement, gone: Collection[str], known: str) -> Achievement:
    parts = tuple(replace(each, nominee=known) if each.nominee in gone else each for each in achievement.participants)
    return achievement if parts == achievement.participants else replace(achievement, participants=parts)


def withdraw(dossier: Dossier, nomination_id: str) -> Dossier:
    """The dossier without that case. The nominee leaves it too, unless another case or an achievement names it."""
    kept = tuple(each for each in dossier.nominations if each.id != nomination_id)
    gone = {each.nominee for each in dossier.nominations if each.id == nomination_id}
    named = {each.nominee for each in kept}
    named |= {part.nominee for each in dossier.achievements for part in each.participants}
    nominees = tuple(each for each in dossier.nominees if each.id not in gone or each.id in named)
    return replace(dossier, nominations=kept, nominees=nominees)


def move(dossier: Dossier, nomination_id: str, by: int) -> Dossier:
    """The dossier with that case ``by`` places further down (up when negative), as far as there is room."""
    cases = list(dossier.nominations)
    here = next((place for place, each in enumerate(cases) if each.id == nomination_id), None)
    if here is None:
        return dossier
    there = min(max(here + by, 0), len(cases) - 1)
    cases.insert(there, cases.pop(here))
    return replace(dossier, nominations=tuple(cases))


def with_signer(dossier: Dossier) -> Dossier:
    """The dossier whose unit has one signer more, still without a name; the first one signs the submission."""
    signer = Signer(id=new_id(), name="", position="")
    unit = replace(dossier.unit, signers=(*dossier.unit.signers, signer))
    chosen = dossier.submission.signer if dossier.signer else signer.id
    return replace(dossier, unit=unit, submission=replace(dossier.submission, signer=chosen))


def without_signer(dossier: Dossier, signer_id: str) -> Dossier:
    """The dossier whose unit no longer has that signer."""
    unit = replace(dossier.unit, signers=tuple(each for each in dossier.unit.signers if each.id != signer_id))
    chosen = "" if dossier.submission.signer == signer_id else dossier.submission.signer
    return replace(dossier, unit=unit, submission=replace(dossier.submission, signer=chosen))


def _only_award(snapshot: Snapshot, case: Nomination) -> str:
    fitting = [each.id for each in snapshot.plan.awards if applies_to(each.applies, snapshot, case)]
    return fitting[0] if len(fitting) == 1 else ""
