"""Rules as pairs on a PDF: drawn with other figures, or edited, the file is told what it breaks."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from app.documents import layout
from app.documents.layout import STYLES, Mm, Pt
from app.documents.measuring.anatomy import examine
from app.documents.measuring.pdf_file import measure_pdf
from app.documents.measuring.rules import RULES
from app.documents.measuring.verdict import judged
from app.documents.model import Document, StyleName
from app.documents.pdf_writer import pdf_bytes
from app.documents.verify import PaperExpectation, verify_paper
from app.paths import locate_paths
from tests.helpers.broken_papers import EXPECTED, LONG_TEXT, sound_body, sound_submission

FONTS = locate_paths().fonts


def broken(pdf: bytes, expectation: PaperExpectation = EXPECTED) -> set[str]:
    return {result.rule for result in verify_paper(None, pdf, expectation) if result.ok is False}


def made(document: Document | None = None) -> bytes:
    return pdf_bytes(document or sound_submission(), FONTS)


@pytest.fixture(scope="module")
def sound() -> bytes:
    return made()


@pytest.fixture
def other_figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test change figures that the layout of other papers may remember."""
    _forget()
    yield monkeypatch
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for module in _document_modules():
        for each in vars(module).values():
            if callable(each) and hasattr(each, "cache_clear"):
                each.cache_clear()


def _document_modules() -> list[ModuleType]:
    return [each for key, each in sys.modules.items() if key.startswith("app.documents")]


def test_the_sound_paper_keeps_every_rule_that_applies(sound: bytes) -> None:
    assert not broken(sound)


# Drawn with other figures

STYLE_CHANGES: dict[str, tuple[StyleName, dict[str, Any]]] = {
    "H02": (StyleName.NATIONAL_TITLE, {"italic": True}),
    "H04": (StyleName.MOTTO, {"bold": False}),
    "H06": (StyleName.MOTTO, {"before": Pt(8)}),
    "H09": (StyleName.SUPERIOR, {"bold": True}),
    "H10": (StyleName.ISSUER, {"size": Pt(11)}),
    "H17": (StyleName.NUMBER, {"bold": True}),
    "H22": (StyleName.PLACE_DATE, {"italic": False}),
    "T01": (StyleName.DOCUMENT_TYPE, {"size": Pt(16)}),
    "T02": (StyleName.SUBJECT, {"bold": False}),
    "K02": (StyleName.ADDRESSEE_LEAD, {"italic": True}),
    "K04": (StyleName.ADDRESSEE_LEAD, {"left": Mm(18)}),
    "B01": (StyleName.LEGAL_BASIS, {"size": Pt(12)}),
    "B04": (StyleName.BODY, {"size": Pt(12)}),
    "B05": (StyleName.BODY, {"align": "left"}),
    "B06": (StyleName.BODY, {"first_line": Mm(16)}),
    "B07": (StyleName.BODY, {"before": Pt(2)}),
    "B09": (StyleName.HEADING, {"bold": False}),
    "P13": (StyleName.PAGE_NUMBER, {"size": Pt(10)}),
    "S01": (StyleName.AUTHORITY, {"bold": False}),
    "S04": (StyleName.SIGNER_NAME, {"italic": True}),
    "S07": (StyleName.SIGNER_NAME, {"before": Mm(8)}),
    "N01": (StyleName.RECIPIENTS_TITLE, {"size": Pt(14)}),
    "N02": (StyleName.RECIPIENT, {"italic": True}),
    "A01": (StyleName.APPENDIX, {"size": Pt(13)}),
    "A03": (StyleName.APPENDIX_TITLE, {"bold": False}),
    "A04": (StyleName.REFERENCE, {"italic": False}),
}


@pytest.mark.parametrize("rule", STYLE_CHANGES)
def test_a_paper_drawn_in_a_wrong_style_is_told_so(rule: str, other_figures: pytest.MonkeyPatch) -> None:
    name, changes = STYLE_CHANGES[rule]
    changed = {**STYLES, name: replace(STYLES[name], **changes)}
    for module in _document_modules():
        if hasattr(module, "STYLES"):
            other_figures.setattr(module, "STYLES", changed)
    assert broken(made()) == {rule}


@pytest.mark.parametrize(
    ("rule", "page", "changes"),
    [
        ("P01", "PORTRAIT", {"height": Mm(279).twips}),
        ("P03", "PORTRAIT", {"top": Mm(17).twips}),
        ("P04", "PORTRAIT", {"bottom": Mm(9).twips}),
        ("P05", "PORTRAIT", {"left": Mm(27).twips}),
        ("P06", "PORTRAIT", {"right": Mm(11).twips}),
        ("A07", "LANDSCAPE", {"right": Mm(25).twips}),
    ],
)
def test_a_paper_with_wrong_margins_is_told_so(
    rule: str, page: str, changes: dict[str, int], other_figures: pytest.MonkeyPatch
) -> None:
    other_figures.setattr(layout, page, replace(getattr(layout, page), **changes))
    assert broken(made()) == {rule}


def test_lines_too_long_under_issuer_and_subject_are_told(other_figures: pytest.MonkeyPatch) -> None:
    other_figures.setattr(layout, "RULE_PART_LEAST", 0.7)
    other_figures.setattr(layout, "RULE_PART_MOST", 0.8)
    assert broken(made()) == {"H12", "T03"}


def test_a_motto_with_a_dash_is_told(other_figures: pytest.MonkeyPatch) -> None:
    other_figures.setattr(layout, "MOTTO", "Độc lập – Tự do – Hạnh phúc")
    assert broken(made()) == {"H03"}


def test_a_misspelt_national_title_is_told(other_figures: pytest.MonkeyPatch) -> None:
    other_figures.setattr(layout, "NATIONAL_TITLE", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT-NAM")
    assert broken(made()) == {"H01"}


# Worded otherwise

WORDING: dict[str, dict[str, Any]] = {
    "H14": {"number": "Số 05 TTr/VHXH"},
    "H15": {"number": "Số: 5/TTr-VHXH"},
    "H16": {"number": "Số: 05/TTr - VHXH"},
    "H18": {"number": "Số: 05/TT-VHXH"},
    "H19": {"place_date": "Thử Nghiệm ngày 07 tháng 01 năm 2026"},
    "H20": {"place_date": "Thử Nghiệm, ngày 07 tháng 03 năm 2026"},
    "H21": {"place_date": "Thử Nghiệm, ngày 31 tháng 4 năm 2026"},
    "H24": {"place_date": "Nơi Khác, ngày 07 tháng 01 năm 2026"},
    "B03": {"bases": ("Căn cứ Nghị định ngày 05 tháng 01 năm 2026 của Chính phủ",)},
    "S02": {"authority": ("KT.TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")},
    "S05": {"name": "TS. Lê Thị Mẫu"},
    "N03": {"recipients": ("Ủy ban nhân dân xã",)},
    "A05": {"reference": "(Kèm theo Tờ trình số      /TTr-VHXH ngày     tháng     năm 2026 của Phòng Mẫu)"},
}


@pytest.mark.parametrize("rule", WORDING)
def test_a_paper_worded_wrongly_is_told_so(rule: str) -> None:
    assert broken(made(sound_submission(**WORDING[rule]))) == {rule}


def test_an_author_who_skips_the_letter_d_with_stroke_is_told() -> None:
    body = tuple(each for each in sound_body() if not getattr(each, "text", "").startswith("đ)"))
    assert broken(made(sound_submission(body=body))) == {"B10"}


def test_a_deputy_without_kt_is_told() -> None:
    document = sound_submission(authority=("PHÓ TRƯỞNG PHÒNG",))
    assert broken(made(document), replace(EXPECTED, authority=())) == {"S03"}


@pytest.mark.parametrize(
    "authority",
    [
        ("TL. CHỦ TỊCH", "PHÓ TRƯỞNG PHÒNG"),
        ("TUQ. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    ],
)
def test_an_order_or_a_delegation_passed_on_wrongly_is_told(authority: tuple[str, ...]) -> None:
    document = sound_submission(authority=authority)
    assert broken(made(document), replace(EXPECTED, authority=())) == {"S03"}


def test_an_order_passed_on_to_the_own_deputy_is_kept() -> None:
    document = sound_submission(authority=("TL. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"))
    assert broken(made(document), replace(EXPECTED, authority=())) == set()


# Edited afterwards


def edited(pdf: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """The file after a change of its objects."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def content_changed(page: int, change: Callable[[bytes], bytes]) -> Callable[[PdfWriter], None]:
    """Another content stream of a page (from 0)."""

    def edit(writer: PdfWriter) -> None:
        known = writer.pages[page].get_contents()
        assert known is not None
        stream = ContentStream(None, writer)
        stream.set_data(change(known.get_data()))
        writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)

    return edit


def _fonts(writer: PdfWriter) -> list[Any]:
    resources: Any = writer.pages[0]["/Resources"]
    return [each.get_object() for each in resources["/Font"].values()]


def _without_font_files(writer: PdfWriter) -> None:
    for font in _fonts(writer):
        del font["/FontDescriptor"].get_object()["/FontFile2"]


def _without_unicode(writer: PdfWriter) -> None:
    for font in _fonts(writer)[:1]:
        del font["/ToUnicode"]


def test_red_letters_are_told(sound: bytes) -> None:
    assert broken(edited(sound, content_changed(0, lambda data: b"1 0 0 rg " + data))) == {"P10"}


def test_fonts_that_are_not_embedded_are_told(sound: bytes) -> None:
    assert broken(edited(sound, _without_font_files)) == {"P07", "E02"}


def test_letters_nobody_can_look_up_are_told(sound: bytes) -> None:
    assert {"P08", "E02"} <= broken(edited(sound, _without_unicode))


def test_another_font_is_told(sound: bytes) -> None:
    def renamed(writer: PdfWriter) -> None:
        for font in _fonts(writer):
            font[NameObject("/BaseFont")] = NameObject("/AAAAAA+Arial")

    assert "P07" in broken(edited(sound, renamed))


def test_a_page_number_off_the_middle_is_told(sound: bytes) -> None:
    shifted = content_changed(1, lambda data: _number_moved(data, rb"1 0 0 1 500 \2 Tm\3(2) Tj"))
    assert broken(edited(sound, shifted)) == {"P11"}


def test_a_page_that_counts_wrongly_is_told(sound: bytes) -> None:
    miscounted = content_changed(1, lambda data: _number_moved(data, rb"1 0 0 1 \1 \2 Tm\3(7) Tj"))
    assert broken(edited(sound, miscounted)) == {"P15"}


def test_a_page_without_its_number_is_told(sound: bytes) -> None:
    removed = content_changed(1, lambda data: _number_moved(data, b""))
    assert broken(edited(sound, removed)) == {"P11"}


def test_a_number_on_the_first_page_is_told(sound: bytes) -> None:
    second = PdfReader(io.BytesIO(sound)).pages[1].get_contents()
    assert second is not None
    number = _NUMBER.search(second.get_data())
    assert number is not None
    shown = content_changed(0, lambda data: data.replace(b"ET", number.group() + b" ET", 1))
    assert broken(edited(sound, shown)) == {"P14"}


_NUMBER = re.compile(rb"1 0 0 1 ([\d.]+) ([\d.]+) Tm((?:(?!Tm).)*?)\(2\) Tj", re.DOTALL)


def _number_moved(data: bytes, instead: bytes) -> bytes:
    """The page's own number, which stands highest, drawn otherwise."""
    highest = max(_NUMBER.finditer(data), key=lambda found: float(found[2]))
    return data[: highest.start()] + highest.expand(instead) + data[highest.end() :]


def test_a_file_that_does_not_say_its_title_is_warned_of(sound: bytes) -> None:
    def untitled(writer: PdfWriter) -> None:
        writer.add_metadata({"/Title": ""})

    assert broken(edited(sound, untitled)) == {"E02"}


@pytest.mark.parametrize(("height", "told"), [(0, set()), (220, {"S09"})])
def test_a_digital_signature_stands_between_position_and_name(sound: bytes, height: int, told: set[str]) -> None:
    measured = examine(measure_pdf(sound), EXPECTED)
    name = measured.mains[0].signatures[0].name
    assert name is not None
    assert name.page is not None
    middle = (name.centre or 0) / 25.4 * 72
    base = 842 - name.lines[0].baseline / 25.4 * 72 + height

    def signed(writer: PdfWriter) -> None:
        box = ArrayObject([FloatObject(each) for each in (middle - 40, base + 20, middle + 40, base + 60)])
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/T"): TextStringObject("ký"),
                NameObject("/Rect"): box,
            }
        )
        writer.pages[(name.page or 1) - 1][NameObject("/Annots")] = ArrayObject([writer._add_object(field)])

    assert broken(edited(sound, signed)) == told


def test_a_signature_torn_from_its_text_is_warned_of(sound: bytes) -> None:
    examined = examine(measure_pdf(sound), EXPECTED)
    main = examined.mains[0]
    signature = main.signatures[0]
    assert signature.name is not None
    torn = replace(signature, name=replace(signature.name, page=9))
    parts = (replace(main, signatures=(torn,)), *examined.parts[1:])
    found = judged(RULES, replace(examined, parts=parts))
    assert {result.rule for result in found if result.ok is False} == {"S08"}


def test_a_scanned_copy_older_than_the_decree_allows_is_told() -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=595.3, height=841.9)
    target = io.BytesIO()
    writer.write(target)
    old = target.getvalue().replace(b"%PDF-1.3", b"%PDF-1.2").replace(b"%PDF-1.7", b"%PDF-1.2")
    assert "E01" in broken(old, PaperExpectation())
    assert "E01" not in broken(old.replace(b"%PDF-1.2", b"%PDF-1.4"), PaperExpectation())


def test_a_clone_of_times_new_roman_passes_with_a_note(sound: bytes) -> None:
    font = next(result for result in verify_paper(None, sound) if result.rule == "P07")
    assert font.ok
    assert font.found.startswith("Tinos")
    assert font.found.endswith("(cùng bề rộng chữ với Times New Roman)")


def test_faults_say_on_which_page_they_stand() -> None:
    document = sound_submission(name="TS. Lê Thị Mẫu")
    fault = next(each for each in verify_paper(None, made(document), EXPECTED) if each.ok is False)
    assert fault.where == "Trang 2: “TS. Lê Thị Mẫu”"


def test_the_letters_read_back_are_those_that_were_written(sound: bytes) -> None:
    texts = [block.text for block in measure_pdf(sound).blocks]
    assert LONG_TEXT in texts
