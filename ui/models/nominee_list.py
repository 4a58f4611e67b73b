"""The cases of a dossier as lines of a list: who, for what, and how the criteria stand."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding
from app.domain.nominee import Nominee
from app.forms.spec import StepId
from ui import text
from ui.dossier_session import Judged
from ui.models.review import SEVERITY_LOOK
from ui.text import plan as plan_words
from ui.text import sentences
from ui.theme import Tone

_ORDER = ("error", "warning")


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One line; ``icon`` and ``tone`` are empty until the rules have spoken."""

    id: str
    name: str
    about: str
    icon: str = "circle-dashed"
    tone: Tone = "note"
    state: str = ""


def case_lines(snapshot: Snapshot, judged: Judged | None, step: StepId = "nominees") -> tuple[CaseLine, ...]:
    """A line for each case, in the dossier's order, with the gravest thing left to do at ``step``."""
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    found = judged.findings_of(step) if judged else ()
    return tuple(
        _line(snapshot, each, nominees.get(each.nominee), found, judged) for each in snapshot.dossier.nominations
    )


def _line(
    snapshot: Snapshot, case: Nomination, nominee: Nominee | None, found: tuple[Finding, ...], judged: Judged | None
) -> CaseLine:
    awards = {each.id: each.short_name or each.name for each in snapshot.plan.awards}
    about = (nominee.position if nominee and nominee.is_person else "", awards.get(case.award, ""))
    line = CaseLine(
        id=case.id,
        name=_name(nominee),
        about=" · ".join(part for part in about if part) or (plan_words.KINDS[nominee.kind] if nominee else ""),
    )
    if judged is None:
        return line
    icon, tone, state = _state([each for each in found if each.place.id in (case.id, case.nominee)])
    return CaseLine(id=line.id, name=line.name, about=line.about, icon=icon, tone=tone, state=state)


def _name(nominee: Nominee | None) -> str:
    if nominee is None or not nominee.name.strip():
        return text.NO_NAME
    return f"{nominee.honorific} {nominee.name}".strip() if nominee.is_person else nominee.name


def _state(findings: list[Finding]) -> tuple[str, Tone, str]:
    for severity in _ORDER:
        count = sum(each.severity == severity for each in findings)
        if count:
            icon, tone = SEVERITY_LOOK[severity]
            return icon, tone, sentences.errors(count) if severity == "error" else sentences.warnings(count)
    return "circle-check", "good", ""
