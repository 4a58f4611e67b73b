"""What each headless command does; :mod:`app.__main__` reads its words."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import msgspec

from app.domain.dates import parse_date
from app.domain.dossier import Mode
from app.domain.finding import Assessment, Severity
from app.log import start_logging, stop_logging
from app.paths import locate_paths
from app.services import dossier_files, dossiers, evidence_watch, exporting, numbering, plans, samples
from app.services.app import App
from app.services.checking import assess, assessment_data
from app.services.components import component_line, list_components
from app.services.self_test import run_self_test
from app.services.unread import UnreadAnswers
from app.wiring import build_app, build_library

MODES: tuple[Mode, ...] = get_args(Mode)
FORMATS = exporting.FORMATS
_SEVERITY_WORDS: dict[Severity, str] = {"error": "LỖI", "warning": "CẢNH BÁO", "note": "GHI CHÚ"}


def formats(text: str) -> tuple[exporting.Format, ...]:
    """``docx,pdf`` as formats, in our order; ArgumentTypeError for anything else."""
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not asked or not asked <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"“{text}”: chọn trong {', '.join(FORMATS)}")
    return tuple(each for each in FORMATS if each in asked)


def papers(text: str) -> tuple[str, ...]:
    """``to-trinh,bien-ban`` as ids; ArgumentTypeError for none at all."""
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not asked:
        raise argparse.ArgumentTypeError("chưa nêu giấy tờ nào")
    return asked


def day(text: str) -> dt.date:
    """A full date, ISO or as officials write it; ArgumentTypeError for anything else."""
    try:
        date = parse_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if not date.is_full:
        raise argparse.ArgumentTypeError(f"“{text}”: cần đủ ngày, tháng, năm")
    return date.earliest()


def list_plans(arguments: argparse.Namespace) -> int:
    """One pack a line: id, number, version, title."""
    for info in build_library(locate_paths()).packs():
        print(f"{info.id}\t{info.number}\t{info.version}\t{info.problem or info.title}")
    return 0


def check_plan(arguments: argparse.Namespace) -> int:
    """One problem a line; exit 1 if there is any."""
    paths = locate_paths()
    problems = plans.check_pack(arguments.file, build_library(paths), paths.law)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{arguments.file}: gói kế hoạch hợp lệ.")
    return 1 if problems else 0


def plan_schema(arguments: argparse.Namespace) -> int:
    """The JSON Schema of the pack format."""
    _print_json(plans.pack_schema())
    return 0


def dossier_schema(arguments: argparse.Namespace) -> int:
    """The JSON Schema of ``dossier.json``."""
    _print_json(dossier_files.dossier_file_schema())
    return 0


def sample(arguments: argparse.Namespace) -> int:
    """The sample dossier into a folder, through a database that is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="hoso-") as folder, _app(Path(folder)) as app:
        snapshot = dossiers.open_snapshot(app, samples.add_sample(app, arguments.plan))
        _print_files(exporting.export_papers(app, snapshot, arguments.out))
    return 0


def new(arguments: argparse.Namespace) -> int:
    """An empty dossier; prints its id."""
    with _app(arguments.data) as app:
        print(dossiers.create_dossier(app, arguments.plan))
    return 0


def import_(arguments: argparse.Namespace) -> int:
    """A dossier file into the database; prints the dossier's id."""
    with _app(arguments.data) as app:
        print(dossier_files.import_file(app, arguments.file))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Findings, verdicts, quota use, deadline; exit 1 if the dossier is not ready."""
    with _app(arguments.data) as app:
        snapshot = dossiers.open_snapshot(app, arguments.id)
        assessment = assess(app, snapshot, unread=UnreadAnswers(app, arguments.id).all())
    if arguments.json:
        _print_json(assessment_data(snapshot, assessment))
    else:
        _print_assessment(assessment)
    return 0 if assessment.ready else 1


def export(arguments: argparse.Namespace) -> int:
    """The papers into a folder."""
    with _app(arguments.data) as app:
        snapshot, lost = evidence_watch.look_over(app, dossiers.open_snapshot(app, arguments.id))
        result = exporting.export_papers(
            app,
            snapshot,
            arguments.out,
            mode=arguments.mode,
            formats=arguments.format,
            chosen=arguments.papers,
        )
    _print_files(result)
    if lost:
        print(f"MINH CHỨNG: {lost}", file=sys.stderr)
    return 0


def number(arguments: argparse.Namespace) -> int:
    """The clerk's number and date into all papers; prints every line that changed, then the files."""
    with _app(arguments.data) as app:
        result = numbering.give_number(
            app,
            arguments.id,
            arguments.number,
            arguments.date,
            arguments.out,
            numbering.PaperOrder(mode=arguments.mode, formats=arguments.format, chosen=arguments.papers),
            accept_others=arguments.accept,
        )
    for line in dict.fromkeys(f"ĐÃ GHI: {change.title}: {change.after}" for change in result.changes):
        print(line)
    for change in result.others:
        print(f"THAY ĐỔI KHÁC: {change.title}: “{change.before}” thành “{change.after}”")
    for title in result.edited:
        print(f"LƯU Ý: {title}: nội dung đã khác bản xuất lần trước.")
    _print_files(result.export)
    return 0


def dump(arguments: argparse.Namespace) -> int:
    """The dossier file again."""
    with _app(arguments.data) as app:
        dossier_files.dump_file(app, arguments.id, arguments.out)
    print(arguments.out)
    return 0


def lint(arguments: argparse.Namespace) -> int:
    """A Word file against Decree 30/2020; exit 1 if something breaks it. The file is not changed."""
    from app.services import linting

    report = linting.lint_file(arguments.file)
    if arguments.json:
        _print_json(linting.report_data(report))
    else:
        print(linting.report_text(report))
    return 0 if report.ok else 1


def self_test(arguments: argparse.Namespace) -> int:
    """Everything a fresh install needs; exit 1 if something does not work."""
    trials = run_self_test(locate_paths(arguments.data), build_app)
    for trial in trials:
        print(f"{'HỎNG' if trial.problem else 'ĐƯỢC'}  {trial.title}" + (f": {trial.problem}" if trial.problem else ""))
    return 1 if any(trial.problem for trial in trials) else 0


def guide(arguments: argparse.Namespace) -> int:
    """The user guide as one PDF."""
    from app.services.guide import export_guide

    paths = locate_paths()
    export_guide(paths.resources, paths.fonts, arguments.out)
    print(arguments.out)
    return 0


def components(arguments: argparse.Namespace) -> int:
    """What the program is made of, a part a line: name, version, licence."""
    for each in list_components(arguments.libraries, arguments.python):
        print(component_line(each))
    return 0


@contextmanager
def _app(data: Path) -> Generator[App]:
    paths = locate_paths(data)
    app = build_app(paths)
    try:
        start_logging(paths)
        yield app
    finally:
        app.close()
        stop_logging()  # Windows removes no folder, such as the sample's, in which a file is open


def _print_files(result: exporting.ExportResult) -> None:
    for file in result.files:
        print(file.path)
    print(result.folder / exporting.SNAPSHOT_FILE)
    for line in result.proof.failed:
        print(f"THỂ THỨC: {line.text} ({line.clause})", file=sys.stderr)


def _print_assessment(assessment: Assessment) -> None:
    for use in assessment.quotas:
        print(f"Số lượng: {use.title}: {use.used}/{'chưa biết' if use.limit is None else use.limit}")
    for deadline in assessment.deadlines:
        day = f"{deadline.date:%d/%m/%Y}" if deadline.date else "chưa biết"
        print(f"Thời hạn: {deadline.title}: {day}{' (dự kiến)' if deadline.provisional else ''}")
    for finding in assessment.findings:
        clause = f" [{finding.clause}]" if finding.clause else ""
        print(f"{_SEVERITY_WORDS[finding.severity]}: {finding.message}{clause} {finding.mend}".rstrip())
    print("Hồ sơ sẵn sàng." if assessment.ready else "Hồ sơ chưa sẵn sàng.")


def _print_json(data: Any) -> None:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")
