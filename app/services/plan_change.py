"""Bringing a dossier that was begun under the wrong plan under the right one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.plan import Plan
from app.domain.unit import Unit
from app.domain.vietnamese import same_name_key
from app.services.app import App
from app.services.dossiers import first_title, open_snapshot
from app.storage.registers import new_id


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """What a change of plan means, in words.

    ``carried`` counts the answers and figures the new plan asks for too; ``kept`` names those it does not ask for:
    they stay with the dossier and are not printed. ``again`` names what must be chosen again.
    """

    plan: Plan
    carried: int
    kept: tuple[str, ...]
    again: tuple[str, ...]


def foresee(app: App, dossier_id: str, plan_id: str) -> PlanChange:
    """What :func:`change_plan` would do; nothing is changed. UnknownId, PlanError."""
    snapshot, plan = open_snapshot(app, dossier_id), app.library.load(plan_id)
    told = _told(snapshot.dossier)
    known = {*(each.id for each in plan.fields), *(each.id for each in plan.criteria)}
    left = sorted({_title(snapshot.plan, each) for each in told if each not in known})
    return PlanChange(
        plan=plan,
        carried=sum(each in known for each in told),
        kept=tuple(left),
        again=tuple(dict.fromkeys(_chosen_again(snapshot, plan))),
    )


def change_plan(app: App, dossier_id: str, plan_id: str) -> None:
    """Pin the dossier to the other plan as it is now, in one go. UnknownId, PlanError, StorageError.

    Answers and figures stay under their ids, asked for or not. A unit type, awards, parts and roles go over by their
    id, else by their name; what the plan has under neither is to be chosen again.
    """
    snapshot, plan = open_snapshot(app, dossier_id), app.library.load(plan_id)
    dossier = snapshot.dossier
    own_title = dossier.title == first_title(snapshot.plan)
    after = replace(
        dossier,
        plan=plan.id,
        plan_version=plan.version,
        title=first_title(plan) if own_title else dossier.title,
        unit=_unit(dossier.unit, snapshot.plan, plan),
        nominations=tuple(_carried(each, snapshot.plan, plan) for each in dossier.nominations),
    )
    app.dossiers.save(after, app.library.pinned_text(plan_id))


def _told(dossier: Dossier) -> list[str]:
    """The ids of everything that was said, once for each time it was."""
    told = [each for each, figure in dossier.figures.items() if not figure.is_empty]
    for nomination in dossier.nominations:
        told += [each for each, figure in nomination.figures.items() if not figure.is_empty]
        told += list(nomination.answers)
    return told


def _title(plan: Plan, wanted: str) -> str:
    things = ((each.id, each.title) for each in (*plan.fields, *plan.criteria))
    return next((title for id_, title in things if id_ == wanted), wanted)


def _chosen_again(snapshot: Snapshot, plan: Plan) -> Iterator[str]:
    old, dossier = snapshot.plan, snapshot.dossier
    if dossier.unit.type and not _match(dossier.unit.type, _types(old), _types(plan)):
        yield f"Loại đơn vị: {dict(_types(old)).get(dossier.unit.type, dossier.unit.type)}"
    for nomination in dossier.nominations:
        if nomination.award and not _match(nomination.award, _awards(old), _awards(plan)):
            yield f"Hình thức khen thưởng: {dict(_awards(old)).get(nomination.award, nomination.award)}"
        for role in nomination.roles:
            if not _match(role, _roles(old), _roles(plan)):
                yield f"Vai trò: {dict(_roles(old)).get(role, role)}"


def _unit(unit: Unit, old: Plan, new: Plan) -> Unit:
    """The unit itself while its type has the same id; else a copy: other dossiers keep theirs."""
    type_ = _match(unit.type, _types(old), _types(new))
    return unit if type_ == unit.type else replace(unit, id=new_id(), type=type_)


def _carried(nomination: Nomination, old: Plan, new: Plan) -> Nomination:
    roles = (_match(each, _roles(old), _roles(new)) for each in nomination.roles)
    return replace(
        nomination,
        award=_match(nomination.award, _awards(old), _awards(new)),
        quota=_match(nomination.quota, _quotas(old), _quotas(new)),
        roles=tuple(each for each in roles if each),
    )


_Titles = list[tuple[str, str]]


def _match(wanted: str, old: _Titles, new: _Titles) -> str:
    """The id under which the new plan has the thing: the same, or that of the same name; "" = neither."""
    if not wanted or wanted in {id_ for id_, _ in new}:
        return wanted
    name = same_name_key(dict(old).get(wanted, ""))
    return next((id_ for id_, title in new if name and same_name_key(title) == name), "")


def _types(plan: Plan) -> _Titles:
    return _pairs((each.id, each.title) for each in plan.unit_types)


def _awards(plan: Plan) -> _Titles:
    return _pairs((each.id, each.name) for each in plan.awards)


def _quotas(plan: Plan) -> _Titles:
    return _pairs((each.id, each.title) for each in plan.quotas)


def _roles(plan: Plan) -> _Titles:
    return _pairs((each.id, each.title) for each in plan.roles)


def _pairs(pairs: Iterable[tuple[str, str]]) -> _Titles:
    return list(pairs)
