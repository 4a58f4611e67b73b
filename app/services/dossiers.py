"""Beginning, opening, listing and throwing away dossiers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.dossier import Dossier, Elsewhere, Snapshot, Submission
from app.domain.plan import Plan
from app.domain.unit import Unit
from app.services.app import App
from app.services.sample_data import throw_away_with
from app.storage.dossiers import DossierRow
from app.storage.registers import new_id
from app.storage.uses import Proposal


@dataclass(frozen=True, kw_only=True)
class DossierCard:
    """What the desk shows of a dossier; ``changed_at`` in local time, ``exported_at`` None = not yet."""

    id: str
    title: str
    plan: str
    plan_title: str
    plan_number: str
    unit_name: str
    nominations: int
    changed_at: dt.datetime
    exported_at: dt.datetime | None
    sample: bool
    submitted_on: dt.date | None = None
    decided: int = 0


def list_dossiers(app: App) -> tuple[DossierCard, ...]:
    """The dossiers outside the trash, the last changed first; nothing is judged here."""

    def card(row: DossierRow) -> DossierCard:
        exports = app.exports.of(row.id)
        return DossierCard(
            id=row.id,
            title=row.title,
            plan=row.plan,
            plan_title=row.plan_title or row.plan,
            plan_number=row.plan_number,
            unit_name=row.unit_name,
            nominations=row.nominations,
            changed_at=row.changed_at.astimezone(),
            exported_at=exports[0].made_at.astimezone() if exports else None,
            sample=row.sample,
            submitted_on=row.submitted_date,
            decided=row.decided,
        )

    return tuple(card(row) for row in app.dossiers.list())


def create_dossier(app: App, plan_id: str, unit: Unit | None = None, title: str = "") -> str:
    """Begin an empty dossier under the plan as it is now; its id. UnknownId, PlanError.

    Where only one person signs for the unit, that one does. Without a ``unit`` an empty one stands in, which the
    check asks to be filled.
    """
    plan = app.library.load(plan_id)
    unit = unit or Unit(id=new_id(), name="", type="", letterhead=(), place="", symbol="")
    dossier = Dossier(
        id=new_id(),
        title=title.strip() or first_title(plan),
        plan=plan.id,
        plan_version=plan.version,
        unit=unit,
        submission=Submission(signer=unit.signers[0].id if len(unit.signers) == 1 else ""),
    )
    app.dossiers.save(dossier, app.library.pinned_text(plan_id))
    return dossier.id


def first_title(plan: Plan) -> str:
    """What a dossier is called until somebody calls it otherwise."""
    return f"Khen thưởng theo Kế hoạch {plan.identity.number}"


def open_snapshot(app: App, dossier_id: str) -> Snapshot:
    """The dossier with the plan it is pinned to, frozen; UnknownId, PlanError."""
    return Snapshot(
        plan=app.pinned_plan(dossier_id),
        dossier=app.dossiers.load(dossier_id),
        elsewhere=tuple(_elsewhere(app, each) for each in app.uses.beside(dossier_id)),
    )


def _elsewhere(app: App, proposal: Proposal) -> Elsewhere:
    names = {each.id: each.name for each in app.pinned_plan(proposal.dossier).awards}
    return Elsewhere(
        dossier=proposal.dossier_title,
        plan=proposal.plan,
        nominee=proposal.nominee,
        award=proposal.award,
        award_name=names.get(proposal.award, proposal.award),
        outcome=proposal.outcome,
        date=proposal.date,
        achievements=proposal.achievements,
    )


def trash_dossier(app: App, dossier_id: str) -> None:
    """Move the dossier to the trash; UnknownId. A sample takes along what came with it and is used nowhere else."""
    sample = app.dossiers.load(dossier_id) if _is_sample(app, dossier_id) else None
    with app.database.transaction():
        app.dossiers.delete(dossier_id)
        if sample is not None:
            throw_away_with(app, sample)


def restore_dossier(app: App, dossier_id: str) -> None:
    """Take the dossier out of the trash; UnknownId."""
    app.dossiers.restore(dossier_id)


def _is_sample(app: App, dossier_id: str) -> bool:
    return any(each.sample for each in app.dossiers.list() if each.id == dossier_id)
