"""Every rule as a pair on a DOCX: the sound paper keeps it, and a paper that breaks just it is told so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.measuring.rules import RULES
from app.documents.verify import PaperExpectation, RuleResult, verify_paper
from tests.helpers.broken_papers import (
    BASIS_LAST,
    EXPECTED,
    LONG_TEXT,
    Mutation,
    Tree,
    W,
    both,
    find,
    letters,
    line_below,
    mutated,
    page_setting,
    parsed,
    reworded,
    setting,
    sound_submission,
    without_page_setting,
)

SOUND = docx_bytes(sound_submission())
BODY = LONG_TEXT[:40]

# Where a rule is about the DOCX only by way of the PDF, its pair stands in test_verify_pdf_rules.
ONLY_IN_PDF = {"S08", "S09", "E01", "E02"}


def _empty_lines_gone(tree: Tree) -> None:
    """Position and name right under one another."""
    name = find(tree, "Lê Thị Mẫu")
    spacing = parsed("<w:spacing/>")
    spacing.set(f"{W}before", "120")
    name.find(f"{W}pPr").append(spacing)


def _two_page_breaks(tree: Tree) -> None:
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    place = find(tree, "I. KẾT QUẢ")
    for _ in range(2):
        place.addprevious(parsed(page))


def _number_in_another_row(tree: Tree) -> None:
    """The place and date in a row of their own."""
    row = next(each for each in find(tree, "Thử Nghiệm, ngày").iterancestors(f"{W}tr"))
    copy = parsed("<w:tr><w:tc><w:p/></w:tc></w:tr>")
    copy.append(find(tree, "Thử Nghiệm, ngày").getparent())
    row.append(parsed("<w:tc><w:p/></w:tc>"))
    row.addnext(copy)


def _recipients_lower(tree: Tree) -> None:
    """Nơi nhận in the row under the signature's."""
    cell = find(tree, "Nơi nhận:").getparent()
    row = cell.getparent()
    empty = parsed("<w:tc><w:p/></w:tc>")
    row.replace(cell, empty)
    below = parsed("<w:tr/>")
    below.append(cell)
    below.append(parsed("<w:tc><w:p/></w:tc>"))
    row.addnext(below)


def _wide_header_table(tree: Tree) -> None:
    """The right column of the letterhead too narrow for its words."""
    columns = list(next(tree.iter(f"{W}tblGrid")).iter(f"{W}gridCol"))
    columns[0].set(f"{W}w", "3884")
    columns[1].set(f"{W}w", "5471")
    line_below("Độc lập", left="1022", right="1022")(tree)


def _wide_list(tree: Tree) -> None:
    grids = [each for each in tree.iter(f"{W}tbl") if "STT" in "".join(each.itertext())]
    next(grids[0].iter(f"{W}gridCol")).set(f"{W}w", "3000")


def _row_lost(tree: Tree) -> None:
    """One row of a list taken out."""
    table = next(each for each in tree.iter(f"{W}tbl") if "STT" in "".join(each.itertext()))
    rows = list(table.iter(f"{W}tr"))
    table.remove(rows[-1])


def _not_restarted(tree: Tree) -> None:
    """The second appendix counts on."""
    pages = list(tree.iter(f"{W}pgNumType"))[2]
    del pages.attrib[f"{W}start"]


def _superscript_stamp(tree: Tree) -> None:
    """What a digital signature prints on an attachment, too large."""
    stamp = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
    text = "<w:t>Số: 05/TTr-VHXH; 07/01/2026; 09:15:00</w:t></w:r></w:p>"
    next(tree.iter(f"{W}body")).insert(0, parsed(stamp + text))


MUTATIONS: dict[str, Mutation] = {
    "P01": page_setting("pgSz", w="12240", h="15840"),
    "P03": page_setting("pgMar", top="850"),
    "P04": page_setting("pgMar", bottom="1700"),
    "P05": page_setting("pgMar", left="1440"),
    "P06": page_setting("pgMar", right="1440"),
    "P07": letters(BODY, font="Arial"),
    "P08": letters(BODY, font=".VnTime"),
    "P09": reworded(BODY, "phong trào", "phong tra\u0300o"),
    "P10": letters(BODY, color="FF0000"),
    "P14": without_page_setting("titlePg"),
    "P15": page_setting("pgNumType", fmt="lowerRoman"),
    "P16": _not_restarted,
    "P17": _two_page_breaks,
    "H01": reworded("CỘNG HÒA", "VIỆT NAM", "VIỆT-NAM"),
    "H02": letters("CỘNG HÒA", i="1"),
    "H03": reworded("Độc lập", " - Tự do", " – Tự do"),
    "H04": letters("Độc lập", b="0"),
    "H06": setting("Độc lập", "spacing", before="160"),
    "H07": line_below("Độc lập", left="2000", right="2000"),
    "H09": letters("UBND XÃ", b="1"),
    "H10": letters("PHÒNG VĂN HÓA", sz="22"),
    "H12": line_below("PHÒNG VĂN HÓA", left="400", right="400"),
    "H13": reworded("PHÒNG VĂN HÓA", "PHÒNG VĂN HÓA", "PHÒNG VHTT UBND"),
    "H14": reworded("Số:", "05/TTr-VHXH", "05-TTr/VHXH"),
    "H15": reworded("Số:", "05/", "5/"),
    "H16": reworded("Số:", "05/TTr-VHXH", "05/TTr - VHXH"),
    "H17": letters("Số:", b="1"),
    "H18": reworded("Số:", "TTr-", "TT-"),
    "H19": reworded("Thử Nghiệm, ngày", ", ngày", " ngày"),
    "H20": reworded("Thử Nghiệm, ngày", "tháng 01", "tháng 05"),
    "H21": reworded("Thử Nghiệm, ngày", "ngày 07 tháng 01", "ngày 31 tháng 02"),
    "H22": letters("Thử Nghiệm, ngày", i="0"),
    "H23": _number_in_another_row,
    "H24": reworded("Thử Nghiệm, ngày", "Thử Nghiệm", "Nơi Khác"),
    "H25": _wide_header_table,
    "T01": letters("TỜ TRÌNH", sz="32"),
    "T02": letters("Về việc", b="0"),
    "T03": line_below("Về việc"),
    "T04": reworded("Về việc", "2025", "2025."),
    "K01": reworded("Kính gửi:", "Kính gửi:", "Kính gửi"),
    "K02": letters("Kính gửi:", b="1"),
    "K03": reworded("- Hội đồng Thi đua", "Thử Nghiệm.", "Thử Nghiệm;"),
    "K04": setting("- Hội đồng Thi đua", "ind", left="1500", hanging="0"),
    "B01": letters("Căn cứ Luật", i="0"),
    "B02": reworded(BASIS_LAST, "Ví Dụ.", "Ví Dụ,"),
    "B03": reworded(BASIS_LAST, "số 32/KH-UBND ", ""),
    "B04": letters(BODY, sz="24"),
    "B05": setting(BODY, "jc", val="left"),
    "B06": setting(BODY, "ind", firstLine="300"),
    "B07": setting(BODY, "spacing", 1, before="0"),
    "B08": setting(BODY, "spacing", line="480", lineRule="auto"),
    "B09": letters("I. KẾT QUẢ", b="0"),
    "B10": reworded("đ) Đề nghị", "đ) ", "e) "),
    "B11": reworded("Kính trình", "./.", "."),
    "B13": setting(BODY, "widowControl", val="0"),
    "S01": letters("PHÓ TRƯỞNG PHÒNG", b="0"),
    "S02": reworded("KT. TRƯỞNG", "KT. ", "K/T "),
    "S04": reworded("Lê Thị Mẫu", "Lê Thị Mẫu", "LÊ THỊ MẪU"),
    "S05": reworded("Lê Thị Mẫu", "Lê Thị", "ThS. Lê Thị"),
    "S06": _recipients_lower,
    "S07": _empty_lines_gone,
    "N01": letters("Nơi nhận:", u="single"),
    "N02": letters("- Lãnh đạo", sz="26"),
    "N03": reworded("- Như trên", "Như trên", "Ủy ban nhân dân xã"),
    "N04": reworded("- Lưu:", "Lưu: VT", "Lưu"),
    "A01": letters("Phụ lục I", sz="26"),
    "A02": reworded("Phụ lục II", "II", "2"),
    "A03": letters("DANH SÁCH TẬP THỂ", sz="24"),
    "A04": letters("(Kèm theo Tờ trình", i="0"),
    "A05": reworded("(Kèm theo Tờ trình", "số 05/", "số      /"),
    "A06": _wide_list,
    "A07": page_setting("pgMar", 2, left="1134"),
    "A08": _row_lost,
    "E03": _superscript_stamp,
    "C01": reworded(BODY, "đánh giá cao", "đánh giá cao, khoẻ"),
    "C02": reworded(BODY, "khoản 2 Điều 5", "Khoản 2 Điều 5"),
    "C03": reworded("- Hội đồng", "Hội đồng Thi đua - Khen thưởng", "Ủy Ban Nhân Dân"),
    "C04": reworded(BODY, "tuyên truyền, vận", "tuyên truyền , vận"),
}
HEADER: dict[str, Mutation] = {
    "P11": setting("", "jc", val="right"),
    "P13": letters("", sz="20"),
}


def results(docx: bytes, expectation: PaperExpectation = EXPECTED) -> tuple[RuleResult, ...]:
    return verify_paper(docx, None, expectation)


def broken(docx: bytes, expectation: PaperExpectation = EXPECTED) -> set[str]:
    return {result.rule for result in results(docx, expectation) if result.ok is False}


def test_the_sound_paper_keeps_every_rule_that_applies() -> None:
    kept = {result.rule for result in results(SOUND) if result.ok}
    assert kept >= {*MUTATIONS, *HEADER} - {"E03"}
    assert not broken(SOUND)


@pytest.mark.parametrize("rule", MUTATIONS)
def test_a_paper_that_breaks_just_one_rule_is_told_so(rule: str) -> None:
    assert broken(mutated(SOUND, MUTATIONS[rule])) == {rule}


@pytest.mark.parametrize("rule", HEADER)
def test_a_page_number_that_breaks_just_one_rule_is_told_so(rule: str) -> None:
    assert broken(mutated(SOUND, HEADER[rule], "word/header1.xml")) == {rule}


def test_a_page_number_nearer_to_the_text_than_the_margin_is_told() -> None:
    header = page_setting("pgMar", header="1500")
    assert broken(mutated(SOUND, header)) == {"P12"}


def test_a_lying_main_paper_without_any_table_is_told() -> None:
    document = sound_submission()
    lying = replace(document.sections[0], landscape=True)
    docx = docx_bytes(replace(document, sections=(lying, *document.sections[1:])))
    assert broken(docx) == {"P02"}


def test_a_paper_without_page_numbers_is_told_so() -> None:
    def no_field(tree: Tree) -> None:
        for run in list(tree.iter(f"{W}r")):
            run.getparent().remove(run)

    assert broken(mutated(SOUND, no_field, "word/header1.xml")) == {"P11"}


def test_a_letterhead_on_the_wrong_side_is_told() -> None:
    """Quốc hiệu on the left and the issuer on the right break the rules of both places."""

    def swapped(tree: Tree) -> None:
        first = next(next(tree.iter(f"{W}tbl")).iter(f"{W}tr"))
        cells = first.findall(f"{W}tc")
        first.remove(cells[0])
        first.append(cells[0])

    assert {"H05"} <= broken(mutated(SOUND, swapped))


def test_an_issuer_out_of_line_with_the_body_above_is_told() -> None:
    moved = both(setting("PHÒNG VĂN HÓA", "ind", left="600"), line_below("PHÒNG VĂN HÓA", left="1500", right="900"))
    assert broken(mutated(SOUND, moved)) == {"H11", "H17"}


def test_a_national_title_of_two_lines_is_only_a_warning() -> None:
    narrow = setting("CỘNG HÒA", "ind", left="600", right="600")
    found = results(mutated(SOUND, narrow))
    assert {(result.rule, result.level) for result in found if result.ok is False} == {("H08", "T")}


def test_a_paper_that_never_mentions_its_appendices_is_told() -> None:
    silent = both(
        reworded("(Có danh sách", "(Có danh sách tại Phụ lục I, Phụ lục II kèm theo).", "Kính đề nghị."),
        reworded("1. Danh sách", "Danh sách", "Nội dung"),
    )
    assert broken(mutated(SOUND, silent)) == {"B12"}


def test_a_deputy_who_signs_as_if_for_himself_is_told() -> None:
    def without_kt(tree: Tree) -> None:
        line = find(tree, "KT. TRƯỞNG")
        line.getparent().remove(line)

    expected = replace(EXPECTED, authority=())
    assert broken(mutated(SOUND, without_kt), expected) == {"S03"}


def test_a_signer_other_than_the_dossiers_is_told() -> None:
    expected = replace(EXPECTED, authority=("TRƯỞNG PHÒNG",))
    assert broken(SOUND, expected) == {"S03"}


def test_a_filled_reference_in_an_electronic_file_is_told() -> None:
    assert broken(SOUND, replace(EXPECTED, mode="electronic")) == {"A05"}


def test_a_subject_longer_than_the_systems_take_is_told() -> None:
    def long_subject(tree: Tree) -> None:
        subject = next(each for each in tree if each.tag.endswith("}subject"))
        subject.text = "khen thưởng " * 50

    assert broken(mutated(SOUND, long_subject, "docProps/core.xml")) == {"E04"}


def test_a_fault_says_where_it_is_what_was_found_and_by_which_clause() -> None:
    found = next(result for result in results(mutated(SOUND, MUTATIONS["B06"])) if result.ok is False)
    assert found.where.startswith("Đoạn ")
    assert "Thực hiện phong trào" in found.where
    assert (found.found, found.expected) == ("5,3 mm", "1 cm hoặc 1,27 cm")
    assert found.clause == "Nghị định 30/2020, Phụ lục I, Mục II.6"


def test_every_rule_has_its_pair() -> None:
    told_apart = {"P02", "P12", "H05", "H08", "H11", "B12", "S03", "E04"}
    assert {rule.id for rule in RULES} == {*MUTATIONS, *HEADER, *told_apart, *ONLY_IN_PDF}


def test_the_rules_are_those_of_the_fact_sheet() -> None:
    letters_ = {"P": 17, "H": 25, "T": 4, "K": 4, "B": 13, "S": 9, "N": 4, "A": 8, "E": 4, "C": 4}
    wanted = {f"{letter}{number:02d}" for letter, most in letters_.items() for number in range(1, most + 1)}
    assert {rule.id for rule in RULES} == wanted
    assert len(RULES) == 92
