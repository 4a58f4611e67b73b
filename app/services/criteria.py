"""One criterion for one nominee: what is asked, what the answer comes to, and for whom else it may be the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.achievement import Evidence
from app.domain.dossier import Answer, Dossier, Nomination, Snapshot
from app.domain.finding import CriterionResult, Place
from app.domain.plan import Criterion, NomineeKind, Test
from app.forms.criterion_questions import asked_criteria, criterion_fields
from app.forms.questions import called, cases
from app.forms.spec import FormField, FormSection
from app.rules.applicability import applies_to
from app.rules.comparison import run_test
from app.rules.criteria import flat, judge_nomination
from app.rules.scope import FigureScope


@dataclass(frozen=True, kw_only=True)
class AskedCriterion:
    """A row of the matrix: a criterion, how deep in the tree, and the nominations it is for."""

    criterion: Criterion
    depth: int
    nominations: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class TestLine:
    """One comparison as it stands: ``short`` as "99,87% ≥ 98%", empty while figures are missing; ``passed`` None then.

    ``tier`` is the step of a graded criterion it belongs to.
    """

    __test__ = False  # not a test case of pytest's

    title: str
    short: str
    words: str
    passed: bool | None
    tier: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionCase:
    """A criterion opened for one nominee.

    ``own`` are the questions answered for this nominee alone, ``shared`` those the whole dossier answers once;
    ``others`` are the nominations that could be given the same answer, not having one yet.
    """

    criterion: Criterion
    nomination: Nomination
    nominee: str
    result: CriterionResult | None
    tests: tuple[TestLine, ...]
    own: tuple[FormField, ...]
    shared: tuple[FormField, ...]
    parts: tuple[Criterion, ...]
    others: tuple[str, ...]

    def sections(self, own_title: str, shared_title: str) -> tuple[FormSection, ...]:
        """The questions as a form, those for all nominees apart; what is asked and how to answer stand over them."""
        # Where figures answer the question, no field asks it.
        question = self.criterion.question if self.criterion.kind in ("test", "tier") else ""
        guidance = "\n".join(part for part in (question, self.criterion.guidance) if part)
        titled = ((own_title, guidance, self.own), (shared_title, "", self.shared))
        return tuple(
            FormSection(title=title, fields=fields, guidance=told, nomination=self.nomination.id)
            for title, told, fields in titled
            if fields
        )


def asked(snapshot: Snapshot, kind: NomineeKind) -> tuple[AskedCriterion, ...]:
    """The criteria for nominees of a kind, in the plan's order, groups before their parts."""
    nominations = snapshot.nominations_of(kind)
    return tuple(_asked(snapshot, nominations, "", 0))


def open_case(snapshot: Snapshot, nomination_id: str, criterion_id: str) -> CriterionCase | None:
    """The criterion for that nominee with its verdict; None when the dossier has no such nomination or criterion."""
    found = next((each for each in cases(snapshot) if each[0].id == nomination_id), None)
    criterion = next((each for each in snapshot.plan.criteria if each.id == criterion_id), None)
    if found is None or criterion is None or not applies_to(criterion.applies, snapshot, found[0]):
        return None
    nomination, nominee = found
    fields = tuple(_without(criterion.clause, each) for each in criterion_fields(snapshot, nomination, criterion))
    results = flat(judge_nomination(snapshot, nomination))
    return CriterionCase(
        criterion=criterion,
        nomination=nomination,
        nominee=called(nominee),
        result=next((each for each in results if each.criterion == criterion_id), None),
        tests=tuple(_tests(snapshot, nomination, criterion)),
        own=_as_worked_through(tuple(field for field in fields if field.place.part != "dossier")),
        shared=tuple(field for field in fields if field.place.part == "dossier"),
        parts=tuple(
            each for each in snapshot.plan.children(criterion_id) if applies_to(each.applies, snapshot, nomination)
        ),
        others=_unanswered(snapshot, nomination, criterion),
    )


def apply_to_others(snapshot: Snapshot, case: CriterionCase) -> Dossier:
    """The dossier with the same answer for all the others; evidence they have already stays with them."""
    answer = _answer(case.nomination, case.criterion)

    def answered(nomination: Nomination) -> Nomination:
        if nomination.id not in case.others:
            return nomination
        given = _together(_answer(nomination, case.criterion), answer)
        return replace(nomination, answers={**nomination.answers, case.criterion.id: given})

    return replace(snapshot.dossier, nominations=tuple(map(answered, snapshot.dossier.nominations)))


def with_evidence(snapshot: Snapshot, case: CriterionCase, evidence: Evidence) -> Dossier:
    """The dossier with the evidence for that answer; a file the dossier has already is not put in twice."""
    same = (each for each in snapshot.dossier.evidence if each.sha256 == evidence.sha256)
    file = next(same, evidence)
    former = _answer(case.nomination, case.criterion)
    answer = replace(former, evidence=tuple(dict.fromkeys((*former.evidence, file.id))))
    filed = any(each.id == file.id for each in snapshot.dossier.evidence)
    nominations = tuple(
        replace(each, answers={**each.answers, case.criterion.id: answer}) if each.id == case.nomination.id else each
        for each in snapshot.dossier.nominations
    )
    files = snapshot.dossier.evidence if filed else (*snapshot.dossier.evidence, file)
    return replace(snapshot.dossier, nominations=nominations, evidence=files)


def criterion_of(snapshot: Snapshot, place: Place) -> tuple[str, str] | None:
    """The nomination and the criterion a place is asked at; for a figure of the whole dossier the first of them.

    None when no criterion asks for it.
    """
    name = place.field.partition(".")[0]
    if place.part == "evidence":
        return _proved_by(snapshot, place.id)
    if place.part not in ("nomination", "dossier") or (place.part == "dossier" and place.id):
        return None
    for nomination, _ in cases(snapshot):
        if place.part == "nomination" and nomination.id != place.id:
            continue
        for criterion in asked_criteria(snapshot, nomination):
            if criterion.id == name or name in criterion.fields:
                return nomination.id, criterion.id
    return None


def _proved_by(snapshot: Snapshot, file: str) -> tuple[str, str] | None:
    """The first answer that the file proves."""
    for nomination, _ in cases(snapshot):
        for criterion in asked_criteria(snapshot, nomination):
            if file in _answer(nomination, criterion).evidence:
                return nomination.id, criterion.id
    return None


def _asked(
    snapshot: Snapshot, nominations: tuple[Nomination, ...], parent: str, depth: int
) -> Iterator[AskedCriterion]:
    for criterion in snapshot.plan.children(parent):
        those = tuple(each for each in nominations if applies_to(criterion.applies, snapshot, each))
        if those:
            ids = frozenset(each.id for each in those)
            yield AskedCriterion(criterion=criterion, depth=depth, nominations=ids)
            yield from _asked(snapshot, those, criterion.id, depth + 1)


def _tests(snapshot: Snapshot, nomination: Nomination, criterion: Criterion) -> Iterator[TestLine]:
    scope = FigureScope(snapshot, nomination)
    for test in criterion.tests:
        yield _line(test, scope)
    for tier in criterion.tiers:
        yield from (_line(test, scope, tier.title) for test in tier.tests)


def _line(test: Test, scope: FigureScope, tier: str = "") -> TestLine:
    outcome = run_test(test, scope)
    return TestLine(title=test.title, short=outcome.short, words=outcome.words, passed=outcome.passed, tier=tier)


def _unanswered(snapshot: Snapshot, nomination: Nomination, criterion: Criterion) -> tuple[str, ...]:
    """Who is asked the same, has not decided yet, and would learn something from this nominee's answer."""
    answer = _answer(nomination, criterion)
    return tuple(
        each.id
        for each in snapshot.dossier.nominations
        if each.id != nomination.id
        and criterion in asked_criteria(snapshot, each)
        and _is_undecided(former := _answer(each, criterion))
        and _together(former, answer) != former
    )


def _answer(nomination: Nomination, criterion: Criterion) -> Answer:
    return nomination.answers.get(criterion.id, Answer())


def _is_undecided(answer: Answer) -> bool:
    return answer.met is None and answer.applies and not answer.reason.strip()


def _together(former: Answer, answer: Answer) -> Answer:
    return replace(answer, evidence=tuple(dict.fromkeys((*former.evidence, *answer.evidence))))


def _without(clause: str, field: FormField) -> FormField:
    """The question without the clause that stands over all of them."""
    return replace(field, clause="") if clause.startswith(field.clause) else field


def _as_worked_through(fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
    """The question itself first; whether it is asked at all comes last, as long as it is."""
    aside = tuple(field for field in fields if field.place.field.endswith(".applies"))
    rest = tuple(field for field in fields if field not in aside)
    is_set_aside = len(rest) == 1 and rest[0].place.field.endswith(".reason")
    return (*aside, *rest) if is_set_aside else (*rest, *aside)
