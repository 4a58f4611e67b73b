"""Step 3: what the plan's criteria ask of each nomination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.dossier import Answer, Nomination, Snapshot
from app.domain.finding import Place
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import Criterion, FieldKind, Option
from app.forms.questions import YES_NO, called, cases, evidence_options, figure_fields
from app.forms.spec import FormField, FormSection
from app.rules.applicability import applies_to
from app.rules.scope import FigureScope, is_asked

_WHERE_PRINTED = "Chỉ in ở Bảng đối chiếu tiêu chuẩn; muốn có trong bản tóm tắt thì ghi thành một thành tích."


def criterion_sections(snapshot: Snapshot) -> Iterator[FormSection]:
    """One section for each criterion and nomination it is asked of, in the plan's order."""
    for nomination, nominee in cases(snapshot):
        for criterion in _asked(snapshot, nomination, ""):
            fields = tuple(_fields(criterion, snapshot, nomination))
            if fields:
                yield FormSection(
                    title=f"{called(nominee)}: {criterion.title}",
                    fields=fields,
                    clause=criterion.clause,
                    guidance=criterion.guidance,
                    nomination=nomination.id,
                )


def asked_criteria(snapshot: Snapshot, nomination: Nomination) -> tuple[Criterion, ...]:
    """The criteria the nomination is asked about, groups before their parts; what a set-aside group holds is not."""
    return tuple(_asked(snapshot, nomination, ""))


def criterion_fields(snapshot: Snapshot, nomination: Nomination, criterion: Criterion) -> tuple[FormField, ...]:
    """The questions of one criterion for one nomination."""
    return tuple(_fields(criterion, snapshot, nomination))


def _asked(snapshot: Snapshot, nomination: Nomination, parent: str) -> Iterator[Criterion]:
    """The criteria that apply, a group before its parts; a group that was set aside hides them."""
    for criterion in snapshot.plan.children(parent):
        if not applies_to(criterion.applies, snapshot, nomination):
            continue
        yield criterion
        if criterion.kind == "group" and _answer(criterion, nomination).applies:
            yield from _asked(snapshot, nomination, criterion.id)


def _fields(criterion: Criterion, snapshot: Snapshot, nomination: Nomination) -> Iterator[FormField]:
    if criterion.kind == "group":
        yield from _about_group(criterion, nomination)
    elif not _answer(criterion, nomination).applies:
        yield _applies(criterion, nomination)
        yield _ask(criterion, nomination, "reason", "Lý do không áp dụng", "long_text", required=True)
    elif not _arises(criterion, snapshot, nomination):
        yield from _figures(criterion, snapshot, nomination)
    else:
        yield _applies(criterion, nomination)
        yield from _to_answer(criterion, snapshot, nomination)


def _about_group(criterion: Criterion, nomination: Nomination) -> Iterator[FormField]:
    """A group is decided by its parts; only one that was set aside, or that a person may carry, asks itself."""
    if not _answer(criterion, nomination).applies:
        yield _applies(criterion, nomination)
        yield _ask(criterion, nomination, "reason", "Lý do không áp dụng", "long_text", required=True)
        return
    if criterion.when_failed == "judge":
        label = criterion.question or f"{criterion.title}: kết luận"
        yield _ask(criterion, nomination, "met", label, "yes_no", YES_NO)
    if criterion.when_failed in ("judge", "reason"):
        yield _ask(criterion, nomination, "reason", "Giải trình, nhận xét khi chưa đạt", "long_text")


def _to_answer(criterion: Criterion, snapshot: Snapshot, nomination: Nomination) -> Iterator[FormField]:
    is_answered = criterion.kind in ("yes_no", "assessment")
    if is_answered or criterion.when_failed == "judge":
        label = criterion.question or criterion.title
        yield _ask(criterion, nomination, "met", label, "yes_no", YES_NO, required=is_answered)
    yield from _figures(criterion, snapshot, nomination)
    is_assessed = criterion.kind == "assessment"
    reason = _ask(criterion, nomination, "reason", _reason_label(criterion), "long_text", required=is_assessed)
    yield replace(reason, help=_WHERE_PRINTED)
    if criterion.evidence != "none":
        files, needed = evidence_options(snapshot), criterion.evidence == "required"
        yield _ask(criterion, nomination, "evidence", "Minh chứng", "choices", files, required=needed)
        yield from _about_files(snapshot, _answer(criterion, nomination))


def _about_files(snapshot: Snapshot, answer: Answer) -> Iterator[FormField]:
    """What the index of evidence prints of the files that prove the answer: a scan is rarely named for its paper."""
    for file in snapshot.dossier.evidence:
        if file.id in answer.evidence:
            place = Place(part="evidence", id=file.id, field="title")
            yield FormField(place=place, label="Tên minh chứng", help=f"In trong mục lục; tệp {file.file_name}.")
            yield FormField(place=replace(place, field="document"), label="Số, ngày văn bản của minh chứng")


def _reason_label(criterion: Criterion) -> str:
    if criterion.kind == "assessment":
        return "Nhận xét"
    labels = {"reason": "Giải trình nếu chưa đạt", "judge": "Nhận xét làm căn cứ kết luận"}
    return labels.get(criterion.when_failed, "Ghi chú, số và ngày văn bản")


def _figures(criterion: Criterion, snapshot: Snapshot, nomination: Nomination) -> Iterator[FormField]:
    for name in criterion.fields:
        spec = snapshot.plan.field_spec(name)
        if is_asked(snapshot, spec, nomination):
            yield from figure_fields(spec, snapshot, nomination)


def _applies(criterion: Criterion, nomination: Nomination) -> FormField:
    label = "Tiêu chuẩn này có áp dụng cho trường hợp này không?"
    return _ask(criterion, nomination, "applies", label, "yes_no", YES_NO)


def _ask(
    criterion: Criterion, nomination: Nomination, what: str, label: str, kind: FieldKind,
    options: tuple[Option, ...] = (), *, required: bool = False,
) -> FormField:  # fmt: skip
    place = Place(part="nomination", id=nomination.id, field=f"{criterion.id}.{what}")
    return FormField(place=place, label=label, kind=kind, clause=criterion.clause, options=options, required=required)


def _answer(criterion: Criterion, nomination: Nomination) -> Answer:
    return nomination.answers.get(criterion.id, Answer())


def _arises(criterion: Criterion, snapshot: Snapshot, nomination: Nomination) -> bool:
    """Whether the case the criterion is about has arisen ("nếu có"); not known yet is not yet."""
    if not criterion.only_if:
        return True
    try:
        return evaluate(criterion.only_if, FigureScope(snapshot, nomination)) is True
    except (NotTold, NotComputable):
        return False
