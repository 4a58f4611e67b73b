"""Dossier files in and out: ``.hoso`` with everything, or bare ``dossier.json``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.dossier import Dossier
from app.domain.plan import Plan
from app.errors import Cancelled, NotADossierFile, UnknownId
from app.exchange.dossier_file import DossierFile, read_dossier_file, write_dossier_file, write_dossier_json
from app.exchange.dossier_json import dossier_schema
from app.exchange.new_ids import with_new_ids
from app.plans.reading import read_plan
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.storage.registers import new_id


def import_file(app: App, path: Path, cancelled: Callable[[], bool] | None = None) -> str:
    """Take the dossier of the file in and return its id; nothing is taken in unless all of it can be.

    A dossier that is already here unchanged is left alone; one that differs comes in as a copy. What the
    registers hold under the same ids with another content is never overwritten: the file's version gets ids
    of its own. Raises the ExchangeError family, PlanError, StorageError; Cancelled, with nothing stored, when
    ``cancelled`` says so while the evidence is copied.
    """
    file = read_dossier_file(path)
    pack_text = _pack_text(app, file)
    dossier = file.dossier
    if app.dossiers.exists(dossier.id) and _same_as_here(app, dossier):
        return dossier.id
    dossier = _beside_ours(app, dossier)
    with app.database.transaction():
        for sha256 in sorted(file.evidence):
            with file.open_evidence(sha256) as content:
                app.evidence.files.add_stream(content, expected=sha256)
            if cancelled is not None and cancelled():
                raise Cancelled("")
        app.dossiers.save(dossier, pack_text)
    return dossier.id


def dump_file(app: App, dossier_id: str, path: Path) -> None:
    """Write the dossier to ``path``: with plan and evidence when it ends in ``.hoso``, else as bare JSON."""
    prepare_dump(app, dossier_id)(path)


def prepare_dump(app: App, dossier_id: str) -> Callable[[Path], None]:
    """What :func:`dump_file` does, cut in two: what is returned needs no database, so any thread may do it."""
    snapshot, pack_text, files = open_snapshot(app, dossier_id), app.dossiers.pack_text(dossier_id), app.evidence.files

    def write(path: Path) -> None:
        if path.suffix.lower() == ".json":
            write_dossier_json(path, snapshot.dossier)
        else:
            lost = [each.sha256 for each in snapshot.dossier.evidence if not files.has(each.sha256)]
            write_dossier_file(path, snapshot.dossier, pack_text, files.open, without=lost)

    return write


def dossier_file_schema() -> dict[str, object]:
    """The JSON Schema of ``dossier.json``."""
    return dossier_schema()


def _pack_text(app: App, file: DossierFile) -> str:
    """The plan the file carries, read to be sure that it can be; else the library's plan of that id."""
    if file.pack_text is None:
        return _library_text(app, file.dossier)
    plan: Plan = read_plan(file.pack_text, f"kế hoạch trong {file.path.name}")
    if plan.id != file.dossier.plan:
        raise NotADossierFile(
            "Tệp hồ sơ chứa một kế hoạch khác với kế hoạch của hồ sơ; dữ liệu trong chương trình không bị thay đổi.",
            "Hãy xin lại tệp từ nơi gửi.",
        )
    return file.pack_text


def _library_text(app: App, dossier: Dossier) -> str:
    try:
        return app.library.pinned_text(dossier.plan)
    except UnknownId as error:
        raise UnknownId(
            f"Hồ sơ lập theo kế hoạch “{dossier.plan}” mà chương trình chưa có; dữ liệu không bị thay đổi.",
            "Hãy cài gói kế hoạch đó, hoặc xin tệp .hoso vì tệp đó có sẵn kế hoạch.",
        ) from error


def _same_as_here(app: App, dossier: Dossier) -> bool:
    try:
        return app.dossiers.load(dossier.id) == dossier
    except UnknownId:
        return False


def _beside_ours(app: App, dossier: Dossier) -> Dossier:
    """The dossier with fresh ids wherever the database has the same id with another content."""
    taken = {difference.ours.id for difference in app.dossiers.differing(dossier)}
    if app.dossiers.exists(dossier.id):
        taken.add(dossier.id)
        dossier = replace(dossier, title=f"{dossier.title} (bản nhập)")
    return with_new_ids(dossier, new_id, only=taken) if taken else dossier
