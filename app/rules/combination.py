"""How a group of criteria makes one verdict of the verdicts of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.finding import CriterionResult, Verdict
from app.domain.plan import Criterion

_WORST_FIRST: tuple[Verdict, ...] = ("not_met", "missing", "needs_judgement", "met")


@dataclass(frozen=True, kw_only=True)
class Together:
    """A group's verdict, why, and its points where it counts any."""

    verdict: Verdict
    reason: str = ""
    score: int | None = None


def combine(group: Criterion, parts: tuple[CriterionResult, ...], weights: Mapping[str, int]) -> Together:
    """The verdict of a group over the parts that count; a group none of whose parts count does not apply.

    As long as the open parts could still bring what is needed, the group is open: missing, or for a person to
    judge when nothing but judgement is open. A part that does not apply lowers no mark.
    """
    if not parts:
        return Together(verdict="not_applicable", reason="Không có tiêu chuẩn thành phần nào áp dụng.")
    if group.combine == "all":
        met = sum(part.verdict == "met" for part in parts)
        worst: Verdict = next(verdict for verdict in _WORST_FIRST if any(part.verdict == verdict for part in parts))
        return Together(verdict=worst, reason=f"Đạt {met}/{len(parts)} tiêu chuẩn.")
    if group.combine == "score":
        return _by_points(group, parts, weights)
    return _by_number(group, parts)


def _by_number(group: Criterion, parts: tuple[CriterionResult, ...]) -> Together:
    needed = 1 if group.combine == "any" else group.at_least
    got = sum(part.verdict == "met" for part in parts)
    verdict = _enough(got, needed, parts, dict.fromkeys((part.criterion for part in parts), 1))
    return Together(verdict=verdict, reason=f"Đạt {got} tiêu chuẩn, cần ít nhất {needed}.")


def _by_points(group: Criterion, parts: tuple[CriterionResult, ...], weights: Mapping[str, int]) -> Together:
    got = sum(weights[part.criterion] for part in parts if part.verdict == "met")
    verdict = _enough(got, group.pass_mark, parts, weights)
    return Together(verdict=verdict, reason=f"Được {got} điểm, cần ít nhất {group.pass_mark} điểm.", score=got)


def _enough(got: int, needed: int, parts: tuple[CriterionResult, ...], weights: Mapping[str, int]) -> Verdict:
    if got >= needed:
        return "met"
    judged = sum(weights[part.criterion] for part in parts if part.verdict == "needs_judgement")
    missing = sum(weights[part.criterion] for part in parts if part.verdict == "missing")
    if got + judged + missing < needed:
        return "not_met"
    return "missing" if missing else "needs_judgement"
