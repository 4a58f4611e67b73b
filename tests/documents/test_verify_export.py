"""The proof of an export: what was written is opened again, and the papers of a dossier are compared."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from app.documents import blocks
from app.documents.docx_writer import docx_bytes
from app.documents.model import Block, Document, Letterhead, Recipients, SignatureBlock
from app.documents.papers import every_paper, paper_items, papers_of
from app.documents.pdf_writer import page_counts, pdf_bytes
from app.documents.verify import Proof, WrittenPaper, verify_export
from app.domain.dates import BLANK
from app.domain.dossier import Mode, Snapshot
from app.domain.plan import DossierItem, PaperKind
from app.paths import locate_paths
from app.services.samples import read_sample
from app.wiring import build_library
from tests.helpers import made_up

PATHS = locate_paths()
SAMPLES = tuple(sorted(each.parent.name for each in (PATHS.resources / "samples").glob("*/dossier.json")))
Papers = tuple[WrittenPaper, ...]
Blocks = tuple[Block, ...]


@cache
def sample(plan_id: str = "thai-binh-2021-bau-cu") -> Snapshot:
    dossier = read_sample(PATHS.resources / "samples" / plan_id)
    return Snapshot(plan=build_library(PATHS).load(dossier.plan), dossier=dossier)


@cache
def with_reports(plan_id: str = "thai-binh-2021-bau-cu", **changes: str) -> Snapshot:
    """The sample with minutes that are filled in and full reports asked for; ``changes`` go into their item."""
    known = sample(plan_id)
    report = DossierItem(id="bao-cao", kind="achievement_report", title="Báo cáo thành tích", per="nominee")
    items = (*known.plan.dossier_items, replace(report, **changes))
    dossier = replace(known.dossier, minutes=made_up.minutes())
    return Snapshot(plan=replace(known.plan, dossier_items=items), dossier=dossier)


def documents(snapshot: Snapshot, mode: Mode = "draft", *, every: bool = False) -> dict[str, Document]:
    chosen = tuple(paper.id for paper in every_paper(snapshot)) if every else None
    papers = papers_of(snapshot, mode, chosen, lambda document: page_counts(document, PATHS.fonts))
    return {paper.id: paper.build() for paper in papers}


def written(snapshot: Snapshot, mode: Mode = "draft", *, every: bool = False) -> Papers:
    items = {item.id: item for item in paper_items(snapshot)}
    return tuple(
        both_formats(items[identity], document) for identity, document in documents(snapshot, mode, every=every).items()
    )


def both_formats(item: DossierItem, document: Document) -> WrittenPaper:
    return WrittenPaper(
        kind=item.kind, title=item.title, docx=docx_bytes(document), pdf=pdf_bytes(document, PATHS.fonts)
    )


def mistold(snapshot: Snapshot, kind: PaperKind, change: Callable[[Blocks], Blocks]) -> Papers:
    """One paper of a kind in both formats, with the blocks of each of its sections changed."""
    item = next(item for item in snapshot.plan.dossier_items if item.kind == kind)
    document = documents(snapshot, every=True)[item.id]
    sections = tuple(replace(section, blocks=change(section.blocks)) for section in document.sections)
    assert sections != document.sections
    return (both_formats(item, replace(document, sections=sections)),)


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


@pytest.mark.parametrize("plan_id", SAMPLES)
@pytest.mark.parametrize("mode", ["draft", "paper", "electronic"])
def test_every_paper_that_can_be_chosen_keeps_the_decree_in_both_formats(plan_id: str, mode: Mode) -> None:
    for snapshot in (sample(plan_id), with_reports(plan_id)):
        papers = written(snapshot, mode, every=True)
        assert len(papers) == len(every_paper(snapshot)) > len(papers_of(snapshot))
        assert [line.text for line in verify_export(papers, snapshot, mode).lines if line.state != "kept"] == []


def test_the_line_under_a_title_is_not_taken_for_that_of_a_long_agency_name_without_a_date_beside() -> None:
    known = sample()
    name = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ PHÁT TRIỂN DU LỊCH CỘNG ĐỒNG VÙNG VEN BIỂN BẮC VÍ DỤ"
    unit = replace(known.dossier.unit, letterhead=(name,), superior_letterhead=("ỦY BAN NHÂN DÂN TỈNH VÍ DỤ",))
    snapshot = replace(known, dossier=replace(known.dossier, unit=unit))
    item = next(each for each in paper_items(snapshot) if each.kind == "evidence_index")
    paper = both_formats(item, documents(snapshot, every=True)[item.id])
    assert [line.text for line in verify_export((paper,), snapshot, "draft").failed if line.rule == "H12"] == []


def test_reports_may_be_signed_and_confirmed_by_whomever_the_plan_names() -> None:
    snapshot = with_reports(confirmed_by="Khu dân cư nơi cư trú và đơn vị quản lý xác nhận", signed_by="Người kê khai")
    proof = verify_export(written(snapshot, every=True), snapshot)
    assert [line.text for line in proof.failed] == []


def test_recipients_below_the_signatures_of_minutes_may_be_as_wide_as_the_page() -> None:
    wide = "Các thành viên Hội đồng Thi đua - Khen thưởng, các ban, ngành, đoàn thể và các thôn có liên quan"

    def widened(known: Blocks) -> Blocks:
        longer = Recipients(entries=(f"- {wide}, {wide.lower()};", "- Lưu: VT, VP."))
        return tuple(longer if isinstance(each, Recipients) else each for each in known)

    assert verify_export(mistold(sample(), "minutes", widened), sample()).failed == ()


def test_minutes_whose_recipients_stand_above_the_signatures_are_told() -> None:
    def raised(known: Blocks) -> Blocks:
        return (*known[:-2], known[-1], known[-2])

    assert failed(verify_export(mistold(sample(), "minutes", raised), sample())) >= {"S06"}


def test_minutes_without_the_line_of_the_archive_are_told() -> None:
    def shortened(known: Blocks) -> Blocks:
        shorter = Recipients(entries=("- Các thành viên dự họp;",))
        return tuple(shorter if isinstance(each, Recipients) else each for each in known)

    assert failed(verify_export(mistold(sample(), "minutes", shortened), sample())) == {"N04"}


@pytest.mark.parametrize(
    ("sentence", "warned"),
    [
        (f"Họp theo Tờ trình số{BLANK}/TTr-UBND của Ủy ban nhân dân xã.", False),
        ("Họp theo Tờ trình  của Ủy ban nhân dân xã.", True),
    ],
)
def test_room_left_for_handwriting_is_no_doubled_space(sentence: str, warned: bool) -> None:
    papers = mistold(sample(), "minutes", lambda known: (*known[:3], *blocks.body(sentence), *known[3:]))
    proof = verify_export(papers, sample())
    assert [line.rule for line in proof.lines if line.state != "kept"] == ["C04"] * warned


def test_a_paper_of_one_signer_keeps_its_recipients_level_with_the_position() -> None:
    def lowered(known: Blocks) -> Blocks:
        (signed,) = (each for each in known if isinstance(each, SignatureBlock))
        assert isinstance(signed.left, Recipients)
        others = tuple(each for each in known if each is not signed)
        return (*others, replace(signed, left=None), signed.left)

    papers = mistold(sample(), "submission", lambda known: lowered(known) if _is_signed(known) else known)
    assert "S06" in failed(verify_export(papers, sample()))


def _is_signed(known: Blocks) -> bool:
    return any(isinstance(each, SignatureBlock) for each in known)


def test_a_report_whose_letterhead_is_not_that_of_its_nominee_is_told() -> None:
    def swapped(known: Blocks) -> Blocks:
        return tuple(
            replace(each, superior=each.issuer, issuer=each.superior)
            if isinstance(each, Letterhead) and each.superior
            else each
            for each in known
        )

    snapshot = with_reports()
    papers = mistold(snapshot, "achievement_report", swapped)
    assert failed(verify_export(papers, snapshot)) >= {"H09", "H10"}


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
    papers = edited(sample_papers(), "submission", lambda text: text.replace("Trưởng Công an", "Phó Công an"))
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
