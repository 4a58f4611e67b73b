"""The figures of Decree 30, the letter widths, and the breaking of lines."""

from __future__ import annotations

import pytest

from app.documents import layout
from app.documents.layout import LANDSCAPE, PORTRAIT, STYLES, Mm, Pt, column_widths
from app.documents.lines import Line, Span, break_lines, line_width, printable, table_measure
from app.documents.metrics import text_width
from app.documents.model import Column, StyleName
from app.documents.pdf_fonts import load_fonts
from tests.helpers.papers_samples import FONTS, NASTY_TEXTS

S = StyleName

# The legal range of sizes, and whether bold and italic (Phụ lục I, Phần I, Mục II and III).
LEGAL_LOOK = {
    S.NATIONAL_TITLE: (12, 13, True, False),
    S.MOTTO: (13, 14, True, False),
    S.SUPERIOR: (12, 13, False, False),
    S.ISSUER: (12, 13, True, False),
    S.NUMBER: (13, 13, False, False),
    S.PLACE_DATE: (13, 14, False, True),
    S.PLACE_DATE_SMALL: (13, 14, False, True),
    S.DOCUMENT_TYPE: (13, 14, True, False),
    S.SUBJECT: (13, 14, True, False),
    S.ADDRESSEE_ONLY: (13, 14, False, False),
    S.ADDRESSEE_LEAD: (13, 14, False, False),
    S.ADDRESSEE: (13, 14, False, False),
    S.LEGAL_BASIS: (13, 14, False, True),
    S.BODY: (13, 14, False, False),
    S.HEADING: (13, 14, True, False),
    S.APPENDIX: (14, 14, True, False),
    S.APPENDIX_TITLE: (13, 14, True, False),
    S.REFERENCE: (13, 14, False, True),
    S.AUTHORITY: (13, 14, True, False),
    S.SIGNER_NAME: (13, 14, True, False),
    S.RECIPIENTS_TITLE: (12, 12, True, True),
    S.RECIPIENT: (11, 11, False, False),
    S.PAGE_NUMBER: (13, 14, False, False),
}
CENTRED = (S.NATIONAL_TITLE, S.MOTTO, S.SUPERIOR, S.ISSUER, S.NUMBER, S.PLACE_DATE, S.DOCUMENT_TYPE, S.SUBJECT)
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"


@pytest.mark.parametrize(("style", "legal"), LEGAL_LOOK.items())
def test_a_style_looks_as_the_decree_allows(style: StyleName, legal: tuple[int, int, bool, bool]) -> None:
    least, most, bold, italic = legal
    look = STYLES[style]
    assert least <= look.size.points <= most
    assert (look.bold, look.italic) == (bold, italic)


def test_every_part_of_a_paper_has_a_style() -> None:
    assert set(STYLES) == set(StyleName)


def test_names_of_styles_are_unique_and_hold_no_comma() -> None:
    names = [style.name for style in STYLES.values()]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "," in name]


@pytest.mark.parametrize("style", CENTRED)
def test_the_head_of_a_paper_is_centred(style: StyleName) -> None:
    assert STYLES[style].align == "center"


@pytest.mark.parametrize("page", [PORTRAIT, LANDSCAPE])
def test_margins_keep_the_legal_ranges(page: layout.PageGeometry) -> None:
    assert {page.width, page.height} == {11906, 16838}
    assert 1134 <= page.top <= 1417
    assert 1134 <= page.bottom <= 1417
    assert 1701 <= page.left <= 1984
    assert 850 <= page.right <= 1134


def test_the_page_number_stands_inside_the_top_margin() -> None:
    height = STYLES[S.PAGE_NUMBER].size.points * 1.15
    assert layout.PAGE_NUMBER_DISTANCE.points + height < layout.MARGIN_TOP.points


def test_body_text_keeps_indent_gap_and_spacing() -> None:
    for style in (STYLES[S.BODY], STYLES[S.LEGAL_BASIS]):
        assert style.first_line.twips in (567, 720)
        assert style.before.twips >= 120
        assert style.align == "justify"
    assert 1.0 <= layout.LINE_SPACING <= 1.5


def test_the_country_fits_on_one_line_beside_the_widest_issuer_column() -> None:
    right = layout.PORTRAIT.text_width - layout.ISSUER_COLUMN_WIDEST.twips
    assert text_width(layout.NATIONAL_TITLE, STYLES[S.NATIONAL_TITLE].size.twips, bold=True) < right


def test_lengths_convert() -> None:
    assert Mm(25.4).points == pytest.approx(72)
    assert Mm(210).twips == 11906
    assert (Pt(14).twips, Pt(13).half_points, Pt(0.75).eighths) == (280, 26, 6)


# Columns


def test_columns_share_exactly_what_fixed_ones_leave() -> None:
    columns = (Column(header="STT", width_mm=12), Column(header="a", share=2), Column(header="b"))
    widths = column_widths(columns, 9355)
    assert sum(widths) == 9355
    assert widths[0] == Mm(12).twips
    assert widths[1] == pytest.approx(2 * widths[2], abs=2)


@pytest.mark.parametrize("millimetres", [(400.0, 400.0), (20.0, 20.0), (165.0, 0.0)])
def test_columns_that_ask_for_too_much_or_too_little_are_scaled_to_the_text(millimetres: tuple[float, ...]) -> None:
    columns = tuple(Column(header="x", width_mm=width) for width in millimetres)
    widths = column_widths(columns, 9355)
    assert sum(widths) == 9355
    assert min(widths) > 0


# Letter widths


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_built_in_widths_are_those_of_the_embedded_font(bold: bool, italic: bool) -> None:
    measure = load_fonts(FONTS).measure(2048)
    marks = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    letters = {printable(letter + mark) for letter in VIETNAMESE + VIETNAMESE.upper() for mark in marks}
    letters |= {chr(code) for code in range(32, 127)} | set("–—‘’“”…\u00a0")
    single = sorted(letter for letter in letters if len(letter) == 1)
    wrong = [
        letter
        for letter in single
        if abs(text_width(letter, 2048, bold=bold, italic=italic) - measure(Span(letter, bold, italic))) > 1
    ]
    assert not wrong


def test_a_letter_nobody_listed_still_has_a_width() -> None:
    assert text_width("😀", 14) == 7
    assert text_width("e\u0301", 14) == text_width("é", 14)


# Lines


def lines_of(text: str, width: float) -> list[str]:
    return ["".join(span.text for span in line) for line in break_lines([Span(text)], width, width, fixed)]


def fixed(span: Span) -> float:
    """Every letter one wide, so that widths can be counted by eye."""
    return len(span.text)


def test_words_go_to_the_next_line_and_spaces_hang_over() -> None:
    assert lines_of("một hai ba", 7) == ["một hai", "ba"]


def test_several_spaces_stay_where_they_were_typed() -> None:
    assert lines_of("ngày      tháng", 40) == ["ngày      tháng"]


def test_a_no_break_space_does_not_break() -> None:
    assert lines_of("số\u00a012 của", 6) == ["số\u00a012", "của"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("32/KH-UBND", ["32/KH-", "UBND"]),
        ("2021-2026", ["2021-", "2026"]),
        ("a - b c", ["a - b", "c"]),
        ("an toàn,", ["an", "toàn,"]),
        ("(một) (hai)", ["(một)", "(hai)"]),
    ],
)
def test_lines_break_where_libreoffice_breaks_them(text: str, lines: list[str]) -> None:
    assert lines_of(text, 6) == lines


def test_a_word_longer_than_a_line_begins_on_its_own_line_and_is_cut() -> None:
    assert lines_of("xy " + "w" * 12 + " z", 5) == ["xy", "wwwww", "wwwww", "ww z"]


def test_a_cut_keeps_marks_with_their_letters() -> None:
    assert all(not line.startswith("\u0302") for line in lines_of("x\u0302" * 9, 4))


def test_a_word_may_change_its_face_without_being_broken() -> None:
    spans = [Span("đậm", bold=True), Span(" thường li"), Span("ền", italic=True)]
    lines = break_lines(spans, 12, 12, fixed)
    assert [line_text(line) for line in lines] == ["đậm thường", "liền"]
    assert lines[0][0] == Span("đậm", bold=True)
    assert lines[1] == (Span("li"), Span("ền", italic=True))


def test_an_italic_word_wants_room_for_its_slant() -> None:
    spans = [Span("một hai", italic=True)]
    assert len(break_lines(spans, 7, 7, fixed, overhang=1)) == 2
    assert len(break_lines(spans, 8, 8, fixed, overhang=1)) == 1


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_is_one_empty_line(text: str) -> None:
    assert break_lines([Span(text)], 5, 5, fixed) == [()]
    assert break_lines([], 5, 5, fixed) == [()]


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_breaking_loses_no_word(text: str) -> None:
    measure = table_measure(14)
    lines = break_lines([Span(printable(text))], 200, 220, measure)
    assert "".join(line_text(line) for line in lines).replace(" ", "") == printable(text).replace(" ", "")
    assert all(line_width(line, measure) <= 220 for line in lines)


def line_text(line: Line) -> str:
    return "".join(span.text for span in line)


# What can be printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\r\nb\nc\x0bd\te\u2028f", "a b c d e f"),
        ("Ho\u0300a", "Hòa"),
        ("x\x00\x07\x1by\ud800\ufffe", "xy"),
        ("không\u200bcó\u00adhình\ufeff", "khôngcóhình"),
        ("đảo \u202echiều\u200f", "đảo chiều"),
        ("giữ   nhiều khoảng", "giữ   nhiều khoảng"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_a_typed_text_becomes_one_printable_line(typed: str, printed: str) -> None:
    assert printable(typed) == printed


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_printable_text_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)
