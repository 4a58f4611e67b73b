"""Of a small collective the papers say where it is."""

from __future__ import annotations

import pytest

from app.domain.finding import Place
from app.domain.plan import UnitType
from app.rules.whereabouts import whereabouts_findings
from tests.helpers import dossier_builder as make

TYPES = (
    UnitType(id="xa", title="Xã", level="commune", may_propose=True),
    UnitType(id="thon", title="Thôn", level="hamlet"),
    UnitType(id="so", title="Sở", level="province"),
)


def told(**nominee: str) -> list[Place]:
    plan = make.plan(unit_types=TYPES)
    return [each.place for each in whereabouts_findings(make.snapshot(plan, nominees=(make.hamlet(**nominee),)))]


def test_a_bare_name_asks_for_the_address() -> None:
    assert told() == [Place(part="nominee", id="thon-1", field="address")]


@pytest.mark.parametrize(
    "nominee",
    [
        {"address": "Xã Thử, huyện Ví Dụ"},
        {"name": "Thôn Một, xã Thử"},
        {"name": "Sở Nội vụ", "unit_type": "so"},
        {"name": " "},
        {"unit_type": "khac"},
    ],
)
def test_a_place_in_name_or_address_is_enough(nominee: dict[str, str]) -> None:
    assert told(**nominee) == []
