"""The PDF measured where its words and lines stand, and as a file that lasts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.documents import layout
from app.documents.blocks import letterhead, recipients, signature, title
from app.documents.flow import arrange
from app.documents.layout import PORTRAIT
from app.documents.lines import Span, line_width, printable
from app.documents.model import (
    Block,
    Column,
    Run,
    Section,
    SignatureColumn,
    StyleName,
    Table,
    paragraph,
    row,
)
from app.documents.pdf_fonts import load_fonts, unprintable_characters
from app.documents.pdf_pages import strips_of
from app.documents.pdf_strips import Setting, TextMark
from app.documents.pdf_writer import page_counts, pdf_bytes, pdf_file
from app.errors import FontMissing
from tests.helpers.papers_pdf import POINTS_PER_MM, PdfPaper, Words
from tests.helpers.papers_samples import FONTS, LONG_TEXT, NASTY_TEXTS, nominee_list, paper, submission

LEFT, RIGHT = 30 * POINTS_PER_MM, (210 - 15) * POINTS_PER_MM
TOP, BOTTOM = 20 * POINTS_PER_MM, (297 - 20) * POINTS_PER_MM


@pytest.fixture(scope="module")
def sample() -> PdfPaper:
    """A long Tờ trình of two addressees with its Danh sách in landscape."""
    return PdfPaper(pdf_bytes(paper(submission(12, names=("Huyện A", "Ban B")), nominee_list(13)), FONTS))


def printed(*blocks: Block, landscape: bool = False) -> PdfPaper:
    return PdfPaper(pdf_bytes(paper(Section(blocks=blocks, landscape=landscape)), FONTS))


def width(words: Words) -> float:
    bold, italic = "Bold" in words.font, "Italic" in words.font
    return load_fonts(FONTS).measure(words.size)(Span(words.text.rstrip(), bold, italic))


def middle(words: Words) -> float:
    return words.x + width(words) / 2


# P: pages


def test_p01_p02_pages_are_a4(sample: PdfPaper) -> None:
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in sample.reader.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_p03_to_p06_words_keep_the_margins(sample: PdfPaper) -> None:
    for words in (words for page in sample.pages[:2] for words in page if not words.text.isdigit()):
        assert words.x >= LEFT - 0.5
        assert TOP < words.y <= BOTTOM
    assert sample.find("Trong", page=1).y == pytest.approx(TOP + 14 * 0.93, abs=1)


def test_p07_p08_e02_fonts_are_embedded_subsets_with_their_letters_named(sample: PdfPaper) -> None:
    assert set(sample.fonts) == {
        f"/AAAAAA+Tinos{face}" for face in ("", "-Bold", "-Italic", "-BoldItalic")
    }  # fmt: skip
    for font in sample.fonts.values():
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_p11_to_p16_numbers_begin_at_two_on_the_second_page_of_each_part(sample: PdfPaper) -> None:
    parts = page_counts(paper(submission(12, names=("Huyện A", "Ban B")), nominee_list(13)), FONTS)
    assert parts[0] > 1
    assert parts[1] > 1
    shown = [next((words for words in page if words.y < TOP), None) for page in sample.pages]
    expected = [str(number) if number > 1 else None for count in parts for number in range(1, count + 1)]
    assert [each.text.strip() if each else None for each in shown] == expected


def test_the_page_number_is_centred_upright_and_fourteen_points(sample: PdfPaper) -> None:
    number = next(words for words in sample.pages[1] if words.y < TOP)
    assert middle(number) == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert (number.size, number.font) == (14, "Tinos")


# H, T, K, B, S, N: the submission


def test_h02_to_h05_country_and_motto_are_centred_on_each_other_on_the_right(sample: PdfPaper) -> None:
    country, motto = sample.find("CỘNG HÒA"), sample.find("Độc lập")
    assert (country.size, motto.size, country.font, motto.font) == (13, 14, "Tinos-Bold", "Tinos-Bold")
    assert middle(country) == pytest.approx(middle(motto), abs=0.5)
    assert middle(country) > (LEFT + RIGHT) / 2
    assert motto.y - country.y <= 1.3 * 14


def test_h07_a_line_as_long_as_the_motto_stands_right_below_it(sample: PdfPaper) -> None:
    motto = sample.find("Độc lập")
    line = min((each for each in sample.strokes() if each.y1 > motto.y), key=lambda each: abs(each.x1 - motto.x))
    assert line.length == pytest.approx(width(motto), abs=1.5)
    assert 2 < line.y1 - motto.y < 12


@pytest.mark.parametrize("above", ["XÃ MINH TÂM", "thành tích xuất sắc"])
def test_h12_t03_short_lines_are_a_third_to_a_half_of_the_words_above(sample: PdfPaper, above: str) -> None:
    words = next(each for each in sample.pages[0] if above in each.text)
    line = min((each for each in sample.strokes() if each.y1 > words.y), key=lambda each: each.y1)
    assert 0.3 <= line.length / width(words) <= 0.55
    assert (line.x1 + line.x2) / 2 == pytest.approx(middle(words), abs=1)


def test_h23_number_and_date_stand_level(sample: PdfPaper) -> None:
    assert sample.find("Số:").y == pytest.approx(sample.find("Minh Tâm,").y, abs=3)


def test_h22_the_date_is_italic_and_its_blanks_stay_open(sample: PdfPaper) -> None:
    date = sample.find("Minh Tâm,")
    assert (date.font, date.size) == ("Tinos-Italic", 14)
    assert date.text.rstrip() == "Minh Tâm, ngày      tháng      năm 2021"


def test_t01_the_type_is_centred_on_the_text(sample: PdfPaper) -> None:
    kind = sample.find("TỜ TRÌNH")
    assert middle(kind) == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_k04_dashes_stand_under_the_colon(sample: PdfPaper) -> None:
    lead = sample.find("Kính gửi:")
    colon = lead.x + load_fonts(FONTS).measure(14)(Span("Kính gửi"))
    assert [sample.find("- Huyện A").x, sample.find("- Ban B").x] == pytest.approx([colon, colon], abs=0.5)


def test_b05_justified_lines_end_at_the_right_margin_and_the_last_does_not() -> None:
    setting = Setting(
        width=PORTRAIT.text_width,
        height=PORTRAIT.text_height,
        measure=load_fonts(FONTS).measure,
        drawable=load_fonts(FONTS).drawable,
    )
    items = arrange(Section(blocks=(paragraph(StyleName.BODY, LONG_TEXT),)))
    lines = [mark for strip in strips_of(items, setting) for mark in strip.marks if isinstance(mark, TextMark)]
    ends = []
    for line in lines:
        spaces = sum(span.text.count(" ") for span in line.spans)
        ends.append(line.x + line_width(line.spans, setting.measure(280)) + spaces * line.stretch)
    assert len(lines) > 3
    assert ends[:-1] == pytest.approx([PORTRAIT.text_width] * (len(lines) - 1), abs=1)
    assert lines[-1].stretch == 0


def test_b06_b07_paragraphs_are_indented_and_apart() -> None:
    read = printed(*(paragraph(StyleName.BODY, "Một dòng.") for _ in range(2)))
    first, second = read.pages[0]
    assert first.x == second.x == pytest.approx(LEFT + 36, abs=0.1)
    assert second.y - first.y - 14 * 1.15 >= 5.5


def test_s01_s06_the_signer_stands_on_the_right_level_with_the_recipients(sample: PdfPaper) -> None:
    last = next(number for number, page in enumerate(sample.pages) if any("Nơi nhận" in each.text for each in page))
    authority, heading = sample.find("TM. ỦY BAN", last), sample.find("Nơi nhận:", last)
    assert middle(authority) > (LEFT + RIGHT) / 2
    assert middle(authority) == pytest.approx(middle(sample.find("Nguyễn Văn Mẫu", last)), abs=0.5)
    assert abs(authority.y - heading.y) <= 3 * POINTS_PER_MM
    assert heading.x == pytest.approx(LEFT, abs=0.5)
    assert (heading.font, heading.size, sample.find("- Như trên;", last).size) == ("Tinos-BoldItalic", 12, 11)


def test_s07_there_is_room_to_sign_and_nothing_is_painted_there(sample: PdfPaper) -> None:
    last = next(number for number, page in enumerate(sample.pages) if any("Nơi nhận" in each.text for each in page))
    position, name = sample.find("PHÓ CHỦ TỊCH", last), sample.find("Nguyễn Văn Mẫu", last)
    assert name.y - position.y >= 20 * POINTS_PER_MM
    between = [words for words in sample.pages[last] if position.y < words.y < name.y and words.x > position.x]
    assert not between
    assert not sample.strokes(last)


@pytest.mark.parametrize("lines", range(1, 46, 4))
def test_s08_the_signature_never_stands_alone_nor_apart(lines: int) -> None:
    filler = [paragraph(StyleName.BODY, "Một dòng.") for _ in range(lines)]
    closing = paragraph(StyleName.BODY, "Kính đề nghị xem xét./.")
    read = printed(*filler, closing, signature(("TM. ỦY BAN", "CHỦ TỊCH"), "Lê Văn Mẫu", recipients(["Như trên"])))
    pages = {text: number for number, words in enumerate(read.page_words) for text in words}
    assert pages["xét./."] == pages["TM."] == pages["TỊCH"] == pages["Mẫu"] == pages["VT."]


def test_s08_the_end_of_a_very_long_last_paragraph_stays_with_the_signature() -> None:
    for lines in range(20, 60, 3):
        text = paragraph(StyleName.BODY, "chữ " * (lines * 17) + "cuối.")
        read = printed(text, signature(("CHỦ TỊCH",), "Lê Văn Mẫu"))
        pages = {word: number for number, words in enumerate(read.page_words) for word in words}
        assert pages["cuối."] == pages["TỊCH"]
        assert "chữ" in read.page_words[pages["TỊCH"]]


def test_minutes_have_two_signers_side_by_side() -> None:
    secretary = SignatureColumn(authority=("THƯ KÝ",), name="Lê Văn Mẫu", note="(Ký, ghi rõ họ tên)")
    read = printed(signature(("CHỦ TỌA",), "Trần Thị Mẫu", secretary, note="(Ký, ghi rõ họ tên)"))
    left, right = read.find("THƯ KÝ"), read.find("CHỦ TỌA")
    assert left.y == right.y
    assert middle(left) == pytest.approx(LEFT + (RIGHT - LEFT) / 4, abs=1)


# Pages and tables


def test_a_header_row_is_repeated_on_every_page_of_its_table() -> None:
    read = PdfPaper(pdf_bytes(paper(nominee_list(60)), FONTS))
    assert len(read) > 4
    assert all("STT" in words for words in read.page_words)


def test_no_row_is_cut_by_a_page() -> None:
    columns = (Column(header="STT", width_mm=12), Column(header="Nội dung"))
    rows = tuple(row(f"số{number}", f"{LONG_TEXT} cuối{number}") for number in range(40))
    read = printed(Table(columns=columns, rows=rows))
    for number in range(40):
        homes = [page for page, words in enumerate(read.page_words) if f"số{number}" in words]
        ends = [page for page, words in enumerate(read.page_words) if f"cuối{number}" in words]
        assert homes == ends
        assert len(homes) == 1


def test_a_row_higher_than_a_page_goes_on_and_loses_nothing() -> None:
    columns = (Column(header="STT", width_mm=12), Column(header="Nội dung"))
    text = " ".join(f"từ{number}" for number in range(1500))
    read = printed(Table(columns=columns, rows=(row("1", "trước"), row("2", text), row("3", "sau"))))
    assert len(read) > 2
    found = [word for word in read.text.split() if word.startswith("từ")]
    assert found == text.split()
    assert "sau" in read.page_words[-1]


def test_a_signature_or_a_header_higher_than_a_page_loses_nothing() -> None:
    text = " ".join(f"từ{number}" for number in range(900))
    table = Table(columns=(Column(header=text), Column(header="b")), rows=(row("x", "sau"),))
    read = printed(signature(("CHỦ TỊCH",), text), table)
    assert [word for word in read.text.split() if word.startswith("từ")] == text.split() * 2
    assert max(words.y for page in read.pages for words in page) <= BOTTOM


def test_the_name_of_a_group_is_never_the_last_row_of_a_page() -> None:
    read = PdfPaper(pdf_bytes(paper(nominee_list(60)), FONTS))
    for words in read.page_words:
        assert words[-1] not in ("THỂ", "NHÂN")


def test_borders_close_the_table_on_every_page() -> None:
    read = PdfPaper(pdf_bytes(paper(nominee_list(30)), FONTS))
    for page in range(len(read)):
        level = [stroke for stroke in read.strokes(page) if stroke.level and stroke.length > 600]
        upright = [stroke for stroke in read.strokes(page) if not stroke.level]
        lowest = max(max(stroke.y1, stroke.y2) for stroke in upright)
        assert max(stroke.y1 for stroke in level) == pytest.approx(lowest, abs=0.5)


def test_a_table_fits_the_text_width() -> None:
    read = PdfPaper(pdf_bytes(paper(nominee_list(3)), FONTS))
    level = [stroke for stroke in read.strokes() if stroke.level]
    right = (297 - 15) * POINTS_PER_MM
    assert min(stroke.x1 for stroke in level) == pytest.approx(LEFT, abs=0.5)
    assert max(stroke.x2 for stroke in level) == pytest.approx(right, abs=0.5)


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    read = printed(*(paragraph(StyleName.BODY, f"{LONG_TEXT} {LONG_TEXT[: place * 40]}") for place in range(40)))
    for page in read.pages[1:]:
        text = [words for words in page if words.y > TOP]
        continues = abs(text[0].x - LEFT) < 0.5
        if continues:
            assert abs(text[1].x - LEFT) < 0.5


def test_the_gap_above_a_paragraph_is_left_out_at_the_top_of_a_page() -> None:
    read = printed(*(paragraph(StyleName.BODY, "Một dòng.") for _ in range(60)))
    tops = [next(words.y for words in page if words.y > TOP) for page in read.pages]
    assert tops[0] - tops[1] == pytest.approx(layout.PARAGRAPH_GAP.points, abs=0.1)


def test_page_counts_are_known_without_drawing() -> None:
    document = paper(submission(30), nominee_list(40))
    assert sum(page_counts(document, FONTS)) == len(PdfPaper(pdf_bytes(document, FONTS)))


def test_a_file_comes_with_the_number_of_its_pages() -> None:
    first, second = paper(submission(30), nominee_list(40)), paper(submission(12))
    file = pdf_file([first, second], FONTS)
    assert file.content == pdf_bytes([first, second], FONTS)
    assert file.section_pages == (*page_counts(first, FONTS), *page_counts(second, FONTS))
    assert file.pages == len(PdfPaper(file.content))


# The file


def test_the_file_says_what_it_is(sample: PdfPaper) -> None:
    about = sample.reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Tờ trình mẫu", "Ủy ban nhân dân xã Minh Tâm (mẫu)")
    assert about.subject == "Đề nghị khen thưởng (mẫu)"
    assert sample.reader.trailer["/Root"]["/Lang"] == "vi-VN"  # pyright: ignore[reportIndexIssue]
    assert sample.reader.pdf_header == "%PDF-1.7"


def test_each_paper_has_an_entry_in_the_outline() -> None:
    second = paper(Section(blocks=(paragraph(StyleName.BODY, "x"),)), heading='Tóm tắt thành tích <b> & "x"')
    read = PdfPaper(pdf_bytes([paper(submission(), nominee_list(3)), second], FONTS))
    titles = [entry["/Title"] for entry in read.reader.outline]  # pyright: ignore[reportArgumentType, reportCallIssue]
    assert titles == ["Tờ trình", "Danh sách", 'Tóm tắt thành tích <b> & "x"']


def test_several_documents_keep_their_own_page_numbers() -> None:
    read = PdfPaper(pdf_bytes([paper(submission(20)), paper(submission(20))], FONTS))
    numbers = [words.text.strip() for page in read.pages for words in page if words.y < TOP]
    assert numbers == ["2", "3", "2", "3"]


def test_equal_documents_give_equal_bytes() -> None:
    document = paper(submission(), nominee_list(5))
    assert pdf_bytes(document, FONTS) == pdf_bytes(document, FONTS)


def test_the_dossier_of_thirteen_is_small() -> None:
    assert len(pdf_bytes(paper(submission(), nominee_list(13)), FONTS)) < 120_000


@pytest.mark.parametrize("text", [text for text in NASTY_TEXTS if "😀" not in text])
def test_words_read_back_as_they_were_typed(text: str) -> None:
    read = printed(paragraph(StyleName.BODY, text), *title("Tờ trình", text), Table(
        columns=(Column(header=""),), rows=(row(text),)))  # fmt: skip
    typed = printable(text).replace("\u00a0", " ").split()
    subject = printable(text).replace("\u00a0", " ").strip().rstrip(" .;,:").split()
    assert joined(read.text.split()) == joined([*typed, "TỜ", "TRÌNH", *subject, *typed])


def joined(words: list[str]) -> str:
    """Words cut at the end of a line count as the word they were."""
    return "".join(words)


def test_more_letters_than_one_subset_holds_read_back_in_their_order() -> None:
    letters = [chr(code) for code in range(0xC0, 0x450) if chr(code).isalpha() and printable(chr(code)) == chr(code)]
    known = [letter for letter in letters if not unprintable_characters(letter, FONTS)]
    assert len(known) > 2 * 256
    words = ["".join(known[place : place + 7]) + "ab" for place in range(0, len(known), 5)]
    pdf = printed(paragraph(StyleName.BODY, " ".join(words)))
    assert any(name.startswith("/AAAAAC+") for name in pdf.fonts)
    read = " ".join(stretch.text for page in pdf.pages for stretch in page)
    assert "".join(read.split()) == "".join(words)


def test_faces_may_change_within_a_line() -> None:
    words = paragraph(StyleName.BODY, Run(text="Họ và tên: ", bold=True), "Nguyễn Văn ", Run(text="Mẫu", italic=True))
    page = printed(words).pages[0]
    assert [(each.text, each.font) for each in page] == [
        ("Họ và tên: ", "Tinos-Bold"),
        ("Nguyễn Văn ", "Tinos"),
        ("Mẫu", "Tinos-Italic"),
    ]
    assert [each.y for each in page] == [page[0].y] * 3


# Letters the font lacks


def test_a_letter_the_font_lacks_is_shown_as_a_box() -> None:
    assert printed(paragraph(StyleName.BODY, "vui 😀 và 中文 hết")).text == "vui □ và □□ hết"


def test_joiners_and_variation_marks_leave_no_box() -> None:
    assert printed(paragraph(StyleName.BODY, "tim ❤\ufe0f a\u200db")).text.replace("□", "?") in (
        "tim ? a\u200db",
        "tim ? ab",
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Nguyễn Thị Hòa, 99,87% – “đạt” …", ()),
        ("NFD: Hoa\u0300 Bi\u0300nh", ()),
        ("vui 😀 và 😀 中", ("😀", "中")),
        ("👨\u200d👩", ("👨", "👩")),
        ("\x00\n\ud800", ()),
        ("", ()),
    ],
)
def test_letters_that_papers_cannot_show_are_named(text: str, missing: tuple[str, ...]) -> None:
    assert unprintable_characters(text, FONTS) == missing


def test_a_missing_font_is_told_with_what_to_do(tmp_path: Path) -> None:
    for face in ("Regular", "Bold", "Italic"):
        shutil.copy(FONTS / f"Tinos-{face}.ttf", tmp_path)
    with pytest.raises(FontMissing) as told:
        pdf_bytes(paper(submission()), tmp_path)
    assert "Dữ liệu của bạn vẫn an toàn" in told.value.message
    assert "cài đặt lại" in told.value.hint
    assert "Tinos-BoldItalic.ttf" in told.value.details


def test_a_broken_font_is_told_as_missing(tmp_path: Path) -> None:
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        (tmp_path / f"Tinos-{face}.ttf").write_bytes(b"khong phai phong chu")
    with pytest.raises(FontMissing):
        unprintable_characters("x", tmp_path)


def test_a_letterhead_in_landscape_stays_inside_the_text() -> None:
    head = letterhead(("Hội đồng xét",), number="Số: 01/BB-HĐ", place_date="Minh Tâm, ngày 05 tháng 01 năm 2026")
    words = printed(head, landscape=True).pages[0]
    assert min(each.x for each in words) >= LEFT
    assert max(each.x + width(each) for each in words) <= (297 - 15) * POINTS_PER_MM
