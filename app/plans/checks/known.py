"""What a plan declares, by id, for the checks that look things up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.domain.plan import Column, Field, Plan, UnitType


@dataclass(frozen=True)
class Known:
    """A plan with its declarations within reach; ``regimes`` are the bonus regimes of the law, if known."""

    plan: Plan
    regimes: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by id."""
        return {field.id: field for field in self.plan.fields}

    @cached_property
    def unit_types(self) -> Mapping[str, UnitType]:
        """The unit types by id."""
        return {unit_type.id: unit_type for unit_type in self.plan.unit_types}

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of every list that other parts of the plan refer to; group names and kinds among them."""
        plan = self.plan
        return {
            "fields": tuple(self.fields),
            "unit_types": tuple(self.unit_types),
            "unit_groups": tuple(dict.fromkeys(each.group for each in plan.unit_types if each.group)),
            "roles": tuple(each.id for each in plan.roles),
            "bodies": tuple(each.id for each in plan.bodies),
            "events": tuple(each.id for each in plan.events),
            "content_areas": tuple(each.id for each in plan.content_areas),
            "criteria": tuple(each.id for each in plan.criteria),
            "awards": tuple(each.id for each in plan.awards),
            "dossier_items": tuple(each.id for each in plan.dossier_items),
            "limits": tuple(limit.id for quota in plan.quotas for limit in quota.limits),
            "nominee_kinds": tuple(plan.nominee_kinds),
        }

    def column(self, table: str, column: str) -> Column | None:
        """The column of that table field, if both are there."""
        field = self.fields.get(table)
        return next((each for each in field.columns if each.id == column), None) if field else None
