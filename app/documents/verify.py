"""The proof of an export: what was just written is opened again, measured, and compared paper with paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from app.documents.achievement_report import report_letterhead, reported
from app.documents.common import letterhead_of, signature_of
from app.documents.measuring.agreement import ReadPaper, agreement_results, read_paper
from app.documents.measuring.anatomy import Examined, PaperExpectation, examine
from app.documents.measuring.rules import RULES
from app.documents.measuring.verdict import RuleResult, judged
from app.domain.dossier import Mode, Snapshot
from app.domain.plan import PaperKind

__all__ = [
    "PaperExpectation",
    "Proof",
    "ProofLine",
    "RuleResult",
    "WrittenPaper",
    "expectation_of",
    "verify_export",
    "verify_paper",
]

State = Literal["failed", "warned", "kept"]

GROUPS: Mapping[str, str] = {
    "G": "Khớp giữa các giấy tờ",
    "P": "Trang giấy",
    "H": "Phần đầu văn bản",
    "T": "Tên loại, trích yếu",
    "K": "Kính gửi",
    "B": "Nội dung",
    "S": "Chữ ký",
    "N": "Nơi nhận",
    "A": "Phụ lục, danh sách",
    "E": "Tệp điện tử",
    "C": "Câu chữ",
}
_SIGNED_BY_UNIT: tuple[PaperKind, ...] = ("submission", "achievement_summary", "combined_summary")
_ORDER: Mapping[State, int] = {"failed": 0, "warned": 1, "kept": 2}


@dataclass(frozen=True, kw_only=True)
class WrittenPaper:
    """One paper as it was written; ``kind`` is that of the plan's dossier item, None = this format was not made."""

    kind: PaperKind
    title: str
    docx: bytes | None = None
    pdf: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class ProofLine:
    """One line for the official: "Lề trái 30 mm ✓", or what is wrong, where and by which clause."""

    state: State
    group: str
    rule: str
    text: str
    clause: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What measuring a whole export gave: one line for each rule, those not kept first.

    ``ok`` says that the decree's own text is kept everywhere and the papers agree; warnings may remain.
    """

    ok: bool
    lines: tuple[ProofLine, ...]
    papers: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[ProofLine, ...]:
        """The lines of rules that are not kept."""
        return tuple(line for line in self.lines if line.state == "failed")

    @property
    def data(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return asdict(self)


def verify_paper(
    docx: bytes | None, pdf: bytes | None, expectation: PaperExpectation | None = None
) -> tuple[RuleResult, ...]:
    """Measure one paper in the formats that are given, by every rule.

    Raises NotAWordFile or ExportError for a file that cannot be opened again.
    """
    return tuple(result for examined in _examined(docx, pdf, expectation) for result in judged(RULES, examined))


def verify_export(papers: Iterable[WrittenPaper], snapshot: Snapshot, mode: Mode = "draft") -> Proof:
    """Measure every paper and compare them with one another; the errors are those of :func:`verify_paper`."""
    titles: list[str] = []
    found = _lines(_results(papers, snapshot, mode, titles))
    lines = sorted(found, key=lambda line: (_ORDER[line.state], list(GROUPS).index(line.rule[0])))
    ok = not any(line.state == "failed" for line in lines)
    return Proof(ok=ok, lines=tuple(lines), papers=tuple(titles))


def _results(
    papers: Iterable[WrittenPaper], snapshot: Snapshot, mode: Mode, titles: list[str]
) -> Iterator[tuple[str, RuleResult]]:
    """The results of paper after paper, then of comparing them; the title of each paper is put into ``titles``."""
    read: list[ReadPaper] = []
    for paper in papers:
        titles.append(paper.title)
        for examined in _examined(paper.docx, paper.pdf, expectation_of(snapshot, paper.kind, mode)):
            read.append(read_paper(paper.kind, paper.title, examined))
            yield from ((paper.title, result) for result in judged(RULES, examined))
    yield from (("", result) for result in agreement_results(read, snapshot))


def expectation_of(snapshot: Snapshot, kind: PaperKind, mode: Mode = "draft") -> PaperExpectation:
    """What a paper of the dossier must say by the dossier itself."""
    dossier = snapshot.dossier
    head = letterhead_of(snapshot)
    signed = signature_of(snapshot).right if dossier.signer is not None and kind in _SIGNED_BY_UNIT else None
    return PaperExpectation(
        kind=kind,
        mode=mode,
        place=dossier.unit.place,
        authority=signed.authority if signed else (),
        office=signed.office if signed else "",
        superior=head.superior,
        issuer=head.issuer,
        heads=tuple(_report_heads(snapshot)) if kind == "achievement_report" else (),
        number=dossier.submission.number.strip(),
        date=dossier.submission.date,
    )


def _report_heads(snapshot: Snapshot) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The superior and the issuer of every report: one of a collective is issued by itself, under the unit."""
    for nomination in reported(snapshot):
        head = report_letterhead(snapshot, snapshot.dossier.nominee_of(nomination))
        yield head.superior, head.issuer


def _examined(docx: bytes | None, pdf: bytes | None, expectation: PaperExpectation | None) -> Iterator[Examined]:
    if docx is not None:
        from app.documents.measuring.docx_file import measure_docx

        yield examine(measure_docx(docx), expectation)
    if pdf is not None:
        from app.documents.measuring.pdf_file import measure_pdf

        yield examine(measure_pdf(pdf), expectation)


# Lines for the official


def _lines(results: Iterable[tuple[str, RuleResult]]) -> Iterator[ProofLine]:
    """One line for each rule that applied: what broke it, else what was measured first."""
    kept: dict[str, RuleResult] = {}
    faults: dict[str, list[RuleResult]] = {}
    for paper, result in results:
        rule = f"{result.rule} {result.title}"
        if result.ok is not None:
            kept.setdefault(rule, result)
        if result.ok is False:
            faults.setdefault(rule, []).append(replace(result, where=_named(paper, result)) if paper else result)
    for rule, result in kept.items():
        yield _fault_line(faults[rule]) if rule in faults else _kept_line(result)


def _named(paper: str, result: RuleResult) -> str:
    place = f"{paper} ({result.source.upper()})"
    return f"{place}, {result.where}" if result.where else place


def _fault_line(faults: Sequence[RuleResult]) -> ProofLine:
    first = faults[0]
    more = f", và {len(faults) - 1} chỗ nữa" if len(faults) > 1 else ""
    text = f"{_measured(first)}, cần {first.expected} – {first.where}{more}. {first.clause}."
    state: State = "failed" if first.level == "M" or first.rule == "S03" else "warned"
    return ProofLine(
        state=state,
        group=GROUPS[first.rule[0]],
        rule=first.rule,
        text=text,
        clause=first.clause,
        places=tuple(result.where for result in faults),
    )


def _kept_line(result: RuleResult) -> ProofLine:
    return ProofLine(
        state="kept",
        group=GROUPS[result.rule[0]],
        rule=result.rule,
        text=f"{_measured(result)} ✓",
        clause=result.clause,
    )


def _measured(result: RuleResult) -> str:
    """The rule's name and what was found: "Lề trái 30 mm"."""
    if not result.found:
        return result.title
    joint = " " if result.found[0].isdigit() else ": "
    return f"{result.title}{joint}{result.found}"
