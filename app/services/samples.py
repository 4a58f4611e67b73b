"""The sample dossier of a plan: complete, fictional, marked as such."""

from __future__ import annotations

from pathlib import Path

from app.domain.dossier import Dossier
from app.errors import UnknownId
from app.exchange.dossier_file import read_dossier_file
from app.services.app import App
from app.services.sample_data import SAMPLE_FILE

_EVIDENCE = "evidence"


def plans_with_sample(app: App) -> tuple[str, ...]:
    """The ids of the plans that come with a sample dossier."""
    folder = app.paths.resources / "samples"
    return tuple(sorted(each.parent.name for each in folder.glob(f"*/{SAMPLE_FILE}")))


def add_sample(app: App, plan_id: str | None = None) -> str:
    """Put the sample of the plan (of the first plan that has one) into the database; its id.

    A sample that is there already, changed or not, is opened as it is. UnknownId when the plan has no sample.
    """
    available = plans_with_sample(app)
    if not available or (plan_id is not None and plan_id not in available):
        raise UnknownId(f"Kế hoạch “{plan_id or ''}” chưa có hồ sơ mẫu.", f"Kế hoạch có mẫu: {', '.join(available)}.")
    folder = app.paths.resources / "samples" / (plan_id or available[0])
    dossier = read_sample(folder)
    if app.dossiers.exists(dossier.id):
        return _opened(app, dossier.id)
    with app.database.transaction():
        for each in dossier.evidence:
            app.evidence.files.add(folder / _EVIDENCE / each.file_name)
        app.dossiers.save(dossier, app.library.pinned_text(dossier.plan))
    return dossier.id


def read_sample(folder: Path) -> Dossier:
    """The sample in the folder; NotADossierFile when it is not sound."""
    return read_dossier_file(folder / SAMPLE_FILE).dossier


def _opened(app: App, dossier_id: str) -> str:
    if dossier_id not in {row.id for row in app.dossiers.list()}:
        app.dossiers.restore(dossier_id)
    return dossier_id
