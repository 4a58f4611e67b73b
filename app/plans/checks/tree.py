"""Whether the criteria make a tree: every parent a group, no circles, groups that can be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.plan import Criterion, DossierItem, Limit, UnitType
from app.plans.checks.known import Known
from app.plans.problems import Problem, child_path


def tree_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What is wrong with the place of one criterion in the tree, or of anything else that hangs on another."""
    yield from _circle(known, path, thing)
    if not isinstance(thing, Criterion):
        return
    kinds = {each.id: each.kind for each in known.plan.criteria}
    if kinds.get(thing.parent, "group") != "group":
        yield Problem(
            child_path(path, "parent"), f'“{thing.parent}” không phải nhóm (kind = "group") nên không có mục con'
        )
    if thing.kind == "group":
        yield from _group_problems(path, thing, known.plan.children(thing.id))
    else:
        yield from _leaf_problems(path, thing)


def _circle(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """Following the parents from here leads back here."""
    plan = known.plan
    above: Mapping[str, str] = {}
    match thing:
        case Criterion():
            above, key = {each.id: each.parent for each in plan.criteria}, "parent"
        case UnitType():
            above, key = {each.id: each.parent for each in plan.unit_types}, "parent"
        case DossierItem():
            above, key = {each.id: each.attached_to for each in plan.dossier_items}, "attached_to"
        case Limit():
            above, key = {limit.id: limit.within for quota in plan.quotas for limit in quota.limits}, "within"
        case _:
            return
    way = [thing.id]
    while above.get(way[-1]) and way[-1] not in way[:-1]:
        way.append(above[way[-1]])
    if len(way) > 1 and way[-1] == thing.id:
        yield Problem(child_path(path, key), f"vòng tròn: {' → '.join(way)}")


def _group_problems(path: str, group: Criterion, children: tuple[Criterion, ...]) -> Iterator[Problem]:
    if not children:
        yield Problem(path, "nhóm không có mục con nào (các mục con ghi parent là mã của nhóm)")
    if group.tests or group.tiers:
        yield Problem(path, "nhóm không có tests, tiers; hãy đặt vào mục con")
    if group.combine == "at_least" and not 1 <= group.at_least <= max(len(children), 1):
        yield Problem(child_path(path, "at_least"), f"phải từ 1 đến số mục con ({len(children)})")
    if group.combine != "at_least" and group.at_least:
        yield Problem(child_path(path, "at_least"), 'chỉ dùng khi combine = "at_least"')
    points = sum(child.weight for child in children)
    if group.combine == "score" and not 1 <= group.pass_mark <= max(points, 1):
        yield Problem(child_path(path, "pass_mark"), f"phải từ 1 đến tổng điểm của các mục con ({points})")
    if group.combine != "score" and group.pass_mark:
        yield Problem(child_path(path, "pass_mark"), 'chỉ dùng khi combine = "score"')


def _leaf_problems(path: str, criterion: Criterion) -> Iterator[Problem]:
    for key, kind, given in (("tests", "test", criterion.tests), ("tiers", "tier", criterion.tiers)):
        if criterion.kind == kind and not given:
            yield Problem(path, f'kind = "{kind}" cần {key}')
        if criterion.kind != kind and given:
            yield Problem(child_path(path, key), f'chỉ dùng khi kind = "{kind}"')
    for key in ("at_least", "pass_mark"):
        if getattr(criterion, key):
            yield Problem(child_path(path, key), 'chỉ dùng cho nhóm (kind = "group")')
    if criterion.weight < 0:
        yield Problem(child_path(path, "weight"), "không được âm")
