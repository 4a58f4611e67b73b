"""One comparison of a criterion: how it came out, in words, and what it still waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.dates import as_slashes
from app.domain.formula import Known, NotComputable, NotTold, compare, evaluate, references
from app.domain.plan import Operator, Test
from app.domain.vietnamese import format_number, format_percent
from app.rules.scope import FigureScope, Gap

_SIGNS: Mapping[Operator, str] = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "=", "!=": "≠", "between": "trong"}
_DEMANDS: Mapping[Operator, str] = {
    ">=": "từ {} trở lên",
    ">": "trên {}",
    "<=": "không quá {}",
    "<": "dưới {}",
    "==": "đúng {}",
    "!=": "khác {}",
    "between": "từ {} đến {}",
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a test came out: ``passed`` None = not known yet, ``gaps`` say what for; ``short`` as "99,87% ≥ 98%"."""

    words: str
    passed: bool | None
    gaps: tuple[Gap, ...] = ()
    short: str = ""


def run_test(test: Test, scope: FigureScope) -> Outcome:
    """Compare exactly; nothing is rounded except in the words."""
    try:
        left, *bounds = [evaluate(formula, scope) for formula in _formulas(test)]
        passed = _holds(left, test.op, bounds)
    except NotTold:
        return Outcome(words=f"{test.title}: chưa đủ số liệu.", passed=None, gaps=gaps_of_test(test, scope))
    except NotComputable as problem:
        return Outcome(words=f"{test.title}: {problem}", passed=None, gaps=gaps_of_test(test, scope))
    titles = _option_titles(test, scope)
    value, limits = _written(test, [left, *bounds], titles)
    return Outcome(
        words=_in_words(test, value, limits, passed),
        passed=passed,
        short=f"{value} {_SIGNS[test.op]} {' – '.join(limits)}",
    )


def gaps_of_test(test: Test, scope: FigureScope) -> tuple[Gap, ...]:
    """What the test waits for; everything it reads when each value is there, yet they make no sense together."""
    exact = dict.fromkeys(gap for formula in _formulas(test) for gap in _gaps(formula, scope))
    return tuple(exact) or figures_of_test(test, scope)


def gaps_of(formula: str, scope: FigureScope) -> tuple[Gap, ...]:
    """What a formula waits for; everything it reads when each value is there."""
    return _gaps(formula, scope) or _figures((formula,), scope)


def figures_of_test(test: Test, scope: FigureScope) -> tuple[Gap, ...]:
    """Every field or column the test reads, as places to look at."""
    return _figures(_formulas(test), scope)


def _formulas(test: Test) -> tuple[str, ...]:
    return tuple(each for each in (test.value, test.than, test.upto) if each)


def _gaps(formula: str, scope: FigureScope) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gap for reference in references(formula) for gap in scope.gaps(reference)))


def _figures(formulas: tuple[str, ...], scope: FigureScope) -> tuple[Gap, ...]:
    read = dict.fromkeys(reference for formula in formulas for reference in references(formula))
    found = ((scope.field(each.name), each.column) for each in read)
    return tuple(Gap(field=field, column=column) for field, column in found if field is not None)


def _holds(left: Known, op: Operator, bounds: list[Known]) -> bool:
    if op == "between":
        return compare(left, ">=", bounds[0]) and compare(left, "<=", bounds[1])
    return compare(left, op, bounds[0])


def _option_titles(test: Test, scope: FigureScope) -> Mapping[str, str]:
    """How the choices that are compared read for people."""
    fields = (gap.field for gap in figures_of_test(test, scope))
    return {option.id: option.title for field in fields for option in field.options}


def _written(test: Test, values: list[Known], titles: Mapping[str, str]) -> tuple[str, list[str]]:
    """What is compared, and what it is compared with, as people write it."""
    left, *bounds = values
    threshold = bounds[0] if isinstance(bounds[0], Fraction) else None
    return _shown(left, test.unit, titles, threshold), [_shown(bound, test.unit, titles) for bound in bounds]


def _in_words(test: Test, value: str, limits: list[str], passed: bool) -> str:
    told = f"{value} {test.base}".strip()
    demand = _DEMANDS[test.op].format(*limits)
    return f"{test.title}: {told} (yêu cầu {demand}): {'đạt' if passed else 'chưa đạt'}."


def _shown(value: Known, unit: str, titles: Mapping[str, str], threshold: Fraction | None = None) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Fraction):
        if unit == "%":
            return format_percent(value, threshold)
        return f"{format_number(value)} {unit}".strip()
    return titles.get(value, value) if isinstance(value, str) else as_slashes(value)
