"""Numbers in words, with points and commas, and shares that are never rounded to what they are not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.vietnamese import (
    count_with_words,
    format_number,
    format_percent,
    number_in_words,
    parse_number,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (34, "ba mươi tư"),
        (55, "năm mươi lăm"),
        (99, "chín mươi chín"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (1100, "một nghìn một trăm"),
        (10_000, "mười nghìn"),
        (523_056, "năm trăm hai mươi ba nghìn không trăm năm mươi sáu"),
        (1_490_000, "một triệu bốn trăm chín mươi nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_002_000, "một triệu không trăm linh hai nghìn"),
        (2_980_000, "hai triệu chín trăm tám mươi nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (21 * 10**9, "hai mươi mốt tỷ"),
        (10**12, "một nghìn tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
        (10**15, "một triệu tỷ"),
        (-1, "âm một"),
        (-24, "âm hai mươi tư"),
    ],
)
def test_a_number_is_read_as_papers_read_it(number: int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [10**18, -(10**18)])
def test_a_number_beyond_all_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="quá lớn"):
        number_in_words(number)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "00 (không)"),
        (3, "03 (ba)"),
        (9, "09 (chín)"),
        (10, "10 (mười)"),
        (24, "24 (hai mươi tư)"),
        (1234, "1.234 (một nghìn hai trăm ba mươi tư)"),
    ],
)
def test_a_count_stands_in_figures_and_words(number: int, written: str) -> None:
    assert count_with_words(number) == written


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="số âm"):
        count_with_words(-1)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1234, None, "1.234"),
        (1_234_567, None, "1.234.567"),
        (-1234, None, "-1.234"),
        (Fraction(2469, 2), None, "1.234,5"),
        (Fraction(1, 3), None, "0,33"),
        (Fraction(2, 3), None, "0,67"),
        (Fraction(1, 1024), None, "0,0009765625"),
        (Decimal("1234.50"), None, "1.234,5"),
        (3, 2, "3,00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(-1, 1000), 2, "0,00"),
        (Decimal("0.125"), 2, "0,13"),
    ],
)
def test_a_number_has_points_between_thousands_and_a_comma_before_decimals(
    value: int | Fraction | Decimal, decimals: int | None, written: str
) -> None:
    assert format_number(value, decimals) == written


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_written_as_one(value: Decimal) -> None:
    with pytest.raises(ValueError, match="số"):
        format_number(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", Fraction(0)),
        ("1.234,5", Fraction(2469, 2)),
        ("1234.5", Fraction(2469, 2)),
        ("1,234.5", Fraction(2469, 2)),
        ("1.234", Fraction(1234)),
        ("12.345.678", Fraction(12_345_678)),
        ("1,234,567", Fraction(1_234_567)),
        ("1,234", Fraction(1234, 1000)),
        ("12,5", Fraction(25, 2)),
        ("12.5", Fraction(25, 2)),
        ("0.125", Fraction(1, 8)),
        ("0,125", Fraction(1, 8)),
        ("1234.567", Fraction(1_234_567, 1000)),
        ("1 234", Fraction(1234)),
        ("1\xa0234\u202f567,8", Fraction(12_345_678, 10)),
        ("98%", Fraction(98, 100)),
        ("98 %", Fraction(98, 100)),
        ("99,87%", Fraction(9987, 10_000)),
        ("-5", Fraction(-5)),
        ("\u22125,5", Fraction(-11, 2)),
        ("+7", Fraction(7)),
        ("007", Fraction(7)),
        ("  12 ", Fraction(12)),
    ],
)
def test_a_typed_number_is_understood_exactly(text: str, value: Fraction) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "abc",
        "12a",
        "1.23.4",
        "1,23,4",
        "1.234.56",
        "12 34",
        "--5",
        "%",
        "5%%",
        ",5",
        "5,",
        "1e5",
        "½",
        "<b>5</b>",
        "5 & 6",
        "\U0001f600",
        "1" * 41,
        "1.234,5.6",
        "1_000",
        "٣",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"[Ss]ố .*|số[.;]"):
        parse_number(text)


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(98, 100), "98%"),
        (Fraction(9987, 10_000), "99,87%"),
        (Fraction(995, 1000), "99,5%"),
        (Fraction(1, 3), "33,33%"),
        (Fraction(97_996, 100_000), "97,996%"),
        (Fraction(98_001, 100_000), "98,001%"),
        (Fraction(99_997, 100_000), "99,997%"),
        (Fraction(545_302, 545_303), "99,9998%"),
        (Fraction(1, 100_000), "0,001%"),
        (Fraction(12), "1.200%"),
        (Fraction(-1, 200), "-0,5%"),
    ],
)
def test_a_share_is_not_rounded_to_a_whole_percent_it_does_not_have(share: Fraction, written: str) -> None:
    assert format_percent(share) == written


@pytest.mark.parametrize(
    ("share", "threshold", "written"),
    [
        (Fraction(97_996, 100_000), Fraction(98, 100), "97,996%"),
        (Fraction(90_496, 100_000), Fraction(905, 1000), "90,496%"),
        (Fraction(90_496, 100_000), None, "90,5%"),
        (Fraction(90_501, 100_000), Fraction(905, 1000), "90,501%"),
        (Fraction(905, 1000), Fraction(905, 1000), "90,5%"),
        (Fraction(2, 3), Fraction(2, 3), "66,67%"),
        (Fraction(66_666, 100_000), Fraction(2, 3), "66,666%"),
    ],
)
def test_a_share_stands_to_its_threshold_as_the_exact_value_does(
    share: Fraction, threshold: Fraction | None, written: str
) -> None:
    assert format_percent(share, threshold) == written
