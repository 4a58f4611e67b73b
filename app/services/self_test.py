"""What a fresh install needs, tried in seconds: resources, rules, database, papers."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import AppError, StorageError
from app.paths import Paths
from app.services.app import App
from app.services.checking import assess
from app.services.dossier_files import dump_file, import_file
from app.services.dossiers import open_snapshot
from app.services.exporting import export_papers
from app.services.samples import add_sample, plans_with_sample


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One thing that was tried; ``problem`` "" = it works."""

    title: str
    problem: str = ""


def run_self_test(paths: Paths, build: Callable[[Paths], App]) -> tuple[Trial, ...]:
    """Try everything on a copy of an empty installation in a temporary folder; the user's data is not touched."""
    with tempfile.TemporaryDirectory(prefix="hoso-") as folder:
        root = Path(folder) / "Thử chương trình"
        trial_paths = replace(paths, data=root, backups=root / "backups", logs=root / "logs", exports=root / "exports")
        return tuple(_trials(trial_paths, build))


def _trials(paths: Paths, build: Callable[[Paths], App]) -> Iterator[Trial]:
    yield _try("Mở cơ sở dữ liệu mới", lambda: _reopen(paths, build))
    yield _try("Đọc các gói kế hoạch", lambda: _plans(paths, build))
    yield _try("Hồ sơ mẫu: nhập, kiểm tra, xuất, đọc lại", lambda: _sample(paths, build))


def _try(title: str, work: Callable[[], None]) -> Trial:
    try:
        work()
    except AppError as error:
        return Trial(title=title, problem=str(error))
    except Exception as error:  # a self-test says what is broken instead of breaking
        return Trial(title=title, problem=f"{type(error).__name__}: {error}")
    return Trial(title=title)


def _reopen(paths: Paths, build: Callable[[Paths], App]) -> None:
    build(paths).close()
    build(paths).close()


def _plans(paths: Paths, build: Callable[[Paths], App]) -> None:
    app = build(paths)
    try:
        for info in app.library.packs():
            app.library.load(info.id)
    finally:
        app.close()


def _sample(paths: Paths, build: Callable[[Paths], App]) -> None:
    app = build(paths)
    try:
        for plan_id in plans_with_sample(app):
            _one_sample(app, plan_id)
    finally:
        app.close()


def _one_sample(app: App, plan_id: str) -> None:
    snapshot = open_snapshot(app, add_sample(app, plan_id))
    assessment = assess(app, snapshot, dt.date(snapshot.plan.identity.date.year, 12, 31))
    if not assessment.ready:
        raise StorageError(f"Hồ sơ mẫu của kế hoạch {plan_id} không được coi là sẵn sàng.")
    result = export_papers(app, snapshot, app.paths.exports / plan_id)
    if any(file.size == 0 for file in result.files):
        raise StorageError("Có tệp xuất ra bị rỗng.")
    carried = app.paths.exports / "mau.hoso"
    dump_file(app, snapshot.dossier.id, carried)
    if import_file(app, carried) != snapshot.dossier.id:
        raise StorageError("Tệp .hoso đọc lại không giống hồ sơ đã ghi.")
