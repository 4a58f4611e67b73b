"""The guide for authors of packs: its examples read, and it names every key there is."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, cast

import pytest

import app.domain.plan as plan_module
from app.domain.formula import FUNCTIONS
from app.domain.phrases import FORMULA_KINDS, PLACEHOLDERS
from app.domain.plan import Plan
from app.plans.checking import problems_of
from app.plans.reading import read_plan
from app.plans.shape import plan_shape

GUIDE = Path(__file__).parents[2] / "resources" / "plans" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")
REGIMES = re.findall(
    r'^id = "(nd-[^"]+)"', (GUIDE.parents[1] / "law" / "bonus.toml").read_text(encoding="utf-8"), re.MULTILINE
)


def blocks(kind: str) -> list[str]:
    """The examples of that kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def parent_text(pack_id: str = "vi-du") -> str:
    assert pack_id == "vi-du"
    return "\n".join(blocks("toml"))


def literal_words(shape: Any, key: str = "") -> list[tuple[str, str]]:
    """Every word a key may hold, with the key."""
    match type(shape).__name__:
        case "LiteralType":
            return [(key, str(word)) for word in shape.values if word]
        case "DataclassType":
            return [pair for field in shape.fields for pair in literal_words(field.type, field.name)]
        case "VarTupleType":
            return literal_words(shape.item_type, key)
        case _:
            return []


def test_the_examples_together_are_one_pack_without_problems() -> None:
    plan = read_plan(parent_text(), "README.md")
    assert plan.id == "vi-du"
    assert problems_of(plan, REGIMES) == ()


def test_the_examples_show_every_part_of_a_plan() -> None:
    plan = read_plan(parent_text(), "README.md")
    not_shown = [field.name for field in fields(Plan) if not getattr(plan, field.name)]
    assert not_shown == ["extends"]


def test_the_example_of_a_child_reads() -> None:
    (text,) = blocks("toml con")
    child = read_plan(text, "README.md", parent_text)
    assert [limit.id for limit in child.quotas[0].limits] == ["xa-chung", "xa-ca-nhan"]
    assert child.quotas[0].limits[0].number == 2
    assert [exclusion.id for exclusion in child.exclusions] == ["da-khen", "ky-luat", "to-cong-tac"]


@pytest.mark.parametrize("name", [name for name, part in vars(plan_module).items() if is_dataclass(part)])
def test_every_key_is_explained(name: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    common = {"id", "title", "clause", "note", "date", "name", "phrase", "criterion", "width"}
    keys = {field.name for field in fields(cast(Any, getattr(plan_module, name)))} - common
    assert [key for key in sorted(keys) if not re.search(rf"[`.\[]{key}\b", prose)] == []


@pytest.mark.parametrize(("key", "word"), sorted(set(literal_words(plan_shape()))))
def test_every_word_a_key_may_hold_is_named(key: str, word: str) -> None:
    assert f"`{word}`" in TEXT, key


def test_every_placeholder_and_function_is_named() -> None:
    assert [name for name in PLACEHOLDERS if f"`{{{name}}}`" not in TEXT] == []
    assert [kind for kind in FORMULA_KINDS if f"`{{{kind}:" not in TEXT] == []
    assert [name for name in FUNCTIONS if f"`{name}(" not in TEXT] == []


def test_all_thirty_nine_contents_of_a_plan_have_their_place() -> None:
    assert re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE) == [str(number) for number in range(1, 40)]
