"""Any text in: the same words out of DOCX and PDF, inside the margins, on whole pages."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.blocks import addressees, authority_lines, legal_bases, letterhead, recipients, signature, title
from app.documents.docx_writer import docx_bytes
from app.documents.files import LONGEST_NAME, file_name
from app.documents.layout import STYLES, column_widths, page_geometry
from app.documents.lines import Span, break_lines, line_width, printable, table_measure
from app.documents.model import Block, Cell, Column, Document, Row, RuleLine, Run, Section, StyleName, Table, paragraph
from app.documents.pdf_fonts import unprintable_characters
from app.documents.pdf_writer import page_counts, pdf_bytes
from tests.helpers.papers_docx import DocxPaper
from tests.helpers.papers_pdf import POINTS_PER_MM, PdfPaper
from tests.helpers.papers_samples import FONTS, NASTY_TEXTS

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
any_text = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=LETTERS + LETTERS.upper() + "   .,;:-/()&<>\"'0123456789%", max_size=500),
    st.sampled_from(NASTY_TEXTS),
)
printed_text = st.text(alphabet=LETTERS + LETTERS.upper() + "    .,;:-/()&<>\"'0123456789%–“”…", max_size=400)
few = settings(max_examples=40)


def runs(text: st.SearchStrategy[str]) -> st.SearchStrategy[Run]:
    face = st.sampled_from([None, True, False])
    return st.builds(Run, text=text, bold=face, italic=face)


@st.composite
def paragraphs(draw: st.DrawFn, text: st.SearchStrategy[str]) -> Block:
    style = draw(st.sampled_from(list(StyleName)))
    rule = draw(st.sampled_from(get_args(RuleLine))) if STYLES[style].align == "center" else "none"
    return paragraph(style, *draw(st.lists(runs(text), max_size=4)), rule=rule)


@st.composite
def tables(draw: st.DrawFn, text: st.SearchStrategy[str], *, headed: bool) -> Table:
    count = draw(st.integers(1, 6))
    columns = tuple(
        Column(
            header=draw(text) if headed else "",
            width_mm=draw(st.sampled_from([0.0, 12.0, 40.0])),
            share=draw(st.floats(0.5, 4)),
            align=draw(st.sampled_from(["left", "center", "right", "justify"])),
        )
        for _ in range(count)
    )
    rows = tuple(draw(table_row(text, count)) for _ in range(draw(st.integers(0, 5))))
    return Table(columns=columns, rows=rows, dense=draw(st.booleans()))


@st.composite
def table_row(draw: st.DrawFn, text: st.SearchStrategy[str], count: int) -> Row:
    if draw(st.booleans()):
        cells = [Cell(lines=tuple(draw(st.lists(text, max_size=3)))) for _ in range(count)]
        return Row(cells=tuple(cells))
    return Row(cells=(Cell(lines=(draw(text),), span=count),), kind="group")


@st.composite
def signatures(draw: st.DrawFn, text: st.SearchStrategy[str]) -> Block:
    lines = authority_lines(
        draw(st.sampled_from(["head", "deputy", "acting", "by_order", "delegated"])),
        draw(text),
        collective_body=draw(text),
        head_position=draw(text),
        ordered_position=draw(text),
    )
    left = recipients(draw(st.lists(text, max_size=4)), archive=draw(text))
    return signature(lines, draw(text), left, office=draw(text))


@st.composite
def sections(draw: st.DrawFn, text: st.SearchStrategy[str], *, headed: bool) -> Section:
    head = [letterhead([draw(text)], [draw(text)], number=draw(text), place_date=draw(text))]
    opening = [*title(draw(text), draw(text)), *addressees(draw(st.lists(text, max_size=3)))]
    bases = legal_bases(draw(st.lists(text, max_size=3)))
    middle = draw(st.lists(st.one_of(paragraphs(text), tables(text, headed=headed), signatures(text)), max_size=6))
    chosen = [block for part in (head, opening, bases) if draw(st.booleans()) for block in part]
    return Section(blocks=(*chosen, *middle), landscape=draw(st.booleans()))


def documents(text: st.SearchStrategy[str], *, headed: bool = True) -> st.SearchStrategy[Document]:
    some = st.lists(sections(text, headed=headed), min_size=1, max_size=2).map(tuple)
    return st.builds(Document, title=text, subject=text, author=text, sections=some)


@given(documents(any_text))
@few
def test_any_document_becomes_a_docx_that_opens(document: Document) -> None:
    read = DocxPaper(docx_bytes(document))
    assert len(read.sections) == len(document.sections)
    assert {each.style for each in read.paragraphs} <= set(read.styles)


@given(documents(any_text))
@few
def test_any_document_becomes_a_pdf_inside_its_margins(document: Document) -> None:
    read = PdfPaper(pdf_bytes(document, FONTS))
    assert len(read) == sum(page_counts(document, FONTS))
    for page, sheet in zip(read.pages, read.reader.pages, strict=True):
        bottom = float(sheet.mediabox.height) - 20 * POINTS_PER_MM
        assert all(words.y <= bottom + 0.1 for words in page)
        assert all(words.x >= 30 * POINTS_PER_MM - 0.5 for words in page)


@given(documents(printed_text, headed=False))
@few
def test_docx_and_pdf_hold_the_same_letters(document: Document) -> None:
    docx, pdf = DocxPaper(docx_bytes(document)), PdfPaper(pdf_bytes(document, FONTS))
    assert sorted("".join(pdf.text.split())) == sorted("".join("".join(docx.texts).split()))


@given(documents(any_text))
@few
def test_equal_documents_give_equal_files(document: Document) -> None:
    assert docx_bytes(document) == docx_bytes(document)
    assert pdf_bytes(document, FONTS) == pdf_bytes(document, FONTS)


@given(any_text)
def test_a_text_reads_back_from_docx_as_it_is_printed(text: str) -> None:
    section = Section(blocks=(paragraph(StyleName.BODY, text),))
    read = DocxPaper(docx_bytes(Document(title="x", sections=(section,))))
    assert read.texts == [printable(text)]


@given(st.lists(any_text, max_size=4), st.floats(20, 400), st.floats(20, 400))
def test_breaking_lines_loses_no_letter_and_overfills_no_line(texts: list[str], first: float, rest: float) -> None:
    spans = [Span(printable(text), number % 2 == 0) for number, text in enumerate(texts)]
    measure = table_measure(14)
    lines = break_lines(spans, first, rest, measure)
    kept = "".join(span.text for line in lines for span in line)
    assert kept.replace(" ", "") == "".join(span.text for span in spans).replace(" ", "")
    assert line_width(lines[0], measure) <= first + 1e-6
    assert all(line_width(line, measure) <= rest + 1e-6 for line in lines[1:])


@given(any_text)
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert "\n" not in once


@given(any_text)
def test_letters_that_cannot_be_shown_are_letters_of_the_text(text: str) -> None:
    missing = unprintable_characters(text, FONTS)
    assert set(missing) <= set(printable(text))
    assert len(set(missing)) == len(missing)


@given(any_text, st.sampled_from(["", ".docx", ".pdf"]))
def test_any_text_gives_a_file_name_every_system_takes(text: str, suffix: str) -> None:
    name = file_name(text, suffix)
    assert name.isascii()
    assert len(suffix) < len(name) <= LONGEST_NAME
    assert not set(name) & set('<>:"/\\|?* ')


@given(
    st.lists(st.builds(Column, header=st.just(""), width_mm=st.floats(0, 300), share=st.floats(0.1, 9)), min_size=1),
    st.booleans(),
)
def test_columns_always_fill_the_text_width(columns: list[Column], landscape: bool) -> None:
    width = page_geometry(landscape=landscape).text_width
    widths = column_widths(tuple(columns), width)
    assert sum(widths) == width
    assert len(widths) == len(columns)
