"""Whether a plan makes sense: nothing points nowhere, nothing contradicts itself.

What a plan does not state is never a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from app.domain.plan import Plan
from app.plans.checks.formulas import formula_problems
from app.plans.checks.known import Known
from app.plans.checks.names import name_problems
from app.plans.checks.phrases import phrase_problems
from app.plans.checks.references import reference_problems
from app.plans.checks.tree import tree_problems
from app.plans.checks.values import value_problems
from app.plans.problems import Problem, walk

_CHECKS: tuple[Callable[[Known, str, object], Iterator[Problem]], ...] = (
    name_problems,
    reference_problems,
    tree_problems,
    value_problems,
    formula_problems,
    phrase_problems,
)


def problems_of(plan: Plan, regimes: Iterable[str] = ()) -> tuple[str, ...]:
    """One line for each contradiction: ``<path>: <what>; có phải ý là “<word>”?``; empty when there is none.

    ``regimes`` are the ids of the bonus regimes in ``resources/law``; without them their names pass unchecked.
    """
    return tuple(dict.fromkeys(problem.line() for problem in problems_in(plan, regimes)))


def problems_in(plan: Plan, regimes: Iterable[str] = ()) -> Iterator[Problem]:
    """The contradictions of a plan, part by part in the order of the pack."""
    known = Known(plan, tuple(regimes))
    for path, thing in walk(plan):
        for check in _CHECKS:
            yield from check(known, path, thing)
