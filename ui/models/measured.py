"""What measuring papers by the decree gave, as one verdict and as rows: what to mend, what to look at, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ui.models.review import Line
from ui.models.rows import Row
from ui.text import lint as lint_words
from ui.text import proof as proof_words
from ui.text import sentences
from ui.theme import Tone

if TYPE_CHECKING:
    from app.services.exporting import ExportResult
    from app.services.linting import LintReport

State = Literal["failed", "warned", "kept"]
LOOK: dict[State, tuple[str, Tone]] = {
    "failed": ("circle-x", "bad"),
    "warned": ("triangle-alert", "warn"),
    "kept": ("circle-check", "good"),
}
_MOST_PLACES = 5


def proof_line(result: ExportResult) -> Line:
    """Whether the papers that were written keep the decree, in one sentence."""
    lines = result.proof.lines
    failed = sum(max(1, len(line.places)) for line in lines if line.state == "failed")
    warned, kept = (sum(line.state == state for line in lines) for state in ("warned", "kept"))
    return _verdict(failed, warned, kept)


def proof_rows(result: ExportResult, *, whole: bool) -> tuple[Row, ...]:
    """What is not kept, first what must be mended; ``whole`` adds what is kept."""
    rows = tuple(
        _row(
            line.state,
            line.text.removesuffix(f" {line.clause}.").removesuffix(proof_words.KEPT_MARK),
            line.places[1 : 1 + _MOST_PLACES],
            f"{line.group} · {line.clause}",
        )
        for line in result.proof.lines
        if whole or line.state != "kept"
    )
    icon, tone = LOOK["kept"]
    return rows or (Row(title=proof_words.PROOF_CLEAN, icon=icon, tone=tone),)


def lint_line(report: LintReport) -> Line:
    """What was found in a file, in one sentence; its name, kind and the notes stand under it."""
    about = " ".join((lint_words.LINTED.format(file=report.file, kind=report.kind), *report.notes))
    if not report.kept and report.ok:
        return Line(icon="info", tone="note", words=lint_words.NOT_LINTED, note=about)
    line = _verdict(len(report.errors), len(report.warnings), report.kept)
    return Line(icon=line.icon, tone=line.tone, words=line.words, note=f"{about} {line.note}".strip())


def lint_rows(report: LintReport) -> tuple[Row, ...]:
    """Errors, then warnings: what was found, what is needed, where, by which clause."""
    levels: tuple[State, State] = ("failed", "warned")
    rows = tuple(
        _row(
            state,
            proof_words.MEASURED.format(title=fault.title, found=fault.found),
            tuple(part for part in (proof_words.EXPECTED.format(expected=fault.expected), fault.where) if part),
            fault.clause,
        )
        for state, faults in zip(levels, (report.errors, report.warnings), strict=True)
        for fault in faults
    )
    icon, tone = LOOK["kept"]
    return rows or ((Row(title=proof_words.PROOF_CLEAN, icon=icon, tone=tone),) if report.kept else ())


def _verdict(failed: int, warned: int, kept: int) -> Line:
    if failed:
        words, note = proof_words.PROOF_FAILED.format(places=failed), sentences.warnings_too(warned)
        return Line(icon="circle-x", tone="bad", words=words, note=note)
    words = proof_words.PROOF_OK.format(kept=kept)
    return Line(icon="circle-check", tone="good", words=words, note=sentences.warnings_too(warned))


def _row(state: State, title: str, details: tuple[str, ...], aside: str) -> Row:
    icon, tone = LOOK[state]
    return Row(title=title, icon=icon, tone=tone, word=proof_words.PROOF_WORDS[state], details=details, aside=aside)
