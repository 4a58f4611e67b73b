"""The guided way through a dossier as data: which questions its plan, unit and nominees call for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from app.domain.dossier import Snapshot
from app.forms.achievement_questions import achievement_sections
from app.forms.criterion_questions import criterion_sections
from app.forms.general_questions import general_sections
from app.forms.nominee_questions import nominee_sections
from app.forms.spec import FormSection, FormStep, StepId
from app.forms.submission_questions import submission_sections

_STEPS: Final[tuple[tuple[StepId, str, Callable[[Snapshot], Iterator[FormSection]]], ...]] = (
    ("general", "Thông tin chung", general_sections),
    ("nominees", "Đối tượng đề nghị", nominee_sections),
    ("criteria", "Tiêu chuẩn", criterion_sections),
    ("achievements", "Thành tích", achievement_sections),
    ("submission", "Tờ trình", submission_sections),
    ("check", "Kiểm tra", lambda snapshot: iter(())),
    ("export", "Xuất và in", lambda snapshot: iter(())),
)

STEP_TITLES: Final[dict[StepId, str]] = {step: title for step, title, _ in _STEPS}


def form_steps(snapshot: Snapshot) -> tuple[FormStep, ...]:
    """The seven steps with the questions that apply now; a hidden question's answer stays in the dossier."""
    return tuple(FormStep(id=step, title=title, sections=tuple(ask(snapshot))) for step, title, ask in _STEPS)


def form_step(snapshot: Snapshot, wanted: StepId) -> FormStep:
    """One of the steps alone."""
    ((title, ask),) = ((title, ask) for step, title, ask in _STEPS if step == wanted)
    return FormStep(id=wanted, title=title, sections=tuple(ask(snapshot)))
