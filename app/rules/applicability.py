"""For whom a thing of the plan holds."""

from __future__ import annotations

from app.domain.dossier import Nomination, Snapshot
from app.domain.nominee import Nominee
from app.domain.plan import Applies, Criterion, Plan

_EVERYBODY = Applies()


def applies_to(applies: Applies, snapshot: Snapshot, nomination: Nomination | None = None) -> bool:
    """Whether it holds for the nomination; without one, for the dossier as a whole.

    For the whole dossier it holds when it names no nominees, or when one of the nominations is among those it
    names. Its first and last day count from the day the submission is dated; before that both hold.
    """
    if not _fits_proposer(applies, snapshot):
        return False
    if nomination is not None:
        return _fits_nomination(applies, snapshot, nomination)
    names_nobody = not (applies.kinds or applies.sexes or applies.unit_types or applies.unit_groups or applies.roles)
    return names_nobody or any(_fits_nomination(applies, snapshot, each) for each in snapshot.dossier.nominations)


def asks_for_sex(plan: Plan) -> bool:
    """Whether anything in the plan holds for women or for men only."""
    things = (*plan.criteria, *plan.fields, *plan.exclusions, *plan.awards, *plan.dossier_items)
    limits = (limit.only for quota in plan.quotas for limit in quota.limits)
    return any(applies.sexes for applies in (*(thing.applies for thing in things), *limits))


def concerns(criterion: Criterion, snapshot: Snapshot, nomination: Nomination) -> bool:
    """Whether the criterion is asked of the nomination: it and the groups above apply, and none is set aside."""
    answer = nomination.answers.get(criterion.id)
    if (answer is not None and not answer.applies) or not applies_to(criterion.applies, snapshot, nomination):
        return False
    return not criterion.parent or concerns(snapshot.plan.criterion(criterion.parent), snapshot, nomination)


def _fits_nomination(applies: Applies, snapshot: Snapshot, nomination: Nomination) -> bool:
    nominee = snapshot.dossier.find_nominee(nomination.nominee)
    if nominee is None:
        return False
    if applies == _EVERYBODY:
        return True
    return _fits_nominee(applies, snapshot, nominee) and _overlaps(applies.roles, nomination.roles)


def _fits_proposer(applies: Applies, snapshot: Snapshot) -> bool:
    if applies.proposer_types and snapshot.dossier.unit.type not in applies.proposer_types:
        return False
    day = snapshot.dossier.submission.date
    if day is None:
        return True
    early = applies.from_date is not None and day < applies.from_date
    late = applies.to_date is not None and day > applies.to_date
    return not early and not late


def _fits_nominee(applies: Applies, snapshot: Snapshot, nominee: Nominee) -> bool:
    return (
        (not applies.kinds or nominee.kind in applies.kinds)
        and (not applies.sexes or nominee.sex in applies.sexes)
        and (not applies.unit_types or nominee.unit_type in applies.unit_types)
        and (not applies.unit_groups or _group(snapshot, nominee) in applies.unit_groups)
    )


def _group(snapshot: Snapshot, nominee: Nominee) -> str:
    return next((each.group for each in snapshot.plan.unit_types if each.id == nominee.unit_type), "")


def _overlaps(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    return not wanted or bool(set(wanted) & set(there))
