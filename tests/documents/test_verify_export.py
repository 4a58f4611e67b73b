"""The proof of an export: what was written is opened again, and the papers of a dossier are compared."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.model import Document
from app.documents.papers import papers_of
from app.documents.pdf_writer import pdf_bytes
from app.documents.verify import Proof, WrittenPaper, verify_export
from app.domain.dossier import Mode, Snapshot
from app.paths import locate_paths
from app.services.samples import read_sample
from app.wiring import build_library

PATHS = locate_paths()
SAMPLES = tuple(sorted(each.parent.name for each in (PATHS.resources / "samples").glob("*/dossier.json")))
Papers = tuple[WrittenPaper, ...]


@cache
def sample(plan_id: str = "thai-binh-2021-bau-cu") -> Snapshot:
    dossier = read_sample(PATHS.resources / "samples" / plan_id)
    return Snapshot(plan=build_library(PATHS).load(dossier.plan), dossier=dossier)


def documents(snapshot: Snapshot, mode: Mode = "draft") -> dict[str, Document]:
    return {paper.id: paper.build() for paper in papers_of(snapshot, mode)}


def written(snapshot: Snapshot, mode: Mode = "draft") -> Papers:
    items = {item.id: item for item in snapshot.plan.dossier_items}
    return tuple(
        WrittenPaper(
            kind=items[identity].kind,
            title=items[identity].title,
            docx=docx_bytes(document),
            pdf=pdf_bytes(document, PATHS.fonts),
        )
        for identity, document in documents(snapshot, mode).items()
    )


@cache
def sample_papers() -> Papers:
    return written(sample())


def proof_of(papers: Papers, mode: Mode = "draft") -> Proof:
    return verify_export(papers, sample(), mode)


def failed(proof: Proof) -> set[str]:
    return {line.rule for line in proof.failed}


def edited(papers: Papers, kind: str, change: Callable[[str], str]) -> Papers:
    """The papers with other words in the DOCX of one kind, and without its PDF."""
    return tuple(
        replace(paper, docx=_reworded(paper.docx or b"", change), pdf=None) if paper.kind == kind else paper
        for paper in papers
    )


def _reworded(docx: bytes, change: Callable[[str], str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode()
                assert change(text) != text
                data = change(text).encode()
            made.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("plan_id", SAMPLES)
@pytest.mark.parametrize("mode", ["draft", "paper", "electronic"])
def test_the_papers_of_every_sample_keep_the_decree_in_both_formats(plan_id: str, mode: Mode) -> None:
    proof = verify_export(written(sample(plan_id), mode), sample(plan_id), mode)
    assert [line.text for line in proof.failed] == []
    assert proof.ok


def test_a_proof_tells_in_short_plain_words_what_was_measured() -> None:
    lines = {line.text for line in proof_of(sample_papers()).lines}
    assert {"Lề trái 30 mm ✓", "Lề trên 20 mm ✓", "Lùi đầu dòng 12,7 mm ✓", "Số bản tóm tắt 8 bản ✓"} <= lines


def test_a_proof_can_be_stored_as_json() -> None:
    proof = proof_of(sample_papers())
    stored = json.loads(json.dumps(proof.data))
    assert stored["ok"] is True
    assert stored["lines"][0].keys() == {"state", "group", "rule", "text", "clause", "places"}


def test_failed_rules_come_first_one_line_each_with_its_clause() -> None:
    papers = edited(sample_papers(), "submission", lambda text: text.replace('w:left="1701"', 'w:left="1134"'))
    proof = proof_of(papers)
    assert not proof.ok
    first = proof.lines[0]
    assert (first.state, first.rule, first.group) == ("failed", "P05", "Trang giấy")
    assert first.text.startswith("Lề trái 20 mm, cần 30–35 mm – Tờ trình")
    assert first.text.endswith("Nghị định 30/2020, Phụ lục I, Mục I.")
    assert len([line for line in proof.lines if line.rule == "P05"]) == 1


def test_a_number_in_the_submission_that_is_not_that_of_the_list_is_told() -> None:
    papers = edited(sample_papers(), "submission", lambda text: text.replace("03 (ba) tập thể", "04 (bốn) tập thể", 1))
    assert failed(proof_of(papers)) == {"G01"}


def test_a_number_whose_words_say_another_is_told() -> None:
    papers = edited(sample_papers(), "submission", lambda text: text.replace("05 (năm) cá nhân", "05 (bốn) cá nhân", 1))
    assert failed(proof_of(papers)) == {"G01"}


def test_a_missing_summary_is_told() -> None:
    place = next(n for n, paper in enumerate(sample_papers()) if paper.kind == "achievement_summary")
    whole = list(documents(sample()).values())[place]
    fewer = docx_bytes(replace(whole, sections=whole.sections[:-1]))
    papers = list(sample_papers())
    papers[place] = replace(papers[place], docx=fewer, pdf=None)
    assert failed(proof_of(tuple(papers))) == {"G01"}


def test_a_name_spelt_otherwise_in_one_paper_is_told() -> None:
    papers = edited(sample_papers(), "achievement_summary", lambda text: text.replace("Trần Đức Mẫu", "Trần Đúc Mẫu"))
    assert failed(proof_of(papers)) == {"G02"}


def test_a_position_or_an_award_that_differs_is_told() -> None:
    papers = edited(sample_papers(), "submission", lambda text: text.replace("Trưởng Công an xã,", "Phó Công an xã,"))
    assert failed(proof_of(papers)) == {"G03"}


def test_a_date_that_differs_between_papers_is_told() -> None:
    papers = edited(
        sample_papers(), "achievement_summary", lambda text: text.replace(" năm 2021</w:t>", " năm 2022</w:t>")
    )
    assert "G04" in failed(proof_of(papers))


def test_a_figure_of_the_table_that_no_summary_has_is_told() -> None:
    papers = edited(sample_papers(), "combined_summary", lambda text: text.replace("99,75%", "99,85%"))
    assert failed(proof_of(papers)) == {"G05"}


def test_word_and_pdf_that_say_different_things_are_told() -> None:
    papers = list(sample_papers())
    other = replace(sample().dossier, submission=replace(sample().dossier.submission, number="77"))
    changed = written(Snapshot(plan=sample().plan, dossier=other))
    papers[0] = replace(papers[0], pdf=changed[0].pdf)
    assert "G06" in failed(proof_of(tuple(papers)))


def test_a_signer_without_the_right_to_sign_is_told() -> None:
    papers = edited(sample_papers(), "submission", lambda text: text.replace("KT. CHỦ TỊCH", "TL. CHỦ TỊCH"))
    assert failed(proof_of(papers)) == {"S03"}


def test_one_format_alone_can_be_proven() -> None:
    only_pdf = tuple(replace(paper, docx=None) for paper in sample_papers())
    assert proof_of(only_pdf).ok
