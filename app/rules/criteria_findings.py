"""What the verdicts on the criteria mean for the dossier: what stands in its way, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import CriterionResult, Finding, Place, Severity, Verdict
from app.domain.plan import Criterion
from app.rules.criteria import figure_places

_SAID: Mapping[Verdict, str] = {
    "not_met": "chưa đạt tiêu chuẩn “{}”",
    "missing": "tiêu chuẩn “{}” còn thiếu",
    "needs_judgement": "tiêu chuẩn “{}” cần nhận xét, kết luận",
    "not_applicable": "tiêu chuẩn “{}” không áp dụng cho trường hợp này",
}
_MENDS: Mapping[str, str] = {
    "met": "Trả lời câu hỏi của tiêu chuẩn.",
    "reason": "Ghi rõ lý do, nhận xét hoặc giải trình.",
    "evidence": "Gắn minh chứng của tiêu chuẩn.",
}


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """What a result weighs: whether it can fail the dossier, and whether a group above has settled it anyway."""

    counts: bool = True
    settled: bool = False


def criteria_findings(snapshot: Snapshot, results: tuple[CriterionResult, ...]) -> Iterator[Finding]:
    """One finding for each criterion that is not met, still open, or set aside.

    Where a group needs only some of its parts, or may be carried by a reason, the group speaks as an error and
    its parts as notes, and the parts keep silent once the group is met. A hint is a note at most.
    """
    by_nomination: dict[str, list[CriterionResult]] = {}
    for result in results:
        by_nomination.setdefault(result.nomination, []).append(result)
    for nomination in snapshot.dossier.nominations:
        own = by_nomination.get(nomination.id, [])
        if own and all(result.verdict == "not_applicable" for result in own):
            yield _without_criteria(snapshot, nomination)
        for result in own:
            yield from _walk(snapshot, result, nomination, _Standing())


def _walk(
    snapshot: Snapshot, result: CriterionResult, nomination: Nomination, standing: _Standing
) -> Iterator[Finding]:
    criterion = snapshot.plan.criterion(result.criterion)
    counts = standing.counts and criterion.when_failed != "hint"
    speaks = criterion.kind != "group" or _is_lenient(criterion) or not result.children
    if speaks and not standing.settled:
        yield from _about(snapshot, result, nomination, "error" if counts else "note")
    settled = standing.settled or (_is_lenient(criterion) and result.verdict in ("met", "not_applicable"))
    below = _Standing(counts=counts and not _is_lenient(criterion), settled=settled)
    for child in result.children:
        yield from _walk(snapshot, child, nomination, below)


def _is_lenient(criterion: Criterion) -> bool:
    """Whether the group may be met although a part of it is not."""
    return criterion.kind == "group" and (criterion.combine != "all" or criterion.when_failed != "block")


def _about(
    snapshot: Snapshot, result: CriterionResult, nomination: Nomination, severity: Severity
) -> Iterator[Finding]:
    answer = nomination.answers.get(result.criterion)
    if result.verdict == "not_applicable" and answer is not None and not answer.applies:
        mend = "Cân nhắc lý do có xác đáng không; cơ quan thẩm định sẽ hỏi."
        yield _finding(snapshot, result, nomination, "warning", mend)
    elif result.verdict in ("not_met", "missing", "needs_judgement"):
        yield _finding(snapshot, result, nomination, severity, _mend(snapshot, result))
    elif result.verdict == "met" and snapshot.plan.criterion(result.criterion).kind == "tier":
        yield from _award_too_high(snapshot, result, nomination)


def _finding(
    snapshot: Snapshot, result: CriterionResult, nomination: Nomination, severity: Severity, mend: str
) -> Finding:
    criterion = snapshot.plan.criterion(result.criterion)
    said = _SAID[result.verdict].format(criterion.title)
    return Finding(
        code=f"criterion-{result.verdict}",
        severity=severity,
        topic="criteria",
        message=" ".join((f"{_name(snapshot, nomination)}: {said}.", *(_ended(each) for each in result.reasons))),
        place=_place(snapshot, result, nomination),
        clause=criterion.clause,
        mend=mend,
    )


def _ended(reason: str) -> str:
    """A reason with its full stop; what officials write often has none."""
    return reason if reason.endswith((".", "!", "?", "…")) else f"{reason}."


def _place(snapshot: Snapshot, result: CriterionResult, nomination: Nomination) -> Place:
    """Where to mend it: what is missing, else the part that fails, else the figures or the answer."""
    if result.missing:
        return result.missing[0]
    open_child = next((child for child in result.children if child.verdict not in ("met", "not_applicable")), None)
    if open_child is not None:
        return _place(snapshot, open_child, nomination)
    criterion = snapshot.plan.criterion(result.criterion)
    figures = figure_places(snapshot, nomination, criterion)
    if result.verdict == "not_met" and figures and criterion.when_failed != "judge":
        return figures[0]
    asked = "reason" if _has_no_answer(criterion) else "applies" if result.verdict == "not_applicable" else "met"
    return Place(part="nomination", id=nomination.id, field=f"{criterion.id}.{asked}")


def _has_no_answer(criterion: Criterion) -> bool:
    return criterion.kind in ("group", "test", "tier") and criterion.when_failed != "judge"


def _mend(snapshot: Snapshot, result: CriterionResult) -> str:
    criterion = snapshot.plan.criterion(result.criterion)
    match result.verdict:
        case "not_met" if criterion.kind == "group":
            return "Xem lại các tiêu chuẩn thành phần."
        case "not_met":
            what = "số liệu" if criterion.tests or criterion.tiers else "câu trả lời"
            return f"Kiểm tra lại {what}; nếu đúng thì trường hợp này chưa đủ tiêu chuẩn, không đề nghị."
        case "needs_judgement":
            return "Ghi nhận xét và kết luận đạt hay không đạt."
        case _:
            asked = result.missing[0].field.rpartition(".")[2] if result.missing else ""
            return _MENDS.get(asked, "Nhập số liệu còn thiếu.")


def _award_too_high(snapshot: Snapshot, result: CriterionResult, nomination: Nomination) -> Iterator[Finding]:
    """A nomination may not ask for the award of a better tier than the one it reached."""
    criterion = snapshot.plan.criterion(result.criterion)
    tiers = [tier.award for tier in criterion.tiers]
    if nomination.award not in tiers or result.award not in tiers:
        return
    if tiers.index(result.award) <= tiers.index(nomination.award):
        return
    reached = criterion.tiers[tiers.index(result.award)].title
    yield Finding(
        code="criterion-award",
        severity="error",
        topic="criteria",
        message=f"{_name(snapshot, nomination)}: theo tiêu chuẩn “{criterion.title}” mới đạt mức “{reached}”, "
        "chưa đủ cho hình thức khen thưởng đang đề nghị.",
        place=Place(part="nomination", id=nomination.id, field="award"),
        clause=criterion.clause,
        mend="Đổi hình thức khen thưởng cho đúng mức đạt được, hoặc kiểm tra lại số liệu.",
    )


def _without_criteria(snapshot: Snapshot, nomination: Nomination) -> Finding:
    return Finding(
        code="criterion-none",
        severity="warning",
        topic="criteria",
        message=f"{_name(snapshot, nomination)}: không có tiêu chuẩn nào của Kế hoạch áp dụng cho trường hợp này.",
        place=Place(part="nomination", id=nomination.id, field="nominee"),
        mend="Kiểm tra loại đối tượng, loại tập thể; nếu đúng thì hỏi cơ quan nhận hồ sơ.",
    )


def _name(snapshot: Snapshot, nomination: Nomination) -> str:
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    return names.get(nomination.nominee, "").strip() or "Một đối tượng"
