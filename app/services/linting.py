"""Checking any Word file against Decree 30/2020: the report as text and as data. The file is only read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.documents.measuring.docx_archive import MAX_FILE
from app.documents.measuring.lint import LintReport, lint_docx
from app.documents.measuring.verdict import RuleResult
from app.errors import NotAWordFile

__all__ = ["LintReport", "lint_file", "report_data", "report_text"]

_UNTOUCHED = "Tệp của bạn không bị thay đổi."


def lint_file(path: Path) -> LintReport:
    """Measure a Word file by every rule of the decree.

    Raises NotAWordFile, an ExchangeError, for a file that cannot be read, is no DOCX, is locked, damaged or
    dangerous.
    """
    return lint_docx(_content(path), path.name)


def report_data(report: LintReport) -> dict[str, Any]:
    """The report as plain values that JSON can hold."""
    return {**asdict(report), "ok": report.ok}


def report_text(report: LintReport) -> str:
    """The report as an official reads it: errors, then warnings, each with place, finding and clause."""
    return "\n".join(_lines(report))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise NotAWordFile(
                f"Không kiểm tra được “{path.name}”: tệp lớn hơn 100 MB. {_UNTOUCHED}",
                "Hãy nén ảnh trong tệp rồi thử lại.",
            )
        return path.read_bytes()
    except OSError as error:
        raise NotAWordFile(
            f"Không mở được tệp “{path.name}”. {_UNTOUCHED}",
            "Hãy kiểm tra tệp còn ở đó và không bị chương trình khác khóa.",
            f"{error.strerror or type(error).__name__}",
        ) from error


def _lines(report: LintReport) -> Iterator[str]:
    yield f"{report.file}: {report.kind}"
    yield from report.notes
    yield from _part("LỖI", report.errors)
    yield from _part("CẢNH BÁO", report.warnings)
    if report.ok:
        yield f"Không thấy lỗi thể thức; {report.kept} quy định đã kiểm tra đều đạt."
    else:
        yield f"{len(report.errors)} lỗi, {len(report.warnings)} cảnh báo; {report.kept} quy định đạt."


def _part(word: str, results: Sequence[RuleResult]) -> Iterator[str]:
    for result in results:
        place = f" {result.where}." if result.where else ""
        yield f"{word} {result.rule} {result.title}: {result.found}; cần {result.expected}.{place} ({result.clause})"
