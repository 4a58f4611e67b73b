"""References that point nowhere, or at something that cannot stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from app.domain.plan import (
    Applies,
    Bonus,
    Criterion,
    CriterionPhrase,
    Deadline,
    DossierItem,
    Exclusion,
    Limit,
    Phase,
    Quota,
    Route,
    SummaryPart,
    Tier,
    UnitType,
)
from app.plans.checks.known import Known
from app.plans.problems import Problem, child_path, unknown

_WORDS: Mapping[str, str] = {
    "fields": "số liệu",
    "unit_types": "loại đơn vị",
    "unit_groups": "nhóm loại đơn vị",
    "roles": "vai trò",
    "bodies": "cơ quan",
    "events": "sự kiện",
    "content_areas": "nội dung thi đua",
    "criteria": "tiêu chuẩn",
    "awards": "hình thức khen thưởng",
    "dossier_items": "thành phần hồ sơ",
    "limits": "số lượng",
    "nominee_kinds": "loại đối tượng",
}
_REFERENCES: Mapping[type, Mapping[str, str]] = {
    Applies: {
        "kinds": "nominee_kinds",
        "unit_types": "unit_types",
        "unit_groups": "unit_groups",
        "roles": "roles",
        "proposer_types": "unit_types",
    },
    Bonus: {"multiples": "nominee_kinds"},
    Criterion: {"parent": "criteria", "fields": "fields"},
    CriterionPhrase: {"criterion": "criteria"},
    Deadline: {"event": "events", "proposer_types": "unit_types", "awards": "awards"},
    DossierItem: {
        "attached_to": "dossier_items",
        "alternatives": "dossier_items",
        "copies_by_award": "awards",
    },
    Exclusion: {"award": "awards"},
    Limit: {
        "kinds": "nominee_kinds",
        "awards": "awards",
        "share_of": "fields",
        "weights": "nominee_kinds",
        "within": "limits",
    },
    Phase: {"event": "events"},
    Quota: {"proposer_types": "unit_types"},
    Route: {"unit_types": "unit_types", "to": "bodies", "via": "bodies", "quota_holder": "bodies"},
    SummaryPart: {"areas": "content_areas"},
    Tier: {"award": "awards"},
    UnitType: {"parent": "unit_types", "replaced_by": "unit_types"},
}
_PROPOSERS = (
    (Route, "unit_types"),
    (Quota, "proposer_types"),
    (Deadline, "proposer_types"),
    (Applies, "proposer_types"),
)


def reference_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What one part of the plan refers to and the plan does not have."""
    for attribute, target in _REFERENCES.get(type(thing), {}).items():
        for word in _given(getattr(thing, attribute)):
            if word not in known.ids[target] and not (target == "nominee_kinds" and not known.ids[target]):
                yield unknown(child_path(path, attribute), _WORDS[target], word, known.ids[target])
    yield from _to_itself(path, thing)
    yield from _not_proposers(known, path, thing)


def _given(value: object) -> Iterator[str]:
    """The words of a reference: one, several, or the keys of a table; "" refers to nothing."""
    words = (value,) if isinstance(value, str) else cast("tuple[str, ...] | dict[str, object]", value)
    return (word for word in words if word)


def _to_itself(path: str, thing: object) -> Iterator[Problem]:
    if isinstance(thing, DossierItem) and thing.id in thing.alternatives:
        yield Problem(child_path(path, "alternatives"), "không trỏ về chính mình được")


def _not_proposers(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """Unit types named as proposers, or as nominees, that the plan says are not."""
    for kind, attribute in _PROPOSERS:
        for word in _given(getattr(thing, attribute)) if isinstance(thing, kind) else ():
            if word in known.unit_types and not known.unit_types[word].may_propose:
                text = f"loại đơn vị “{word}” không lập hồ sơ (unit_types[{word}] chưa có may_propose = true)"
                yield Problem(child_path(path, attribute), text)
    for word in thing.unit_types if isinstance(thing, Applies) else ():
        if word in known.unit_types and not known.unit_types[word].may_be_nominee:
            text = f"loại đơn vị “{word}” không phải đối tượng khen (unit_types[{word}] có may_be_nominee = false)"
            yield Problem(child_path(path, "unit_types"), text)
