"""Verdicts on the plan's criteria for one nomination; computed, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.dossier import Answer, Nomination, Snapshot
from app.domain.finding import CriterionResult, Place, Verdict
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import Criterion
from app.rules.applicability import applies_to
from app.rules.combination import combine
from app.rules.comparison import Outcome, figures_of_test, gaps_of, run_test
from app.rules.scope import FigureScope, Gap, is_asked, is_untold, place_of

_UNDECIDED: frozenset[Verdict] = frozenset({"missing", "needs_judgement"})


def judge_nomination(snapshot: Snapshot, nomination: Nomination) -> tuple[CriterionResult, ...]:
    """The results of the plan's top criteria, each with its parts, in the plan's order."""
    judge = _Judge(snapshot, nomination)
    return tuple(judge.result(criterion) for criterion in snapshot.plan.children(""))


def met_outright(snapshot: Snapshot, nomination: Nomination) -> frozenset[str]:
    """The criteria that are met as they stand, without a written reason or judgement that carries a failure."""
    judge = _Judge(snapshot, nomination, excuses=False)
    results = tuple(judge.result(criterion) for criterion in snapshot.plan.children(""))
    return frozenset(result.criterion for result in flat(results) if result.verdict == "met")


def flat(results: tuple[CriterionResult, ...]) -> Iterator[CriterionResult]:
    """Every result of the tree, parents before their parts."""
    for result in results:
        yield result
        yield from flat(result.children)


def figure_places(snapshot: Snapshot, nomination: Nomination, criterion: Criterion) -> tuple[Place, ...]:
    """Where the figures stand that decide a test or a tier."""
    scope = FigureScope(snapshot, nomination)
    tests = (*criterion.tests, *(test for tier in criterion.tiers for test in tier.tests))
    gaps = (gap for test in tests for gap in figures_of_test(test, scope))
    return tuple(dict.fromkeys(_gap_place(gap, nomination) for gap in gaps))


class _Judge:
    """Judges one nomination; with ``excuses`` False no reason or judgement makes up for a failure."""

    def __init__(self, snapshot: Snapshot, nomination: Nomination, *, excuses: bool = True) -> None:
        self._snapshot = snapshot
        self._nomination = nomination
        self._excuses = excuses
        self._scope = FigureScope(snapshot, nomination)
        self._evidence = {each.id for each in snapshot.dossier.evidence}

    def result(self, criterion: Criterion) -> CriterionResult:
        if not applies_to(criterion.applies, self._snapshot, self._nomination):
            return self._say(criterion, "not_applicable", "Không thuộc đối tượng áp dụng.")
        answer = self._nomination.answers.get(criterion.id, Answer())
        if not answer.applies:
            if answer.reason.strip():
                return self._say(criterion, "not_applicable", f"Lý do: {answer.reason.strip()}")
            return self._lack(criterion, "Cần ghi lý do không áp dụng.", self._place(criterion, "reason"))
        return self._condition(criterion) or self._by_kind(criterion, answer)

    def _condition(self, criterion: Criterion) -> CriterionResult | None:
        """The result when ``only_if`` says no or cannot be told; None when the criterion is to be judged."""
        if not criterion.only_if:
            return None
        try:
            if evaluate(criterion.only_if, self._scope) is not True:
                return self._say(criterion, "not_applicable", "Không phát sinh trường hợp này.")
        except NotTold:
            reason = "Còn thiếu số liệu."
        except NotComputable as problem:
            reason = str(problem)
        else:
            return None
        return self._lack(criterion, reason, *self._gap_places(gaps_of(criterion.only_if, self._scope)))

    def _by_kind(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        match criterion.kind:
            case "group":
                return self._group(criterion, answer)
            case "yes_no":
                return self._yes_no(criterion, answer)
            case "test":
                return self._test(criterion, answer)
            case "tier":
                return self._tier(criterion, answer)
            case "assessment":
                return self._assessment(criterion, answer)

    def _yes_no(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        if answer.met is None:
            return self._lack(criterion, "Chưa trả lời.", self._place(criterion), *self._empty_fields(criterion))
        if not answer.met:
            return self._failed(criterion, answer, "Đơn vị trả lời: không.")
        return self._met(criterion, answer, "Đơn vị xác nhận đạt.")

    def _test(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        outcomes = [run_test(test, self._scope) for test in criterion.tests]
        words = [outcome.words for outcome in outcomes]
        open_ = self._open_places(outcomes)
        has_failed = any(outcome.passed is False for outcome in outcomes)
        if has_failed and (criterion.when_failed == "block" or not open_):
            result = self._failed(criterion, answer, *words)
            return replace(result, missing=(*result.missing, *open_))
        if open_:
            undecided = [outcome.words for outcome in outcomes if outcome.passed is None]
            return replace(self._lack(criterion, "", *open_), reasons=tuple(undecided))
        return self._met(criterion, answer, *words)

    def _tier(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        """The best tier of which no test fails; it is open as long as one of its tests is."""
        words: list[str] = []
        for tier in criterion.tiers:
            outcomes = [run_test(test, self._scope) for test in tier.tests]
            words = [outcome.words for outcome in outcomes]
            if any(outcome.passed is False for outcome in outcomes):
                continue
            if open_ := self._open_places(outcomes):
                return replace(self._lack(criterion, "", *open_), reasons=(f"{tier.title}: còn thiếu số liệu.", *words))
            return replace(self._met(criterion, answer, f"{tier.title}.", *words), award=tier.award)
        return self._failed(criterion, answer, "Chưa đạt mức nào.", *words)

    def _assessment(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        if answer.met is None:
            return self._say(criterion, "needs_judgement", "Cần người có thẩm quyền nhận xét.")
        said = answer.reason.strip()
        if not said:
            return self._lack(criterion, "Cần ghi nhận xét.", self._place(criterion, "reason"))
        if answer.met:
            return self._met(criterion, answer, f"Nhận xét: {said}")
        if criterion.when_failed == "hint":
            return self._failed(criterion, answer, f"Nhận xét: {said}")
        # What was written is the assessment itself; it cannot also be what carries a failure.
        return self._say(criterion, "not_met", f"Nhận xét: {said}")

    def _group(self, criterion: Criterion, answer: Answer) -> CriterionResult:
        children = tuple(self.result(child) for child in self._snapshot.plan.children(criterion.id))
        counted = tuple(child for child in children if self._counts(criterion, child))
        weights = {child.criterion: self._snapshot.plan.criterion(child.criterion).weight for child in counted}
        together = combine(criterion, counted, weights)
        reasons = (together.reason,) if together.reason else ()
        if together.verdict == "not_met":
            result = self._failed(criterion, answer, *reasons)
        else:
            result = self._say(criterion, together.verdict, *reasons)
        missing = () if result.verdict in ("met", "not_applicable") else _missing_of(counted)
        award = next((child.award for child in counted if child.award), "")
        return replace(
            result,
            children=children,
            score=together.score,
            award=award,
            missing=tuple(dict.fromkeys((*result.missing, *missing))),
        )

    def _counts(self, group: Criterion, child: CriterionResult) -> bool:
        """Whether a part has a say in the group: not where it does not apply, nor as a hint that is still open."""
        if child.verdict == "not_applicable":
            return False
        is_hint = self._snapshot.plan.criterion(child.criterion).when_failed == "hint"
        return not (is_hint and group.combine == "all" and child.verdict in _UNDECIDED)

    def _met(self, criterion: Criterion, answer: Answer, *reasons: str) -> CriterionResult:
        empty = self._empty_fields(criterion)
        if empty:
            return self._lack(criterion, "Còn thiếu số liệu.", *empty)
        if criterion.evidence == "required" and not self._evidence.intersection(answer.evidence):
            return self._lack(criterion, "Còn thiếu minh chứng.", self._place(criterion, "evidence"))
        return self._say(criterion, "met", *reasons)

    def _failed(self, criterion: Criterion, answer: Answer, *reasons: str) -> CriterionResult:
        """What a failure comes to by the criterion's ``when_failed``."""
        if criterion.when_failed == "hint":
            return self._say(
                criterion, "not_applicable", *reasons, "Chỉ là điểm ưu tiên, không đạt cũng không bị loại."
            )
        if criterion.when_failed == "block" or not self._excuses:
            return self._say(criterion, "not_met", *reasons)
        said = answer.reason.strip()
        if criterion.when_failed == "reason":
            if said:
                return self._say(criterion, "met", *reasons, f"Giải trình: {said}")
            lack = self._lack(criterion, "", self._place(criterion, "reason"))
            return replace(lack, reasons=(*reasons, "Cần ghi giải trình."))
        return self._judged(criterion, answer, said, reasons)

    def _judged(self, criterion: Criterion, answer: Answer, said: str, reasons: tuple[str, ...]) -> CriterionResult:
        """A failure that a person decides on: the answer is the decision, the reason what it rests on."""
        if answer.met is None:
            return self._say(criterion, "needs_judgement", *reasons, "Cần người có thẩm quyền kết luận.")
        if not said:
            lack = self._lack(criterion, "", self._place(criterion, "reason"))
            return replace(lack, reasons=(*reasons, "Cần ghi nhận xét làm căn cứ kết luận."))
        return self._say(criterion, "met" if answer.met else "not_met", *reasons, f"Nhận xét: {said}")

    def _empty_fields(self, criterion: Criterion) -> tuple[Place, ...]:
        """The required fields of the criterion that nobody filled; tables are looked at by the tests."""
        specs = (self._snapshot.plan.field_spec(name) for name in criterion.fields)
        wanted = (spec for spec in specs if spec.required and is_asked(self._snapshot, spec, self._nomination))
        return tuple(place_of(spec, self._nomination) for spec in wanted if is_untold(self._scope.figure(spec.id)))

    def _open_places(self, outcomes: list[Outcome]) -> tuple[Place, ...]:
        return self._gap_places(tuple(gap for outcome in outcomes if outcome.passed is None for gap in outcome.gaps))

    def _gap_places(self, gaps: tuple[Gap, ...]) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(_gap_place(gap, self._nomination) for gap in gaps))

    def _place(self, criterion: Criterion, what: str = "met") -> Place:
        return Place(part="nomination", id=self._nomination.id, field=f"{criterion.id}.{what}")

    def _lack(self, criterion: Criterion, reason: str, *places: Place) -> CriterionResult:
        return replace(self._say(criterion, "missing", reason), missing=places)

    def _say(self, criterion: Criterion, verdict: Verdict, *reasons: str) -> CriterionResult:
        return CriterionResult(criterion=criterion.id, nomination=self._nomination.id, verdict=verdict, reasons=reasons)


def _missing_of(parts: tuple[CriterionResult, ...]) -> tuple[Place, ...]:
    return tuple(place for part in parts for place in part.missing)


def _gap_place(gap: Gap, nomination: Nomination) -> Place:
    return place_of(gap.field, nomination, gap.row, gap.column)
