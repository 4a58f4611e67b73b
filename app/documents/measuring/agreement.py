"""Whether the papers of one dossier say the same: how many, who, with which award, dates and figures.

Everything is read from the written files; the dossier only says what ought to be there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from app.documents.measuring.anatomy import Examined, Part
from app.documents.measuring.form import MeasuredPaper, Source
from app.documents.measuring.verdict import RuleResult
from app.documents.wording import KIND_WORDS, award_of, counts
from app.domain.dossier import Nomination, Snapshot
from app.domain.plan import NomineeKind, PaperKind
from app.domain.vietnamese import number_in_words

CLAUSE = "Hồ sơ phải thống nhất giữa tờ trình, danh sách và bản tóm tắt thành tích"
_STATED = re.compile(r"(\d+) \(([^()]{1,60})\) (tập thể|cá nhân|hộ gia đình|tổ chức)")
_FIGURE = re.compile(r"\d[\d.,/]*\d|\d")
_KINDS: Mapping[str, NomineeKind] = {word: kind for kind, word in KIND_WORDS.items()}


@dataclass(frozen=True, kw_only=True)
class ReadPaper:
    """What is kept of a written paper that was read back, so that all others can be compared with it.

    ``texts`` are its parts with a letterhead, ``body`` the sentences of these; ``rows`` those of its list, None if
    it has none; ``letters`` stands for all letters and figures in it.
    """

    kind: PaperKind
    title: str
    source: Source
    texts: tuple[str, ...]
    body: str
    place_dates: tuple[str, ...]
    rows: tuple[str, ...] | None
    letters: bytes

    @property
    def where(self) -> str:
        """Which file it is."""
        return f"{self.title} ({self.source.upper()})"


def read_paper(kind: PaperKind, title: str, examined: Examined) -> ReadPaper:
    """The little that is compared, so that a dossier of many papers needs no more memory than its longest."""
    mains = examined.mains
    return ReadPaper(
        kind=kind,
        title=title,
        source=examined.paper.source,
        texts=tuple(_part_text(part) for part in mains),
        body=" ".join(block.text for part in mains for block in part.body),
        place_dates=tuple(essence(part.place_date.text) for part in mains if part.place_date is not None),
        rows=_list_rows(kind, examined),
        letters=sha256("".join(sorted(essence(_whole_text(examined.paper)))).encode()).digest(),
    )


def agreement_results(papers: Sequence[ReadPaper], snapshot: Snapshot) -> tuple[RuleResult, ...]:
    """The results of all comparisons; rules G01 to G07."""
    return tuple(
        result
        for results in (
            _numbers(papers, snapshot),
            _names(papers, snapshot),
            _details(papers, snapshot),
            _dates(papers),
            _figures(papers, snapshot),
            _formats(papers),
        )
        for result in results
    )


def _of_kind(papers: Iterable[ReadPaper], *kinds: PaperKind) -> Iterator[ReadPaper]:
    return (paper for paper in papers if paper.kind in kinds)


# How many


def _numbers(papers: Sequence[ReadPaper], snapshot: Snapshot) -> Iterator[RuleResult]:
    known = counts(snapshot)
    total = sum(known.values())
    said = " và ".join(f"{number} {KIND_WORDS[kind]}" for kind, number in known.items())
    for paper in _of_kind(papers, "submission"):
        yield from _stated(paper, known)
    for paper in papers:
        if paper.rows is not None:
            found, fits = f"{len(paper.rows)} hàng", len(paper.rows) == total
            yield _result("G01", "Số lượng trong danh sách", found, f"{total} ({said})", paper, fits=fits)
    for paper in _of_kind(papers, "achievement_summary"):
        found = len(paper.texts)
        yield _result("G01", "Số bản tóm tắt", f"{found} bản", f"{total} bản", paper, fits=found == total)


def _stated(paper: ReadPaper, known: Mapping[NomineeKind, int]) -> Iterator[RuleResult]:
    """The numbers the submission states, in figures and in words."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", paper.body))
    for figure, words, noun in dict.fromkeys(_STATED.findall(text)):
        wanted = known.get(_KINDS[noun], 0)
        fits = int(figure) == wanted and words.strip() == number_in_words(wanted)
        expected = f"{wanted:02d} ({number_in_words(wanted)}) {noun}"
        yield _result("G01", "Số lượng trong tờ trình", f"{figure} ({words}) {noun}", expected, paper, fits=fits)


def _list_rows(kind: PaperKind, examined: Examined) -> tuple[str, ...] | None:
    """The numbered rows of the list in a paper, each as one text; None if the paper has no list."""
    if kind == "nominee_list":
        sections = {part.section for part in examined.parts}
    elif kind == "submission" and examined.appendices:
        sections = {part.section for part in examined.appendices}
    elif kind == "combined_summary":
        sections = {part.section for part in examined.mains}
    else:
        return None
    tables = (table for table in examined.paper.tables if table.section in sections)
    return tuple(_numbered(row for table in tables for row in table.rows))


def _numbered(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows that begin with a number; one cut by the end of a page goes on where its number is missing."""
    found: list[str] = []
    for row in rows:
        if row and row[0].strip().isdigit():
            found.append("\n".join(row))
        elif found and len(row) > 1 and not row[0].strip():
            found[-1] += "\n" + "\n".join(row)
    return found


# Who, and with what


def _names(papers: Sequence[ReadPaper], snapshot: Snapshot) -> Iterator[RuleResult]:
    nominations = _in_order(snapshot)
    for paper, texts in _per_nominee(papers):
        for nomination, text in zip(nominations, texts, strict=False):
            name = snapshot.dossier.nominee_of(nomination).name
            if not has(text, name):
                yield _result("G02", "Tên trong giấy tờ", _opening(text), name, paper, fits=False)
                break
        else:
            yield _result("G02", "Tên trong giấy tờ", "giống hồ sơ", "giống hồ sơ", paper, fits=True)


def _details(papers: Sequence[ReadPaper], snapshot: Snapshot) -> Iterator[RuleResult]:
    """Position, workplace and birthday of people, and the award, wherever a paper prints them."""
    nominations = _in_order(snapshot)
    for paper, texts in _per_nominee(papers):
        faults: list[str] = []
        for nomination, text in zip(nominations, texts, strict=False):
            faults.extend(_missing(paper, text, nomination, snapshot))
        found = "; ".join(faults[:3]) or "giống hồ sơ"
        yield _result("G03", "Chức vụ, ngày sinh, hình thức khen", found, "giống hồ sơ", paper, fits=not faults)


def _missing(paper: ReadPaper, text: str, nomination: Nomination, snapshot: Snapshot) -> Iterator[str]:
    nominee = snapshot.dossier.nominee_of(nomination)
    wanted: dict[str, str] = {}
    if nominee.is_person:
        wanted = {"chức vụ": nominee.position, "đơn vị": nominee.workplace}
        if paper.kind != "combined_summary":
            wanted["ngày sinh"] = nominee.birth.as_written() if nominee.birth else ""
    if paper.kind in ("submission", "nominee_list"):
        form = snapshot.plan.list_form
        columns = form.individual_columns if nominee.is_person else form.collective_columns
        printed = {column.id for column in columns}
        needs = {"chức vụ": {"position"}, "đơn vị": {"position", "workplace"}, "ngày sinh": {"birth"}}
        wanted = {name: value for name, value in wanted.items() if needs[name] & printed}
        award = award_of(snapshot, nomination)
        wanted |= {"hình thức khen": award.name} if award is not None and "award" in printed else {}
    for name, value in wanted.items():
        if value.strip() and not has(text, value):
            yield f"{nominee.name}: thiếu {name} “{value}”"


def _in_order(snapshot: Snapshot) -> list[Nomination]:
    """The nominations as every paper orders them: by kind, then as the dossier has them."""
    return [nomination for kind in counts(snapshot) for nomination in snapshot.nominations_of(kind)]


def _per_nominee(papers: Iterable[ReadPaper]) -> Iterator[tuple[ReadPaper, tuple[str, ...]]]:
    """For each paper that has one, the text about each nominee in order."""
    for paper in papers:
        if paper.rows is not None:
            yield paper, paper.rows
        elif paper.kind == "achievement_summary":
            yield paper, paper.texts


def _part_text(part: Part) -> str:
    return "\n".join(block.text for block in part.blocks)


# Dates, figures, formats


def _dates(papers: Sequence[ReadPaper]) -> Iterator[RuleResult]:
    """The number and the date of the letterheads: one in all papers."""
    lines: dict[str, ReadPaper] = {}
    shared = _of_kind(papers, "submission", "achievement_summary", "combined_summary")
    for paper in shared:
        for line in paper.place_dates:
            lines.setdefault(line, paper)
    if lines:
        first = next(iter(lines.values()))
        found = "như nhau" if len(lines) == 1 else f"{len(lines)} cách ghi khác nhau"
        yield _result("G04", "Địa danh, ngày trên mọi giấy tờ", found, "như nhau", first, fits=len(lines) == 1)


def _figures(papers: Sequence[ReadPaper], snapshot: Snapshot) -> Iterator[RuleResult]:
    """Every figure of the table over all nominees stands in the nominee's own summary too."""
    nominations = _in_order(snapshot)
    summaries = {paper.source: paper.texts for paper in _of_kind(papers, "achievement_summary")}
    for paper in _of_kind(papers, "combined_summary"):
        texts = summaries.get(paper.source)
        if texts is None or paper.rows is None:
            continue
        faults = [
            f"{snapshot.dossier.nominee_of(nomination).name}: {figure}"
            for nomination, row, text in zip(nominations, paper.rows, texts, strict=False)
            if not nomination.summary_text.strip()
            for figure in _own_figures(row) - set(_FIGURE.findall(f"{text} {nomination.certificate_text}"))
        ]
        found = "; ".join(sorted(faults)[:3]) or "như nhau"
        yield _result("G05", "Số liệu giữa các giấy tờ", found, "như nhau", paper, fits=not faults)


def _own_figures(row: str) -> set[str]:
    """The results in a row: figures with decimals or of two parts; years and plain counts stand in any text."""
    results = row.split("\n")[2:]
    return {figure for text in results for figure in _FIGURE.findall(text) if "," in figure or "/" in figure}


def _formats(papers: Sequence[ReadPaper]) -> Iterator[RuleResult]:
    """The DOCX and the PDF of a paper hold the same letters."""
    by_title: dict[str, dict[str, ReadPaper]] = {}
    for paper in papers:
        by_title.setdefault(paper.title, {})[paper.source] = paper
    for formats in by_title.values():
        if len(formats) == 2:
            same = formats["docx"].letters == formats["pdf"].letters
            found = "cùng nội dung" if same else "khác nhau"
            yield _result("G06", "Bản Word và bản PDF", found, "cùng nội dung", formats["pdf"], fits=same)


def _whole_text(measured: MeasuredPaper) -> str:
    """Every paragraph and every table, a header that is repeated on each page once."""
    blocks = [block.text for block in measured.blocks if not block.table]
    cells = [cell for table in measured.tables for row in table.rows for cell in row]
    return "\n".join((*blocks, *cells))


# Texts


@lru_cache(maxsize=4096)
def essence(text: str) -> str:
    """The Latin letters and figures of a text alone: how it was broken into lines no longer matters."""
    known = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in known if letter.isalnum() and (letter < "\u0250" or "ḁ" <= letter <= "ỿ"))


def has(text: str, words: str) -> bool:
    """Whether the words stand in the text, however its lines are broken."""
    return essence(words) in essence(text)


def _opening(text: str) -> str:
    return " ".join(text.split())[:60]


def _result(rule: str, title: str, found: str, expected: str, paper: ReadPaper, *, fits: bool) -> RuleResult:
    return RuleResult(
        rule=rule,
        level="M",
        ok=fits,
        title=title,
        found=found,
        expected=expected,
        where=paper.where,
        clause=CLAUSE,
        source=paper.source,
    )
