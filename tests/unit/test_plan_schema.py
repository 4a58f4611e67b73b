"""The JSON Schema of the pack format."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields, is_dataclass
from typing import Any, cast

import app.domain.plan as plan_module
from app.domain.plan import Plan
from app.plans.schema import plan_schema
from tests.helpers.plan_packs import as_json, full_text


def definitions() -> dict[str, Any]:
    """The definitions of the schema by name."""
    return cast(dict[str, Any], plan_schema()["$defs"])


def test_the_schema_is_plain_json_of_a_named_dialect() -> None:
    schema = json.loads(json.dumps(plan_schema(), ensure_ascii=False))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$ref"] == "#/$defs/Plan"


def test_every_part_of_a_plan_is_described_with_all_its_keys() -> None:
    parts = {name: part for name, part in vars(plan_module).items() if is_dataclass(part)}
    assert set(definitions()) == set(parts)
    for name, part in parts.items():
        assert list(definitions()[name]["properties"]) == [field.name for field in fields(cast(Any, part))]


def test_every_part_has_a_vietnamese_title_and_takes_no_other_keys() -> None:
    for name, definition in definitions().items():
        assert definition["title"] != name
        assert definition["additionalProperties"] is False
        assert "\n" not in definition["description"]


def test_every_reference_leads_to_a_definition() -> None:
    wanted = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(plan_schema())))
    assert wanted <= set(definitions())
    assert Plan.__name__ in wanted


def test_the_keys_of_a_good_pack_are_all_in_the_schema() -> None:
    def fits(value: Any, schema: dict[str, Any]) -> bool:
        if "$ref" in schema:
            schema = definitions()[schema["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, dict):
            known = schema.get("properties")
            return known is None or all(key in known and fits(each, known[key]) for key, each in value.items())
        if isinstance(value, list):
            return schema["type"] == "array" and all(fits(each, schema["items"]) for each in value)
        return value in schema["enum"] if "enum" in schema else True

    data = json.loads(as_json(tomllib.loads(full_text())))
    assert fits(data, {"$ref": "#/$defs/Plan"})
    assert not fits({**data, "criterias": []}, {"$ref": "#/$defs/Plan"})
    assert not fits({**data, "status": "xong"}, {"$ref": "#/$defs/Plan"})
