"""Cleaning Vietnamese text, and the keys that find the same words again."""

from __future__ import annotations

import unicodedata

import pytest

from app.domain.vietnamese import (
    clean_lines,
    clean_text,
    nfc,
    same_name_key,
    search_key,
    to_old_tone_style,
)

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART_ON_FIRE = "\u2764\ufe0f\u200d\U0001f525"


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("", ""),
        (" \t\xa0\u3000\r\n", ""),
        ("  Tổ   bầu cử\tsố\n1 ", "Tổ bầu cử số 1"),
        ("Minh\x0bTâm", "Minh Tâm"),
        ("Minh\u2028Tâm\x85xã", "Minh Tâm xã"),
        ("A & B <Thi đua> \"x\" 'y'", "A & B <Thi đua> \"x\" 'y'"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("\ufeffMinh\u200b Tâ\xadm\u200e", "Minh Tâm"),
        ("Minh\x00\x07\x7f\x9f Tâm", "Minh Tâm"),
        ("Minh\ud800 Tâm\udfff", "Minh Tâm"),
        ("Minh\ufffe Tâm\uffff\U0001ffff\ufdd0", "Minh Tâm"),
        ("Minh\ufffc Tâm", "Minh Tâm"),
        ("đĐ ưƯ", "đĐ ưƯ"),
        ("Giỏi \U0001f600", "Giỏi \U0001f600"),
    ],
)
def test_clean_text_is_one_tidy_line(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned


@pytest.mark.parametrize("emoji", [FAMILY, HEART_ON_FIRE, "\u2665\ufe0f"])
def test_an_emoji_made_of_several_characters_stays_whole(emoji: str) -> None:
    assert clean_text(f"Vui {emoji}!") == f"Vui {emoji}!"


@pytest.mark.parametrize("text", ["a\u200db", "\u200d", "\U0001f468\u200d", "\u200d\U0001f468", "a\u200d\U0001f468"])
def test_a_joiner_that_joins_no_emoji_is_dropped(text: str) -> None:
    assert "\u200d" not in clean_text(text)


def test_a_long_text_is_kept_to_the_last_letter() -> None:
    long = "Tuyên truyền bầu cử " * 150
    assert clean_text(long) == long.strip()


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("", ""),
        ("\n \r\n\t\n", ""),
        ("một\r\nhai\rba\x0bbốn\u2028năm\u2029sáu\x0cbảy", "một\nhai\nba\nbốn\nnăm\nsáu\nbảy"),
        ("\n\n một  \n\n\n \n hai\n\n\n", "một\n\nhai"),
        ("một\n\nhai", "một\n\nhai"),
        ("a\tb\u200b\nc\ud83d", "a b\nc"),
    ],
)
def test_clean_lines_keeps_lines_and_single_blank_lines(typed: str, cleaned: str) -> None:
    assert clean_lines(typed) == cleaned


def test_nfc_joins_what_unikey_may_send_apart() -> None:
    assert nfc(unicodedata.normalize("NFD", "Hồ sơ Thi đua")) == "Hồ sơ Thi đua"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đặng Thị Hường", "dang thi huong"),
        ("ĐẶNG  THỊ\xa0HƯỜNG", "dang thi huong"),
        (unicodedata.normalize("NFD", "Nguyễn Đức Ứng"), "nguyen duc ung"),
        ("ﬁ Ａ", "fi a"),
        ("", ""),
    ],
)
def test_a_search_looks_through_accents_case_and_the_bar_of_d(text: str, key: str) -> None:
    assert search_key(text) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà"),
        ("Lê Thị Thúy", "LÊ THỊ THUÝ"),
        ("Ủy ban nhân dân", "Uỷ ban  nhân dân"),
        ("Trần Khoẻ", unicodedata.normalize("NFD", "trần khỏe ")),
        ("Đào Duy", "đào\xa0duy"),
    ],
)
def test_one_name_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lý", "Lí"), ("Hoa", "Hòa"), ("Dung", "Dũng"), ("Đức", "Dức"), ("Quý", "Qúy")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert same_name_key(one) != same_name_key(other)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("Hoà", "Hòa"),
        ("toả", "tỏa"),
        ("xoã", "xõa"),
        ("goá", "góa"),
        ("hoạ", "họa"),
        ("khoẻ", "khỏe"),
        ("loè", "lòe"),
        ("uỷ", "ủy"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuỷ", "thủy"),
        ("tuỳ", "tùy"),
        ("thuý", "thúy"),
        ("luỹ", "lũy"),
        ("nguỵ", "ngụy"),
        ("Cộng hoà xã hội", "Cộng hòa xã hội"),
        ("“Hoà”, (uỷ)", "“Hòa”, (ủy)"),
    ],
)
def test_open_syllables_take_the_tone_on_the_glide(new: str, old: str) -> None:
    assert to_old_tone_style(new) == old


@pytest.mark.parametrize(
    "text",
    [
        "quý",
        "Quỳ",
        "QUỶ",
        "qua",
        "quà",
        "quả",
        "quá",
        "giá",
        "già",
        "hoàn",
        "oan",
        "hoàng",
        "ngoài",
        "khoáy",
        "khuỷu",
        "huých",
        "thuyền",
        "hòa",
        "ủy",
        "khỏe",
        "loẹt",
        "tuýp",
        "",
        "a & <b>",
    ],
)
def test_syllables_with_one_spelling_stay_as_they_are(text: str) -> None:
    assert to_old_tone_style(text) == text
