"""Every kind of unit, signer, number of addressees and legal bases comes out as Decree 30/2020 prints it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.model import Document, Letterhead, Paragraph, Recipients, SignatureBlock, StyleName
from app.documents.pdf_writer import pdf_bytes
from app.documents.submission import build_submission
from app.documents.verify import expectation_of, verify_paper
from app.domain.dossier import Snapshot, Submission
from app.domain.letterheads import suggest_letterhead
from app.domain.plan import LegalBasis
from app.domain.unit import Signer
from tests.helpers import dossier_builder as make
from tests.helpers.papers_docx import DocxPaper
from tests.helpers.papers_pdf import PdfPaper
from tests.helpers.papers_samples import FONTS

UNITS = (
    "Ủy ban nhân dân xã Minh Tâm",
    "Ủy ban nhân dân phường 3",
    "Ủy ban nhân dân phường Điện Biên Phủ",
    "Ủy ban nhân dân thị trấn Vũ Thư",
    "Ủy ban nhân dân đặc khu Côn Đảo",
    "Ủy ban nhân dân huyện Vũ Thư",
    "Ủy ban nhân dân thành phố Thái Bình",
    "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    "Sở Nội vụ tỉnh Thái Bình",
    "Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Bình",
    "Phòng Văn hóa - Xã hội xã Minh Tâm",
    "Văn phòng HĐND và UBND xã Minh Tâm",
    "Ủy ban MTTQ Việt Nam xã Minh Tâm",
    "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Trần Hưng Đạo",
    "Hội Liên hiệp Phụ nữ xã Minh Tâm",
    "Hội đồng Thi đua - Khen thưởng xã Minh Tâm",
    "Trường Tiểu học và Trung học cơ sở xã Minh Tâm",
    "Trung tâm Nghiên cứu, ứng dụng và chuyển giao tiến bộ khoa học kỹ thuật nông nghiệp vùng ven biển tỉnh Thái Bình",
)
HEAD = Signer(id="ky", name="Trần Văn Mẫu", position="Chủ tịch")


def made_by(name: str, signer: Signer = HEAD, **changes: Any) -> Snapshot:
    """A submission of a unit whose letterhead is the suggested one, undated."""
    draft = suggest_letterhead(name)
    unit = make.unit(
        name=name,
        letterhead=draft.letterhead,
        superior_letterhead=draft.superior_letterhead,
        body_name=draft.body_name,
        symbol=draft.symbol or "TTNC",
        place=draft.place,
        signers=(signer,),
    )
    return make.snapshot(unit=unit, **{"submission": Submission(signer="ky"), **changes})


def block_of(document: Document, kind: type[Any]) -> Any:
    return next(block for block in document.sections[0].blocks if isinstance(block, kind))


def authority(name: str, signer: Signer) -> tuple[str, ...]:
    block: SignatureBlock = block_of(build_submission(made_by(name, signer)), SignatureBlock)
    return block.right.authority


# Letterheads


@pytest.mark.parametrize("name", UNITS)
def test_the_letterhead_of_every_unit_is_drawn_in_both_formats(name: str) -> None:
    document = build_submission(made_by(name), with_list=False)
    head: Letterhead = block_of(document, Letterhead)
    docx, pdf = DocxPaper(docx_bytes(document)), PdfPaper(pdf_bytes(document, FONTS))
    read = "".join(pdf.text.split())
    for line in head.issuer:
        assert any(each.text == line and each.bold for each in docx.paragraphs)
    for line in head.superior:
        assert any(each.text == line and not each.bold for each in docx.paragraphs)
    # A cell of the letterhead may take several lines beside the motto; each word of it is there.
    assert all(word in read for line in (*head.superior, *head.issuer) for word in line.split())
    assert "Số:" in read
    assert head.number.rpartition("/")[2] in read


@pytest.mark.parametrize("name", UNITS)
def test_motto_and_country_stay_on_one_line_beside_any_issuer(name: str) -> None:
    page = PdfPaper(pdf_bytes(build_submission(made_by(name), with_list=False), FONTS)).pages[0]
    lines = [words.text.strip() for words in page]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert "Độc lập - Tự do - Hạnh phúc" in lines


@pytest.mark.parametrize("name", UNITS)
def test_number_and_place_stand_level(name: str) -> None:
    paper = PdfPaper(pdf_bytes(build_submission(made_by(name), with_list=False), FONTS))
    number, place = paper.find("Số:"), paper.find(suggest_letterhead(name).place)
    assert abs(number.y - place.y) < 3
    assert number.x < place.x


def test_a_name_of_three_lines_keeps_its_rule_between_a_third_and_a_half_of_a_line() -> None:
    document = build_submission(made_by(UNITS[-1]), with_list=False)
    paper = PdfPaper(pdf_bytes(document, FONTS))
    strokes = [stroke for stroke in paper.strokes() if stroke.level and stroke.x2 < paper.find("CỘNG HÒA").x]
    issuer = [words for words in paper.pages[0] if words.text.strip().isupper() and words.x < strokes[0].x1]
    assert len(issuer) >= 3
    assert len(strokes) == 1
    assert 40 < strokes[0].length < 100


# Signers (Điều 13)

COMMUNE, OFFICE = "Ủy ban nhân dân xã Minh Tâm", "Phòng Văn hóa - Xã hội xã Minh Tâm"
DEPARTMENT = "Sở Nội vụ tỉnh Thái Bình"
FRONT = "Ủy ban MTTQ Việt Nam xã Minh Tâm"


@pytest.mark.parametrize(
    ("unit", "position", "power", "head", "lines"),
    [
        (COMMUNE, "Chủ tịch", "head", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (COMMUNE, "Phó Chủ tịch", "deputy", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COMMUNE, "Chủ tịch", "acting", "", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
        (COMMUNE, "Chánh Văn phòng", "by_order", "Chủ tịch", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (COMMUNE, "Trưởng phòng", "delegated", "Chủ tịch", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
        (OFFICE, "Trưởng phòng", "head", "", ("TRƯỞNG PHÒNG",)),
        (OFFICE, "Phó Trưởng phòng", "deputy", "Trưởng phòng", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (DEPARTMENT, "Giám đốc", "head", "", ("GIÁM ĐỐC",)),
        (DEPARTMENT, "Phó Giám đốc", "deputy", "Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (DEPARTMENT, "Giám đốc", "acting", "", ("Q. GIÁM ĐỐC",)),
        (FRONT, "Phó Chủ tịch", "deputy", "Chủ tịch", ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_who_signs_has_the_lines_of_that_power(
    unit: str, position: str, power: Any, head: str, lines: tuple[str, ...]
) -> None:
    signer = Signer(id="ky", name="Lê Thị Mẫu", position=position, authority=power, head_position=head)
    assert authority(unit, signer) == lines


COUNCIL = "Hội đồng Thi đua - Khen thưởng xã Minh Tâm"
ORDERED_DEPUTY = Signer(
    id="ky",
    name="Lê Thị Mẫu",
    position="Phó Chánh Văn phòng",
    authority="by_order",
    head_position="Chủ tịch",
    ordered_position="Chánh Văn phòng",
)
COUNCILLOR = Signer(
    id="ky",
    name="Nguyễn Phước Hoàng Tôn Nữ Công Tằng Thị Thanh Thủy Ngọc Mẫu",
    position="Phó Chủ tịch",
    authority="deputy",
    head_position="Chủ tịch",
    office="Phó Chủ tịch Ủy ban nhân dân xã Minh Tâm",
)


def test_a_deputy_of_the_office_that_was_ordered_signs_in_three_lines() -> None:
    assert authority(COMMUNE, ORDERED_DEPUTY) == ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")


def test_a_council_signs_by_its_own_office_and_names_that_in_the_committee_above_the_name() -> None:
    block: SignatureBlock = block_of(build_submission(made_by(COUNCIL, COUNCILLOR)), SignatureBlock)
    assert block.right.authority == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert block.right.office == "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH TÂM"


@pytest.mark.parametrize(("unit", "signer"), [(COMMUNE, ORDERED_DEPUTY), (COUNCIL, COUNCILLOR)])
def test_the_proof_finds_these_signers_as_the_dossier_has_them(unit: str, signer: Signer) -> None:
    snapshot = made_by(unit, signer)
    document = build_submission(snapshot)
    docx, pdf = docx_bytes(document), pdf_bytes(document, FONTS)
    expected = expectation_of(snapshot, "submission")
    found = {result.rule for result in verify_paper(docx, pdf, expected) if result.ok is False}
    assert not found & {"S01", "S02", "S03", "S04", "S05", "S06", "S07"}
    for other in (replace(expected, office="TRƯỞNG PHÒNG"), replace(expected, authority=("CHỦ TỊCH",))):
        results = verify_paper(docx, pdf, other)
        assert {each.source for each in results if (each.rule, each.ok) == ("S03", False)} == {"docx", "pdf"}


def test_a_chair_who_signs_by_own_competence_has_no_collective_line() -> None:
    assert authority(COMMUNE, replace(HEAD, collective=False)) == ("CHỦ TỊCH",)


def test_recipients_stand_level_with_the_first_line_of_the_signer() -> None:
    signer = Signer(id="ky", name="Lê Thị Mẫu", position="Phó Chủ tịch", authority="deputy", head_position="Chủ tịch")
    paper = PdfPaper(pdf_bytes(build_submission(made_by(COMMUNE, signer), with_list=False), FONTS))
    assert abs(paper.find("Nơi nhận:").y - paper.find("TM. ỦY BAN NHÂN DÂN").y) < 8.5  # 3 mm


# Addressees, recipients and legal bases


@pytest.mark.parametrize("count", range(1, 11))
def test_one_addressee_stands_on_the_line_and_more_each_on_their_own(count: int) -> None:
    names = tuple(f"Ủy ban nhân dân huyện Ví Dụ {number}" for number in range(count))
    document = build_submission(made_by(COMMUNE, submission=Submission(signer="ky", addressees=names)))
    lines = [block for block in document.sections[0].blocks if isinstance(block, Paragraph)]
    one = [block.text for block in lines if block.style is StyleName.ADDRESSEE_ONLY]
    several = [block.text for block in lines if block.style is StyleName.ADDRESSEE]
    if count == 1:
        assert (one, several) == ([f"Kính gửi: {names[0]}"], [])
    else:
        assert several == [f"- {name};" for name in names[:-1]] + [f"- {names[-1]}."]
    paper = PdfPaper(pdf_bytes(document, FONTS))
    dashes = [words.x for words in paper.pages[0] if words.text.startswith("- Ủy ban nhân dân huyện")]
    assert len(dashes) == (0 if count == 1 else count)
    assert max(dashes, default=0) - min(dashes, default=0) < 1


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_legal_bases_end_in_semicolons_and_the_last_in_a_full_stop(count: int) -> None:
    bases = tuple(LegalBasis(id=f"cc-{n}", citation=f"Nghị định số {n}/2020/NĐ-CP của Chính phủ") for n in range(count))
    document = build_submission(replace(made_by(COMMUNE), plan=make.plan(legal_bases=bases)))
    cited = [
        b.text for b in document.sections[0].blocks if isinstance(b, Paragraph) and b.style is StyleName.LEGAL_BASIS
    ]
    assert len(cited) == count
    assert all(text.startswith("Căn cứ ") for text in cited)
    assert [text[-1] for text in cited] == [";"] * (count - 1) + ["."] * bool(count)
    assert len(PdfPaper(pdf_bytes(document, FONTS))) >= 2


@pytest.mark.parametrize("count", [0, 1, 10])
def test_recipients_begin_with_the_addressees_and_end_with_the_archive(count: int) -> None:
    entries = tuple(f"Nơi nhận số {number}" for number in range(count))
    submission = Submission(signer="ky", recipients=entries)
    block: SignatureBlock = block_of(build_submission(made_by(COMMUNE, submission=submission)), SignatureBlock)
    assert isinstance(block.left, Recipients)
    assert block.left.entries == ("- Như trên;", *(f"- {entry};" for entry in entries), "- Lưu: VT, VP.")


def test_a_name_of_sixty_letters_keeps_on_its_side_of_the_signature() -> None:
    signer = replace(HEAD, name="Nguyễn Phước Hoàng Tôn Nữ Công Tằng Thị Thanh Thủy Ngọc Mẫu")
    paper = PdfPaper(pdf_bytes(build_submission(made_by(COMMUNE, signer), with_list=False), FONTS))
    middle = paper.find("Nơi nhận:").x + 60
    assert paper.find("Nguyễn Phước Hoàng").x > middle
