"""TCVN3, VNI-Windows and VISCII: every letter both ways, recognised with a confidence, never in place of Unicode."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.legacy_tables import ACCENTED_LETTERS, TCVN3, VISCII, VNI
from app.domain.legacy_text import (
    ENCODINGS,
    Encoding,
    guess_encoding,
    is_doubtful,
    mended,
    to_legacy,
    to_unicode,
    unicode_text,
)
from app.domain.vietnamese import capitalise_name, nfc
from app.domain.vietnamese_syllables import is_syllable
from tests.helpers.people_names import thousand_names

SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
OLD_SENTENCES: dict[Encoding, str] = {
    "tcvn3": "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc",
    "vni": "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc",
    "viscii": "Cµng hòa xã hµi chü nghîa Vi®t Nam, Ðµc l§p - Tñ do - HÕnh phúc",
}


def test_vietnamese_has_134_letters_that_ascii_has_not() -> None:
    alphabet = {
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    }
    assert set(ACCENTED_LETTERS) == {letter for letter in alphabet if not letter.isascii()} | {"đ", "Đ"}
    assert len(ACCENTED_LETTERS) == 134


@pytest.mark.parametrize("encoding", ["vni", "viscii"])
def test_every_letter_goes_both_ways(encoding: Encoding) -> None:
    assert [to_unicode(to_legacy(letter, encoding), encoding) for letter in ACCENTED_LETTERS] == list(ACCENTED_LETTERS)


def test_every_small_letter_of_tcvn3_goes_both_ways_and_every_capital_under_its_capital_font() -> None:
    small = [letter for letter in ACCENTED_LETTERS if letter.islower()]
    capitals = [letter for letter in ACCENTED_LETTERS if letter.isupper()]
    assert (len(small), len(capitals)) == (67, 67)
    assert [to_unicode(to_legacy(letter, "tcvn3"), "tcvn3") for letter in small] == small
    assert [to_unicode(to_legacy(letter, "tcvn3_capitals"), "tcvn3_capitals") for letter in capitals] == capitals


def test_tcvn3_has_codes_of_their_own_for_capitals_without_tones() -> None:
    assert to_unicode("¡¢£¤¥¦§", "tcvn3") == "ĂÂÊÔƠƯĐ"
    assert to_legacy("ĂÂÊÔƠƯĐ", "tcvn3") == "¡¢£¤¥¦§"


@pytest.mark.parametrize("table", [TCVN3, VISCII, VNI])
def test_no_two_letters_share_a_code(table: dict[str, str]) -> None:
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize("encoding", OLD_SENTENCES)
def test_a_sentence_reads_as_it_was_meant_and_is_written_as_it_was(encoding: Encoding) -> None:
    assert to_unicode(OLD_SENTENCES[encoding], encoding) == SENTENCE
    assert to_legacy(SENTENCE, encoding) == OLD_SENTENCES[encoding]


@pytest.mark.parametrize("encoding", OLD_SENTENCES)
def test_an_encoding_is_recognised_with_confidence(encoding: Encoding) -> None:
    guess = guess_encoding([OLD_SENTENCES[encoding]])
    assert guess.encoding == encoding
    assert guess.is_sure
    assert guess.confidence > 0.9


def test_a_single_old_word_is_recognised_but_not_surely() -> None:
    guess = guess_encoding(["N÷"])
    assert guess.encoding == "tcvn3"
    assert not guess.is_sure
    assert guess_encoding(["N÷", "Nam", "N÷", "N÷"]).is_sure


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        unicodedata.normalize("NFD", SENTENCE),
        "Hà Tô Công",
        "Phòng Tài chính",
        "José Muñoz, São Paulo",
        "5 µm · 30 °C · 3 m² – § 4",
        "café",
        "Ủy ban nhân dân",
        "",
        "HDND-UBND 2024",
        "Đặng Tiểu Bình 🏅",
    ],
)
def test_unicode_is_left_as_it_is(text: str) -> None:
    assert guess_encoding([text]).is_sure is False
    assert unicode_text(text)[0] == nfc(text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_unicode_cells_of_an_old_column_are_left_as_they_are(encoding: Encoding) -> None:
    for text in (SENTENCE, "Trần Thị Hoà", "Phòng Tài chính", "Hoàng Sỹ Lý"):
        if encoding != "tcvn3_capitals":
            assert mended(text, encoding) == text


def test_a_mixed_column_is_mended_cell_by_cell_and_a_mixed_cell_word_by_word() -> None:
    column = ["NguyÔn V¨n Nam", "Nguyễn Văn Nam", "TrÇn ThÞ Hµ", "Trần Thị Hà", "Lê Văn Tám"]
    guess = guess_encoding(column)
    assert guess.encoding == "tcvn3"
    assert guess.is_sure
    assert [mended(each, "tcvn3") for each in column] == [
        "Nguyễn Văn Nam",
        "Nguyễn Văn Nam",
        "Trần Thị Hà",
        "Trần Thị Hà",
        "Lê Văn Tám",
    ]
    assert mended("Phòng Nội vụ, NguyÔn V¨n Nam", "tcvn3") == "Phòng Nội vụ, Nguyễn Văn Nam"


@pytest.mark.parametrize(
    ("old", "meant"),
    [
        ("NGUYÔN V¡N Hµ", "NGUYỄN VĂN HÀ"),
        ("UBND X· MINH T¢M", "UBND XÃ MINH TÂM"),
        ("§¶NG Uû", "ĐẢNG UỶ"),
        ("Vò §ç Hµ", "Vũ Đỗ Hà"),
        ("X· An", "Xã An"),
        ("ñy ban", "ủy ban"),
    ],
)
def test_tones_amid_capitals_of_tcvn3_are_capitals(old: str, meant: str) -> None:
    assert to_unicode(old, "tcvn3") == meant


def test_a_capital_font_makes_all_of_it_capitals() -> None:
    assert to_unicode("ñy ban nh©n d©n x·", "tcvn3_capitals") == "ỦY BAN NHÂN DÂN XÃ"


def test_a_soft_hyphen_that_word_copied_is_still_a_letter() -> None:
    assert to_unicode("D­¬ng l\x1f¬ng", "tcvn3") == "Dương lương"


def test_vni_marks_of_the_other_case_are_understood() -> None:
    assert to_unicode("AÂn Aân ÑÖÙC Ñöùc", "vni") == "Ân Ân ĐỨC Đức"


def test_viscii_is_read_from_what_windows_showed_too() -> None:
    assert to_unicode("ÐÕi h\u00b5i €nh", "viscii") == "Đại hội Ạnh"
    assert to_unicode("\u2021", "viscii") == to_unicode("\x87", "viscii") == "Ậ"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_a_thousand_names_come_back(encoding: Encoding) -> None:
    names = thousand_names()
    old = [to_legacy(name, encoding) for name in names]
    assert len(set(names)) == 1000
    guess = guess_encoding(old)
    assert guess.encoding == encoding
    assert guess.confidence > 0.95
    assert [capitalise_name(mended(each, guess.encoding)) for each in old] == names
    assert guess_encoding(names).encoding is None


def test_a_thousand_names_in_capitals_come_back_from_tcvn3() -> None:
    names = [name.upper() for name in thousand_names() if any(len(word) > 2 for word in name.split())]
    assert len(names) > 900
    assert [mended(to_legacy(name, "tcvn3"), "tcvn3") for name in names] == names


def test_what_is_spelt_as_vietnamese_is_a_syllable() -> None:
    words = "Nguyễn Khuỷu nghiêng quốc quynh giếng gì gìn Ủy thuở khoảng ngoằn Yến ỷ Đặng xoong huỳnh quy Êm kỹ"
    assert [word for word in words.split() if not is_syllable(word)] == []
    assert [word for word in words.split() if not is_syllable(unicodedata.normalize("NFD", word))] == []


@pytest.mark.parametrize("word", ["NguyÔn", "Josộ", "các1", "cac", "cảc", "", "à́", "bcd", "Nguyeãn", "Smith", "·"])
def test_what_is_not_spelt_as_vietnamese_is_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_a_thousand_names_come_back_from_a_column_half_of_which_is_unicode(encoding: Encoding) -> None:
    names = thousand_names()
    for legacy in (0, 1):
        mixed = [to_legacy(name, encoding) if place % 2 == legacy else name for place, name in enumerate(names)]
        assert guess_encoding(mixed).encoding == encoding
        assert [capitalise_name(mended(each, encoding, is_mixed=True)) for each in mixed] == names


@pytest.mark.parametrize("is_mixed", [True, False])
@pytest.mark.parametrize(
    ("text", "encoding"), [("Ngô Quý Tú", "tcvn3"), ("Hoàng Cát Bình", "tcvn3"), ("Ngô Bá Hải", "vni")]
)
def test_a_name_in_unicode_that_could_be_old_is_left_as_it_is(text: str, encoding: Encoding, is_mixed: bool) -> None:
    assert mended(text, encoding, is_mixed=is_mixed) == text
    assert not is_doubtful(text, encoding)


@pytest.mark.parametrize(
    ("old", "encoding", "meant"),
    [("Vò Tó", "tcvn3", "Vũ Tú"), ("Phan Thò Lan", "vni", "Phan Thị Lan"), ("Mai TrÝ An", "tcvn3", "Mai Trí An")],
)
def test_an_old_name_that_could_be_unicode_is_converted(old: str, encoding: Encoding, meant: str) -> None:
    assert mended(old, encoding, is_mixed=True) == meant


def test_what_could_be_both_is_left_as_it_is_only_where_unicode_stands_beside_it() -> None:
    assert is_doubtful("Quý Hòa", "tcvn3")
    assert mended("Quý Hòa", "tcvn3", is_mixed=True) == "Quý Hòa"
    assert mended("Quý Hòa", "tcvn3") == "Quý Hũa"
