"""A plan as a document to read: headings, paragraphs and lists, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.domain.dates import long_date
from app.domain.plan import Award, DossierItem, Limit, Plan
from ui.text import plan as plan_words


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """One paragraph; ``depth`` indents it, ``clause`` stands behind it."""

    kind: Literal["title", "heading", "group", "item", "text"]
    words: str
    clause: str = ""
    depth: int = 0


def plan_lines(plan: Plan) -> tuple[PlanLine, ...]:
    """The whole plan; parts it does not state are left out."""
    parts = (_identity, _areas, _who, _criteria, _quotas, _papers, _deadlines, _awards, _bases, _notes)
    return tuple(line for part in parts for line in part(plan))


def _identity(plan: Plan) -> Iterator[PlanLine]:
    identity = plan.identity
    yield PlanLine(kind="title", words=identity.title)
    words = plan_words.PLAN_IDENTITY.format(
        number=identity.number, date=long_date(identity.date), issuer=identity.issuer
    )
    yield PlanLine(kind="text", words=words)
    if identity.slogan:
        yield PlanLine(kind="text", words=plan_words.PLAN_SLOGAN.format(slogan=identity.slogan))
    yield PlanLine(kind="text", words=plan_words.PLAN_VERSION.format(id=plan.id, version=plan.version))


def _areas(plan: Plan) -> Iterator[PlanLine]:
    if plan.content_areas:
        yield PlanLine(kind="heading", words=plan_words.PLAN_AREAS)
    for area in plan.content_areas:
        yield PlanLine(kind="item", words=area.title, clause=area.clause)


def _who(plan: Plan) -> Iterator[PlanLine]:
    titles = {each.id: each.title for each in plan.unit_types}
    if plan.nominee_kinds or plan.unit_types or plan.roles:
        yield PlanLine(kind="heading", words=plan_words.PLAN_WHO)
    if plan.nominee_kinds:
        kinds = ", ".join(plan_words.KINDS[kind] for kind in plan.nominee_kinds)
        yield PlanLine(kind="text", words=plan_words.PLAN_KINDS.format(kinds=kinds))
    collectives = [each.title for each in plan.unit_types if each.may_be_nominee]
    if collectives:
        yield PlanLine(kind="item", words=plan_words.PLAN_COLLECTIVES.format(titles="; ".join(collectives)))
    if plan.roles:
        roles = "; ".join(each.title for each in plan.roles)
        yield PlanLine(kind="item", words=plan_words.PLAN_ROLES.format(titles=roles))
    if plan.routes:
        yield PlanLine(kind="heading", words=plan_words.PLAN_ROUTES)
    for route in plan.routes:
        types = "; ".join(titles.get(each, each) for each in route.unit_types)
        to = "; ".join(each.replace("{superior}", plan_words.SUPERIOR_PLACE) for each in route.addressees)
        yield PlanLine(kind="item", words=plan_words.PLAN_ROUTE.format(types=types, to=to), clause=route.clause)


def _criteria(plan: Plan, parent: str = "", depth: int = 0) -> Iterator[PlanLine]:
    if not parent and plan.criteria:
        yield PlanLine(kind="heading", words=plan_words.PLAN_CRITERIA)
    for criterion in plan.children(parent):
        group = criterion.kind == "group"
        kind: Literal["group", "item"] = "group" if group else "item"
        yield PlanLine(kind=kind, words=criterion.title, clause=criterion.clause, depth=depth)
        if group:
            yield from _criteria(plan, criterion.id, depth + 1)
        elif criterion.guidance:
            yield PlanLine(kind="text", words=criterion.guidance, depth=depth + 1)


def _quotas(plan: Plan) -> Iterator[PlanLine]:
    if plan.quotas:
        yield PlanLine(kind="heading", words=plan_words.PLAN_QUOTAS)
    for quota in plan.quotas:
        yield PlanLine(kind="group", words=quota.title, clause=quota.clause)
        for limit in quota.limits:
            yield PlanLine(kind="item", words=_limit(limit), depth=1)
        if quota.note:
            yield PlanLine(kind="text", words=quota.note, depth=1)


def _limit(limit: Limit) -> str:
    match limit.rule:
        case "unlimited":
            number = plan_words.LIMIT_NONE
        case "told":
            number = plan_words.LIMIT_TOLD.format(told_by=limit.told_by)
        case "share":
            number = plan_words.LIMIT_SHARE.format(share=limit.share)
        case "range":
            number = plan_words.LIMIT_RANGE.format(low=limit.minimum or 0, high=limit.number)
        case "exactly":
            number = plan_words.LIMIT_EXACTLY.format(number=limit.number)
        case "at_most":
            number = plan_words.LIMIT_AT_MOST.format(number=limit.number)
    return f"{limit.title}: {number}"


def _papers(plan: Plan) -> Iterator[PlanLine]:
    if plan.dossier_items:
        yield PlanLine(kind="heading", words=plan_words.PLAN_PAPERS)
    for item in plan.dossier_items:
        yield PlanLine(kind="item", words=_paper(item), clause=item.clause)
    if plan.procedure:
        yield PlanLine(kind="text", words=plan.procedure)


def _paper(item: DossierItem) -> str:
    remarks = [plan_words.NECESSITIES[item.necessity]]
    if item.per == "nominee":
        remarks.append(plan_words.PER_NOMINEE)
    return f"{item.title} ({', '.join(remarks)})"


def _deadlines(plan: Plan) -> Iterator[PlanLine]:
    if plan.deadlines:
        yield PlanLine(kind="heading", words=plan_words.PLAN_DEADLINES)
    for deadline in plan.deadlines:
        yield PlanLine(kind="item", words=deadline.title, clause=deadline.clause)
        if deadline.note:
            yield PlanLine(kind="text", words=deadline.note, depth=1)


def _awards(plan: Plan) -> Iterator[PlanLine]:
    if plan.awards:
        yield PlanLine(kind="heading", words=plan_words.PLAN_AWARDS)
    for award in plan.awards:
        yield PlanLine(kind="item", words=award.name, clause=award.clause)
        yield from _money(award)


def _money(award: Award) -> Iterator[PlanLine]:
    for kind, multiple in award.bonus.multiples.items():
        words = plan_words.MULTIPLE.format(
            kind=plan_words.KINDS[kind].capitalize(), multiple=multiple.replace(".", ",")
        )
        yield PlanLine(kind="item", words=words, clause=award.bonus.clause, depth=1)
    if award.bonus.budget:
        yield PlanLine(kind="text", words=plan_words.BUDGET.format(budget=award.bonus.budget), depth=1)


def _bases(plan: Plan) -> Iterator[PlanLine]:
    cited = [basis for basis in plan.legal_bases if basis.cite]
    if cited:
        yield PlanLine(kind="heading", words=plan_words.PLAN_BASES)
    for basis in cited:
        yield PlanLine(kind="item", words=basis.citation)


def _notes(plan: Plan) -> Iterator[PlanLine]:
    if plan.notes:
        yield PlanLine(kind="heading", words=plan_words.PLAN_NOTES)
    for note in plan.notes:
        yield PlanLine(kind="item", words=note)
