"""What measuring says: readings of a rule, and the results an official is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.documents.measuring.anatomy import Examined

Level = Literal["M", "T", "L"]
MOST_READINGS = 200
"""More faults than these of one rule in one file are counted, not listed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measurement: whether it keeps the rule, what was found, and where."""

    ok: bool
    found: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the decree's fact sheet, and how it is measured.

    ``level``: M = the decree's text, T = its templates or practice (a warning), L = depends on the office.
    ``check`` yields a reading for each thing measured, none where the rule does not apply.
    """

    id: str
    level: Level
    title: str
    expected: str
    clause: str
    check: Callable[[Examined], Iterable[Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """What measuring one rule in one file gave; ``ok`` None = not applicable."""

    rule: str
    level: Level
    ok: bool | None
    title: str
    found: str
    expected: str
    where: str
    clause: str
    source: str = ""

    @property
    def is_violation(self) -> bool:
        """Whether the decree's own text is broken."""
        return self.ok is False and self.level == "M"


def clause(part: str) -> str:
    """The name of a part of Phụ lục I as findings cite it."""
    return f"Nghị định 30/2020, Phụ lục I, {part}"


def judged(rules: Iterable[Rule], examined: Examined) -> tuple[RuleResult, ...]:
    """The results of all rules, in their order: one for a rule that is kept, one for each fault else."""
    return tuple(result for rule in rules for result in _results(rule, examined))


def _results(rule: Rule, examined: Examined) -> Iterator[RuleResult]:
    readings = tuple(rule.check(examined))
    faults = tuple(dict.fromkeys(reading for reading in readings if not reading.ok))
    if not faults:
        first = readings[0] if readings else None
        yield _result(rule, examined, True if first else None, first or Reading(True, ""))
    for fault in faults[:MOST_READINGS]:
        yield _result(rule, examined, False, fault)
    if len(faults) > MOST_READINGS:
        rest = Reading(False, f"và {len(faults) - MOST_READINGS} chỗ nữa", "Cả văn bản")
        yield _result(rule, examined, False, rest)


def _result(rule: Rule, examined: Examined, ok: bool | None, reading: Reading) -> RuleResult:
    return RuleResult(
        rule=rule.id,
        level=rule.level,
        ok=ok,
        title=rule.title,
        found=reading.found,
        expected=rule.expected,
        where=reading.where,
        clause=rule.clause,
        source=examined.paper.source,
    )
