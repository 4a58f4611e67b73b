"""The guided way through a dossier as data: which questions its plan, unit and nominees call for."""

from __future__ import annotations

from app.domain.dossier import Snapshot
from app.forms.achievement_questions import achievement_sections
from app.forms.criterion_questions import criterion_sections
from app.forms.general_questions import general_sections
from app.forms.nominee_questions import nominee_sections
from app.forms.spec import FormStep
from app.forms.submission_questions import submission_sections


def form_steps(snapshot: Snapshot) -> tuple[FormStep, ...]:
    """The seven steps with the questions that apply now; a hidden question's answer stays in the dossier."""
    return (
        FormStep(id="general", title="Thông tin chung", sections=tuple(general_sections(snapshot))),
        FormStep(id="nominees", title="Đối tượng đề nghị", sections=tuple(nominee_sections(snapshot))),
        FormStep(id="criteria", title="Tiêu chuẩn", sections=tuple(criterion_sections(snapshot))),
        FormStep(id="achievements", title="Thành tích", sections=tuple(achievement_sections(snapshot))),
        FormStep(id="submission", title="Tờ trình", sections=tuple(submission_sections(snapshot))),
        FormStep(id="check", title="Kiểm tra"),
        FormStep(id="export", title="Xuất và in"),
    )
