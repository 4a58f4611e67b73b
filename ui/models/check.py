"""What is left to do and what is fine, by step and paper: errors apart from warnings, mending beside what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.dossier import Snapshot
from app.domain.finding import Assessment, Finding, Place, Severity, Topic
from app.domain.plan import Criterion
from app.forms.spec import StepId
from app.forms.steps import STEP_TITLES
from app.services.mending import Mending
from ui.models.review import SEVERITY_LOOK, meter_lines, results_of, whole_verdict
from ui.models.rows import Row
from ui.text import check as check_words
from ui.text import sentences

StepOf = Callable[[Place], StepId]
Mendings = Mapping[Place, Mending]

_PAPERS: Mapping[Topic, str] = {topic: sentences.TOPICS[topic] for topic in ("submission", "nominee_list", "summary")}
_ORDER: list[StepId] = list(STEP_TITLES)


def check_rows(snapshot: Snapshot, assessment: Assessment, step_of: StepOf, mendings: Mendings) -> tuple[Row, ...]:
    """A heading for each severity, under it the steps in order, and last what is fine."""
    severities: tuple[Severity, ...] = ("error", "warning", "note")
    found = (_severity_row(snapshot, assessment, step_of, mendings, each) for each in severities)
    fine = _fine_row(snapshot, assessment, step_of)
    return tuple(row for row in (*found, fine) if row.children)


def finding_row(finding: Finding, mendings: Mendings) -> Row:
    """One finding; where a better wording is known, a row under it puts it in."""
    icon, tone = SEVERITY_LOOK[finding.severity]
    mending = mendings.get(finding.place) if finding.code.startswith("text-") else None
    return Row(
        title=finding.message,
        icon=icon,
        tone=tone,
        word=sentences.SEVERITIES[finding.severity],
        details=(sentences.mend(finding.mend),) if finding.mend else (),
        aside=sentences.clause(finding.clause),
        place=finding.place,
        children=(_mending_row(mending),) if mending else (),
        opened=True,
    )


def _severity_row(
    snapshot: Snapshot, assessment: Assessment, step_of: StepOf, mendings: Mendings, severity: Severity
) -> Row:
    findings = [each for each in assessment.findings if each.severity == severity]
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda each: _ORDER.index(step_of(each.place))):
        groups.setdefault(_group(snapshot, finding, step_of(finding.place)), []).append(finding)
    return Row(
        title=check_words.SEVERITY_GROUPS[severity],
        heading=True,
        word=str(len(findings)),
        tone=SEVERITY_LOOK[severity][1],
        children=tuple(_group_row(title, each, mendings) for title, each in groups.items()),
        opened=True,
    )


def _group_row(title: str, findings: list[Finding], mendings: Mendings) -> Row:
    rows: list[Row] = []
    offered: set[Place] = set()
    for finding in findings:
        own = {place: mending for place, mending in mendings.items() if place not in offered}
        rows.append(finding_row(finding, own))
        if rows[-1].children:
            offered.add(finding.place)
    return Row(title=title, heading=True, children=tuple(rows), opened=True)


def _group(snapshot: Snapshot, finding: Finding, step: StepId) -> str:
    """The step at which it is mended, and the paper or criterion it is about where that is another thing."""
    title = check_words.STEP.format(number=_ORDER.index(step) + 1, title=STEP_TITLES[step])
    criterion = _criterion_of(snapshot, finding)
    about = criterion.title if criterion else _PAPERS.get(finding.topic, "")
    return check_words.STEP_ABOUT.format(step=title, about=about) if about not in ("", STEP_TITLES[step]) else title


def _criterion_of(snapshot: Snapshot, finding: Finding) -> Criterion | None:
    """A finding on a criterion names it before a point, or names a field that a criterion asks."""
    if finding.topic != "criteria":
        return None
    name = finding.place.field.partition(".")[0]
    named = next((each for each in snapshot.plan.criteria if each.id == name and each.kind != "group"), None)
    return named or next((each for each in snapshot.plan.criteria if name and name in each.fields), None)


def _mending_row(mending: Mending) -> Row:
    return Row(
        title=check_words.MEND.format(after=_short(mending.after)),
        icon="wand-sparkles",
        tone="note",
        details=(check_words.MEND_BEFORE.format(before=_short(mending.before)),),
        act=mending,
    )


def _fine_row(snapshot: Snapshot, assessment: Assessment, step_of: StepOf) -> Row:
    rows = (*_fine_steps(assessment, step_of), *_fine_nominees(snapshot, assessment), *_fine_quotas(assessment))
    return Row(
        title=check_words.FINE,
        heading=True,
        word=str(len(rows)),
        tone="good",
        children=rows,
        opened=not assessment.findings,
    )


def _fine_steps(assessment: Assessment, step_of: StepOf) -> tuple[Row, ...]:
    wanting = {step_of(each.place) for each in assessment.findings if each.severity != "note"}
    return tuple(
        _fine(check_words.STEP.format(number=number, title=STEP_TITLES[step]), check_words.STEP_FINE)
        for number, step in enumerate(_ORDER, start=1)
        if step not in wanting and step not in ("check", "export")
    )


def _fine_nominees(snapshot: Snapshot, assessment: Assessment) -> tuple[Row, ...]:
    nominations = snapshot.dossier.nominations
    met = [each for each in nominations if whole_verdict(results_of(assessment, each.id)) == "met"]
    if not met:
        return ()
    names = ", ".join(snapshot.dossier.nominee_of(each).name for each in met)
    return (_fine(check_words.NOMINEES_FINE.format(met=len(met), all=len(nominations)), names),)


def _fine_quotas(assessment: Assessment) -> tuple[Row, ...]:
    return tuple(
        _fine(check_words.QUOTA_FINE.format(title=line.title, used=line.words))
        for line in meter_lines(assessment.quotas)
        if line.tone == "good"
    )


def _fine(title: str, details: str = "") -> Row:
    return Row(title=title, icon="circle-check", tone="good", details=(details,) if details else ())


def _short(words: str) -> str:
    return words if len(words) <= check_words.LONGEST else f"{words[: check_words.LONGEST]}…"
