"""Beginning a dossier from one that was made before: whom it proposes stays, what is of its own year does not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.dossier import Dossier, Minutes, Nomination, Submission
from app.domain.plan import Plan
from app.domain.unit import Unit
from app.services.app import App
from app.services.dossiers import first_title
from app.storage.registers import new_id


def begin_from(app: App, former_id: str, plan_id: str, nominations: Collection[str], title: str = "") -> str:
    """A new dossier under the plan as it is now, from a former one; its id.

    The unit, the signer, the recipients and those of the former ``nominations`` that are named come along with awards
    and roles that the plan knows; so does the wording where the plan is the same one. Figures, answers, achievements,
    evidence, told quotas, days, number and outcome stay behind. UnknownId, PlanError.
    """
    former, plan = app.dossiers.load(former_id), app.library.load(plan_id)
    chosen = [each for each in former.nominations if each.id in nominations]
    wanted = {each.nominee for each in chosen}
    begun = Dossier(
        id=new_id(),
        title=title.strip() or first_title(plan),
        plan=plan.id,
        plan_version=plan.version,
        unit=_fitting_unit(former.unit, plan),
        nominees=tuple(each for each in former.nominees if each.id in wanted),
        nominations=tuple(_begun(each, plan) for each in chosen),
        minutes=_people_of(former.minutes),
        submission=_wording_of(former, plan),
    )
    app.dossiers.save(begun, app.library.pinned_text(plan_id))
    return begun.id


def _fitting_unit(unit: Unit, plan: Plan) -> Unit:
    """The register's unit serves every plan that has its type; for any other a copy waits for its type."""
    known = {each.id for each in plan.unit_types}
    return unit if unit.type in known or not known else replace(unit, id=new_id(), type="")


def _begun(former: Nomination, plan: Plan) -> Nomination:
    return Nomination(
        id=new_id(),
        nominee=former.nominee,
        award=former.award if former.award in {each.id for each in plan.awards} else "",
        quota=former.quota if former.quota in {each.id for each in plan.quotas} else "",
        roles=tuple(each for each in former.roles if each in {role.id for role in plan.roles}),
    )


def _people_of(former: Minutes) -> Minutes:
    """The council meets again: who sits in it and where, not when and with what result."""
    return Minutes(
        place=former.place,
        chair=former.chair,
        chair_position=former.chair_position,
        secretary=former.secretary,
        secretary_position=former.secretary_position,
        attendees=former.attendees,
        summoned=former.summoned,
    )


def _wording_of(former: Dossier, plan: Plan) -> Submission:
    old = former.submission
    if former.plan != plan.id:
        return Submission(signer=old.signer)
    return Submission(signer=old.signer, recipients=old.recipients, addressees=old.addressees, opening=old.opening)
